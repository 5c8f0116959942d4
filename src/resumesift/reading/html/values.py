"""Values of CSS: colours, lengths, sizes of letters."""

from __future__ import annotations

import colorsys
import re

from resumesift.reading.colors import UNKNOWN

_NAMED = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "lime": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "cyan": "00FFFF", "aqua": "00FFFF", "magenta": "FF00FF", "fuchsia": "FF00FF", "silver": "C0C0C0",
    "gray": "808080", "grey": "808080", "maroon": "800000", "olive": "808000", "green": "008000", "purple": "800080",
    "teal": "008080", "navy": "000080", "orange": "FFA500", "darkgray": "A9A9A9", "darkgrey": "A9A9A9",
    "lightgray": "D3D3D3", "lightgrey": "D3D3D3", "dimgray": "696969", "gainsboro": "DCDCDC", "darkblue": "00008B",
    "darkred": "8B0000", "darkgreen": "006400", "steelblue": "4682B4", "whitesmoke": "F5F5F5", "snow": "FFFAFA",
    "ivory": "FFFFF0", "ghostwhite": "F8F8FF", "floralwhite": "FFFAF0", "azure": "F0FFFF", "mintcream": "F5FFFA",
    "aliceblue": "F0F8FF", "seashell": "FFF5EE", "windowtext": "000000", "window": "FFFFFF", "buttonface": "F0F0F0",
    "canvas": "FFFFFF", "canvastext": "000000",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b")
_FUNCTION = re.compile(r"(rgba?|hsla?)\(([^)]*)\)")
_NUMBER = re.compile(r"(-?\d*\.?\d+)(%|deg)?")
_WORD = re.compile(r"[a-z]+")
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(pt|px|em|ex|rem|ch|in|cm|mm|pc|%|vw|vh|)(?![\w%])")
_ABSOLUTE = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "": 0.75}

ROOT_SIZE = 12.0  # points: 16 px
_SIZE_WORDS = {
    "xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12.0, "large": 13.5, "x-large": 18.0, "xx-large": 24.0,
}  # fmt: skip
_SIZES_OF_FONT = (7.5, 7.5, 9.75, 12.0, 13.5, 18.0, 24.0, 36.0)


def color_of(value: str) -> tuple[str, float] | None:
    """Six hexadecimal digits and the share of covering (0 see-through, 1 opaque); None where it is no colour."""
    value = value.strip()
    if value == "transparent":
        return "000000", 0.0
    if match := _HEX.match(value):
        return _of_digits(match[1])
    if match := _FUNCTION.match(value):
        return _of_function(match[1], match[2])
    return (_NAMED[value], 1.0) if value in _NAMED else None


def ground_of(background: str) -> tuple[str, float] | None:
    """The colour that a `background` lays; UNKNOWN for a picture or what cannot be told, None where it lays none."""
    if "url(" in background or "gradient(" in background or "var(" in background:
        return UNKNOWN, 1.0
    for pattern in (_HEX, _FUNCTION, _WORD):
        for match in pattern.finditer(background):
            color = color_of(match[0])
            if color is not None:
                return color
    return None


def points(value: str, size: float) -> float | None:
    """A length in points, `size` being the letters' height; None where it is no length that can be told."""
    match = _LENGTH.match(value.strip())
    if match is None or match[2] in ("%", "vw", "vh"):
        return None
    number = float(match[1])
    if match[2] == "rem":
        return number * ROOT_SIZE
    return number * (
        size * (1.0 if match[2] == "em" else 0.5) if match[2] in ("em", "ex", "ch") else _ABSOLUTE[match[2]]
    )


def letter_size(value: str, parent: float) -> float:
    """A `font-size` in points; the parent's where it cannot be told."""
    value = value.strip()
    if value in _SIZE_WORDS:
        return _SIZE_WORDS[value]
    if value in ("smaller", "larger"):
        return parent / 1.2 if value == "smaller" else parent * 1.2
    match = _LENGTH.match(value)
    if match is not None and match[2] == "%":
        return parent * float(match[1]) / 100
    size = points(value, parent)
    return parent if size is None or size < 0 else size


def font_tag_size(value: str) -> float | None:
    """The points of `<font size>`: 1 to 7, or relative to 3."""
    match = re.fullmatch(r"([+-]?)(\d)", value.strip())
    if match is None:
        return None
    step = int(match[2]) if not match[1] else 3 + int(match[1] + match[2])
    return _SIZES_OF_FONT[max(1, min(7, step))]


def _of_digits(digits: str) -> tuple[str, float]:
    if len(digits) < 6:
        digits = "".join(2 * digit for digit in digits)
    return digits[:6].upper(), int(digits[6:] or "ff", 16) / 255


def _of_function(name: str, arguments: str) -> tuple[str, float] | None:
    numbers = _NUMBER.findall(arguments)
    if len(numbers) < 3:
        return None
    share = 1.0
    if len(numbers) > 3:
        share = float(numbers[3][0]) / (100 if numbers[3][1] == "%" else 1)
    if name.startswith("hsl"):
        hue, saturation, lightness = (float(number) for number, _ in numbers[:3])
        parts = colorsys.hls_to_rgb(hue % 360 / 360, min(lightness, 100) / 100, min(saturation, 100) / 100)
        values = [round(255 * part) for part in parts]
    else:
        values = [round(float(number) * (2.55 if unit == "%" else 1)) for number, unit in numbers[:3]]
    return "".join(f"{max(0, min(255, value)):02X}" for value in values), min(max(share, 0.0), 1.0)
