"""The styles of OpenDocument: how text looks, what lies behind it, what stands before list items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from resumesift.reading.archive import Element, local
from resumesift.reading.colors import BLACK, UNKNOWN, alike
from resumesift.reading.markers import BULLET, item_marker

_TINY = 2.0  # points; nobody reads text below
_MAX_DEPTH = 20  # styles based on styles
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
_NUMBERS = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def get(element: Element, name: str) -> str | None:
    """The attribute of a name without its namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), None)


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks: points, bold, colour of the letters and of what lies right behind them, whether it is hidden."""

    size: float = 12.0
    bold: bool = False
    color: str | None = None
    behind: str | None = None
    hidden: bool = False

    def is_seen(self, ground: str) -> bool:
        """Does a reader see it where the page has this colour?"""
        if self.hidden or self.size < _TINY:
            return False
        return not alike(self.color or BLACK, self.behind or ground)


class Styles:
    """All styles of a file, those of the document itself before the common ones."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for root in roots:
            for element in root.iter():
                name = local(element)
                if name == "style":
                    self._styles.setdefault((get(element, "family") or "", get(element, "name") or ""), element)
                elif name == "default-style":
                    self._defaults.setdefault(get(element, "family") or "", element)
                elif name == "list-style":
                    self._lists.setdefault(get(element, "name") or "", element)

    def text(self, family: str, name: str | None, base: Look | None = None) -> Look:
        """The look of text in a style of a `family` (`paragraph`, `text`) where the text around looks like `base`."""
        look = base or Look()
        for style in self._chain(family, name, with_default=base is None):
            for properties in style:
                kind = local(properties)
                if kind == "text-properties":
                    look = _over(look, properties)
                elif kind == "paragraph-properties":
                    look = replace(look, behind=_color(get(properties, "background-color")) or look.behind)
        return look

    def fill(self, family: str, name: str | None) -> str | None:
        """The colour that a cell or a shape of a style has; UNKNOWN for a picture or gradient, None for none."""
        found: str | None = None
        for style in self._chain(family, name, with_default=False):
            for properties in style:
                color = _color(get(properties, "background-color"))
                kind = get(properties, "fill")
                if kind == "solid":
                    color = _color(get(properties, "fill-color")) or UNKNOWN
                elif kind not in (None, "none"):
                    color = UNKNOWN
                found = color or found
        return found

    def marker(self, list_style: str | None, level: int, number: int) -> str:
        """What stands before the item with a `number` at a level (from 1) of a list."""
        levels = self._lists.get(list_style or "")
        for element in levels if levels is not None else ():
            if get(element, "level") != str(level):
                continue
            if local(element) == "list-level-style-bullet":
                return BULLET
            kind = get(element, "num-format")
            if kind:
                shown = item_marker(_NUMBERS.get(kind, "cjk-ideographic" if kind > "z" else "decimal"), number)
                return (
                    f"{get(element, 'num-prefix') or ''}{shown.rstrip('.、')}{get(element, 'num-suffix') or ''}".strip()
                )
            return ""
        return BULLET if levels is None else ""

    def _chain(self, family: str, name: str | None, with_default: bool) -> list[Element]:
        chain: list[Element] = []
        while name is not None and len(chain) < _MAX_DEPTH and (family, name) in self._styles:
            chain.append(self._styles[family, name])
            name = get(chain[-1], "parent-style-name")
        if with_default and family in self._defaults:
            chain.append(self._defaults[family])
        return chain[::-1]


def _over(look: Look, properties: Element) -> Look:
    weight, color = get(properties, "font-weight"), get(properties, "color")
    return Look(
        size=_size(get(properties, "font-size"), look.size),
        bold=look.bold if weight is None else weight in ("bold", "600", "700", "800", "900"),
        color=look.color if color is None else _color(color) or UNKNOWN,
        behind=_color(get(properties, "background-color")) or look.behind,
        hidden=look.hidden or get(properties, "display") == "none",
    )


def _size(text: str | None, base: float) -> float:
    try:
        if text is None:
            return base
        if text.endswith("%"):
            return base * float(text[:-1]) / 100
        return float(text[:-2]) * _UNITS.get(text[-2:], 0.0) or base
    except ValueError:
        return base


def _color(text: str | None) -> str | None:
    return text[1:].upper() if text is not None and text.startswith("#") and len(text) == 7 else None
