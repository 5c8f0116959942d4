from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumesift.experience import dated
from resumesift.resume import (
    Achievement,
    DocumentDate,
    Education,
    Evidence,
    KnowledgeFact,
    LevelRange,
    Mention,
    MonthRange,
    Resume,
    SkillMention,
    TeamSize,
    WorkEntry,
)
from resumesift.rules import RuleSet, Verdict, evaluate
from resumesift.rules.tally import Tally
from resumesift.screening import CriterionResult

AS_OF = date(2026, 6, 30)
DIRECTOR = LevelRange(low="director", high="director")
DEPUTY = LevelRange(low="deputy_director", high="director")
MANAGER = LevelRange(low="manager", high="manager")


def rules(*criteria: dict[str, Any], language: str = "zh", **head: Any) -> RuleSet:
    title = {"zh": "所求", "en": "what is asked"}
    parts = [{"id": f"c{n}", "title": title, "importance": "must", **part} for n, part in enumerate(criteria)]
    whole = {"name": "r", "version": "1", "language": language, "title": title, "criteria": parts, **head}
    return RuleSet.model_validate(whole)


def single(criterion: dict[str, Any], resume: Resume, language: str = "zh") -> CriterionResult:
    return evaluate(rules(criterion, language=language), resume, AS_OF).criteria[0]


def post(title: str | None = "总监", company: str = "甲", **fields: Any) -> WorkEntry:
    quote = Evidence(quote=title or company, page=1, section="work")
    return WorkEntry(**{"title": title, "company": company, "level": DIRECTOR, "evidence": (quote,), **fields})


def claim(concept: str, section: Any = "work", entry: int | None = None, **fields: Any) -> Mention:
    evidence = Evidence(quote=concept, section=section, entry=entry)
    return Mention(concept=concept, name=concept, evidence=evidence, **fields)


# --- the measure


@pytest.mark.parametrize(
    ("low", "high", "required", "status", "score"),
    [
        (72, 72, 72, "met", 1.0),
        (71, 71, 72, "not_met", 71 / 72),
        (71, 72, 72, "unclear", 143 / 144),
        (72, 90, 72, "met", 1.0),
        (0, 71, 72, "not_met", 71 / 144),
        (0, 0, 72, "not_met", 0.0),
    ],
)
def test_status_and_score_by_bounds(low: int, high: int, required: int, status: str, score: float) -> None:
    tally = Tally(low, high, required)
    assert (tally.status, tally.score) == (status, pytest.approx(score))


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 200), st.integers(0, 50))
def test_more_is_never_worth_less(low: int, more: int, required: int, gained: int) -> None:
    before, after = Tally(low, low + more, required), Tally(low + gained, low + more + gained, required)
    assert 0.0 <= before.score <= after.score <= 1.0
    assert ["not_met", "unclear", "met"].index(before.status) <= ["not_met", "unclear", "met"].index(after.status)
    assert (before.score == 1.0) == (before.status == "met")


# --- experience


TWO_YEARS = {"kind": "experience", "level": "director", "at_least": {"years": 2}}


def test_a_post_just_long_enough_and_one_month_less() -> None:
    met = single(TWO_YEARS, Resume(work=(post(start="2024-07"),)))
    assert (met.status, met.missing, met.required) == ("met", None, {"months": 24, "level": "director"})
    short = single(TWO_YEARS, Resume(work=(post(start="2024-08"),)))
    assert (short.status, short.missing) == ("not_met", "再有 1 个月所求")


def test_reasons_in_both_languages() -> None:
    resume = Resume(work=(post(start="2016", end="2019", company="Acme", title="Director"),))
    assert single(TWO_YEARS, resume).reason == "2 年 2 个月 至 4 年 0 个月所求，要求 2 年"
    assert single(TWO_YEARS, resume, "en").reason == (
        "what is asked: 2 years 2 months to 4 years 0 months, 2 years required"
    )


