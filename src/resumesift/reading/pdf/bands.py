"""Does a picture show lines of text? So told without reading it, by rows of pixels full of edges between empty ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

_FEWEST_EDGES = 8
"""Of a row of pixels through a line of text, in a picture some 600 pixels wide."""
_HEIGHTS = range(3, 17)
"""Rows of pixels of a line of text."""
_EVERY = 4


def lines_shown(rows: Sequence[bytes]) -> int:
    """How many lines of text a grey picture seems to show; `rows` of bytes, from black to white.

    Photographs and patterns have edges everywhere, ornaments hardly any.
    """
    limit = _threshold(rows)
    light = bytes(value > limit for value in range(256))
    edges = [row.translate(light).count(b"\x01\x00") for row in rows]
    stretches = [(full, len(list(group))) for full, group in groupby(count >= _FEWEST_EDGES for count in edges)]
    return sum(full and height in _HEIGHTS for full, height in stretches)


def _threshold(rows: Sequence[bytes]) -> int:
    """The value that parts dark from light best (Otsu 1979)."""
    counts: Counter[int] = Counter()
    for row in rows[::_EVERY]:
        counts.update(row)
    pixels, total = counts.total(), sum(value * count for value, count in counts.items())
    best, limit, below, dark = 0.0, 128, 0, 0
    for value in range(256):
        below += counts[value]
        dark += value * counts[value]
        if 0 < below < pixels:
            apart = dark / below - (total - dark) / (pixels - below)
            spread = below * (pixels - below) * apart * apart
            if spread > best:
                best, limit = spread, value
    return limit
