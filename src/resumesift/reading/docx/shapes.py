"""Drawings: the shapes, pictures and text boxes that they hold, where they stand and what colour they have."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resumesift.reading.archive import Element, local
from resumesift.reading.colors import UNKNOWN, WHITE

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU = 12700  # English metric units in a point
_WIDE, _HIGH, _STRIP = 150.0, 300.0, 12.0  # points of a picture or shape that text can stand on
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 1.0}
_PLACED_BY_WORDS = {"mso-position-horizontal", "mso-position-vertical"}
_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px|)\s*$")


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in points; `left` and `top` count from what `across` and `down` name (page, margin, paragraph …).

    `exact` is not set where the file gives a side only in words (centred) or not at all.
    """

    left: float
    top: float
    width: float
    height: float
    across: str = "page"
    down: str = "page"
    inline: bool = False
    exact: bool = True

    @property
    def area(self) -> float:
        """Square points."""
        return self.width * self.height


@dataclass(frozen=True, slots=True)
class Shape:
    """What a drawing holds: a frame, its colour (None: see-through) and the element with its text, if any.

    `depth` sorts shapes as they lie on each other, the lowest first. `picture` is the relation id of the picture that
    it shows (empty where the file gives none), None for other shapes.
    """

    frame: Frame
    fill: str | None
    content: Element | None
    depth: tuple[int, int] = (0, 0)
    picture: str | None = None

    @property
    def lies_behind(self) -> bool:
        """Does it lie behind the text of the page?"""
        return self.depth[0] == 0

    @property
    def is_large(self) -> bool:
        """Is it as large as a band or a side bar?"""
        frame = self.frame
        return (frame.width >= _WIDE and frame.height >= _STRIP) or (frame.height >= _HIGH and frame.width >= _STRIP)

    @property
    def carries_text(self) -> bool:
        """Is this a picture or a coloured shape that the text of the page may stand on?"""
        if self.frame.inline or not self.is_large or self.fill in (None, WHITE):
            return False
        return self.content is None or not any(_is_written(element) for element in self.content.iter())

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
    frame, depth = _frame_of(holder), _depth_of(holder)
    graphic = holder.find("{*}graphic/{*}graphicData")
    found = [shape for child in (graphic if graphic is not None else ()) for shape in _shapes(child, frame)]
    return [replace(shape, depth=depth) for shape in found]


def _is_written(element: Element) -> bool:
    return local(element) == "t" and bool((element.text or "").strip())


def _depth_of(holder: Element) -> tuple[int, int]:
    """Behind the text or before it, then the height that word processors count up."""
    if local(holder) == "inline":
        return (1, 0)
    behind = holder.get("behindDoc") in ("1", "true")
    return (0 if behind else 2, _height(holder.get("relativeHeight")))


def _height(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 0


def _frame_of(holder: Element) -> Frame:
    extent = holder.find("{*}extent")
    width, height = (_emu(extent.get(key)) if extent is not None else 0.0 for key in ("cx", "cy"))
    if local(holder) == "inline":
        return Frame(0.0, 0.0, width, height, "column", "paragraph", inline=True)
    sides = []
    exact = extent is not None
    for name in ("positionH", "positionV"):
        position = holder.find("{*}" + name)
        offset = position.find("{*}posOffset") if position is not None else None
        exact = exact and offset is not None
        sides.append((_emu(offset.text if offset is not None else "0"), _from(position)))
    (left, across), (top, down) = sides
    return Frame(left, top, width, height, across, down, exact=exact)


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
        blip = element.find("{*}blipFill/{*}blip")
        return [Shape(frame, UNKNOWN, None, picture=(blip.get(_R + "embed") or "") if blip is not None else "")]
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
        return replace(frame, exact=False)
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
        # Its members count in a grid of the group's own.
        members = [shape for child in element for shape in _vml_shapes(child)]
        return [replace(shape, frame=replace(shape.frame, exact=False)) for shape in members]
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
        exact={"width", "height"} <= style.keys() and not _PLACED_BY_WORDS & style.keys(),
    )
    behind = style.get("z-index", "").startswith("-")
    height = _height(style.get("z-index", "").lstrip("-"))
    depth = ((0, -height) if behind else (2, height)) if absolute else (1, 0)
    image = element.find("{*}imagedata")
    picture = (image.get(_R + "id") or "") if image is not None else None
    return [Shape(frame, _vml_fill(element), element.find("{*}textbox/{*}txbxContent"), depth, picture)]


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