def test_evidence_are_the_quotes_of_the_posts_that_count() -> None:
    resume = Resume(work=(post("经理", level=MANAGER, start="2020-01"), post("总监", start="2020-01")))
    (evidence,) = single(TWO_YEARS, resume).evidence
    assert (evidence.quote, evidence.entry) == ("总监", 1)


@pytest.mark.parametrize(
    ("entry", "missing"),
    [
        ({"start": "2024-01", "end": "2025"}, "“甲 总监”结束于 2025 年几月"),
        ({"start": "2022", "end": "2024-06"}, "“甲 总监”开始于 2022 年几月"),
        ({"start": "2020-01", "level": DEPUTY}, "“甲 总监”确为总监级"),
        ({"start": "2020-01", "kind": "part_time"}, "“甲 总监”的兼职可按全职计算"),
        ({"stated_months": 30}, "“甲 总监”的起止年月"),
        ({"start": "2020-01", "title": None, "level": None}, "“甲”确为总监级"),
    ],
)
def test_the_smallest_missing_fact_is_the_doubt_that_decides(entry: dict[str, Any], missing: str) -> None:
    result = single(TWO_YEARS, Resume(work=(post(**entry),)))
    assert (result.status, result.missing) == ("unclear", missing)


def test_of_two_doubts_the_one_that_suffices_is_told() -> None:
    resume = Resume(work=(post(company="乙", start="2026", level=DIRECTOR), post(start="2020-01", level=DEPUTY)))
    assert single(TWO_YEARS, resume).missing == "“甲 总监”确为总监级"


def test_doubts_that_only_suffice_together_are_told_together() -> None:
    resume = Resume(work=(post(start="2024", end="2025", level=DEPUTY),))
    assert single(TWO_YEARS, resume).missing == (
        "“甲 总监”结束于 2025 年几月；以及“甲 总监”开始于 2024 年几月；以及“甲 总监”确为总监级"
    )


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [({}, 0, 30), ({"part_time": "yes"}, 30, 30), ({"part_time": "no"}, 0, 0)],
)
def test_part_time_counts_as_the_rule_says(count: dict[str, Any], low: int, high: int) -> None:
    resume = Resume(work=(post(start="2024-01", kind="part_time"),))
    months = single({**TWO_YEARS, "count": count}, resume).months
    assert months is not None
    assert (months.low, months.high) == (low, high)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [({}, 0, 0), ({"internships": "possible"}, 0, 30), ({"internships": "yes"}, 30, 30)],
)
def test_internships_count_as_the_rule_says(count: dict[str, Any], low: int, high: int) -> None:
    resume = Resume(work=(post(start="2024-01", kind="internship"),))
    months = single({**TWO_YEARS, "count": count}, resume).months
    assert months is not None
    assert (months.low, months.high) == (low, high)


@pytest.mark.parametrize(("allowed", "months"), [(0, 22), (1, 22), (2, 24)])
def test_gaps_up_to_a_length_are_counted(allowed: int, months: int) -> None:
    resume = Resume(work=(post(start="2024-01", end="2024-10"), post(start="2025-01", end="2025-12")))
    counted = single({**TWO_YEARS, "count": {"gaps_up_to": {"months": allowed}}}, resume).months
    assert counted is not None
    assert counted.low == months


# --- concepts


def concept(**parts: Any) -> dict[str, Any]:
    return {"kind": "concept", "importance": "should", **parts}


BUDGET, MARGIN, ROI = "ability.cost.budget", "ability.cost.margin", "ability.cost.roi"


def test_k_of_n_counts_each_concept_once() -> None:
    two = concept(concepts={"at_least": 2, "of": ["ability.cost.*"]})
    assert single(two, Resume(mentions=(claim(BUDGET), claim(BUDGET)))).status == "not_met"
    met = single(two, Resume(mentions=(claim(BUDGET), claim(MARGIN))))
    assert (met.status, [evidence.quote for evidence in met.evidence]) == ("met", [BUDGET, MARGIN])


