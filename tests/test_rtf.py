# ruff: noqa: E501 - the lines are those of files as programs write them
from __future__ import annotations

import pytest

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes

HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0\uc1{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\froman\fcharset0 Times;}"
    r"{\f2\fnil\fcharset2 Wingdings;}{\f3\fnil\fcharset136 MingLiU;}}"
    r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red31\green56\blue100;}"
    r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}}{\*\generator Word;}"
    r"{\info{\author \'d5\'c5}{\creatim\yr2021\mo5\dy4\hr9\min30}{\revtim\yr2022\mo1\dy2}}" + "\n"
)


def coded(text: str, encoding: str = "gb18030") -> str:
    """Text as RTF has it in a code page."""
    return "".join(
        char if char.isascii() else "".join(f"\\'{byte:02x}" for byte in char.encode(encoding)) for char in text
    )


def unicode(text: str) -> str:
    """Text as RTF has it in Unicode, each character with one for old readers."""
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return "".join(f"\\u{number} ?" if number > 127 or number < 0 else chr(number) for number in numbers)


def read(body: str, head: str = HEAD) -> Document:
    return read_bytes((head + body + "}").encode("ascii"), "resume.doc")


def texts(document: Document) -> list[str]:
    return [" | ".join(cell.text for cell in line.cells) for line in document.lines]


def hidden(document: Document) -> list[str | None]:
    return [finding.quote for finding in document.findings]


class TestText:
    def test_paragraphs_tabs_and_signs(self) -> None:
        document = read(
            rf"\pard\plain\f0\fs21 {coded('苏念')}\par\f1 2019.03\endash now\tab {{\b\f0 {coded('汉味鲜食')}}}\line Till\~\{{x\}}\par"
        )
        assert texts(document) == ["苏念", "2019.03–now | 汉味鲜食", "Till {x}"]
        assert [line.size for line in document.lines] == [10.5, 10.5, 10.5]
        assert document.lines[1].cells[1].words[0].bold
        assert not document.lines[0].bold
        assert document.format == "rtf"
        assert document.metadata == {"created": "2021-05-04T09:30:00", "modified": "2022-01-02T00:00:00"}

    def test_unicode_with_what_old_readers_show_instead(self) -> None:
        document = read(
            rf"{unicode('苏念𠮷')} \uc2\u24215\'b5\'ea\u-26335\'b9\'b9\uc0\u38271 \uc1\u65?x\par{{\uc3\u9312 (1) a}}"
        )
        assert texts(document) == ["苏念𠮷 店構长Ax".replace("構", chr(0x10000 - 26335)), "① a"]

    @pytest.mark.parametrize("page", [936, 1252, 1200])
    def test_the_code_page_of_a_careless_export_is_told_from_the_text(self, page: int) -> None:
        head = rf"{{\rtf1\ansi\ansicpg{page}{{\fonttbl{{\f0\fcharset0 Arial;}}}}"
        assert texts(read(rf"\f0 {coded('姓名：苏念')}\par {coded('门店店长')}", head)) == ["姓名:苏念", "门店店长"]
        western = rf"\f0 {coded('Zoë Müller, café “Été”', 'cp1252')}"
        if page == 1252:
            assert texts(read(western, head)) == ["Zoë Müller, café “Été”"]

    def test_a_font_has_a_code_page_of_its_own(self) -> None:
        assert texts(read(rf"\f3 {coded('營運總監', 'big5')}\f0 {coded('苏念')}")) == ["營運總監苏念"]

    def test_what_is_no_text_of_the_page_is_left_out(self) -> None:
        document = read(
            r"{\*\bkmkstart a}Su{\field{\*\fldinst HYPERLINK mailto}{\fldrslt  su@example.com}}{\pict\jpegblip ffd8ff00}"
            r"{\*\shppict{\pict 00}}{\footer Page 1}{\deleted Head} {\header Nian CV\par}{\*\unknown\x bad}\bin4 {}}}lead\par"
        )
        assert texts(document) == ["Su su@example.com", "Nian CV", "lead"]
        assert not document.findings

    def test_bullets_and_numbers(self) -> None:
        document = read(
            r"{\listtext\pard\plain\f2 \'6c\tab}\pard Till\par{\pntext\f1 2.\tab}Shop\par{\listtext\u8226 ?\tab}Stock\par"
            r"{\f2 \'fc} Plan"
        )
        assert texts(document) == ["• Till", "2. Shop", "• Stock", "• Plan"]

    def test_text_boxes(self) -> None:
        box = r"{\shp{\*\shpinst\shpleft0{\sp{\sn fillColor}{\sv 6567712}}{\shptxt \pard\cf2 Su Nian\par}}{\shprslt{\*\do Su Nian}}}"
        document = read(rf"\pard Before {box}after\par")
        assert texts(document) == ["Before", "Su Nian", "after"]
        assert not document.findings


ROW = r"\trowd\trgaph108{}\cellx3000{}\cellx6000 "


