"""The thin layer over PDFium: its functions with plain integer addresses, open documents, pages and their view.

PDFium's calls cost less than the Python around them; called through prototypes of our own they cost a third.
PDFium is not safe for threads: everything that opens a document holds `LOCK`.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock
from typing import Any

import pypdfium2  # noqa: F401 - importing the package initialises the library
from pypdfium2 import raw

from resumesift.errors import UnreadableError
from resumesift.reading.layout.printed import Color, View

LOCK = RLock()
"""Held while a document is open."""

Matrix = tuple[float, float, float, float, float, float]

_INT, _PTR = ctypes.c_int, ctypes.c_void_p


def _call(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The C function with plain integer addresses as arguments, which makes a call three times as quick."""
    address = ctypes.cast(function, _PTR).value
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


load_document = _call(raw.FPDF_LoadMemDocument64, _PTR, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)
close_document = _call(raw.FPDF_CloseDocument, None, _PTR)
last_error = _call(raw.FPDF_GetLastError, ctypes.c_ulong)
page_count = _call(raw.FPDF_GetPageCount, _INT, _PTR)
meta_text = _call(raw.FPDF_GetMetaText, ctypes.c_ulong, _PTR, ctypes.c_char_p, _PTR, ctypes.c_ulong)
load_page = _call(raw.FPDF_LoadPage, _PTR, _PTR, _INT)
close_page = _call(raw.FPDF_ClosePage, None, _PTR)
count_annotations = _call(raw.FPDFPage_GetAnnotCount, _INT, _PTR)
get_annotation = _call(raw.FPDFPage_GetAnnot, _PTR, _PTR, _INT)
annotation_type = _call(raw.FPDFAnnot_GetSubtype, _INT, _PTR)
close_annotation = _call(raw.FPDFPage_CloseAnnot, None, _PTR)
flatten_page = _call(raw.FPDFPage_Flatten, _INT, _PTR, _INT)
page_width = _call(raw.FPDF_GetPageWidthF, ctypes.c_float, _PTR)
page_height = _call(raw.FPDF_GetPageHeightF, ctypes.c_float, _PTR)
page_to_device = _call(
    raw.FPDF_PageToDevice,
    _INT,
    _PTR,
    _INT,
    _INT,
    _INT,
    _INT,
    _INT,
    ctypes.c_double,
    ctypes.c_double,
    _PTR,
    _PTR,
)
load_text = _call(raw.FPDFText_LoadPage, _PTR, _PTR)
close_text = _call(raw.FPDFText_ClosePage, None, _PTR)
count_chars = _call(raw.FPDFText_CountChars, _INT, _PTR)
get_text = _call(raw.FPDFText_GetText, _INT, _PTR, _INT, _INT, _PTR)
get_unicode = _call(raw.FPDFText_GetUnicode, ctypes.c_uint, _PTR, _INT)
loose_box = _call(raw.FPDFText_GetLooseCharBox, _INT, _PTR, _INT, _PTR)
char_box = _call(raw.FPDFText_GetCharBox, _INT, _PTR, _INT, _PTR, _PTR, _PTR, _PTR)
text_object = _call(raw.FPDFText_GetTextObject, _PTR, _PTR, _INT)
char_matrix = _call(raw.FPDFText_GetMatrix, _INT, _PTR, _INT, _PTR)
object_font = _call(raw.FPDFTextObj_GetFont, _PTR, _PTR)
object_font_size = _call(raw.FPDFTextObj_GetFontSize, _INT, _PTR, _PTR)
object_render_mode = _call(raw.FPDFTextObj_GetTextRenderMode, _INT, _PTR)
count_objects = _call(raw.FPDFPage_CountObjects, _INT, _PTR)
get_object = _call(raw.FPDFPage_GetObject, _PTR, _PTR, _INT)
object_type = _call(raw.FPDFPageObj_GetType, _INT, _PTR)
object_matrix = _call(raw.FPDFPageObj_GetMatrix, _INT, _PTR, _PTR)
object_bounds = _call(raw.FPDFPageObj_GetBounds, _INT, _PTR, _PTR, _PTR, _PTR, _PTR)
count_form_objects = _call(raw.FPDFFormObj_CountObjects, _INT, _PTR)
get_form_object = _call(raw.FPDFFormObj_GetObject, _PTR, _PTR, ctypes.c_ulong)
count_segments = _call(raw.FPDFPath_CountSegments, _INT, _PTR)
get_segment = _call(raw.FPDFPath_GetPathSegment, _PTR, _PTR, _INT)
segment_point = _call(raw.FPDFPathSegment_GetPoint, _INT, _PTR, _PTR, _PTR)
segment_type = _call(raw.FPDFPathSegment_GetType, _INT, _PTR)
segment_closes = _call(raw.FPDFPathSegment_GetClose, _INT, _PTR)
draw_mode = _call(raw.FPDFPath_GetDrawMode, _INT, _PTR, _PTR, _PTR)
count_marks = _call(raw.FPDFPageObj_CountMarks, _INT, _PTR)
get_mark = _call(raw.FPDFPageObj_GetMark, _PTR, _PTR, ctypes.c_ulong)
mark_name = _call(raw.FPDFPageObjMark_GetName, _INT, _PTR, _PTR, ctypes.c_ulong, _PTR)
clip_path = _call(raw.FPDFPageObj_GetClipPath, _PTR, _PTR)
count_clips = _call(raw.FPDFClipPath_CountPaths, _INT, _PTR)
count_clip_segments = _call(raw.FPDFClipPath_CountPathSegments, _INT, _PTR, _INT)
clip_segment = _call(raw.FPDFClipPath_GetPathSegment, _PTR, _PTR, _INT, _INT)
set_active = _call(raw.FPDFPageObj_SetIsActive, _INT, _PTR, _INT)
create_bitmap = _call(raw.FPDFBitmap_CreateEx, _PTR, _INT, _INT, _INT, _PTR, _INT)
fill_bitmap = _call(raw.FPDFBitmap_FillRect, _INT, _PTR, _INT, _INT, _INT, _INT, ctypes.c_ulong)
render_page = _call(raw.FPDF_RenderPageBitmap, None, _PTR, _PTR, _INT, _INT, _INT, _INT, _INT, _INT)
bitmap_buffer = _call(raw.FPDFBitmap_GetBuffer, _PTR, _PTR)
bitmap_stride = _call(raw.FPDFBitmap_GetStride, _INT, _PTR)
destroy_bitmap = _call(raw.FPDFBitmap_Destroy, None, _PTR)
fill_color = _call(raw.FPDFPageObj_GetFillColor, _INT, _PTR, _PTR, _PTR, _PTR, _PTR)
font_name = _call(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _PTR, _PTR, ctypes.c_size_t)
font_flags = _call(raw.FPDFFont_GetFlags, _INT, _PTR)


