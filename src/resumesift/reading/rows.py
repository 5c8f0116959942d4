"""Rows that belong together: wrapped cells of tables without rules, and dates printed over each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resumesift.dates import DateSpan
from resumesift.reading.dated import is_date, may_hold_date, spans_of
from resumesift.reading.lines import Piece, Row, joined, piece_of
from resumesift.reading.spacing import is_cjk, is_mark

# In parts of the text height.
_STACK_REACH = 3.4
_STACK_STEP = 2.0
_STACK_EDGE = 1.3
_SAME_EDGE = 0.35
_NEXT_LINE = 1.9
_UNDER_LEFT = 0.5
_UNDER_RIGHT = 1.0
_WIDEST_HEAD = 17.0
_CELL_SLACK = 3.0
_CJK_SLACK = 4.0
_HEAD_REACH = 3.6

_MOST_CONTINUATIONS = 5
_LONGEST_CELL = 60
_LONGEST_TAIL = 8
_LONGEST_UPPER = 30
_FEWEST_COLUMNS = 3
_FEWEST_SHARED = 3
_SHORTEST_CJK_HEAD = 4

_CONNECTOR = re.compile(r"[-–—~〜至到|]|to|until", re.IGNORECASE)
_ENDS_OPEN = re.compile(r"(?:[-–—~〜至到]|\b(?:to|until))$", re.IGNORECASE)
_BEGINS_OPEN = re.compile(r"(?:[-–—~〜至到]|(?:to|until)\b)", re.IGNORECASE)
_TAIL = re.compile(r"[\d年月日号至到\-–—~]")
_BULLET = re.compile(r"[•·●■▪◆➢➤✓–\-*]|[(（]?\d{1,2}[.、)）]")


def join_rows(rows: list[Row]) -> list[Row]:
    """Rows from the top down, stacked dates and wrapped cells joined to the row that they began in."""
    _cut_at_date_column(rows)
    _join_stacked_dates(rows)
    rows = [row for row in rows if row.pieces]
    rows = _join_wrapped(rows)
    _lift_dates(rows)
    return rows


def _cut_at_date_column(rows: list[Row]) -> None:
    """Part a date from what follows it at a left edge that other rows show, however narrow the gap is."""
    lefts = sorted([piece.x0 for row in rows for piece in row.pieces[1:]])
    if len(lefts) < _FEWEST_SHARED:
        return
    for row in rows:
        piece = row.pieces[0]
        if len(piece.runs) < 2 or not may_hold_date(piece.text) or is_date(piece.text):
            continue
        for index in range(len(piece.runs) - 1, 0, -1):
            edge, reach = piece.runs[index].x0, _SAME_EDGE * piece.size
            if piece.runs[index].glued or sum([abs(x - edge) <= reach for x in lefts]) < _FEWEST_SHARED:
                continue
            date = piece_of(piece.runs[:index])
            if is_date(date.text):
                row.pieces[:1] = [date, piece_of(piece.runs[index:])]
                break


def _join_stacked_dates(rows: list[Row]) -> None:
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
            if not may_hold_date(piece.text) and not _is_open_word(piece, rows[index + 1 : index + 2]):
                continue
            below = _stack_below(piece, rows[index + 1 : index + 3])
            if below:
                row.pieces[place] = _one_span([piece, *[part for _, part in below]])
                for other, part in below:
                    other.pieces.remove(part)


def _is_open_word(piece: Piece, below: list[Row]) -> bool:
    """Does the piece say 至今 or Present over a date? (Most words do not stand over one, which is quick to see.)"""
    if len(piece.text) > _LONGEST_TAIL:
        return False
    over = [part for row in below for part in row.pieces if may_hold_date(part.text) and _shares_edge(piece, part)]
    return bool(over) and is_date(piece.text)


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
    if not may_hold_date(upper.text):
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
    return 0 < lower.base - upper.base <= _STACK_STEP * upper.size and _shares_edge(upper, lower)


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
        if row.base - piece.base > _STACK_REACH * piece.size:
            break
        part = next((other for other in row.pieces if _shares_edge(piece, other)), None)
        if part is None:
            continue
        if whole and not taken and _CONNECTOR.fullmatch(part.text):
            taken.append((row, part))
            continue
        is_end = is_date(part.text) or is_date(_BEGINS_OPEN.sub("", part.text).lstrip())
        if whole and is_end and (taken or _halves(piece.text, part.text)):
            return [*taken, (row, part)]
        return [(row, part)] if _is_tail(piece, part) else []
    return []


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
    return _shares_edge(piece, part) and (is_date(f"{piece.text}{part.text}") or is_date(f"{piece.text} {part.text}"))


def _shares_edge(a: Piece, b: Piece) -> bool:
    reach = _STACK_EDGE * a.size
    center = abs(a.x0 + a.x1 - b.x0 - b.x1) / 2
    return abs(a.x0 - b.x0) <= reach or abs(a.x1 - b.x1) <= reach or center <= reach


@dataclass(slots=True, eq=False)
class _Column:
    """A cell of a row that may go on below: its place in the row, its last line, where the next column begins."""

    place: int
    last: Piece
    limit: float


def _join_wrapped(rows: list[Row]) -> list[Row]:
    result: list[Row] = []
    index = 0
    right = max((piece.x1 for row in rows for piece in row.pieces), default=0.0)
    while index < len(rows):
        row = rows[index]
        index += 1
        if not row.pieces:
            continue
        result.append(row)
        if len(row.pieces) < _FEWEST_COLUMNS or not any(_holds_span(piece.text) for piece in row.pieces):
            continue
        limits = [*[piece.x0 for piece in row.pieces[1:]], right]
        columns = [_Column(i, piece, x) for i, (piece, x) in enumerate(zip(row.pieces, limits, strict=True))]
        last = row
        for below in rows[index : index + _MOST_CONTINUATIONS]:
            heads = _heads_of(below, row, last, columns)
            if heads is None:
                break
            for column, piece in heads:
                row.pieces[column.place] = joined([row.pieces[column.place], piece])
                column.last = piece
                below.pieces.remove(piece)
            last = below
    return result


def _holds_span(text: str) -> bool:
    return any(span.kind in ("range", "since") for span in spans_of(text))


def _heads_of(below: Row, row: Row, last: Row, columns: list[_Column]) -> list[tuple[_Column, Piece]] | None:
    """The pieces of the row below that go on from cells of the row, with those; None where it is another row.

    What stands under a wide cell (duties) stays where it is.
    """
    if not below.pieces or below.base - last.base > _NEXT_LINE * below.size:
        return None
    heads: list[tuple[_Column, Piece]] = []
    for piece in below.pieces:
        column = next((c for c in columns if _goes_on_from(piece, row.pieces[c.place], c)), None)
        if column is not None and not any(column is taken for taken, _ in heads):
            heads.append((column, piece))
        elif not any(abs(piece.x0 - o.x0) <= _UNDER_LEFT * o.size and _is_wide(o, piece) for o in row.pieces):
            return None
    return heads


def _is_wide(head: Piece, below: Piece) -> bool:
    return head.width > _WIDEST_HEAD * head.size or len(head.text) + len(below.text) > _LONGEST_CELL


def _goes_on_from(piece: Piece, head: Piece, column: _Column) -> bool:
    """Does the piece go on from the cell of its column, which had no room for its first word?"""
    em = head.size
    if _is_wide(head, piece) or _BULLET.match(piece.text) or spans_of(piece.text) or spans_of(head.text):
        return False
    room = (column.limit - column.last.x1) / em
    if is_cjk(head.text[-1]):
        if len(head.text) < _SHORTEST_CJK_HEAD or room > _CJK_SLACK:
            return False
    elif room > _CELL_SLACK + (piece.runs[0].x1 - piece.runs[0].x0) / em:
        return False
    left = abs(piece.x0 - head.x0) <= _UNDER_LEFT * em
    centered = abs(piece.x0 + piece.x1 - head.x0 - head.x1) <= 2 * _UNDER_LEFT * em
    return (left or centered) and piece.x1 <= max(head.x1 + _UNDER_RIGHT * em, column.limit - _UNDER_LEFT * em)


def _lift_dates(rows: list[Row]) -> None:
    """A date at the right of a bullet belongs to the heading above, whose own right cell stands over it."""
    for index, row in enumerate(rows):
        if len(row.pieces) < 2 or not _is_bullet(row.pieces[0].text) or not is_date(row.pieces[-1].text):
            continue
        date = row.pieces[-1]
        for above in reversed(rows[max(0, index - 2) : index]):
            if row.base - above.base > _HEAD_REACH * date.size:
                break
            if len(above.pieces) > 1 and not _is_bullet(above.pieces[0].text) and _stands_over(above.pieces, date):
                above.pieces.append(date)
                row.pieces.pop()
                break


def _stands_over(pieces: list[Piece], date: Piece) -> bool:
    return _shares_edge(pieces[-1], date) and not any(is_date(piece.text) for piece in pieces)


def _is_bullet(text: str) -> bool:
    return is_mark(text[0]) or _BULLET.match(text) is not None
