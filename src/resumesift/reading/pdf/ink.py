"""What a person cannot see: runs without ink on the page.

Cheap signs point at suspects (not rendered, transparent, in the colour of what lies beneath, painted over, clipped, on
a layer, tiny, off the page); only where there are some the page is drawn small and grey, with the suspects and
without, and a run whose box looks the same both times is hidden. White on a dark banner and a pale watermark leave ink
and stay.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from resumesift.reading.layout.lines import em_of, rows_of
from resumesift.reading.layout.printed import Area, Color, Drawings, Run, View, holds
from resumesift.reading.pdf import pdfium
from resumesift.reading.pdf.pdfium import OpenPage
from resumesift.reading.pdf.rendering import drawn
from resumesift.reading.pdf.veiled import veiled

_NOT_DRAWN = frozenset({3, 7})
"""Text render modes: invisible, clip only."""
_CLEAR = 40
_OPAQUE = 200
_PAPER = 255.0
_SAME_LIGHTNESS = 40
_TINY = 3.0
_USUAL_EM = 5.0
_OUTSIDE = 2.0
_COVERED_BY_IMAGE = 0.7
_ALMOST_ALL = 0.9

_PIXELS_A_POINT = 0.5
"""36 dpi."""
_INK = 5
"""The least difference of a pixel, of 255, that a person could see."""
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
    if not runs:
        return Sight(runs, [])
    off_page = [run for run in runs if _is_off_page(run, page.view)]
    suspects = _suspects(runs, drawings)
    if behind := veiled(runs, page.view):
        known = {id(run) for run in suspects}
        suspects += [run for run in runs if run.obj in behind and id(run) not in known]
    if not off_page and not suspects:
        return Sight(runs, [])
    if _is_text_under_scan(runs, drawings, page):
        return Sight(runs, [], is_scan=True)
    hidden = {id(run) for run in off_page}
    hidden |= {id(run) for run in suspects if run.size < _tiny(runs)}
    doubtful = [run for run in suspects if id(run) not in hidden]
    if doubtful:
        has_ink = _ink_test(page, doubtful)
        hidden |= {id(run) for run in doubtful if not has_ink(run)}
    return _parted(runs, hidden)


def look_without_drawing(runs: list[Run], drawings: Drawings, view: View) -> Sight:
    """Part the runs of a page that cannot be drawn: what is suspected there counts as hidden."""
    hidden = {id(run) for run in runs if _is_off_page(run, view)}
    return _parted(runs, hidden | {id(run) for run in _suspects(runs, drawings)})


def _parted(runs: list[Run], hidden: set[int]) -> Sight:
    return Sight([run for run in runs if id(run) not in hidden], [run for run in runs if id(run) in hidden])


def _is_off_page(run: Run, view: View) -> bool:
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return not (-_OUTSIDE <= x <= view.width + _OUTSIDE and -_OUTSIDE <= y <= view.height + _OUTSIDE)


def _suspects(runs: list[Run], drawings: Drawings) -> list[Run]:
    styles = {id(run.style): run.style for run in runs}
    not_drawn = {key for key, style in styles.items() if style.mode in _NOT_DRAWN or style.color[3] < _CLEAR}
    lightness = {key: _lightness(style.color) for key, style in styles.items()}
    grounds = [_PAPER, *[_lightness(area.color) for area in drawings.areas if area.color]]
    vanishing = {key for key, light in lightness.items() if any(abs(light - g) < _SAME_LIGHTNESS for g in grounds)}
    covers = _later_areas(runs, drawings)
    tiny = _tiny(runs)
    if not not_drawn and not vanishing and not covers and min(run.size for run in runs) >= tiny:
        return []
    order = {obj: index for index, obj in enumerate(drawings.objects)} if drawings.areas else {}
    suspects = []
    for run in runs:
        key = id(run.style)
        if (
            key in not_drawn
            or run.size < tiny
            or (key in vanishing and _vanishes(lightness[key], run, drawings.areas, order.get(run.obj)))
            or (covers and any(area.order > order.get(run.obj, area.order) and holds(area.box, run) for area in covers))
        ):
            suspects.append(run)
    return suspects


def _tiny(runs: list[Run]) -> float:
    """The text height that nobody reads; none on a page that is small as a whole."""
    return _TINY if em_of(runs) >= _USUAL_EM else 0.0


def _lightness(color: Color) -> float:
    red, green, blue, _ = color
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _vanishes(lightness: float, run: Run, areas: list[Area], order: int | None) -> bool:
    """Is the run as light as the area that it is painted on, or as the paper? On a picture nobody can tell."""
    below = [
        area for area in areas if (order is None or area.order <= order) and _is_opaque(area) and holds(area.box, run)
    ]
    if not below:
        return abs(lightness - _PAPER) < _SAME_LIGHTNESS
    ground = below[-1].color
    return ground is None or abs(lightness - _lightness(ground)) < _SAME_LIGHTNESS


def _is_opaque(area: Area) -> bool:
    return area.color is None or area.color[3] >= _OPAQUE


def _later_areas(runs: list[Run], drawings: Drawings) -> list[Area]:
    """Areas that are painted after some text and would hide it."""
    if not drawings.areas:
        return []
    first = runs[0].obj
    start = drawings.objects.index(first) if first in drawings.objects else 0
    return [area for area in drawings.areas if area.order > start and _is_opaque(area)]


def _is_text_under_scan(runs: list[Run], drawings: Drawings, page: OpenPage) -> bool:
    """Is the page a picture whose words a text recogniser has laid beneath it?"""
    not_drawn = sum(len(run.text) for run in runs if run.style.mode in _NOT_DRAWN)
    if not_drawn < _ALMOST_ALL * sum(len(run.text) for run in runs):
        return False
    whole = page.view.width * page.view.height
    images = [area.box for area in drawings.areas if area.color is None]
    return any((x1 - x0) * (bottom - top) >= _COVERED_BY_IMAGE * whole for x0, top, x1, bottom in images)


def _ink_test(page: OpenPage, runs: list[Run]) -> Callable[[Run], bool]:
    """A test whether one of the runs leaves ink."""
    left, right = _pixels(min(run.x0 for run in runs), max(run.x1 for run in runs), page.view.width)
    top, bottom = _pixels(min(run.top for run in runs), max(run.bottom for run in runs), page.view.height)
    window = (left, top, right, bottom)
    size = (_side(page.view.width), _side(page.view.height))
    with_text, stride = drawn(page, size, window)
    objects = {run.obj for run in runs}
    for obj in objects:
        pdfium.set_active(obj, 0)
    without_text, _ = drawn(page, size, window)
    for obj in objects:
        pdfium.set_active(obj, 1)

    def has_ink(run: Run) -> bool:
        inset = _MARGIN * (run.bottom - run.top)
        x0, x1 = _pixels(run.x0 + inset, run.x1 - inset, page.view.width)
        y0, y1 = _pixels(run.top + inset, run.bottom - inset, page.view.height)
        for row in range(max(y0, top), min(y1, bottom)):
            at = (row - top) * stride - left
            one, other = with_text[at + x0 : at + x1], without_text[at + x0 : at + x1]
            if one != other and max(abs(a - b) for a, b in zip(one, other, strict=True)) >= _INK:
                return True
        return False

    return has_ink


def _side(length: float) -> int:
    return max(1, round(length * _PIXELS_A_POINT))


def _pixels(start: float, end: float, length: float) -> tuple[int, int]:
    """The pixels from `start` to `end` on a side of `length` points, at least one."""
    limit = _side(length)
    first = min(max(0, int(start * _PIXELS_A_POINT)), limit - 1)
    return first, min(limit, max(first + 1, math.ceil(end * _PIXELS_A_POINT)))