def test_all_of_takes_a_pattern_as_one() -> None:
    both = concept(concepts={"all_of": ["ability.cost.*", "ability.team.*"]})
    assert single(both, Resume(mentions=(claim(BUDGET), claim(MARGIN)))).status == "not_met"
    assert single(both, Resume(mentions=(claim(BUDGET), claim("ability.team.goals")))).status == "met"


def test_any_of_needs_one() -> None:
    some = concept(concepts={"any_of": [BUDGET, MARGIN]})
    assert single(some, Resume(mentions=(claim(MARGIN),))).status == "met"
    none = single(some, Resume(mentions=(claim(ROI),)))
    assert (none.status, none.evidence) == ("not_met", ())
    assert none.missing is not None
    assert none.missing.startswith("再有 1 项，如")


@pytest.mark.parametrize("assertion", ["negated", "wished", "other_person", "course", "learning"])
def test_only_claims_count(assertion: Any) -> None:
    some = concept(concepts={"any_of": [BUDGET]})
    assert single(some, Resume(mentions=(claim(BUDGET, assertion=assertion),))).status == "not_met"


def test_skills_count_where_they_are_asserted() -> None:
    some = concept(concepts={"any_of": ["skill.zhitongche"]})
    skill = SkillMention(name="直通车", concept="skill.zhitongche", quote="直通车")
    assert single(some, Resume(skills=(skill,))).status == "met"
    not_claimed = skill.model_copy(update={"asserted": False, "assertion": "negated"})
    assert single(some, Resume(skills=(not_claimed,))).status == "not_met"


@pytest.mark.parametrize(
    ("section", "status"), [("work", "met"), ("summary", "unclear"), ("award", "not_met"), ("project", "met")]
)
def test_where_and_weak_sections(section: str, status: str) -> None:
    some = concept(concepts={"any_of": [BUDGET]}, where=["work", "project"], weak=["summary"])
    assert single(some, Resume(mentions=(claim(BUDGET, section),))).status == status


@pytest.mark.parametrize(
    ("end", "status"),
    [
        (None, "met"),
        ("2023-06", "met"),
        ("2023-05", "not_met"),
        ("2023", "unclear"),
        ("2022", "not_met"),
        ("2024", "met"),
    ],
)
def test_since_looks_at_the_end_of_the_post(end: str | None, status: str) -> None:
    recent = concept(concepts={"any_of": [BUDGET]}, since={"years": 3})
    resume = Resume(work=(post(start="2015-01", end=end),), mentions=(claim(BUDGET, entry=0),))
    assert single(recent, resume).status == status


def test_since_is_open_where_no_post_tells() -> None:
    recent = concept(concepts={"any_of": [BUDGET]}, since={"years": 3})
    assert single(recent, Resume(mentions=(claim(BUDGET, "skills"),))).status == "unclear"


# --- the other kinds


@pytest.mark.parametrize(("certainty", "status"), [("yes", "met"), ("possible", "unclear"), ("no", "not_met")])
def test_knowledge_is_that_of_the_whole_resume(certainty: Any, status: str) -> None:
    wanted = {"kind": "knowledge", "domains": {"any_of": ["b2c"]}}
    fact = KnowledgeFact(certainty=certainty, evidence=(Evidence(quote="店铺运营"),))
    resume = Resume(work=(post(domains={"b2c": "yes"}),), knowledge={"b2c": fact})
    result = single(wanted, resume)
    assert (result.status, [evidence.quote for evidence in result.evidence]) == (status, ["店铺运营"])


def test_knowledge_that_was_not_judged_is_the_best_of_the_posts() -> None:
    wanted = {"kind": "knowledge", "domains": {"any_of": ["b2c"]}}
    posts = (post("店长", domains={"b2c": "possible"}), post("运营", domains={"b2c": "yes"}))
    assert single(wanted, Resume(work=posts[:1])).status == "unclear"
    met = single(wanted, Resume(work=posts))
    assert (met.status, [evidence.quote for evidence in met.evidence]) == ("met", ["运营"])


