"""What a ruleset must not select by, as the words and laws of protected.yaml."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from resumesift.folding import fold
from resumesift.lexicon.load import PatternEntry, load_entries
from resumesift.lexicon.table import any_of, whole, words_pattern


class Protected(PatternEntry):
    """Words that select by a protected attribute; `kin` is the entry that says `what` it is, `why` not, and the `law`.

    With `refuse` a ruleset that has one is not loaded. `alone` words count only as a whole text, `mask` words never.
    """

    what: str = ""
    why: str = ""
    law: tuple[str, ...] = ()
    kin: str | None = None
    refuse: bool = False
    alone: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()


class Found(NamedTuple):
    """A word of a text, the entry that it is of, and that entry which tells what it stands for."""

    word: str
    entry: Protected
    attribute: Protected


@cache
def protected() -> tuple[Protected, ...]:
    """The entries of protected.yaml; the refused ones of an attribute stand before the others."""
    return load_entries("protected", Protected)


def protected_words(text: str, *, refused: bool) -> list[Found]:
    """The words of a short text (an id, a title, a field) that select by what is protected: of each attribute one.

    Without `refused`, those that may do so, and only where nothing in the text is refused.
    """
    known = {entry.id: entry for entry in protected()}
    sure = [found for entry in protected() if entry.refuse and (found := _found(entry, text, known))]
    if refused or sure:
        return sure if refused else []
    return [found for entry in protected() if not entry.refuse and (found := _found(entry, text, known))]


def _found(entry: Protected, text: str, known: dict[str, Protected]) -> Found | None:
    word = word_of(entry, text)
    return Found(word, entry, known[entry.kin or entry.id]) if word else None


def word_of(entry: Protected, text: str) -> str | None:
    """The first word of the entry in the text, as it is written there."""
    folded = fold(text)
    if " ".join(folded.split()) in _alone(entry):
        return text.strip()
    mask, pattern = _patterns(entry)
    match = pattern.search(mask.sub(lambda hidden: "\x00" * len(hidden.group()), folded))
    return text[match.start() : match.end()] if match else None


@cache
def _alone(entry: Protected) -> frozenset[str]:
    return frozenset(map(fold, entry.alone))


@cache
def _patterns(entry: Protected) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = words_pattern(map(fold, entry.zh), map(fold, entry.en))
    patterns = [*entry.zh_patterns, *(whole(pattern) for pattern in entry.en_patterns)]
    return re.compile(any_of(map(fold, entry.mask))), re.compile("|".join([words, *patterns]))
