"""Stated lengths of a career: how people say them, of what, who says them, and what only looks like one."""

from __future__ import annotations

import pytest

from resumesift.experience import conflicts, dated
from resumesift.extraction.extract import extract
from resumesift.extraction.stated_years import find_stated_years, meaning, statements
from resumesift.lexicon.load import PatternEntry
from resumesift.lexicon.table import table
from resumesift.reading.text import read_text
from resumesift.resume import Resume, SectionKind
from texts import parts

WORDS = [words for words in table("stated_years", PatternEntry).values() if words.examples]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.id)
def test_examples_state_one_length(words: PatternEntry) -> None:
    assert [text for text in words.examples if len(statements(text)) != 1] == []


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.id)
def test_near_misses_state_none(words: PatternEntry) -> None:
    assert [text for text in words.counter_examples if statements(text)] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("8年经验", 96, 107),
        ("八年工作经验", 96, 107),
        ("三年半工作经验", 42, 47),
        ("8年以上经验", 96, None),
        ("超过8年经验", 96, None),
        ("近十年工作经验", 108, 120),
        ("约10年工作经验", 109, 131),
        ("十余年从业经验", 120, 239),
        ("5年多工作经验", 60, 71),
        ("6年10个月工作经验", 82, 82),
        ("5-8年经验", 60, 107),
        ("7.5 years of experience", 90, 95),
        ("8+ years of experience", 96, None),
        ("more than eight years of experience", 96, None),
        ("nearly twenty-five years of experience", 288, 300),
        ("5 to 8 years of experience", 60, 107),
        ("a decade of experience", 109, 143),
        ("over two decades of experience", 240, None),
    ],
)
def test_amounts(text: str, low: int, high: int | None) -> None:
    assert [said.months for said in statements(text)] == [(low, high)]


@pytest.mark.parametrize("text", ["90年经验", "2008年经验", "a year of experience", "18年3月经历"])
def test_what_is_no_amount(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("field", "domain", "level", "whole"),
    [
        ("", None, None, True),
        ("工作", None, None, True),
        ("professional", None, None, True),
        ("电商", "ecommerce", None, True),
        ("电商运营管理", "ecommerce", None, True),
        ("e-commerce operations", "ecommerce", None, True),
        ("天猫运营", "ecommerce", None, False),
        ("online retail", "ecommerce", None, True),
        ("B2C", None, None, False),
        ("consumer goods", None, None, False),
        ("供应链", None, None, False),
        ("运营", None, None, False),
        ("总监级管理", None, "director", False),
        ("电商总监", "ecommerce", "director", False),
        ("head of e-commerce", "ecommerce", "director", False),
        ("副总监", None, None, False),
        ("software engineering", None, None, False),
    ],
)
def test_what_a_field_means(field: str, domain: str | None, level: str | None, whole: bool) -> None:
    assert meaning(field) == (domain, level, whole)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Java：5年开发经验", "开发"),
        ("Java：5年经验", "java"),
        ("客户服务5年以上经验", "客户服务"),
        ("男 32岁 8年经验", ""),
    ],
)
def test_the_field_may_stand_in_front(text: str, field: str) -> None:
    assert [said.field for said in statements(text)] == [field]


def told(*sections: tuple[SectionKind, str]) -> list[str]:
    doc, draft = parts(*sections)
    find_stated_years(doc)
    return [stated.evidence.quote for stated in draft.stated_years]


@pytest.mark.parametrize("kind", ["summary", "header", "other"])
def test_a_person_tells_it_of_the_whole(kind: SectionKind) -> None:
    text = "拥有8年以上电商行业从业经验，其中5年总监级管理经验。"
    assert told((kind, text)) == ["8年以上电商行业从业经验", "5年总监级管理经验"]


@pytest.mark.parametrize("kind", ["work", "project", "reference", "education", "objective"])
def test_elsewhere_it_is_said_of_something_else(kind: SectionKind) -> None:
    assert told((kind, "面试具有8年电商经验的候选人")) == []


@pytest.mark.parametrize(
    "text",
    [
        "任职要求：5年以上电商经验",
        "没有8年电商经验",
        "We are looking for a director. 8 years of experience in e-commerce",
        "团队成员平均8年经验",
        "2年实习经验，3年学生会工作经验",
    ],
)
def test_only_what_a_person_claims_of_work(text: str) -> None:
    assert told(("summary", text)) == []


# --- beside the posts

ZH = """韩松\t男\t34岁\t{years}
工作经历
2021.01 – 2024.12\t杭州青禾电子商务有限公司\t电商运营总监
负责天猫旗舰店的整体运营。
2017.01 – 2020.12\t宁波澜海食品有限公司\t行政专员
负责办公用品的采购。
2016.03 – 2016.08\t绍兴小满食品有限公司\t实习生"""

EN = """JO BRANDT
SUMMARY
{years}.
WORK EXPERIENCE
Jan 2021 – Dec 2024\tBlue Kite Web Shop Ltd\tHead of E-commerce
Ran the web shop and its marketplace listings.
Jan 2017 – Dec 2020\tCorner Foods Ltd\tOffice Clerk
Bought what the office needs."""


def read(text: str) -> Resume:
    return dated(extract(read_text(text)), "2026-06")


@pytest.mark.parametrize(
    ("layout", "years", "counted", "conflict"),
    [
        (ZH, "8年工作经验", 96, False),
        (ZH, "工作年限：10年", 96, True),
        (ZH, "4年电商经验", 48, False),
        (ZH, "8年电商经验", 48, True),
        (ZH, "5年总监级管理经验", 48, False),
        (ZH, "12年供应链经验", 96, True),
        (ZH, "2年供应链经验", 96, False),
        (EN, "Manager with over 8 years of experience", 96, False),
        (EN, "Nearly ten years of experience in e-commerce", 48, True),
        (EN, "I have worked in e-commerce for four years", 48, False),
        (EN, "A decade of professional experience", 96, True),
        (EN, "6 years as a director", 48, True),
        (EN, "2 years of experience", 96, True),
    ],
)
def test_stated_and_counted_stand_beside_each_other(layout: str, years: str, counted: int, conflict: bool) -> None:
    resume = read(layout.format(years=years))
    assert [post.kind for post in resume.work][:2] == ["job", "job"]
    (stated,) = resume.stated_years
    assert stated.months is not None
    assert (stated.months.low, stated.months.high) == (counted, counted)
    assert conflicts(stated) is conflict


def test_what_is_stated_is_never_taken_for_what_is_counted() -> None:
    plain, boasting = (read(ZH.format(years=years)) for years in ("杭州", "18年电商总监经验"))
    assert plain.work == boasting.work
    assert not plain.stated_years
