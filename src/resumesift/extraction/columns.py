"""Tables of posts: a header row of field labels names the columns below it."""

from __future__ import annotations

from resumesift.document import CELL_BREAK, Box, Document
from resumesift.extraction.cues import field_of
from resumesift.extraction.rows import Row

_TELLING = frozenset({"company", "title", "dates"})


def label_columns(document: Document, rows: list[Row]) -> None:
    """Give each chunk under a header row the label of its column; where company and title
    are named, the other columns hold remarks.
    """
    header: list[tuple[str | None, Box | None]] = []
    for row in rows:
        cells = document.lines[row.line].cells
        fields = [field_of(cell.text) for cell in cells]
        if len(cells) >= 2 and not row.dates and _names_columns(fields):
            rest = "remark" if {"company", "title"} <= set(fields) else None
            header = [(field or rest, cell.box) for field, cell in zip(fields, cells, strict=True)]
            row.chunks = []
            continue
        if len(cells) < 2 or not header:
            continue
        columns = [_column(header, index, len(cells), cell.box) for index, cell in enumerate(cells)]
        start = document.line_starts[row.line]
        text = document.text
        for number, chunk in enumerate(row.chunks):
            index = text.count(CELL_BREAK, start, chunk.span[0])
            if index < len(columns) and chunk.label is None:
                row.chunks[number] = chunk._replace(label=columns[index])


def _names_columns(fields: list[str | None]) -> bool:
    known = [field for field in fields if field]
    telling = len(_TELLING & set(known))
    if 2 * len(known) <= len(fields):
        return False  # a row of labels and their values
    return telling >= 2 or (telling == 1 and len(known) >= 2 and len(fields) >= 3)


def _column(header: list[tuple[str | None, Box | None]], index: int, count: int, box: Box | None) -> str | None:
    """The label of the column that a cell stands in: by place where boxes are known, else by number."""
    if box is None or any(b is None for _, b in header):
        return header[index][0] if count == len(header) else None
    middle = (box.x0 + box.x1) / 2

    def distance(column: tuple[str | None, Box | None]) -> float:
        other = column[1]
        assert other is not None
        if other.x0 <= box.x1 and box.x0 <= other.x1:
            return min(abs(other.x0 - box.x0), abs((other.x0 + other.x1) / 2 - middle)) / 1000
        return min(abs(other.x0 - box.x0), abs((other.x0 + other.x1) / 2 - middle))

    if count == len(header):
        return header[index][0]
    return min(header, key=distance)[0]
