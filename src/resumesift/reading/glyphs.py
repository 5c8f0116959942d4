"""The thin layer over PDFium: runs of glyphs with their place and style, straight through ctypes.

PDFium's calls cost less than the Python around them, so a page's text is fetched once, cut at white space, and only
the first and the last glyph of each run are asked for their place. Everything here speaks the page's own space; a
`View` turns it into points from the top left of the page as a person sees it.

PDFium is not safe for threads: everything that opens a document holds `LOCK`.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import repeat
from math import hypot
from threading import RLock
from typing import Any, NamedTuple

import pypdfium2.raw as raw
from pypdfium2 import PdfiumError  # noqa: F401 - importing the package initialises the library

from resumesift.errors import UnreadableError

LOCK = RLock()
"""Held while a document is open."""

_INT, _PTR = ctypes.c_int, ctypes.c_void_p


def _call(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The C function with plain integer addresses as arguments, which makes a call three times as quick."""
    address = ctypes.cast(function, _PTR).value
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


load_document = _call(raw.FPDF_LoadMemDocument64, _PTR, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)
close_document = _call(raw.FPDF_CloseDocument, None, _PTR)
last_error = _call(raw.FPDF_GetLastError, ctypes.c_ulong)
page_count = _call(raw.FPDF_GetPageCount, _INT, _PTR)
load_page = _call(raw.FPDF_LoadPage, _PTR, _PTR, _INT)
close_page = _call(raw.FPDF_ClosePage, None, _PTR)
page_width = _call(raw.FPDF_GetPageWidthF, ctypes.c_float, _PTR)
page_height = _call(raw.FPDF_GetPageHeightF, ctypes.c_float, _PTR)
page_to_device = _call(
    raw.FPDF_PageToDevice, _INT, _PTR, _INT, _INT, _INT, _INT, _INT, ctypes.c_double, ctypes.c_double, _PTR, _PTR
)
load_text = _call(raw.FPDFText_LoadPage, _PTR, _PTR)
close_text = _call(raw.FPDFText_ClosePage, None, _PTR)
count_chars = _call(raw.FPDFText_CountChars, _INT, _PTR)
get_text = _call(raw.FPDFText_GetText, _INT, _PTR, _INT, _INT, _PTR)
get_unicode = _call(raw.FPDFText_GetUnicode, ctypes.c_uint, _PTR, _INT)
loose_box = _call(raw.FPDFText_GetLooseCharBox, _INT, _PTR, _INT, _PTR)
text_object = _call(raw.FPDFText_GetTextObject, _PTR, _PTR, _INT)
char_matrix = _call(raw.FPDFText_GetMatrix, _INT, _PTR, _INT, _PTR)
object_font = _call(raw.FPDFTextObj_GetFont, _PTR, _PTR)
object_font_size = _call(raw.FPDFTextObj_GetFontSize, _INT, _PTR, _PTR)
object_render_mode = _call(raw.FPDFTextObj_GetTextRenderMode, _INT, _PTR)
fill_color = _call(raw.FPDFPageObj_GetFillColor, _INT, _PTR, _PTR, _PTR, _PTR, _PTR)
font_name = _call(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _PTR, _PTR, ctypes.c_size_t)
font_flags = _call(raw.FPDFFont_GetFlags, _INT, _PTR)

_FORCE_BOLD = 0x40000
_BOLD_NAME = re.compile(r"bold|heavy|black|semibold|demi|simhei|黑体|-w[6-9]\b", re.IGNORECASE)
_RUN = re.compile("[^\\s\\x00-\\x1f\ufffe]+\ufffe?|\ufffe")
_LINE_END_HYPHEN = "\ufffe"


@dataclass(frozen=True, slots=True)
class View:
    """The map from page space to points from the top left of the page as it is shown (crop box, rotation)."""

    width: float
    height: float
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """`x0, top, x1, bottom` of a rectangle of page space."""
        xs, ys = self.point(left, top), self.point(right, bottom)
        return min(xs[0], ys[0]), min(xs[1], ys[1]), max(xs[0], ys[0]), max(xs[1], ys[1])

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of page space."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


class Style(NamedTuple):
    """What one text object's glyphs look like; `size` in its own text space."""

    font: str
    bold: bool
    size: float
    mode: int
    color: tuple[int, int, int, int]


