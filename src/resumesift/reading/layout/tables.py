"""Ruled tables: rules → a grid → cells, and the glyphs in them; a wrapped cell is one piece of its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from resumesift.reading.layout.closing import REACH, merged, with_closing_rules
from resumesift.reading.layout.lines import Piece, Row, rows_of
from resumesift.reading.layout.printed import Drawings, Rule, Run
from resumesift.reading.layout.stacks import one_cell

_MOST_RULES = 160
_FEWEST_CELLS = 4
_FEWEST_FILLED = 3
_SMALLEST = 4.0

# A cell up to this long is one logical cell of its row; what is longer follows the row as lines.
_LOGICAL_LINES = 5
_LOGICAL_CHARS = 60
_WIDE = 0.6
_LABEL_CHARS = 10


@dataclass(slots=True, eq=False)
class TableCell:
    """A cell of a ruled table: its edges, the indices of its first row and column, and the rows that it spans."""

    x0: float
    top: float
    x1: float
    bottom: float
    row: int
    column: int
    span: int
    runs: list[Run] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """A ruled table in points from the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float
    cells: list[TableCell]


def take_tables(
    runs: list[Run], drawings: Drawings, cut: Callable[[Run, list[float]], list[Run]]
) -> tuple[list[Table], list[Run]]:
    """The ruled tables of a page, from the top down, and the runs outside them.

    `cut` parts a run at upright lines: what PDFium gives as one word may stand in two cells.
    """
    tables = []
    for cells in _grids(with_closing_rules(runs, drawings)):
        table = _table_of(cells)
        inside = [run for run in runs if _in_table(run, table)]
        if not inside:
            continue
        kept: set[int] = set()
        filled = []
        for run in inside:
            parts = _placed(run, table, cut)
            if parts is not None:
                kept.add(id(run))
                filled += parts
        with_text = {id(cell) for _, cell in filled}
        if len(with_text) < _FEWEST_FILLED:
            continue
        for part, cell in filled:
            cell.runs.append(part)
        runs = [run for run in runs if id(run) not in kept]
        tables.append(table)
    return sorted(tables, key=lambda table: table.top), runs


def _table_of(cells: list[TableCell]) -> Table:
    return Table(
        min(cell.x0 for cell in cells),
        min(cell.top for cell in cells),
        max(cell.x1 for cell in cells),
        max(cell.bottom for cell in cells),
        cells,
    )


def _in_table(run: Run, table: Table) -> bool:
    middle = (run.top + run.bottom) / 2
    return table.top <= middle <= table.bottom and run.x1 > table.x0 and run.x0 < table.x1


def _placed(run: Run, table: Table, cut: Callable[[Run, list[float]], list[Run]]) -> list[tuple[Run, TableCell]] | None:
    """The run, cut at the rules that it crosses, with the cell of each part; None where it lies in no cell."""
    middle = (run.top + run.bottom) / 2
    cells = [cell for cell in table.cells if cell.top <= middle < cell.bottom and run.x1 > cell.x0 and run.x0 < cell.x1]
    if not cells:
        return None
    if len(cells) == 1:
        return [(run, cells[0])]
    placed = []
    for part in cut(run, sorted({cell.x0 for cell in cells} | {cell.x1 for cell in cells})):
        center = (part.x0 + part.x1) / 2
        placed.append(
            (part, min(cells, key=lambda cell: abs(center - (cell.x0 + cell.x1) / 2) - (cell.x1 - cell.x0) / 2))
        )
    return placed


def rows_of_table(table: Table, number: int, lay_out: Callable[[list[Run]], list[Row]]) -> list[Row]:
    """The table in reading order: a logical row with its short cells, then the lines of its long ones.

    `lay_out` orders the content of a long cell. A short label that spans several rows at the left stands before
    them on a line of its own.
    """
    by_row: dict[int, list[TableCell]] = {}
    for cell in table.cells:
        if cell.runs:
            by_row.setdefault(cell.row, []).append(cell)
    rows: list[Row] = []
    for index in sorted(by_row):
        rows += _rows_of_row(sorted(by_row[index], key=lambda cell: cell.column), table, number, lay_out)
    return rows


