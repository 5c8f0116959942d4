"""PDFium's text objects: what their glyphs look like and how they are placed, each asked for once."""

from __future__ import annotations

import ctypes
import re
import struct
from math import hypot
from typing import NamedTuple

from resumesift.reading.layout.printed import LEVEL, Color, Style
from resumesift.reading.pdf import pdfium
from resumesift.reading.pdf.pdfium import OpenPage

_FORCE_BOLD = 0x40000
_BOLD_NAME = re.compile(r"bold|heavy|black|demi|simhei|黑体|-w[6-9]\b", re.IGNORECASE)
_FILL_AND_STROKE = 2

_six_floats = struct.Struct("6f").unpack_from


class TextObject(NamedTuple):
    """The style of a text object, the height of its text in points, its baseline and the direction it runs in."""

    address: int
    style: Style
    size: float
    base: float
    turn: tuple[float, float]


class TextObjects:
    """The text objects of a page; equal styles are one object."""

    def __init__(self, page: OpenPage) -> None:
        self._text = page.text
        self._view = page.view
        self._is_plain = page.view.is_plain
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._objects: dict[int, TextObject] = {}
        self._styles: dict[int, Style] = {}
        self._looks: dict[tuple[int, float, int, Color], Style] = {}
        self._distinct: dict[Style, Style] = {}
        self._size = ctypes.c_float()
        self._size_at = ctypes.addressof(self._size)
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_at = ctypes.addressof(self._matrix)

    def of(self, address: int, index: int) -> TextObject:
        """The text object at `address`; `index` is one of its characters."""
        known = self._objects.get(address)
        if known is None:
            known = self._objects[address] = self._read(address, index)
        return known

    def style(self, address: int) -> Style:
        """The style of the text object at `address`."""
        known = self._styles.get(address)
        if known is None:
            known = self._styles[address] = self._read_style(address)
        return known

    def _read(self, address: int, index: int) -> TextObject:
        style = self.style(address)
        pdfium.char_matrix(self._text, index, self._matrix_at)
        a, b, c, d, e, f = _six_floats(self._matrix)
        view = self._view
        size = style.size * (abs(d) if c == 0 else hypot(c, d))
        if self._is_plain:
            return TextObject(address, style, size, view.f - f, LEVEL if b == 0 and a > 0 else (a, -b))
        turn = (view.a * a + view.c * b, view.b * a + view.d * b)
        return TextObject(address, style, size, view.b * e + view.d * f + view.f, turn)

    def _read_style(self, address: int) -> Style:
        font = pdfium.object_font(address) or 0
        pdfium.object_font_size(address, self._size_at)
        look = font, abs(self._size.value), pdfium.object_render_mode(address), pdfium.color_of(address)
        known = self._looks.get(look)
        if known is None:
            style = self._style_of(*look)
            known = self._looks[look] = self._distinct.setdefault(style, style)
        return known

    def _style_of(self, font: int, size: float, mode: int, color: Color) -> Style:
        named = self._fonts.get(font)
        if named is None:
            named = self._fonts[font] = _font_of(font)
        return Style(named[0], named[1] or mode == _FILL_AND_STROKE, size, mode, color)


def is_bold_name(font: str) -> bool:
    """Does the name of a font say that it is bold?"""
    return _BOLD_NAME.search(font) is not None


def _font_of(font: int) -> tuple[str, bool]:
    if not font:
        return "", False
    buffer = ctypes.create_string_buffer(256)
    length = pdfium.font_name(font, ctypes.addressof(buffer), 256)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
    return name, is_bold_name(name) or bool(pdfium.font_flags(font) & _FORCE_BOLD)
