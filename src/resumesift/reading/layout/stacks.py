"""Dates printed over each other: start over end, with or without a dash, 至今 over the start, a date that wrapped."""

from __future__ import annotations

import re
from dataclasses import replace

from resumesift.dates import DateSpan
from resumesift.reading.layout.dated import is_date, may_hold_date, months_of_year, spans_of
from resumesift.reading.layout.lines import Piece, Row, joined, piece_of

# In parts of the text height.
_STACK_REACH = 3.4
_DASHED_REACH = 4.2
_STACK_STEP = 2.0
_STACK_EDGE = 1.3
_NEXT_LINE = 1.9

_LONGEST_TAIL = 8
_LONGEST_UPPER = 30

_CONNECTOR = re.compile(r"[-–—~〜至到|│︱]|to|until", re.IGNORECASE)
_ENDS_OPEN = re.compile(r"(?:[-–—~〜至到]|\b(?:to|until))$", re.IGNORECASE)
_BEGINS_OPEN = re.compile(r"(?:[-–—~〜至到]|(?:to|until)\b)", re.IGNORECASE)
_TAIL = re.compile(r"[\d年月日号至到\-–—~]")


def join_stacked_dates(rows: list[Row]) -> None:
    """Join each date with its other half below, in the row that it began in; rows may be left without pieces."""
    pairs = {id(upper): lower for upper, lower in _bare_pairs(rows)}
    for index, row in enumerate(rows):
        for place, piece in enumerate(row.pieces):
            if len(piece.text) > _LONGEST_UPPER:
                continue
            lower = pairs.get(id(piece))
            if lower is not None:
                row.pieces[place] = _with_dash(piece, lower[1])
                lower[0].pieces.remove(lower[1])
                continue
            if not may_hold_date(piece.text) and not _is_word_of_date(piece, rows[index + 1 : index + 2]):
                continue
            below = _stack_below(piece, rows[index + 1 : index + 3])
            if below:
                row.pieces[place] = _one_span([piece, *[part for _, part in below]])
                for other, part in below:
                    other.pieces.remove(part)


def _is_word_of_date(piece: Piece, below: list[Row]) -> bool:
    """Does it say 至今, Present or since over a date? (Most words do not stand over one, which is quick to see.)"""
    if len(piece.text) > _LONGEST_TAIL:
        return False
    over = [part for row in below for part in row.pieces if may_hold_date(part.text) and shares_edge(piece, part)]
    return bool(over) and (is_date(piece.text) or any(_is_since(piece.text, part.text) for part in over))


def _is_since(upper: str, lower: str) -> bool:
    text = f"{upper} {lower}"
    return is_date(lower) and is_date(text) and [span.kind for span in spans_of(text)] == ["since"]


def _bare_pairs(rows: list[Row]) -> list[tuple[Piece, tuple[Row, Piece]]]:
    """Two single dates over each other, apart from all others, the earlier one above: start and end of a span."""
    singles: list[tuple[Row, Piece, DateSpan]] = []
    for row in rows:
        piece = row.pieces[0]  # after a label two dates are two facts
        date = _single(piece.text) if may_hold_date(piece.text) else None
        if date is not None:
            singles.append((row, piece, date))
    stacks: list[list[tuple[Row, Piece, DateSpan]]] = []
    for single in singles:
        stack = next((stack for stack in stacks if _stands_under(stack[-1][1], single[1])), None)
        if stack is None:
            stacks.append([single])
        else:
            stack.append(single)
    return [
        (upper, (lower_row, lower))
        for (row, upper, start), (lower_row, lower, end) in (stack for stack in stacks if len(stack) == 2)
        if _ascends(start, end) and (len(row.pieces) > 1 or len(lower_row.pieces) == 1)
    ]


def _is_whole(text: str) -> bool:
    return is_date(text) and not _ENDS_OPEN.search(text) and not _BEGINS_OPEN.match(text)


def one_cell(pieces: list[Piece]) -> Piece:
    """The lines of a cell as one piece; of two single dates a span."""
    if len(pieces) == 2:
        start, end = _single(pieces[0].text), _single(pieces[1].text)
        if start and end and _ascends(start, end):
            return _with_dash(pieces[0], pieces[1])
    return joined(pieces)


