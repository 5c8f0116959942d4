"""What is printed on pages besides their text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pdfs import Sheet, pdf_of
from resumesift.reading import read_bytes


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_bytes(data).lines]


def page(*extra: tuple[float, float, str], body: str = "Brindle Garden Company") -> Callable[[Sheet], None]:
    def draw(sheet: Sheet) -> None:
        for x, y, text in extra:
            sheet.write(x, y, text)
        sheet.lines(60, 120, [f"{body}, line {index}" for index in range(5)])

    return draw


BODY = [f"Brindle Garden Company, line {index}" for index in range(5)]


@pytest.mark.parametrize("number", ["{}", "- {} -", "Page {} of 2", "{} / 2", "第 {} 页 共 2 页", "第{}页/共2页"])
def test_page_numbers(number: str) -> None:
    data = pdf_of(*[page((280, 815, number.format(index))) for index in (1, 2)])
    assert texts(data) == BODY * 2


def test_the_page_number_of_a_single_page() -> None:
    assert texts(pdf_of(page((280, 815, "Page 1 of 1")))) == BODY


def test_a_number_in_the_text_is_no_page_number() -> None:
    assert texts(pdf_of(page((60, 400, "1")))) == [*BODY, "1"]


def test_a_running_header_stays_once_and_a_numbered_one_goes() -> None:
    headed = [page((60, 40, "Jo Marsh, Leeds")) for _ in (1, 2)]
    assert texts(pdf_of(*headed)) == ["Jo Marsh, Leeds", *BODY, *BODY]
    numbered = [page((60, 40, f"Jo Marsh, page {index}")) for index in (1, 2)]
    assert texts(pdf_of(*numbered)) == BODY * 2


def test_a_repeated_footer_does_not_part_an_entry() -> None:
    data = pdf_of(*[page((60, 810, "Confidential, for recruiting only")) for _ in range(3)])
    assert texts(data) == [*BODY * 3, "Confidential, for recruiting only"]


def test_equal_lines_at_other_heights_stay() -> None:
    assert texts(pdf_of(page((60, 60, "Duties:")), page((60, 74, "Duties:")))).count("Duties:") == 2


def test_a_turned_stamp_goes() -> None:
    def draw(sheet: Sheet) -> None:
        page()(sheet)
        sheet.canvas.saveState()
        sheet.canvas.translate(200, 500)
        sheet.canvas.rotate(40)
        sheet.canvas.drawString(0, 0, "Talent Bridge Ltd")
        sheet.canvas.restoreState()

    assert texts(pdf_of(draw)) == BODY


def test_a_pale_watermark_across_the_text_goes_and_is_no_hidden_text() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(80, 146, "TALENT BRIDGE", 40, color="#d8d8d8")
        page()(sheet)

    document = read_bytes(pdf_of(draw))
    assert [line.text for line in document.lines] == BODY
    assert document.findings == ()


def test_pale_text_that_stands_alone_stays() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(60, 60, "Jo Marsh", 24, color="#c0c0c0")
        page()(sheet)

    assert texts(pdf_of(draw))[0] == "Jo Marsh"


def test_marks_of_a_printed_web_page_go() -> None:
    marks = ((24, 20, "2026/6/2"), (300, 20, "My resume"), (24, 832, "https://resume.example/print"), (550, 832, "1/1"))
    assert texts(pdf_of(page(*marks))) == BODY
