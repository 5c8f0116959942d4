"""Concepts in the text: Latin guards, longest first, over line ends, and what is claimed."""

from __future__ import annotations

from collections import Counter

import pytest

from resumesift.extraction.draft import EntryDraft
from resumesift.extraction.mentions import find_mentions, hits_of
from texts import concepts_in, drafted, parts


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("熟悉Python开发", "skill.python"),
        ("负责直通车投放", "skill.zhitongche"),
        ("會用Meta 廣告管理員", "skill.meta_ads"),
        ("Excel2016、Office2010", "skill.excel"),
        ("C、Java", "skill.c"),
        ("C++ and Linux", "skill.cpp"),
        ("Google\nAds", "skill.google_ads"),
        ("负责直通\n车投放", "skill.zhitongche"),
        ("excel、word", "skill.excel"),
        ("Word.Excel.PPT", "skill.powerpoint"),
        ("word.excel.powerpoint", "skill.excel"),
        ("Vue.js/React/TypeScript", "skill.javascript"),
        ("asp.net/sql", "skill.sql"),
        ("Amazon.de and Amazon.fr", "skill.amazon"),
    ],
)
def test_finds_a_skill_beside_other_letters_and_over_lines(text, concept):
    assert concept in concepts_in(text, "skills")


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("JavaScript", "skill.java"),
        ("C++", "skill.c"),
        ("C#、F#", "skill.c"),
        ("excellent service", "skill.excel"),
        ("I excel at sums", "skill.excel"),
        ("word of mouth", "skill.word"),
        ("Go to market", "skill.go"),
        ("amazon@shop.example", "skill.amazon"),
        ("www.shopify.example/store", "skill.shopify"),
        ("linkedin.com/in/java-lin", "skill.java"),
        ("https://lin.dev/python", "skill.python"),
        ("lin.python.museum", "skill.python"),
        ("直通\t车", "skill.zhitongche"),
        ("化妆品店", "skill.beauty"),
        ("shipped in 5 s", "skill.production"),
    ],
)
def test_near_misses(text, concept):
    assert concept not in concepts_in(text, "work")


def test_the_longer_skill_wins_over_the_shorter_one():
    doc, _ = drafted("Google Analytics 4、天猫旗舰店运营", "skills")
    words = [doc.text[slice(*hit.span)] for hit in hits_of(doc) if hit.family == "skill"]
    assert words == ["Google Analytics 4", "天猫旗舰店运营"]


def test_mentions_tell_what_is_claimed_and_which_cue_says_otherwise():
    doc, draft = parts(("skills", "直通车；不会Python"), ("objective", "天猫店长"))
    find_mentions(doc)
    said = {(m.concept, m.assertion, m.cue) for m in draft.mentions if m.concept.startswith("skill.")}
    assert ("skill.zhitongche", "claimed", None) in said
    assert ("skill.python", "negated", "不会") in said
    assert ("skill.tmall", "wished", None) in said


def test_a_heading_is_no_mention():
    doc, draft = drafted("数据分析\n直通车", "skills")
    draft.sections[0].heading = (0, 4)
    assert [doc.text[slice(*hit.span)] for hit in hits_of(doc) if hit.family == "skill"] == ["直通车"]


def test_a_few_places_of_a_concept_are_kept_of_each_section_and_post():
    doc, draft = parts(("summary", "直通车、" * 30), ("work", "直通车；" * 20), ("skills", "直通车"))
    half = draft.sections[1].span[0] + 40
    for span in ((draft.sections[1].span[0], half), (half, draft.sections[1].span[1])):
        draft.entries.append(EntryDraft(None, None, None, None, "job", "work", spans={"title": span}))
    find_mentions(doc)
    kept = [m.evidence for m in draft.mentions if m.concept == "skill.zhitongche"]
    assert Counter((place.section, place.entry) for place in kept) == {
        ("summary", None): 3,
        ("work", 0): 3,
        ("work", 1): 3,
        ("skills", None): 1,
    }


def test_a_list_under_the_heading_of_certificates_is_claimed_and_a_field_of_study_is_not():
    studied = "2010 某学院 市场营销 本科\n主修课程：会计、统计学、审计、税务"
    doc, _ = parts(("certificate", "叉车证"), ("education", studied))
    said = {doc.text[slice(*hit.span)]: hit.assertion for hit in hits_of(doc) if hit.family == "skill"}
    assert said["叉车证"] == "claimed"
    assert said["市场营销"] == "course"
    assert said["统计学"] == "course"
