"""Rows that belong together: wrapped cells of tables without rules, dates beside bullets, stacked dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from resumesift.reading.layout.dated import holds_span, is_date, may_hold_date, spans_of
from resumesift.reading.layout.lines import Piece, Row, joined, piece_of
from resumesift.reading.layout.spacing import is_mark
from resumesift.reading.layout.stacks import join_stacked_dates, shares_edge
from resumesift.scripts import is_wide

# In parts of the text height.
_SAME_EDGE = 0.35
_NEXT_LINE = 1.9
_UNDER_LEFT = 0.5
_UNDER_RIGHT = 1.0
_WIDEST_HEAD = 17.0
_CELL_SLACK = 3.0
_CJK_SLACK = 4.0
_HEAD_REACH = 3.6
_LARGE = 1.5

_MOST_CONTINUATIONS = 5
_LONGEST_CELL = 60
_FEWEST_COLUMNS = 3
_FEWEST_SHARED = 3
_SHORTEST_CJK_HEAD = 4

_BULLET = re.compile(r"[•·●■▪◆➢➤✓–\-*]|[(（]?\d{1,2}[.、)）]")


def join_rows(rows: list[Row]) -> list[Row]:
    """Rows from the top down, stacked dates and wrapped cells joined to the row that they began in."""
    _cut_at_date_column(rows)
    join_stacked_dates(rows)
    rows = [row for row in rows if row.pieces]
    _lift_large_dates(rows)
    rows = _join_wrapped([row for row in rows if row.pieces])
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
        if len(row.pieces) < _FEWEST_COLUMNS or not any(holds_span(piece.text) for piece in row.pieces):
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
    if is_wide(head.text[-1]):
        if len(head.text) < _SHORTEST_CJK_HEAD or room > _CJK_SLACK:
            return False
    elif room > _CELL_SLACK + (piece.runs[0].x1 - piece.runs[0].x0) / em:
        return False
    left = abs(piece.x0 - head.x0) <= _UNDER_LEFT * em
    centered = abs(piece.x0 + piece.x1 - head.x0 - head.x1) <= 2 * _UNDER_LEFT * em
    return (left or centered) and piece.x1 <= max(head.x1 + _UNDER_RIGHT * em, column.limit - _UNDER_LEFT * em)


def _lift_large_dates(rows: list[Row]) -> None:
    """A year in large type at the left of its entry belongs to the first line beside it."""
    for above, row in pairwise(rows):
        piece = row.pieces[0]
        first = piece.runs[0]
        if len(row.pieces) > 1 or not above.pieces or first.size < _LARGE * above.size or not is_date(piece.text):
            continue
        beside = piece.x1 <= min(other.x0 for other in above.pieces)
        if beside and first.top <= (above.top + above.bottom) / 2 <= first.base:
            above.pieces.insert(0, piece)
            row.pieces.clear()


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
    return shares_edge(pieces[-1], date) and not any(is_date(piece.text) for piece in pieces)


def _is_bullet(text: str) -> bool:
    return is_mark(text[0]) or _BULLET.match(text) is not None
