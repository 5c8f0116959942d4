"""Dates over each other, wrapped cells without rules, and dates beside bullets."""

from __future__ import annotations

import pytest

from pdfs import Sheet, pdf_of
from resumesift.reading import read_bytes


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_bytes(data).lines]


@pytest.mark.parametrize(
    ("stack", "cell"),
    [
        (["Sep 2016 –", "Jun 2020"], "Sep 2016 – Jun 2020"),
        (["Sep 2016", "– Jun 2020"], "Sep 2016 – Jun 2020"),
        (["May 2022", "to", "Current"], "May 2022 to Current"),
        (["2019.03", "-", "至今"], "2019.03 - 至今"),
        (["2021年5月", "至今"], "2021年5月至今"),
        (["Apr 2018", "Jan 2024"], "Apr 2018 – Jan 2024"),
        (["至今", "2019.03"], "2019.03 至今"),
        (["2019.02", "|", "2016.07"], "2016.07 – 2019.02"),
        (["2019年8月", "│", "至今"], "2019年8月 │ 至今"),
        (["since", "III/2021"], "since III/2021"),
        (["2021", "六月起"], "2021 六月起"),
    ],
)
def test_stacked_dates_are_one_cell(stack: list[str], cell: str) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(50, 60, stack, step=13)
        sheet.lines(160, 60, ["Maison Duvalier", "Chef de Partie", "Saucier, then tournant, then the pass"], step=13)

    assert texts(pdf_of(draw)) == [
        f"{cell}\tMaison Duvalier",
        "Chef de Partie",
        "Saucier, then tournant, then the pass",
    ]


def test_single_dates_of_a_list_stay_apart() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(50, 60, ["2019", "2021", "2022"], step=14)
        sheet.lines(160, 60, ["Best talk", "Silver medal", "Team prize"], step=14)

    assert texts(pdf_of(draw)) == ["2019\tBest talk", "2021\tSilver medal", "2022\tTeam prize"]


def test_two_single_dates_with_the_later_one_above_are_no_span() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(50, 60, ["2022", "2019"], step=14)
        sheet.lines(160, 60, ["Best talk", "Silver medal"], step=14)

    assert texts(pdf_of(draw)) == ["2022\tBest talk", "2019\tSilver medal"]


def test_an_open_date_over_a_whole_span_stays_apart() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(50, 60, ["2021–", "2015–2021", "2019.05~", "2017.01 – 2019.04"], step=14)
        sheet.lines(160, 60, ["Reader in Botany", "Lecturer in Botany", "签约译员", "驻场翻译"], step=14)

    assert texts(pdf_of(draw)) == [
        "2021–\tReader in Botany",
        "2015–2021\tLecturer in Botany",
        "2019.05~\t签约译员",
        "2017.01 – 2019.04\t驻场翻译",
    ]


def test_a_year_in_large_type_over_its_months_belongs_to_the_first_line_beside_it() -> None:
    def draw(sheet: Sheet) -> None:
        for y, year, months, lines in (
            (100, "2021", "六月起", ["苏州画眉家居馆", "陈列设计师", "样板间十二个"]),
            (170, "2016", "二月—2021年五月", ["昆山木言家具厂", "打样员", "每月新品四件"]),
            (240, "2012", "九月—2015年六月", ["无锡青石职业学院", "家具设计"]),
        ):
            sheet.write(50, y + 6, year, 22)
            sheet.write(50, y + 17, months, 8)
            sheet.lines(140, y, lines, step=15, size=9)

    assert texts(pdf_of(draw)) == [
        "2021 六月起\t苏州画眉家居馆",
        "陈列设计师",
        "样板间十二个",
        "2016 二月—2021年五月\t昆山木言家具厂",
        "打样员",
        "每月新品四件",
        "2012 九月—2015年六月\t无锡青石职业学院",
        "家具设计",
    ]


def test_a_date_in_large_type_on_a_line_of_its_own_stays_there() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(60, 60, "Annual letter of the studio", 9)
        sheet.write(60, 90, "2021", 24)
        sheet.write(140, 106, "Display designer", 9)

    assert texts(pdf_of(draw)) == ["Annual letter of the studio", "2021", "Display designer"]


