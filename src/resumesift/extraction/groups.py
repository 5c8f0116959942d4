"""An employer over several posts: its name and the whole span of time, and below it each title with its own dates."""

from __future__ import annotations

from functools import partial
from itertools import takewhile

from resumesift.dates import DateSpan
from resumesift.extraction.readings import Anchor, Reading

_SURE, _DOUBTFUL = 0.55, 0.3


def group_under_employers(anchors: list[Anchor]) -> None:
    """Of a span over others, without a title that is sure, let the name alone count; of those below it the title alone
    where the company beside it is a guess, or stands below."""
    for index, anchor in enumerate(anchors):
        own = anchor.best
        if not own or not own.company or own.company.row > anchor.row or _title(own) >= _DOUBTFUL:
            continue
        inner = list(takewhile(partial(_within, anchor), anchors[index + 1 :]))
        if not any(_titles(other) for other in inner):
            continue
        anchor.readings = [r for r in anchor.readings if r.title is None and r.company == own.company] + anchor.readings
        for other in inner:
            other.readings = _titles(other) + other.readings


def _title(reading: Reading) -> float:
    return reading.title.cue if reading.title else 0.0


def _titles(anchor: Anchor) -> list[Reading]:
    """The readings of a title in the line of its date, where no company beside it or above it is sure."""
    best = anchor.best
    company = best.company if best else None
    if company and company.cue >= _SURE and company.row <= anchor.row:
        return []
    return [
        r for r in anchor.readings if r.company is None and r.title and r.title.row == anchor.row and _title(r) >= _SURE
    ]


def _within(outer: Anchor, inner: Anchor) -> bool:
    return lies_within(inner.date, outer.date)


def lies_within(one: DateSpan, other: DateSpan) -> bool:
    """Does a date, or a range, lie within a longer range?"""
    if one.kind == "duration" or other.kind != "range" or not (one.start and other.start):
        return False
    if one.start.latest < other.start.earliest or (one.ongoing and not other.ongoing):
        return False
    ends = other.end is None or (one.end is not None and one.end.earliest <= other.end.latest)
    return ends and (str(one.start), str(one.end)) != (str(other.start), str(other.end))
