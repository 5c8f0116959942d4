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


def said_of(doc) -> dict[str, str]:
    return {doc.text[slice(*hit.span)]: hit.assertion for hit in hits_of(doc) if hit.family == "skill"}


@pytest.mark.parametrize(
    ("kind", "text", "words", "assertion"),
    [
        ("education", "毕业院校\t江汉医专\t专业\t护理\t护士执业证\t201500000000", "护士执业证", "claimed"),
        ("education", "毕业院校\t江汉医专\t专业\t护理\t护士执业证\t201500000000", "护理", "course"),
        ("course", "2023.10 省 ICU 专科护士证", "专科护士证", "claimed"),
        ("education", "持证情况\t电焊、叉车证", "叉车证", "claimed"),
        ("education", "Certified Public Accountant, Ohio (2015)", "Certified Public Accountant", "claimed"),
        ("education", "Forklift licence, 2019", "Forklift licence", "claimed"),
        ("education", "英语六级", "英语六级", "claimed"),
        ("education", "2010 江汉大学 会计学 毕业证书", "会计", "course"),
        ("course", "2019 PMP培训", "PMP", "course"),
        ("education", "备考注册会计师", "注册会计师", "learning"),
        ("certificate", "注册会计师(已过四门)", "注册会计师", "learning"),
        ("objective", "护士执业证", "护士执业证", "wished"),
        ("reference", "配偶:执业药师", "执业药师", "other_person"),
        ("work", "管理店员9人，其中执业药师2名", "执业药师", "other_person"),
        ("work", "执业药师，负责处方审核", "执业药师", "claimed"),
    ],
)
def test_what_is_held_is_claimed_under_a_heading_of_education_too(kind, text, words, assertion):
    doc, _ = parts((kind, text))
    assert said_of(doc)[words] == assertion


def test_a_licence_hides_another_that_it_holds_and_no_skill():
    assert "skill.licence.site" not in concepts_in("食品安全员证", "certificate")
    assert "skill.licence.doctor" not in concepts_in("执业兽医师资格证", "certificate")
    assert {"skill.licence.electrician", "skill.electrical"} <= concepts_in("低压电工证", "certificate")


@pytest.mark.parametrize(
    ("heading", "line", "section"),
    [
        ("Education & Certifications", "Certified Public Accountant, Iowa (2015)", "certificate"),
        ("Education", "Certified Public Accountant, Iowa (2015)", "education"),
        ("Education & Certifications", "BSc Accounting, 2010", "education"),
    ],
)
def test_a_licence_under_a_heading_of_two_kinds_stands_among_certificates(heading, line, section):
    doc, draft = drafted(f"{heading}\n{line}", "education")
    draft.sections[0].heading = (0, len(heading))
    draft.sections[0].span = (len(heading), len(doc.text))
    find_mentions(doc)
    assert {mention.evidence.section for mention in draft.mentions if mention.concept.startswith("skill.")} == {section}


def test_a_skill_in_the_name_of_an_employer_is_no_claim_and_in_a_title_it_is():
    text = "Prairie Gear & Hydraulics\tSales Manager\n2015 – 2019\nhydraulics of presses"
    named, title = (0, 25), (26, 39)
    post = EntryDraft(
        "Prairie Gear & Hydraulics", "Sales Manager", "2015", "2019", "job", "work", {"company": named, "title": title}
    )
    doc, _ = drafted(text, "work", (post,))
    places = [hit.span[0] for hit in hits_of(doc) if hit.family == "skill"]
    assert text.index("Sales") in places
    assert text.index("hydraulics of") in places
    assert text.index("Hydraulics") not in places


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("每日与供应商对账，登记出入库", "skill.accounting"),
        ("编制部门预算", "skill.accounting"),
        ("Invoicing and petty cash of the workshop", "skill.accounting"),
        ("audit of listed clients", "quality.conduct.detail"),
        ("统筹天猫旗舰店", "ability.strategy.cross_department"),
        ("负责客服排班", "ability.team.structure"),
        ("编写应急预案", "quality.drive.turnaround"),
        ("Trained in first aid", "ability.team.coaching"),
        ("supervised wet play", "ability.team.leadership"),
        ("LED 灯具采购", "ability.team.leadership"),
        ("monitoring for a CRO", "skill.ab_testing"),
    ],
)
def test_words_of_many_trades_show_no_skill_of_one(text, concept):
    assert concept not in concepts_in(text, "work")


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("每日与供应商对账", "skill.reconciliation"),
        ("编制部门预算", "skill.budgeting"),
        ("应收应付与总账", "skill.accounting"),
        ("统筹各部门资源", "ability.strategy.cross_department"),
        ("次年扭亏为盈", "quality.drive.turnaround"),
        ("hired and trained six executives", "ability.team.coaching"),
        ("supervised nine staff", "ability.team.leadership"),
        ("CRO testing of landing pages", "skill.ab_testing"),
    ],
)
def test_what_shows_it_still_does(text, concept):
    assert concept in concepts_in(text, "work")
