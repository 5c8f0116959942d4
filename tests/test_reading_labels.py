"""Labels in a column at the left, and letters set apart."""

from __future__ import annotations

import pytest

from pdfs import Sheet, pdf_of
from resumesift.reading import read_bytes


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_bytes(data).lines]


ROWS = [
    ("2023.08 - 2026.06  西陇铁道学院", "主修机车运用与维护", "成绩前百分之十"),
    ("2025.07 - 2026.01  河口车间 学习司机", "跟师傅跑货线,负责出库前走行部检查", "填写报单,背规章"),
    ("班级值乘排班表", "用表格自动排班,老师上课用", "自己做的,班主任改过两处"),
]


def test_labels_on_two_lines_become_one_heading() -> None:
    def draw(sheet: Sheet) -> None:
        for index, (label, rows) in enumerate(zip(("教育背景", "实习经历", "项目经验"), ROWS, strict=True)):
            y = 100 + 80 * index
            sheet.lines(60, y + 3, [label[:2], label[2:]], step=15)
            sheet.lines(120, y, list(rows), step=17)

    lines = texts(pdf_of(draw))
    assert [lines[i] for i in (0, 4, 8)] == ["教育背景", "实习经历", "项目经验"]
    assert len(lines) == 12


def test_labels_beside_the_first_row() -> None:
    def draw(sheet: Sheet) -> None:
        for index, (label, rows) in enumerate(zip(("Education", "Employment", "Projects"), ROWS, strict=True)):
            sheet.write(60, 100 + 80 * index, label, bold=True)
            sheet.lines(160, 100 + 80 * index, list(rows), step=17)

    lines = texts(pdf_of(draw))
    assert [lines[i] for i in (0, 4, 8)] == ["Education", "Employment", "Projects"]


def test_letters_of_a_label_under_each_other() -> None:
    def draw(sheet: Sheet) -> None:
        for index, (label, rows) in enumerate(zip(("教育背景", "实习经历"), ROWS[:2], strict=True)):
            sheet.lines(60, 100 + 100 * index, list(label), step=18)
            sheet.lines(120, 100 + 100 * index, [*rows, "优秀学生"], step=18)

    lines = texts(pdf_of(draw))
    assert [lines[i] for i in (0, 5)] == ["教育背景", "实习经历"]


def test_names_of_rows_stay_in_their_rows() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(3):
            for row, (name, value) in enumerate(
                (("Title", ": Smart stick"), ("Team size", ": 3"), ("Role", ": Leader, firmware"), ("", ": and wiring"))
            ):
                sheet.write(60, 100 + 100 * index + 16 * row, name)
                sheet.write(150, 100 + 100 * index + 16 * row, value)

    assert texts(pdf_of(draw))[:2] == ["Title : Smart stick", "Team size : 3"]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("沈 亦 舟", "沈亦舟"),
        ("个 人 简 历", "个人简历"),
        ("姓 名:王 小 明", "姓名:王小明"),
        ("E X P E R I E N C E", "EXPERIENCE"),
        ("A B testing", "A B testing"),
        ("Plan B for a C shop", "Plan B for a C shop"),
        ("双11 期间盯库存", "双11 期间盯库存"),
    ],
)
def test_letters_set_apart(printed: str, read: str) -> None:
    assert texts(pdf_of(lambda sheet: sheet.write(60, 60, printed))) == [read]


def test_a_label_whose_two_letters_stand_far_apart() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(60, 60, "姓")
        sheet.write(90, 60, "名")
        sheet.write(140, 60, "闵采薇")

    assert texts(pdf_of(draw)) == ["姓名\t闵采薇"]


def test_spaced_words_keep_the_space_between_them() -> None:
    assert texts(pdf_of(lambda sheet: sheet.write(60, 60, "WORK EXPERIENCE", spread=4))) == ["WORK EXPERIENCE"]


def test_a_label_of_two_words_on_two_lines() -> None:
    def draw(sheet: Sheet) -> None:
        y = 100.0
        for label, rows in zip((["Professional", "Experience"], ["Education"]), ROWS[:2], strict=True):
            sheet.lines(60, y, label, step=15, size=13)
            y = sheet.lines(180, y, [*rows, "more of the same"], step=15) + 12

    lines = texts(pdf_of(draw))
    assert [lines[i] for i in (0, 5)] == ["Professional Experience", "Education"]


def test_labels_in_the_middle_of_their_blocks() -> None:
    def draw(sheet: Sheet) -> None:
        y = 100.0
        for label, rows in zip(("教育背景", "实习经历"), ROWS[:2], strict=True):
            sheet.write(60, y + 16, label)
            y = sheet.lines(140, y, list(rows), step=16) + 14

    lines = texts(pdf_of(draw))
    assert [lines[i] for i in (0, 4)] == ["教育背景", "实习经历"]


def test_a_later_page_may_show_a_single_label() -> None:
    def first(sheet: Sheet) -> None:
        for index, rows in enumerate(ROWS[:2]):
            sheet.write(60, 100 + 80 * index, ("教育背景", "实习经历")[index])
            sheet.lines(140, 100 + 80 * index, list(rows), step=17)

    def second(sheet: Sheet) -> None:
        sheet.write(60, 130, "自我评价")
        sheet.lines(140, 130, ["性格开朗,做事踏实", "喜欢把事情拆成小格子来做", "缺点是不太会写方案"], step=17)

    assert texts(pdf_of(first, second))[-4:-2] == ["自我评价", "性格开朗,做事踏实"]


def test_a_label_over_its_translation_beside_a_single_row() -> None:
    def draw(sheet: Sheet) -> None:
        y = 100.0
        for label, translation, rows in (
            ("任职", "Employment", ["宁波海棠仪表有限公司 2018/03 → 至今", "Shift Lead, gauges", "校准台班二十人"]),
            ("学历", "Education", ["宁波江厦技师学院 2011/09 → 2014/06"]),
            ("技能", "Skills", ["AutoCAD, 千分表, English B1"]),
        ):
            sheet.lines(57, y, [label, translation], step=14, size=9)
            sheet.lines(154, y, rows, step=14, size=9)
            y += 14 * max(2, len(rows)) + 20

    assert texts(pdf_of(draw)) == [
        "任职 Employment",
        "宁波海棠仪表有限公司 2018/03 → 至今",
        "Shift Lead, gauges",
        "校准台班二十人",
        "学历 Education",
        "宁波江厦技师学院 2011/09 → 2014/06",
        "技能 Skills",
        "AutoCAD, 千分表, English B1",
    ]
