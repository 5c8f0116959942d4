"""Text as people mean it: NFKC, without zero-width characters, each character still tied to its source."""

from __future__ import annotations

import unicodedata

_DROPPED = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def normalize(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Normalised `text`, and for each of its characters the index in `text` (None: one to one)."""
    if text.isascii():
        return text, None
    parts: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        if char in _DROPPED:
            continue
        plain = unicodedata.normalize("NFKC", char)
        parts.append(plain)
        origin += [index] * len(plain)
    normal = "".join(parts)
    return (text, None) if normal == text else (normal, tuple(origin))
