"""Columns of text: where a gutter runs down the page, and whether the two sides are columns or halves of rows.

The thresholds have wide plateaus; they were found on some 240 real and invented résumés.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from resumesift.reading.layout.dated import is_date, may_hold_date, months_of_year, spans_of
from resumesift.reading.layout.labels import are_labels
from resumesift.reading.layout.lines import Piece, Row
from resumesift.reading.layout.printed import Area, Rectangle, Run, View

# In parts of the text height.
_SAME_EDGE = 0.35
_NARROWEST = 1.3
_ALIGNED = 0.2
_TOLERANCE = 0.1

_FEWEST_LINES = 7
_FEWEST_ROWS = 10
_LOWEST = 0.3
_SIMILAR = 0.6
_SOME_DATES, _NOT_BY_CHANCE = 0.15, 0.8
_NO_STREAM = 0.5
"""Switches a line where the order of writing is not known, as in pictures: neither those of columns nor of rows."""

# In parts of the page and of its runs.
_PANEL_WIDTH = (0.12, 0.5)
_PANEL_HEIGHT = 0.6
_PANEL_SHARE = 0.06


@dataclass(frozen=True, slots=True)
class Gutter:
    """Empty space left of `x` through the rows from `begin` to `end` (excluded)."""

    x: float
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled area that one column of the page stands on."""

    box: Rectangle

    def holds(self, run: Run) -> bool:
        """Does the run stand on it?"""
        x0, top, x1, bottom = self.box
        return x0 <= (run.x0 + run.x1) / 2 <= x1 and top <= (run.top + run.bottom) / 2 <= bottom


def find_panel(runs: list[Run], areas: list[Area], view: View) -> Panel | None:
    """The tall narrow area along the page that parts its text in two; None where there is none."""
    for area in areas:
        x0, top, x1, bottom = area.box
        wide = (min(x1, view.width) - max(x0, 0.0)) / view.width
        high = (min(bottom, view.height) - max(top, 0.0)) / view.height
        if area.color is None or not (_PANEL_WIDTH[0] <= wide <= _PANEL_WIDTH[1] and high >= _PANEL_HEIGHT):
            continue
        panel = Panel(area.box)
        beside = [run for run in runs if top <= run.base <= bottom]
        inside = [run for run in beside if panel.holds(run)]
        crossing = sum(run.x0 < x - run.size < run.x1 - 2 * run.size for run in beside for x in (x0, x1))
        few = _PANEL_SHARE * len(beside)
        if len(inside) >= max(few, 4) and len(beside) - len(inside) >= max(few, 4) and not crossing:
            return panel
    return None


def find_gutter(rows: list[Row], em: float, blocked: list[tuple[float, float, float, float]]) -> Gutter | None:
    """The gutter that parts the most rows into columns; None where the rows are to be read across.

    `blocked` are boxes that a gutter may not cross (tables).
    """
    if len(rows) < _FEWEST_ROWS:
        return None
    height = rows[-1].bottom - rows[0].top
    best: Gutter | None = None
    for x in _edges(rows, em):
        for begin, end in _open_runs(rows, x, em, blocked):
            if best is not None and end - begin <= best.end - best.begin:
                continue
            if _are_columns(rows[begin:end], x, em, height):
                best = Gutter(x, begin, end)
    return best


def _edges(rows: list[Row], em: float) -> list[float]:
    """Left edges that two or more pieces share, away from the left edge of all."""
    lefts = sorted(piece.x0 for row in rows for piece in row.pieces)
    edges: list[float] = []
    index = 0
    while index < len(lefts):
        end = index
        while end < len(lefts) and lefts[end] - lefts[index] <= _SAME_EDGE * em:
            end += 1
        if end - index >= 2 and lefts[index] > lefts[0] + _NARROWEST * em:
            edges.append(lefts[index])
        index = end
    return edges