def test_achievements_count_each_metric_once() -> None:
    two = {"kind": "achievement", "metrics": {"at_least": 2, "of": ["metric.*"]}}
    quote = Evidence(quote="GMV 3.2亿", section="work")
    gmv = Achievement(metric="metric.gmv", value=3.2e8, evidence=quote)
    growth = Achievement(metric="metric.growth", value=45, evidence=quote)
    assert single(two, Resume(achievements=(gmv, gmv))).status == "not_met"
    assert single(two, Resume(achievements=(gmv, growth))).status == "met"


def test_a_change_for_the_worse_is_no_achievement() -> None:
    margin = {"kind": "achievement", "metrics": {"any_of": ["metric.profit"]}}
    quote = Evidence(quote="毛利率从 30% 降到 22%", section="work")
    fallen = Achievement(metric="metric.profit", value=22, unit="%", worse=True, evidence=quote)
    assert single(margin, Resume(achievements=(fallen,))).status == "not_met"
    assert single(margin, Resume(achievements=(fallen.model_copy(update={"worse": False}),))).status == "met"


def test_a_decline_is_no_achievement() -> None:
    growth = {"kind": "achievement", "metrics": {"any_of": ["metric.growth"]}}
    quote = Evidence(quote="同比-20%", section="work")
    fallen = Achievement(metric="metric.growth", value=-20, unit="%", evidence=quote)
    result = single(growth, Resume(achievements=(fallen,)))
    assert (result.status, result.evidence) == ("not_met", ())
    grown = fallen.model_copy(update={"value": 5})
    assert single(growth, Resume(achievements=(fallen, grown))).status == "met"


@pytest.mark.parametrize(("sizes", "status"), [((10,), "met"), ((9,), "not_met"), ((3, 35), "met")])
def test_team_size_is_the_largest_team(sizes: tuple[int, ...], status: str) -> None:
    teams = tuple(TeamSize(people=size, evidence=Evidence(quote=f"{size}人")) for size in sizes)
    result = single({"kind": "team_size", "at_least": {"people": 10}}, Resume(team_sizes=teams))
    assert (result.status, result.required) == (status, {"people": 10})


@pytest.mark.parametrize(("unstated", "status"), [("unclear", "unclear"), ("not_met", "not_met")])
def test_what_the_page_does_not_say_is_as_the_rule_says(unstated: str, status: str) -> None:
    team = {"kind": "team_size", "at_least": {"people": 10}, "unstated": unstated}
    degree = {"kind": "education", "level": "bachelor", "unstated": unstated}
    assert single(team, Resume()).status == status
    assert single(degree, Resume()).status == status


@pytest.mark.parametrize(
    ("degree", "status"),
    [
        ({"level": "bachelor", "field": "电子商务", "end": "2012-06"}, "met"),
        ({"level": "master", "field": "市场营销", "start": "2010-09", "end": "2012-06"}, "met"),
        ({"level": "associate", "field": "电子商务", "end": "2012-06"}, "not_met"),
        ({"level": "bachelor", "field": "机械", "end": "2012-06"}, "not_met"),
        ({"level": "bachelor", "end": "2012-06"}, "unclear"),
        ({"level": None, "field": "电子商务", "end": "2012-06"}, "unclear"),
        ({"level": "bachelor", "field": "电子商务", "start": "2023-09"}, "unclear"),
        ({"level": "bachelor", "field": "电子商务", "end": "2027-06"}, "unclear"),
        ({"level": "bachelor", "field": "电子商务", "start": "2022", "end": "2026"}, "unclear"),
        ({"level": "bachelor", "field": "电子商务", "start": "2022", "end": "2025"}, "met"),
        ({"level": "bachelor", "field": "电子商务", "end": "2026-06"}, "met"),
        ({"level": "bachelor", "field": "电子商务", "end": "2026-07"}, "unclear"),
    ],
)
def test_degrees(degree: dict[str, Any], status: str) -> None:
    wanted = {"kind": "education", "level": "bachelor", "fields": ["商务", "营销"]}
    assert single(wanted, Resume(education=(Education(**degree),))).status == status


