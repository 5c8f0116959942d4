"""Dates as the layout asks for them: the same few texts again and again."""

from __future__ import annotations

import re
from functools import lru_cache

from resumesift.dates import DateSpan, find_dates, is_date_only
from resumesift.scripts import CJK

_DIGITS = frozenset("0123456789")
_LONGEST_DATE = 30
_MOST_WORDS = 4
_REMEMBERED = 512
_BARE_YEAR = re.compile(r"(?:19|20)\d\d年?")
_DIGIT = re.compile("[0-9]")


def may_hold_date(text: str) -> bool:
    """Quick and generous: is there a digit, or the Chinese word for year?"""
    return "年" in text or not _DIGITS.isdisjoint(text)


@lru_cache(_REMEMBERED)
def spans_of(text: str) -> tuple[DateSpan, ...]:
    """The dates in a text (see `resumesift.dates.find_dates`)."""
    return tuple(find_dates(text)) if may_hold_date(text) else ()


def holds_span(text: str) -> bool:
    """Does the text hold a date that spans time?"""
    return any(span.kind in ("range", "since") for span in spans_of(text))


@lru_cache(_REMEMBERED)
def is_date(text: str) -> bool:
    """Is the text a date, a span or half of one, and short enough for a cell of its own?"""
    if len(text) > _LONGEST_DATE:
        return False
    digits = len(_DIGIT.findall(text))
    if digits and len(CJK.findall(text)) > digits + _MOST_WORDS:
        return False
    return is_date_only(text)


def months_of_year(upper: str, lower: str) -> bool:
    """Do months (五月起, Mar – Jun) stand under the year that they belong to, which is printed large?"""
    if len(lower) > _LONGEST_DATE or not _BARE_YEAR.fullmatch(upper) or is_date(lower):
        return False
    text = f"{upper} {lower}"
    return is_date(text) and any(span.start is not None and span.start.month is not None for span in spans_of(text))
