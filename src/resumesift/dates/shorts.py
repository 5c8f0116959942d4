"""Years of two digits and of the Republic of China, dates only as a pair: "16/03-19/11", "105.03~108.11"."""

from __future__ import annotations

import re

from resumesift.dates.model import DateSpan, PartialDate
from resumesift.dates.points import full_year

_FIRST = re.compile(r"'?(\d{1,3})([./-])(\d{1,2})(?!\d)")
_EDGE_BEFORE = re.compile(r"(?:^|[\n\t(\[【|:·,;、])\s*(?:\d\.)?$")
_EDGE_AFTER = re.compile(r"\s*(?:$|[\n\t)\]】|(·,;、])")

Number = tuple[int, int]
"""The two numbers of a short date as printed."""


def short_pair_at(text: str, position: int, separator: re.Pattern[str], open_word: re.Pattern[str]) -> DateSpan | None:
    """The range of two short dates that begins at `position` of folded text and stands at an edge of its line."""
    first = _FIRST.match(text, position)
    if first is None:
        return None
    joint = separator.match(text, first.end())
    if joint is None:
        return None
    word = open_word.match(text, joint.end())
    second = None if word else _FIRST.match(text, joint.end())
    if second is not None and second[2] != first[2]:
        return None
    end = word or second
    if end is None or not _at_edge(text, position, end.end()):
        return None
    pair = _resolve(text, _numbers(first), _numbers(second) if second else None, first[2], _lengths(first, second))
    if pair is None:
        return None
    return DateSpan("range", pair[0], pair[1], pair[1] is None, position, end.end())


def _numbers(match: re.Match[str]) -> Number:
    return int(match[1]), int(match[3])


def _lengths(first: re.Match[str], second: re.Match[str] | None) -> set[int]:
    return {len(match[1]) for match in (first, second) if match}


def _at_edge(text: str, begin: int, stop: int) -> bool:
    return bool(_EDGE_BEFORE.search(text, max(0, begin - 6), begin) or _EDGE_AFTER.match(text, stop))


def _resolve(
    text: str, first: Number, second: Number | None, sign: str, lengths: set[int]
) -> tuple[PartialDate, PartialDate | None] | None:
    """Year before month, month before year, or a year of the Republic: the first reading that is no nonsense."""
    readings = []
    if 3 in lengths:
        readings = [_roc]
    elif lengths == {2}:
        readings = [_year_month, _month_year]
    elif sign == "/":
        readings = [_month_year]
    if sign == "/" and len(readings) == 2 and text.isascii():
        readings.reverse()
    for read in readings:
        start = read(first)
        end = read(second) if second else None
        if start and (second is None or (end and start.earliest <= end.latest)):
            return start, end
    return None


def _year_month(numbers: Number) -> PartialDate | None:
    year, month = numbers
    return PartialDate(full_year(f"{year:02d}"), month) if 1 <= month <= 12 else None


def _month_year(numbers: Number) -> PartialDate | None:
    return _year_month(numbers[::-1])


def _roc(numbers: Number) -> PartialDate | None:
    year, month = numbers
    return PartialDate(year + 1911, month) if 80 <= year <= 130 and 1 <= month <= 12 else None
