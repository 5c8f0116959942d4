"""The flow of a body, cell or box: its paragraphs and tables, and where its text boxes are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from resumesift.document import Line
from resumesift.reading.docx.boxes import TextBox, reading_order

_LONG_BOX = 6  # lines of a box that is read for itself, not where it is anchored
_LINE = 15.6  # points of an empty paragraph, to guess how far down the page one stands
_MARGIN = 72.0  # points of the page's edges, where the file says nothing
_PAGE = 842.0  # points of a page's height; only the order of pages matters


@dataclass(slots=True)
class Paragraph:
    """Lines of a paragraph, the boxes anchored in it, and how many pages were broken before and in it."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[TextBox] = field(default_factory=list)
    page_breaks: int = 0


Block = Paragraph | list[Line]
"""A paragraph, or the lines of a table."""


def arranged(blocks: list[Block], new_region: Callable[[], int]) -> list[Line]:
    """The lines of a flow with those of its boxes.

    Where the boxes hold nearly all text, they are read by their places on the page. Else a box is read before
    the paragraph that it is anchored in, unless it is long and would fall into the middle of the text: then last.
    """
    boxes = [box for block in blocks if isinstance(block, Paragraph) for box in block.boxes]
    if not boxes:
        return [line for block in blocks for line in _lines_of(block)]
    own = sum(len(line.text) for block in blocks for line in _lines_of(block))
    if own * 5 < sum(len(line.text) for box in boxes for line in box.lines):
        placed = list(_on_page(blocks))
        return [line for block in blocks for line in _lines_of(block)] + reading_order(placed, new_region)
    lines: list[Line] = []
    last: list[Line] = []
    for block in blocks:
        here = block.boxes if isinstance(block, Paragraph) else []
        short = [box for box in here if not lines or len(box.lines) < _LONG_BOX]
        late = [box for box in here if box not in short]
        lines += reading_order(short, new_region) if short else []
        last += reading_order(late, new_region) if late else []
        lines += _lines_of(block)
    return lines + last


def _lines_of(block: Block) -> list[Line]:
    return block.lines if isinstance(block, Paragraph) else block


def _on_page(blocks: list[Block]) -> Iterator[TextBox]:
    """The boxes with frames that count from one origin, the top of the first page."""
    page, down = 0, 0
    for block in blocks:
        if not isinstance(block, Paragraph):
            down += len(block)
            continue
        for box in block.boxes:
            frame = box.frame
            left = frame.left + (0.0 if frame.across == "page" else _MARGIN)
            top = frame.top
            if frame.down != "page":
                top += _MARGIN
            if frame.down in ("paragraph", "line", "text"):
                top += down * _LINE
            yield replace(box, frame=replace(frame, left=left, top=top + page * _PAGE))
        down += max(1, len(block.lines))
        if block.page_breaks:
            page, down = page + block.page_breaks, 0
