"""Entries side by side: a row of dates, and under each date what happened then, is read card by card."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from resumesift.reading.layout.dated import is_date, may_hold_date, spans_of
from resumesift.reading.layout.lines import Piece, Row

# In parts of the text height.
_OUTDENT = 1.0
_GUTTER = 0.5
_STEP = 2.3
"""From one baseline of a card to the next."""


def unfold_cards(rows: list[Row]) -> list[Row]:
    """The rows (from the top down, dates joined) with those of cards in the order of the cards."""
    starts = [index for index, row in enumerate(rows) if len(row.pieces) > 1 and _are_dates(row.pieces)]
    result: list[Row] = []
    done = 0
    for index, start in enumerate(starts):
        above = _lines_above(rows, start, done)
        limit = starts[index + 1] - above if index + 1 < len(starts) else len(rows)
        begin, end = start - above, _end(rows, start, limit)
        columns = _columns(rows[start])
        if begin < done or sum(len(row.pieces) > 1 for row in rows[begin:end]) < 2:
            continue
        result += rows[done:begin]
        result += [row for column in columns for row in _card(rows[begin:end], column)]
        done = end
    return [*result, *rows[done:]] if done else rows


def _are_dates(pieces: list[Piece]) -> bool:
    if not all(may_hold_date(piece.text) for piece in pieces):
        return False
    spans = any(span.kind in ("range", "since") for piece in pieces for span in spans_of(piece.text))
    return spans and all(is_date(piece.text) for piece in pieces)


Column = tuple[float, float]


def _columns(row: Row) -> list[Column]:
    """Where the cards below a row of dates begin and end."""
    lefts = [piece.x0 - _OUTDENT * piece.size for piece in row.pieces]
    return list(pairwise([*lefts, float("inf")]))


def _lines_above(rows: list[Row], start: int, done: int) -> int:
    """How many lines of the cards stand above their dates: such as all cards have."""
    columns = _columns(rows[start])
    count = 0
    while start - count > done and _goes_on(rows[start - count - 1], rows[start - count]):
        above = rows[start - count - 1]
        if not _fits(above, columns) or len({_place(piece, columns) for piece in above.pieces}) < len(columns):
            break
        count += 1
    return count


def _end(rows: list[Row], start: int, limit: int) -> int:
    columns = _columns(rows[start])
    end = start + 1
    while end < limit and _goes_on(rows[end - 1], rows[end]) and _fits(rows[end], columns):
        end += 1
    return end


def _goes_on(above: Row, below: Row) -> bool:
    return 0 < below.base - above.base <= _STEP * max(above.size, below.size)


def _fits(row: Row, columns: list[Column]) -> bool:
    """Does each piece of the row stand in one column?"""
    return all(
        (place := _place(piece, columns)) is not None and piece.x1 <= columns[place][1] - _GUTTER * piece.size
        for piece in row.pieces
    )


def _place(piece: Piece, columns: list[Column]) -> int | None:
    return next((index for index, (left, right) in enumerate(columns) if left <= piece.x0 < right), None)


def _card(rows: list[Row], column: Column) -> Iterator[Row]:
    left, right = column
    for row in rows:
        pieces = [piece for piece in row.pieces if left <= piece.x0 < right]
        if pieces:
            yield Row(pieces, row.base)
