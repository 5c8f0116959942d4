"""Pictures of pages: what they say is read, placed and told with its confidence (the extra `ocr`)."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

pytest.importorskip("rapidocr", reason='needs the extra: pip install "resumesift[ocr]"')

from broken_fonts import pdf_with_map, shifted
from pdfs import Sheet, pdf_of
from pictures import picture_file, picture_of, scan_of
from resumesift import Screener, load_rules
from resumesift.document import Document
from resumesift.reading import read_bytes
from resumesift.screener import parse

SCANS = Path(__file__).parent / "scans"

Post = tuple[str | None, str | None, str | None, str | None]


def posts(path: Path) -> list[Post]:
    return [(post.company, post.title, post.start, post.end) for post in parse(path, "2026-06-30").work]


def codes(document: Document) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.page) for finding in document.findings]


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def test_a_grey_scan_in_two_columns() -> None:
    assert posts(SCANS / "two-columns-zh.pdf") == [
        ("杭州拾光里家纺有限公司", "电商总监", "2020-08", None),
        ("宁波栖木生活用品有限公司", "天猫运营经理", "2016-05", "2020-07"),
        ("绍兴越绣坊丝绸有限公司", "外贸业务员", "2012-07", "2016-04"),
    ]


def test_a_ruled_table_that_lies_askew() -> None:
    document = read_bytes((SCANS / "table-en.jpg").read_bytes())
    assert document.format == "jpeg"
    rows = [line for line in document.lines if line.table is not None]
    assert [[cell.text for cell in row.cells] for row in rows[:2]] == [
        ["Dates", "Employer", "Position", "Place"],
        ["03/2019 - present", "Tidewater Chandlery Ltd", "Head of E-commerce", "Falmouth"],
    ]
    assert [post[1:] for post in posts(SCANS / "table-en.jpg")] == [
        ("Head of E-commerce", "2019-03", None),
        ("Online Trading Manager", "2015-09", "2019-02"),
        ("Web Shop Assistant", "2011-06", "2015-08"),
    ]


def test_a_photo_on_its_side_in_uneven_light() -> None:
    assert posts(SCANS / "on-its-side-zh.pdf") == [
        ("成都蜀味纪食品有限公司", "电商运营总监", "2021-03", None),
        ("成都蜀味纪食品有限公司", "电商主管", "2017-09", "2021-02"),
        ("重庆渝北区汇丰超市", "理货组长", "2010-06", "2017-08"),
    ]


def test_a_screenshot_as_long_as_a_roll() -> None:
    resume = parse(SCANS / "long-screenshot-zh.png", "2026-06-30")
    assert resume.name == "池小满"
    assert [(post.company, post.title, post.start, post.end) for post in resume.work] == [
        ("厦门鹭屿户外用品有限公司", "电商运营总监", "2022-04", None),
        ("泉州溪山鞋服有限公司", "店铺运营经理", "2018-06", "2022-03"),
        ("福州榕城数码商行", "淘宝客服主管", "2014-07", "2018-05"),
    ]


def english(sheet: Sheet) -> None:
    sheet.write(60, 80, "Jonas Whitlock", 20, bold=True)
    sheet.lines(60, 110, ["jonas.whitlock@example.com", "EMPLOYMENT"], 20)
    sheet.write(60, 160, "Harbour Lane Foods Ltd")
    sheet.right(530, 160, "May 2018 - Present")
    sheet.lines(60, 176, ["Warehouse Manager", "Runs two shifts of thirty people and the yard."])
    sheet.write(60, 220, "Corrigan Freight")
    sheet.right(530, 220, "Jan 2012 - Apr 2018")
    sheet.lines(60, 236, ["Loading Supervisor"])


def test_words_stand_where_they_are_seen() -> None:
    document = read_bytes(scan_of(english))
    assert codes(document) == [("ocr", 1)]
    assert "Harbour Lane Foods Ltd\tMay 2018 - Present" in lines(document)
    start = document.text.index("Harbour")
    (place,) = document.locate(start, start + len("Harbour Lane Foods Ltd"))
    assert place.page == 1
    assert place.box is not None
    assert (place.box.x0, place.box.x1) == pytest.approx((60, 169), abs=3)
    assert place.box.top < 160 - 4 < place.box.bottom


def test_words_stand_where_they_are_seen_on_a_page_that_lies_askew() -> None:
    document = read_bytes(scan_of(english, turn=2.5))
    assert document.pages[0].turn == pytest.approx(-2.5, abs=0.4)
    start = document.text.index("Present")
    (place,) = document.locate(start, start + len("Present"))
    # Turned counter-clockwise about the middle of the page, what is at its right edge goes up.
    assert place.box is not None
    assert (place.box.x0 + place.box.x1) / 2 == pytest.approx(513 - 11, abs=4)
    assert (place.box.top + place.box.bottom) / 2 == pytest.approx(157 - 10, abs=4)


@pytest.mark.parametrize("turn", [-13, 14, 167])
def test_a_page_far_askew_is_not_turned_upside_down(turn: int) -> None:
    """Whether it is shows in lines that are level: what is cut out around one that falls holds others too."""

    def page(sheet: Sheet) -> None:
        english(sheet)
        sheet.lines(
            60, 290, ["Ran the yard of the port with thirty people, and the trucks that come by night."] * 9, 18, 12
        )

    image = picture_of(page).rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    document = read_bytes(picture_file(image, "PNG"))
    assert document.pages[0].turn % 360 == pytest.approx(-turn % 360, abs=0.4)
    assert "Harbour Lane Foods Ltd\tMay 2018 - Present" in lines(document)


def test_sizes_and_weight_are_seen() -> None:
    def page(sheet: Sheet) -> None:
        english(sheet)
        sheet.write(60, 300, "PROFESSIONAL QUALIFICATIONS", bold=True)
        sheet.lines(60, 320, ["Forklift licence, counterbalance and reach truck, renewed every other year."])

    document = read_bytes(scan_of(page))
    sizes = {line.text: line.size for line in document.lines}
    assert sizes["Jonas Whitlock"] == pytest.approx(20, rel=0.1)
    assert sizes["Warehouse Manager"] == sizes["Corrigan Freight\tJan 2012 - Apr 2018"] == pytest.approx(10, rel=0.1)
    body = [line for line in document.lines if line.text != "Jonas Whitlock"]
    assert [line.text for line in body if line.bold] == ["PROFESSIONAL QUALIFICATIONS"]


def test_confidence_stands_in_the_evidence_and_only_where_a_picture_was_read(tmp_path: Path) -> None:
    scan, text = tmp_path / "scan.pdf", tmp_path / "text.pdf"
    scan.write_bytes(scan_of(english))
    text.write_bytes(pdf_of(english))
    screener = Screener(load_rules("ecommerce-director"), as_of="2026-06-30")
    seen, read = screener.screen(scan), screener.screen(text)
    assert seen.resume is not None
    assert read.resume is not None
    proof = seen.resume.work[0].evidence[0]
    assert proof.confidence is not None
    assert 0.9 < proof.confidence <= 1
    assert [flag.code for flag in seen.flags] == ["ocr"]
    assert read.resume.work[0].evidence[0].confidence is None
    assert "confidence" not in read.model_dump_json()
    assert [post.model_copy(update={"evidence": ()}) for post in seen.resume.work] == [
        post.model_copy(update={"evidence": ()}) for post in read.resume.work
    ]


def test_text_pages_and_picture_pages_in_one_file() -> None:
    def first(sheet: Sheet) -> None:
        sheet.lines(60, 80, ["Jonas Whitlock", "jonas.whitlock@example.com", "Worked in warehouses for twenty years."])

    document = read_bytes(
        pdf_of(first, lambda sheet: sheet.canvas.drawInlineImage(picture_of(english), 0, 0, 595, 842))
    )
    assert codes(document) == [("ocr", 2)]
    assert [line.page for line in document.lines][:3] == [1, 1, 1]
    assert "Harbour Lane Foods Ltd\tMay 2018 - Present" in lines(document)


def test_a_picture_under_a_line_of_text() -> None:
    """Job sites print their name on pages that are otherwise a picture."""

    def page(sheet: Sheet) -> None:
        sheet.canvas.drawInlineImage(picture_of(english), 0, 0, 595, 842)
        sheet.write(60, 820, "from a job site")

    document = read_bytes(pdf_of(page))
    assert codes(document) == [("ocr", 1)]
    assert "Harbour Lane Foods Ltd\tMay 2018 - Present" in lines(document)


def noise() -> Image.Image:
    return Image.effect_noise((620, 877), 120).convert("RGB")


@pytest.mark.parametrize(
    ("image", "told"),
    [(noise(), [("page_without_text", 2)]), (Image.new("RGB", (620, 877), "white"), [])],
    ids=["photo", "blank"],
)
def test_a_page_of_which_nothing_can_be_read(image: Image.Image, told: list[tuple[str, int]]) -> None:
    """The back of a sheet is nothing to tell, all else may be what the résumé is judged by."""

    def first(sheet: Sheet) -> None:
        sheet.lines(60, 80, ["Jonas Whitlock", "jonas.whitlock@example.com", "Worked in warehouses for twenty years."])

    assert codes(read_bytes(pdf_of(first, lambda sheet: sheet.place(image, 0, 0, 595, 842)))) == told


def test_a_cover_with_few_words_that_are_read_surely() -> None:
    def cover(sheet: Sheet) -> None:
        sheet.write(150, 300, "PERSONAL RESUME", 30)

    assert codes(read_bytes(scan_of(cover))) == [("ocr", 1)]


OLDER = [
    "Worked in warehouses, yards and shops for twenty years, in two ports,",
    "with a licence for every truck there is.",
    "References of all houses can be had, and the certificates.",
]


def beside_a_picture(image: Image.Image) -> bytes:
    def page(sheet: Sheet) -> None:
        sheet.lines(60, 60, ["Jonas Whitlock", *OLDER, "EMPLOYMENT"])
        sheet.place(image, 40, 140, 555, 505)

    return pdf_of(page)


def test_the_posts_in_a_picture_beside_text(tmp_path: Path) -> None:
    def picture(sheet: Sheet) -> None:
        lines = ["May 2018 - Present", "Harbour Foods Ltd", "Warehouse Lead", "Two shifts", "One yard", "Ten trucks"]
        sheet.lines(40, 60, lines, 40, 16)

    path = tmp_path / "beside.pdf"
    path.write_bytes(beside_a_picture(picture_of(picture).crop((0, 0, 1240, 878))))
    document = read_bytes(path.read_bytes())
    assert codes(document) == [("ocr", 1)]
    assert OLDER[0] in lines(document), "what the file itself says is not read again"
    words = [word for line in document.lines for cell in line.cells for word in cell.words]
    assert {word.confidence is None for word in words if word.text in ("licence", "Harbour")} == {True, False}
    assert {post[0] for post in posts(path)} == {"Harbour Foods Ltd"}


def test_a_picture_beside_text_that_cannot_be_read_is_told() -> None:
    scrawl = Image.new("L", (800, 560), 255)
    draw = ImageDraw.Draw(scrawl)
    for top in range(40, 520, 60):
        draw.line([(x, top + 12 * (x // 9 % 2)) for x in range(40, 760, 9)], fill=0, width=2)
    document = read_bytes(beside_a_picture(scrawl))
    assert ("page_with_picture", 1) in codes(document)
    assert OLDER[0] in lines(document)


def under_a_picture(layer: Callable[[Sheet], None]) -> bytes:
    def page(sheet: Sheet) -> None:
        sheet.canvas.drawInlineImage(picture_of(english), 0, 0, 595, 842)
        sheet.canvas._code.append("3 Tr")
        layer(sheet)
        sheet.canvas._code.append("0 Tr")

    return pdf_of(page)


def test_an_honest_text_layer_under_a_scan() -> None:
    assert codes(read_bytes(under_a_picture(english))) == [("ocr", 1)]


def test_a_text_layer_that_says_something_else_than_the_picture() -> None:
    def other(sheet: Sheet) -> None:
        sheet.lines(60, 80, ["Jonas Whitlock", "Director of Logistics at Global Foods since 2004", "Led 400 people"])

    document = read_bytes(under_a_picture(other))
    assert codes(document) == [("ocr", 1), ("layer_differs", 1)]
    assert "Director" not in document.text
    assert "Warehouse Manager" in document.text


LINES = [
    "Mara Quist", "mara.quist@example.com", "WORK EXPERIENCE", "Mar 2019 - Present    Brenner Home GmbH",
    "Head of E-commerce", "Ran the web shop and two marketplaces with a team of nine.",
    "Jul 2014 - Feb 2019    Alba Outdoor Ltd", "Online Shop Manager",
    "Campaigns, stock planning and customer service of the shop.", "EDUCATION", "2010 - 2014    City College, BA",
]  # fmt: skip


def test_a_broken_map_is_read_from_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(pdf_with_map(LINES, shifted("0123456789", -4)))
    assert posts(path) == [
        ("Brenner Home GmbH", "Head of E-commerce", "2019-03", None),
        ("Alba Outdoor Ltd", "Online Shop Manager", "2014-07", "2019-02"),
    ]
    assert codes(read_bytes(path.read_bytes())) == [("ocr", 1)]


def test_a_map_to_capitals_is_a_language_too() -> None:
    assert codes(read_bytes(pdf_with_map(LINES, shifted("abcdefghijklmnopqrstuvwxyz", -32)))) == []


def test_a_suspicion_that_the_picture_does_not_bear_out_is_dropped() -> None:
    odd = [
        *LINES[:3],
        "Dates of years past: 1203/4, 1544/7, 1688/9, 1711/2",
        "A list of the holdings of the county archive",
    ]
    document = read_bytes(pdf_with_map(odd, {}))
    assert codes(document) == []
    assert document.lines[0].cells[0].words[0].confidence is None


def test_what_can_hardly_be_read_rejects_nobody(tmp_path: Path) -> None:
    path = tmp_path / "blurred.jpg"
    for blurred in (picture_of(english, dpi=40), picture_of(english, dpi=100).filter(ImageFilter.GaussianBlur(3))):
        path.write_bytes(picture_file(blurred, "JPEG"))
        result = Screener(load_rules("ecommerce-director"), as_of="2026-06-30").screen(path)
        assert {"ocr_doubtful", "page_with_picture"} & {flag.code for flag in result.flags}
        assert "not_met" not in {criterion.status for criterion in result.criteria if criterion.importance == "must"}


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    from resumesift.reading.ocr.engine import _engine

    def refuse(*_: object) -> None:
        raise AssertionError("asked the network")

    _engine.cache_clear()
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert "Corrigan" in read_bytes(scan_of(english)).text