def _rows_of_row(
    cells: list[TableCell], table: Table, number: int, lay_out: Callable[[list[Run]], list[Row]]
) -> Iterator[Row]:
    pieces: list[Piece] = []
    long: list[list[Run]] = []
    for cell in cells:
        piece = _logical(cell, table)
        if piece is None:
            long.append(cell.runs)
        elif cell.span > 1 and cell is cells[0] and _is_label(piece.text) and len(cells) > 1:
            yield Row([piece], piece.base)
        else:
            pieces.append(piece)
    if pieces:
        yield Row(pieces, pieces[0].base, number)
    for runs in long:
        yield from lay_out(runs)


def _logical(cell: TableCell, table: Table) -> Piece | None:
    if sum([len(run.text) for run in cell.runs]) > _LOGICAL_CHARS:
        return None
    rows = rows_of(cell.runs)
    if len(rows) > _LOGICAL_LINES:
        stacked = len(rows) <= 2 * _LOGICAL_LINES and all(len(row.text) == 1 for row in rows)
        if not stacked:
            return None
    if len(rows) > 1 and cell.x1 - cell.x0 > _WIDE * (table.x1 - table.x0):
        return None
    return one_cell([piece for row in rows for piece in row.pieces])


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL_CHARS and not any(char.isdigit() for char in text)


def _grids(drawings: Drawings) -> Iterator[list[TableCell]]:
    """The cells of each group of rules that cross each other, where they make a table."""
    if len(drawings.upright) < 2 or len(drawings.level) < 2:
        return
    upright, level = merged(drawings.upright), merged(drawings.level)
    if len(upright) > _MOST_RULES or len(level) > _MOST_RULES:
        return
    for group_upright, group_level in _groups(upright, level):
        if len(group_upright) < 3 or len(group_level) < 3:
            continue
        cells = list(_cells(group_upright, group_level))
        if len(cells) >= _FEWEST_CELLS and len({c.row for c in cells}) > 1 and len({c.column for c in cells}) > 1:
            yield cells


def _groups(upright: list[Rule], level: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    parent = list(range(len(upright) + len(level)))
    for i, up in enumerate(upright):
        for j, flat in enumerate(level, len(upright)):
            if flat.start - REACH <= up.at <= flat.end + REACH and up.start - REACH <= flat.at <= up.end + REACH:
                parent[_root(parent, i)] = _root(parent, j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate([*upright, *level]):
        groups.setdefault(_root(parent, index), ([], []))[index >= len(upright)].append(rule)
    return list(groups.values())


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _cells(upright: list[Rule], level: list[Rule]) -> Iterator[TableCell]:
    """Cells closed on all sides: elementary ones, joined where the rule between two is missing."""
    xs, ys = sorted({rule.at for rule in upright}), sorted({rule.at for rule in level})
    columns, rows = len(xs) - 1, len(ys) - 1
    outside = rows * columns
    parent = list(range(outside + 1))

    def number(row: int, column: int) -> int:
        return row * columns + column if 0 <= row < rows and 0 <= column < columns else outside

    def join(a: int, b: int) -> None:
        parent[_root(parent, a)] = _root(parent, b)

    for column, x in enumerate(xs):
        lines = [rule for rule in upright if rule.at == x]
        for row, (top, bottom) in enumerate(pairwise(ys)):
            if not _covered(lines, top, bottom):
                join(number(row, column - 1), number(row, column))
    for row, y in enumerate(ys):
        lines = [rule for rule in level if rule.at == y]
        for column, (left, right) in enumerate(pairwise(xs)):
            if not _covered(lines, left, right):
                join(number(row - 1, column), number(row, column))
    members: dict[int, list[tuple[int, int]]] = {}
    for row in range(rows):
        for column in range(columns):
            members.setdefault(_root(parent, number(row, column)), []).append((row, column))
    members.pop(_root(parent, outside), None)
    for places in members.values():
        first_row, last_row = min(r for r, _ in places), max(r for r, _ in places)
        first, last = min(c for _, c in places), max(c for _, c in places)
        if (last_row - first_row + 1) * (last - first + 1) != len(places):
            continue
        x0, top, x1, bottom = xs[first], ys[first_row], xs[last + 1], ys[last_row + 1]
        if x1 - x0 >= _SMALLEST and bottom - top >= _SMALLEST:
            yield TableCell(x0, top, x1, bottom, first_row, first, last_row - first_row + 1)


def _covered(lines: list[Rule], start: float, end: float) -> bool:
    return any(rule.start - REACH <= start and end <= rule.end + REACH for rule in lines)
