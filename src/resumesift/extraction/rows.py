"""Lines of a section taken apart: the dates on them, and the chunks between that may be names of companies or titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median

from resumesift.dates import DateSpan, find_dates, months_come_first
from resumesift.document import Box, Document
from resumesift.extraction.cues import bullet_end, field_of, is_prose, split_label
from resumesift.extraction.draft import Section, Span
from resumesift.extraction.titles import company_cue, title_cue

STRONG = re.compile(r"\t+|\s{2,}|\s*[|丨│┃¦∣]\s*|\s+[·•∙●◆]\s+|(?<=[\u3400-\u9fff)）])\s*[·•∙]\s*(?=[\u3400-\u9fff])|\s*——+\s*|\s*[;；]\s*|(?<=[a-z]{3})\.\s+(?=[A-Z])")
"""Separators that part two fields for certain."""

_INNER_LABEL = re.compile(r"(?<=\S)([ ,，]+)([A-Z\u3400-\u9fff][^\s:,，]{1,12}):")
_FROM = re.compile(r"(?<=\W)(?:from|since|during)\W*$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|://|\S@\S+\.\w")
_RAGGED = 7.0
"""How far, in text heights, a full line may end before its column's right edge."""

_TRIM = "` \t\r\n,，、:：;；-–—‒―−~～|/·•()（）[]【】<>《》"
_OPENERS, _CLOSERS = "(（[【", ")）]】"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a line between dates and strong separators.

    `slot` tells where it stands seen from the date of its own line: `L`, `R`, or `W` (a line without a date), with
    its number from the left. `label` is the field that a label before it names.
    """

    text: str
    span: Span
    row: int
    slot: str
    label: str | None = None


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
        left, right = max(at, start), min(at + len(document.lines[line].text), end)
        if document.text[left:right].strip(_TRIM):
            rows.append(_row(document, line, (left, right), len(rows)))
    rows = _without_totals(rows)
    _measure_gaps(rows)
    _mark_continuations(document.text, rows)
    return rows


def _without_totals(rows: list[Row]) -> list[Row]:
    """Drop lines that hold nothing but a length of time, where other lines have dates: they are totals."""
    if not any(row.ranges for row in rows):
        return rows
    kept = [row for row in rows if row.chunks or not row.dates or any(date.kind != "duration" for date in row.dates)]
    for number, row in enumerate(kept):
        row.index = number
        row.chunks = [replace(chunk, row=number) for chunk in row.chunks]
    return kept


def _row(document: Document, line: int, span: Span, index: int) -> Row:
    text = document.text[slice(*span)]
    shown = document.lines[line]
    lead = bullet_end(text)
    dates = dates_in(document.text, span)
    row = Row(
        index=index, line=line, span=span, dates=dates, chunks=[], bullet=lead > 0, prose=False,
        page=shown.page, region=shown.region, table=shown.table, size=shown.size, bold=shown.bold, box=shown.box,
    )  # fmt: skip
    row.chunks = list(_chunks(document, (span[0] + lead, span[1]), row))
    row.prose = is_prose(_without(dates, document.text, span)) and not (row.ranges and _names_post(row))
    return row


def _without(dates: list[DateSpan], text: str, span: Span) -> str:
    """The words of a line between its dates."""
    bounds = [span[0], *(offset for date in dates for offset in (date.begin, date.stop)), span[1]]
    kept = (text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True))
    return " ".join(" ".join(kept).split())


def dates_in(text: str, span: Span) -> list[DateSpan]:
    """The dates of `text[slice(*span)]`, with offsets of `text`."""
    spans = find_dates(text[slice(*span)], _months_come_first(text))
    found = (replace(d, begin=d.begin + span[0], stop=d.stop + span[0]) for d in spans)
    return [_open_end(date) for date in found]


@lru_cache(maxsize=4)
def _months_come_first(text: str) -> bool:
    return months_come_first(text)


def _open_end(date: DateSpan) -> DateSpan:
    """In a list of posts a single date with a dash behind it ("2022/04 – Technician") goes on to this day."""
    return replace(date, kind="range", end=None, ongoing=True) if date.kind == "single" and date.dashed else date


def _names_post(row: Row) -> bool:
    names = [chunk.text for chunk in row.chunks if not chunk.text[0].islower()]
    return len(row.chunks) > 1 and any(title_cue(name) >= 0.9 or company_cue(name) >= 0.8 for name in names)


def _chunks(document: Document, span: Span, row: Row) -> Iterator[Chunk]:
    """The chunks of a line from left to right, its dates taken out; a change of weight parts two chunks as well."""
    text, dates = document.text, row.dates
    styles = _style_changes(document, row.line)
    anchors = [date for date in dates if date.kind != "duration"] or dates
    at, side, number, label = span[0], "L" if anchors else "W", 0, None
    bounds = [(date.begin, date.stop) for date in dates] + [(span[1], span[1])]
    first = anchors[0].begin if anchors else None
    for begin, stop in bounds:
        for piece in _pieces(text, (at, max(at, begin)), styles):
            raw = text[slice(*piece)]
            field_ = field_of(raw)
            if field_:
                label = field_
                continue
            labelled = split_label(raw)
            if labelled:
                label, piece = labelled[0], trim(text, (piece[0] + labelled[1], piece[1]))
                if piece[0] >= piece[1]:
                    continue
            if _ADDRESS.search(text, *piece):
                continue
            yield Chunk(text[slice(*piece)], piece, row.index, f"{side}{number}", label)
            number, label = number + 1, None
        at = stop
        if begin == first:
            side, number, label = "R", 0, None


def _style_changes(document: Document, line: int) -> list[int]:
    """Offsets where bold words begin or end inside a line."""
    changes, bold = [], None
    for offset, word in document.words(line):
        if any(char.isalnum() for char in word.text):
            if bold is not None and word.bold != bold:
                changes.append(offset)
            bold = word.bold
    return changes


def _pieces(text: str, span: Span, styles: list[int]) -> Iterator[Span]:
    cuts = [match.span() for match in STRONG.finditer(text, *span)]
    cuts += [match.span(1) for match in _INNER_LABEL.finditer(text, *span) if field_of(match[2])]
    cuts = sorted(cuts + [(at, at) for at in styles if span[0] < at < span[1] and not any(a <= at <= b for a, b in cuts)])
    at = span[0]
    for start, end in cuts:
        yield from _nonempty(text, (at, start))
        at = end
    yield from _nonempty(text, (at, span[1]))


def _nonempty(text: str, span: Span) -> Iterator[Span]:
    trimmed = trim(text, span)
    if trimmed[0] < trimmed[1]:
        yield trimmed


def trim(text: str, span: Span) -> Span:
    """`span` without separators and a "from" at its ends; brackets stay where both are inside."""
    start, end = span
    from_ = _FROM.search(text, start, end)
    end = from_.start() if from_ else end
    while start < end and text[start] in _TRIM and not _opens_inside(text, start, end):
        start += 1
    while end > start and text[end - 1] in _TRIM and not _closes_inside(text, start, end):
        end -= 1
    open_ = text.rfind("(", start, end)
    return trim(text, (start, open_)) if open_ > start and ")" not in text[open_:end] else (start, end)


def _opens_inside(text: str, start: int, end: int) -> bool:
    kind = _OPENERS.find(text[start])
    return kind >= 0 and _CLOSERS[kind] in text[start:end] and text[start + 1] not in _CLOSERS


def _closes_inside(text: str, start: int, end: int) -> bool:
    kind = _CLOSERS.find(text[end - 1])
    return kind >= 0 and (_OPENERS[kind] in text[start : end - 1] or _OPENERS[1 - kind % 2] in text[start : end - 1])


def _measure_gaps(rows: list[Row]) -> None:
    """Space above each row, in heights of its text beyond the section's usual leading."""
    gaps: list[float | None] = [None] * bool(rows)
    for above, below in zip(rows, rows[1:], strict=False):
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
    for above, row in zip(rows, rows[1:], strict=False):
        if row.bullet or row.ranges or above.ranges or row.bold != above.bold or any(chunk.label for chunk in row.chunks):
            continue
        lower = text[row.span[0]].islower()
        if not above.box or not row.box or (above.page, above.region) != (row.page, row.region):
            row.prose = row.prose or (lower and (above.prose or above.bullet))
            continue
        full = above.box.x1 > edges[above.page, above.region] - _RAGGED * max(above.size, 1.0)
        alike = abs(above.size - row.size) < 0.3 and row.gap < 0.25 and not _names_post_alone(row)
        if (above.prose or above.bullet) and ((full and alike) or lower):
            row.prose = True
