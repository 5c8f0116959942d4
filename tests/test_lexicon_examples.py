"""Every entry of the lexicon shows what it means: its examples hold and its near misses do not."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from resumesift.extraction.achievements import results
from resumesift.extraction.assertion import Cue, filling, find_cues
from resumesift.extraction.chunks import Chunk
from resumesift.extraction.credentials import proves
from resumesift.extraction.cues import field_of, has_cue, is_address, is_cue, is_place, is_prose, is_trade, split_label
from resumesift.extraction.domain_calls import classifier
from resumesift.extraction.education_parts import (
    EducationWord,
    degree_in,
    fields_beside,
    is_course,
    is_department,
    label_of,
    parts_of,
    school_in,
)
from resumesift.extraction.headings import heading_kind, loose_heading_kind
from resumesift.extraction.heads import ContextWord, TitleWord, title_groups, title_heads
from resumesift.extraction.kinds import kind_of
from resumesift.extraction.levels import level_of
from resumesift.extraction.matching import fold
from resumesift.extraction.mentions import hits_of
from resumesift.extraction.names import chinese_name, latin_name, name_words, unwrapped
from resumesift.extraction.parts import company_part, title_part
from resumesift.extraction.prose import read_sentence, says_as
from resumesift.extraction.skill_items import items_of
from resumesift.extraction.splits import split
from resumesift.extraction.teams import team_sizes
from resumesift.extraction.titles import CompanyWord, company_cue, department_cue, opens_duty, title_cue
from resumesift.extraction.unknown_titles import UnknownTitleWord, may_lead, names_craft
from resumesift.lexicon.concepts import Concept, Decoy, Metric
from resumesift.lexicon.domains import DomainWords
from resumesift.lexicon.load import Entry, PatternEntry, load_entries
from resumesift.lexicon.protected import Protected, word_of
from texts import concepts_in, drafted

Checker = Callable[..., bool]


def cue_found(cue: Cue, text: str) -> bool:
    if cue.kind in ("tail", "lead"):
        return bool(filling(cue.kind).match(fold(text)))
    return any(other.id == cue.id for other, _ in find_cues(fold(text)))


def concept_found(concept: Concept, text: str) -> bool:
    return concept.id in concepts_in(text)


def decoy_hides(decoy: Decoy, text: str) -> bool:
    """Without the decoy the text would hold what it hides; with it, it does not."""
    doc, _ = drafted(text, "work")
    return not any(hit.concept in decoy.hides if decoy.hides else hit.family == "skill" for hit in hits_of(doc))


def measured(metric: Metric, text: str) -> bool:
    found = {result.metric for result in results(text)}
    return not found if metric.measures == "none" else metric.id in found


def result_word(entry: Entry, text: str) -> bool:
    found = results(text)
    if entry.id in ("rise", "reaching"):
        return any(one.worse for one in found)
    if entry.id.startswith("decline"):
        return any((one.value or 0) < 0 for one in found)
    if entry.id == "loss":
        return not found
    return any(one.metric == "metric.ranking" and one.value is None for one in found)


def domain_found(group: DomainWords, text: str) -> bool:
    words = classifier().words
    if group.role == "mask":
        return not words.hits(text)
    fields = group.where or ("duties",)
    return any(group in hit.groups for hit in words.hits(text, fields[0]))


def school_word(entry: EducationWord, text: str) -> bool:
    if entry.level:
        return degree_in(text)[1] == entry.level
    if entry.id.startswith("label."):
        return label_of(text) == entry.id.removeprefix("label.")
    return {
        "school": lambda: school_in(text) is not None,
        "department": lambda: is_department(text),
        "course": lambda: is_course(text),
        "course.short": lambda: is_course(text) and degree_in(text)[1] is None,
        "degree.unsure": lambda: degree_in(text)[0] is not None and degree_in(text)[1] is None,
        "degree.none": lambda: degree_in(text)[0] is None,
        "minor": lambda: fields_beside(text, None) == (),
        # What the words do: a cell that holds one is no field of study.
        "remark": lambda: parts_of(f"某某大学\t{text}").field is None,
        "aside": lambda: parts_of(f"某某大学\t{text}").field is None,
    }[entry.id]()


def protected_told(entry: Protected, text: str) -> bool:
    return word_of(entry, text) is not None


def heads_section(entry: Entry, text: str) -> bool:
    if entry.id == "filler":
        return heading_kind(text) is not None
    if entry.id == "empty":
        return loose_heading_kind(f"Strange {text}") is None and loose_heading_kind(f"某某{text}") is None
    return heading_kind(text) == {"experience": "work"}.get(entry.id, entry.id)


def labels_field(entry: Entry, text: str) -> bool:
    text = text.replace("：", ":")  # as the reading gives it
    split = split_label(text)
    return (split[0] if split else field_of(text)) == entry.id


def credential_word(entry: Entry, text: str) -> bool:
    return proves(text) if entry.id == "held" else not proves(text)


def names_place(entry: Entry, text: str) -> bool:
    return is_address(text) if entry.id == "place.street" else is_place(text)


NAMES: dict[str, Callable[[str], bool]] = {
    "surname": lambda text: (chinese_name(text) or ("", 0))[1] >= 2,
    "compound": lambda text: (chinese_name(text) or ("", 0))[1] >= 3,
    "given": lambda text: (latin_name(text) or ("", 0))[1] >= 2,
    "trade_surname": lambda text: latin_name(text) is not None,
    "particle": lambda text: latin_name(text) is not None,
    "honorific": lambda text: (latin_name(text) or (text, 0))[0] != text,
    "degree": lambda text: (latin_name(text) or (text, 0))[0] != text,
    "never": lambda text: chinese_name(text) is None and latin_name(text) is None,
    "wrapper": lambda text: unwrapped(text) != text,
    "label": lambda text: bool(name_words().label.match(fold(text))),
    "told": lambda text: bool(name_words().told.search(fold(text))),
    "label_first": lambda text: bool(name_words().first_label.match(fold(text))),
    "label_last": lambda text: bool(name_words().last_label.match(fold(text))),
}


def name_word(entry: Entry, text: str) -> bool:
    return NAMES[entry.id](text)


def post_word(entry: Entry, text: str) -> bool:
    if entry.id in ("kind.internship", "kind.part_time"):
        return kind_of(text, "", "work") == entry.id.removeprefix("kind.")
    if entry.id == "kind.employee":
        return kind_of(text, "", "internship") == "job"
    if entry.id == "duty.verb":
        return is_prose(text)
    if entry.id in ("trade", "firm"):
        return is_trade(text)
    if entry.id in ("not_post.student", "not_post.class", "abbreviation", "label.start", "label.end"):
        return is_cue(entry.id, text)
    return has_cue(entry.id, text)


def item_word(entry: Entry, text: str) -> bool:
    """`lead` and `level` words fall away from an item, `noise` and `prose` leave none."""
    _, draft = drafted(text, "skills")
    items = [text[slice(*span)] for span in items_of(text, draft.sections[0])]
    return items != [text] and bool(items) is (entry.id in ("lead", "level"))


def team_told(entry: PatternEntry, text: str) -> bool:
    return bool(team_sizes(text)) is (entry.id == "led")


def heads_title(entry: TitleWord, text: str) -> bool:
    if entry.kind == "stop":
        cue = title_cue(text)
        assert cue <= 0.3 or cue >= 0.6, f"{text} is neither a title nor none"
        return cue <= 0.3
    heads = {head.entry.id for group in title_groups(text) for part in group for head in title_heads(part)}
    return entry.id in heads and not opens_duty(text)


def lowers(entry: ContextWord, text: str) -> bool:
    (head,) = (head for group in title_groups(text) for part in group for head in title_heads(part))
    level = level_of(text)
    return level is not None and level.low != head.entry.low


def founder_level(duties: str) -> str | None:
    level = level_of("创始人", duties)
    return level.low if level else None


CONTEXT: dict[str, Checker] = {
    "modifier": lambda entry, text: lowers(entry, text) if entry.effect else not lowers(entry, text),
    "duty": lambda _, text: opens_duty(text),
    "phrase": lambda _, text: any(head.before.strip() for head in title_heads(fold(text))),
    "surname": lambda _, text: title_cue(text) == 0.25,
    "address": lambda _, text: title_cue(text) == 0.25,
    "finite": lambda _, text: title_cue(text) < 0.3,
    "both": lambda _, text: any(len(group) > 1 for group in title_groups(text)),
    "promotion": lambda _, text: len(list(title_groups(text))) > 1,
    "raise": lambda _, text: (found := level_of("店长", text)) is not None and found.high == "director",
    "staff": lambda _, text: founder_level(text) == "director",
    "alone": lambda _, text: founder_level(text) != "director",
}


def context_word(entry: ContextWord, text: str) -> bool:
    return CONTEXT[entry.kind](entry, text)


def company_word(entry: CompanyWord, text: str) -> bool:
    if entry.kind == "seat":
        return any(pair[0].span[1] == pair[1].span[0] for pair in split(Chunk(text, (0, len(text)), 0, "R0"), 0))
    cue = department_cue if entry.kind == "department" else company_cue
    return cue(text) >= (0.35 if entry.kind == "place" else 0.5)


def tells_tenure(entry: Entry, text: str) -> bool:
    """What a sentence says by the word: a company, a title, where these end; `name` words are no verbs."""
    if entry.id == "outright":
        return says_as(text)
    if entry.id == "name":
        chunk = Chunk(text, (0, len(text)), 0, "R0")
        return all(part is not None and part.text == text for part in (company_part(chunk, 0), title_part(chunk, 0)))
    reading = read_sentence(text, (0, len(text)), 0)
    company, title = (reading.company, reading.title) if reading else (None, None)
    if entry.id in ("worked", "office", "then"):
        named = company if entry.id == "worked" else title
        return named is not None and text[named.span[1] :].startswith(tuple(entry.zh))
    found = company if entry.id == "employer" else title
    return found is not None and (entry.id != "titles" or "、" in found.text)


def unknown_title(entry: UnknownTitleWord, text: str) -> bool:
    return may_lead(text) if entry.kind == "leads" else names_craft(text) == (entry.kind == "craft")


CHECKERS: dict[str, tuple[type[Entry], Checker]] = {
    "assertion": (Cue, cue_found),
    "companies": (CompanyWord, company_word),
    "concepts": (Concept, concept_found),
    "credentials": (Entry, credential_word),
    "decoys": (Decoy, decoy_hides),
    "domains": (DomainWords, domain_found),
    "education": (EducationWord, school_word),
    "headings": (Entry, heads_section),
    "labels": (Entry, labels_field),
    "licences": (Concept, concept_found),
    "metrics": (Metric, measured),
    "names": (Entry, name_word),
    "places": (Entry, names_place),
    "posts": (Entry, post_word),
    "professions": (Concept, concept_found),
    "protected": (Protected, protected_told),
    "results": (Entry, result_word),
    "skill_items": (Entry, item_word),
    "skills": (Concept, concept_found),
    "teams": (PatternEntry, team_told),
    "tenure": (Entry, tells_tenure),
    "title_context": (ContextWord, context_word),
    "titles": (TitleWord, heads_title),
    "unknown_titles": (UnknownTitleWord, unknown_title),
}
"""Of each file the model of its entries and what an example of an entry shows."""

ENTRIES = [(name, entry) for name, (model, _) in CHECKERS.items() for entry in load_entries(name, model)]
ELSEWHERE = {"document_dates", "instructions", "stated_years"}
"""Files whose examples are whole cells of a page: the tests of their modules run them."""
WORDLESS = {"domains": {"ecommerce", "b2c"}}
"""Entries that have a name and no words to find."""


def test_each_file_has_a_checker() -> None:
    there = {path.name for path in files("resumesift.lexicon").iterdir() if path.name.endswith(".yaml")}
    assert there == {f"{name}.yaml" for name in {*CHECKERS, *ELSEWHERE}}


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda value: getattr(value, "id", value))
def test_an_entry_holds_its_examples_and_not_its_near_misses(name: str, entry: Entry) -> None:
    _, shows = CHECKERS[name]
    if entry.id not in WORDLESS.get(name, ()):
        assert entry.examples, "no example"
        assert entry.counter_examples, "no near miss"
    assert [text for text in entry.examples if not shows(entry, text)] == []
    assert [text for text in entry.counter_examples if shows(entry, text)] == []


@pytest.mark.parametrize(
    "names",
    [("assertion",), ("metrics",), ("skills", "professions", "licences")],
    ids=" and ".join,
)
def test_a_word_that_decides_stands_in_one_entry(names: tuple[str, ...]) -> None:
    owners: dict[str, set[str]] = {}
    for name, entry in ENTRIES:
        for word in entry.aliases if name in names and entry.id not in ("tail", "lead") else ():
            owners.setdefault("".join(fold(word).split()), set()).add(entry.id)
    assert {word: ids for word, ids in owners.items() if len(ids) > 1} == {}
