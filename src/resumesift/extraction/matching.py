"""Text made comparable without losing its length: every match in a folded text has the same offsets in the text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from resumesift.folding import fold as fold


@lru_cache(maxsize=4)
def folded_text(text: str) -> str:
    """`fold` of a whole text, kept for the next question about it."""
    return fold(text)


_MOST_OF, _ALIKE = 0.6, 85


def same_name(one: str | None, other: str | None) -> bool:
    """Do two names differ only in letters' case, punctuation, a small part left out or a slip of the pen?"""
    from rapidfuzz.fuzz import ratio

    a, b = _plain(one), _plain(other)
    if not a or not b:
        return a == b
    short, long = sorted((a, b), key=len)
    return (short in long and len(short) >= _MOST_OF * len(long)) or ratio(a, b) >= _ALIKE


def _plain(text: str | None) -> str:
    return "".join(char for char in fold(text or "") if char.isalnum())


def most_alike(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that differs from `name` in a letter out of eight or fewer; None where none is so near."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    near = [other for other in names if abs(len(other) - len(name)) <= 2]
    found = extractOne(name, near, scorer=ratio, score_cutoff=88)
    return found[0] if found else None
