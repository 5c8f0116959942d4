"""Pages that are pictures for a good part: a scan with a line of text over it is no page of one line."""

from __future__ import annotations

from resumesift.reading.layout.printed import Drawings, Run
from resumesift.reading.pdf import pdfium
from resumesift.reading.pdf.bands import lines_shown
from resumesift.reading.pdf.pdfium import OpenPage
from resumesift.reading.pdf.rendering import drawn

_LARGE = 0.3
_SPARSE = 200
FEWEST_LINES = 5
"""Of a picture that is more than an ornament."""
_PIXELS = 600
"""Across the page: enough to see lines, not to read them."""


def shows_unread_text(page: OpenPage, runs: list[Run], drawings: Drawings) -> bool:
    """Do images cover 0.3 of the page or more, with hardly any text besides, and show what looks like lines of text?"""
    if sum(len(run.text) for run in runs) >= _SPARSE or picture_share(page, drawings) < _LARGE:
        return False
    objects = {run.obj for run in runs}
    for obj in objects:
        pdfium.set_active(obj, 0)
    wide, high = _PIXELS, max(1, round(page.view.height * _PIXELS / page.view.width))
    pixels, stride = drawn(page, (wide, high))
    for obj in objects:
        pdfium.set_active(obj, 1)
    return lines_shown([pixels[start : start + wide] for start in range(0, stride * high, stride)]) >= FEWEST_LINES


def picture_share(page: OpenPage, drawings: Drawings) -> float:
    """How much of the page images cover."""
    width, height = page.view.width, page.view.height
    covered = 0.0
    for area in drawings.areas:
        if area.color is None:
            x0, top, x1, bottom = area.box
            covered += max(0.0, min(x1, width) - max(x0, 0.0)) * max(0.0, min(bottom, height) - max(top, 0.0))
    return min(1.0, covered / (width * height)) if width > 0 and height > 0 else 0.0