@dataclass(slots=True, eq=False)
class Run:
    """Glyphs without white space between them, on one line, in one style.

    `base` is the baseline and `size` the text height in points; `first` and `last` are PDFium's character
    indices, which count in the order of the content stream; `glued`: the run goes on from the one before.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    style: Style
    first: int
    last: int
    glued: bool = False
    turn: tuple[float, float] = (1.0, 0.0)


@contextmanager
def open_document(data: bytes) -> Iterator[int]:
    """A PDFium document of `data`; UnreadableError `encrypted` or `damaged` where PDFium will not open it."""
    with LOCK:
        document = load_document(data, len(data), None)
        if not document:
            if last_error() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
                raise UnreadableError(
                    "The file is protected by a password. Save it without one and try again.", code="encrypted"
                )
            raise UnreadableError("The file is damaged: no PDF reader can open it. Ask for a new copy.", code="damaged")
        try:
            yield document
        finally:
            close_document(document)


@dataclass(slots=True, eq=False)
class GlyphPage:
    """An open page: its handles, its view and the styles seen so far."""

    page: int
    text: int
    view: View
    fonts: dict[int, tuple[str, bool]]
    styles: dict[int, Style] = field(default_factory=dict)

    def char_boxes(self, first: int, last: int) -> list[tuple[float, float, float, float]]:
        """The box of each character from `first` to `last`, both included."""
        return _boxes(self.text, range(first, last + 1), self.view)

    def style(self, obj: int) -> Style:
        """The style of a text object."""
        known = self.styles.get(obj)
        if known is None:
            known = self.styles[obj] = _style_of(obj, self.fonts)
        return known


@contextmanager
def open_page(document: int, index: int, fonts: dict[int, tuple[str, bool]]) -> Iterator[GlyphPage | None]:
    """Page `index` (from 0), or None where PDFium cannot load it. `fonts` is shared by the document's pages."""
    page = load_page(document, index)
    if not page:
        yield None
        return
    text = load_text(page)
    try:
        yield GlyphPage(page, text, _view_of(page), fonts) if text else None
    finally:
        if text:
            close_text(text)
        close_page(page)


def _view_of(page: int) -> View:
    width, height = page_width(page), page_height(page)
    scale, reach = 64, 1000.0
    x, y = ctypes.c_int(), ctypes.c_int()
    wide, high = max(1, round(width * scale)), max(1, round(height * scale))

    def device(px: float, py: float) -> tuple[float, float]:
        page_to_device(page, 0, 0, wide, high, 0, px, py, ctypes.addressof(x), ctypes.addressof(y))
        return x.value / scale, y.value / scale

    (e, f), (ax, ay), (cx, cy) = device(0, 0), device(reach, 0), device(0, reach)
    a, b, c, d = (ax - e) / reach, (ay - f) / reach, (cx - e) / reach, (cy - f) / reach
    return View(width, height, round(a, 3), round(b, 3), round(c, 3), round(d, 3), e, f)


def _style_of(obj: int, fonts: dict[int, tuple[str, bool]]) -> Style:
    font = object_font(obj) or 0
    named = fonts.get(font)
    if named is None:
        named = fonts[font] = _font_of(font)
    size = ctypes.c_float()
    object_font_size(obj, ctypes.addressof(size))
    mode = object_render_mode(obj)
    rgba = (ctypes.c_uint * 4)(0, 0, 0, 255)
    at = ctypes.addressof(rgba)
    fill_color(obj, at, at + 4, at + 8, at + 12)
    color = (rgba[0], rgba[1], rgba[2], rgba[3])
    return Style(named[0], named[1] or mode == 2, abs(size.value), mode, color)


def _font_of(font: int) -> tuple[str, bool]:
    if not font:
        return "", False
    buffer = ctypes.create_string_buffer(256)
    length = font_name(font, ctypes.addressof(buffer), 256)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
    return name, bool(_BOLD_NAME.search(name)) or bool(font_flags(font) & _FORCE_BOLD)


