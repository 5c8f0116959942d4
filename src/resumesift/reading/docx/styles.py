"""How text looks: bold, size, colours and hiddenness, from defaults through styles to the run itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from resumesift.reading.archive import Element
from resumesift.reading.colors import UNKNOWN, WHITE, alike
from resumesift.reading.docx.package import W, number, switched_on, value

_TINY = 3.0  # points; nobody reads text below
_MAX_DEPTH = 20  # styles based on styles

COVERED = "covered"
"""No ground but a lid: a shape of a plain colour lies on the text, and nobody sees it."""

_HIGHLIGHTS = {
    "white": WHITE, "black": "000000", "yellow": "FFFF00", "cyan": "00FFFF", "green": "00FF00", "red": "FF0000",
    "magenta": "FF00FF", "blue": "0000FF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a run; None says nothing. Sizes in points, colours as six hexadecimal digits."""

    bold: bool | None = None
    size: float | None = None
    vanish: bool | None = None
    color: str | None = None
    fill: str | None = None

    def over(self, base: Look) -> Look:
        """These properties, and `base` where they say nothing."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.size if self.size is None else self.size,
            base.vanish if self.vanish is None else self.vanish,
            self.color or base.color,
            self.fill or base.fill,
        )

    def unseen_on(self, ground: str) -> bool:
        """Would a reader of a page of this ground not see the text?"""
        if self.vanish or ground == COVERED or (self.size is not None and self.size < _TINY):
            return True
        return self.color is not None and alike(self.color, self.fill or ground)


def look_of(properties: Element | None) -> Look:
    """What a `w:rPr` says."""
    if properties is None:
        return Look()
    size = value(properties, "sz")
    color = value(properties, "color")
    highlight = value(properties, "highlight")
    return Look(
        bold=switched_on(properties, "b"),
        size=_points(size),
        vanish=switched_on(properties, "vanish"),
        color=None if color in (None, "auto") else color,
        fill=_HIGHLIGHTS.get(highlight) if highlight else fill_of(properties),
    )


def _points(half_points: str | None) -> float | None:
    try:
        return float(half_points) / 2 if half_points else None
    except ValueError:
        return None


def fill_of(properties: Element | None) -> str | None:
    """The colour of a `w:shd` in run, paragraph or cell properties; None where there is none."""
    shading = properties.find(W + "shd") if properties is not None else None
    if shading is None:
        return None
    fill, pattern = shading.get(W + "fill", "auto"), shading.get(W + "val", "clear")
    if pattern == "solid":
        fill = shading.get(W + "color", "auto")
        return "000000" if fill == "auto" else str(fill)
    if pattern not in ("clear", "nil"):
        return UNKNOWN
    if fill == "auto":
        return UNKNOWN if shading.get(W + "themeFill") else None
    return str(fill)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style gives to its paragraphs."""

    look: Look = Look()
    fill: str | None = None
    number: tuple[str, int] | None = None


class Styles:
    """`styles.xml`, each style resolved once."""

    def __init__(self, root: Element | None) -> None:
        styles = root.iterfind(W + "style") if root is not None else ()
        self._elements: dict[str, Element] = {style.get(W + "styleId", ""): style for style in styles}
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._defaults = look_of(default).over(Look(bold=False, size=10.0, vanish=False))
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._runs: dict[str, Look] = {}
        self._default_id = next(
            (
                name
                for name, style in self._elements.items()
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
            ),
            None,
        )

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The style of a paragraph, document defaults included."""
        if style_id not in self._paragraphs:
            style = ParagraphStyle(self._defaults)
            for element in self._chain(style_id or self._default_id):
                properties = element.find(W + "pPr")
                style = replace(
                    style,
                    look=look_of(element.find(W + "rPr")).over(style.look),
                    fill=fill_of(properties) or style.fill,
                    number=number_of(properties) or style.number,
                )
            self._paragraphs[style_id] = style
        return self._paragraphs[style_id]

    def run(self, style_id: str | None) -> Look:
        """What a character style says."""
        if not style_id:
            return Look()
        if style_id not in self._runs:
            look = Look()
            for element in self._chain(style_id):
                look = look_of(element.find(W + "rPr")).over(look)
            self._runs[style_id] = look
        return self._runs[style_id]

    def shades_cells(self, style_id: str | None) -> bool:
        """May a table style put a colour behind some of its cells?"""
        return any(element.find(f".//{W}shd") is not None for element in self._chain(style_id))

    def _chain(self, style_id: str | None) -> list[Element]:
        """The style and those it is based on, the most basic first."""
        chain: list[Element] = []
        while style_id in self._elements and len(chain) < _MAX_DEPTH:
            element = self._elements[style_id]
            chain.append(element)
            style_id = value(element, "basedOn")
        return chain[::-1]


def number_of(properties: Element | None) -> tuple[str, int] | None:
    """List and level of a `w:pPr`; list "0" takes a paragraph out of its style's list."""
    numbering = properties.find(W + "numPr") if properties is not None else None
    if numbering is None:
        return None
    return value(numbering, "numId") or "0", number(value(numbering, "ilvl"))
