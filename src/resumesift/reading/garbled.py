"""Text that no longer says what the page shows: fonts whose map from glyphs to characters is broken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_SHARE = 0.12
_FEWEST_CHARS = 40

# Private use, unknown, Latin letters of no language of résumés, sounds, box drawing used as letters.
_ODD = re.compile("[\ue000-\uf8ff\ufffd\u0180-\u01cc\u01dd-\u02af\U000f0000-\U0010fffd]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_MARKS = re.compile(r"[\s\d\W_]+")


def is_garbled(texts: Iterable[str]) -> bool:
    """Are so many letters private, unknown or ideographs that neither GB 2312 nor Big5 knows that a map must be
    broken? A broken map draws from all of Unicode, living text hardly ever.
    """
    text = "".join(texts)
    odd = len(_ODD.findall(text))
    ideographs = _IDEOGRAPH.findall(text)
    usual = _usual_ideographs()
    odd += sum([char not in usual for char in ideographs])
    letters = len(_MARKS.sub("", text)) + len(_ODD.findall(text))
    return letters >= _FEWEST_CHARS and odd > _SHARE * letters


@cache
def _usual_ideographs() -> frozenset[str]:
    # Each pair on a line of its own: the decoder finds its feet again after a pair that means nothing.
    simplified = b"".join([bytes((high, low, 10)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)])
    traditional = b"".join([bytes((high, low, 10)) for high in range(0xA4, 0xFA) for low in range(0x40, 0xFF)])
    return frozenset(simplified.decode("gb2312", "ignore")) | frozenset(traditional.decode("big5", "ignore"))
