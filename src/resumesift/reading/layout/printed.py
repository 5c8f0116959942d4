"""What is printed on a page, wherever it was read: runs of glyphs, rules and areas, in points from its top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Rectangle = tuple[float, float, float, float]
"""`x0, top, x1, bottom`"""

Color = tuple[int, int, int, int]
"""Red, green, blue, alpha from 0 to 255."""

LEVEL = (1.0, 0.0)
"""The direction of upright text."""

ASCENT, DESCENT = 0.88, 0.24
"""How far the usual line of a font reaches above and below its baseline, in parts of the text height."""


@dataclass(frozen=True, slots=True)
class View:
    """The map from page space to points from the top left of the page as it is shown (crop box, rotation)."""

    width: float
    height: float
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @property
    def is_plain(self) -> bool:
        """Neither turned nor scaled: only the origin and the direction of y differ."""
        return self.a == 1 and self.b == 0 and self.c == 0 and self.d == -1

    def box(self, left: float, top: float, right: float, bottom: float) -> Rectangle:
        """`x0, top, x1, bottom` of a rectangle of page space."""
        xs, ys = self.point(left, top), self.point(right, bottom)
        return (
            min(xs[0], ys[0]),
            min(xs[1], ys[1]),
            max(xs[0], ys[0]),
            max(xs[1], ys[1]),
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of page space."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


class Style(NamedTuple):
    """What one text object's glyphs look like; `size` in its own text space."""

    font: str
    bold: bool
    size: float
    mode: int
    color: Color


@dataclass(slots=True, eq=False)
class Run:
    """Glyphs without white space between them, on one line, in one style.

    `text` is `source` normalised, `origin` the way back (see `normalize`). `base` is the baseline and `size` the
    text height in points; `first` and `last` are PDFium's character indices, which count in the order of the
    content stream; `obj` is its text object; `glued`: the run goes on from the one before; `turn`: the direction
    that the glyphs run in. What was read from a picture has a `confidence` (0–1) and no place in the stream (-1).
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
    confidence: float | None = None


class Rule(NamedTuple):
    """A straight line along an axis: at `at` (x of an upright one, y of a level one) from `start` to `end`."""

    at: float
    start: float
    end: float


class Area(NamedTuple):
    """A filled rectangle or an image; `color` is None for images and shadings; `order`: painted as the n-th."""

    box: Rectangle
    color: Color | None
    order: int


def holds(box: Rectangle, run: Run) -> bool:
    """Does the middle of a run lie in a box?"""
    x0, top, x1, bottom = box
    return x0 <= (run.x0 + run.x1) / 2 <= x1 and top <= (run.top + run.bottom) / 2 <= bottom


@dataclass(slots=True)
class Drawings:
    """The rules and areas of a page, in points from its top left, and its objects in the order of painting."""

    objects: list[int]
    upright: list[Rule] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
