from __future__ import annotations

import pytest

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes
from resumesift.reading.text import read_text


def texts(document: Document) -> list[str]:
    return [" | ".join(cell.text for cell in line.cells) for line in document.lines]


def test_a_line_is_a_line_and_wide_spaces_part_cells() -> None:
    document = read_bytes(
        "姓    名：苏念\r\n\r\n2019.03-至今\t汉味鲜食    店长\n\fTwo  spaces. One".encode("gb18030"), "a.pdf"
    )
    assert document.format == "text"
    assert texts(document) == ["姓名:苏念", "2019.03-至今 | 汉味鲜食 | 店长", "Two spaces. One"]


def test_drawn_lines_are_left_out_and_what_they_frame_is_a_heading() -> None:
    document = read_text(
        "苏念\n==========\n----- 工作经历 -----\n****教育****\n汉味鲜食\n"
        "┌────┬────┐\n│姓名│苏念│\n└────┴────┘\n| 城市 | 武汉 |\n店长\n\n-----\n"
    )
    assert texts(document) == ["苏念", "工作经历", "教育", "汉味鲜食", "姓名 | 苏念", "城市 | 武汉", "店长"]
    assert [line.bold for line in document.lines] == [True, True, True, False, False, False, False]


@pytest.mark.parametrize(
    "line", ["--", "C++", "2019 -- now", "- 排班", "* 盘点", "...等", "G_M_V", "★★★☆ Excel", "2016~~2019", "a ---- b"]
)
def test_signs_that_say_something_stay(line: str) -> None:
    assert read_text(line).text == line


def test_no_text_has_no_lines() -> None:
    assert read_text("").lines == read_text("\x1a").lines == ()


def test_a_text_of_signs_alone_says_nothing() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(b"----------\n==========\n")
    assert caught.value.code == "empty"
