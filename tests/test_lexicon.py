"""Every file of the lexicon: it loads, faults are told with their place, and its examples hold."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
from pydantic import ConfigDict

from resumesift.errors import LexiconError
from resumesift.extraction.domain_calls import classifier
from resumesift.extraction.heads import ContextWord, TitleWord, context_words, title_groups, title_heads, title_words
from resumesift.extraction.levels import level_of
from resumesift.extraction.matching import fold
from resumesift.extraction.titles import (
    CompanyWord,
    company_cue,
    company_words,
    department_cue,
    opens_duty,
    title_cue,
)
from resumesift.extraction.unknown_titles import UnknownTitleWord, may_lead, names_craft, unknown_title_words
from resumesift.lexicon.domains import DomainWords, domain_names, domain_words
from resumesift.lexicon.load import Entry, read_entries

FILES = sorted(path.name for path in files("resumesift.lexicon").iterdir() if path.name.endswith(".yaml"))


class AnyEntry(Entry):
    """An entry with whatever more a file's own model knows."""

    model_config = ConfigDict(extra="allow", frozen=True)


@pytest.mark.parametrize("name", FILES)
def test_a_file_loads_with_ids_and_words_once(name: str) -> None:
    content = files("resumesift.lexicon").joinpath(name).read_bytes()
    assert read_entries(content, name, AnyEntry)


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("- {id: a, zh: [x, y, x]}", ['x.yaml:1:22: "x" stands twice in zh']),
        ("- {id: a}\n- {id: b}\n- {id: a}", ['x.yaml:3:8: the id "a" stands twice: first in line 1']),
        ("[{id: a}, {id: a}]", ['x.yaml:1:16: the id "a" stands twice: first in line 1']),
        ("- {id: a, exampels: [x]}", ['x.yaml:1:11: unknown key "exampels", did you mean "examples"?']),
        ("- {id: a, en: [1]}", ['x.yaml:1:16: must be text: write "1", with the quotes']),
        ("- {id: a, zh: 1}\n- {zh: [b]}", ["x.yaml:1:15: must be a list, not \"1\"", 'x.yaml:2:3: "id" is missing']),
        ("- {id: a, id: b}", ['x.yaml:1:11: "id" stands twice: first in line 1']),
    ],
)
def test_faults_are_told_all_at_once_with_their_place(content: str, problems: list[str]) -> None:
    with pytest.raises(LexiconError) as caught:
        read_entries(content, "x.yaml", Entry)
    assert str(caught.value).split("\n") == problems


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("entries", [title_words(), company_words()], ids=["titles", "companies"])
def test_a_word_that_decides_stands_once_in_its_file(entries: tuple[Entry, ...], language: str) -> None:
    words = Counter(fold(word) for entry in entries for word in getattr(entry, language))
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("group", domain_words(), ids=lambda group: group.id)
def test_groups_speak_of_domains_that_there_are(group: DomainWords) -> None:
    assert {*group.domains, group.within or "ecommerce"} <= set(domain_names())


def heads(text: str) -> set[str]:
    return {head.entry.id for group in title_groups(text) for part in group for head in title_heads(part)}


@pytest.mark.parametrize("entry", title_words(), ids=lambda entry: entry.id)
def test_title_words_head_their_examples(entry: TitleWord) -> None:
    if entry.kind == "stop":
        assert [text for text in entry.examples if title_cue(text) > 0.3] == []
        assert [text for text in entry.counter_examples if title_cue(text) < 0.6] == []
        return
    assert [text for text in entry.examples if entry.id not in heads(text)] == []
    assert [text for text in entry.counter_examples if entry.id in heads(text) and not opens_duty(text)] == []


@pytest.mark.parametrize("word", ["负责人", "指导员", "Lead Engineer", "Support Engineer"])
def test_a_title_does_not_open_a_duty(word: str) -> None:
    assert not opens_duty(word)


def test_duty_openings_open_their_examples() -> None:
    (entry,) = (entry for entry in context_words() if entry.kind == "duty")
    assert [text for text in entry.examples if not opens_duty(text)] == []
    assert [text for text in entry.counter_examples if opens_duty(text)] == []


@pytest.mark.parametrize("entry", [e for e in context_words() if e.effect], ids=lambda entry: entry.id)
def test_modifiers_lower_their_examples(entry: ContextWord) -> None:
    def lowered(text: str) -> bool:
        (head,) = (head for group in title_groups(text) for part in group for head in title_heads(part))
        level = level_of(text)
        return level is not None and level.low != head.entry.low

    assert [text for text in entry.examples if not lowered(text)] == []
    assert [text for text in entry.counter_examples if lowered(text)] == []


@pytest.mark.parametrize("entry", unknown_title_words(), ids=lambda entry: entry.id)
def test_words_of_unknown_titles_tell_their_examples(entry: UnknownTitleWord) -> None:
    def told(text: str) -> bool:
        return may_lead(text) if entry.kind == "leads" else names_craft(text) == (entry.kind == "craft")

    assert [text for text in entry.examples if not told(text)] == []
    assert [text for text in entry.counter_examples if told(text)] == []


@pytest.mark.parametrize("entry", [e for e in context_words() if e.kind in ("staff", "alone")], ids=lambda e: e.id)
def test_staff_makes_a_founder_a_director(entry: ContextWord) -> None:
    def staffed(duties: str) -> bool:
        level = level_of("创始人", duties)
        return level is not None and level.low == "director"

    assert [text for text in entry.examples if staffed(text) != (entry.kind == "staff")] == []
    assert [text for text in entry.counter_examples if staffed(text) == (entry.kind == "staff")] == []


@pytest.mark.parametrize("entry", company_words(), ids=lambda entry: entry.id)
def test_company_words_are_seen_in_their_examples(entry: CompanyWord) -> None:
    cue = department_cue if entry.kind == "department" else company_cue
    threshold = 0.35 if entry.kind == "place" else 0.5
    assert [text for text in entry.examples if cue(text) < threshold] == []
    assert [text for text in entry.counter_examples if cue(text) >= threshold] == []


@pytest.mark.parametrize("group", domain_words(), ids=lambda group: group.id)
def test_domain_words_are_found_in_their_examples(group: DomainWords) -> None:
    def found(text: str) -> bool:
        fields = group.where or ("duties",)
        return any(group in hit.groups for hit in classifier().vocabulary.hits(text, fields[0]))

    if group.role == "mask":
        assert [text for text in group.examples if classifier().vocabulary.hits(text)] == []
        return
    assert [text for text in group.examples if not found(text)] == []
    assert [text for text in group.counter_examples if found(text)] == []