@pytest.mark.parametrize(
    ("field", "folded", "status"),
    [
        ("IT", "it", "met"),
        ("信息技术IT方向", None, "met"),
        ("Business  IT", None, "met"),
        ("Literature", "literature", "not_met"),
        ("Digital Arts", None, "not_met"),
        ("電子商務", "电子商务", "met"),
        ("IT電子商務2班", "it电子商务2班", "met"),
        ("電子工程", "电子工程", "not_met"),
        ("International Business", None, "met"),
        ("International Businesses", None, "not_met"),
    ],
)
def test_a_field_holds_a_chinese_word_anywhere_and_a_latin_one_whole(
    field: str, folded: str | None, status: str
) -> None:
    wanted = {"kind": "education", "fields": ["IT", "电子商务", "international business"]}
    degree = Education(level="bachelor", field=field, field_folded=folded, end="2012-06")
    assert single(wanted, Resume(education=(degree,))).status == status


@pytest.mark.parametrize(
    ("word", "status"), [("会计", "met"), ("會計", "met"), ("accountancy", "met"), ("IT", "not_met")]
)
def test_a_field_may_stand_in_another_script_and_in_either_characters(word: str, status: str) -> None:
    degree = Education(level="bachelor", field="工商管理", other_fields=("accountancy 工商管理", "会计"), end="2017")
    assert single({"kind": "education", "fields": [word]}, Resume(education=(degree,))).status == status


def test_the_best_degree_speaks() -> None:
    degrees = (Education(level="associate"), Education(level="master", field="会计"), Education(level="bachelor"))
    result = single({"kind": "education", "level": "bachelor"}, Resume(education=degrees))
    assert (result.status, result.reason) == ("met", "所求：所写为硕士（会计），要求为本科及以上")


@pytest.mark.parametrize(
    ("wanted", "zh", "en"),
    [
        ({"level": "associate"}, "大专及以上", "associate degree or above"),
        ({"level": "doctor"}, "博士", "doctorate"),
        (
            {"level": "bachelor", "fields": ["会计", "财务", "accounting", "finance"]},
            "本科及以上（会计或财务专业）",
            "bachelor's degree or above in accounting or finance",
        ),
        (
            {"fields": ["会计", "财务", "审计", "税务", "accounting", "finance", "audit", "tax"]},
            "学历（会计、财务或审计等专业）",
            "degree in a field such as accounting, finance or audit",
        ),
        ({"fields": ["会计"]}, "学历（会计专业）", "degree in 会计"),
    ],
)
def test_a_degree_that_is_asked_is_said_in_words(wanted: dict[str, Any], zh: str, en: str) -> None:
    criterion = {"kind": "education", **wanted}
    shown = Resume(education=(Education(level="secondary", field="会计学"),))
    assert single(criterion, shown).reason == f"所求：所写为高中（会计学），要求为{zh}"
    assert single(criterion, shown, "en").reason.endswith(f" shown; required: {en}")
    assert single(criterion, Resume()).reason == f"所求：未写明学历，要求为{zh}"
    assert (single(criterion, Resume()).missing, single(criterion, Resume(), "en").missing) == (zh, en)


def test_a_degree_is_shown_before_what_is_asked() -> None:
    degree = Resume(education=(Education(level="bachelor", field="会计学"),))
    criterion = {"kind": "education", "level": "master"}
    assert single(criterion, degree, "en").reason == (
        "what is asked: bachelor's degree (会计学) shown; required: master's degree or above"
    )


# --- decision and score


YES = {"kind": "team_size", "at_least": {"people": 1}}


