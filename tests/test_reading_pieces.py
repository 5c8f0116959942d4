"""Words beside each other: glued where no space can be between them."""

from __future__ import annotations

import pytest

from resumesift.reading.layout.lines import pieces_of
from resumesift.reading.layout.printed import Run, Style

STYLE = Style("Invented", bold=True, size=10, mode=0, color=(0, 0, 0, 255))


def word(text: str, x0: float, confidence: float | None) -> Run:
    """A word of 10 points, half as wide a letter, without a place in a content stream."""
    wide = 10 if ord(text[0]) > 0x2E80 else 5
    return Run(
        text, text, None, x0, 0, x0 + wide * len(text), 12, 10, 10, True, STYLE, -1, -1, 0, confidence=confidence
    )


@pytest.mark.parametrize(
    ("words", "confidence", "text"),
    [
        (("of", "E-commerce"), 0.99, "of E-commerce"),
        (("of", "E-commerce"), None, "ofE-commerce"),
        (("电商", "总监"), 0.99, "电商总监"),
        (("电商", "总监"), None, "电商总监"),
    ],
)
def test_what_a_picture_shows_apart_is_apart(words: tuple[str, str], confidence: float | None, text: str) -> None:
    first = word(words[0], 0, confidence)
    assert [piece.text for piece in pieces_of([first, word(words[1], first.x1 + 0.8, confidence)])] == [text]
