"""Which characters are Chinese and which are as wide as two letters: the same everywhere."""

from __future__ import annotations

import re

IDEOGRAPH = "\u3400-\u9fff"
"""Chinese characters: the unified ideographs of Unicode with extension A. To stand between brackets in a pattern."""

WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
"""Characters as wide as two letters: ideographs, their punctuation, full-width forms, kana and Hangul. The same."""

CJK = re.compile(f"[{IDEOGRAPH}]")
"""One Chinese character."""

ENGLISH = re.compile(r"\b(?:the|and|of|to|in|for|with|an?|by|on|at|from|as|or|no|not|never|without)\b", re.ASCII)
"""A small word of folded text that no English of some length lacks."""

_ONE_WIDE = re.compile(f"[{WIDE}]")


def is_ideograph(char: str) -> bool:
    """Is it one Chinese character?"""
    return len(char) == 1 and "\u3400" <= char <= "\u9fff"


def is_wide(char: str) -> bool:
    """Is it one character as wide as two letters?"""
    return char >= "\u1100" and _ONE_WIDE.fullmatch(char) is not None


def width(text: str) -> int:
    """The width of a text in letters."""
    return len(text) if text.isascii() else len(text) + len(_ONE_WIDE.findall(text))