def decided(*criteria: dict[str, Any], resume: Resume | None = None, **head: Any) -> Verdict:
    led = Resume(team_sizes=(TeamSize(people=5, evidence=Evidence(quote="5人")),))
    return evaluate(rules(*criteria, **head), resume or led, AS_OF)


NO = {"kind": "team_size", "at_least": {"people": 6}}
DOUBT = {"kind": "education", "level": "bachelor"}


@pytest.mark.parametrize(
    ("criteria", "decision"),
    [
        ([YES], "qualified"),
        ([YES, NO], "not_qualified"),
        ([YES, DOUBT], "review"),
        ([DOUBT, NO], "not_qualified"),
        ([YES, {**NO, "importance": "should"}], "qualified"),
        ([YES, {**DOUBT, "importance": "should"}], "qualified"),
        ([{**NO, "importance": "should"}], "qualified"),
    ],
)
def test_musts_decide_and_shoulds_never_reject(criteria: list[dict[str, Any]], decision: str) -> None:
    assert decided(*criteria).decision == decision


def test_the_score_is_the_mean_by_weight() -> None:
    half = {**DOUBT, "importance": "should", "weight": 1}
    assert decided({**YES, "weight": 3}, half).score == 87.5
    assert decided({**YES, "weight": 0}).score == 0.0


def test_below_the_pass_mark_is_for_review() -> None:
    half = {**DOUBT, "importance": "should"}
    assert decided(YES, half, pass_mark=75).decision == "qualified"
    below = decided(YES, half, pass_mark=76)
    assert (below.decision, below.reason) == ("review", "必备条件全部满足，但得分 75.0 低于 76.0")
    assert decided(NO, pass_mark=0).decision == "not_qualified"


def test_the_reason_of_the_decision_is_that_of_what_decided() -> None:
    assert decided(YES).reason == "必备条件全部满足"
    assert decided(YES, NO, DOUBT).reason == "所求：带过 5 人，要求 6 人"
    assert decided(YES, DOUBT, language="en").reason == (
        "what is asked: no education given; required: bachelor's degree or above"
    )


def test_the_same_facts_give_the_same_verdict() -> None:
    assert decided(YES, NO, DOUBT) == decided(YES, NO, DOUBT)


def test_nobody_is_rejected_for_what_could_not_be_read() -> None:
    two_years = {"kind": "experience", "at_least": {"years": 2}}
    short, long = (Resume(work=(post(start=start),)) for start in ("2026-01", "2020-01"))
    assert evaluate(rules(two_years), short, AS_OF).decision == "not_qualified"
    verdict = evaluate(rules(two_years), short, AS_OF, partly_read=True)
    assert (verdict.decision, verdict.criteria[0].status) == ("review", "unclear")
    assert "未能全部读出" in verdict.reason
    assert evaluate(rules(two_years), long, AS_OF, partly_read=True).decision == "qualified"


def test_a_span_that_could_not_be_read_as_a_post_counts_where_months_may_be() -> None:
    shop = {"any_of": ["ecommerce"]}
    two_years = {"kind": "experience", "domains": shop, "level": "director", "at_least": {"years": 2}}
    read = post(start="2025-07", domains={"ecommerce": "yes"})
    unread = WorkEntry(start="2024-01", end="2025-06")
    result = single(two_years, Resume(work=(read,), unread=(unread,)))
    assert (result.status, result.months) == ("unclear", MonthRange(low=12, high=30))
    assert result.missing == "“2024-01 – 2025-06”是否为此类任职"
    assert single(two_years, Resume(work=(read,), unread=(unread,)), "en").missing == (
        "whether “2024-01 – 2025-06” was such a post"
    )
    covered = WorkEntry(start="2025-08", end="2025-09")
    result = single(two_years, Resume(work=(read,), unread=(covered,)))
    assert (result.status, result.months) == ("not_met", MonthRange(low=12, high=12))