def test_whole_spans_over_each_other_stay_apart() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(50, 60, ["2013.03 – 2016.02", "2016.03 – 至今"], step=14)
        sheet.lines(200, 60, ["Company one", "Company two"], step=14)

    assert len(texts(pdf_of(draw))) == 2


def test_a_date_that_wraps_before_its_last_part() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(50, 60, ["2019年3月至2019年", "12月"], step=13)
        sheet.write(200, 60, "图书馆助理")

    assert texts(pdf_of(draw)) == ["2019年3月至2019年 12月\t图书馆助理"]


def test_cells_that_wrap_without_rules() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(50, 60, ["2021.09-", "至今"], step=14)
        sheet.lines(110, 60, ["北京花间日用", "品有限公司"], step=14)
        sheet.lines(185, 60, ["电商事业部", "总监"], step=14)
        sheet.lines(250, 60, ["香薰与洗护品牌,管天猫、京东和抖音,带二十八人", "的团队,两年里收入翻倍"], step=14)
        sheet.write(50, 110, "教育背景")

    assert texts(pdf_of(draw))[0].startswith("2021.09- 至今\t北京花间日用品有限公司\t电商事业部总监\t香薰与洗护")


def test_a_line_below_that_had_room_above_is_no_wrapped_cell() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(50, 60, "再生制动仿真")
        sheet.write(300, 60, "横向课题")
        sheet.right(540, 60, "2024/11-至今")
        sheet.write(50, 74, "搭建模型")

    assert texts(pdf_of(draw))[1] == "搭建模型"


def test_a_date_beside_a_bullet_belongs_to_the_heading_above() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(50, 60, "Nexus Works, Founder")
        sheet.right(540, 60, "Leeds, UK")
        sheet.write(50, 74, "• Built the shop and the depot")
        sheet.right(540, 74, "June 2019 – present")

    assert texts(pdf_of(draw)) == [
        "Nexus Works, Founder\tLeeds, UK\tJune 2019 – present",
        "• Built the shop and the depot",
    ]


def test_a_date_close_to_what_follows_is_cut_at_the_column_of_the_others() -> None:
    def draw(sheet: Sheet) -> None:
        for index, date in enumerate(
            ["June 2014 to May 2015", "January 2012 to September 2013", "2011 to 2012", "2010"]
        ):
            sheet.write(50, 60 + 30 * index, date)
            sheet.write(202, 60 + 30 * index, f"Kitchen number {index}")

    assert texts(pdf_of(draw))[1] == "January 2012 to September 2013\tKitchen number 1"


def test_bullets_and_numbers_belong_to_their_text_and_colons_to_their_label() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(50, 60, "•")
        sheet.write(75, 60, "Kept the stock")
        sheet.write(50, 80, "3)")
        sheet.write(78, 80, "Worked at the mill")
        sheet.write(50, 100, "Position")
        sheet.write(150, 100, ":")
        sheet.write(170, 100, "Buyer")

    assert texts(pdf_of(draw)) == ["• Kept the stock", "3) Worked at the mill", "Position :\tBuyer"]


def test_two_dates_of_a_form_are_no_span() -> None:
    def draw(sheet: Sheet) -> None:
        for index, row in enumerate([("姓名", "陈若溪", "出生日期", "1990-05"), ("性别", "女", "毕业时间", "2012-06")]):
            for x, text in zip((60, 110, 300, 380), row, strict=True):
                sheet.write(x, 100 + 16 * index, text)

    assert texts(pdf_of(draw)) == ["姓名\t陈若溪\t出生日期\t1990-05", "性别\t女\t毕业时间\t2012-06"]


def test_raised_and_lowered_signs_stay_in_their_row() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(60, 100, "Ranked 1")
        sheet.write(103, 96.5, "st", 6)
        sheet.write(112, 100, "in sales")

    assert texts(pdf_of(draw)) == ["Ranked 1st in sales"]
