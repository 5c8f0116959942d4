"""Ruled tables: a row with its wrapped cells is one line, whatever the glyphs do at the rules."""

from __future__ import annotations

from pdfs import Sheet, pdf_of
from resumesift.reading import read_bytes

XS = [50.0, 120.0, 230.0, 300.0, 540.0]


def table(sheet: Sheet) -> None:
    sheet.grid(XS, [100, 120, 170, 220])
    for x, text in zip(XS, ["起止时间", "单位", "职务", "工作内容"], strict=False):
        sheet.write(x + 4, 114, text)
    sheet.lines(54, 134, ["2020.01 ~", "2023.06"])
    sheet.lines(124, 134, ["成都蜀味食品有限公", "司"])
    sheet.write(234, 134, "电商总监")
    sheet.lines(
        304,
        134,
        [
            "从零组建电商部,天猫、拼多多、抖音小店同时起盘;",
            "三年累计两亿六,团队最多三十四人。",
            "建立控价规则,清掉六十家店铺,三年无一退货纠纷。",
        ],
        step=13,
    )
    sheet.lines(54, 184, ["2012.07 ~", "2018.03"])
    sheet.write(124, 184, "成都五金批发部")
    sheet.write(234, 184, "门市主管")
    sheet.write(304, 184, "接待、送货、对账。")


def test_a_row_is_one_line_and_a_wrapped_cell_one_cell() -> None:
    lines = read_bytes(pdf_of(table)).lines
    assert [line.text for line in lines] == [
        "起止时间\t单位\t职务\t工作内容",
        "2020.01 ~ 2023.06\t成都蜀味食品有限公司\t电商总监",
        "从零组建电商部,天猫、拼多多、抖音小店同时起盘;",
        "三年累计两亿六,团队最多三十四人。",
        "建立控价规则,清掉六十家店铺,三年无一退货纠纷。",
        "2012.07 ~ 2018.03\t成都五金批发部\t门市主管\t接待、送货、对账。",
    ]
    assert [line.table is not None for line in lines] == [True, True, False, False, False, True]


def test_each_table_has_its_own_number() -> None:
    lines = read_bytes(pdf_of(table, table)).lines
    assert {line.table for line in lines} == {None, 0, 1}


def test_glyphs_are_cut_at_the_rules() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([50, 90, 130, 170], [100, 120, 140])
        for y in (114, 134):
            sheet.write(60, y, "甲方公司主管司机")  # one run of glyphs over three cells

    assert [line.text for line in read_bytes(pdf_of(draw)).lines] == ["甲方公\t司主管司\t机"] * 2


def test_a_label_beside_several_rows_stands_before_them() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([80, 180, 320, 450], [100, 120, 140, 160])
        for x in (50, 80):
            sheet.canvas.line(x, 842 - 100, x, 842 - 160)
        for y in (100, 160):
            sheet.canvas.line(50, 842 - y, 80, 842 - y)
        sheet.lines(60, 113, ["工", "作", "经", "历"], step=13)
        for y, row in (
            (114, ["时间", "单位", "职务"]),
            (134, ["2019.03-至今", "饲料公司", "会计"]),
            (154, ["2014-2018", "香料厂", "出纳"]),
        ):
            for x, text in zip((84, 184, 324), row, strict=True):
                sheet.write(x, y, text)

    lines = read_bytes(pdf_of(draw)).lines
    assert [line.text for line in lines] == [
        "工作经历",
        "时间\t单位\t职务",
        "2019.03-至今\t饲料公司\t会计",
        "2014-2018\t香料厂\t出纳",
    ]
    assert lines[0].table is None


def test_text_above_and_below_a_table_keeps_its_order() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(50, 80, "工作经历")
        table(sheet)
        sheet.write(50, 250, "自我评价")

    lines = [line.text for line in read_bytes(pdf_of(draw)).lines]
    assert lines[0] == "工作经历"
    assert lines[-1] == "自我评价"


def test_a_frame_and_underlines_are_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([30, 560], [30, 800])
        for index in range(4):
            sheet.write(50, 100 + 40 * index, f"Section {index}")
            sheet.canvas.line(50, 842 - 104 - 40 * index, 540, 842 - 104 - 40 * index)
            sheet.write(50, 120 + 40 * index, "Left")
            sheet.write(300, 120 + 40 * index, "Right")

    assert all(line.table is None for line in read_bytes(pdf_of(draw)).lines)


def test_two_dates_in_a_cell_are_a_span() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([50, 120, 260, 400], [100, 130, 160])
        for y, start, end, company in (
            (112, "2019.03", "2021.05", "云杉家居"),
            (142, "2012.07", "2019.02", "五金批发部"),
        ):
            sheet.lines(54, y, [start, end], step=13)
            sheet.write(124, y + 6, company)
            sheet.write(264, y + 6, "店长")

    assert [line.text for line in read_bytes(pdf_of(draw)).lines] == [
        "2019.03 – 2021.05\t云杉家居\t店长",
        "2012.07 – 2019.02\t五金批发部\t店长",
    ]