def runs_of(page: GlyphPage) -> list[Run]:
    """The runs of a page in the order of its content stream."""
    text = _text_of(page.text)
    spans = [match.span() for match in _RUN.finditer(text)]
    if not spans:
        return []
    firsts = [start for start, _ in spans]
    lasts = [end - 1 for _, end in spans]
    first_boxes = _boxes(page.text, firsts, page.view)
    last_boxes = _boxes(page.text, lasts, page.view)
    first_objects = list(map(text_object, repeat(page.text), firsts))
    last_objects = list(map(text_object, repeat(page.text), lasts))
    matrices = _matrices(page.text, firsts)
    runs: list[Run] = []
    for index, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        obj = first_objects[index] or last_objects[index]
        if not obj:
            continue
        end_obj = last_objects[index] or obj
        if obj == end_obj or page.style(obj) == page.style(end_obj):
            box, end_box = first_boxes[index], last_boxes[index]
            runs.append(_run(page, text, first, last, box, end_box, page.style(obj), matrices[index]))
        else:
            runs.extend(_styled_runs(page, text, first, last))
    return runs


def _styled_runs(page: GlyphPage, text: str, first: int, last: int) -> Iterator[Run]:
    """A run cut where its style changes; the later parts are glued to the first."""
    indices = range(first, last + 1)
    objects = list(map(text_object, repeat(page.text), indices))
    boxes = _boxes(page.text, indices, page.view)
    begin = 0
    for at in range(1, len(objects) + 1):
        if at < len(objects) and (
            not objects[at] or page.style(objects[at]) == page.style(objects[begin] or objects[at])
        ):
            continue
        obj = objects[begin] or next((o for o in objects[begin:at] if o), None)
        if obj:
            matrix = _matrices(page.text, [first + begin])[0]
            run = _run(page, text, first + begin, first + at - 1, boxes[begin], boxes[at - 1], page.style(obj), matrix)
            run.glued = begin > 0
            yield run
        begin = at


def _run(
    page: GlyphPage,
    text: str,
    first: int,
    last: int,
    box: tuple[float, float, float, float],
    end_box: tuple[float, float, float, float],
    style: Style,
    matrix: tuple[float, float, float, float, float, float],
) -> Run:
    a, b, c, d, e, f = matrix
    view = page.view
    base = view.b * e + view.d * f + view.f
    top, bottom = min(box[1], end_box[1]), max(box[3], end_box[3])
    high = box[3] - box[1]
    size = style.size * hypot(c, d)
    if not high / 1.92 < size < high * 1.34 and high > 0:
        size = high / 1.2
    turn = (view.a * a + view.c * b, view.b * a + view.d * b)
    if not top - 1 <= base <= bottom + 1:
        base = bottom - 0.2 * high
    part = text[first : last + 1].replace(_LINE_END_HYPHEN, "-")
    x0, x1 = min(box[0], end_box[0]), max(box[2], end_box[2])
    return Run(part, x0, top, x1, bottom, base, size, style.bold, style, first, last, False, turn)


def _text_of(text_page: int) -> str:
    """The page's text, one character for each of PDFium's character indices."""
    count = count_chars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    got = get_text(text_page, 0, count, ctypes.addressof(buffer))
    if got == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    return _joined(list(map(get_unicode, repeat(text_page), range(count))))


def _joined(codes: list[int]) -> str:
    """Characters of code units, surrogate pairs joined: the second half becomes a zero-width space."""
    chars: list[str] = []
    for code in codes:
        if 0xDC00 <= code < 0xE000 and chars and 0xD800 <= ord(chars[-1]) < 0xDC00:
            chars[-1] = chr(0x10000 + ((ord(chars[-1]) - 0xD800) << 10) + (code - 0xDC00))
            chars.append("\u200b")
        else:
            chars.append(chr(code) if code < 0x110000 else "\ufffd")
    return "".join("\ufffd" if 0xD800 <= ord(char) < 0xE000 else char for char in chars)


def _boxes(text_page: int, indices: list[int] | range, view: View) -> list[tuple[float, float, float, float]]:
    count = len(indices)
    buffer = (ctypes.c_float * (4 * count))()
    at = ctypes.addressof(buffer)
    deque(map(loose_box, repeat(text_page), indices, range(at, at + 16 * count, 16)), maxlen=0)
    values = buffer[:]
    box = view.box
    return [box(*values[i : i + 4]) for i in range(0, 4 * count, 4)]


def _matrices(text_page: int, indices: list[int]) -> list[tuple[float, float, float, float, float, float]]:
    count = len(indices)
    buffer = (ctypes.c_float * (6 * count))()
    at = ctypes.addressof(buffer)
    deque(map(char_matrix, repeat(text_page), indices, range(at, at + 24 * count, 24)), maxlen=0)
    values = buffer[:]
    return [tuple(values[i : i + 6]) for i in range(0, 6 * count, 6)]  # type: ignore[misc]
