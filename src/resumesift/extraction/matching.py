"""Text made comparable without losing its length: every match in a folded text has the same offsets in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache


@cache
def _table() -> dict[int, str]:
    """Traditional to simplified characters, and lower case, one character for one character."""
    from opencc import OpenCC

    ideographs = "".join(map(chr, range(0x4E00, 0xA000)))
    simplified = OpenCC("t2s").convert("\n".join(ideographs)).split("\n")
    table = {ord(a): b for a, b in zip(ideographs, simplified, strict=True) if a != b and len(b) == 1}
    for code in range(0x41, 0x530):
        lower = chr(code).lower()
        if len(lower) == 1 and lower != chr(code):
            table[code] = lower
    return table


# Letters that `str.lower` does not change as the table does: İ grows, Σ asks where it stands, others stay as they are.
_CASED_OTHERWISE = "İΣ\u0531-\u1fff\u2126-\u2188\u24b6-\u24cf\u2c00-\u2dff\ua640-\uabff\uff21-\uff3a"


@cache
def _special() -> re.Pattern[str]:
    """Traditional characters, and letters of `_CASED_OTHERWISE`."""
    traditional = "".join(chr(code) for code in _table() if code >= 0x4E00)
    return re.compile(f"[{_CASED_OTHERWISE}{traditional}]")


def fold(text: str) -> str:
    """Lower case and simplified characters; `len(fold(text)) == len(text)`."""
    # Most texts hold nothing but what `lower` changes alike, ten times as quickly.
    return text.lower() if text.isascii() or not _special().search(text) else text.translate(_table())


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
