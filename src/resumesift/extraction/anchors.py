"""Which dates of a section may be a post's, and which lines around each may hold its header."""

from __future__ import annotations

from collections.abc import Iterator

from resumesift.dates import DateSpan
from resumesift.extraction.cues import has_cue, is_prose
from resumesift.extraction.prose import read_sentence, tells_post
from resumesift.extraction.readings import Anchor, read
from resumesift.extraction.rows import Chunk, Row

_UP, _DOWN = 3, 3
_NEAR = 2
_BREAK = 2.5
_SURE = 1.2
_SENTENCE = 0.15
_OWN_LINE = ("+0L0", "+0R0", "+0L1", "+0R1", "+0R2", "prose")
_DUTY_LABELS = frozenset({"duties", "project"})
_HEADER_LABELS = frozenset({"company", "title", "department", "dates"})


def anchors_of(text: str, rows: list[Row], singles: bool) -> list[Anchor]:
    """The anchors of a section, in order. `singles` lets a date that spans no time be one, where words speak for it.

    A sentence that mentions a span of time tells a post only where no post of the section has a line of its own.
    """
    found: list[Anchor] = []
    told: list[Anchor] = []
    for row in rows:
        date = _anchor_date(row, singles)
        if date is None or _foreign(text, row):
            continue
        if row.prose and not _opens_line(row, date):
            sentence = _sentence(text, rows, row)
            reading = read_sentence(text, sentence, row.index) if len(row.ranges) == 1 else None
            if reading:
                told.append(Anchor(date, row.index, [reading]))
            continue
        readings = read(rows, row.index, _window(rows, row))
        if row.prose or not readings or readings[0].cue < 0.5 or tells_post(text[slice(*row.span)]):
            reading = read_sentence(text, _sentence(text, rows, row), row.index)
            if reading and (not readings or reading.score > readings[0].score - _SENTENCE):
                readings = [reading, *readings]
        found.append(Anchor(date, row.index, readings))
    if any(_is_sure(anchor) for anchor in found):
        told = []
    return _without_totals(sorted([*found, *told], key=lambda anchor: anchor.date.begin))


def _is_sure(anchor: Anchor) -> bool:
    reading = anchor.best
    return reading is not None and reading.cue >= _SURE and "prose" not in reading.slots


def _without_totals(anchors: list[Anchor]) -> list[Anchor]:
    """A length of time beside posts with dates ("1 year 9 months" under a company) is their total, not a post."""
    if not any(anchor.date.kind in ("range", "since") for anchor in anchors):
        return anchors
    return [
        anchor
        for anchor in anchors
        if anchor.date.kind != "duration" or (anchor.best and all(slot in _OWN_LINE for slot in anchor.best.slots))
    ]


def _anchor_date(row: Row, singles: bool) -> DateSpan | None:
    if row.ranges:
        return row.ranges[0]
    if not singles or not row.dates or row.prose:
        return None
    points = [date for date in row.dates if date.kind in ("single", "duration")]
    return points[0] if len(points) == 1 else None


def _opens_line(row: Row, date: DateSpan) -> bool:
    return date.begin - row.span[0] <= 4


def _foreign(text: str, row: Row) -> bool:
    """Lines that state a gap or a project."""
    labels = {chunk.label for chunk in row.chunks}
    if "project" in labels and not labels & {"company", "title"}:
        return True
    if labels & _HEADER_LABELS:
        return any(chunk.label in ("company", "title", None) and has_cue("not_post.gap", chunk.text) for chunk in row.chunks)
    return has_cue("not_post.gap", text[slice(*row.span)])


def _window(rows: list[Row], row: Row) -> list[Chunk]:
    """The chunks that may name the post whose date stands on `row`."""
    chunks = list(row.chunks)
    for near in (*_reach(rows, row, -1, _UP), *_reach(rows, row, 1, _DOWN)):
        far = abs(near.index - row.index) > _NEAR
        chunks += [chunk for chunk in near.chunks if not far or chunk.label in ("company", "title")]
    if not any(chunk.label == "title" for chunk in chunks):
        chunks += _late_label(rows, row)
    return [chunk for chunk in chunks if not is_prose(chunk.text) or chunk.label in ("company", "title")]


def _late_label(rows: list[Row], row: Row) -> list[Chunk]:
    """A title that its label names below the duties."""
    for below in rows[row.index + 1 :]:
        if below.ranges:
            break
        titles = [chunk for chunk in below.chunks if chunk.label == "title"]
        if titles:
            return titles
    return []


def _reach(rows: list[Row], row: Row, step: int, limit: int) -> Iterator[Row]:
    """Rows above (-1) or below (1) until something that belongs to another post or to the duties."""
    for distance in range(1, limit + 1):
        index = row.index + step * distance
        if not 0 <= index < len(rows):
            return
        near = rows[index]
        lower = rows[index + 1] if step < 0 else near
        labelled = any(chunk.label in _HEADER_LABELS for chunk in near.chunks)
        if near.ranges or lower.gap > _BREAK:
            return
        if any(chunk.label in _DUTY_LABELS for chunk in near.chunks) and not labelled:
            return
        if near.prose and not labelled:
            return
        if near.bullet and not row.bullet and not labelled:
            if step < 0 and distance == 1 and _begins_block(rows, near):
                yield near
            return
        yield near


def _begins_block(rows: list[Row], row: Row) -> bool:
    """A bullet may mark a post as well as a duty: it does where space, or no other bullet, stands above it."""
    return row.index == 0 or row.gap > 0.3 or not (rows[row.index - 1].bullet or rows[row.index - 1].prose)


def _sentence(text: str, rows: list[Row], row: Row) -> tuple[int, int]:
    """The sentence that a row begins or carries on: to the next bullet, date or full stop, three rows at the most."""
    start, end = row.span
    above = row.index - 1
    while above >= 0 and row.index - above <= 2 and not rows[above + 1].bullet and not rows[above].ranges:
        if text[rows[above].span[1] - 1] in "。.!;；":
            break
        start = rows[above].span[0]
        above -= 1
    for below in rows[row.index + 1 : row.index + 3]:
        if below.bullet or below.ranges or text[end - 1] in "。.!":
            break
        end = below.span[1]
    return start, end
