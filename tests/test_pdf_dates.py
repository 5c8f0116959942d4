"""When a PDF says that it was made: the habits of writers, and what is no date."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdfium2 import PdfDocument, raw

from pdfs import Sheet, pdf_of
from resumesift.reading import read_bytes
from resumesift.reading.pdf.dates import iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("D:20210305143012+08'00'", "2021-03-05T14:30:12"),
        ("D:20210305143012Z", "2021-03-05T14:30:12"),
        ("D:202103051430", "2021-03-05T14:30:00"),
        ("D:20210305", "2021-03-05"),
        ("D:202103", "2021-03"),
        ("D:2021", "2021"),
        ("20210305143012", "2021-03-05T14:30:12"),
        ("2021-03-05T14:30:12+08:00", "2021-03-05T14:30:12"),
        ("2021/03/05", "2021-03-05"),
        ("", None),
        ("D:", None),
        ("yesterday", None),
        ("D:191030514301200", None),
        ("3/5/2021 2:30 PM", None),
    ],
)
def test_habits_of_writers(text: str, date: str | None) -> None:
    assert iso_date(text) == date


def one_line(sheet: Sheet) -> None:
    sheet.write(60, 60, "陈若溪 电商运营")


def test_a_document_tells_when_its_file_was_made() -> None:
    metadata = read_bytes(pdf_of(one_line)).metadata
    assert set(metadata) == {"created", "modified"}
    assert all(iso_date(date) == date for date in metadata.values())


def test_a_file_that_tells_nothing_is_read_all_the_same() -> None:
    source, bare = PdfDocument(pdf_of(one_line)), PdfDocument.new()
    raw.FPDF_ImportPages(bare, source, None, 0)
    buffer = BytesIO()
    bare.save(buffer)
    document = read_bytes(buffer.getvalue().replace(b"/CreationDate", b"/CreationNone"))
    assert [line.text for line in document.lines] == ["陈若溪 电商运营"]
    assert document.metadata == {}