class TestTables:
    def test_rows_are_lines_of_cells(self) -> None:
        plain = ROW.format("", "")
        document = read(
            rf"Resume\par {plain}\pard\intbl {coded('姓名')}\cell {coded('苏念')}\cell\row {plain}{coded('城市')}\cell\pard\intbl {coded('武汉')}\cell\row\pard {coded('门店店长')}\par"
        )
        assert texts(document) == ["Resume", "姓名 | 苏念", "城市 | 武汉", "门店店长"]
        assert [line.table for line in document.lines] == [None, 0, 0, None]

    def test_a_cell_may_hold_lines_and_be_empty(self) -> None:
        plain = ROW.format("", "")
        duties = coded("负责门店排班、盘点和新人带教，" * 5)
        document = read(
            rf"{plain}\pard\intbl 2019-now\cell {coded('汉味鲜食有限公司')}\par {duties}\cell\row {plain}\intbl\cell End of it\cell\row"
        )
        assert texts(document)[0] == "2019-now | 汉味鲜食有限公司"
        assert texts(document)[1].startswith("负责门店")
        assert texts(document)[2:] == ["End of it"]

    def test_cells_merged_downwards_belong_to_both_rows(self) -> None:
        first, second = (rf"\trowd\cellx2000\{merge}\cellx4000\cellx6000 " for merge in ("clvmgf", "clvmrg"))
        document = read(
            rf"{first}\pard\intbl 2019.01-2021.05\cell {coded('明远书城')}\cell {coded('主任')}\cell\row "
            rf"{second}\pard\intbl 2016.08-2018.12\cell\cell {coded('营业员')}\cell\row"
        )
        assert texts(document) == ["2019.01-2021.05 | 明远书城 | 主任", "2016.08-2018.12 | 明远书城 | 营业员"]

    def test_tables_within_tables(self) -> None:
        inner = (
            r"\pard\intbl\itap2 2019-now\nestcell Harbour Foods\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}"
        )
        plain = ROW.format("", "")
        document = read(rf"{plain}\pard\intbl Work\cell {inner}\pard\intbl\cell\row\pard End\par")
        assert texts(document) == ["Work", "2019-now | Harbour Foods", "End"]
        assert [line.table for line in document.lines] == [0, 1, None]

    def test_a_list_in_a_cell_does_not_end_the_table(self) -> None:
        plain = ROW.format("", "")
        document = read(
            rf"{plain}\pard\intbl Tasks\cell\pard\intbl{{\listtext\pard\plain\f2 \'6c\tab}}Till work\par{{\listtext\pard\plain\f2 \'6c\tab}}Stock work\cell\row"
        )
        assert texts(document) == ["Tasks", "• Till work", "• Stock work"]
        assert {line.table for line in document.lines} == {0}


class TestHiddenText:
    @pytest.mark.parametrize("look", [r"\v", r"\cf2", r"\fs2", r"\cf3\chcbpat3", r"\cf3\highlight3"])
    def test_it_is_left_out_and_reported(self, look: str) -> None:
        document = read(rf"Clerk {{{look} Regional Director}}\par")
        assert texts(document) == ["Clerk"]
        assert hidden(document) == ["Regional Director"]

    @pytest.mark.parametrize("look", [r"\v\v0", r"\cf2\chcbpat3", r"\cf3", r"\cf0", r"\cf9", r"\fs12"])
    def test_what_is_seen_is_read(self, look: str) -> None:
        document = read(rf"Clerk {{{look} Director}}\par")
        assert texts(document) == ["Clerk Director"]
        assert not document.findings

    def test_white_in_a_dark_cell_is_seen(self) -> None:
        row = ROW.format(r"\clcbpat3", "")
        document = read(rf"{row}\pard\intbl\cf2 Work\cell\cf2 Director\cell\row")
        assert texts(document) == ["Work"]
        assert hidden(document) == ["Director"]


class TestBadFiles:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (rb"{\rtf1", "empty"),
            (rb"{\rtf1{\pict\pngblip 89504e47}}", "no_text"),
            (rb"{\rtf1" + b"{" * 100_000, "damaged"),
            (rb"{\rtf1" + b"\\b " * 1_000_100, "too_large"),
            (rb"{\rtf1 " + b"x" * (48 * 1024 * 1024), "too_large"),
        ],
        ids=["empty", "picture", "deep", "many", "large"],
    )
    def test_what_holds_no_resume_is_refused(self, data: bytes, code: str) -> None:
        with pytest.raises(UnreadableError) as caught:
            read_bytes(data)
        assert caught.value.code == code

    @pytest.mark.parametrize(
        "body",
        [r"Su}}}\par Nian", r"Su{\b\par Nian", r"Su\row\cell\cell\par Nian\row\row", r"Su\nestcell\nestrow\par Nian",
         r"\itap99 Su\par\itap-3 Nian", r"Su\'zz\par Nian\u99999999999", r"Su\par Nian\bin99999", r"Su\par Nian\uc-1\u-70000\ucx"],
    )  # fmt: skip
    def test_torn_files_are_read_as_far_as_they_go(self, body: str) -> None:
        text = " ".join(read(body).text.split())
        assert text.startswith("Su")
        assert "Nian" in text
