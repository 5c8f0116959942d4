"""What a person cannot see leaves the document; what can be seen on second sight stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib.colors import Color

from pdfs import Sheet, pdf_of
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes

CLAIM = "ten years as e-commerce director"


def honest(sheet: Sheet) -> None:
    sheet.lines(60, 120, ["Jo Marsh", "Warehouse clerk since 2019"])


def white(sheet: Sheet) -> None:
    sheet.write(60, 300, CLAIM, color="#ffffff")


def nearly_white(sheet: Sheet) -> None:
    sheet.write(60, 300, CLAIM, color="#fdfdfe")


def tiny(sheet: Sheet) -> None:
    sheet.write(60, 300, CLAIM, 1)


def painted_over(sheet: Sheet) -> None:
    sheet.write(60, 300, CLAIM)
    sheet.fill(50, 280, 400, 320, "#ffffff")


def off_the_page(sheet: Sheet) -> None:
    sheet.write(700, 300, CLAIM)


def clear(sheet: Sheet) -> None:
    sheet.write(60, 300, CLAIM, color=Color(0, 0, 0, alpha=0))


def not_drawn(sheet: Sheet) -> None:
    text = sheet.canvas.beginText(60, 500)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textOut(CLAIM)
    text.setTextRenderMode(0)
    sheet.canvas.drawText(text)


def dark_on_dark(sheet: Sheet) -> None:
    sheet.fill(50, 280, 400, 320, "#203040")
    sheet.write(60, 300, CLAIM, color="#203040")


@pytest.mark.parametrize(
    "hide", [white, nearly_white, tiny, painted_over, off_the_page, clear, not_drawn, dark_on_dark]
)
def test_hidden_text_leaves_the_document_and_is_told(hide: Callable[[Sheet], None]) -> None:
    def draw(sheet: Sheet) -> None:
        hide(sheet)
        honest(sheet)

    document = read_bytes(pdf_of(draw))
    assert document.text == "Jo Marsh\nWarehouse clerk since 2019"
    (finding,) = document.findings
    assert (finding.code, finding.page, finding.quote) == ("hidden_text", 1, CLAIM)


def banner(sheet: Sheet) -> None:
    sheet.fill(0, 280, 595, 320, "#1f4e79")
    sheet.write(60, 300, CLAIM, color="#ffffff")


def grey(sheet: Sheet) -> None:
    sheet.write(60, 300, CLAIM, color="#bbbbbb")


def small(sheet: Sheet) -> None:
    sheet.write(60, 300, CLAIM, 5)


def on_a_tint(sheet: Sheet) -> None:
    sheet.fill(50, 280, 400, 320, "#eef3f8")
    sheet.write(60, 300, CLAIM)


def under_an_outline(sheet: Sheet) -> None:
    sheet.write(60, 300, CLAIM)
    sheet.canvas.rect(50, 520, 300, 40, stroke=1, fill=0)


@pytest.mark.parametrize("show", [banner, grey, small, on_a_tint, under_an_outline])
def test_text_that_can_be_seen_stays(show: Callable[[Sheet], None]) -> None:
    def draw(sheet: Sheet) -> None:
        show(sheet)
        honest(sheet)

    document = read_bytes(pdf_of(draw))
    assert CLAIM in document.text
    assert document.findings == ()


def test_text_all_hidden_is_no_text() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(pdf_of(white))
    assert caught.value.code == "no_text"
