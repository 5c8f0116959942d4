"""Each quote stands at its boxes: held against where PDFium draws each character, which our reading has no hand in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from pdfs import Sheet, pdf_of
from resumesift.extraction.draft import quoted
from resumesift.extraction.extract import extract
from resumesift.reading import read_bytes
from resumesift.resume import Evidence, Fact, Resume

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.pdf"))

Drawn = list[tuple[str, float, float]]
"""The characters of a page with the middle of each, from the top left."""


def evidence_in(part: Any) -> Iterator[Evidence]:
    if isinstance(part, Evidence):
        yield part
    elif isinstance(part, Fact):
        yield from evidence_in([getattr(part, name) for name in type(part).model_fields])
    elif isinstance(part, dict):
        yield from evidence_in([*part.values()])
    elif isinstance(part, list | tuple):
        for item in part:
            yield from evidence_in(item)


def drawn_on(page: pdfium.PdfPage) -> Drawn:
    text, height = page.get_textpage(), page.get_height()
    boxes = [text.get_charbox(index, loose=True) for index in range(text.count_chars())]
    return [
        (text.get_text_range(index, 1), (left + right) / 2, height - (bottom + top) / 2)
        for index, (left, bottom, right, top) in enumerate(boxes)
    ]


def letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def at_boxes(drawn: Drawn, evidence: Evidence) -> str:
    return "".join(
        char for x0, top, x1, bottom in evidence.boxes for char, x, y in drawn if x0 <= x <= x1 and top <= y <= bottom
    )


def misplaced(data: bytes) -> tuple[list[tuple[str, str]], Resume]:
    """The quotes whose boxes hold other letters, each with what they hold."""
    resume = extract(read_bytes(data))
    pages = [drawn_on(page) for page in pdfium.PdfDocument(data)]
    found = set(evidence_in(resume))
    assert found
    assert all(evidence.page and evidence.box == evidence.boxes[0] for evidence in found)
    held = [(evidence.quote, at_boxes(pages[(evidence.page or 0) - 1], evidence)) for evidence in found]
    return [(quote, there) for quote, there in held if letters(quote) != letters(there)], resume


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_each_quote_of_the_samples_stands_at_its_boxes(path: Path) -> None:
    assert misplaced(path.read_bytes())[0] == []


def wrapped(sheet: Sheet) -> None:
    for number, line in enumerate(
        [
            "林晓峰",
            "工作经历",
            "2016.03 – 至今    杭州云帆电子商务有限公司    电商运营总监",
            "负责天猫旗舰店整体运营，带领团队三十五人，做好新品的上架、页面优化与用户维护，使得老客户们的复",
            "购率由 22% 提升到 37%，全年销售额从两千多万元一直做到今年年底的人民币共计 1.2 亿元。",
            "Skills",
            "Microsoft Excel, Google Merchant Center, customer service in three languages, search and e-",
            "commerce analytics, Power Query",
        ]
    ):
        sheet.write(60, 60 + 20 * number, line)


def test_a_quote_over_the_end_of_a_line_has_a_box_on_each_and_no_space_inside_a_chinese_word() -> None:
    wrong, resume = misplaced(pdf_of(wrapped))
    assert wrong == []
    over = {evidence.quote: len(evidence.boxes) for evidence in evidence_in(resume) if len(evidence.boxes) > 1}
    assert {quote for quote in over if quote.startswith("复购率")} != set()
    assert set(over.values()) == {2}


PARAGRAPH = (
    "负责天猫旗舰店整体运营，带领35人团队做好新品上架、页面优化与会员维护，老客户复购率由22%提升到37%，"
    "全年销售额达到1.2亿元；统筹618与双11活动策划，直通车与万相台投放ROI由1:2.5提升到1:4，毛利率提高六个百分点。"
)


@pytest.mark.parametrize("width", range(24, 42, 3))
def test_wherever_a_paragraph_wraps_its_quotes_stand_at_their_boxes(width: int) -> None:
    def draw(sheet: Sheet) -> None:
        lines = [PARAGRAPH[at : at + width] for at in range(0, len(PARAGRAPH), width)]
        head = ["林晓峰", "工作经历", "2016.03 – 至今    杭州云帆电子商务有限公司    电商运营总监"]
        sheet.lines(60, 60, [*head, *lines], step=20)

    wrong, resume = misplaced(pdf_of(draw))
    # Where both scripts stand in one run, the place of a part of it is reckoned, right to a letter.
    assert [(quote, there) for quote, there in wrong if letters(quote)[1:-1] not in letters(there)] == []
    names = " ".join(skill.name for skill in resume.skills)
    assert [tool for tool in ("直通车", "万相台") if tool not in names] == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("退货\n率", "退货率"),
        ("普通话\n一级乙等", "普通话一级乙等"),
        ("增长\n30%", "增长30%"),
        ("Google\nShopping", "Google Shopping"),
        ("会 Java\n开发", "会 Java 开发"),
        ("2016.03\n2019.11", "2016.03 2019.11"),
        ("e-\ncommerce", "e-commerce"),
        ("2016 -\nnow", "2016 - now"),
        ("公司\t总监", "公司 总监"),
        ("业绩 \n 好", "业绩 好"),
    ],
)
def test_lines_are_joined_as_they_would_stand_on_a_wide_page(text: str, quote: str) -> None:
    assert quoted(text) == quote
