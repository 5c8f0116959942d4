"""Ligatures that a font maps to a space."""

from __future__ import annotations

import pytest

from raw_pdfs import one_page, stream, text_lines
from resumesift.reading import read_bytes

FI, FL = b"\\256", b"\\257"
"""Their codes in the standard encoding of Helvetica."""


def pdf(*lines: bytes, ligatures: bytes = b"0020") -> bytes:
    """A page whose font says that both ligatures are the character(s) with this code."""
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfrange <20> <7E> <0020> endbfrange\n"
        b"2 beginbfchar <AE> <%s> <AF> <%s> endbfchar\nendcmap end end" % (ligatures, ligatures)
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /StandardEncoding /ToUnicode 6 0 R >>"
    return one_page(text_lines(*lines), stream(to_unicode), font=font)


def text(*lines: bytes, ligatures: bytes = b"0020") -> str:
    return read_bytes(pdf(*lines, ligatures=ligatures)).text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (b"net pro" + FI + b"t of the work" + FL + b"ow", "net profit of the workflow"),
        (b"of " + FI + b"nance, " + FI + b"eld sales, certi" + FI + b"ed", "of finance, field sales, certified"),
        (b"the " + FL + b"agship and its re" + FL + b"ection", "the flagship and its reflection"),
        (b"a lea" + FL + b"et of hi-" + FI, "a leaflet of hi-fi"),
        (b"of it, ten of it", "of it, ten of it"),
    ],
)
def test_what_was_drawn_is_read(printed: bytes, read: str) -> None:
    assert text(printed) == read


def test_a_ligature_at_the_beginning_of_a_line() -> None:
    assert text(b"a last-minute", FI + b"x of the till", b"and more") == "a last-minute\nfix of the till\nand more"


def test_a_ligature_with_its_own_map_stays() -> None:
    assert text(b"net pro" + FI + b"t", ligatures=b"00660069") == "net profit"


def test_wide_spaces_are_spaces() -> None:
    content = b"BT /F1 10 Tf 60 780 Td 4 Tw (net pro t and tra c of it) Tj ET"
    assert "fi" not in read_bytes(one_page(content)).text


def test_a_place_inside_the_word() -> None:
    document = read_bytes(pdf(b"net pro" + FI + b"t of it"))
    start = document.text.index("profit")
    whole, begin = document.locate(start, start + 6)[0].box, document.locate(start, start + 3)[0].box
    assert whole
    assert begin
    assert begin.x0 == whole.x0
    assert begin.x1 < whole.x1
    assert next(document.words(0))[1].text == "net"
    assert [word.source for _, word in document.words(0)][1] == "pro t"
