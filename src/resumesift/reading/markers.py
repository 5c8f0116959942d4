"""What stands before a list item: a bullet, a number, or what a word processor wrote there."""

from __future__ import annotations

import re

BULLET = "•"
_NUMBERED = re.compile(r"[(（]?(?:\d{1,3}|[A-Za-z]{1,4}|[一二三四五六七八九十]{1,3})[.)、）．:]?")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HAN = "零一二三四五六七八九十"


def item_marker(kind: str | None, number: int) -> str:
    """The marker of the item with a `number` in a list of a CSS `kind`; empty where the list shows none."""
    if kind == "none":
        return ""
    if kind in ("decimal", "decimal-leading-zero"):
        return f"{number}."
    if kind in ("lower-alpha", "upper-alpha", "lower-latin", "upper-latin") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if kind.startswith('upper') else letter}."
    if kind in ("lower-roman", "upper-roman") and 1 <= number <= 39:
        text = _roman(number)
        return f"{text.upper() if kind.startswith('upper') else text}."
    if kind in ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal") and 1 <= number <= 10:
        return f"{_HAN[number]}、"
    return BULLET if number < 1 or kind in (None, "disc", "circle", "square") else f"{number}."


def written_marker(text: str, symbols: bool) -> str:
    """The marker that a word processor wrote as text; a letter of a symbol font is a bullet."""
    text = " ".join(text.split())
    if not text:
        return ""
    return text if not symbols and _NUMBERED.fullmatch(text) and len(text) > 1 else BULLET


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text
