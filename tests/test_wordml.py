# ruff: noqa: E501 - the lines are those of files as programs write them
from __future__ import annotations

import pytest

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes
from word_files import NAMESPACES, paragraph, run, texts

ROOT = (
    '<?xml version="1.0" encoding="{}" standalone="yes"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" w:macrosPresent="no" xml:space="preserve">'
    "<o:DocumentProperties><o:Author>x</o:Author><o:Created>2020-05-04T08:00:00Z</o:Created><o:LastSaved>2021-06-07T08:00:00Z</o:LastSaved></o:DocumentProperties>"
    '<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="23"/><w:lvlText w:val="l"/></w:lvl></w:listDef>'
    '<w:listDef w:listDefId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef>'
    '<w:list w:ilfo="1"><w:ilst w:val="0"/></w:list><w:list w:ilfo="2"><w:ilst w:val="1"/></w:list></w:lists>'
    '<w:styles><w:style w:type="paragraph" w:default="on" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="a"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>'
)


def wordml(body: str, encoding: str = "UTF-8") -> str:
    section = '<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>电话:131 0000 0000</w:t></w:r></w:p></w:hdr><w:pgSz w:w="11906"/></w:sectPr>'
    return f"{ROOT.format(encoding)}<w:body><wx:sect>{body}{section}</wx:sect></w:body></w:wordDocument>"


def read(body: str) -> Document:
    return read_bytes(wordml(body).encode(), "resume.doc")


def item(number: int, text: str) -> str:
    hint = '<wx:t wx:val="x"/><wx:font wx:val="Wingdings"/>'
    return (
        f'<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="{number}"/>{hint}</w:listPr></w:pPr>{run(text)}</w:p>'
    )


class TestWord2003:
    def test_a_document_of_word_2003(self) -> None:
        body = (
            f'<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>{run("苏念")}</w:p>'
            f"<wx:sub-section><w:p>{run('汉味鲜食')}<w:r><w:tab wx:wTab='100'/><w:t>2019.03-至今</w:t></w:r></w:p>"
            f"{item(1, '排班')}{item(2, '盘点')}{item(2, '带教')}</wx:sub-section>"
            f'<w:p><w:hlink w:dest="mailto:a@example.com">{run("a@example.com")}</w:hlink>'
            f'<aml:annotation aml:id="0" w:type="Word.Insertion"><aml:content>{run(" 武汉")}</aml:content></aml:annotation>'
            f'<aml:annotation aml:id="1" w:type="Word.Deletion"><aml:content><w:r><w:delText>总监</w:delText></w:r></aml:content></aml:annotation></w:p>'
        )
        document = read(body)
        assert document.format == "wordml"
        assert texts(document) == [
            "电话:131 0000 0000", "苏念", "汉味鲜食 | 2019.03-至今", "• 排班", "一、 盘点", "二、 带教", "a@example.com 武汉",
        ]  # fmt: skip
        assert (document.lines[1].bold, document.lines[1].size) == (True, 16.0)
        assert document.lines[2].size == 10.5
        assert document.metadata == {"created": "2020-05-04T08:00:00Z", "modified": "2021-06-07T08:00:00Z"}

    def test_tables_with_merged_cells(self) -> None:
        def row(*cells: str) -> str:
            return "<w:tr>" + "".join(cells) + "</w:tr>"

        def cell(text: str, merge: str = "") -> str:
            return f"<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(text)}</w:tc>"

        start, more = '<w:vmerge w:val="restart"/>', "<w:vmerge/>"
        document = read(
            "<w:tbl><w:tblPr/>"
            + row(cell("2019.01-2021.05"), cell("明远书城", start), cell("主任"))
            + row(cell("2016.08-2018.12"), cell("", more), cell("营业员"))
            + "</w:tbl>"
        )
        assert texts(document)[1:] == ["2019.01-2021.05 | 明远书城 | 主任", "2016.08-2018.12 | 明远书城 | 营业员"]

    def test_text_boxes_and_hidden_text(self) -> None:
        shape = (
            "<w:pict><v:shape style='position:absolute;margin-left:5pt;margin-top:5pt;width:90pt;height:20pt' filled='f'>"
            f"<v:textbox><w:txbxContent>{paragraph('门店店长')}</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
        document = read(f"<w:p>{run('苏念')}{run('区域总监', '<w:vanish/>')}<w:r>{shape}</w:r></w:p>")
        assert sorted(texts(document)[1:]) == ["苏念", "门店店长"]
        assert [finding.quote for finding in document.findings] == ["区域总监"]

    @pytest.mark.parametrize(
        ("named", "actual"), [("UTF-8", "gb18030"), ("gb2312", "utf-8"), ("UTF-16", "utf-16"), ("UTF-8", "utf-8-sig")]
    )
    def test_the_encoding_that_it_names_is_not_believed(self, named: str, actual: str) -> None:
        body = paragraph("苏念，武汉汉味鲜食有限公司门店店长")
        assert texts(read_bytes(wordml(body, named).encode(actual)))[1:] == ["苏念,武汉汉味鲜食有限公司门店店长"]


class TestFlatPackages:
    def test_a_docx_as_one_file(self) -> None:
        def part(name: str, content: str) -> str:
            return f'<pkg:part pkg:name="{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'

        relation = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>'
        )
        styles = f"<w:styles {NAMESPACES}><w:style w:type='paragraph' w:default='1' w:styleId='a'><w:rPr><w:b/></w:rPr></w:style></w:styles>"
        data = (
            '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
            + part("/_rels/.rels", relation.format("officeDocument", "word/document.xml"))
            + part("/word/_rels/document.xml.rels", relation.format("styles", "styles.xml"))
            + part("/word/document.xml", f"<w:document {NAMESPACES}><w:body>{paragraph('苏念')}</w:body></w:document>")
            + part("/word/styles.xml", styles)
            + "</pkg:package>"
        )
        document = read_bytes(data.encode(), "resume.doc")
        assert texts(document) == ["苏念"]
        assert document.lines[0].bold


class TestBadFiles:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (wordml(paragraph("苏念"))[:-80], "damaged"),
            (wordml("").replace("电话:131 0000 0000", ""), "empty"),
            (wordml("<w:p>" * 5000), "damaged"),
            (ROOT.format("UTF-8") + "</w:wordDocument>", "damaged"),
            (ROOT.format("UTF-8").replace("w:wordDocument", "w:other") + "</w:other>", "damaged"),
            ('<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>', "damaged"),
        ],
        ids=["torn", "empty", "deep", "bodiless", "other", "no parts"],
    )
    def test_what_holds_no_resume_is_refused(self, data: str, code: str) -> None:
        with pytest.raises(UnreadableError) as caught:
            read_bytes(data.encode())
        assert caught.value.code == code

    def test_entities_are_not_expanded_and_nothing_is_fetched(self) -> None:
        bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY x SYSTEM "file:///etc/hostname">]><w:wordDocument '
        data = wordml(paragraph("ab&x;&a;")).replace("<w:wordDocument ", bomb, 1)
        assert texts(read_bytes(data.encode()))[1:] == ["ab"]

    def test_other_xml_is_no_resume(self) -> None:
        for root in ('<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "<cv><name>Su</name></cv>"):
            with pytest.raises(UnreadableError) as caught:
                read_bytes(f'<?xml version="1.0"?>{root}'.encode())
            assert caught.value.code == "not_a_resume_format"
