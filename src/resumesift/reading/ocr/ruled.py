"""The rules that a picture shows: the lines of tables, found as long thin strokes."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from resumesift.reading.layout.printed import Drawings, Rule
from resumesift.reading.ocr.engine import Picture

# In points.
_SHORTEST = 20.0
_THICKEST = 2.5
_WINDOW, _CONTRAST = 31, 12


def rules_of(picture: Picture, scale: float) -> Drawings:
    """The rules of a level picture in points, with `scale` points a pixel."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _WINDOW, _CONTRAST)
    mask = np.asarray(dark, dtype=np.uint8)
    level = [Rule((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in _strokes(mask, scale)]
    upright = [Rule((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in _strokes(mask.T.copy(), scale)]
    return Drawings([], upright=upright, level=level)


def _strokes(mask: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], scale: float) -> Iterator[tuple[float, ...]]:
    """Long thin level strokes as boxes in points."""
    length = max(3, int(_SHORTEST / scale))
    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    # What lies a little askew is seen as steps: neighbours by a pixel are one stroke.
    joined = cv2.dilate(opened, np.ones((3, 5), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for x, y, wide, high, _ in stats[1:count].tolist():
        if (high - 2) * scale <= _THICKEST:
            yield x * scale, y * scale, (x + wide) * scale, (y + high) * scale
