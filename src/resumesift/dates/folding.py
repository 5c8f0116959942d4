"""One spelling for the characters that dates are written with, and the way back to the offsets of the given text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_HAS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")

_DASHES = "‐‑‒–−－﹣\u00ad"
# These part two dates but never the year from the month.
_LONG_DASHES = "—―─━～〜∼˜→⟶➔➜⇒›»－"
_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\r\x0b\x0c"
# Radicals that PDFs print for characters of dates, and traditional forms.
_LOOKALIKES = dict(
    zip(
        "⾄⽉⽇⼆⼀⼗⼋⾃國華現當從職個兩號開來後間讀續萬億歷時級學",
        "至月日二一十八自国华现当从职个两号开来后间读续万亿历时级学",
        strict=True,
    )
)
_LOOKALIKES |= dict.fromkeys("‘’`´′ʼ", "'") | dict.fromkeys("∕⁄", "/") | {"…": "~"}
_TABLE = {ord(key): value for key, value in _LOOKALIKES.items()}
_TABLE |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _LONG_DASHES}
_TABLE |= {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
_TABLE |= {code: chr(code - 0xFEE0 + 32) for code in range(0xFF21, 0xFF3B)}
_TABLE |= {ord(char): "~" for char in _LONG_DASHES} | {ord(char): "-" for char in _DASHES}
_TABLE |= {ord(char): " " for char in _SPACES}

# What the table changes besides A-Z, and capitals beyond ASCII, which it leaves as they are.
_OTHER_CASED = "\u00c0-\u1fff\u2126-\u2188\u24b6-\u24cf\u2c00-\u2dff\ua640-\uabff\uff21-\uff3a\U00010000-\U0001ffff"
_SPECIAL = re.compile(f"[{''.join(map(chr, (code for code in _TABLE if not 0x41 <= code <= 0x5A)))}{_OTHER_CASED}]")

_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": "0", "○": "0", "◯": "0", "o": "0", "O": "0", "０": "0", "〡": "1", "壹": "1", "贰": "2"}
_CJK_YEAR = re.compile(
    rf"(?<![{''.join(_DIGITS)}0-9])(?:一九|[二2][〇○◯零oO0])[{''.join(_DIGITS)}0-9]{{2}}(?=\s*年)"
    rf"|(?<=民国)[{''.join(_DIGITS)}]{{2,3}}(?=\s*年)"
)
# What OCR and typing slips put in the place of a digit or a dot.
_SLIP = re.compile(r"[oil·•∙・](?=\d)(?:(?<=\d[oil])|(?<=\d[·•∙・])(?!\d{3})|(?<=\d[./][ol]))")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_MENDED = {"o": "0", "i": "1", "l": "1"}


class Folded(NamedTuple):
    """`text` in one spelling; `raw` has the same length and the page's own case; `origin` maps to the given text."""

    text: str
    raw: str
    origin: list[int] | None

    def original(self, begin: int, stop: int) -> tuple[int, int]:
        """The offsets of `text[begin:stop]` in the given text."""
        if self.origin is None:
            return begin, stop
        return self.origin[begin], self.origin[stop - 1] + 1


def months_come_first(text: str) -> bool:
    """Are dates like 06/17/2019 in `text` written month first? So where one must be, and none must be day first."""
    pairs = [(int(match[1]), int(match[3])) for match in _NUMERIC.finditer(text)]
    return any(second > 12 for _, second in pairs) and all(first <= 12 for first, _ in pairs)


@lru_cache(maxsize=512)  # whether a text is a date is asked first, and then for its dates
def fold(text: str, month_first: bool = False) -> Folded:
    """Lower case, plain digits, dashes and spaces; every character keeps its place, invisible ones are left out.

    `month_first` turns 06/05/2017 into 05/06/2017, the day before the month.
    """
    origin = None
    if _HAS_INVISIBLE.search(text):
        origin = [index for index, char in enumerate(text) if char not in _INVISIBLE]
        text = "".join(text[index] for index in origin)
    # Most texts hold nothing but what `lower` changes alike, many times as quickly.
    folded = text.translate(_TABLE) if _SPECIAL.search(text) else text.lower()
    if "年" in folded:
        folded = _CJK_YEAR.sub(lambda m: "".join(_DIGITS.get(char, char) for char in m.group()), folded)
    folded = _SLIP.sub(lambda m: _MENDED.get(m.group(), "."), folded)
    if month_first:
        folded = _NUMERIC.sub(r"\3\2\1\2\4", folded)
    return Folded(folded, text, origin)
