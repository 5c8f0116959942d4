# ruff: noqa: E501 - the lines are those of files as programs write them
from __future__ import annotations

import base64
import quopri

import pytest

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes
from resumesift.reading.sniff import sniff_format


def texts(document: Document) -> list[str]:
    return [" | ".join(cell.text for cell in line.cells) for line in document.lines]


def part(content: bytes, kind: str, encoding: str = "base64", **headers: str) -> bytes:
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(encoding, bytes)(content)
    lines = [f"Content-Type: {kind}", f"Content-Transfer-Encoding: {encoding}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def archive(*parts: bytes, head: str = "MIME-Version: 1.0", more: str = "") -> bytes:
    boundary = "----=_NextPart_000_0001_01D0"
    lines = (
        f'{head}\r\nContent-Type: multipart/related;\r\n\ttype="text/html";{more}\r\n\tboundary="{boundary}"\r\n\r\n'
    )
    return (
        lines.encode()
        + b"".join(f"--{boundary}\r\n".encode() + p + b"\r\n" for p in parts)
        + f"--{boundary}--".encode()
    )


ROW = "<tr><td>{}</td><td>{}</td></tr>"
EXPORT = (
    "<html><head><style>.bt{font-weight:bold}</style></head><body><table>"
    + ROW.format("姓名：", "苏念")
    + "</table><table>"
    + "<tr><td colspan=2 class=bt>工作经验</td></tr>"
    + ROW.format("2019/03--至今：", "<b>武汉汉味鲜食有限公司</b>")
    + ROW.format("职位：", "门店店长")
    + "</table></body></html>"
)
LINES = ["姓名: | 苏念", "工作经验", "2019/03--至今: | 武汉汉味鲜食有限公司", "职位: | 门店店长"]


@pytest.mark.parametrize("label", ["gb2312", "utf-8", "us-ascii", "x-nonsense"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["gb18030", "utf-8"])
def test_a_saved_page_is_read_whatever_its_parts_say(charset: str, encoding: str, label: str) -> None:
    html = part(EXPORT.encode(charset), f'text/html; charset="{label}"', encoding, Content_Location="file:///C:/1.htm")
    picture = part(b"\xff\xd8\xff" + bytes(99), "image/jpeg", Content_Location="file:///C:/1.files/a.jpg")
    document = read_bytes(archive(html, picture), "简历.doc")
    assert texts(document) == LINES
    assert document.format == "mhtml"


def test_what_browsers_save() -> None:
    """The start is named, style sheets are parts, and the résumé stands in a frame."""
    frame = part(EXPORT.encode(), "text/html", "quoted-printable", Content_ID="<frame-7@mhtml.blink>")
    sheet = part(b"@charset 'utf-8'; .gone{display:none}", "text/css", Content_Location="cid:css-1@mhtml.blink")
    other = part("<p>广告</p>".encode(), "text/html", Content_ID="<frame-9@mhtml.blink>")
    main = part(
        "<h1>苏念的简历</h1><p class=gone>区域总监</p><iframe src='cid:frame-7@mhtml.blink'></iframe>".encode(),
        "text/html",
        "quoted-printable",
        Content_ID="<frame-1@mhtml.blink>",
        Content_Location="https://example.com/resume?id=1",
    )
    head = "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E7=AE=80?=\r\nDate: Tue, 3 Mar 2020 10:00:00 -0000\r\nMIME-Version: 1.0"
    document = read_bytes(archive(other, main, frame, sheet, head=head, more='\r\n\tstart="<frame-1@mhtml.blink>";'))
    assert texts(document) == ["苏念的简历", *LINES]
    assert [finding.quote for finding in document.findings] == ["区域总监"]
    assert document.metadata["modified"].startswith("2020-03-03T10:00")


def test_base64_that_lost_its_end_is_read_as_far_as_it_goes() -> None:
    html = part(EXPORT.encode("gb18030"), "text/html; charset=gb2312")
    document = read_bytes(archive(html[: len(html) - 60]))
    assert texts(document)[:3] == LINES[:3]


def test_a_page_that_includes_itself_ends() -> None:
    html = part(b"<p>Su</p><iframe src='cid:a'></iframe>", "text/html", Content_ID="<a>")
    inner = part(
        b"<p>Nian</p><iframe src='cid:b'></iframe><iframe src='cid:a'></iframe>", "text/html", Content_ID="<b>"
    )
    assert texts(read_bytes(archive(html, inner))) == ["Su"]
    html = html.replace(
        base64.encodebytes(b"<p>Su</p><iframe src='cid:a'></iframe>"),
        base64.encodebytes(b"<p>Su</p><iframe src='cid:b'></iframe>"),
    )
    assert texts(read_bytes(archive(html, inner))) == ["Su", "Nian"]


MAIL = "Received: by example.com\r\nFrom: a@example.com\r\nSubject: resume\r\nMIME-Version: 1.0"


def test_a_mail_that_carries_files_is_refused_and_one_that_is_the_resume_is_read() -> None:
    letter = part("您好，附件是我的简历。".encode(), "text/plain; charset=utf-8")
    resume = part(b"%PDF-1.4\n...", "application/pdf", Content_Disposition="attachment; filename=a.pdf")
    picture = part(b"\x89PNG\r\n\x1a\n\x00", "image/png", Content_Disposition="attachment; filename=a.png")
    with pytest.raises(UnreadableError) as caught:
        read_bytes(archive(letter, resume, head=MAIL))
    assert caught.value.code == "not_a_resume_format"
    text = part("姓名：苏念\n职位：店长".encode("gb18030"), "text/plain; charset=gb2312")
    assert texts(read_bytes(archive(text, picture, head=MAIL))) == ["姓名:苏念", "职位:店长"]


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\nnothing",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nnothing",
        b"MIME-Version: 1.0\r\n",
        archive(part(b"x", "image/png")),
        archive(part(b"", "text/html")),
        b"MIME-Version: 1.0\r\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)),
    ],
    ids=["no part", "no boundary", "head only", "picture only", "empty", "deep"],
)
def test_what_holds_no_page_is_refused(data: bytes) -> None:
    assert sniff_format(data) == "mhtml"
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data)
    assert caught.value.code in ("damaged", "empty", "no_text")


LETTER = b"\r\nSubject: resume\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nDear Sir, find my resume below."


@pytest.mark.parametrize("head", [b"From: Su <su@example.com>", b"To: jobs@example.com", b"Received: by example.com"])
def test_a_mail_that_holds_no_page_is_a_mail_and_not_damaged(head: bytes) -> None:
    with pytest.raises(UnreadableError, match="saved mail") as caught:
        read_bytes(head + LETTER)
    assert caught.value.code == "not_a_resume_format"


@pytest.mark.parametrize("head", [b"From: <Saved by Blink>", b"X-MimeOLE: Produced By Microsoft MimeOLE"])
def test_a_saved_page_that_holds_no_page_is_damaged(head: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(head + LETTER)
    assert caught.value.code == "damaged"


def test_a_text_with_labels_is_no_mail() -> None:
    assert sniff_format(b"Name: Su\r\nPhone: 1\r\n" * 90 + b"\r\nMIME-Version: known") == "text"
