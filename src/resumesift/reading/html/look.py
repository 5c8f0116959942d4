"""How an element looks and what it is in the layout, worked out from its tag, its attributes and the style sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resumesift.reading.archive import Element
from resumesift.reading.colors import BLACK, UNKNOWN, WHITE, alike, blended
from resumesift.reading.html.css import Declarations
from resumesift.reading.html.values import ROOT_SIZE, color_of, font_tag_size, ground_of, letter_size, points

_TINY = 2.0  # points; nobody reads text below
_FAINT = 0.05  # share of covering; nobody sees less
_OFF_PAGE = -350.0  # points left of or above the page's corner that no column reaches
_OFF_MARGIN = -700.0  # points, for margins, which layouts set below zero too
_LINK = "0000EE"

_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67}
_BOLD_TAGS = frozenset(("b", "strong", "th", *_HEADINGS))
_SCALED = {"small": 0.83, "big": 1.2, "sub": 0.83, "sup": 0.83}
_BLOCK_TAGS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup p pre search section summary ul"
    " caption"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_TABLE_PARTS = {"table": "table", "tr": "row", "td": "cell", "th": "cell"}
_GROUPS = frozenset(("tbody", "thead", "tfoot", "colgroup"))
_DISPLAYS = {
    "block": "block", "list-item": "block", "flow-root": "block", "inline": "inline", "inline-block": "inline-block",
    "flex": "flex", "inline-flex": "flex", "grid": "grid", "inline-grid": "grid", "table": "table",
    "inline-table": "table", "table-row": "row", "table-cell": "cell", "table-row-group": "group",
    "table-header-group": "group", "table-footer-group": "group", "table-caption": "block", "contents": "inline",
    "none": "none",
}  # fmt: skip
_FONT = re.compile(
    r"(?:^|\s)(\d*\.?\d+(?:pt|px|em|rem|%|in|cm|mm|pc)|xx?-small|small|medium|xx?-large|large)(?:/\S+)?\s"
)
_BOLD_VALUE = re.compile(r"bold(?:er)?|[6-9]00|1000")
_LIGHT_VALUE = re.compile(r"normal|lighter|[1-5]00")
_SYMBOLS = re.compile(r"\s*[\"']?(?:wingdings|webdings|symbol)\b")
_CLIPPED = re.compile(r"rect\(\s*(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?\s*\)")
_CUT_OFF = re.compile(r"inset\((?:50|[6-9]\d|100)%|circle\(0|polygon\(0(?:px)?\s+0(?:px)?,\s*0(?:px)?\s+0")
_SHRUNK = re.compile(r"scale[xy]?\(\s*0*\.?0*\s*[,)]|translate[xy]?\(\s*-\d{4,}px")
_MARKER_WORDS = (
    "disc circle square decimal decimal-leading-zero lower-alpha upper-alpha lower-latin upper-latin lower-roman "
    "upper-roman cjk-ideographic simp-chinese-informal trad-chinese-informal"
)
_MARKERS = frozenset(_MARKER_WORDS.split())


@dataclass(frozen=True, slots=True)
class Style:
    """What text inherits. Sizes in points; `ground` is what it stands on, `spacing` how white space is kept."""

    size: float = ROOT_SIZE
    bold: bool = False
    color: str = BLACK
    alpha: float = 1.0
    ground: str = WHITE
    visible: bool = True
    spacing: str = "normal"
    symbols: bool = False
    marker: str | None = None

    @property
    def is_seen(self) -> bool:
        """Does a reader of the page see text of this style?"""
        if not self.visible or self.size < _TINY or self.alpha <= _FAINT:
            return False
        return not alike(blended(self.color, self.alpha, self.ground), self.ground)


@dataclass(frozen=True, slots=True)
class Look:
    """An element: the style of its text, its part in the layout (`display`), whether it floats, whether it is gone."""

    style: Style
    display: str
    floats: bool = False
    gone: bool = False
    columns: int = 0


def look_of(element: Element, declared: Declarations, parent: Style, by_picture: bool = False) -> Look:
    """The look of an element inside one of the style `parent`, by what is `declared` for it.

    `by_picture` says that a picture stands beside it, which it may lie on.
    """
    tag = element.tag
    if _is_gone(element, declared, parent):
        return Look(parent, "none", gone=True)
    size = _size(element, declared, parent)
    color, alpha = _color(element, declared, parent)
    style = replace(
        parent,
        size=size,
        bold=_bold(tag, declared, parent),
        color=color,
        alpha=alpha,
        ground=_ground(element, declared, parent, by_picture),
        visible=_visible(declared, parent),
        spacing=_spacing(tag, declared, parent),
        symbols=_symbols(element, declared, parent),
        marker=_marker(tag, element, declared, parent),
    )
    display = _display(tag, declared)
    floats = declared.get("float", element.get("align", "") if tag == "table" else "") in ("left", "right")
    columns = _columns(declared) if display == "grid" else 0
    return Look(style, display, floats=floats, columns=columns)


def is_block_tag(tag: object) -> bool:
    """Does an element of this name begin a line of its own, where no style says otherwise?"""
    return tag in _BLOCKS or tag == "table"


def _display(tag: str, declared: Declarations) -> str:
    display = _DISPLAYS.get(declared.get("display", "").removesuffix(" !important"))
    if display == "flex":
        return "block" if "column" in declared.get("flex-direction", declared.get("flex-flow", "")) else "flex"
    if tag in _GROUPS:
        return display if display == "none" else "group"
    if tag in _TABLE_PARTS and display in (None, "block", "inline-block", "inline"):
        return _TABLE_PARTS[tag] if display is None or tag == "table" else display
    return display or ("block" if tag in _BLOCKS else "inline")


def _columns(declared: Declarations) -> int:
    """Columns of a grid; 0 where their number is left to the width of the page."""
    columns = declared.get("grid-template-columns", "").split("/")[0]
    repeated = re.fullmatch(r"\s*repeat\(\s*(\d{1,2})\s*,[^()]*(?:\([^()]*\)[^()]*)*\)\s*", columns)
    if repeated:
        return int(repeated[1])
    return 0 if "repeat(" in columns else len(re.sub(r"\([^)]*\)|\[[^\]]*\]", "", columns).split())


def _is_gone(element: Element, declared: Declarations, parent: Style) -> bool:
    if declared.get("display") == "none" or declared.get("mso-hide") == "all":
        return True
    if element.get("hidden") is not None and "display" not in declared:
        return True
    if _share(declared.get("opacity", "1").strip()) <= _FAINT:
        return True
    return _is_off_page(declared, parent) or _is_shut(declared, parent)


def _share(text: str) -> float:
    try:
        return float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return 1.0


def _is_off_page(declared: Declarations, parent: Style) -> bool:
    placed = declared.get("position") in ("absolute", "fixed", "relative")
    limits = [(name, _OFF_MARGIN) for name in ("margin-left", "margin-top")] + [("text-indent", _OFF_PAGE)]
    limits += [(name, _OFF_PAGE) for name in ("left", "top", "right", "bottom")] if placed else []
    for name, limit in limits:
        offset = points(declared[name], parent.size) if name in declared else None
        if offset is not None and offset <= limit:
            return True
    return False


def _is_shut(declared: Declarations, parent: Style) -> bool:
    """Is it clipped to nothing or shrunk to nothing?"""
    if declared.get("position") in ("absolute", "fixed") and _CLIPPED.match(declared.get("clip", "")):
        return True
    if _CUT_OFF.match(declared.get("clip-path", "")) or _SHRUNK.search(declared.get("transform", "")):
        return True
    if not {"hidden", "clip"} & set(declared.get("overflow", "").split()):
        return False
    sides = (declared.get(name) for name in ("height", "max-height", "width", "max-width"))
    return any((points(side, parent.size) if side else None) in (0.0, 0.75) for side in sides)


def _size(element: Element, declared: Declarations, parent: Style) -> float:
    size, tag = parent.size, element.tag
    if tag in _HEADINGS or tag in _SCALED:
        size *= _HEADINGS.get(tag) or _SCALED[tag]
    elif tag == "font" and element.get("size"):
        size = font_tag_size(element.get("size")) or size
    if match := _FONT.search(declared.get("font", "")):
        size = letter_size(match[1], parent.size)
    value = declared.get("font-size")
    return size if value is None or value == "inherit" else letter_size(value, parent.size)


def _bold(tag: str, declared: Declarations, parent: Style) -> bool:
    value = declared.get("font-weight") or declared.get("font", "")
    if _BOLD_VALUE.search(value):
        return True
    if declared.get("font-weight") and _LIGHT_VALUE.fullmatch(value):
        return False
    return parent.bold or tag in _BOLD_TAGS


def _color(element: Element, declared: Declarations, parent: Style) -> tuple[str, float]:
    value = declared.get("-webkit-text-fill-color") or declared.get("color")
    if value is None and element.tag == "font":
        value = (element.get("color") or "").strip().lower() or None
        value = f"#{value}" if value and re.fullmatch(r"[0-9a-f]{6}", value) else value
    if value is None and element.tag == "body":
        value = (element.get("text") or "").strip().lower() or None
    if value is None:
        return (_LINK, 1.0) if element.tag == "a" and element.get("href") else (parent.color, parent.alpha)
    if value in ("inherit", "currentcolor", "unset"):
        return parent.color, parent.alpha
    if "text-shadow" in declared or "text" in declared.get(
        "-webkit-background-clip", declared.get("background-clip", "")
    ):
        return UNKNOWN, 1.0
    return color_of(value) or (UNKNOWN, 1.0)


def _ground(element: Element, declared: Declarations, parent: Style, by_picture: bool) -> str:
    ground: tuple[str, float] | None = None
    if element.get("background"):
        ground = UNKNOWN, 1.0
    elif element.get("bgcolor"):
        value = element.get("bgcolor").strip().lower()
        ground = color_of(value) or color_of(f"#{value}") or (UNKNOWN, 1.0)
    for name in ("background", "background-color", "background-image"):
        if name in declared:
            ground = ground_of(declared[name]) or ground
    if ground is not None and ground[1] > 0:
        return ground[0] if ground[0] == UNKNOWN else blended(ground[0], ground[1], parent.ground)
    return UNKNOWN if by_picture and declared.get("position") in ("absolute", "fixed") else parent.ground


def _visible(declared: Declarations, parent: Style) -> bool:
    value = declared.get("visibility")
    return parent.visible if value in (None, "inherit") else value not in ("hidden", "collapse")


def _spacing(tag: str, declared: Declarations, parent: Style) -> str:
    value = declared.get("white-space", "")
    if value.startswith("pre") or value == "break-spaces":
        return "lines" if value == "pre-line" else "kept"
    if value in ("normal", "nowrap"):
        return "normal"
    return "kept" if tag in ("pre", "textarea", "xmp", "listing") else parent.spacing


def _symbols(element: Element, declared: Declarations, parent: Style) -> bool:
    family = declared.get("font-family")
    if family is None and element.tag == "font" and element.get("face"):
        family = element.get("face").lower()
    if family is None and "font" in declared:
        family = _FONT.sub("", declared["font"])
    return parent.symbols if family is None else bool(_SYMBOLS.match(family))


def _marker(tag: str, element: Element, declared: Declarations, parent: Style) -> str | None:
    """What stands before the items of a list: `none`, `disc` or a kind of number."""
    value = declared.get("list-style-type") or declared.get("list-style")
    if value is not None:
        return next((word for word in value.split() if word == "none" or word in _MARKERS), "disc")
    if tag in ("ul", "menu", "dir"):
        return "disc"
    if tag == "ol":
        return {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}.get(
            element.get("type", ""), "decimal"
        )
    return parent.marker
