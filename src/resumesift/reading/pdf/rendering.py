"""Pages drawn by PDFium: grey or in colours, whole or in part, on white paper."""

from __future__ import annotations

import ctypes
from typing import Literal

from resumesift.reading.pdf import pdfium
from resumesift.reading.pdf.pdfium import OpenPage

_FORMATS = {"grey": 1, "colours": 2}


def drawn(
    page: OpenPage,
    size: tuple[int, int],
    window: tuple[int, int, int, int] | None = None,
    look: Literal["grey", "colours"] = "grey",
) -> tuple[bytes, int]:
    """The page at a `size` in pixels, or a `window` of that (left, top, right, bottom), and the bytes a row.

    A pixel is one byte of grey, or three of blue, green and red.
    """
    wide, high = size
    left, top, right, bottom = window or (0, 0, wide, high)
    bitmap = pdfium.create_bitmap(right - left, bottom - top, _FORMATS[look], None, 0)
    try:
        pdfium.fill_bitmap(bitmap, 0, 0, right - left, bottom - top, 0xFFFFFFFF)
        pdfium.render_page(bitmap, page.page, -left, -top, wide, high, 0, 0)
        stride = pdfium.bitmap_stride(bitmap)
        return ctypes.string_at(pdfium.bitmap_buffer(bitmap), stride * (bottom - top)), stride
    finally:
        pdfium.destroy_bitmap(bitmap)
