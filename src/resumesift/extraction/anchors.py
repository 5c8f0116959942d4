"""Which dates of a section may be a post's, and which lines around each may hold its header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from resumesift.dates import DateSpan, find_dates
from resumesift.extraction.chunks import ASIDES, Chunk
from resumesift.extraction.cues import has_cue, is_address, is_function_word, is_place, is_prose, states_gap
from resumesift.extraction.draft import Span
from resumesift.extraction.parts import SURE
from resumesift.extraction.prose import read_sentence, says_as, says_next
from resumesift.extraction.readings import Anchor, distance_cost, read
from resumesift.extraction.rows import Row, dates_in
from resumesift.extraction.titles import company_cue, title_cue

_UP, _DOWN = 3, 3
_NEAR = 3
_BREAK = 2.5
_PAUSE, _OVER_GAP = 0.6, 0.2
_SURE = 1.2
_LONGEST = 4
_LONGEST_POST = 80
_CLAUSE_START = re.compile(r"(?:(?<=[。；;，,.:：\s])|^)\s*(?:从|自|(?i:from|between|since|in)\s)?\s*$")
_AND = re.compile(r"\s*(?:and|or|&|[和与及、])\s*")
_LONGEST_OPENING = 16
_NEW_SENTENCE = re.compile(
    r"[。；;]\s*|\.\s+(?=[A-Z])"
    r"|,?\s+and\s+(?=(?:then\s|before\sthat\s)?(?:i\s)?(?:have\s)?(?:as|was|been|worked|joined|held)\b)",
    re.IGNORECASE,
)
_OWN_LINE = ("+0L0", "+0R0", "+0L1", "+0R1", "+0R2", "prose")
_DUTY_LABELS = frozenset({"duties", "project"})
_HEADER_LABELS = frozenset({"company", "title", "department", "dates"})


def anchors_of(text: str, rows: list[Row], singles: bool, told: bool) -> list[Anchor]:
    """The anchors of a section, in order. `singles` lets a date that spans no time be one, where words speak for it;
    `told` lets a sentence be one: it tells a post only where no post of the section has a line of its own.
    """
    found = [anchor for row in rows if (anchor := _found(text, rows, row, singles))]
    if any(_is_sure(anchor) and not rows[anchor.row].bullet for anchor in found):
        found = [a for a in found if not rows[a.row].bullet or (_is_sure(a) and a.date.kind != "single")]
    sure = {anchor.row for anchor in found if _is_sure(anchor)}
    opening = {anchor.row for anchor in found if _opens_line(rows[anchor.row], anchor.date)}
    sentences, lines, outright = [], set(), set()
    for paragraph in paragraphs_of(text, rows) if told else []:
        for span in _sentences(text, paragraph):
            within = [row for row in paragraph if row.span[0] < span[1] and span[0] < row.span[1]]
            indexes = {row.index for row in within}
            anchor = _told(text, within, span, doubted=not sure & indexes)
            if anchor is None or (sure & indexes and not says_next(text, anchor.date.stop)):
                continue  # what stands apart on a line tells more than a verb later among the duties
            sentences.append(anchor)
            lines |= indexes
            outright |= indexes if opening & indexes and says_as(text[slice(*span)]) else set()
    outside = [anchor for anchor in found if anchor.row not in lines]
    if any(_is_sure(anchor) for anchor in outside):
        outside = [anchor for anchor in found if anchor.row not in outright]
        sentences = [anchor for anchor in sentences if anchor.row in outright]
    return _without_totals(sorted([*outside, *sentences], key=lambda anchor: anchor.date.begin))


def _found(text: str, rows: list[Row], row: Row, singles: bool) -> Anchor | None:
    """The anchor of a line whose date stands apart from its words."""
    date = _anchor_date(text, row, singles)
    if date is None or _foreign(text, rows, row) or _in_project(rows, row):
        return None
    if date.kind == "single" and _is_inside_sentence(text, row, date):
        return None
    if row.prose and not _opens_line(row, date) and not _fills_cell(text, row, date):
        return None
    chunks = _window(rows, row)
    return Anchor(date, row.index, read(row.index, chunks, _costs(rows, row, chunks)), bare=not row.chunks)


def _costs(rows: list[Row], row: Row, chunks: list[Chunk]) -> dict[int, float]:
    """What to take off for each line around a date: nothing for a place or an address between, more behind a gap."""
    costs = {}
    for line in {chunk.row for chunk in chunks} - {row.index}:
        first, last = sorted((line, row.index))
        breaks = sum(near.gap > _PAUSE for near in rows[first + 1 : last + 1])
        costs[line] = distance_cost(_distance(rows, rows[line], row)) + _OVER_GAP * breaks
    return costs


def _sentences(text: str, paragraph: list[Row]) -> list[Span]:
    """A paragraph as a whole, or its parts where it tells of several posts: each in a sentence of its own, or each
    from a date that opens a clause."""
    whole = _span(paragraph)
    ranges = [date for row in paragraph for date in row.ranges]
    if len(ranges) < 2:
        return [whole]
    cuts = [match.end() for match in _NEW_SENTENCE.finditer(text, *whole)]
    parts = list(pairwise([whole[0], *cuts, whole[1]]))
    told = [part for part in parts if any(part[0] <= date.begin < part[1] for date in ranges)]
    if len(told) == len(ranges):
        return told
    opened = [_CLAUSE_START.search(text, max(whole[0], date.begin - _LONGEST_OPENING), date.begin) for date in ranges]
    starts = [match.start() for match in opened if match]
    return list(pairwise([*starts, whole[1]])) if len(starts) == len(ranges) else [whole]


def _told(text: str, rows: list[Row], span: Span, doubted: bool) -> Anchor | None:
    """The anchor of a sentence that says who worked where as what, and when; it stands on `rows`.

    `doubted` says that nothing else reads these lines as a post; else the sentence must say "as a …" outright.
    """
    if any(chunk.label for row in rows for chunk in row.chunks) or not any(row.dates for row in rows):
        return None
    dates = dates_in(text, span)
    if not any(row.chunks for row in rows if row.dates) and not says_as(text[slice(*span)]):
        return None
    ranges = [date for date in dates if date.kind in ("range", "since")]
    lengths = [date for date in dates if date.kind == "duration"]
    if len(ranges) > 1 or not (ranges or lengths) or has_cue("not_post.gap", text[slice(*span)]):
        return None
    sentence = doubted and any(row.prose for row in rows if row.dates)
    if not (sentence or says_as(text[slice(*span)])):
        return None
    reading = read_sentence(text, span, rows[0].index)
    date = (ranges or lengths)[0]
    return Anchor(date, rows[0].index, [reading], sentence=span) if reading else None


def _span(paragraph: list[Row]) -> Span:
    return paragraph[0].span[0], paragraph[-1].span[1]


def paragraphs_of(text: str, rows: list[Row]) -> list[list[Row]]:
    """Rows put together to sentences: a bullet, a number or a full stop before it begins a new one."""
    found: list[list[Row]] = []
    for row in rows:
        ended = not found or text[found[-1][-1].span[1] - 1] in "。.!;；:："
        if ended or row.bullet or len(found[-1]) >= _LONGEST:
            found.append([row])
        else:
            found[-1].append(row)
    return found


def _is_sure(anchor: Anchor) -> bool:
    reading = anchor.best
    return reading is not None and reading.cue >= _SURE


def _without_totals(anchors: list[Anchor]) -> list[Anchor]:
    """A length of time beside posts with dates ("1 year 9 months" under a company) is their total, not a post."""
    if not any(anchor.date.kind in ("range", "since") for anchor in anchors):
        return anchors
    return [
        anchor
        for anchor in anchors
        if anchor.date.kind != "duration" or (anchor.best and all(slot in _OWN_LINE for slot in anchor.best.slots))
    ]


def _anchor_date(text: str, row: Row, singles: bool) -> DateSpan | None:
    if row.ranges:
        return row.ranges[0]
    if not singles or not row.dates or row.prose:
        return None
    points = [date for date in row.dates if date.kind in ("single", "duration")]
    if len(points) == 1 and points[0].kind == "single" and any(_says_now(chunk.text) for chunk in row.chunks):
        return points[0]._replace(kind="range", end=None, ongoing=True)
    return points[0] if len(points) == 1 else _paired(text, row, points)


def _says_now(text: str) -> bool:
    """Is it a word for this day that stands in a cell of its own?"""
    found = find_dates(f"2000.01-{text}") if len(text) <= 12 else []
    return len(found) == 1 and found[0].ongoing and found[0].stop == len(text) + 8


def _paired(text: str, row: Row, points: list[DateSpan]) -> DateSpan | None:
    """Two dates of a row, in cells of their own: the first day and the last, even where that lies before the first."""
    if [point.kind for point in points] != ["single", "single"]:
        return None
    first, last = points
    if not (first.start and last.end):
        return None
    between = text[first.stop : last.begin]
    if any(map(str.isalnum, between)) and "\t" not in between:
        cell = max(row.span[0], text.rfind("\t", 0, first.begin) + 1)
        if not _AND.fullmatch(between) or len(text[cell : first.begin].split()) > 1:
            return None  # parts of a sentence: "…, fall 2015 and 2016"
    return first._replace(kind="range", end=last.end, stop=last.stop)


def _fills_cell(text: str, row: Row, date: DateSpan) -> bool:
    """Does the date have a cell of its own?"""
    before = text[row.span[0] : date.begin].rpartition("\t")
    after = text[date.stop : row.span[1]].partition("\t")
    return bool(before[1] or after[1]) and not (before[2] + after[0]).strip(" ()[]-–—:")


def _opens_line(row: Row, date: DateSpan) -> bool:
    return date.begin - row.span[0] <= 4


def _is_inside_sentence(text: str, row: Row, date: DateSpan) -> bool:
    """Does a small word bind the date to the words before it ("after the 2019 acquisition", "keyholder from 2009")?"""
    before = text[row.span[0] : date.begin].split()
    return len(before) > 1 and is_function_word(before[-1])


def _foreign(text: str, rows: list[Row], row: Row) -> bool:
    """Lines that state a gap, or a project or client without an employer."""
    labels = {chunk.label for chunk in row.chunks}
    if "project" in labels and not labels & {"company", "title"}:
        below = {chunk.label for near in _reach(rows, row, 1, _DOWN) for chunk in near.chunks}
        return not {"company", "title"} <= below
    names = [chunk.text for chunk in row.chunks if chunk.label in ("company", "title", None)]
    return states_gap("\n".join(names) if labels & _HEADER_LABELS else text[slice(*row.span)], names)


def _in_project(rows: list[Row], row: Row) -> bool:
    """Does the date stand among the labelled lines of a project (Project, Client, Role, Duration) without employer?"""
    if row.chunks and row.chunks[0].label is None:
        return False
    block = [row, *_labelled(rows, row, -1), *_labelled(rows, row, 1)]
    labels = {chunk.label for near in block for chunk in near.chunks}
    first = min(near.index for near in block)
    above = rows[first - 1].chunks if first else []
    named = "company" in labels or any(company_cue(chunk.text) >= SURE for chunk in above)
    return "project" in labels and not named


def _labelled(rows: list[Row], row: Row, step: int) -> Iterator[Row]:
    """The rows above (-1) or below (1) that begin with a label, up to another date."""
    index = row.index + step
    while 0 <= index < len(rows) and not rows[index].ranges and rows[index].chunks and rows[index].chunks[0].label:
        yield rows[index]
        index += step


def _window(rows: list[Row], row: Row) -> list[Chunk]:
    """The chunks that may name the post whose date stands on `row`."""
    chunks = list(row.chunks)
    for near in (*_reach(rows, row, -1, _UP), *_reach(rows, row, 1, _DOWN)):
        far = _distance(rows, near, row) > _NEAR
        chunks += [chunk for chunk in near.chunks if not far or chunk.label in ("company", "title")]
    for label in ("company", "title"):
        if not any(chunk.label == label and chunk.row >= row.index for chunk in chunks):
            chunks += _late_label(rows, row, label)
    return [chunk for chunk in chunks if not is_prose(chunk.text) or chunk.label in ("company", "title")]


def _names(row: Row) -> bool:
    """Are there words on the line that may be a name, and not just remarks, places and addresses?"""
    words = (chunk.text for chunk in row.chunks if chunk.label not in ASIDES)
    return any(not (is_place(text) or is_address(text)) for text in words)


def _distance(rows: list[Row], one: Row, other: Row) -> int:
    """Lines with words from one row to the other."""
    first, last = sorted((one.index, other.index))
    return 1 + sum(map(_names, rows[first + 1 : last]))


def _late_label(rows: list[Row], row: Row, label: str) -> list[Chunk]:
    """The company or title that its label names below the duties."""
    for below in rows[row.index + 1 : row.index + 1 + _LONGEST_POST]:
        if below.ranges:
            break
        named = [chunk for chunk in below.chunks if chunk.label == label]
        if named:
            return named
    return []


def _reach(rows: list[Row], row: Row, step: int, limit: int) -> Iterator[Row]:
    """Rows above (-1) or below (1) until something that belongs to another post or to the duties."""
    index, distance = row.index, 0
    while distance < limit:
        index += step
        if not 0 <= index < len(rows):
            return
        near = rows[index]
        distance += _names(near)
        lower = rows[index + 1] if step < 0 else near
        labelled = any(chunk.label in _HEADER_LABELS for chunk in near.chunks)
        if near.ranges or lower.gap > _BREAK:
            return
        if any(chunk.label in _DUTY_LABELS for chunk in near.chunks) and not labelled:
            return
        if near.prose and not labelled:
            return
        if near.bullet and not row.bullet and not labelled:
            if distance == 1 and (_begins_block(rows, near) if step < 0 else _is_title(near)):
                yield near
            return
        yield near


def _is_title(row: Row) -> bool:
    """A bullet below a company and its date may be the title."""
    return not row.dates and len(row.chunks) == 1 and title_cue(row.chunks[0].text) >= 0.9


def _begins_block(rows: list[Row], row: Row) -> bool:
    """A bullet may mark a post as well as a duty: it does where space, or no other bullet, stands above it."""
    return row.index == 0 or row.gap > 0.3 or not (rows[row.index - 1].bullet or rows[row.index - 1].prose)
