"""Lines of text in a picture, told without reading them."""

from __future__ import annotations

import random

import pytest
from PIL import Image, ImageDraw

from resumesift.reading.pdf.bands import lines_shown


def rows(image: Image.Image) -> list[bytes]:
    data, wide = image.tobytes(), image.width
    return [data[start : start + wide] for start in range(0, len(data), wide)]


def sheet(color: int = 255) -> Image.Image:
    return Image.new("L", (600, 800), color)


@pytest.mark.parametrize(("ink", "paper"), [(20, 250), (90, 170), (240, 40)])
def test_lines_of_text_are_seen(ink: int, paper: int) -> None:
    image = sheet(paper)
    draw = ImageDraw.Draw(image)
    for line in range(12):
        draw.text((60, 60 + 40 * line), "Kept the stock list of the mill in the old hall", fill=ink, font_size=14)
    assert 10 <= lines_shown(rows(image)) <= 14


def test_a_blank_sheet_an_ornament_and_a_heading_show_next_to_none() -> None:
    image = sheet()
    assert lines_shown(rows(image)) == 0
    draw = ImageDraw.Draw(image)
    draw.ellipse((100, 200, 500, 600), fill=90)
    draw.rectangle((0, 0, 600, 120), fill=30)
    draw.text((200, 300), "RESUME", fill=250, font_size=60)
    assert lines_shown(rows(image)) <= 1


def test_a_photograph_shows_none() -> None:
    noise = random.Random(4)
    image = sheet()
    image.putdata([noise.randrange(256) for _ in range(600 * 800)])
    assert lines_shown(rows(image)) == 0


def test_stripes_show_none() -> None:
    image = sheet()
    draw = ImageDraw.Draw(image)
    for y in range(0, 800, 20):
        draw.rectangle((0, y, 600, y + 9), fill=0)
    assert lines_shown(rows(image)) == 0
