"""Sections: where they begin and end, and which words are only labels inside a post."""

from __future__ import annotations

import resumesift.extraction.sections  # noqa: F401  registers the component
from resumesift.document import Box, Cell, Document, Line, Word
from resumesift.extraction.draft import Draft, attach
from resumesift.extraction.pipeline import blank
from resumesift.extraction.sections import sections
from resumesift.reading.text import read_text


def sections_of(document: Document) -> list[tuple[str, str]]:
    doc = blank().make_doc(document.text)
    draft = Draft(document)
    attach(doc, draft)
    sections(doc)
    return [(section.kind, document.text[slice(*section.span)].strip()) for section in draft.sections]


def styled(*lines: tuple[str, float, bool]) -> Document:
    """A page whose lines are (text, size, bold)."""
    made = []
    for number, (text, size, bold) in enumerate(lines):
        box = Box(50, 20.0 * number, 50 + 6 * len(text), 20.0 * number + size)
        made.append(Line((Cell((Word(text, text, box, size, bold),)),), page=1))
    return Document("pdf", tuple(made))


def test_a_heading_opens_and_the_next_closes() -> None:
    text = "王小明\n工作经历\n某某有限公司 经理\n教育背景\n某某大学"
    assert sections_of(read_text(text)) == [
        ("header", "王小明"),
        ("work", "某某有限公司 经理"),
        ("education", "某某大学"),
    ]


def test_a_label_in_the_left_column_opens_the_section_of_its_line() -> None:
    text = "工作经历\t某某有限公司\n\t经理\n教育背景\t某某大学"
    assert sections_of(read_text(text)) == [("work", "某某有限公司\n经理"), ("education", "某某大学")]


def test_text_behind_the_colon_belongs_to_the_section() -> None:
    assert sections_of(read_text("求职意向：运营总监\n工作经历\n某公司"))[0] == ("objective", "运营总监")


def test_a_table_header_is_no_heading() -> None:
    kinds = [kind for kind, _ in sections_of(read_text("工作经历\n项目\t职位\t技能\n某某\t经理\tExcel"))]
    assert kinds == ["work"]


def test_a_repeated_sub_heading_does_not_end_the_work_section() -> None:
    text = "Experience\nAcme Ltd\nAchievements\nSold more\nGlobex Ltd\nAchievements\nSold less\nEducation\nA school"
    assert [kind for kind, _ in sections_of(read_text(text))] == ["work", "education"]


def test_a_sub_heading_in_a_weaker_style_does_not_end_the_work_section() -> None:
    page = styled(
        ("Experience", 14, True), ("Acme Ltd, Clerk", 10, False), ("Projects", 10, False), ("A shop", 10, False),
        ("Education", 14, True), ("A school", 10, False),
    )  # fmt: skip
    assert [kind for kind, _ in sections_of(page)] == ["work", "education"]


def test_the_same_words_in_the_style_of_headings_do() -> None:
    page = styled(
        ("Experience", 14, True), ("Acme Ltd, Clerk", 10, False), ("Projects", 14, True), ("A shop", 10, False),
        ("Education", 14, True), ("A school", 10, False),
    )  # fmt: skip
    assert [kind for kind, _ in sections_of(page)] == ["work", "project", "education"]


def test_an_unknown_heading_in_the_style_of_headings_ends_the_section() -> None:
    page = styled(
        ("Anna Berg", 20, True), ("Experience", 14, True), ("Acme Ltd, Clerk", 10, False), ("Sundry", 14, True),
        ("A dog", 10, False), ("Education", 14, True), ("A school", 10, False), ("Skills", 14, True),
        ("Excel", 10, False),
    )  # fmt: skip
    assert [kind for kind, _ in sections_of(page)] == ["header", "work", "other", "education", "skills"]


def test_the_end_of_a_sentence_is_no_heading() -> None:
    page = styled(
        ("Experience", 14, True), ("I did all kinds of welding and cutting", 10, False), ("jobs.", 10, False),
        ("Education", 14, True), ("A school", 10, False),
    )  # fmt: skip
    assert [kind for kind, _ in sections_of(page)] == ["work", "education"]


def test_titles_printed_as_the_headings_are_open_no_section() -> None:
    document = styled(
        ("WORK EXPERIENCE", 10, True),
        ("DINING SUPERVISOR", 10, True),
        ("Mango Grove Kitchen Inc.", 10, False),
        ("March 2022 – Present", 10, False),
        ("SERVICE HELPER", 10, True),
        ("Bubble Munch Milk Tea", 10, False),
        ("June 2018 – October 2018", 10, False),
        ("EDUCATION", 10, True),
        ("Cavite West College", 10, False),
        ("SKILLS", 10, True),
        ("Coffee", 10, False),
        ("REFERENCES", 10, True),
        ("On request", 10, False),
    )
    assert [kind for kind, _ in sections_of(document)] == ["work", "education", "skills", "reference"]


def test_a_block_of_a_form_begins_with_its_name_and_the_labels_of_its_columns() -> None:
    text = (
        "学历\t本科\n教育经历\t起止时间\t学校\n2009.9-2013.6\t南宁邕江学院\n"
        "工作经历\t起止时间\t单位\t职务\t离职原因\n2020.3-至今\t某公司\t主管\t—"
    )
    assert [kind for kind, _ in sections_of(read_text(text))][-1] == "work"
