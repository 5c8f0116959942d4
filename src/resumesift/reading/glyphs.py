"""Runs of glyphs with their place and style.

A page's text is fetched once and cut at white space, and only the first and the last glyph of each run are asked for
their place.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import repeat
from math import hypot
from typing import NamedTuple

from resumesift.reading import pdfium
from resumesift.reading.normalize import normalize
from resumesift.reading.pdfium import Matrix, OpenPage, Rectangle, View

_FORCE_BOLD = 0x40000
_BOLD_NAME = re.compile(r"bold|heavy|black|semibold|demi|simhei|黑体|-w[6-9]\b", re.IGNORECASE)
_RUN = re.compile("[^\\s\\x00-\\x1f\ufffe]+[\ufffe\\x02]?|[\ufffe\\x02]")
_LINE_END_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})

# In parts of the text height: the usual line of a font, and box heights that no font has.
_ASCENT, _DESCENT, _LINE_HEIGHT = 0.88, 0.24, 1.2
_TALL, _FLAT = 2.2, 0.3
LEVEL = (1.0, 0.0)
"""The direction of upright text."""


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

    `text` is `source` normalised, `origin` the way back (see `normalize`). `base` is the baseline and `size` the
    text height in points; `first` and `last` are PDFium's character indices, which count in the order of the
    content stream; `obj` is its text object; `glued`: the run goes on from the one before; `turn`: the direction
    that the glyphs run in.
    """

    text: str
    source: str
    origin: tuple[int, ...] | None
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
    obj: int
    glued: bool = False
    turn: tuple[float, float] = LEVEL


class _Styles:
    """The styles of a page's text objects, each asked for once; equal ones are one object."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._known: dict[int, Style] = {}
        self._distinct: dict[Style, Style] = {}
        self._size = ctypes.c_float()
        self._rgba = (ctypes.c_uint * 4)(0, 0, 0, 255)
        self._size_at = ctypes.addressof(self._size)
        at = ctypes.addressof(self._rgba)
        self._rgba_at = (at, at + 4, at + 8, at + 12)

    def of(self, obj: int) -> Style:
        """The style of a text object."""
        known = self._known.get(obj)
        if known is None:
            style = self._read(obj)
            known = self._known[obj] = self._distinct.setdefault(style, style)
        return known

    def _read(self, obj: int) -> Style:
        font = pdfium.object_font(obj) or 0
        named = self._fonts.get(font)
        if named is None:
            named = self._fonts[font] = _font_of(font)
        pdfium.object_font_size(obj, self._size_at)
        mode = pdfium.object_render_mode(obj)
        if not pdfium.fill_color(obj, *self._rgba_at):
            self._rgba[:] = (0, 0, 0, 255)
        red, green, blue, alpha = self._rgba
        return Style(
            named[0],
            named[1] or mode == 2,
            abs(self._size.value),
            mode,
            (red, green, blue, alpha),
        )


def _font_of(font: int) -> tuple[str, bool]:
    if not font:
        return "", False
    buffer = ctypes.create_string_buffer(256)
    length = pdfium.font_name(font, ctypes.addressof(buffer), 256)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
    return name, bool(_BOLD_NAME.search(name)) or bool(pdfium.font_flags(font) & _FORCE_BOLD)


def runs_of(page: OpenPage) -> list[Run]:
    """The runs of a page in the order of its content stream; those without a readable character are left out."""
    text = _text_of(page.text)
    spans = [match.span() for match in _RUN.finditer(text)]
    if not spans:
        return []
    firsts = [start for start, _ in spans]
    lasts = [end - 1 for _, end in spans]
    first_boxes = _boxes(page.text, firsts, page.view)
    last_boxes = _boxes(page.text, lasts, page.view)
    first_objects = list(map(pdfium.text_object, repeat(page.text), firsts))
    last_objects = list(map(pdfium.text_object, repeat(page.text), lasts))
    matrices = _matrices(page.text, firsts)
    runs: list[Run] = []
    style_of = _Styles().of
    for first, last, box, end_box, obj, end_obj, matrix in zip(
        firsts,
        lasts,
        first_boxes,
        last_boxes,
        first_objects,
        last_objects,
        matrices,
        strict=True,
    ):
        one_line = first == last or _follows(box, end_box)
        if obj and one_line and (obj == end_obj or (end_obj and style_of(obj) is style_of(end_obj))):
            run = _run(
                page.view,
                text[first : last + 1],
                first,
                box,
                end_box,
                style_of(obj),
                matrix,
                obj,
            )
            if run.text:
                runs.append(run)
        else:
            runs += _parts(page, text, first, last, style_of)
    return runs


def cut_run(page: OpenPage, run: Run, xs: list[float]) -> list[Run]:
    """The run in parts, cut where a glyph's middle passes one of the upright lines `xs`."""
    boxes = _boxes(page.text, range(run.first, run.last + 1), page.view)
    parts: list[list[int]] = [[]]
    for index, box in enumerate(boxes):
        middle = (box[0] + box[2]) / 2
        if parts[-1] and any((boxes[parts[-1][-1]][0] + boxes[parts[-1][-1]][2]) / 2 < x <= middle for x in xs):
            parts.append([])
        parts[-1].append(index)
    if len(parts) == 1:
        return [run]
    return [part for indices in parts if (part := _part_of(run, indices, boxes)).text]


