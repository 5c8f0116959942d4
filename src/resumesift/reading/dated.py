"""Dates as the layout asks for them: the same few texts again and again."""

from __future__ import annotations

from functools import lru_cache

from resumesift.dates import DateSpan, find_dates, is_date_only

_DIGITS = frozenset("0123456789")
_LONGEST_DATE = 30
_REMEMBERED = 512


def may_hold_date(text: str) -> bool:
    """Quick and generous: is there a digit, or the Chinese word for year?"""
    return "年" in text or not _DIGITS.isdisjoint(text)


@lru_cache(_REMEMBERED)
def spans_of(text: str) -> tuple[DateSpan, ...]:
    """The dates in a text (see `resumesift.dates.find_dates`)."""
    return tuple(find_dates(text)) if may_hold_date(text) else ()


@lru_cache(_REMEMBERED)
def is_date(text: str) -> bool:
    """Is the text a date, a span or half of one, and short enough for a cell of its own?"""
    return len(text) <= _LONGEST_DATE and is_date_only(text)
