"""Slips of the recogniser where no other reading makes sense: in dates and numbers, one character for one."""

from __future__ import annotations

import re

_DIGIT_FOR = {"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"}
_IN_NUMBERS = re.compile(r"(?<=\d)[lI|Oo](?=[\d年月日./-])|(?<=[\d年./-])[lI|Oo](?=\d)")
_UNTIL_NOW = re.compile(r"(?<=至)令(?!\w)")
# A dash that looks like the ideograph for one: between two points in time, or beside one that is alone in its line.
_DASH = re.compile(
    r"(?<=[\d年月日.])一{1,2}(?=\s?(?:\d|至(?![一二三四五六七八九十少])|现在|現在|今\b))"
    r"|(?:(?<=\d{4}[年./-]\d)|(?<=\d{4}[./-]\d\d))一{1,2}$|(?<=\d月)一{1,2}$|(?<=\d{4}年)一{1,2}$|^一{1,2}(?=至今|(?:19|20)\d\d)"
)


def mended(text: str) -> str:
    """The text with the same number of characters, each slip replaced by what must have been meant."""
    text = _IN_NUMBERS.sub(lambda slip: _DIGIT_FOR[slip[0]], text)
    text = _UNTIL_NOW.sub("今", text)
    return _DASH.sub(lambda slip: "—" * len(slip[0]), text)
