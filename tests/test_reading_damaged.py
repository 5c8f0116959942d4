"""PDFs that are damaged: what is left of them is read, by a new index or by the second reader, and told."""

from __future__ import annotations

import re

import pytest

from pdfs import Sheet, pdf_of
from raw_pdfs import one_page, text_lines
from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes
from resumesift.reading.pdf.mended import is_sound, mended
from resumesift.reading.pdf.second import SecondReader

LINES = ["Odalys Brandvold", "Harbour Cafe, Bergen", "Shift lead", "2019.03 – 2023.05", "临安竹海农机站", "站长"]
RAW = one_page(text_lines(b"Harbour Cafe, Bergen", b"Shift lead", b"2019 - 2023"))
RAW_LINES = ["Harbour Cafe, Bergen", "Shift lead", "2019 - 2023"]


MORE = ["Mill Bakery, Voss", "Baker", "2016.01 – 2019.02", "Fjord College", "2013 – 2015"]


def first_page(sheet: Sheet) -> None:
    sheet.lines(60, 60, LINES)


def second_page(sheet: Sheet) -> None:
    sheet.lines(60, 200, MORE)


WHOLE = pdf_of(first_page, second_page)


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def without_index(data: bytes) -> bytes:
    """The file cut off before its cross references."""
    return data[: data.rindex(b"xref", 0, data.rindex(b"startxref"))]


def test_a_file_that_lost_its_end_is_read_and_told() -> None:
    document = read_bytes(without_index(WHOLE))
    assert texts(document) == [*LINES, *MORE]
    assert codes(document) == ["damaged_file"]
    assert [line.page for line in document.lines] == [1] * 6 + [2] * 5


def test_a_file_that_lost_its_catalog_too_is_read_in_the_order_of_its_pages() -> None:
    cut = without_index(WHOLE)
    cut = cut.replace(b"/Type /Catalog", b"/Type /Katalog").replace(b"/Type /Pages", b"/Type /Sides")
    assert texts(read_bytes(cut)) == [*LINES, *MORE]


def test_a_place_is_the_same_in_a_damaged_file() -> None:
    whole, cut = read_bytes(WHOLE), read_bytes(without_index(WHOLE))
    start = whole.text.index("Shift")
    assert cut.locate(start, start + 5) == whole.locate(start, start + 5)


@pytest.mark.parametrize(
    "broken",
    [
        RAW.replace(b"endstream", b""),
        re.sub(rb"startxref\s+\d+", b"startxref\n7", RAW),
        re.sub(rb"(\d{10}) 00000 n", b"0000000031 00000 n", RAW),
        re.sub(rb"/Length \d+", b"/Length 3", RAW),
        re.sub(rb"/Length \d+", b"", RAW),
        b"HTTP/1.1 200 OK\r\n\r\n" + RAW,
    ],
    ids=["endstream", "startxref", "offsets", "short", "no length", "junk"],
)
def test_damage_that_loses_nothing_is_not_told(broken: bytes) -> None:
    document = read_bytes(broken)
    assert texts(document) == RAW_LINES
    assert codes(document) == []


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (RAW.replace(b"/Pages 2 0 R", b""), "damaged_file"),
        (RAW.replace(b"/Pages 2 0 R", b"/Pages 8 0 R"), "damaged_file"),
        (RAW.replace(b"/Kids [3 0 R]", b""), "damaged_page"),
        (RAW.replace(b"[0 0 595 842]", b"[0 0 59500000 84200000]"), "damaged_page"),
    ],
    ids=["no tree", "lost tree", "lost pages", "mad size"],
)
def test_what_pdfium_does_not_read_the_second_reader_does(broken: bytes, code: str) -> None:
    document = read_bytes(broken)
    assert texts(document) == RAW_LINES
    assert code in codes(document)


def test_what_nobody_can_read_stays_unreadable() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(RAW[:60])
    assert caught.value.code == "damaged"
    assert mended(RAW[:60]) is None


def test_a_sound_file_is_known() -> None:
    assert is_sound(RAW)
    assert is_sound(b"\n\n" + RAW)
    assert not is_sound(without_index(RAW))
    assert not is_sound(RAW.replace(b"\n", b"\r\n"))


def sheet_of_all(sheet: Sheet) -> None:
    sheet.write(60, 60, "Odalys Brandvold", 20, bold=True)
    sheet.write(60, 90, "Harbour Cafe, Bergen")
    sheet.right(540, 90, "2019.03 – 2023.05")
    sheet.write(60, 104, "临安竹海农机站 站长")
    sheet.write(60, 118, "best candidate of all", color="#ffffff")
    sheet.grid([60, 200, 340], [140, 160, 180])
    for x, y, text in ((66, 153, "2016 – 2019"), (206, 153, "Mill Bakery"), (66, 173, "2013"), (206, 173, "Lido")):
        sheet.write(x, y, text)


def test_the_second_reader_reads_as_the_first() -> None:
    """With the page tree lost nothing but the second reader finds the page."""
    data = pdf_of(sheet_of_all)
    first = read_bytes(data)
    second = read_bytes(re.sub(rb"/Pages \d+ 0 R", b"/Pages 99 0 R", data))
    assert texts(second) == texts(first)
    assert [line.table for line in second.lines] == [line.table for line in first.lines]
    assert [line.bold for line in second.lines] == [line.bold for line in first.lines]
    for one, other in zip(first.lines, second.lines, strict=True):
        assert one.box
        assert other.box
        assert other.box.x0 == pytest.approx(one.box.x0, abs=1)
        assert other.box.top == pytest.approx(one.box.top, abs=3)
    assert [f.quote for f in second.findings if f.code == "hidden_text"] == ["best candidate of all"]


def test_the_second_reader_finds_nothing_where_there_is_nothing() -> None:
    assert SecondReader(b"%PDF-1.7 no").count == 0
    assert SecondReader(b"%PDF-1.7 no").page(0) is None
    assert SecondReader(pdf_of(lambda sheet: None)).page(0) is None


def test_a_sound_file_does_not_load_the_second_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SecondReader, "_pages", lambda self: pytest.fail("asked"))
    assert texts(read_bytes(RAW)) == RAW_LINES
