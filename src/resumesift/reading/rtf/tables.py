"""Tables of RTF, told by the depth of paragraphs and by words that end cells and rows → rows and cells of a Flow."""

from __future__ import annotations

from dataclasses import dataclass, field

from resumesift.reading.flowing import Flow

DEEPEST = 12  # tables within tables
_DEFINING = frozenset(("trowd", "cellx", "clvmgf", "clvmrg", "clmgf", "clmrg", "clcbpat"))


@dataclass(slots=True)
class _Grid:
    """A table: how the cells of its row merge, their shades (numbers of colours), and where its row stands."""

    merges: list[str] = field(default_factory=list)
    shades: list[int] = field(default_factory=list)
    merge: str = ""
    shade: int = 0
    column: int = 0
    in_cell: bool = False


class Tables:
    """The tables that are open. A row is defined before its cells, and before the first one opens its table."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._grids: list[_Grid] = []
        self._waiting = _Grid()

    @property
    def depth(self) -> int:
        """How many tables are open."""
        return len(self._grids)

    @property
    def shade(self) -> int:
        """The colour of the innermost coloured cell, 0 where there is none."""
        shades = [grid.shades[grid.column] for grid in self._grids if grid.column < len(grid.shades)]
        return next((shade for shade in reversed(shades) if shade), 0)

    def define(self, word: str, number: int | None) -> None:
        """A word that may define the cells of a row."""
        if word not in _DEFINING:
            return
        grid = self._grids[-1] if self._grids else self._waiting
        if word == "trowd":
            grid.merges, grid.shades, grid.merge, grid.shade = [], [], "", 0
        elif word == "cellx":
            grid.merges.append(grid.merge)
            grid.shades.append(grid.shade)
            grid.merge, grid.shade = "", 0
        elif word == "clcbpat":
            grid.shade = number or 0
        else:
            grid.merge = word

    def enter(self, depth: int) -> None:
        """Text of a paragraph in `depth` tables follows: close and open tables and cells so that it goes there."""
        while len(self._grids) > depth:
            self._close()
        while len(self._grids) < min(depth, DEEPEST):
            self._open_cell()
            self._flow.begin_table()
            self._grids.append(self._waiting)
            self._waiting = _Grid()
        self._open_cell()

    def end_cell(self, depth: int) -> None:
        """A cell of the table at `depth` is whole, an empty one too."""
        self.enter(depth)
        grid = self._grids[-1]
        self._flow.end_cell()
        grid.in_cell = False
        grid.column += 1

    def end_row(self, depth: int) -> None:
        """A row of the table at `depth` is whole."""
        while len(self._grids) > max(1, depth):
            self._close()
        if self._grids:
            grid = self._grids[-1]
            if grid.in_cell:
                self._flow.end_cell()
            # A table within a table says how its cells merge only here, behind them.
            self._flow.end_row([column for column, merge in enumerate(grid.merges) if merge == "clvmrg"])
            grid.column, grid.in_cell = 0, False

    def _open_cell(self) -> None:
        if self._grids and not self._grids[-1].in_cell:
            grid = self._grids[-1]
            self._flow.begin_cell(grid.column)
            grid.in_cell = True

    def _close(self) -> None:
        if self._grids.pop().in_cell:
            self._flow.end_cell()
        self._flow.end_table()
