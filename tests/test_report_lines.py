"""Text in lines: where it breaks, and where it does not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from resumesift.report.lines import folded, hanging, side_by_side


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in folded(Text(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("10 年 10 个月电商经验，要求 6 年", 12, ["10 年", "10 个月电商", "经验，要求", "6 年"]),
        ("电商总监经历，要求 2 年", 20, ["电商总监经历，", "要求 2 年"]),
        ("有数据，要求二十五项能力", 13, ["有数据，要求", "二十五项能力"]),
        ("经历“天猫”等", 5, ["经历", "“天", "猫”等"]),
        ("可以证明。", 8, ["可以证", "明。"]),
        ("“天猫店” (第1页) “直通车” (第1页)", 16, ["“天猫店” (第1页)", "“直通车” (第1页)"]),
        ("“sold online” (p. 12)", 16, ["“sold online”", "(p. 12)"]),
        ("13 years 10 months, 6 years required", 12, ["13 years", "10 months,", "6 years", "required"]),
        ("03-whitcombe-outdoor-en.pdf", 14, ["03-whitcombe-", "outdoor-en.pdf"]),
        ("su-beauty-zh.pdf", 14, ["su-beauty-zh", ".pdf"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("熟悉Python开发", 8, ["熟悉", "Python开", "发"]),
        ("one\n\ntwo", 10, ["one", "", "two"]),
        ("", 10, [""]),
    ],
)
def test_where_lines_break(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@example("。“", 2)
@example("（", 2)
@given(st.text(st.sampled_from("经验，。 (“”)年个月1 2ab-._/—…\n"), max_size=60), st.integers(2, 30))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert max(map(cell_len, found), default=0) <= width


def test_a_hanging_indent() -> None:
    found = hanging(Text("✔ "), Text("一二三四五六"), 8)
    assert [line.plain for line in found] == ["✔ 一二三", "  四五六"]


def test_cells_stand_beside_each_other_without_blanks_at_the_end() -> None:
    cells = [[Text("1")], [Text("林"), Text("a")], [Text("x"), Text("y"), Text("z")]]
    assert [line.plain for line in side_by_side(cells, (1, 4))] == ["1  林    x", "   a     y", "         z"]
    assert [line.plain for line in side_by_side([[Text("a"), Text("b")], [Text("")]], (3,))] == ["a", "b"]


def test_styles_stay_with_their_words() -> None:
    text = Text.assemble(("电商经验", "bold"), " 6 年")
    first, second = folded(text, 8)
    assert (first.plain, second.plain) == ("电商经验", "6 年")
    assert [span.style for span in first.spans] == ["bold"]
