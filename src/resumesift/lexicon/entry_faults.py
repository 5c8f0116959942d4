"""What is wrong with the entries of a vocabulary, each fault with its place in the entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from resumesift.lexicon.concepts import Decoy, shipped_concepts
from resumesift.lexicon.domains import shipped_domain_words
from resumesift.lexicon.entry_examples import example_faults
from resumesift.lexicon.finding import plain
from resumesift.lexicon.load import expand, load_entries
from resumesift.yaml_source import unknown

if TYPE_CHECKING:
    from resumesift.lexicon.vocabulary import Vocabulary, VocabularyEntry

ID = re.compile(r"(skill|ability|quality|metric)(\.[a-z0-9_]+)+|[a-z][a-z0-9_]*")

_FAMILIES = ("skill", "ability", "quality", "metric")
_NAMES = ("zh", "en", "cased", "listed")
_FOR = {
    **dict.fromkeys(("cased", "listed"), "a concept"),
    **dict.fromkeys(("measures", "better"), "a metric"),
    **dict.fromkeys(("within", "work", "support", "thin", "outside", "opposite"), "a domain"),
    "mask": "a concept or a domain",
}
"""What a key is for, where it is not for all."""
_WORDS = (*_NAMES, "work", "support", "thin", "outside", "opposite", "mask")
_SHORT = re.compile(r"[A-Za-z]{1,2}")
_ID_FORM = (
    'must be "skill.…", "ability.…" or "quality.…" for a concept, "metric.…" for a metric, or a word such as '
    '"warehousing" for a domain, in lower-case letters, digits and _, not "{}"'
)


class Fault(NamedTuple):
    """A fault: the linter's rule, the path of the part in the entry or in the vocabulary, and what is wrong."""

    rule: str
    loc: tuple[str | int, ...]
    message: str


def faults(entry: VocabularyEntry) -> Iterator[Fault]:
    """What is wrong with one entry."""
    if not ID.fullmatch(entry.id) or entry.id in _FAMILIES:
        yield Fault("wrong-form", ("id",), _ID_FORM.format(entry.id))
        return
    yield from _strangers(entry)
    found = [*_word_faults(entry)]
    yield from found
    if not any(getattr(entry, key) for key in _WORDS):
        yield Fault("missing-key", (), f'{entry.id} has no words: write "zh", "en" or both')
    elif not found:
        yield from (Fault("wrong-example", *told) for told in example_faults(entry))


def faults_between(vocabulary: Vocabulary) -> Iterator[Fault]:
    """What is wrong between the entries, or between them and the lexicon."""
    taken = {decoy.id for decoy in load_entries("decoys", Decoy)}
    outer = _shipped_domains()
    shipped = {*outer, *(concept.id for concept in shipped_concepts())}
    outer |= {entry.id: entry.within for entry in vocabulary.domains if entry.id not in outer}
    seen: set[str] = set()
    for index, entry in enumerate(vocabulary.root):
        if entry.id in seen:
            yield Fault("duplicate-id", (index, "id"), f'"{entry.id}" stands twice: write its words in one entry')
        seen.add(entry.id)
        if entry.id in taken:
            message = f'"{entry.id}" means something else in the lexicon: choose another id'
            yield Fault("wrong-form", (index, "id"), message)
        if entry.id not in shipped and not any(getattr(entry, key) for key in _NAMES):
            yield Fault("missing-key", (index,), f'{entry.id} is new and has no name: write "zh", "en" or both')
        yield from (fault._replace(loc=(index, *fault.loc)) for fault in _metric_faults(entry, entry.id in shipped))
        if entry.within is not None and (message := _wrong_place(entry, entry.within, outer, shipped)):
            yield Fault("unknown-domain", (index, "within"), message)


def _metric_faults(entry: VocabularyEntry, known: bool) -> Iterator[Fault]:
    if entry.kind != "metric":
        return
    if not known and entry.measures is None:
        message = f'{entry.id} is new: write "measures", one of volume, rate, growth, rank and time'
        yield Fault("missing-key", (), message)
    for key in ("measures", "better"):
        if known and getattr(entry, key) is not None:
            message = f'"{key}" is for a new metric: {entry.id} stays what the lexicon says'
            yield Fault("unknown-key", (key,), message)


def _wrong_place(entry: VocabularyEntry, within: str, outer: dict[str, str | None], shipped: set[str]) -> str:
    if entry.id in shipped:
        return f'"{entry.id}" is a domain of the lexicon: it stays where it is'
    if within not in outer:
        return unknown("domain", within, outer)
    if within == entry.id:
        return "a domain is not within itself"
    return f'"{within}" is within "{outer[within]}" itself: name that one' if outer[within] else ""


def _shipped_domains() -> dict[str, str | None]:
    """The domains of the lexicon, each with the one that it is within."""
    return {group.id: group.within for group in shipped_domain_words() if group.role == "domain"}


def _strangers(entry: VocabularyEntry) -> Iterator[Fault]:
    """Keys that the entry has no use for."""
    for key, owner in _FOR.items():
        if key in entry.model_fields_set and entry.kind not in owner:
            yield Fault("unknown-key", (key,), f'"{key}" is for {owner}: {entry.id} is a {entry.kind}')
    if entry.kind == "domain" and entry.opposite and not (entry.within or _shipped_domains().get(entry.id)):
        message = '"opposite" is for a domain within another: write "within", or "outside" in place of it'
        yield Fault("unknown-key", ("opposite",), message)


def _word_faults(entry: VocabularyEntry) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for key in _WORDS:
        for at, written in enumerate(getattr(entry, key)):
            for word in dict.fromkeys(expand(written)):
                if message := _wrong_word(word, key, entry.kind == "concept"):
                    yield Fault("wrong-word" if word.strip() else "empty-value", (key, at), message)
                    break
                if (before := seen.setdefault(plain(word), key)) != key or _is_second(entry, key, at, word):
                    yield Fault("duplicate-word", (key, at), f'"{word}" stands twice: it is in "{before}" already')
                    break


def _is_second(entry: VocabularyEntry, key: str, at: int, word: str) -> bool:
    """Does an item before this one of the same list have the word?"""
    before = (choice for written in getattr(entry, key)[:at] for choice in expand(written))
    return plain(word) in map(plain, before)


def _wrong_word(word: str, key: str, of_concept: bool) -> str | None:
    if not word.strip():
        return "must not be empty"
    if word != (spaced := " ".join(word.split())):
        return f'"{word}" has spaces that texts do not have: write "{spaced}"'
    if "|" in word:
        return f'"{word}": write choices as "(a|b)", none inside another'
    if not any(char.isalnum() for char in word):
        return f'"{word}" has no letter'
    if key == "listed":
        return None
    if len(word) == 1:
        listed = ', or put it into "listed" (it counts as an item of a list only)' if of_concept else ""
        return f'"{word}" is one character and stands in too many texts: write more of it{listed}'
    if key != "cased" and _SHORT.fullmatch(word):
        cased = 'put it into "cased" (it counts in exactly this case only)' if of_concept else "write more of it"
        return f'"{word}" is too short to count in any case: {cased}'
    return None
