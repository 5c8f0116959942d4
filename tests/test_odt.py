# ruff: noqa: E501 - the lines are those of files as programs write them
from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes
from word_files import texts

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
STYLES = (
    '<style:style style:name="Base" style:family="paragraph"><style:text-properties fo:font-size="10.5pt"/></style:style>'
    '<style:style style:name="Head" style:family="paragraph" style:parent-style-name="Base"><style:text-properties fo:font-weight="bold" fo:font-size="200%"/></style:style>'
    '<style:style style:name="Dark" style:family="paragraph"><style:paragraph-properties fo:background-color="#1f3864"/></style:style>'
    '<style:style style:name="white" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>'
    '<style:style style:name="gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="tiny" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>'
    '<style:style style:name="navy" style:family="table-cell"><style:table-cell-properties fo:background-color="#1f3864"/></style:style>'
    '<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="x"/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix=")"/></text:list-style>'
)


def content(body: str) -> str:
    return f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"


def zipped(**parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return buffer.getvalue()


def read(body: str) -> Document:
    return read_bytes(zipped(content=content(body)), "resume.pdf")


def p(text: str, style: str = "Base") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def cell(*inner: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{''.join(inner)}</table:table-cell>"


def test_paragraphs_with_their_looks_and_white_space() -> None:
    document = read(
        p("苏念", "Head")
        + p(
            "汉味鲜食<text:tab/>2019.03 -\n  now<text:line-break/>Shift<text:s text:c='1'/>lead<text:span text:style-name='gone'/>"
        )
        + p(
            "<text:a>a@example.com</text:a><office:annotation><text:p>ask him</text:p></office:annotation> <text:soft-page-break/>x"
        )
        + f"<text:section>{p('武汉')}</text:section><text:tracked-changes>{p('总监')}</text:tracked-changes>"
    )
    assert document.format == "odt"
    assert texts(document) == ["苏念", "汉味鲜食 | 2019.03 - now", "Shift lead", "a@example.com x", "武汉"]
    assert (document.lines[0].size, document.lines[0].bold) == (21.0, True)
    assert (document.lines[1].size, document.lines[1].bold) == (10.5, False)


def test_lists_have_their_markers() -> None:
    inner = f"<text:list><text:list-item>{p('初盘')}</text:list-item><text:list-item>{p('复盘')}</text:list-item></text:list>"
    document = read(
        f"<text:list text:style-name='Dots'><text:list-item>{p('排班')}{p('每周')}</text:list-item><text:list-item>{p('盘点')}{inner}</text:list-item></text:list>"
    )
    assert texts(document) == ["• 排班", "每周", "• 盘点", "1) 初盘", "2) 复盘"]


def test_tables_with_cells_over_rows_and_columns() -> None:
    covered = "<table:covered-table-cell/>"
    rows = [
        cell(p("时间")) + cell(p("单位")) + cell(p("职务")),
        cell(p("2019.03-至今")) + cell(p("汉味鲜食"), more='table:number-rows-spanned="2"') + cell(p("店长")),
        cell(p("2016.07-2019.02")) + covered + cell(p("领班")),
        cell(p("以上情况属实"), more='table:number-columns-spanned="3"') + covered * 2,
    ]
    header, *others = [f"<table:table-row>{row}</table:table-row>" for row in rows]
    document = read(
        f"<table:table><table:table-header-rows>{header}</table:table-header-rows>{''.join(others)}</table:table>"
    )
    assert texts(document) == [
        "时间 | 单位 | 职务", "2019.03-至今 | 汉味鲜食 | 店长", "2016.07-2019.02 | 汉味鲜食 | 领班", "以上情况属实",
    ]  # fmt: skip


@pytest.mark.parametrize("style", ["white", "gone", "tiny"])
def test_hidden_text_is_left_out_and_reported(style: str) -> None:
    document = read(p(f"店员<text:span text:style-name='{style}'>区域总监</text:span>"))
    assert texts(document) == ["店员"]
    assert [finding.quote for finding in document.findings] == ["区域总监"]


def test_white_text_on_something_dark_is_seen() -> None:
    white = "<text:span text:style-name='white'>{}</text:span>"
    dark_cell = cell(p(white.format("技能")), more='table:style-name="navy"')
    box = f"<draw:frame svg:x='1cm'><draw:text-box>{p(white.format('苏念'))}</draw:text-box></draw:frame>"
    for body in (
        p(white.format("工作"), "Dark"),
        f"<table:table><table:table-row>{dark_cell}</table:table-row></table:table>",
        p(box),
    ):
        document = read(body)
        assert len(document.lines) == 1
        assert not document.findings


def test_headers_dates_and_the_flat_form() -> None:
    styles = f"<office:document-styles {SPACES}><office:master-styles><style:master-page><style:header>{p('电话：131 0000 0000')}</style:header></style:master-page></office:master-styles></office:document-styles>"
    meta = f"<office:document-meta {SPACES}><office:meta><meta:creation-date>2020-05-04T08:00:00</meta:creation-date></office:meta></office:document-meta>"
    document = read_bytes(zipped(content=content(p("苏念")), styles=styles, meta=meta))
    assert texts(document) == ["电话:131 0000 0000", "苏念"]
    assert document.metadata == {"created": "2020-05-04T08:00:00"}
    flat = (
        content(p("苏念"))
        .replace("document-content", "document")
        .replace("<office:document ", '<office:document office:mimetype="application/vnd.oasis.opendocument.text" ')
    )
    assert texts(read_bytes(f'<?xml version="1.0" encoding="UTF-8"?>{flat}'.encode())) == ["苏念"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped(styles="<a/>"), "damaged"),
        (zipped(content="<a>"), "damaged"),
        (zipped(content=f"<a {SPACES}/>"), "damaged"),
        (zipped(content=content("")), "empty"),
        (zipped(content=content(p("<draw:frame><draw:image/></draw:frame>"))), "no_text"),
        (zipped(content=content("<draw:g>" * 250 + "</draw:g>" * 250)), "empty"),
        (zipped(content=content("<draw:g>" * 900 + "</draw:g>" * 900)), "damaged"),
        (zipped(content="<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + content(p("&x;"))), "empty"),
    ],
    ids=["no content", "torn", "other", "empty", "picture", "nested", "deep", "entity"],
)  # fmt: skip
def test_what_holds_no_resume_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data)
    assert caught.value.code == code


def test_a_password_is_told() -> None:
    buffer = BytesIO(zipped(content="x"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(UnreadableError) as caught:
        read_bytes(buffer.getvalue())
    assert caught.value.code == "encrypted"
