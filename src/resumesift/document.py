"""A read file: pages, lines in reading order, and where on the page each character of the text stands.

Coordinates are PDF points from the top left of the page as a person sees it; pages count from 1. Formats without
pages (DOCX) have no boxes: their places are `None`.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from math import cos, radians, sin
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page: `x0, top, x1, bottom` in points from the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Place(NamedTuple):
    """One box on one page; `box` and `page` are None in formats that have no pages."""

    page: int | None
    box: Box | None


class Word(NamedTuple):
    """A run of glyphs without a space.

    `text` is normalised (NFKC, CJK radicals, no zero-width characters), `source` is what the file holds, and
    `origin[i]` is the index in `source` of the character that gave `text[i]` (None: one to one).
    `size` is the text height in points, 0 where the format tells none. `confidence` (0–1) is how surely a word was
    read from a picture, None for text that the file itself holds.
    """

    text: str
    source: str
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    origin: tuple[int, ...] | None = None
    confidence: float | None = None

    def place(self, start: int, end: int) -> Box | None:
        """The box of `text[start:end]`, by dividing the word's width in proportion to its characters' widths."""
        if self.box is None or (start <= 0 and end >= len(self.text)):
            return self.box
        reached = _widths(self.source)
        first, last = self._source_index(start), self._source_index(end - 1) + 1
        scale = self.box.width / (reached[-1] or 1.0)
        return Box(
            self.box.x0 + scale * reached[first], self.box.top, self.box.x0 + scale * reached[last], self.box.bottom
        )

    def _source_index(self, index: int) -> int:
        return index if self.origin is None else self.origin[index]


@lru_cache(maxsize=1024)
def _widths(source: str) -> tuple[float, ...]:
    """How far the text reaches before its first, after its first, … after its last character."""
    among_wide = not source.isascii() and any(unicodedata.east_asian_width(char) in "WF" for char in source)
    return tuple(accumulate((_relative_width(char, among_wide) for char in source), initial=0.0))


@lru_cache(maxsize=4096)
def _relative_width(char: str, among_wide: bool) -> float:
    """In ems; quotes and dashes are as wide as the Chinese characters that they stand among."""
    if unicodedata.combining(char) or char in "\u200b\u200c\u200d\ufeff\u00ad":
        return 0.0
    if unicodedata.east_asian_width(char) in ("WFA" if among_wide else "WF"):
        return 1.0
    return _LATIN_WIDTHS.get(char, 0.68 if char.isupper() else 0.54)


_LATIN_WIDTHS = {
    char: width
    for width, chars in ((0.26, "ijl.,:;!'|·’‘"), (0.33, "Ifrt-()[]/\\`“”"), (0.86, "mwMW@%—"))
    for char in chars
}
"""In ems, as in the usual fonts without serifs; of letters that are much wider or narrower than most."""


@dataclass(frozen=True)
class Cell:
    """Words of one line that stand together; a gap wider than the text is high parts two cells.

    `glued[i]` says that word i + 1 follows word i without a space (a style changes inside a run of letters).
    """

    words: tuple[Word, ...]
    glued: frozenset[int] = frozenset()

    @cached_property
    def text(self) -> str:
        if not self.glued:
            return " ".join([word.text for word in self.words])
        return "".join([" " * self.is_parted(index) + word.text for index, word in enumerate(self.words)])

    def is_parted(self, index: int) -> bool:
        """Does a space stand before word `index`?"""
        return index > 0 and index - 1 not in self.glued

    @cached_property
    def box(self) -> Box | None:
        return _union([word.box for word in self.words])


@dataclass(frozen=True)
class Line:
    """One line of reading order: its cells from left to right.

    `region` numbers the block of the page that the line was read in (a column, a table, a side bar): lines of
    one region follow each other as a person reads them. `table` numbers the ruled table of the document whose
    logical row this line is, None outside tables. `bold` and `size` are those of most of its characters.
    """

    cells: tuple[Cell, ...]
    page: int | None
    region: int = 0
    table: int | None = None

    @cached_property
    def text(self) -> str:
        return CELL_BREAK.join(cell.text for cell in self.cells)

    @cached_property
    def box(self) -> Box | None:
        return _union([cell.box for cell in self.cells])

    @cached_property
    def size(self) -> float:
        words = [word for cell in self.cells for word in cell.words]
        return max(words, key=lambda word: len(word.text)).size if words else 0.0

    @cached_property
    def bold(self) -> bool:
        words = [word for cell in self.cells for word in cell.words]
        return 2 * sum(len(w.text) for w in words if w.bold) > sum(len(w.text) for w in words)


_SAME_LINE = 0.3
"""Words whose heights overlap by less than this share of one stand in two printed lines."""

CELL_BREAK = "\t"
"""Stands between two cells of a line in `Document.text`."""


def _union(boxes: list[Box | None]) -> Box | None:
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    lefts, tops, rights, bottoms = zip(*known, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a person sees it: width and height in points.

    A page read from a picture that lies askew by `turn` degrees (clockwise, about its middle; beyond 45 on its side)
    has the boxes of its words as if it were level; `Document.locate` tells where they are on the page as it is.
    """

    number: int
    width: float
    height: float
    turn: float = 0.0

    def shown(self, box: Box) -> Box:
        """The box around a box of the level page, on the page as it is."""
        if not self.turn:
            return box
        along, across = cos(radians(self.turn)), sin(radians(self.turn))
        lies = abs(along) < abs(across)
        middle_x, middle_y = (self.height / 2, self.width / 2) if lies else (self.width / 2, self.height / 2)
        corners = [(x - middle_x, y - middle_y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs = [self.width / 2 + along * x - across * y for x, y in corners]
        ys = [self.height / 2 + across * x + along * y for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the file that a person should know: `hidden_text`, `garbled_text`, …

    `values` is what the message tells, by name.
    """

    code: str
    message: str
    page: int | None = None
    quote: str | None = None
    values: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Document:
    """A file as text in reading order. `format` is what the content is (`pdf`, `docx`), whatever the name says."""

    format: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    findings: tuple[Finding, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """All lines, joined by newlines; cells of a line are joined by `CELL_BREAK`."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset in `text` of each line's first character."""
        starts, offset = [], 0
        for line in self.lines:
            starts.append(offset)
            offset += len(line.text) + 1
        return tuple(starts)

    def words(self, line: int) -> Iterator[tuple[int, Word]]:
        """The words of a line with the offset in `text` of each."""
        return _word_offsets(self.lines[line], self.line_starts[line])

    @cached_property
    def _words(self) -> tuple[tuple[int, Word, int], ...]:
        """Every word in reading order with its offset in `text` before it and the index of its line behind it."""
        return tuple((at, word, line) for line in range(len(self.lines)) for at, word in self.words(line))

    @cached_property
    def _word_starts(self) -> tuple[int, ...]:
        return tuple(at for at, _, _ in self._words)

    def line_at(self, offset: int) -> int:
        """The index of the line that holds the character at `offset` of `text`."""
        return max(0, bisect_right(self.line_starts, offset) - 1)

    def confidence(self, start: int, end: int) -> float | None:
        """How surely `text[start:end]` was read: that of its least sure word, None where none came from a picture."""
        if not self._has_pictures:
            return None
        lowest: float | None = None
        for index in range(self.line_at(start), len(self.lines)):
            if self.line_starts[index] >= end:
                break
            for at, word in self.words(index):
                if word.confidence is not None and at < end and at + len(word.text) > start:
                    lowest = word.confidence if lowest is None else min(lowest, word.confidence)
        return lowest

    @cached_property
    def _has_pictures(self) -> bool:
        return any(word.confidence is not None for line in self.lines for cell in line.cells for word in cell.words)

    def locate(self, start: int, end: int) -> tuple[Place, ...]:
        """Where `text[start:end]` stands, in reading order: one place a line that it touches.

        A line of a table may hold cells of several printed lines, of which each is a place.
        """
        first = max(0, bisect_right(self._word_starts, start) - 1)
        if self._words and not self._turned:
            at, word, line = self._words[first]
            if at <= start and end <= at + len(word.text):  # most quotes stand in one word
                return (Place(self.lines[line].page, word.place(start - at, end - at)),)
        found: dict[int, list[Box | None]] = {}
        for at, word, line in self._words[first : bisect_left(self._word_starts, end)]:
            if at + len(word.text) > start:
                box = word.place(max(0, start - at), min(len(word.text), end - at))
                found.setdefault(line, []).append(box)
        places = [
            Place(self.lines[line].page, _union(printed))
            for line, boxes in found.items()
            for printed in _printed_lines(boxes)
        ]
        return tuple(map(self._shown, places)) if self._turned else tuple(places)

    def _shown(self, place: Place) -> Place:
        """The place on the page as it is."""
        page = self._turned.get(place.page)
        return place._replace(box=page.shown(place.box)) if page and place.box else place

    @cached_property
    def _turned(self) -> dict[int | None, Page]:
        return {page.number: page for page in self.pages if page.turn}


def _printed_lines(boxes: list[Box | None]) -> list[list[Box | None]]:
    """The boxes of a line's words, parted where one stands below or above those before it."""
    found, begin = [], 0
    for index, (one, other) in enumerate(pairwise(boxes), 1):
        if one and other and min(one.bottom, other.bottom) - max(one.top, other.top) < _SAME_LINE * other.height:
            found.append(boxes[begin:index])
            begin = index
    return [*found, boxes[begin:]]


def _word_offsets(line: Line, offset: int) -> Iterator[tuple[int, Word]]:
    for number, cell in enumerate(line.cells):
        offset += number > 0
        for index, word in enumerate(cell.words):
            offset += cell.is_parted(index)
            yield offset, word
            offset += len(word.text)
