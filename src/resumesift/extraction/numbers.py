"""Numbers as résumés write them: digits, Chinese numerals, English words, and units of ten thousand or a million."""

from __future__ import annotations

import re

_ZH_DIGITS = {
    char: value
    for value, chars in enumerate(("零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
_ZH_SMALL = {"十": 10, "百": 100, "千": 1000}
_ZH_LARGE = {"万": 10_000, "亿": 100_000_000}
_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: value for value, word in enumerate(_ONES)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)} | {
    "dozen": 12, "hundred": 100,
}  # fmt: skip
_MAGNITUDES = {
    "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4, "千": 1e3, "k": 1e3, "w": 1e4, "m": 1e6, "mn": 1e6, "mm": 1e6,
    "million": 1e6, "millions": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5,
    "crore": 1e7, "crores": 1e7,
}  # fmt: skip

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,5}"
_ENGLISH = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(_ONES[:0:-1])}|a dozen"
_NUMERALS = "〇一二两三四五六七八九十百千"
COUNT_ZH = rf"({_DIGITS}|[{_NUMERALS}]{{1,5}})"
COUNT_EN = rf"({_DIGITS}|{_ENGLISH})"
"""Regular expressions of one group: a whole number of people, in digits or words."""

NUMBER_ZH = rf"(?=[\d{_NUMERALS}])"
"""Before `COUNT_ZH` it spares most places of a text the trial."""

SEVERAL = rf"(?!(?:[01一]|one)(?![\d{_NUMERALS}]))(?:{_DIGITS}|[{_NUMERALS}]{{1,5}}|{_ENGLISH})\s?[多余来]?"
"""A whole number of two or more."""

MAGNITUDE = "|".join(sorted(_MAGNITUDES, key=len, reverse=True))


def number(words: str) -> float | None:
    """The value of `words` (folded): `"1,200"`, `"3.5"`, `"二十六"`, `"twenty-five"`; None where it is no number."""
    words = words.strip().lower()
    plain = words.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    if words and all(char in _ZH_DIGITS or char in _ZH_SMALL or char in _ZH_LARGE or char == "点" for char in words):
        return _chinese(words)
    return _english(words)


def magnitude(unit: str) -> float:
    """What a unit multiplies by: 亿 100,000,000, "k" 1,000; 1 for others."""
    return _MAGNITUDES.get(unit.strip().lower(), 1.0)


def _chinese(words: str) -> float | None:
    whole, _, part = words.partition("点")
    if part:
        unit = _ZH_LARGE.get(part[-1], 1)
        decimals = "".join(str(_ZH_DIGITS[char]) for char in part if char in _ZH_DIGITS)
        head = _chinese(whole)
        return None if head is None else (head + float(f"0.{decimals or 0}")) * unit
    if len(whole) > 1 and all(char in _ZH_DIGITS for char in whole):
        return None  # 二〇一九 is a year
    total, section, digit = 0, 0, 0
    for char in whole:
        if char in _ZH_DIGITS:
            digit = _ZH_DIGITS[char]
        elif char in _ZH_SMALL:
            section += (digit or 1) * _ZH_SMALL[char]
            digit = 0
        else:
            total += (section + digit) * _ZH_LARGE[char]
            section, digit = 0, 0
    return float(total + section + digit)


def _english(words: str) -> float | None:
    parts = [part for part in re.split(r"[- ]", words) if part not in ("a", "and", "")]
    if not parts or any(part not in _WORDS for part in parts):
        return None
    return float(sum(_WORDS[part] for part in parts))
