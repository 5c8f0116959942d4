"""Lengths of time: "2年11个月", "三年半", "3 yrs 2 mos", "one year and eight months"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VALUES = {word: float(number) for number, word in enumerate(_WORDS, 1)} | {"half": 0.5}
_VALUES |= {char: float(number) for number, char in enumerate("一二三四五六七八九", 1)} | {"两": 2.0, "半": 0.5}

_NUMBER_ZH = r"\d{1,2}(?:\.\d)?|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
_NUMBER_EN = rf"\d{{1,2}}(?:\.\d)?|(?<![a-z])(?:{'|'.join(_WORDS)})(?![a-z])"
_YEARS_EN = r"(?:years?|yrs?\.?)(?![a-z])"
_MONTHS_EN = r"(?:months?|mths?\.?|mos?\.?)(?![a-z])"

_ZH = re.compile(
    rf"(?<![\d.年第到至〇零百国])(?:({_NUMBER_ZH})\s?(?:周?年|岁)(半)?(?:\s?[零又多余、,]?\s?({_NUMBER_ZH})\s?个?月(?![底初末份]))?"
    rf"|({_NUMBER_ZH})\s?个半?月|(半)年)(?![级度代份薪])"
)
_EN = re.compile(
    rf"(?<![\d.,])(?:({_NUMBER_EN})\s?\+?\s?-?(?:full\s)?{_YEARS_EN}(?:\s?(?:,|and|&)?\s?({_NUMBER_EN})\s?{_MONTHS_EN})?"
    rf"|({_NUMBER_EN})\s?-?{_MONTHS_EN}"
    rf"|(half)\sa\syear(?![a-z]))(?:['’]s?)?"
)
_UNIT = re.compile(r"[年月]|year|yr|month|mth|mos?(?![a-z])")
# Before a length: the first half of "3-5年", or of a number that breaks over the line.
_BROKEN_BEFORE = re.compile(r"(?:[\d十][-~至到]\s?|\d\n)$")
_REACH = 16


def _number(text: str | None) -> float:
    if not text:
        return 0.0
    if text in _VALUES:
        return _VALUES[text]
    if "十" in text:
        tens, ones = text.split("十")
        return 10 * _VALUES.get(tens, 1.0) + _VALUES.get(ones, 0.0)
    return float(text)


def _months(match: re.Match[str]) -> int:
    if match.re is _ZH:
        years, half, months, only, half_year = match.groups()
        years = years or half_year
        extra = 6 if half else 0
    else:
        years, months, only, half_year = match.groups()
        years, extra = years or half_year, 0
    return round(12 * _number(years) + extra + _number(months or only))


def duration_at(text: str, position: int) -> tuple[int, int] | None:
    """`(end, months)` of the length of time that begins at `position` of folded text, or None."""
    match = _ZH.match(text, position) or _EN.match(text, position)
    return (match.end(), _months(match)) if match else None


def durations(text: str, begin: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """`(begin, end, months)` of the lengths of time inside `text[begin:stop]`, in order."""
    for unit in _UNIT.finditer(text, begin, stop):
        if unit.start() < begin:
            continue
        near = max(begin, unit.start() - _REACH)
        match = (_ZH if unit.group() in "年月" else _EN).search(text, near, min(stop, unit.end() + 2 * _REACH))
        if match is None or match.start() > unit.start():
            continue
        months = _months(match)
        if 0 < months <= 600 and not _BROKEN_BEFORE.search(text, max(begin, match.start() - 3), match.start()):
            yield match.start(), match.end(), months
        begin = match.end()
