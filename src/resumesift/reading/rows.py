"""Rows that belong together: wrapped cells of tables without rules, and dates printed over each other."""

from __future__ import annotations

import re

from resumesift.dates import find_dates, is_date_only
from resumesift.reading.columns import may_hold_date
from resumesift.reading.lines import Piece, Row, joined

# In parts of the text height.
_STACK_REACH = 3.4
_STACK_EDGE = 1.3
_NEXT_LINE = 1.9
_UNDER_LEFT = 0.5
_UNDER_RIGHT = 1.0
_WIDEST_HEAD = 17.0

_MOST_CONTINUATIONS = 5
_LONGEST_CELL = 60
_LONGEST_DATE = 30
_FEWEST_COLUMNS = 3

_CONNECTOR = re.compile(r"[-–—~〜至到|]|to|until", re.IGNORECASE)
_ENDS_OPEN = re.compile(r"(?:[-–—~〜至到]|\b(?:to|until))$", re.IGNORECASE)
_BEGINS_OPEN = re.compile(r"(?:[-–—~〜至到]|(?:to|until)\b)", re.IGNORECASE)
_BULLET = re.compile(r"[•·●■▪◆–\-*]|\d+[.、)]")


def join_rows(rows: list[Row]) -> list[Row]:
    """Rows from the top down, stacked dates and wrapped cells joined to the row that they began in."""
    _join_stacked_dates(rows)
    rows = [row for row in rows if row.pieces]
    return _join_wrapped(rows)


def _join_stacked_dates(rows: list[Row]) -> None:
    for index, row in enumerate(rows):
        for place, piece in enumerate(row.pieces):
            if not _is_date(piece.text):
                continue
            below = _stack_below(piece, rows[index + 1 : index + 3])
            if below:
                row.pieces[place] = joined([piece, *[part for _, part in below]])
                for other, part in below:
                    other.pieces.remove(part)


def _stack_below(piece: Piece, rows: list[Row]) -> list[tuple[Row, Piece]]:
    """The pieces below that make one range with a date: its second half, with the dash between them."""
    taken: list[tuple[Row, Piece]] = []
    for row in rows:
        if row.base - piece.base > _STACK_REACH * piece.size:
            break
        part = next((other for other in row.pieces if _shares_edge(piece, other)), None)
        if part is None:
            continue
        if not taken and _CONNECTOR.fullmatch(part.text):
            taken.append((row, part))
            continue
        if _is_date(part.text) and (taken or _halves(piece.text, part.text)):
            return [*taken, (row, part)]
        break
    return []


def _halves(upper: str, lower: str) -> bool:
    if _ENDS_OPEN.search(upper):
        return True
    if _BEGINS_OPEN.match(lower):
        return True
    return not may_hold_date(lower)  # 至今, Present: no date of its own


def _shares_edge(a: Piece, b: Piece) -> bool:
    reach = _STACK_EDGE * a.size
    center = abs(a.x0 + a.x1 - b.x0 - b.x1) / 2
    return abs(a.x0 - b.x0) <= reach or abs(a.x1 - b.x1) <= reach or center <= reach


def _is_date(text: str) -> bool:
    return len(text) <= _LONGEST_DATE and is_date_only(text)


def _join_wrapped(rows: list[Row]) -> list[Row]:
    result: list[Row] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        index += 1
        result.append(row)
        if len(row.pieces) < _FEWEST_COLUMNS or not any(_holds_date(piece.text) for piece in row.pieces):
            continue
        last = row
        for below in rows[index : index + _MOST_CONTINUATIONS]:
            heads = _heads_of(below, row, last)
            if heads is None:
                break
            for head, piece in heads:
                row.pieces[row.pieces.index(head)] = joined([head, piece])
            last = below
            index += 1
    return result


def _heads_of(below: Row, row: Row, last: Row) -> list[tuple[Piece, Piece]] | None:
    """Each piece of the row below with the piece of the row that it goes on from; None where one has none."""
    if below.base - last.base > _NEXT_LINE * below.size:
        return None
    heads: list[tuple[Piece, Piece]] = []
    for piece in below.pieces:
        head = next((head for head in row.pieces if _lies_under(piece, head)), None)
        if head is None or any(head is taken for taken, _ in heads):
            return None
        heads.append((head, piece))
    return heads


def _lies_under(piece: Piece, head: Piece) -> bool:
    em = head.size
    if head.width > _WIDEST_HEAD * em or len(head.text) + len(piece.text) > _LONGEST_CELL:
        return False
    if _BULLET.match(piece.text) or _holds_date(piece.text) or _is_date(head.text):
        return False
    left = abs(piece.x0 - head.x0) <= _UNDER_LEFT * em
    centered = abs(piece.x0 + piece.x1 - head.x0 - head.x1) <= 2 * _UNDER_LEFT * em
    return (left or centered) and piece.x1 <= head.x1 + _UNDER_RIGHT * em


def _holds_date(text: str) -> bool:
    return may_hold_date(text) and bool(find_dates(text))
