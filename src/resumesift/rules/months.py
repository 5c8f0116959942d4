"""Stand-in for `resumesift.experience` until it is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from resumesift.resume import Certainty, MonthRange, WorkEntry


def _index(text: str, month: int) -> int:
    year, _, given = text.partition("-")
    return int(year) * 12 + int(given or month) - 1


def _span(entry: WorkEntry, now: int, generous: bool) -> set[int]:
    if not entry.start:
        return set()
    first = _index(entry.start, 1 if generous else 12)
    last = now if entry.end is None else _index(entry.end, 12 if generous else 1)
    return set(range(first, min(last, now) + 1))


def _bridge(months: set[int], gap: int) -> set[int]:
    ordered = sorted(months)
    filled = set(months)
    for a, b in pairwise(ordered):
        if b - a - 1 <= gap:
            filled.update(range(a, b))
    return filled


def count_months(
    posts: Iterable[tuple[WorkEntry, Certainty]],
    as_of: date,
    *,
    internships: Certainty = "no",
    part_time: Certainty = "possible",
    gaps_up_to: int = 0,
) -> MonthRange:
    now = as_of.year * 12 + as_of.month - 1
    kinds: dict[str, Certainty] = {"job": "yes", "internship": internships, "part_time": part_time}
    low: set[int] = set()
    high: set[int] = set()
    undated = 0
    for entry, certainty in posts:
        both = {certainty, kinds[entry.kind]}
        if "no" in both:
            continue
        high |= _span(entry, now, True)
        undated += 0 if entry.start else entry.stated_months or 0
        if "possible" not in both:
            low |= _span(entry, now, False)
    return MonthRange(low=len(_bridge(low, gaps_up_to)), high=len(_bridge(high, gaps_up_to)) + undated)
