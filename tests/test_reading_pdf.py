"""PDFs as documents: the text in order, the place of each word, and files that cannot be read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from pdfs import Sheet, pdf_of
from pictures import picture_file
from resumesift.document import Box, Document
from resumesift.errors import UnreadableError
from resumesift.reading import ocr, read_bytes, read_document


def one_column(sheet: Sheet) -> None:
    sheet.write(60, 60, "陈若溪", 20)
    sheet.write(60, 84, "Leeds, UK | ruoxi.chen@example.com")
    sheet.write(60, 120, "EMPLOYMENT", 12, bold=True)
    sheet.write(60, 140, "Head of E-commerce")
    sheet.right(540, 140, "Mar 2019 – Present")
    sheet.write(60, 154, "杭州云杉家居有限公司 电商运营总监")


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_bytes(data).lines]


def test_lines_from_the_top_down_and_a_wide_gap_parts_cells() -> None:
    assert texts(pdf_of(one_column)) == [
        "陈若溪",
        "Leeds, UK | ruoxi.chen@example.com",
        "EMPLOYMENT",
        "Head of E-commerce\tMar 2019 – Present",
        "杭州云杉家居有限公司 电商运营总监",
    ]


def test_size_and_boldness_are_those_of_the_page() -> None:
    name, contact, heading, *_ = read_bytes(pdf_of(one_column)).lines
    assert (name.size, contact.size, heading.size) == (20, 10, 12)
    assert heading.bold
    assert not contact.bold


def test_the_order_of_the_content_stream_does_not_matter() -> None:
    def backwards(sheet: Sheet) -> None:
        for y, text in ((100, "third"), (80, "second"), (60, "first")):
            sheet.write(60, y, text)

    assert texts(pdf_of(backwards)) == ["first", "second", "third"]


def test_pages_follow_each_other_and_carry_their_size() -> None:
    document = read_bytes(pdf_of(one_column, lambda sheet: sheet.write(60, 60, "2009 – 2013 Lakeside College")))
    assert [page.number for page in document.pages] == [1, 2]
    assert document.pages[0].width == pytest.approx(595.3, abs=0.1)
    assert document.lines[-1].page == 2
    assert document.format == "pdf"


def word_places(document: Document) -> list[tuple[int, int, Box | None]]:
    """Each word's offsets in the text and its own box."""
    places = []
    for line, start in zip(document.lines, document.line_starts, strict=True):
        offset = start
        for cell in line.cells:
            for index, word in enumerate(cell.words):
                places.append((offset, offset + len(word.text), word.box))
                offset += len(word.text) + (index not in cell.glued and index < len(cell.words) - 1)
            offset += 1
    return places


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(40, 400),
            st.integers(3, 38),
            st.sampled_from(["Java", "电商运营总监", "2016.03—至今", "Head of Retail", "姓 名", "a b", "（全职）"]),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_each_word_stands_at_its_box(pieces: list[tuple[int, int, str]]) -> None:
    document = read_bytes(pdf_of(lambda sheet: [sheet.write(x, 20 * row, text) for x, row, text in pieces]))
    for start, end, box in word_places(document):
        assert [place.box for place in document.locate(start, end)] == [box]


def test_a_box_holds_its_glyphs() -> None:
    document = read_bytes(pdf_of(one_column))
    at = document.text.index("Present")
    (place,) = document.locate(at, at + len("Present"))
    assert place.page == 1
    assert place.box is not None
    assert place.box.x1 == pytest.approx(540, abs=1)
    assert place.box.top < 140 < place.box.bottom


def test_boxes_are_measured_on_the_page_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    canvas = Canvas(str(path), pagesize=(600, 400))
    canvas.setPageRotation(90)
    canvas.saveState()
    canvas.rotate(90)
    canvas.drawString(50, -80, "Head of Retail")
    canvas.restoreState()
    canvas.showPage()
    canvas.save()
    document = read_document(path)
    (line,) = document.lines
    assert line.text == "Head of Retail"
    assert (document.pages[0].width, document.pages[0].height) == (600, 400)
    assert line.box is not None
    assert line.box.x0 == pytest.approx(50, abs=1)
    assert line.box.top < 80 < line.box.bottom


def code_of(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data)
    assert caught.value.message
    return caught.value.code


def test_a_password() -> None:
    assert code_of(pdf_of(one_column, password="geheim")) == "encrypted"


def test_empty_files_and_empty_pages() -> None:
    assert code_of(b"") == "empty"
    assert code_of(pdf_of(lambda sheet: None)) == "empty"


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)


def grey(sheet: Sheet) -> None:
    sheet.fill(50, 50, 500, 700, "#888888")


@pytest.mark.usefixtures("without_ocr")
def test_a_picture_of_a_page() -> None:
    assert code_of(pdf_of(grey)) == "needs_ocr"
    assert 'pip install "resumesift[ocr]"' in ocr.nothing_read().message


@pytest.mark.usefixtures("without_ocr")
def test_a_picture_file() -> None:
    assert code_of(picture_file(one_column, "PNG")) == "needs_ocr"


@pytest.mark.usefixtures("without_ocr")
def test_a_page_without_text_among_others_is_told() -> None:
    document = read_bytes(pdf_of(one_column, grey))
    assert [(finding.code, finding.page) for finding in document.findings] == [("page_without_text", 2)]


@pytest.mark.parametrize("kept", [9, 200, 700])
def test_a_file_that_was_cut_off(kept: int) -> None:
    assert code_of(pdf_of(one_column)[:kept]) in ("damaged", "empty")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 2000), st.integers(0, 2000))
def test_broken_bytes_raise_nothing_else(noise: bytes, begin: int, end: int) -> None:
    good = pdf_of(one_column)
    data = good[:begin] + noise + good[end:]
    with suppress(UnreadableError):
        assert read_bytes(b"%PDF-1.4\n" + data).pages


def test_what_is_written_in_form_fields_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(60, 100, "Name:")
        sheet.canvas.acroForm.textfield(value="Jo Marsh", x=120, y=737, width=200, height=16, fontSize=10)

    assert texts(pdf_of(draw)) == ["Name:\tJo Marsh"]


def test_text_and_rules_of_a_form_object_stand_where_they_are_drawn() -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.beginForm("table")
        canvas.setFont("Helvetica", 10)
        for at in (0, 150, 300):
            canvas.line(at, 0, at, 60)
        for at in (0, 20, 40, 60):
            canvas.line(0, at, 300, at)
        for x, y, text in ((10, 45, "Employer"), (160, 45, "Dates"), (10, 25, "Shop Ltd"), (160, 25, "2019")):
            canvas.drawString(x, y, text)
        canvas.endForm()
        canvas.translate(100, 400)
        canvas.scale(1.5, 1.5)
        canvas.doForm("table")

    first, second = read_bytes(pdf_of(draw)).lines
    assert (first.text, second.text, first.table) == ("Employer\tDates", "Shop Ltd\t2019", 0)
    assert first.box is not None
    assert first.box.x0 == pytest.approx(115, abs=1)
    assert first.size == pytest.approx(15)