def _open_runs(
    rows: list[Row], x: float, em: float, blocked: list[tuple[float, float, float, float]]
) -> list[tuple[int, int]]:
    left, right = x - (_NARROWEST - _TOLERANCE) * em, x - _TOLERANCE * em
    walls = [(top, bottom) for x0, top, x1, bottom in blocked if x0 < right and x1 > left]
    runs: list[tuple[int, int]] = []
    begin = 0
    for index, row in enumerate(rows):
        crossed = any(piece.x0 < right and piece.x1 > left for piece in row.pieces) or any(
            top <= row.base <= bottom for top, bottom in walls
        )
        if crossed:
            if index - begin >= _FEWEST_ROWS:
                runs.append((begin, index))
            begin = index + 1
    if len(rows) - begin >= _FEWEST_ROWS:
        runs.append((begin, len(rows)))
    return runs


def _are_columns(rows: list[Row], x: float, em: float, height: float) -> bool:
    x -= _TOLERANCE * em
    left = [[piece for piece in row.pieces if piece.x0 < x] for row in rows]
    right = [[piece for piece in row.pieces if piece.x0 >= x] for row in rows]
    lines_left, lines_right = sum(map(bool, left)), sum(map(bool, right))
    shorter = min(lines_left, lines_right)
    tall = (rows[-1].bottom - rows[0].top) / height if height else 0.0
    if shorter < _FEWEST_LINES or tall < _LOWEST:
        return False
    dates = max(_date_share(left), _date_share(right))
    if dates >= 0.45:
        return False
    switches = _switches(rows, x) / shorter if rows[0].pieces[0].first >= 0 else _NO_STREAM
    if switches <= 0.35:
        return True
    if _dates_the_other(left, right):
        return False
    aligned = sum(
        1 for a, b in zip(left, right, strict=True) if a and b and abs(a[0].base - b[0].base) <= _ALIGNED * em
    )
    if switches == _NO_STREAM and dates >= _SOME_DATES:
        # In columns the lines of one side stand beside those of the other by chance.
        beside = sum(1 for a, b in zip(left, right, strict=True) if a and b)
        if aligned >= _NOT_BY_CHANCE * beside:
            return False
    # Of rows either each value has its label, or each label its value; columns go on without the other side.
    alone = min(sum(not b for b in right), sum(not a for a in left)) / shorter
    if dates < 0.3 and alone >= 0.3:
        return not are_labels(rows, x, em)
    if shorter < 2 * _FEWEST_LINES or tall < 0.6:
        return False
    return aligned / shorter < (0.25 if switches >= 0.6 else 0.7) or (dates < 0.3 and alone >= 0.15)


def _switches(rows: list[Row], x: float) -> int:
    """How often the content stream goes from one side to the other."""
    order = sorted([(piece.first, piece.x0 < x) for row in rows for piece in row.pieces])
    return sum([before[1] != after[1] for before, after in itertools.pairwise(order)])


def _date_share(lines: list[list[Piece]]) -> float:
    filled = [pieces for pieces in lines if pieces]
    dated = sum([any(may_hold_date(piece.text) and is_date(piece.text) for piece in pieces) for pieces in filled])
    dated += sum([months_of_year(above[0].text, below[0].text) for above, below in itertools.pairwise(filled)])
    return dated / len(filled)


def _dates_the_other(left: list[list[Piece]], right: list[list[Piece]]) -> bool:
    """Do (nearly) all spans of time stand on one side, and is it no wider than the other: a column of dates?"""
    narrow, wide = sorted([left, right], key=_width)
    if _ranges(narrow) > 1 and not _ranges(wide):
        return True
    few, many = sorted([_dated_pieces(narrow), _dated_pieces(wide)])
    return many > 1 and many >= 3 * few and _width(narrow) > _SIMILAR * _width(wide)


def _dated_pieces(lines: list[list[Piece]]) -> int:
    return sum(any(span.start for span in spans_of(piece.text)) for pieces in lines for piece in pieces)


def _width(lines: list[list[Piece]]) -> float:
    pieces = [piece for line in lines for piece in line]
    return max(piece.x1 for piece in pieces) - min(piece.x0 for piece in pieces)


def date_ranges(rows: list[Row]) -> int:
    """How many spans of time the rows print."""
    return _ranges([row.pieces for row in rows])


def _ranges(lines: list[list[Piece]]) -> int:
    return sum(span.kind in ("range", "since") for pieces in lines for piece in pieces for span in spans_of(piece.text))
