"""The tree of an OpenDocument text → a Flow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resumesift.reading.archive import Element, local
from resumesift.reading.colors import UNKNOWN, WHITE
from resumesift.reading.flowing import Flow
from resumesift.reading.odt.styles import Look, Styles, get

_WHITE = re.compile(r"[ \t\r\n]+")
_BAND = 15  # paragraphs that may stand on a shape anchored before them
_MOST_REPEATED = 100
_LEFT_OUT = (
    "tracked-changes annotation annotation-end note-citation page-number page-count ruby-text sequence-decls "
    "variable-decls user-field-decls forms title desc hidden-paragraph image object glue-point event-listeners"
)
_OUT = frozenset(_LEFT_OUT.split())
_SHAPES = frozenset(("frame", "custom-shape", "rect", "ellipse", "polygon", "path", "g", "text-box"))
_ROWS = frozenset(("table-rows", "table-header-rows", "table-row-group"))


@dataclass(slots=True)
class _List:
    """A list that is open: its style and how many items it had."""

    style: str | None
    level: int
    count: int = 0


@dataclass(slots=True)
class _Grid:
    """A table: for each column how many rows a cell above still reaches down."""

    reach: dict[int, int] = field(default_factory=dict)


class Walker:
    """Writes the text of a file's parts into a Flow."""

    def __init__(self, flow: Flow, styles: Styles) -> None:
        self._flow = flow
        self._styles = styles
        self._lists: list[_List] = []
        self._counts: dict[tuple[str | None, int], int] = {}
        self._marker = ""
        self._ground = WHITE
        self._band = 0
        self._space = False

    def blocks(self, parent: Element) -> None:
        """Paragraphs, lists, tables and what holds them."""
        for child in parent:
            name = local(child)
            if name in ("p", "h"):
                self._paragraph(child)
            elif name == "list":
                self._list(child)
            elif name == "table":
                self._table(child)
            elif name in _SHAPES:
                self._shape(child)
            elif name not in _OUT:
                self.blocks(child)

    def _paragraph(self, element: Element) -> None:
        self._flow.end_line()
        self._space = False
        self._inline(element, self._styles.text("paragraph", get(element, "style-name")))
        self._flow.end_line()
        self._band -= 1

    def _inline(self, element: Element, look: Look) -> None:
        self._text(element.text, look)
        for child in element:
            name = local(child)
            if name == "span":
                self._inline(child, self._styles.text("text", get(child, "style-name"), look))
            elif name == "s":
                self._write(" " * min(_MOST_REPEATED, _number(get(child, "c"), 1)), look)
            elif name == "tab":
                self._flow.tab()
            elif name == "line-break":
                self._flow.end_line()
            elif name == "note":
                self._apart(child)
            elif name in _SHAPES:
                self._shape(child)
            elif name and name not in _OUT:
                self._inline(child, look)
            self._text(child.tail, look)

    def _text(self, text: str | None, look: Look) -> None:
        """Text of the source, whose white space is one space; none at the start of a line."""
        words = _WHITE.sub(" ", text or "")
        if words.startswith(" ") and (self._space or self._flow.line_is_empty):
            words = words[1:]
        if words:
            self._write(words, look)
            self._space = words.endswith(" ")

    def _write(self, text: str, look: Look) -> None:
        ground = UNKNOWN if self._ground == WHITE and self._band > 0 else self._ground
        if not look.is_seen(ground):
            self._flow.hide(text)
            return
        if self._marker and text.strip():
            self._flow.text(f"{self._marker} ", look.size, look.bold)
            self._marker = ""
        self._flow.text(text, look.size, look.bold)
        self._space = False

    def _list(self, element: Element) -> None:
        outer = self._lists[-1] if self._lists else None
        style = get(element, "style-name") or (outer.style if outer else None)
        opened = _List(style, outer.level + 1 if outer else 1)
        if get(element, "continue-numbering") == "true" or get(element, "continue-list"):
            opened.count = self._counts.get((style, opened.level), 0)
        self._lists.append(opened)
        for item in element:
            if local(item) == "list-item":
                opened.count = _number(get(item, "start-value"), opened.count + 1)
                self._marker = self._styles.marker(style, opened.level, opened.count)
            self.blocks(item)
            self._marker = ""
        self._counts[style, opened.level] = self._lists.pop().count

    def _shape(self, element: Element) -> None:
        """The text of a box or shape, for itself; a coloured one may lie behind what follows."""
        outer, marker = self._ground, self._marker
        fill = self._styles.fill("graphic", get(element, "style-name"))
        self._band = _BAND if fill not in (None, WHITE) or local(element) in ("frame", "g") else self._band
        self._ground, self._marker = fill or UNKNOWN, ""
        self._apart(element)
        self._ground, self._marker = outer, marker

    def _apart(self, element: Element) -> None:
        self._flow.end_line()
        self.blocks(element)
        self._flow.end_line()

    def _table(self, element: Element) -> None:
        self._flow.begin_table()
        self._rows(element, _Grid())
        self._flow.end_table()

    def _rows(self, element: Element, grid: _Grid) -> None:
        for child in element:
            name = local(child)
            if name == "table-row":
                self._row(child, grid)
            elif name in _ROWS:
                self._rows(child, grid)

    def _row(self, element: Element, grid: _Grid) -> None:
        column = 0
        for cell in element:
            times = min(_MOST_REPEATED, _number(get(cell, "number-columns-repeated"), 1))
            if local(cell) == "covered-table-cell":
                for covered in range(column, column + times):
                    if grid.reach.get(covered, 0):
                        grid.reach[covered] -= 1
                        self._flow.begin_cell(covered, 1, continues=True)
                        self._flow.end_cell()
            elif local(cell) == "table-cell":
                span = _number(get(cell, "number-columns-spanned"), 1)
                grid.reach[column] = _number(get(cell, "number-rows-spanned"), 1) - 1
                self._cell(cell, column, span)
            column += times
        self._flow.end_row()

    def _cell(self, element: Element, column: int, span: int) -> None:
        outer = self._ground
        self._ground = self._styles.fill("table-cell", get(element, "style-name")) or outer
        self._flow.begin_cell(column, span)
        self.blocks(element)
        self._flow.end_cell()
        self._ground = outer


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default
