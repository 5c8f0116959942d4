"""Pages that are pictures for a good part, with a line of text over them or beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw

from pdfs import HEIGHT, WIDTH, Sheet, pdf_of, picture
from resumesift.reading import ocr, read_bytes

LINES = ["Harbour Cafe, Bergen", "Shift lead, 2019 - 2023", "Opened the house at five", "Trained four people"]
SCAN = picture(*LINES, *LINES, *LINES)


def text_page(sheet: Sheet) -> None:
    sheet.lines(60, 60, ["Odalys Brandvold", "WORK", *LINES])


@pytest.fixture(autouse=True)
def _without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)


def codes(*pages: Callable[[Sheet], None]) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.page) for finding in read_bytes(pdf_of(*pages)).findings]


def test_a_scan_with_a_footer_is_no_page_of_one_line() -> None:
    def scan(sheet: Sheet) -> None:
        sheet.place(SCAN, 0, 0, WIDTH, HEIGHT)
        sheet.write(250, 825, "CV page 2 of 2", 8)

    assert codes(text_page, scan) == [("page_with_picture", 2)]


def test_half_a_page_is_enough() -> None:
    def scan(sheet: Sheet) -> None:
        sheet.write(60, 60, "Reference of Harbour Cafe", 12)
        sheet.place(SCAN.crop((0, 0, 800, 640)), 60, 100, 540, 480)

    assert codes(text_page, scan) == [("page_with_picture", 2)]


def ornament() -> Image.Image:
    image = Image.new("L", (600, 840), 230)
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 0), (600, 0), (0, 500)], fill=120)
    draw.ellipse((350, 500, 560, 710), fill=60)
    return image


def portrait(sheet: Sheet) -> None:
    text_page(sheet)
    sheet.place(SCAN.resize((120, 160)), 440, 60, 530, 180)


def cover(sheet: Sheet) -> None:
    sheet.place(ornament(), 0, 0, WIDTH, HEIGHT)
    sheet.write(200, 400, "PERSONAL RESUME", 30)


def background(sheet: Sheet) -> None:
    sheet.place(SCAN, 0, 0, WIDTH, HEIGHT)
    sheet.lines(60, 60, [f"{line} and the other house on the quay of the town" for line in LINES * 2])


@pytest.mark.parametrize("page", [portrait, cover, background])
def test_a_portrait_an_ornament_and_a_background_of_text_are_none(page: Callable[[Sheet], None]) -> None:
    assert codes(page) == []