def _one_span(stack: list[Piece]) -> Piece:
    """The stack as one cell, the earlier date first: some timelines print the end above the start."""
    upper, lower = stack[0], stack[-1]
    if not may_hold_date(upper.text) and not _is_since(upper.text, lower.text):
        return joined([lower, upper])  # 至今 over 2019.03
    if len(stack) == 3:
        start, end = _single(upper.text), _single(lower.text)
        if start and end and _ascends(end, start) and not _ascends(start, end):
            return _with_dash(lower, upper)
    return joined(stack)


def _single(text: str) -> DateSpan | None:
    if len(text) > _LONGEST_UPPER or not _is_whole(text):
        return None
    spans = spans_of(text)
    return spans[0] if len(spans) == 1 and spans[0].kind == "single" else None


def _stands_under(upper: Piece, lower: Piece) -> bool:
    return 0 < lower.base - upper.base <= _STACK_STEP * upper.size and shares_edge(upper, lower)


def _ascends(start: DateSpan, end: DateSpan) -> bool:
    if start.start is None or end.start is None or (start.start.month is None) != (end.start.month is None):
        return False
    return start.start.earliest <= end.start.earliest


def _with_dash(upper: Piece, lower: Piece) -> Piece:
    """Both dates as one span; the dash that the stack stands for has no glyph on the page."""
    last, first = upper.runs[-1], lower.runs[0]
    dash = replace(
        last, text="–", source="", origin=None, glued=False, x0=upper.x0, x1=upper.x1, top=last.bottom, bottom=first.top
    )
    first.glued = False
    return piece_of([*upper.runs, dash, *lower.runs])


def _stack_below(piece: Piece, rows: list[Row]) -> list[tuple[Row, Piece]]:
    """The pieces below that make one range with a date: its second half, with the dash between them."""
    whole = is_date(_ENDS_OPEN.sub("", piece.text).rstrip()) or is_date(piece.text)
    taken: list[tuple[Row, Piece]] = []
    for row in rows:
        if row.base - piece.base > (_DASHED_REACH if taken else _STACK_REACH) * piece.size:
            break
        part = next((other for other in row.pieces if shares_edge(piece, other)), None)
        if part is None:
            continue
        if not taken and (months_of_year(piece.text, part.text) or _is_since(piece.text, part.text)):
            return [(row, part)] if row.base - piece.base <= _NEXT_LINE * piece.size else []
        if whole and not taken and _CONNECTOR.fullmatch(part.text):
            taken.append((row, part))
            continue
        if _is_span(part.text):
            return []  # the next entry's
        is_end = is_date(part.text) or is_date(_BEGINS_OPEN.sub("", part.text).lstrip())
        if whole and is_end and (taken or _halves(piece.text, part.text)):
            return [*taken, (row, part)]
        return [(row, part)] if _is_tail(piece, part) else []
    return []


def _is_span(text: str) -> bool:
    """Is the text a span of time by itself, and no half of one?"""
    return not _BEGINS_OPEN.match(text) and any(span.kind == "range" for span in spans_of(text))


def _halves(upper: str, lower: str) -> bool:
    if _ENDS_OPEN.search(upper):
        return True
    if _BEGINS_OPEN.match(lower):
        return True
    if not may_hold_date(lower):  # 至今, Present: no date of its own
        return _single(upper) is not None
    return not may_hold_date(upper) and _single(lower) is not None


def _is_tail(piece: Piece, part: Piece) -> bool:
    """Is the part below the rest of a date that did not fit (2019 年 3 月至 2019 年 over 12 月)?"""
    if len(part.text) > _LONGEST_TAIL or part.base - piece.base > _NEXT_LINE * piece.size:
        return False
    if not _TAIL.match(part.text) or (is_date(part.text) and is_date(piece.text)):
        return False
    return shares_edge(piece, part) and (is_date(f"{piece.text}{part.text}") or is_date(f"{piece.text} {part.text}"))


def shares_edge(a: Piece, b: Piece) -> bool:
    """Do two pieces stand over each other: at their left edges, their right edges or their middles?"""
    reach = _STACK_EDGE * a.size
    center = abs(a.x0 + a.x1 - b.x0 - b.x1) / 2
    return abs(a.x0 - b.x0) <= reach or abs(a.x1 - b.x1) <= reach or center <= reach
