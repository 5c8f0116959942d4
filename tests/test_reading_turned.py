"""Headings that run up or down the left edge, and other text that is turned."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pdfs import HEIGHT, Sheet, font_of, pdf_of
from resumesift.reading import read_bytes

SECTIONS = {
    "WORK EXPERIENCE": [
        "Harbour Cafe, Bergen 2019 – 2023",
        "Shift lead",
        "Opened the house at five, trained four people",
        "Mill Bakery, Voss 2016 – 2019",
        "Baker",
        "Sourdough and rye, two ovens",
    ],
    "教育背景": ["Fjord College 2013 – 2016", "Bakery and pastry", "Thesis on rye starters", "Grant of the town"],
    "SKILLS": ["Latte art, stock keeping", "Norwegian, English, some Polish", "Forklift"],
}


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_bytes(data).lines]


def turned(sheet: Sheet, x: float, middle: float, text: str, angle: int, color: str = "#000000", size: int = 9) -> None:
    """Text that runs up (90) or down (-90) and whose middle stands at a height."""
    canvas, font = sheet.canvas, font_of(text)
    half = stringWidth(text, font, size) / 2
    canvas.saveState()
    canvas.setFillColor(color)
    canvas.setFont(font, size)
    canvas.translate(x, HEIGHT - middle - (half if angle > 0 else -half))
    canvas.rotate(angle)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


@pytest.mark.parametrize("angle", [90, -90])
@pytest.mark.parametrize("tabs", [True, False])
def test_headings_up_the_edge_stand_before_what_they_head(angle: int, tabs: bool) -> None:
    def draw(sheet: Sheet) -> None:
        y = 110.0
        for heading, lines in SECTIONS.items():
            height = 14 * len(lines) + 30
            if tabs:
                sheet.fill(40, y - 14, 62, y + height - 26, "#336699")
            turned(sheet, 54, y - 20 + height / 2, heading, angle, "#ffffff" if tabs else "#000000")
            sheet.lines(90, y, lines, step=14, size=9)
            y += height

    assert texts(pdf_of(draw)) == [line for heading, lines in SECTIONS.items() for line in (heading, *lines)]


def test_a_heading_up_the_edge_has_its_box_there() -> None:
    def draw(sheet: Sheet) -> None:
        for middle, heading in ((150, "HISTORY"), (250, "TOOLS")):
            turned(sheet, 54, middle, heading, 90)
            sheet.lines(90, middle - 30, ["Harbour Cafe, Bergen", "Shift lead", "Two ovens", "Four people"], size=9)

    document = read_bytes(pdf_of(draw))
    place = document.locate(document.text.index("TOOLS"), document.text.index("TOOLS") + 5)[0]
    assert place.box is not None
    assert place.box.x0 == pytest.approx(46, abs=3)
    assert place.box.height == pytest.approx(stringWidth("TOOLS", "Helvetica", 9), abs=10)
    assert place.box.top < 250 < place.box.bottom


@pytest.mark.parametrize(("text", "x"), [("Form 2016-03 rev. 7", 54), ("CONFIDENTIAL COPY", 200), ("DRAFT", 560)])
def test_stamps_in_the_text_at_the_right_and_numbers_are_no_headings(text: str, x: float) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(90, 100, [line for lines in SECTIONS.values() for line in lines], size=9)
        turned(sheet, x, 150, text, 90)

    assert texts(pdf_of(draw)) == [line for lines in SECTIONS.values() for line in lines]
