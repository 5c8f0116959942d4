"""Formats without pages: text, line ends and tables as they come → the lines of a Document."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace

from resumesift.document import Document, Finding, Line
from resumesift.reading.grids import Row, TableCell, lines_of_table
from resumesift.reading.pieces import Piece, cells_of
from resumesift.reading.sizes import too_large

_MOST = 500_000  # characters; a résumé has a few thousand
_MOST_LINES = 20_000
_QUOTE = 200  # characters of a finding's quote
_MOST_FINDINGS = 20
HIDDEN = "The file holds text that a reader does not see; it was left out."


@dataclass(slots=True)
class _Room:
    """A body or a cell: its lines, the line that is being written, whether a table stands in it."""

    lines: list[Line] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    nested: bool = False


@dataclass(slots=True)
class _Table:
    """A table that is being written: its rows, the row, the cell's place. `ruled` tables are tables to the eye."""

    ruled: bool
    rows: list[Row] = field(default_factory=list)
    row: Row = field(default_factory=list)
    place: tuple[int, int, bool] = (0, 1, False)


class Flow:
    """Takes a file's text in its order and gives the lines. Sizes are points; calls may be unbalanced in a bad file."""

    def __init__(self) -> None:
        self._rooms = [_Room()]
        self._tables: list[_Table] = []
        self._hidden: list[str] = []
        self._findings: list[Finding] = []
        self._regions = 0
        self._counted = 0
        self._length = 0
        self._ended = 0

    @property
    def line_is_empty(self) -> bool:
        """Has nothing been written since the last line end?"""
        return not self._rooms[-1].pieces

    def text(self, text: str, size: float = 0.0, bold: bool = False) -> None:
        """Text of one look, without line ends; spaces are kept."""
        if text:
            self._length += len(text)
            if self._length > _MOST:
                raise too_large()
            if self._hidden and not text.isspace():
                self._report()
            self._rooms[-1].pieces.append(Piece(text, size, bold))

    def tab(self) -> None:
        """What follows stands apart from what was: another cell of the line."""
        self._rooms[-1].pieces.append(Piece("\t", 0.0, False))

    def end_line(self) -> None:
        """What follows stands on another line."""
        room = self._rooms[-1]
        cells = cells_of(room.pieces) if room.pieces else ()
        room.pieces = []
        if cells:
            room.lines.append(Line(cells, None))
            self._ended += 1
            if self._ended > _MOST_LINES:
                raise too_large()

    def hide(self, text: str) -> None:
        """Text that a reader does not see."""
        self._hidden.append(text)

    def begin_table(self, ruled: bool = True) -> None:
        """Rows follow; not `ruled`: they are a layout, no table to the eye."""
        self.end_line()
        self._rooms[-1].nested = True
        self._tables.append(_Table(ruled))

    def begin_cell(self, column: int, span: int = 1, continues: bool = False) -> None:
        """The cell of the row at a grid column; `continues` goes on with the cell above."""
        self._tables[-1].place = (column, span, continues)
        self._rooms.append(_Room())

    def end_cell(self) -> None:
        """The cell is whole."""
        self.end_line()
        room, table = self._rooms.pop(), self._tables[-1]
        column, span, continues = table.place
        table.row.append(TableCell(column, span, tuple(room.lines), continues, room.nested))

    def end_row(self, continued: Container[int] = ()) -> None:
        """The row is whole; its cells at the columns `continued` go on with those above."""
        table = self._tables[-1]
        if table.row:
            table.rows.append(
                [replace(cell, continues=True) if cell.column in continued else cell for cell in table.row]
            )
        table.row = []

    def end_table(self) -> None:
        """The table is whole: its lines follow what stood before it."""
        self.end_row()
        table = self._tables.pop()
        self._counted += 1
        lines = lines_of_table(table.rows, self._counted, self._new_region)
        if not table.ruled:
            lines = [replace(line, table=None) if line.table == self._counted else line for line in lines]
        self._rooms[-1].lines += lines

    def lines(self) -> tuple[Line, ...]:
        """All lines so far, regions and tables numbered in the order of reading."""
        self.end_line()
        return tuple(renumbered(self._rooms[0].lines))

    def document(self, kind: str, metadata: dict[str, str] | None = None) -> Document:
        """The document of all that was written."""
        lines = self.lines()
        self._report()
        return Document(kind, lines, (), tuple(self._findings), metadata or {})

    def _new_region(self) -> int:
        self._regions += 1
        return self._regions

    def _report(self) -> None:
        finding = hidden_finding(self._hidden)
        if finding is not None and len(self._findings) < _MOST_FINDINGS and finding not in self._findings:
            self._findings.append(finding)
        self._hidden = []


def hidden_finding(pieces: Iterable[str]) -> Finding | None:
    """The finding of text that nobody sees; None where it says nothing."""
    quote = " ".join("".join(pieces).split())
    if not any(char.isalnum() for char in quote):
        return None
    return Finding("hidden_text", HIDDEN, quote=quote[:_QUOTE])


def renumbered(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with regions and tables counted in the order of reading."""
    regions: dict[int, int] = {}
    tables: dict[int | None, int | None] = {None: None}
    for line in lines:
        region = regions.setdefault(line.region, len(regions))
        table = tables.setdefault(line.table, len(tables) - 1)
        yield replace(line, region=region, table=table)
