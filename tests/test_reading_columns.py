"""Columns, side bars and date columns: what is read down and what is read across."""

from __future__ import annotations

from pdfs import Sheet, pdf_of
from resumesift.reading import read_bytes

MAIN = [
    "EXPERIENCE",
    "Brindle Garden Company, Leeds",
    "Head of Online Retail, May 2019 to now",
    "Ran the consumer web shop and two marketplaces",
    "Grew the email programme to a third of revenue",
    "Tidewell Spa Hotels, Scarborough",
    "Marketing Executive, Sep 2013 to Apr 2019",
    "Brochures, open days and the staff newsletter",
    "Kept the press list and wrote the releases",
    "EDUCATION",
    "University of West Aire, Business Studies",
    "Dissertation on returns in online fashion",
]
SIDE = [
    "CONTACT", "Leeds", "jo@example.com", "SKILLS", "Shopify", "Klaviyo", "Excel", "Figma", "LANGUAGES", "French",
]  # fmt: skip


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_bytes(data).lines]


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(50, 60, SIDE, step=22)
        sheet.lines(200, 64, MAIN, step=19)

    assert texts(pdf_of(draw)) == [*MAIN, *SIDE]


def test_a_side_bar_at_the_right_follows_too() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(50, 64, MAIN, step=19)
        sheet.lines(420, 60, SIDE, step=22)

    assert texts(pdf_of(draw)) == [*MAIN, *SIDE]


def test_columns_that_the_content_stream_interleaves() -> None:
    """Line by line across the page at the same heights, as recruiting sites export them."""
    main = [f"{line} and more of it here" for line in MAIN for _ in (0, 1)]
    side = [f"Fact {word}" for word in SIDE for _ in (0, 1)]

    def draw(sheet: Sheet) -> None:
        for index in range(30):
            if index % 5 != 2 and index < 24:
                sheet.write(50, 60 + 20 * index, side[index % len(side)])
            if index % 5 != 4:
                sheet.write(200, 60 + 20 * index, main[index % len(main)])

    lines = read_bytes(pdf_of(draw)).lines
    assert all(len(line.cells) == 1 for line in lines)
    xs = [line.box.x0 for line in lines if line.box]
    assert xs == sorted(xs, reverse=True)


def test_the_side_bars_of_all_pages_come_after_the_main_text() -> None:
    def first(sheet: Sheet) -> None:
        sheet.lines(50, 60, SIDE, step=22)
        sheet.lines(200, 64, MAIN, step=19)

    def second(sheet: Sheet) -> None:
        sheet.lines(50, 68, SIDE[::-1], step=22)
        sheet.lines(200, 70, MAIN[::-1], step=19)

    assert texts(pdf_of(first, second)) == [*MAIN, *MAIN[::-1], *SIDE, *SIDE[::-1]]


def test_regions_number_the_blocks() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(50, 60, SIDE, step=22)
        sheet.lines(200, 64, MAIN, step=19)

    lines = read_bytes(pdf_of(draw)).lines
    assert len({line.region for line in lines[: len(MAIN)]}) == 1
    assert len({line.region for line in lines}) == 2


def test_a_column_of_dates_is_read_across() -> None:
    def draw(sheet: Sheet) -> None:
        y = 60.0
        for year in range(2010, 2022):
            sheet.write(50, y, f"{year}.03 – {year + 1}.02")
            sheet.write(170, y, f"Company number {year - 2009}")
            sheet.write(170, y + 14, "kept the books and the shop")
            y += 36

    lines = texts(pdf_of(draw))
    assert lines[0] == "2010.03 – 2011.02\tCompany number 1"
    assert lines[1] == "kept the books and the shop"
    assert len(lines) == 24


def test_dates_at_the_right_are_read_across() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(12):
            sheet.write(50, 60 + 30 * index, f"Company number {index + 1}")
            sheet.right(540, 60 + 30 * index, f"Jan {2008 + index} – Dec {2008 + index}")
            sheet.write(50, 74 + 30 * index, "bought, sold and counted")

    assert texts(pdf_of(draw))[0] == "Company number 1\tJan 2008 – Dec 2008"


def test_labels_and_values_are_read_across() -> None:
    def draw(sheet: Sheet) -> None:
        for index in range(12):
            sheet.write(50, 60 + 20 * index, f"Label {index}:")
            sheet.write(200, 60 + 20 * index, f"a value with some words {index}")

    assert texts(pdf_of(draw))[3] == "Label 3:\ta value with some words 3"


def test_a_short_side_bar_on_a_panel() -> None:
    """Too few lines for a gutter, but the panel says that they stand apart."""

    def draw(sheet: Sheet) -> None:
        sheet.fill(0, 0, 180, 842, "#dde6ee")
        sheet.lines(40, 64, ["Jo Marsh", "Leeds", "jo@example.com", "0113 496 0101"], step=19)
        sheet.lines(200, 64, MAIN, step=19)

    assert texts(pdf_of(draw)) == [*MAIN, "Jo Marsh", "Leeds", "jo@example.com", "0113 496 0101"]


def test_dates_set_apart_in_the_content_stream_stand_at_their_posts() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(50, 60, "天津海河食品有限公司")
        sheet.write(50, 100, "保定白洋淀商贸有限公司")
        sheet.right(540, 60, "2020/08 - 2022/02")
        sheet.right(540, 100, "2012/07 - 2020/07")

    assert texts(pdf_of(draw)) == [
        "天津海河食品有限公司\t2020/08 - 2022/02",
        "保定白洋淀商贸有限公司\t2012/07 - 2020/07",
    ]


def test_a_table_without_rules_is_no_pair_of_columns() -> None:
    def draw(sheet: Sheet) -> None:
        y = 60.0
        for index in range(5):
            sheet.lines(50, y, [f"May {2021 - 2 * index} to", f"May {2023 - 2 * index}"])
            sheet.lines(130, y, ["Brindle Garden", "Company"])
            sheet.lines(250, y, ["Marketing", "Executive"])
            sheet.lines(
                350, y, ["Moved the site to a new platform in", "seven months without losing a", "single weekend"]
            )
            y += 56

    lines = texts(pdf_of(draw))
    assert lines[0].startswith("May 2021 to May 2023\tBrindle Garden Company\tMarketing Executive\tMoved the site")


def test_dates_places_and_kinds_at_the_left() -> None:
    """Three short lines beside each post: a third of them dates, which is few for a column of dates."""

    def draw(sheet: Sheet) -> None:
        y = 60.0
        for index in range(5):
            sheet.lines(50, y, [f"201{index}.03 – 201{index}.09", "Leeds", "full-time"])
            sheet.lines(
                190, y, ["Brindle Garden Company", "Head of Retail", "Kept the shop", "and the stock", "and the books"]
            )
            y += 84

    assert texts(pdf_of(draw))[1:3] == ["Leeds\tHead of Retail", "full-time\tKept the shop"]


def test_a_short_side_bar_whose_lines_stand_alone() -> None:
    """Eight lines that the content stream interleaves with the main text."""

    def draw(sheet: Sheet) -> None:
        for index in range(16):
            if index % 2 and index < 16:
                sheet.write(50, 60 + 14 * index, SIDE[index // 2])
            if index % 4 != 3:
                sheet.write(200, 60 + 14 * index, MAIN[index % len(MAIN)])

    assert all("\t" not in text for text in texts(pdf_of(draw)))
