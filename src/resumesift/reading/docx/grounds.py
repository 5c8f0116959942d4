"""What a text box lies on: the shapes and pictures beneath it, told by their frames and their order of drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resumesift.reading.archive import Element, local
from resumesift.reading.colors import UNKNOWN
from resumesift.reading.docx.package import W
from resumesift.reading.docx.shapes import Shape, shapes_of
from resumesift.reading.docx.styles import COVERED

_WHOLE = 0.9  # share of a box that its ground lies under
_SOME = 0.15  # share of a box, whose text may stand on this part of it
_TWIPS = 20  # in a point
_MARGIN = 72.0  # points, where the file says nothing
_FROM_PAPER = {"page": 0, "leftMargin": 0, "topMargin": 0, "margin": 1, "column": 1}
_ANCHORED = frozenset(("paragraph", "line", "text", "char"))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A shape with its corners from the paper's edges; `anchor` is the paragraph that `top` counts from, if any."""

    shape: Shape
    left: float
    top: float
    anchor: Element | None
    order: tuple[tuple[int, int], int]
    exact: bool

    @property
    def right(self) -> float:
        return self.left + self.shape.frame.width

    @property
    def bottom(self) -> float:
        return self.top + self.shape.frame.height


class Grounds:
    """The coloured shapes and pictures of a file, to tell on what ground a text box stands."""

    def __init__(self, parts: Iterable[Element]) -> None:
        self._margins = (_MARGIN, _MARGIN)
        self._shapes: list[_Placed] = []
        for part in parts:
            self._margins = _margins_of(part) or self._margins
            for paragraph in part.iter(W + "p"):
                for shape in shapes_in(paragraph):
                    if shape.fill is not None and not shape.frame.inline and not _in_box(paragraph):
                        self._shapes.append(self._placed(shape, paragraph, len(self._shapes)))

    def beneath(self, box: Shape, paragraph: Element, paper: str) -> str:
        """The colour that the text of a box without a fill, anchored in `paragraph`, stands on.

        `paper` where nothing lies there; UNKNOWN where that cannot be told; COVERED where a plain shape lies on it.
        """
        own = self._placed(box, paragraph, len(self._shapes))
        ground, depth = paper, None
        for other in self._shapes:
            share = _share(own, other)
            if share is None:
                ground = UNKNOWN if _may_be_large(other.shape) and _may_meet(own, other) else ground
            elif other.shape.depth > box.depth:
                if share >= _WHOLE and _is_plain(other.shape):
                    return COVERED
            elif share >= _SOME and (depth is None or other.order >= depth):
                ground, depth = (other.shape.fill or UNKNOWN) if share >= _WHOLE else UNKNOWN, other.order
        return ground

    def _placed(self, shape: Shape, paragraph: Element, index: int) -> _Placed:
        frame = shape.frame
        anchor = paragraph if frame.down in _ANCHORED else None
        across, down = _FROM_PAPER.get(frame.across), _FROM_PAPER.get(frame.down)
        exact = frame.exact and across is not None and (down is not None or anchor is not None)
        exact = exact and not (frame.across == "column" and _in_cell(paragraph))
        left = frame.left + (across or 0) * self._margins[0]
        top = frame.top + (down or 0) * self._margins[1]
        return _Placed(shape, left, top, anchor, (shape.depth, index), exact and frame.area > 0)


def shapes_in(element: Element) -> Iterator[Shape]:
    """The shapes and pictures anchored in an element, without the copies for old programs."""
    for child in element:
        name = local(child)
        if name in ("drawing", "pict"):
            yield from shapes_of(child)
        elif name == "AlternateContent":
            yield from shapes_in(alternative(child))
        elif name not in ("p", "tbl"):
            yield from shapes_in(child)


def alternative(element: Element) -> Element:
    """The first alternative that holds text or a drawing: the copies for old programs are not read besides."""
    alternatives = [child for child in element if local(child) in ("Choice", "Fallback")]
    for child in alternatives:
        if any(local(inner) in ("t", "txbxContent", "pic") for inner in child.iter()):
            return child
    return alternatives[0] if alternatives else element


def _margins_of(part: Element) -> tuple[float, float] | None:
    margins = next(part.iter(W + "pgMar"), None)
    if margins is None:
        return None
    left, top = (margins.get(W + name, "") for name in ("left", "top"))
    return (int(left) / _TWIPS, int(top) / _TWIPS) if left.isdecimal() and top.isdecimal() else None


def _in_box(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(W + "txbxContent"), None) is not None


def _in_cell(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(W + "tc"), None) is not None


def _share(box: _Placed, other: _Placed) -> float | None:
    """The part of the box that the other lies under (or over); None where that cannot be told."""
    if not (box.exact and other.exact and box.anchor is other.anchor):
        return None
    across = min(box.right, other.right) - max(box.left, other.left)
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return max(0.0, across) * max(0.0, down) / box.shape.frame.area


def _may_be_large(shape: Shape) -> bool:
    return shape.is_large or (not shape.frame.exact and shape.frame.area == 0)


def _may_meet(box: _Placed, other: _Placed) -> bool:
    return not (box.exact and other.exact) or (box.left < other.right and other.left < box.right)


def _is_plain(shape: Shape) -> bool:
    return shape.fill not in (None, UNKNOWN)
