"""What a person cannot see: runs without ink on the page.

Cheap signs point at suspects (not rendered, transparent, in the colour of what lies beneath, painted over, tiny, off
the page); only where there are some the page is drawn small and grey, with the suspects and without, and a run whose
box looks the same both times is hidden. White on a dark banner and a pale watermark leave ink and stay.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass

from resumesift.reading import pdfium
from resumesift.reading.drawings import Area, Drawings
from resumesift.reading.glyphs import Run
from resumesift.reading.lines import em_of, rows_of
from resumesift.reading.pdfium import Color, OpenPage

_NOT_DRAWN = frozenset({3, 7})
"""Text render modes: invisible, clip only."""
_CLEAR = 40
_OPAQUE = 200
_LIGHT = 215
_SAME_LIGHTNESS = 24
_TINY = 3.0
_USUAL_EM = 5.0
_OUTSIDE = 2.0
_COVERED_BY_IMAGE = 0.7
_ALMOST_ALL = 0.9

_PIXELS_A_POINT = 0.5
"""36 dpi."""
_INK = 5
"""The least difference of a pixel, of 255, that a person could see."""
_GREY_FORMAT = 1
_MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class Sight:
    """The runs of a page that can be seen, those that cannot, and whether all text is a layer under a scan."""

    seen: list[Run]
    hidden: list[Run]
    is_scan: bool = False

    @property
    def quote(self) -> str:
        """The hidden text, lines joined by spaces."""
        return " ".join(row.text for row in rows_of(list(self.hidden))).replace("\t", " ") if self.hidden else ""


def look(page: OpenPage, runs: list[Run], drawings: Drawings) -> Sight:
    """Part the runs of an open page by whether a person can see them."""
    off_page = [run for run in runs if _is_off_page(run, page)]
    suspects = _suspects(runs, drawings)
    if not off_page and not suspects:
        return Sight(runs, [])
    if _is_text_under_scan(runs, drawings, page):
        return Sight(runs, [], is_scan=True)
    hidden = {id(run) for run in off_page}
    hidden |= {id(run) for run in suspects if run.size < _TINY}
    doubtful = [run for run in suspects if id(run) not in hidden]
    if doubtful:
        has_ink = _ink_test(page, {run.obj for run in doubtful})
        hidden |= {id(run) for run in doubtful if not has_ink(run)}
    return Sight(
        [run for run in runs if id(run) not in hidden],
        [run for run in runs if id(run) in hidden],
    )


def _is_off_page(run: Run, page: OpenPage) -> bool:
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return not (-_OUTSIDE <= x <= page.view.width + _OUTSIDE and -_OUTSIDE <= y <= page.view.height + _OUTSIDE)


def _suspects(runs: list[Run], drawings: Drawings) -> list[Run]:
    styles = {id(run.style): run.style for run in runs}
    plain = {key for key, style in styles.items() if style.mode in _NOT_DRAWN or style.color[3] < _CLEAR}
    matched = {key: _areas_of_color(style.color, drawings.areas) for key, style in styles.items()}
    light = {key for key, style in styles.items() if _lightness(style.color) >= _LIGHT}
    covers = _later_areas(runs, drawings)
    suspects = []
    tiny = _TINY if em_of(runs) >= _USUAL_EM else 0.0
    if not plain and not light and not covers and not any(matched.values()) and all(run.size >= tiny for run in runs):
        return []
    order = {obj: index for index, obj in enumerate(drawings.objects)} if covers else {}
    for run in runs:
        key = id(run.style)
        if (
            key in plain
            or run.size < tiny
            or (key in light and not _on_dark(run, drawings.areas))
            or any(_holds(area, run) for area in matched[key])
            or any(area.order > order.get(run.obj, area.order) and _holds(area, run) for area in covers)
        ):
            suspects.append(run)
    return suspects


def _lightness(color: Color) -> float:
    red, green, blue, _ = color
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _areas_of_color(color: Color, areas: list[Area]) -> list[Area]:
    """Coloured areas that text of this colour would vanish on."""
    lightness = _lightness(color)
    return [
        area
        for area in areas
        if area.color and area.color[3] >= _OPAQUE and abs(_lightness(area.color) - lightness) < _SAME_LIGHTNESS
    ]


def _later_areas(runs: list[Run], drawings: Drawings) -> list[Area]:
    """Areas that are painted after some text and would hide it."""
    if not drawings.areas or not runs:
        return []
    first = runs[0].obj
    start = drawings.objects.index(first) if first in drawings.objects else 0
    return [area for area in drawings.areas if area.order > start and (area.color is None or area.color[3] >= _OPAQUE)]


def _on_dark(run: Run, areas: list[Area]) -> bool:
    return any(
        area.color is not None
        and area.color[3] >= _OPAQUE
        and _lightness(area.color) < _LIGHT - 40
        and _holds(area, run)
        for area in areas
    )


def _holds(area: Area, run: Run) -> bool:
    x0, top, x1, bottom = area.box
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return x0 <= x <= x1 and top <= y <= bottom


def _is_text_under_scan(runs: list[Run], drawings: Drawings, page: OpenPage) -> bool:
    """Is the page a picture whose words a text recogniser has laid beneath it?"""
    not_drawn = sum(len(run.text) for run in runs if run.style.mode in _NOT_DRAWN)
    if not_drawn < _ALMOST_ALL * sum(len(run.text) for run in runs):
        return False
    whole = page.view.width * page.view.height
    images = [area.box for area in drawings.areas if area.color is None]
    return any((x1 - x0) * (bottom - top) >= _COVERED_BY_IMAGE * whole for x0, top, x1, bottom in images)


def _ink_test(page: OpenPage, objects: set[int]) -> Callable[[Run], bool]:
    """A test whether a run leaves ink, given the text objects of all the runs that it will be asked about."""
    width = max(1, round(page.view.width * _PIXELS_A_POINT))
    height = max(1, round(page.view.height * _PIXELS_A_POINT))
    with_text, stride = _drawn(page, width, height)
    for obj in objects:
        pdfium.set_active(obj, 0)
    without_text, _ = _drawn(page, width, height)
    for obj in objects:
        pdfium.set_active(obj, 1)

    def has_ink(run: Run) -> bool:
        inset = _MARGIN * (run.bottom - run.top)
        left, right = _pixels(run.x0, run.x1, inset, width)
        top, bottom = _pixels(run.top, run.bottom, inset, height)
        for row in range(top, bottom):
            at = row * stride
            one, other = (
                with_text[at + left : at + right],
                without_text[at + left : at + right],
            )
            if one != other and max(abs(a - b) for a, b in zip(one, other, strict=True)) >= _INK:
                return True
        return False

    return has_ink


def _pixels(start: float, end: float, inset: float, limit: int) -> tuple[int, int]:
    if end - start > 3 * inset:
        start, end = start + inset, end - inset
    first = min(max(0, int(start * _PIXELS_A_POINT)), limit - 1)
    return first, min(limit, max(first + 1, round(end * _PIXELS_A_POINT)))


def _drawn(page: OpenPage, width: int, height: int) -> tuple[bytes, int]:
    """The page in grey on white, one byte a pixel, and the bytes a row."""
    bitmap = pdfium.create_bitmap(width, height, _GREY_FORMAT, None, 0)
    try:
        pdfium.fill_bitmap(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.render_page(bitmap, page.page, 0, 0, width, height, 0, 0)
        stride = pdfium.bitmap_stride(bitmap)
        return ctypes.string_at(pdfium.bitmap_buffer(bitmap), stride * height), stride
    finally:
        pdfium.destroy_bitmap(bitmap)
