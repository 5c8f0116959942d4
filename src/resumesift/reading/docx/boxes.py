"""Text boxes in the order in which a person reads them, by their places on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from resumesift.document import Line
from resumesift.reading.docx.shapes import Frame

_SLACK = 6.0  # points that neighbouring boxes may overlap
_SAME_TOP = 8.0  # points between the tops of boxes in one row


@dataclass(frozen=True, slots=True)
class TextBox:
    """The lines of a text box and its place; `top` counts from the first page's top where that can be told."""

    lines: tuple[Line, ...]
    frame: Frame

    @property
    def right(self) -> float:
        return self.frame.left + self.frame.width

    @property
    def bottom(self) -> float:
        return self.frame.top + self.frame.height


def reading_order(boxes: list[TextBox], new_region: Callable[[], int]) -> list[Line]:
    """The lines of boxes whose frames count from one origin: bands from the top, columns from the left."""
    columns = _columns(boxes)
    if len(columns) > 1 and not _are_rows(columns):
        return [line for column in columns for line in reading_order(column, new_region)]
    bands = _bands(boxes)
    if len(columns) > 1 or len(bands) == 1:
        region = new_region()
        return [line for band in bands for line in _in_region(_row(band), region)]
    lines: list[Line] = []
    region = new_region()
    for stretch in _stretches(bands):
        if len(_columns(stretch)) > 1:
            lines += reading_order(stretch, new_region)
            region = new_region()
        else:
            lines += _in_region(_row(stretch), region)
    return lines


def _columns(boxes: list[TextBox]) -> list[list[TextBox]]:
    return _cut(boxes, lambda box: box.frame.left, lambda box: box.right)


def _bands(boxes: list[TextBox]) -> list[list[TextBox]]:
    return _cut(boxes, lambda box: box.frame.top, lambda box: box.bottom)


def _stretches(bands: list[list[TextBox]]) -> Iterator[list[TextBox]]:
    """Neighbouring bands that lie in columns together, as far down as more than one column goes; others alone."""
    first = 0
    while first < len(bands):
        for end in range(len(bands), first, -1):
            stretch = [box for band in bands[first:end] for box in band]
            columns = _columns(stretch)
            if end == first + 1 or (len(columns) > 1 and _ends_in_columns(columns, bands[end - 1])):
                break
        yield stretch
        first = end


def _ends_in_columns(columns: list[list[TextBox]], last: list[TextBox]) -> bool:
    """Does the last band stand beside boxes of other columns, and not below all of them?"""
    top = min(box.frame.top for box in last)
    return sum(max(box.bottom for box in column) > top for column in columns) > 1


def _in_region(lines: list[Line], region: int) -> list[Line]:
    return [replace(line, region=region) for line in lines]


def _cut(
    boxes: list[TextBox], start: Callable[[TextBox], float], end: Callable[[TextBox], float]
) -> list[list[TextBox]]:
    """The boxes in groups with nothing but a gap between them along one direction."""
    groups: list[list[TextBox]] = []
    reach = 0.0
    for box in sorted(boxes, key=start):
        if not groups or start(box) >= reach - min(_SLACK, (end(box) - start(box)) / 2):
            groups.append([])
            reach = end(box)
        groups[-1].append(box)
        reach = max(reach, end(box))
    return groups


def _are_rows(columns: list[list[TextBox]]) -> bool:
    """Do the columns belong together row by row (dates at the left of what happened then)?"""
    fewest = min(columns, key=len)
    others = [box for column in columns if column is not fewest for box in column]
    level = sum(any(abs(box.frame.top - other.frame.top) <= _SAME_TOP for other in others) for box in fewest)
    return len(fewest) > 1 and level >= 0.6 * len(fewest)


def _is_row(band: list[TextBox]) -> bool:
    return all(abs(one.frame.top - other.frame.top) <= _SAME_TOP for one, other in pairwise(band))


def _row(boxes: list[TextBox]) -> list[Line]:
    """Boxes of one band: beside each other as one line where each is one line, else one after the other."""
    if len(boxes) > 1 and _is_row(boxes) and all(len(box.lines) == 1 for box in boxes):
        across = sorted(boxes, key=lambda box: box.frame.left)
        return [Line(tuple(cell for box in across for cell in box.lines[0].cells), None)]
    if len(boxes) > 1 and _is_row(boxes):
        ordered = sorted(boxes, key=lambda box: box.frame.left)
    else:
        ordered = sorted(boxes, key=lambda box: (box.frame.top, box.frame.left))
    return [line for box in ordered for line in box.lines]
