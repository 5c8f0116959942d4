"""The tree of a DOCX part → paragraphs, tables and text boxes in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from resumesift.document import Finding, Line
from resumesift.reading.archive import Element, local
from resumesift.reading.colors import UNKNOWN, WHITE
from resumesift.reading.docx.boxes import TextBox
from resumesift.reading.docx.chunks import chunk_of, placed
from resumesift.reading.docx.flow import Block, Paragraph, arranged
from resumesift.reading.docx.grounds import Grounds, alternative
from resumesift.reading.docx.numbering import Numbering
from resumesift.reading.docx.package import R_ID, Package, W, number, switched_on, value
from resumesift.reading.docx.shapes import Shape, shapes_of
from resumesift.reading.docx.styles import COVERED, Look, Styles, fill_of, look_of, number_of
from resumesift.reading.flowing import hidden_finding
from resumesift.reading.grids import Row, TableCell, lines_of_table
from resumesift.reading.pieces import Piece, cells_of

PAPER = "paper"
"""The ground of text that flows down the page, whatever colour the page has and whatever shapes lie there."""

_BAND = 15  # paragraphs that may stand on a band of colour anchored before them
# Elements that only wrap others: links, insertions, content controls, smart tags, simple fields.
_WRAPPERS = frozenset(
    ("hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "fldSimple", "customXml", "bdo", "dir", "rubyBase")
)
_BREAKS = frozenset(("br", "cr"))
_GAPS = frozenset(("tab", "ptab"))


@dataclass(slots=True)
class _Run:
    """What a paragraph has given so far: its lines as pieces, the text that nobody sees, its boxes."""

    paragraph: Element
    base: Look
    ground: str
    on_paper: bool
    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    hidden: list[str] = field(default_factory=list)
    boxes: list[TextBox] = field(default_factory=list)
    page_breaks: int = 0

    def add(self, text: str, look: Look) -> None:
        if look.unseen_on(self.ground):
            self.hidden.append(text)
        else:
            self.lines[-1].append(Piece(text, look.size or 0.0, bool(look.bold)))


class Walker:
    """Walks the parts of one file; counts its tables and regions and collects its findings."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.styles = Styles(self._root(package, "styles"))
        self.numbering = Numbering(self._root(package, "numbering"))
        self.findings: list[Finding] = []
        self.notes: list[str] = []
        self._paper = WHITE
        self._grounds = Grounds(())
        self._backdrop = False
        self._page_backdrop = False
        self._band = 0
        self._regions = 0
        self._tables = 0

    @staticmethod
    def _root(package: Package, kind: str) -> Element | None:
        names = package.relatives(kind)
        return package.xml(names[0]) if names else package.xml(f"word/{kind}.xml")

    def look_behind(self, parts: Iterable[Element], paper: str) -> None:
        """Find pictures and coloured shapes that text may stand on, so that white text there counts as seen.

        `paper` is the colour of the page.
        """
        parts = list(parts)
        self._paper = paper
        self._grounds = Grounds(parts)
        shapes = [shape for part in parts for shape in _shapes_in(part) if shape.carries_text]
        self._backdrop = bool(shapes)
        self._page_backdrop = any(shape.fills_page for shape in shapes)
        self._band = _BAND if shapes else 0

    def new_region(self) -> int:
        """The number of a region not used before."""
        self._regions += 1
        return self._regions

    def lines(self, container: Element, region: int, ground: str = PAPER) -> list[Line]:
        """All lines of a container: body text with its boxes where they belong."""
        return arranged(list(self.blocks(container, region, ground)), self.new_region)

    def blocks(self, container: Element, region: int, ground: str = PAPER) -> Iterator[Block]:
        """The paragraphs and tables of a body, cell, text box, header or note."""
        for child in container:
            name = local(child)
            if name == "p":
                yield self._paragraph(child, region, ground)
            elif name == "tbl":
                yield self._table(child, region, ground)
            elif name == "sdt":
                content = child.find(W + "sdtContent")
                if content is not None and not _is_placeholder(child):
                    yield from self.blocks(content, region, ground)
            elif name in _WRAPPERS:
                yield from self.blocks(child, region, ground)
            elif name == "AlternateContent":
                yield from self.blocks(alternative(child), region, ground)
            elif name == "altChunk":
                yield self._chunk(child.get(R_ID, ""))

    def _chunk(self, relation: str) -> list[Line]:
        _, name = self._package.related(self._package.main).get(relation, ("", ""))
        data = self._package.raw(name)
        document = chunk_of(data) if data else None
        if document is None:
            return []
        self.findings += document.findings
        return placed(document.lines, self.new_region, self._new_table)

    def _new_table(self) -> int:
        self._tables += 1
        return self._tables

    def _paragraph(self, element: Element, region: int, ground: str) -> Paragraph:
        properties = element.find(W + "pPr")
        style = self.styles.paragraph(value(properties, "pStyle"))
        ground = fill_of(properties) or style.fill or ground
        run = _Run(element, style.look, ground, on_paper=ground == PAPER)
        if run.on_paper:
            run.ground = UNKNOWN if self._stands_on_something(element) else self._paper
        run.page_breaks = int(bool(switched_on(properties, "pageBreakBefore")))
        self._inline(element, run)
        label = self._label(number_of(properties) or style.number, run)
        if label:
            run.lines[0].insert(0, label)
        self._report(run.hidden)
        cells = [cells_of(line) for line in run.lines]
        return Paragraph([Line(line, None, region) for line in cells if line], run.boxes, run.page_breaks)

    def _stands_on_something(self, element: Element) -> bool:
        """May this paragraph, printed on the paper, stand on a picture or a coloured band?"""
        if not self._backdrop:
            return False
        if any(shape.carries_text for shape in _shapes_in(element)):
            self._band = _BAND
        self._band -= 1
        return self._page_backdrop or self._band >= 0

    def _label(self, place: tuple[str, int] | None, run: _Run) -> Piece | None:
        """The bullet or number of a list paragraph; an empty paragraph has none."""
        visible = [piece for line in run.lines for piece in line if piece.text.strip()]
        if place is None or not visible:
            return None
        label = self.numbering.label(*place)
        return Piece(f"{label} ", visible[0].size, visible[0].bold) if label else None

    def _report(self, hidden: list[str]) -> None:
        finding = hidden_finding(hidden)
        if finding is not None:
            self.findings.append(finding)

    def _inline(self, parent: Element, run: _Run) -> None:
        for child in parent:
            name = local(child)
            if name == "r":
                self._run(child, run)
            elif name == "sdt":
                if not _is_placeholder(child):
                    self._inline(child, run)
            elif name == "ruby" or name in _WRAPPERS:
                self._inline(child, run)
            elif name == "AlternateContent":
                self._inline(alternative(child), run)

    def _run(self, element: Element, run: _Run) -> None:
        properties = element.find(W + "rPr")
        base = self.styles.run(value(properties, "rStyle")).over(run.base)
        look = look_of(properties).over(base)
        for child in element:
            self._run_content(child, run, look)

    def _run_content(self, child: Element, run: _Run, look: Look) -> None:
        name = local(child)
        if name == "t":
            # A soft hyphen is only where a word may be broken; Word draws none within a line.
            run.add((child.text or "").replace("\u00ad", "").replace("\n", " "), look)
        elif name in _GAPS:
            run.lines[-1].append(Piece("\t", 0.0, False))
        elif name in _BREAKS:
            run.page_breaks += child.get(W + "type") == "page"
            run.lines.append([])
        elif name == "lastRenderedPageBreak":
            run.page_breaks += 1
        elif name == "noBreakHyphen":
            run.add("-", look)
        elif name == "sym":
            run.add(_symbol(child), look)
        elif name in ("drawing", "pict"):
            self._boxes(child, run)
        elif name in ("footnoteReference", "endnoteReference"):
            self.notes.append(f"{name.removesuffix('Reference')}:{child.get(W + 'id', '')}")
        elif name == "AlternateContent":
            for inner in alternative(child):
                self._run_content(inner, run, look)
        elif name == "ruby":
            self._inline(child, run)

    def _boxes(self, drawing: Element, run: _Run) -> None:
        for shape in shapes_of(drawing):
            if shape.content is None:
                continue
            lines = self.lines(shape.content, self.new_region(), self._ground_of(shape, run))
            if lines:
                run.boxes.append(TextBox(tuple(lines), shape.frame))

    def _ground_of(self, shape: Shape, run: _Run) -> str:
        if shape.frame.inline:
            return shape.fill or run.ground
        beneath = self._grounds.beneath(shape, run.paragraph, self._paper if run.on_paper else UNKNOWN)
        return beneath if beneath == COVERED else shape.fill or beneath

    def _table(self, element: Element, region: int, ground: str) -> list[Line]:
        table = self._new_table()
        shaded = self.styles.shades_cells(value(element.find(W + "tblPr"), "tblStyle"))
        if shaded or (self._backdrop and ground == PAPER):
            ground = UNKNOWN
        rows = [self._row(row, region, ground) for row in _children(element, "tr")]
        return lines_of_table([row for row in rows if row], table, self.new_region)

    def _row(self, element: Element, region: int, ground: str) -> Row:
        properties = element.find(W + "trPr")
        if switched_on(properties, "hidden"):
            return []
        column = number(value(properties, "gridBefore"))
        row: Row = []
        for cell in _children(element, "tc"):
            properties = cell.find(W + "tcPr")
            span = max(1, number(value(properties, "gridSpan")))
            merge = properties.find(W + "vMerge") if properties is not None else None
            across = properties.find(W + "hMerge") if properties is not None else None
            goes_on = merge is not None and merge.get(W + "val") != "restart"
            if across is None or across.get(W + "val") == "restart":
                lines = self.lines(cell, region, fill_of(properties) or ground)
                nested = next(cell.iter(W + "tbl"), None) is not None
                row.append(TableCell(column, span, tuple(lines), goes_on, nested))
            column += span
        return row


def _shapes_in(element: Element) -> Iterator[Shape]:
    for drawing in element.iter(W + "drawing", W + "pict"):
        yield from shapes_of(drawing)


def _is_placeholder(control: Element) -> bool:
    """Does a content control still show only its invitation to type?"""
    return bool(switched_on(control.find(W + "sdtPr"), "showingPlcHdr"))


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also inside content controls."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", *_WRAPPERS):
            yield from _children(child, name)


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x10FFFF else ""
