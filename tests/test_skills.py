"""Skills: known ones anywhere, unknown ones of a skills section, and which of several places decides."""

from __future__ import annotations

import pytest

from resumesift.experience import dated
from resumesift.extraction.extract import extract
from resumesift.extraction.nearest import nearest_skill
from resumesift.extraction.skill_items import items_of
from resumesift.extraction.skills import find_skills
from resumesift.reading.text import read_text
from resumesift.resume import MonthRange
from texts import drafted, parts


def skills(*sections) -> dict[str, bool]:
    doc, draft = parts(*sections)
    find_skills(doc)
    return {skill.name: skill.asserted for skill in draft.skills}


def items(text: str) -> list[str]:
    _, draft = drafted(text, "skills")
    return [text[slice(*span)] for span in items_of(text, draft.sections[0])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("面料鉴别；供应商账期谈判；大促总控", ["面料鉴别", "供应商账期谈判", "大促总控"]),
        ("工具：剪报机、打样机", ["剪报机", "打样机"]),
        ("熟练掌握打样机，会Rhubarb", ["打样机", "Rhubarb"]),
        ("店铺诊断 ★★★★\n爆款打造 ★★★", ["店铺诊断", "爆款打造"]),
        ("冷链履约 熟练\n直播排期（精通）", ["冷链履约", "直播排期"]),
        ("会员分层、会计", ["会员分层", "会计"]),
        ("Languages: Quenya, Elvish (basic)", ["Quenya", "Elvish"]),
        ("Sampling strategy, press, proficient in Rhubarb", ["Sampling strategy", "press", "Rhubarb"]),
        ("1. 打样\n2. 排产", ["打样", "排产"]),
        ("CET-4、日语N1、GA4", ["CET-4", "日语N1", "GA4"]),
        ("Rhubarb.com; Rhubarb.js", ["Rhubarb.com", "Rhubarb.js"]),
    ],
)
def test_items_of_a_list(text, expected):
    assert items(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "我对每一个店铺的订单都很上心",
        "技能",
        "2016",
        "I can read what others write and they like it",
        "lin@mail.example",
        "github.com/lin-sewing",
        "sewing.lin.museum",
    ],
)
def test_a_sentence_a_label_or_a_number_is_no_skill(text):
    assert items(text) == []


def test_known_skills_count_wherever_they_are_claimed():
    assert skills(("work", "直通车日常优化"), ("summary", "熟悉生意参谋")) == {"直通车": True, "生意参谋": True}


def test_what_is_negated_wished_or_studied_is_not_asserted():
    found = skills(
        ("skills", "直通车、不会剪视频；SQL没学过"), ("objective", "想做京东"), ("education", "2010 某学院 市场营销")
    )
    assert found == {"直通车": True, "剪视频": False, "SQL": False, "京东": False, "市场营销": False}


def test_a_claim_in_a_post_weighs_more_than_a_modest_list():
    assert skills(("work", "用SQL写报表"), ("skills", "SQL不熟"))["SQL"] is True
    assert skills(("summary", "懂SQL"), ("skills", "SQL不会"))["SQL"] is False


def test_a_skill_of_many_posts_has_the_months_of_all():
    posts = [
        f"20{year}.01-20{year}.12\t某{year}电子商务有限公司\t电商运营经理\n负责直通车、直通车、直通车与直通车"
        for year in range(10, 24)
    ]
    resume = dated(extract(read_text("林晓峰\n工作经历\n" + "\n".join(posts))), "2026-06")
    (skill,) = (skill for skill in resume.skills if skill.concept == "skill.zhitongche")
    assert len(resume.work) == 14
    assert {place.entry for place in skill.evidence} == set(range(14))
    assert skill.months == MonthRange(low=168, high=168)


def test_evidence_names_the_places_of_the_skill():
    doc, draft = parts(("work", "做过直通车\n又做直通车"), ("skills", "直通车"))
    find_skills(doc)
    (skill,) = draft.skills
    assert skill.concept == "skill.zhitongche"
    assert [evidence.section for evidence in skill.evidence] == ["work", "work", "skills"]
    assert skill.quote == "直通车"


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("Photoshp", "skill.photoshop"),
        ("Javascrpit", "skill.javascript"),
        ("Java", None),
        ("Photography studio", None),
        ("直通", None),
        ("工作经历", None),
        ("教育经历", None),
    ],
)
def test_a_slip_of_the_pen_still_names_the_skill(words, concept):
    assert nearest_skill(words) == concept
