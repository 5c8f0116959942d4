"""Colours as six hexadecimal digits, and whether an eye tells two of them apart."""

from __future__ import annotations

WHITE = "FFFFFF"
BLACK = "000000"
UNKNOWN = "unknown"
"""A ground that cannot be told (a theme colour, a picture): whatever stands on it counts as seen."""

_NEAR = 12  # of 255 a channel: closer colours are one to the eye


def alike(color: str, ground: str) -> bool:
    """Are the two one to the eye? Never where one of them is not known."""
    one, other = channels(color), channels(ground)
    return one is not None and other is not None and all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def channels(color: str) -> tuple[int, int, int] | None:
    """Red, green and blue from 0 to 255; None for what is no such colour."""
    try:
        return (int(color[0:2], 16), int(color[2:4], 16), int(color[4:6], 16)) if len(color) == 6 else None
    except ValueError:
        return None


def blended(color: str, share: float, ground: str) -> str:
    """The colour that `color` gives when it covers `ground` with a `share` from 0 to 1."""
    if share >= 1.0:
        return color
    one, other = channels(color), channels(ground)
    if share <= 0.0 or one is None or other is None:
        return ground if share <= 0.0 else UNKNOWN
    return "".join(f"{round(share * a + (1 - share) * b):02X}" for a, b in zip(one, other, strict=True))