_REASONS = {
    raw.FPDF_ERR_FILE: "FPDF_ERR_FILE",
    raw.FPDF_ERR_FORMAT: "FPDF_ERR_FORMAT, no PDF or a broken one",
    raw.FPDF_ERR_PAGE: "FPDF_ERR_PAGE, a page that is missing or broken",
}


@contextmanager
def open_document(data: bytes) -> Iterator[int]:
    """A PDFium document of `data`; UnreadableError `encrypted` or `damaged` where PDFium will not open it."""
    with LOCK:
        document = load_document(data, len(data), None)
        if not document:
            reason = last_error()
            if reason in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
                raise UnreadableError(
                    "The file is protected by a password. Save it without one and try again.",
                    code="encrypted",
                )
            raise UnreadableError(
                "The file is damaged: no PDF reader can open it. Ask for a new copy.",
                code="damaged",
            ) from OSError(f"PDFium tells {_REASONS.get(reason, reason)}")
        try:
            yield document
        finally:
            close_document(document)


@dataclass(slots=True, eq=False)
class OpenPage:
    """An open page: its handles and its view."""

    page: int
    text: int
    view: View


@contextmanager
def open_page(document: int, index: int) -> Iterator[OpenPage | None]:
    """Page `index` (from 0), or None where PDFium cannot load it. What is written in form fields is part of it."""
    page = load_page(document, index)
    if page and _has_fields(page) and flatten_page(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        close_page(page)
        page = load_page(document, index)
    if not page:
        yield None
        return
    text = load_text(page)
    try:
        yield OpenPage(page, text, _view_of(page)) if text else None
    finally:
        if text:
            close_text(text)
        close_page(page)


_WRITTEN_ON = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT})


def _has_fields(page: int) -> bool:
    for index in range(count_annotations(page)):
        annotation = get_annotation(page, index)
        if annotation:
            kind = annotation_type(annotation)
            close_annotation(annotation)
            if kind in _WRITTEN_ON:
                return True
    return False


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


_RGBA = (ctypes.c_uint * 4)()
_RGBA_AT = tuple(ctypes.addressof(_RGBA) + 4 * part for part in range(4))
_four_integers = struct.Struct("4I").unpack_from


def color_of(obj: int) -> Color:
    """The fill colour of a page object; black where PDFium knows none."""
    return _four_integers(_RGBA) if fill_color(obj, *_RGBA_AT) else _BLACK


_BLACK: Color = (0, 0, 0, 255)
