"""The examples and near misses of an entry of a vocabulary, held against its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from resumesift.lexicon.concepts import shipped_concepts
from resumesift.lexicon.domains import shipped_domain_words
from resumesift.lexicon.finding import Span, spans_of
from resumesift.lexicon.load import expand

if TYPE_CHECKING:
    from resumesift.lexicon.vocabulary import VocabularyEntry


def example_faults(entry: VocabularyEntry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The place and the message of each text that holds what it should not, or does not what it should."""
    for at, word in enumerate(entry.mask):
        if not all(_spans(entry, choice) for choice in expand(word)):
            yield ("mask", at), f'"{word}" holds no word of {entry.id}: it would hide nothing'
    for at, text in enumerate(entry.examples):
        if not _meant(entry, text):
            yield ("examples", at), f'"{text}" holds no word of {entry.id}'
    for at, text in enumerate(entry.counter_examples):
        if found := _meant(entry, text):
            word = text[slice(*found[0])]
            told = f'"{text}" holds "{word}" of {entry.id}: hide it by a word in "mask", or take the text out'
            yield ("counter_examples", at), told


def _meant(entry: VocabularyEntry, text: str) -> list[Span]:
    """Where words of the entry stand in a text, and not inside a longer one that means something else."""
    hidden = list(spans_of(_choices(entry.mask), text))
    return [span for span in _spans(entry, text) if not any(a <= span[0] and span[1] <= b for a, b in hidden)]


def _spans(entry: VocabularyEntry, text: str) -> list[Span]:
    """Where words of the entry, and those that the lexicon has for its id, stand in a text."""
    words = _choices((*entry.zh, *entry.en, *entry.work, *entry.support, *entry.thin))
    cased, listed = list(entry.cased), list(entry.listed)
    for group in shipped_domain_words():
        if group.role == "names" and entry.id in group.domains:
            words += group.aliases
    for concept in shipped_concepts():
        if concept.id == entry.id:
            words += concept.aliases
            cased += concept.cased
            listed += concept.listed
    return [
        *spans_of(words, text),
        *spans_of(cased, text, cased=True),
        *spans_of(listed, text, cased=True, alone=True),
    ]


def _choices(words: Iterable[str]) -> list[str]:
    return [choice for word in words for choice in expand(word)]
