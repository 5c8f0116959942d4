from __future__ import annotations

import errno
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes, read_document
from resumesift.reading.sniff import refusal, sniff_format


def zipped(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

FILES = {
    "pdf": b"%PDF-1.7\n...",
    "docx": zipped(word__document_dot_xml=b"<w/>"),
    "xlsx": zipped(xl__workbook_dot_xml=b"<w/>"),
    "pptx": zipped(ppt__presentation_dot_xml=b"<w/>"),
    "odt": zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_dot_xml=b"<o/>"),
    "zip": zipped(resume_dot_pdf=b"%PDF-1.4"),
    "damaged_zip": zipped(word__document_dot_xml=b"<w/>" * 50)[:80],
    "xls": OLE + "Workbook".encode("utf-16-le"),
    "doc": OLE + "WordDocument".encode("utf-16-le"),
    "encrypted_office": OLE + "EncryptedPackage".encode("utf-16-le"),
    "ole": OLE,
    "rtf": rb"{\rtf1\ansi Sales}",
    "html": "<html><head><meta charset=gb2312></head><body>简历</body></html>".encode("gb18030"),
    "mhtml": b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n",
    "text": "个人简历\n2016.03 - 至今 电商运营总监\n".encode(),
    "png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "heic": b"\x00\x00\x00\x18ftypheic\x00\x00",
    "empty": b"",
    "unknown": bytes(range(256)) * 4,
}


@pytest.mark.parametrize("kind", FILES)
def test_the_content_tells_the_kind(kind: str) -> None:
    assert sniff_format(FILES[kind]) == kind


def test_white_space_is_an_empty_file() -> None:
    assert sniff_format(b" \r\n\n") == "empty"


def test_a_pdf_may_begin_with_rubbish_but_not_far_in() -> None:
    assert sniff_format(b"\r\n\x00junk\n%PDF-1.4\n") == "pdf"
    assert sniff_format(b"x" * 2000 + b"%PDF-1.4\n") != "pdf"


def test_a_text_that_begins_like_a_picture_is_text() -> None:
    assert sniff_format(b"BM Sharma\nSales manager\n") == "text"
    assert sniff_format(b"BM" + (99).to_bytes(4, "little") + bytes(48)) == "bmp"
    assert sniff_format(b"\r\n {\\rtf1 Sales}") == "rtf"


def test_a_long_text_in_any_encoding_is_text() -> None:
    text = "负责天猫旗舰店的日常运营。" * 600
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert sniff_format(text.encode(encoding)) == "text"
        assert sniff_format(b" " + text.encode("utf-8")) == "text"


def test_a_word_file_may_name_its_main_part_otherwise() -> None:
    types = (
        b'<Types><Override PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.document.main+xml"/></Types>'
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document2.xml", "<w/>")
    assert sniff_format(buffer.getvalue()) == "docx"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("empty", "empty"),
        ("encrypted_office", "encrypted"),
        ("damaged_zip", "damaged"),
        *((kind, "not_a_resume_format") for kind in ("xls", "zip", "unknown", "heic")),
    ],
)
def test_other_kinds_are_refused_with_a_sentence(kind: str, code: str) -> None:
    assert refusal(kind).code == code
    with pytest.raises(UnreadableError) as caught:
        read_bytes(FILES[kind], "resume.pdf")
    assert caught.value.code == code
    assert caught.value.message.endswith(".")


def test_what_a_file_is_is_told_whatever_its_name() -> None:
    for name in ("cvs.zip", "cv.pdf", ""):
        with pytest.raises(UnreadableError) as caught:
            read_bytes(FILES["zip"], name)
        assert caught.value.message == "The file is a ZIP archive. Unpack it and screen the files in it."


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "nowhere.pdf")
    for name, code, told in (
        ("nowhere.pdf", "not_found", "no such file"),
        ("link.pdf", "not_found", "a link that leads nowhere"),
        ("", "not_a_file", "a folder"),
        ("pipe.pdf", "not_a_file", "a pipe or a device"),
    ):
        with pytest.raises(UnreadableError, match=told) as caught:
            read_document(tmp_path / name)
        assert caught.value.code == code
        assert str(tmp_path) not in caught.value.message, "the result is the same wherever the folder stands"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "not_permitted"),
        (OSError(errno.EIO, "Input/output error"), "not_readable"),
    ],
)
def test_why_a_file_does_not_open_is_told(monkeypatch: pytest.MonkeyPatch, error: OSError, code: str) -> None:
    def refuse(path: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableError) as caught:
        read_document("cv.pdf")
    assert caught.value.code == code
    assert "cv.pdf" not in caught.value.message
