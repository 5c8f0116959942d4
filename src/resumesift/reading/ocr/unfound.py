"""What looks like lines of text in a picture, told without reading: blurred print and handwriting that is not found."""

from __future__ import annotations

import cv2
import numpy as np

from resumesift.reading.ocr.engine import Picture

_PIXELS = 600
"""Across the picture, in which the rest is measured: enough to see lines, not to read them."""
_WINDOW, _CONTRAST = 31, 6
_GAP = 15
"""Between the words of a line."""
_SHORTEST, _HEIGHTS = 40, range(4, 25)
_LONGER = 3
"""A line is so many times longer than high at least."""


def lines_seen(picture: Picture) -> int:
    """How many lines of text seem to stand on a picture: level strips of ink, apart from each other."""
    high, wide = picture.shape[:2]
    size = _PIXELS, max(1, round(high * _PIXELS / wide))
    grey = cv2.cvtColor(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    ink = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _WINDOW, _CONTRAST)
    strips = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, _GAP), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(strips, connectivity=8)
    return sum(
        long >= max(_SHORTEST, _LONGER * tall) and tall in _HEIGHTS for _, _, long, tall, _ in stats[1:count].tolist()
    )
