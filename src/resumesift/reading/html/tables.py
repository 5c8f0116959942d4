"""Tables, and blocks side by side, of a page → the rows and cells of a Flow."""

from __future__ import annotations

from dataclasses import dataclass, field

from resumesift.reading.html.writer import Writer

_MOST_SPAN = 100  # columns
_MOST_ROWS = 1000


@dataclass(slots=True)
class _Grid:
    """An open table: its next column, and for a column how many more rows a cell reaches down and how wide it is."""

    reach: dict[int, tuple[int, int]] = field(default_factory=dict)
    column: int = 0
    in_row: bool = False
    in_cell: bool = False


class Tables:
    """The tables that are open, the innermost last."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._grids: list[_Grid] = []

    @property
    def takes_cells(self) -> bool:
        """Is there a table whose next cell may begin?"""
        return bool(self._grids) and not self._grids[-1].in_cell

    def begin(self, ruled: bool) -> None:
        """A table begins; not `ruled`: blocks side by side."""
        self._writer.forget_space()
        self._writer.flow.begin_table(ruled)
        self._grids.append(_Grid())

    def end(self) -> None:
        """The innermost table is whole."""
        self.end_row()
        self._writer.flow.end_table()
        self._writer.forget_space()
        self._grids.pop()

    def begin_row(self) -> None:
        """A row begins, and the one before it ends."""
        self.end_row()
        self._grids[-1].in_row = True

    def end_row(self) -> None:
        """The row is whole; cells from above that reach down to its end are put in."""
        # Text that stands in no cell is put before the table, each stretch on a line.
        self._writer.end_line()
        grid = self._grids[-1]
        if grid.in_row:
            for column in sorted(column for column in grid.reach if column >= grid.column):
                grid.column = column
                self._put_reaching(grid)
        self._writer.flow.end_row()
        grid.column, grid.in_row = 0, False

    def begin_cell(self, span: int = 1, rows: int = 1) -> None:
        """A cell over `span` columns and `rows` rows begins."""
        grid = self._grids[-1]
        grid.in_row = grid.in_cell = True
        while grid.column in grid.reach:
            self._put_reaching(grid)
        span, rows = max(1, min(span, _MOST_SPAN)), min(rows, _MOST_ROWS)
        self._writer.forget_space()
        self._writer.flow.begin_cell(grid.column, span)
        if rows > 1:
            grid.reach[grid.column] = (rows, span)
        grid.column += span

    def end_cell(self) -> None:
        """The cell is whole."""
        self._writer.flow.end_cell()
        self._writer.forget_space()
        self._grids[-1].in_cell = False

    def _put_reaching(self, grid: _Grid) -> None:
        rows, span = grid.reach.pop(grid.column)
        self._writer.flow.begin_cell(grid.column, span, continues=True)
        self._writer.flow.end_cell()
        if rows > 2:
            grid.reach[grid.column] = (rows - 1, span)
        grid.column += span
