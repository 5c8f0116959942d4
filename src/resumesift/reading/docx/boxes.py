"""Text boxes: where they stand on the page, and the order in which a person reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from resumesift.document import Line
from resumesift.reading.docx.package import Element, local
from resumesift.reading.docx.styles import UNKNOWN, WHITE

EMU = 12700  # English metric units in a point
_SLACK = 6.0  # points that neighbouring boxes may overlap
_SAME_TOP = 8.0  # points between the tops of boxes in one row
_WIDE, _HIGH, _STRIP = 150.0, 300.0, 12.0  # points of a picture or shape that text can stand on
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 1.0}
_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px|)\s*$")


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in points; `left` and `top` count from what `across` and `down` name (page, margin, paragraph …)."""

    left: float
    top: float
    width: float
    height: float
    across: str = "page"
    down: str = "page"
    inline: bool = False


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


@dataclass(frozen=True, slots=True)
class Shape:
    """What a drawing holds: a frame, its colour (None: see-through) and the element with its text, if any."""

    frame: Frame
    fill: str | None
    content: Element | None

    @property
    def carries_text(self) -> bool:
        """Is this a picture or a coloured shape that other text may stand on?"""
        frame = self.frame
        large = (frame.width >= _WIDE and frame.height >= _STRIP) or (frame.height >= _HIGH and frame.width >= _STRIP)
        if frame.inline or not large or self.fill in (None, WHITE):
            return False
        return self.content is None or not any(local(element) == "t" for element in self.content.iter())

    @property
    def fills_page(self) -> bool:
        """Is it as large as a good part of a page?"""
        return self.frame.width >= _HIGH and self.frame.height >= _HIGH


def shapes_of(drawing: Element) -> list[Shape]:
    """The shapes and pictures of a `w:drawing` or `w:pict`."""
    if local(drawing) == "pict":
        return [shape for child in drawing for shape in _vml_shapes(child)]
    holder = next((child for child in drawing if local(child) in ("anchor", "inline")), None)
    if holder is None:
        return []
    frame = _frame_of(holder)
    graphic = holder.find("{*}graphic/{*}graphicData")
    return [shape for child in (graphic if graphic is not None else ()) for shape in _shapes(child, frame)]


def _frame_of(holder: Element) -> Frame:
    extent = holder.find("{*}extent")
    width, height = (_emu(extent.get(key)) if extent is not None else 0.0 for key in ("cx", "cy"))
    if local(holder) == "inline":
        return Frame(0.0, 0.0, width, height, "column", "paragraph", inline=True)
    sides = []
    for name in ("positionH", "positionV"):
        position = holder.find("{*}" + name)
        offset = position.find("{*}posOffset") if position is not None else None
        sides.append((_emu(offset.text if offset is not None else "0"), _from(position)))
    (left, across), (top, down) = sides
    return Frame(left, top, width, height, across, down)


def _from(position: Element | None) -> str:
    return str(position.get("relativeFrom", "page")) if position is not None else "page"


def _emu(text: str | None) -> float:
    try:
        return float(text or 0) / EMU
    except ValueError:
        return 0.0


def _shapes(element: Element, frame: Frame) -> list[Shape]:
    name = local(element)
    if name == "pic":
        return [Shape(frame, UNKNOWN, None)]
    if name == "wsp":
        return [Shape(frame, _fill(element), element.find("{*}txbx/{*}txbxContent"))]
    if name in ("wgp", "grpSp", "wpc"):
        return [shape for child in element for shape in _shapes(child, _inner_frame(element, child, frame))]
    return []


def _inner_frame(group: Element, child: Element, frame: Frame) -> Frame:
    """The frame of a member of a group, whose measures are those of the group's own grid."""
    outer, own = group.find("{*}grpSpPr/{*}xfrm"), child.find("{*}spPr/{*}xfrm")
    if own is None:
        own = child.find("{*}grpSpPr/{*}xfrm")
    if own is None:
        return frame
    origin_x, origin_y = _pair(outer, "chOff", "x", "y")
    grid_x, grid_y = _pair(outer, "chExt", "cx", "cy")
    scale_x = frame.width / grid_x if grid_x else 1.0
    scale_y = frame.height / grid_y if grid_y else 1.0
    (left, top), (width, height) = _pair(own, "off", "x", "y"), _pair(own, "ext", "cx", "cy")
    return replace(
        frame,
        left=frame.left + (left - origin_x) * scale_x,
        top=frame.top + (top - origin_y) * scale_y,
        width=width * scale_x,
        height=height * scale_y,
    )


def _pair(transform: Element | None, name: str, first: str, second: str) -> tuple[float, float]:
    element = transform.find("{*}" + name) if transform is not None else None
    return (_emu(element.get(first)), _emu(element.get(second))) if element is not None else (0.0, 0.0)


def _fill(shape: Element) -> str | None:
    properties = shape.find("{*}spPr")
    for child in properties if properties is not None else ():
        name = local(child)
        if name == "noFill":
            return None
        if name == "solidFill":
            color = child.find("{*}srgbClr")
            return str(color.get("val", UNKNOWN)) if color is not None and not len(color) else UNKNOWN
        if name in ("gradFill", "blipFill", "pattFill", "grpFill"):
            return UNKNOWN
    reference = shape.find("{*}style/{*}fillRef")
    return UNKNOWN if reference is not None and reference.get("idx", "0") != "0" else None


def _vml_shapes(element: Element) -> list[Shape]:
    name = local(element)
    if name == "group":
        return [shape for child in element for shape in _vml_shapes(child)]
    if name not in ("shape", "rect", "roundrect", "oval"):
        return []
    style = dict(part.strip().split(":", 1) for part in element.get("style", "").split(";") if ":" in part)
    left, top, width, height = (_points(style.get(key)) for key in ("margin-left", "margin-top", "width", "height"))
    absolute = style.get("position") == "absolute"
    frame = Frame(
        left,
        top,
        width,
        height,
        style.get("mso-position-horizontal-relative", "column"),
        style.get("mso-position-vertical-relative", "paragraph"),
        inline=not absolute,
    )
    return [Shape(frame, _vml_fill(element), element.find("{*}textbox/{*}txbxContent"))]


def _points(length: str | None) -> float:
    match = _LENGTH.match((length or "").strip())
    return float(match[1]) * _UNITS[match[2]] if match else 0.0


def _vml_fill(element: Element) -> str | None:
    if element.find("{*}imagedata") is not None:
        return UNKNOWN
    if element.get("filled") in ("f", "false"):
        return None
    color = str(element.get("fillcolor", "white")).split(" ")[0]
    if color == "white":
        return WHITE
    return color[1:].upper() if re.fullmatch(r"#[0-9a-fA-F]{6}", color) else UNKNOWN


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
