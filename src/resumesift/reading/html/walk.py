"""The tree of a page → a Flow: blocks are lines, rows and cells are tables, items have their markers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from resumesift.reading.archive import Element
from resumesift.reading.flowing import Flow
from resumesift.reading.html.css import Declarations, StyleSheet
from resumesift.reading.html.look import Look, Style, is_block_tag, look_of
from resumesift.reading.html.tables import Tables
from resumesift.reading.html.writer import Writer
from resumesift.reading.markers import item_marker, written_marker

_UNPRINTED_TAGS = (
    "applet area audio canvas datalist del embed head link map math meta noembed noframes noscript object param "
    "picture progress rp rt script source style svg template title track video xml"
)
_UNPRINTED = frozenset(_UNPRINTED_TAGS.split())
_TYPED_INPUTS = frozenset(("", "text", "email", "tel", "number", "date", "month", "url", "search"))
_SIDE_BY_SIDE = ("flex", "grid")
_SHORT_BLOCK = 60  # characters of a block that may stand beside another
_LONG_TEXT = 100_000  # characters of hidden text that are looked at


@dataclass(slots=True)
class _Frame:
    """An open element: the style of its text, its part in the layout, and what must be done at its end.

    `count` counts list items, or members of a row of blocks of `columns`.
    """

    style: Style
    display: str = "inline"
    columns: int = 0
    count: int = 0
    ends: list[Callable[[], None]] = field(default_factory=list)


class Walker:
    """Walks pages into one Flow; `inner` gives the tree of a page in a frame by its address.

    `by_word` says that Word wrote the page.
    """

    def __init__(
        self,
        flow: Flow,
        sheet: StyleSheet,
        inner: Callable[[str], Element | None] = lambda _: None,
        by_word: bool = False,
    ) -> None:
        self._flow = flow
        self._writer = Writer(flow, torn=by_word)
        self._tables = Tables(self._writer)
        self._sheet = sheet
        self._inner = inner
        self._frames = [_Frame(Style())]
        self._is_inner = False

    def walk(self, root: Element) -> None:
        """Write all that a reader of the page sees; what he does not see is noted as hidden."""
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            if event == "end":
                for end in reversed(self._frames.pop().ends):
                    end()
                if element is not root:
                    self._text(element.tail)
            elif self._open(element):
                self._text(element.text)
            else:
                steps.skip_subtree()

    def _open(self, element: Element) -> bool:
        """Open an element; is there anything in it to be read?"""
        parent = self._frames[-1]
        frame = _Frame(parent.style)
        self._frames.append(frame)
        if not isinstance(element.tag, str) or element.tag in _UNPRINTED:
            return False
        declared = self._sheet.declared(element)
        look = look_of(element, declared, parent.style)
        if look.gone:
            self._flow.hide(_text_within(element))
            return False
        frame.style = look.style
        if parent.display in _SIDE_BY_SIDE:
            self._begin_member(parent, frame)
        if self._is_written(element, declared, look):
            return False
        self._place(element, look, frame)
        return True

    def _is_written(self, element: Element, declared: Declarations, look: Look) -> bool:
        """Write what stands for something else than its text: line ends, form fields, frames, tabs, markers of Word."""
        tag = element.tag
        if tag in ("br", "hr"):
            self._writer.end_line()
        elif tag == "input":
            if (element.get("type") or "").lower() in _TYPED_INPUTS:
                self._writer.write(element.get("value") or "", look.style)
        elif tag == "select":
            self._writer.write(_chosen(element), look.style)
        elif tag in ("iframe", "frame"):
            self._walk_inner(element)
        elif "mso-tab-count" in declared:
            self._writer.tab()
        elif declared.get("mso-list") == "ignore":
            symbols = _is_symbol(element, self._sheet, look.style)
            self._writer.marker = written_marker(_text_within(element), symbols)
        else:
            return False
        return True

    def _place(self, element: Element, look: Look, frame: _Frame) -> None:
        """Begin what the element is in the layout, and note in the frame how that ends."""
        display = look.display
        if display in _SIDE_BY_SIDE and (len(element) < 2 or (display == "grid" and look.columns < 2)):
            display = "block"
        frame.display, frame.columns = display, look.columns
        if display == "table" or display in _SIDE_BY_SIDE:
            self._begin_table(frame, ruled=display == "table")
        elif display == "row":
            if not self._tables.takes_cells:
                self._begin_table(frame, ruled=False)
            self._tables.begin_row()
            frame.ends.append(self._tables.end_row)
        elif display == "cell" and self._tables.takes_cells:
            self._tables.begin_cell(_number(element.get("colspan")), _number(element.get("rowspan")))
            frame.ends.append(self._tables.end_cell)
        elif _stands_beside(element, look):
            self._writer.tab()
            frame.ends.append(self._writer.tab)
        elif display in ("block", "cell"):
            self._writer.end_line()
            frame.ends.append(self._writer.end_line)
        if element.tag == "li":
            self._begin_item(element, frame)

    def _begin_table(self, frame: _Frame, ruled: bool) -> None:
        self._tables.begin(ruled)
        frame.ends.append(self._tables.end)

    def _begin_item(self, element: Element, frame: _Frame) -> None:
        items, parent = self._frames[-2], element.getparent()
        first = _number(parent.get("start")) if parent is not None and items.count == 0 else 0
        items.count = _number(element.get("value")) or first or items.count + 1
        self._writer.marker = item_marker(frame.style.marker, items.count)
        frame.ends.append(self._end_item)

    def _end_item(self) -> None:
        self._writer.marker = ""

    def _begin_member(self, parent: _Frame, frame: _Frame) -> None:
        """A block among others side by side, or in a grid of columns."""
        if parent.columns and parent.count == parent.columns:
            self._tables.end_row()
            parent.count = 0
        parent.count += 1
        self._tables.begin_cell()
        frame.ends.append(self._tables.end_cell)

    def _walk_inner(self, element: Element) -> None:
        tree = None if self._is_inner else self._inner(element.get("src") or "")
        if tree is not None:
            self._is_inner = True
            self._writer.end_line()
            self.walk(tree)
            self._writer.end_line()
            self._is_inner = False

    def _text(self, text: str | None) -> None:
        frame = self._frames[-1]
        if not text:
            return
        if frame.display in _SIDE_BY_SIDE and text.strip():
            self._begin_member(frame, _Frame(frame.style))
            self._writer.write(text, frame.style)
            self._tables.end_cell()
        else:
            self._writer.write(text, frame.style)


def _stands_beside(element: Element, look: Look) -> bool:
    """Is this a short block set beside what stands before it?"""
    if not (look.floats or (look.display == "inline-block" and is_block_tag(element.tag))):
        return False
    if any(inner is not element and (is_block_tag(inner.tag) or inner.tag == "br") for inner in element.iter()):
        return False
    return len(_text_within(element, _SHORT_BLOCK)) <= _SHORT_BLOCK


def _text_within(element: Element, most: int = _LONG_TEXT) -> str:
    """The text of an element as it stands in the source, without scripts; soon ended where it is longer than `most`."""
    pieces: list[str] = []
    length = 0
    for inner in element.iter():
        read = isinstance(inner.tag, str) and inner.tag not in _UNPRINTED
        for text in (inner.text if read else None, inner.tail if inner is not element else None):
            pieces.append(text or "")
            length += len(text or "")
        if length > 2 * most:
            break
    return " ".join("".join(pieces).split())


def _chosen(select: Element) -> str:
    """The options that a field of choices shows."""
    options = list(select.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None] or options[:1]
    return " ".join(_text_within(option) for option in chosen)


def _is_symbol(element: Element, sheet: StyleSheet, style: Style) -> bool:
    """Is what a word processor wrote before an item a sign of a symbol font?"""
    spans = [span for span in element.iter("span", "font") if (span.text or "").strip()]
    return style.symbols or any(look_of(span, sheet.declared(span), style).style.symbols for span in spans)


def _number(text: str | None) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0
