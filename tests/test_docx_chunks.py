# ruff: noqa: E501 - the lines are those of files as programs write them
from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes
from word_files import NAMESPACES, paragraph, texts

RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="h1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="{}"/></Relationships>'
)
PAGE = (
    "<!DOCTYPE html><html><head><style>.gone{display:none}</style></head><body><h1>苏念</h1><table><tr><td>2019.03-至今"
    "</td><td>武汉汉味鲜食有限公司</td></tr></table><p class=gone>区域总监</p></body></html>"
)


def read(chunk: bytes, target: str = "/word/afchunk.mht", before: str = "") -> Document:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        body = f"{before}<w:altChunk r:id='h1'/><w:sectPr/>"
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", RELATION.format(target))
        archive.writestr("word/afchunk.mht", chunk)
    return read_bytes(buffer.getvalue())


def mhtml(page: str) -> bytes:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related;\n    type="text/html";\n    boundary="----=mhtDocumentPart"\n\n'
    part = 'Content-Type: text/html;\n    charset="utf-8"\nContent-Transfer-Encoding: 8bit\nContent-Location: file:///C:/fake/document.html\n\n'
    return f"{head}------=mhtDocumentPart\n{part}{page}\n------=mhtDocumentPart--".encode()


@pytest.mark.parametrize("chunk", [mhtml(PAGE), PAGE.encode(), PAGE.encode("gb18030")], ids=["mhtml", "html", "gb"])
def test_a_page_within_is_read_in_its_place(chunk: bytes) -> None:
    document = read(chunk, before=paragraph("电话：131 0000 0000"))
    assert document.format == "docx"
    assert texts(document) == ["电话:131 0000 0000", "苏念", "2019.03-至今 | 武汉汉味鲜食有限公司"]
    assert [line.table for line in document.lines] == [None, None, 0]
    assert [finding.quote for finding in document.findings] == ["区域总监"]


def test_what_is_no_page_is_left_out() -> None:
    for chunk in (b"\x89PNG\r\n\x1a\n\x00", b"", b"<html><body></body></html>"):
        assert texts(read(chunk, before=paragraph("苏念"))) == ["苏念"]
    assert texts(read(PAGE.encode(), "/word/other.mht", before=paragraph("苏念"))) == ["苏念"]


def test_a_page_that_cannot_be_read_makes_the_file_unreadable() -> None:
    with pytest.raises(UnreadableError):
        read(b"<html>" + b"<div>" * 100_000 + b"x", before=paragraph("苏念"))