def test_a_span_that_may_be_a_post_is_shown_where_it_counts() -> None:
    quote = Evidence(quote="2024.01-2025.06", page=2, section="work")
    unread = WorkEntry(start="2024-01", end="2025-06", evidence=(quote,))
    only = single(TWO_YEARS, Resume(unread=(unread,)))
    assert (only.status, only.evidence) == ("not_met", (quote,))
    both = single(TWO_YEARS, Resume(work=(post(start="2025-07"),), unread=(unread,)))
    assert [(evidence.quote, evidence.entry) for evidence in both.evidence] == [("总监", 0), ("2024.01-2025.06", None)]
    year = WorkEntry(start="2022", end="2024")
    assert single(TWO_YEARS, Resume(unread=(year,))).missing == (
        "“2022 – 2024”是否为此类任职；以及“2022 – 2024”结束于 2024 年几月"
    )


# --- a résumé that is old


def old(**fields: Any) -> Resume:
    return Resume(work=(post(start="2020-07"),), dated=DocumentDate(date="2023-03", source="printed"), **fields)


@pytest.mark.parametrize(("months", "status"), [(33, "met"), (34, "unclear"), (72, "unclear"), (73, "not_met")])
def test_an_old_resume_is_sure_until_it_was_written_and_never_rejects(months: int, status: str) -> None:
    criterion = {"kind": "experience", "level": "director", "at_least": {"months": months}}
    result = single(criterion, dated(old(), AS_OF))
    assert (result.status, result.months) == (status, MonthRange(low=33, high=72))


@pytest.mark.parametrize(
    ("language", "missing"),
    [("zh", "“甲 总监”在 2023-03 之后是否仍在任"), ("en", "whether “总监 at 甲” was still held after 2023-03")],
)
def test_what_an_old_resume_leaves_open_is_whether_the_post_is_still_held(language: str, missing: str) -> None:
    criterion = {"kind": "experience", "at_least": {"years": 6}}
    assert single(criterion, dated(old(), AS_OF), language).missing == missing


@pytest.mark.parametrize(("years", "status"), [(4, "met"), (3, "unclear")])
def test_since_ends_with_an_old_resume(years: int, status: str) -> None:
    skill = SkillMention(name="ERP", concept="skill.erp", evidence=(Evidence(quote="ERP", entry=0),))
    listed = SkillMention(name="CRM", concept="skill.crm", last_used="2023-03", evidence=(Evidence(quote="CRM"),))
    resume = dated(old(skills=(skill,), mentions=(claim("skill.erp", entry=0),)), AS_OF)
    resume = resume.model_copy(update={"skills": (*resume.skills, listed)})
    for concept in ("skill.erp", "skill.crm"):
        criterion = {"kind": "concept", "concepts": {"any_of": [concept]}, "since": {"years": years}}
        assert single(criterion, resume).status == status


@pytest.mark.parametrize(
    ("written", "months"), [({}, 6), ({"stale_after": {"years": 1}}, 12), ({"stale_after": None}, None)]
)
def test_rules_say_when_a_resume_is_stale(written: dict[str, Any], months: int | None) -> None:
    criterion = {"kind": "team_size", "at_least": {"people": 1}}
    assert rules(criterion, **written).stale_months == months
    assert rules(criterion, stale_after={"months": 0}).stale_months is None


def test_a_post_without_dates_is_a_question_and_no_rejection() -> None:
    two_years = {"kind": "experience", "level": "director", "at_least": {"years": 2}}
    undated = single(two_years, Resume(work=(post(),)))
    assert (undated.status, undated.months) == ("unclear", MonthRange(low=0, high=0))
    assert undated.missing is not None
    assert undated.evidence
    manager = single(two_years, Resume(work=(post(level=MANAGER),)))
    assert manager.status == "not_met"
    intern = single(two_years, Resume(work=(post(kind="internship"),)))
    assert intern.status == "not_met"
