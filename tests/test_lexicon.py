"""Every file of the lexicon: it loads, and faults are told with their place."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
from pydantic import ConfigDict

from resumesift.errors import LexiconError
from resumesift.extraction.heads import title_words
from resumesift.extraction.matching import fold
from resumesift.extraction.titles import (
    company_words,
    opens_duty,
)
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
        ("- {id: a, zh: 1}\n- {zh: [b]}", ['x.yaml:1:15: must be a list, not "1"', 'x.yaml:2:3: "id" is missing']),
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
    deciding = [
        entry for entry in entries if getattr(entry, "kind", None) != "seat"
    ]  # found again where a title follows
    words = Counter(fold(word) for entry in deciding for word in getattr(entry, language))
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("group", domain_words(), ids=lambda group: group.id)
def test_groups_speak_of_domains_that_there_are(group: DomainWords) -> None:
    assert {*group.domains, group.within or "ecommerce"} <= set(domain_names())


@pytest.mark.parametrize("word", ["负责人", "指导员", "Lead Engineer", "Support Engineer"])
def test_a_title_does_not_open_a_duty(word: str) -> None:
    assert not opens_duty(word)
