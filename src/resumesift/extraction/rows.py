"""The lines of a section: the dates on them, the chunks between, and whether they are sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from resumesift.dates import DateSpan, find_dates, months_come_first
from resumesift.document import Box, Document
from resumesift.extraction.chunks import SEPARATORS, Chunk, chunks_of, trim
from resumesift.extraction.cues import bullet_end, is_cue, is_prose
from resumesift.extraction.draft import Section, Span
from resumesift.extraction.titles import company_cue, title_cue

_FIELD_END = re.compile(r"\s*[:：]\s*|\t|\s{2,}")
_LONGEST_DAY = 40
_GOES_ON = re.compile(r"(?:[-–—~]|\bto|\buntil|至|到)\s*(?:[a-z]{3,9}\.?)?$", re.IGNORECASE)
_RAGGED = 7.0
"""How far, in text heights, a full line may end before its column's right edge."""


@dataclass(slots=True)
class Row:
    """A line of a section: offsets are of `Document.text`."""

    index: int
    line: int
    span: Span
    dates: list[DateSpan]
    chunks: list[Chunk]
    bullet: bool
    prose: bool
    page: int | None
    region: int
    table: int | None
    size: float
    bold: bool
    box: Box | None
    gap: float = 0.0

    @property
    def ranges(self) -> list[DateSpan]:
        """The dates that span time."""
        return [date for date in self.dates if date.kind in ("range", "since")]


def rows_of(document: Document, section: Section) -> list[Row]:
    """The rows of a section, without empty ones; `gap` is the space above in heights of the text."""
    start, end = section.span
    rows: list[Row] = []
    first = document.line_at(start)
    for line in range(first, len(document.lines)):
        at = document.line_starts[line]
        if at >= end:
            break
        right = min(at + len(document.lines[line].text), end)
        left = max(at, start, *(date.stop for row in rows[-1:] for date in row.dates))
        if document.text[left:right].strip(SEPARATORS):
            rows.append(_row(document, line, (left, right), len(rows)))
    rows = _without_totals(_joined_ends(document.text, rows))
    _forget_later_titles(rows)
    _measure_gaps(rows)
    _mark_continuations(document.text, rows)
    return rows


def _joined_ends(text: str, rows: list[Row]) -> list[Row]:
    """Where a form gives the first and the last day a line each, the first holds both and the second falls away."""
    kept: list[Row] = []
    for row in rows:
        above = kept[-1] if kept else None
        joined = _span_of(text, above, row) if above else None
        if above and joined:
            above.dates = [joined]
        else:
            kept.append(row)
    return _renumbered(kept)


def _span_of(text: str, first: Row, last: Row) -> DateSpan | None:
    if [date.kind for date in first.dates] != ["single"]:
        return None
    start, end = _labelled_day(text, first, "label.start"), _labelled_day(text, last, "label.end")
    if not start or not end:
        return None
    found = find_dates(f"{text[slice(*start)]} - {text[slice(*end)]}", _months_come_first(text))
    if len(found) != 1 or found[0].kind != "range":
        return None
    return found[0]._replace(begin=start[0], stop=end[1])


def _labelled_day(text: str, row: Row, id_: str) -> Span | None:
    """What stands behind the label, where a line holds nothing else."""
    line = text[slice(*row.span)]
    label = _FIELD_END.search(line)
    if not label or not is_cue(id_, line[: label.start()].strip(SEPARATORS)) or len(line) > _LONGEST_DAY:
        return None
    start, end = trim(text, (row.span[0] + label.end(), row.span[1]))
    return (start, end) if start < end else None


def _forget_later_titles(rows: list[Row]) -> None:
    """Below a post's dates its title may say since when it was another ("Clerk / Supervisor from 2019")."""
    for above, row in pairwise(rows):
        if [date.kind for date in row.dates] != ["since"] or row.bullet or not above.ranges or not row.chunks:
            continue
        date, outer = row.dates[0], above.ranges[0]
        if not date.start or not outer.start or row.chunks[0].span[0] > date.begin:
            continue
        if outer.start.earliest < date.start.latest and (not outer.end or date.start.earliest <= outer.end.latest):
            row.dates = []


def _without_totals(rows: list[Row]) -> list[Row]:
    """Drop lines that hold nothing but a length of time, where other lines have dates: they are totals."""
    if not any(row.ranges for row in rows):
        return rows
    kept = [row for row in rows if row.chunks or not row.dates or any(date.kind != "duration" for date in row.dates)]
    return _renumbered(kept)


def _renumbered(rows: list[Row]) -> list[Row]:
    for number, row in enumerate(rows):
        if row.index != number:
            row.index = number
            row.chunks = [chunk._replace(row=number) for chunk in row.chunks]
    return rows


