"""The second reader: pdfplumber, for files and pages that PDFium refuses or of which it gives less text.

Its characters become runs, its lines and rectangles become drawings, so that one layout serves both readers. It takes
some ten times as long as PDFium, so it is loaded and asked only where a file shows signs of damage.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from resumesift.reading.layout.printed import ASCENT, DESCENT, LEVEL, Area, Color, Drawings, Rule, Run, Style, View
from resumesift.reading.normalize import normalize
from resumesift.reading.pdf.textobjects import is_bold_name

_BLACK: Color = (0, 0, 0, 255)

_WORD_GAP = 0.2
"""Of the text height: a wider gap between two characters parts words."""
_THINNEST_AREA = 2.0
_SHORTEST_RULE = 5.0
_MOST_CHARS = 100_000
_MOST_PAGES = 50
_LARGEST_FILE = 10 * 1024 * 1024

Char = dict[str, Any]
"""A character as pdfplumber gives it."""


@dataclass(slots=True)
class SecondPage:
    """What pdfplumber finds on a page: in points from the top left, as `glyphs.runs_of` and `drawings_of` give it."""

    runs: list[Run]
    drawings: Drawings
    view: View
    _chars: dict[int, list[Char]] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """How many characters there are."""
        return sum(len(run.text) for run in self.runs)

    def cut(self, run: Run, xs: list[float]) -> list[Run]:
        """The run in parts, cut where the middle of a character passes one of the upright lines `xs`."""
        chars = self._chars.get(id(run), [])
        middles = [(char["x0"] + char["x1"]) / 2 for char in chars]
        begins = [0, *[i for i in range(1, len(chars)) if any(middles[i - 1] < x <= middles[i] for x in xs)]]
        if len(begins) == 1:
            return [run]
        ends = [*begins[1:], len(chars)]
        return [part for begin, end in zip(begins, ends, strict=True) if (part := _run(chars[begin:end])).text]


class SecondReader:
    """The pages of a PDF as pdfplumber reads them; the file is opened when the first is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._opened: list[Any] | None = None

    @property
    def count(self) -> int:
        """How many pages pdfplumber finds, 0 where it refuses the file too."""
        return len(self._pages())

    def page(self, index: int) -> SecondPage | None:
        """Page `index` (from 0); None where pdfplumber cannot read it or finds no text on it."""
        pages = self._pages()
        if index >= len(pages):
            return None
        try:
            page = _read(pages[index])
        except Exception:  # pdfminer raises whatever the broken bytes lead it to
            return None
        finally:
            pages[index].close()
        return page if page.runs else None

    def _pages(self) -> list[Any]:
        if self._opened is None and len(self._data) > _LARGEST_FILE:
            self._opened = []
        if self._opened is None:
            # Imported here, for most files never need it.
            import pdfplumber

            # It tells of every broken object, in words of the file.
            logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
            try:
                self._opened = list(pdfplumber.open(BytesIO(self._data)).pages[:_MOST_PAGES])
            except Exception:  # as above
                self._opened = []
        return self._opened


def _read(page: Any) -> SecondPage:
    from pdfplumber.utils.text import extract_words

    left, top, right, bottom = page.bbox
    view = View(float(right - left), float(bottom - top), 1, 0, 0, -1, -float(left), float(page.height))
    chars = list(_once(page.chars[:_MOST_CHARS], float(left), float(top)))
    words = extract_words(
        chars,
        use_text_flow=True,
        x_tolerance_ratio=_WORD_GAP,
        expand_ligatures=False,
        extra_attrs=["fontname", "non_stroking_color"],
        return_chars=True,
    )
    second = SecondPage([], _drawings(page, float(left), float(top)), view)
    for word in _numbered([word["chars"] for word in words]):
        run = _run(word)
        if run.text and run.size > 0:
            second.runs.append(run)
            second._chars[id(run)] = word
    return second


def _numbered(words: list[list[Char]]) -> Iterator[list[Char]]:
    """The words with their characters numbered as if a space stood between two, but where only the style changes."""
    number = 0
    before: Char | None = None
    for chars in words:
        first = chars[0]
        goes_on = before is not None and first["number"] == before["number"] + 1 and _touches(before, first)
        before = {**chars[-1]}
        number += not goes_on
        for char in chars:
            number += 1
            char["number"] = number
        yield chars


def _touches(before: Char, after: Char) -> bool:
    size = float(after["size"])
    gap, step = float(after["x0"] - before["x1"]), float(after["bottom"] - before["bottom"])
    return abs(gap) <= _WORD_GAP * size and abs(step) < size


def _once(chars: list[Char], left: float, top: float) -> Iterator[Char]:
    """The characters, numbered in the order of the stream, in points from the top left; overprinted ones once."""
    seen: set[tuple[str, int, int]] = set()
    for number, char in enumerate(chars):
        key = (char["text"], round(char["x0"]), round(char["top"]))
        if key not in seen or char["text"].isspace():
            seen.add(key)
            place = {"x0": char["x0"] - left, "x1": char["x1"] - left, "top": char["top"] - top}
            yield {**char, **place, "bottom": char["bottom"] - top, "number": number}


def _run(chars: list[Char]) -> Run:
    first, last = chars[0], chars[-1]
    source = "".join(char["text"] for char in chars)
    text, origin = normalize(source)
    along, across = float(first["matrix"][0]), float(first["matrix"][1])
    size, base = float(first["size"]), _baseline(first)
    style = Style(first["fontname"], is_bold_name(first["fontname"]), size, 0, _color(first["non_stroking_color"]))
    return Run(
        text, source, origin, float(min(char["x0"] for char in chars)), base - ASCENT * size,
        float(max(char["x1"] for char in chars)), base + DESCENT * size, base, size, style.bold, style,
        first["number"], last["number"], 0, turn=LEVEL if across == 0 and along > 0 else (along, -across),
    )  # fmt: skip


def _baseline(char: Char) -> float:
    """Below the top of the page; of fonts that tell no depth a usual one."""
    depth = float(char["matrix"][5] - char["y0"])
    size = float(char["size"])
    return float(char["bottom"]) - (depth if 0 < depth < size / 2 else DESCENT * size)


def _color(value: Any) -> Color:
    """Red, green, blue, opaque, of a grey, RGB or CMYK value from 0 to 1; black for patterns."""
    parts = [float(part) for part in value] if isinstance(value, tuple | list) and value else []
    if len(parts) == 1:
        parts *= 3
    elif len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    if len(parts) != 3:
        return _BLACK
    red, green, blue = (round(255 * min(1.0, max(0.0, part))) for part in parts)
    return red, green, blue, 255


def _drawings(page: Any, left: float, top: float) -> Drawings:
    drawings = Drawings([])
    for edge in page.edges:
        if edge["orientation"] == "v" and edge["bottom"] - edge["top"] >= _SHORTEST_RULE:
            drawings.upright.append(Rule(edge["x0"] - left, edge["top"] - top, edge["bottom"] - top))
        elif edge["orientation"] == "h" and edge["x1"] - edge["x0"] >= _SHORTEST_RULE:
            drawings.level.append(Rule(edge["top"] - top, edge["x0"] - left, edge["x1"] - left))
    for shape in (*page.rects, *page.images):
        box = (shape["x0"] - left, shape["top"] - top, shape["x1"] - left, shape["bottom"] - top)
        is_image = shape["object_type"] == "image"
        if (is_image or shape["fill"]) and min(box[2] - box[0], box[3] - box[1]) > _THINNEST_AREA:
            color = None if is_image else _color(shape["non_stroking_color"])
            drawings.areas.append(Area(box, color, 0))
    return drawings
