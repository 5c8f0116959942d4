"""Entries side by side, each under its own date."""

from __future__ import annotations

from pdfs import Sheet, pdf_of
from resumesift.reading import read_bytes

LEFT, RIGHT = 60, 320


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_bytes(data).lines]


def cards(sheet: Sheet, y: float, *cards: list[str], step: float = 15) -> float:
    """Cards side by side; the baseline of what may follow them comes back."""
    for x, lines in zip((LEFT, RIGHT), cards, strict=False):
        sheet.lines(x, y, lines, step=step, size=9)
    return y + step * max(map(len, cards)) + 12


def test_cards_are_read_one_after_the_other() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(LEFT, 80, "工作经历", 12)
        first, second = (
            ["2021.03—至今", "临安竹海农机站", "站长"],
            ["2017.08—2021.02", "余杭良种场", "农艺师", "水稻三百亩"],
        )
        y = cards(sheet, 110, first, second)
        y = cards(sheet, y, ["2014.07—2017.07", "富阳植保所", "技术员"], ["2013.02—2013.06", "德清水库", "实习生"])
        sheet.write(LEFT, y + 10, "教育经历", 12)
        cards(sheet, y + 40, ["2010.09—2014.06", "浙北农学院"], ["2023.03", "在职进修班"])

    assert texts(pdf_of(draw)) == [
        "工作经历",
        *("2021.03—至今", "临安竹海农机站", "站长"),
        *("2017.08—2021.02", "余杭良种场", "农艺师", "水稻三百亩"),
        *("2014.07—2017.07", "富阳植保所", "技术员"),
        *("2013.02—2013.06", "德清水库", "实习生"),
        "教育经历",
        *("2010.09—2014.06", "浙北农学院"),
        *("2023.03", "在职进修班"),
    ]


def test_cards_that_begin_with_a_name() -> None:
    def draw(sheet: Sheet) -> None:
        y = cards(sheet, 100, ["Harbour Cafe", "2020 – 2023", "Barista"], ["Mill Bakery", "2018 – 2020", "Baker"])
        cards(sheet, y, ["Quay Hotel", "2016 – 2018", "Porter"], ["Lido", "2015 – 2016", "Lifeguard"])

    assert texts(pdf_of(draw)) == [
        *("Harbour Cafe", "2020 – 2023", "Barista"),
        *("Mill Bakery", "2018 – 2020", "Baker"),
        *("Quay Hotel", "2016 – 2018", "Porter"),
        *("Lido", "2015 – 2016", "Lifeguard"),
    ]


def test_a_line_across_both_cards_ends_them() -> None:
    def draw(sheet: Sheet) -> None:
        cards(sheet, 100, ["2020 – 2023", "Harbour Cafe"], ["2018 – 2020", "Mill Bakery"])
        sheet.write(LEFT, 130, "References from both houses are gladly sent on request, in writing or by phone.", 9)

    assert texts(pdf_of(draw))[-1] == "References from both houses are gladly sent on request, in writing or by phone."
    assert texts(pdf_of(draw))[:4] == ["2020 – 2023", "Harbour Cafe", "2018 – 2020", "Mill Bakery"]


def test_the_start_and_end_of_one_entry_are_no_cards() -> None:
    def draw(sheet: Sheet) -> None:
        cards(sheet, 100, ["2020.03", "临安竹海农机站"], ["2023.05", "站长"])

    assert texts(pdf_of(draw)) == ["2020.03\t2023.05", "临安竹海农机站\t站长"]


def test_columns_with_other_words_beside_the_dates_are_rows() -> None:
    def draw(sheet: Sheet) -> None:
        cards(sheet, 100, ["2020 – 2023 Harbour Cafe", "2018 – 2020 Mill Bakery"], ["Barista, 2 shifts", "Baker"])

    assert texts(pdf_of(draw)) == [
        "2020 – 2023 Harbour Cafe\tBarista, 2 shifts",
        "2018 – 2020 Mill Bakery\tBaker",
    ]
