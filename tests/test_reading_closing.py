"""Tables whose rules do not close."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from pdfs import HEIGHT, Sheet, pdf_of
from resumesift.reading import read_bytes

XS = [60, 190, 330, 450]
HEADER = ["起止时间", "工作单位", "职务"]
ROWS = [
    [["2019.03-2023.05"], ["杭州西溪湿地", "旅游开发公司"], ["行政", "主管"]],
    [["2016.07-2019.02"], ["临安竹海农机", "推广服务站"], ["站长"]],
    [["2013.01-2016.06"], ["德清水库"], ["管理员"]],
]
READ = [
    "起止时间\t工作单位\t职务",
    "2019.03-2023.05\t杭州西溪湿地旅游开发公司\t行政主管",
    "2016.07-2019.02\t临安竹海农机推广服务站\t站长",
    "2013.01-2016.06\t德清水库\t管理员",
]
Rules = Callable[[Canvas, list[float]], None]


def table(rules: Rules) -> list[tuple[str, bool]]:
    """The lines of a page with a table, and whether each is a row of a ruled table."""

    def draw(sheet: Sheet) -> None:
        y = 100.0
        tops = [y]
        for row in [[[name] for name in HEADER], *ROWS]:
            for x, cell in zip(XS, row, strict=False):
                sheet.lines(x + 6, y + 14, cell, step=13)
            y += 13 * max(map(len, row)) + 8
            tops.append(y)
        rules(sheet.canvas, tops)
        sheet.write(60, y + 40, "自我评价")

    return [(line.text, line.table is not None) for line in read_bytes(pdf_of(draw)).lines]


def level(canvas: Canvas, tops: list[float]) -> None:
    for y in tops:
        canvas.line(XS[0], HEIGHT - y, XS[-1], HEIGHT - y)


def level_by_cell(canvas: Canvas, tops: list[float]) -> None:
    for y in tops:
        for x, end in pairwise(XS):
            canvas.line(x, HEIGHT - y, end, HEIGHT - y)


def open_at_the_sides(canvas: Canvas, tops: list[float]) -> None:
    level(canvas, tops)
    for x in XS[1:-1]:
        canvas.line(x, HEIGHT - tops[0], x, HEIGHT - tops[-1])


def open_all_round(canvas: Canvas, tops: list[float]) -> None:
    level(canvas, tops[1:-1])
    for x in XS[1:-1]:
        canvas.line(x, HEIGHT - tops[0], x, HEIGHT - tops[-1])


@pytest.mark.parametrize("rules", [level, level_by_cell, open_at_the_sides, open_all_round])
def test_wrapped_cells_of_open_tables_are_whole(rules: Rules) -> None:
    assert table(rules) == [*((row, True) for row in READ), ("自我评价", False)]


def test_a_table_of_three_rules_is_no_table_of_two_rows() -> None:
    def three(canvas: Canvas, tops: list[float]) -> None:
        level(canvas, [tops[0], tops[1], tops[-1]])

    lines = table(three)
    assert not any(ruled for _, ruled in lines)
    assert [text for text, _ in lines if "-20" in text] == [
        "2019.03-2023.05\t杭州西溪湿地\t行政",
        "2016.07-2019.02\t临安竹海农机\t站长",
        "2013.01-2016.06\t德清水库\t管理员",
    ]


def test_rules_under_the_headings_of_short_sections_make_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        y = 100.0
        for heading, left, right in (
            ("WORK", "Harbour Cafe", "2019 – 2023"),
            ("EDUCATION", "Fjord College", "2016 – 2019"),
            ("LANGUAGES", "Norwegian", "English"),
            ("SKILLS", "Latte art", "Stock"),
        ):
            sheet.write(60, y, heading)
            sheet.canvas.line(60, HEIGHT - y - 4, 520, HEIGHT - y - 4)
            sheet.write(60, y + 18, left)
            sheet.right(520, y + 18, right)
            y += 44

    assert [line.table for line in read_bytes(pdf_of(draw)).lines] == [None] * 8


def test_a_rule_down_the_page_across_those_of_sections_makes_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.line(160, HEIGHT - 80, 160, HEIGHT - 700)
        for index in range(4):
            y = 100.0 + 150 * index
            sheet.canvas.line(60, HEIGHT - y, 520, HEIGHT - y)
            sheet.lines(70, y + 20, ["2019 – 2023", "Bergen"])
            sheet.lines(180, y + 20, ["Harbour Cafe", "Shift lead", "Opened the house", "Trained four", "Kept stock"])

    assert not any(line.table is not None for line in read_bytes(pdf_of(draw)).lines)