def _part_of(run: Run, indices: list[int], boxes: list[Rectangle]) -> Run:
    begin, end = indices[0], indices[-1]
    source = run.source[begin : end + 1]
    text, origin = normalize(source)
    return replace(
        run, text=text, source=source, origin=origin, x0=boxes[begin][0], x1=boxes[end][2],
        first=run.first + begin, last=run.first + end, glued=run.glued and begin == 0,
    )  # fmt: skip


def _parts(page: OpenPage, text: str, first: int, last: int, style_of: Callable[[int], Style]) -> Iterator[Run]:
    """A run cut where its style changes (the later parts are glued) or where it goes on in another line."""
    indices = range(first, last + 1)
    objects = list(map(pdfium.text_object, repeat(page.text), indices))
    boxes = _boxes(page.text, indices, page.view)
    known = next((obj for obj in objects if obj), 0)
    if not known:
        return
    begin, glued, style = 0, False, style_of(objects[0] or known)
    for at in range(1, len(indices) + 1):
        next_style = style_of(objects[at]) if at < len(indices) and objects[at] else style
        same_line = at < len(indices) and _follows(boxes[at - 1], boxes[at])
        if same_line and next_style is style:
            continue
        matrix = _matrices(page.text, [first + begin])[0]
        part = text[first + begin : first + at]
        run = _run(
            page.view,
            part,
            first + begin,
            boxes[begin],
            boxes[at - 1],
            style,
            matrix,
            objects[begin] or known,
        )
        run.glued = glued
        if run.text:
            yield run
        begin, glued, style = at, same_line and bool(run.text), next_style


def _follows(before: Rectangle, after: Rectangle) -> bool:
    """Does a glyph stand in the same line as one before it, and to the right of it?"""
    high = max(before[3] - before[1], after[3] - after[1])
    return abs(before[1] + before[3] - after[1] - after[3]) < high and after[0] > before[0] - high


def _run(
    view: View,
    source: str,
    first: int,
    box: Rectangle,
    end_box: Rectangle,
    style: Style,
    matrix: Matrix,
    obj: int,
) -> Run:
    a, b, c, d, e, f = matrix
    x0, top, x1, bottom = box
    if end_box is not box:
        x0, top = min(x0, end_box[0]), min(top, end_box[1])
        x1, bottom = max(x1, end_box[2]), max(bottom, end_box[3])
    size = style.size * (abs(d) if c == 0 else hypot(c, d))
    high = bottom - top
    if high > _TALL * size or (high < _FLAT * size and x1 - x0 < 2 * _FLAT / 3 * size * len(source)):
        size = high / _LINE_HEIGHT  # Type 3 fonts count in units of their own
    base = view.b * e + view.d * f + view.f
    if not top - 0.5 * size <= base <= bottom + 0.5 * size:
        base = bottom - _DESCENT * size
    if not 0.95 * size <= high <= 1.75 * size:
        # Some fonts give the box of the drawn glyph, a hair's breadth for a dash: a line is as high as its text.
        top, bottom = base - _ASCENT * size, base + _DESCENT * size
    if source[-1] in "\ufffe\x02":
        source = source.translate(_LINE_END_HYPHENS)
    text, origin = normalize(source)
    turn = LEVEL if b == 0 and a > 0 and view.is_plain else (view.a * a + view.c * b, view.b * a + view.d * b)
    last = first + len(source) - 1
    return Run(
        text,
        source,
        origin,
        x0,
        top,
        x1,
        bottom,
        base,
        size,
        style.bold,
        style,
        first,
        last,
        obj,
        False,
        turn,
    )


def _text_of(text_page: int) -> str:
    """The page's text, one character for each of PDFium's character indices."""
    count = pdfium.count_chars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    got = pdfium.get_text(text_page, 0, count, ctypes.addressof(buffer))
    if got == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    return _joined(list(map(pdfium.get_unicode, repeat(text_page), range(count))))


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


def _boxes(text_page: int, indices: list[int] | range, view: View) -> list[Rectangle]:
    count = len(indices)
    buffer = (ctypes.c_float * (4 * count))()
    at = ctypes.addressof(buffer)
    deque(
        map(pdfium.loose_box, repeat(text_page), indices, range(at, at + 16 * count, 16)),
        maxlen=0,
    )
    values = buffer[:]
    columns = zip(values[::4], values[1::4], values[2::4], values[3::4], strict=True)
    if view.is_plain:
        e, f = view.e, view.f
        return [(left + e, f - top, right + e, f - bottom) for left, top, right, bottom in columns]
    return [view.box(*sides) for sides in columns]


def _matrices(text_page: int, indices: list[int]) -> list[Matrix]:
    count = len(indices)
    buffer = (ctypes.c_float * (6 * count))()
    at = ctypes.addressof(buffer)
    deque(
        map(
            pdfium.char_matrix,
            repeat(text_page),
            indices,
            range(at, at + 24 * count, 24),
        ),
        maxlen=0,
    )
    values = buffer[:]
    return list(zip(*(values[i::6] for i in range(6)), strict=True))  # type: ignore[arg-type]
