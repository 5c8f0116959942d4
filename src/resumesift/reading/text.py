"""Plain text → Document: a line a line, its cells parted by tabs."""

from __future__ import annotations

from resumesift.document import Cell, Document, Line, Word
from resumesift.reading.normalize import normalize


def read_text(text: str) -> Document:
    """A text as a document without pages; blank lines are left out."""
    return Document(format="text", lines=tuple(_line(line) for line in text.splitlines() if line.strip()))


def _line(text: str) -> Line:
    cells = (tuple(_word(word) for word in cell.split()) for cell in text.split("\t"))
    return Line(tuple(Cell(words) for words in cells if words), page=None)


def _word(source: str) -> Word:
    text, origin = normalize(source)
    return Word(text, source, origin=origin)
