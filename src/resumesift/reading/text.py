"""Plain text → Document: a line a line, cells parted by tabs, wide spaces and bars; drawn lines are left out."""

from __future__ import annotations

import re
from itertools import pairwise

from resumesift.document import Document, Line
from resumesift.errors import UnreadableError
from resumesift.reading.encodings import decoded
from resumesift.reading.pieces import Piece, cells_of
from resumesift.reading.sizes import too_large

_MOST_BYTES = 2 * 1024 * 1024
_MOST = 500_000  # characters
_MOST_LINES = 20_000
_RULE_SIGNS = r"=\-*#~_+.·─━═—"
_FRAMED = re.compile(rf"\s*([{_RULE_SIGNS}])\1+\s*(\S.*?)\s*\1{{2,}}\s*")
_UNDERLINE = re.compile(r"\s*([=\-~─━═])\1{2,}\s*")
_BAR_ROW = re.compile(r"\s*[|│┃](.*)[|│┃]\s*")
_BAR = re.compile(r"\s*[|│┃]\s*")
_FRAMED_HEADING = 120  # characters with the frame
_HEADING = 40  # characters of a line that a drawn line below makes a heading


def read_plain(data: bytes) -> Document:
    """The document in the bytes of a text in any encoding; UnreadableError `empty` or `too_large`."""
    text = decoded(data[:_MOST_BYTES])
    if len(data) > _MOST_BYTES or len(text) > _MOST or text.count("\n") > _MOST_LINES:
        raise too_large()
    document = read_text(text)
    if not document.lines:
        raise UnreadableError("The text says nothing. Ask for a new copy.", code="empty")
    return document


def read_text(text: str) -> Document:
    """A text as a document without pages; blank lines and drawn ones are left out, what those frame is bold."""
    lines = text.replace("\x1a", "").splitlines()
    read = (_line(line, _UNDERLINE.fullmatch(below) is not None) for line, below in pairwise([*lines, ""]))
    return Document(format="text", lines=tuple(line for line in read if line.cells))


def _line(text: str, underlined: bool) -> Line:
    if len(text.strip()) > 2 and not any(char.isalnum() for char in text):
        return Line((), page=None)
    bold = underlined and len(text.strip()) <= _HEADING
    if len(text) <= _FRAMED_HEADING and (framed := _FRAMED.fullmatch(text)):
        text, bold = framed[2], True
    if row := _BAR_ROW.fullmatch(text):
        text = _BAR.sub("\t", row[1].strip())
    pieces = [Piece(part, 0.0, bold) for part in re.split(r"(\t)", text) if part]
    return Line(cells_of(pieces), page=None)
