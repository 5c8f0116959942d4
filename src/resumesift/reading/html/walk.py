"""The tree of a page → a Flow: blocks are lines, rows and cells are tables, items have their markers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from resumesift.reading.archive import Element
from resumesift.reading.flowing import Flow
from resumesift.reading.html.css import Declarations, StyleSheet
from resumesift.reading.html.look import Look, Style, look_of
from resumesift.reading.html.neighbours import UNPRINTED, follows_apart, stands_beside, text_within
from resumesift.reading.html.tables import Tables
from resumesift.reading.html.writer import Writer
from resumesift.reading.markers import item_marker, written_marker
from resumesift.reading.sizes import too_large

_TYPED_INPUTS = frozenset(("", "text", "email", "tel", "number", "date", "month", "url", "search"))
_PICTURES = ("img", "svg", "canvas", "video", "picture")
_MOST_STEPS = 300_000  # an element opened or closed is one
_SIDE_BY_SIDE = ("flex", "grid")


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
        self._by_word = by_word
        self._pictured: set[Element] = set()
        self._steps = 0

    def walk(self, root: Element) -> None:
        """Write all that a reader of the page sees; what he does not see is noted as hidden."""
        outer, self._pictured = self._pictured, _around_pictures(root)
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            self._steps += 1
            if self._steps > _MOST_STEPS:
                raise too_large()
            if event == "end":
                for end in reversed(self._frames.pop().ends):
                    end()
                if element is not root:
                    self._text(element.tail)
            elif self._open(element):
                self._text(element.text)
            else:
                steps.skip_subtree()
        self._pictured = outer

    def _open(self, element: Element) -> bool:
        """Open an element; is there anything in it to be read?"""
        parent = self._frames[-1]
        frame = _Frame(parent.style)
        self._frames.append(frame)
        if not isinstance(element.tag, str) or element.tag in UNPRINTED:
            return False
        declared = self._sheet.declared(element)
        look = look_of(element, declared, parent.style, element.getparent() in self._pictured)
        if look.gone:
            self._flow.hide(text_within(element))
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
            self._writer.marker = written_marker(text_within(element), symbols)
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
        elif stands_beside(element, look):
            self._writer.tab()
            frame.ends.append(self._writer.tab)
        elif display.startswith("inline") and not self._by_word and follows_apart(element):
            self._writer.tab()
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


def _around_pictures(root: Element) -> set[Element]:
    """The elements that hold pictures."""
    around: set[Element] = set()
    for picture in root.iter(*_PICTURES):
        for element in picture.iterancestors():
            if element in around:
                break
            around.add(element)
    return around


def _chosen(select: Element) -> str:
    """The options that a field of choices shows."""
    options = list(select.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None] or options[:1]
    return " ".join(text_within(option) for option in chosen)


def _is_symbol(element: Element, sheet: StyleSheet, style: Style) -> bool:
    """Is what a word processor wrote before an item a sign of a symbol font?"""
    spans = [span for span in element.iter("span", "font") if (span.text or "").strip()]
    return style.symbols or any(look_of(span, sheet.declared(span), style).style.symbols for span in spans)


def _number(text: str | None) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0
