"""The rows of a table in reading order: form tables row by row, layout tables column by column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from resumesift.document import Cell, Line
from resumesift.reading.pieces import joined
from resumesift.scripts import IDEOGRAPH, width

_SHORT = 60  # characters of a cell that is one value of its row; as for ruled tables of PDF pages
_SHORT_LINES = 5
_LONG_LINES = 5
_LONG = 150  # characters of a cell that is read for itself
_DATED_CELL = 30  # characters of a cell that holds dates and little else
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\d[./]\d\d\s*[-–—~]|至今")
_STACKED_LABEL = re.compile(rf"[{IDEOGRAPH}]{{1,4}}")
_MARKED = re.compile(r"[•·●○■◆➢✓*–—-]|[(]?\d{1,2}[.)、]|[①-⑳]")


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table: the grid columns it covers, its lines, and whether it goes on with the cell above."""

    column: int
    span: int
    lines: tuple[Line, ...]
    continues: bool = False
    nested: bool = False

    @property
    def length(self) -> int:
        """Characters in the cell."""
        return sum(len(line.text) for line in self.lines)


Row = list[TableCell]


def lines_of_table(rows: list[Row], number: int, new_region: Callable[[], int]) -> list[Line]:
    """The lines of a table; `number` marks the rows of a table proper, columns of a layout get regions of their own.

    A table whose every row has one cell is a frame around text: its lines are no rows.
    """
    if all(len(_filled(row)) <= 1 for row in rows):
        return [line for row in rows for cell in row for line in cell.lines]
    lines: list[Line] = []
    above: dict[int, TableCell] = {}
    layout: list[Row] = []
    for row in rows:
        if _is_layout(row):
            layout.append(row)
            continue
        lines += _columns(layout, new_region)
        layout = []
        lines += _in_table(_row_lines(_with_merged(row, above)), number)
    return [*lines, *_columns(layout, new_region)]


def _filled(row: Row) -> Row:
    return [cell for cell in row if cell.lines]


def _in_table(lines: list[Line], number: int) -> list[Line]:
    return [line if line.table is not None else replace(line, table=number) for line in lines]


def _is_layout(row: Row) -> bool:
    filled = _filled(row)
    return len(filled) > 1 and all(
        cell.nested or cell.length > _LONG or (len(cell.lines) >= _LONG_LINES and cell.length > _SHORT)
        for cell in filled
    )


def _columns(rows: list[Row], new_region: Callable[[], int]) -> Iterator[Line]:
    """The cells of neighbouring layout rows, all of one column before the next column."""
    columns: dict[int, list[TableCell]] = {}
    for row in rows:
        for cell in _filled(row):
            columns.setdefault(cell.column, []).append(cell)
    for column in sorted(columns):
        region = new_region()
        for cell in columns[column]:
            for line in cell.lines:
                yield replace(line, region=region)


def _with_merged(row: Row, above: dict[int, TableCell]) -> Row:
    """The row with the values of cells that are merged with those above, where the row has dates of its own.

    So a company in a cell over two rows belongs to both posts, while a label beside a form is said once.
    """
    dated = any(not cell.continues and _is_dated(cell) for cell in row)
    whole: Row = []
    for cell in row:
        if not cell.continues:
            above[cell.column] = cell
            whole.append(cell)
        elif dated and cell.column in above and _is_value(above[cell.column]):
            whole.append(above[cell.column])
    return whole


def _is_value(cell: TableCell) -> bool:
    return bool(cell.lines) and cell.length <= _SHORT and not _is_dated(cell) and not _is_stacked_label(cell)


def _is_dated(cell: TableCell) -> bool:
    return cell.length <= _DATED_CELL and any(_YEAR.search(line.text) for line in cell.lines)


def _is_stacked_label(cell: TableCell) -> bool:
    return 1 < len(cell.lines) <= 8 and all(_STACKED_LABEL.fullmatch(line.text) for line in cell.lines)


def _row_lines(row: Row) -> list[Line]:
    filled = _filled(row)
    short = [cell for cell in filled if _as_one(cell) is not None]
    if any(_is_dated(cell) for cell in short):
        return _record(filled) if len(filled) > 2 else _dated_pair(filled)
    region = filled[0].lines[0].region if filled else 0
    if len(filled) == 2 and all(_is_one_line(cell) for cell in filled):
        return [Line(tuple(value for cell in filled for value in cell.lines[0].cells), None, region)]
    lines: list[Line] = []
    values: list[Cell] = []
    for cell in filled:
        one = _as_one(cell)
        if one is not None:
            values += one
            continue
        if values:
            lines.append(Line(tuple(values), None, region))
            values = []
        lines += cell.lines
    return [*lines, Line(tuple(values), None, region)] if values else lines


def _record(filled: Row) -> list[Line]:
    """A row of several columns, one of them dates: each short cell is one value, the long ones follow below."""
    values: list[Cell] = []
    below: list[Line] = []
    for cell in filled:
        one = _as_one(cell) or _as_value(cell)
        values += one or ()
        below += () if one else cell.lines
    return [Line(tuple(values), None, filled[0].lines[0].region), *below]


def _dated_pair(filled: Row) -> list[Line]:
    """Dates and what happened then: the first line of that stands beside the dates, the others below."""
    values: list[Cell] = []
    below: list[Line] = []
    for cell in filled:
        lines = list(cell.lines)
        one = _as_one(cell)
        if one is not None:
            lines = []
        elif not cell.nested and _may_head(lines[0]):
            one = lines.pop(0).cells
        values += one or ()
        below += lines
    return [Line(tuple(values), None, filled[0].lines[0].region), *below]


def _is_one_line(cell: TableCell) -> bool:
    """Does the cell fill no more than one line of a page (a Chinese character is as wide as two letters)?"""
    text = cell.lines[0].text
    return not cell.nested and len(cell.lines) == 1 and width(text) <= 2 * _SHORT


def _may_head(line: Line) -> bool:
    return line.table is None and len(line.text) <= _SHORT and not _MARKED.match(line.text)


def _as_one(cell: TableCell) -> tuple[Cell, ...] | None:
    """A short cell as one value (more where tabs part it), None where it must be read line by line."""
    if cell.nested or cell.length > _SHORT or len(cell.lines) > _SHORT_LINES:
        return (_stacked(cell),) if _is_stacked_label(cell) else None
    if len(cell.lines) == 1:
        return cell.lines[0].cells
    if _is_stacked_label(cell):
        return (_stacked(cell),)
    return (_stacked(cell, glue=False),) if _is_dated(cell) else None


def _as_value(cell: TableCell) -> tuple[Cell, ...] | None:
    """A short cell of several lines as one value; a line that opens a bracket is glued to the one before."""
    if cell.nested or cell.length > _SHORT or len(cell.lines) > _SHORT_LINES:
        return None
    if any(_MARKED.match(line.text) for line in cell.lines):
        return None
    whole = joined(cell.lines[0].cells)
    for line in cell.lines[1:]:
        whole = joined([whole, *line.cells], glue=line.text.startswith("("))
    return (whole,)


def _stacked(cell: TableCell, glue: bool = True) -> Cell:
    return joined([part for line in cell.lines for part in line.cells], glue)