def _row(document: Document, line: int, span: Span, index: int) -> Row:
    text = document.text[slice(*span)]
    shown = document.lines[line]
    lead = bullet_end(text)
    dates = dates_in(document.text, span)
    if dates and _GOES_ON.search(document.text, dates[-1].begin, span[1]):
        dates = [date for date in dates_in(document.text, _with_next(document, line, span)) if date.begin < span[1]]
    row = Row(
        index=index, line=line, span=span, dates=dates, chunks=[], bullet=lead > 0, prose=False,
        page=shown.page, region=shown.region, table=shown.table, size=shown.size, bold=shown.bold, box=shown.box,
    )  # fmt: skip
    row.chunks = list(chunks_of(document, line, (span[0] + lead, span[1]), dates, index))
    row.prose = is_prose(_without(dates, document.text, span)) and not (row.ranges and _names_post(row))
    return row


def _with_next(document: Document, line: int, span: Span) -> Span:
    """A line and the next one, into which its last date may run ("September 2009 to / February 2015").

    Where the next one has a range of its own, the dash says until now.
    """
    if line + 1 == len(document.lines):
        return span
    start = document.line_starts[line + 1]
    following = (start, start + len(document.lines[line + 1].text))
    ranged = any(date.kind in ("range", "since") for date in dates_in(document.text, following))
    return span if ranged else (span[0], following[1])


def _without(dates: list[DateSpan], text: str, span: Span) -> str:
    """The words of a line between its dates."""
    bounds = [span[0], *(offset for date in dates for offset in (date.begin, date.stop)), span[1]]
    kept = (text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True))
    return " ".join(" ".join(kept).split())


def _names_post(row: Row) -> bool:
    names = [chunk.text for chunk in row.chunks if not chunk.text[0].islower()]
    return len(row.chunks) > 1 and any(title_cue(name) >= 0.9 or company_cue(name) >= 0.8 for name in names)


def _measure_gaps(rows: list[Row]) -> None:
    """Space above each row, in heights of its text beyond the section's usual leading."""
    gaps: list[float | None] = [None] * bool(rows)
    for above, below in pairwise(rows):
        same = above.box and below.box and above.page == below.page and above.region == below.region
        gap = None
        if same and above.box and below.box and below.size:
            gap = (below.box.top - above.box.bottom) / below.size
        gaps.append(gap if gap is not None and gap > -3 else None)
    known = [gap for gap in gaps if gap is not None]
    usual = median(known) if known else 0.0
    for row, gap in zip(rows, gaps, strict=True):
        row.gap = max(0.0, gap - usual) if gap is not None else 0.0


def _names_post_alone(row: Row) -> bool:
    return len(row.chunks) == 1 and (title_cue(row.chunks[0].text) >= 0.9 or company_cue(row.chunks[0].text) >= 0.8)


def _mark_continuations(text: str, rows: list[Row]) -> None:
    """A line that carries on the sentence of the line before is prose, however short it is."""
    edges: dict[tuple[int | None, int], float] = {}
    for row in rows:
        if row.box:
            key = row.page, row.region
            edges[key] = max(edges.get(key, 0.0), row.box.x1)
    for above, row in pairwise(rows):
        labelled = any(chunk.label for chunk in row.chunks)
        if row.bullet or row.ranges or above.ranges or row.bold != above.bold or labelled:
            continue
        lower = text[row.span[0]].islower()
        if not above.box or not row.box or (above.page, above.region) != (row.page, row.region):
            row.prose = row.prose or (lower and (above.prose or above.bullet))
            continue
        full = above.box.x1 > edges[above.page, above.region] - _RAGGED * max(above.size, 1.0)
        alike = abs(above.size - row.size) < 0.3 and row.gap < 0.25 and not _names_post_alone(row)
        if (above.prose or above.bullet) and ((full and alike) or lower):
            row.prose = True


def dates_in(text: str, span: Span) -> list[DateSpan]:
    """The dates of `text[slice(*span)]`, with offsets of `text`."""
    spans = find_dates(text[slice(*span)], _months_come_first(text))
    found = (d._replace(begin=d.begin + span[0], stop=d.stop + span[0]) for d in spans)
    return [_open_end(date) for date in found]


@lru_cache(maxsize=4)
def _months_come_first(text: str) -> bool:
    return months_come_first(text)


def _open_end(date: DateSpan) -> DateSpan:
    """In a list of posts a single date with a dash behind it ("2022/04 – Technician") goes on to this day."""
    return date._replace(kind="range", end=None, ongoing=True) if date.kind == "single" and date.dashed else date
