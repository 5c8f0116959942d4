from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from case_files import write_lead
from resumesift.cli_rules import rules as command
from resumesift.rulekit.bounds import possible_states
from resumesift.rulekit.cases import load_cases, run_suite
from resumesift.rulekit.coverage import Coverage, coverage_of
from resumesift.rulekit.coverage_text import coverage_text
from resumesift.rulekit.targets import case_targets
from resumesift.rules.load import load_rules, shipped_rules

HEAD = """\
name: lead
version: 1.0.0
language: en
title: {en: Lead}
"""

TEAM = "team_size, at_least: {people: 5}"


def covered(folder: Path, criteria: dict[str, str], cases: list[str], head: str = "") -> Coverage:
    """The coverage of criteria (id → kind and keys) by cases (`given`, then what is expected of the criteria)."""
    written = "".join(
        f"  - {{id: {name}, title: {{en: {name}}}, importance: must, kind: {rest}}}\n"
        for name, rest in criteria.items()
    )
    (folder / "lead.yaml").write_text(HEAD + head + "criteria:\n" + written, "utf-8")
    texts = (f"  - {{name: case {number}, {case}}}\n" for number, case in enumerate(cases))
    (folder / "lead.test.yaml").write_text("as_of: 2026-06-30\ncases:\n" + "".join(texts), "utf-8")
    (found,) = coverage_of([run_suite(load_cases(folder / "lead.test.yaml"))])
    return found


def proved(coverage: Coverage) -> set[str]:
    return {
        " ".join(filter(None, (point.criterion, point.key, point.value))) for point in coverage.points if point.covered
    }


def given(facts: str, expect: str) -> str:
    return f"given: {{{facts}}}, expect: {{criteria: {{{expect}}}}}"


# --- states


def test_a_state_counts_where_a_case_expects_it_and_it_comes_out(tmp_path: Path) -> None:
    cases = [
        given("teams: [9]", "team: met"),
        given("", "team: {missing: number}"),
        given("teams: [1]", "team: unclear"),
    ]
    coverage = covered(tmp_path, {"team": TEAM}, cases)
    # The second expects no state, and the third one that does not come out.
    assert proved(coverage) == {"team met"}
    assert [point.cases for point in coverage.points if point.covered] == [("case 0",)]


def test_qualified_expects_every_must_to_be_met_and_no_other_decision_expects_a_state(tmp_path: Path) -> None:
    cases = [
        "given: {teams: [9]}, expect: {decision: qualified}",
        "given: {}, expect: {decision: review}",
        "given: {teams: [1]}, expect: {decision: not_qualified, score: 20}",
    ]
    assert proved(covered(tmp_path, {"team": TEAM}, cases)) == {"team met"}
    cases[0] = "given: {}, expect: {decision: qualified}"
    assert proved(covered(tmp_path, {"team": TEAM}, cases)) == set()


def test_what_comes_out_counts_though_the_case_fails_elsewhere(tmp_path: Path) -> None:
    case = "xfail: why not, given: {teams: [9]}, expect: {decision: review, criteria: {team: met}}"
    assert proved(covered(tmp_path, {"team": TEAM}, [case])) == {"team met"}


@pytest.mark.parametrize(
    ("criterion", "states"),
    [
        (TEAM, "met unclear not_met"),
        ("team_size, at_least: {people: 5}, unstated: not_met", "met not_met"),
        ("team_size, at_least: {people: 1}", "met unclear"),
        ("concept, concepts: {any_of: [skill.*]}", "met not_met"),
        ("concept, concepts: {any_of: [skill.*]}, weak: [summary]", "met unclear not_met"),
        ("concept, concepts: {any_of: [skill.*]}, since: {years: 1}", "met unclear not_met"),
        ("achievement, metrics: {any_of: [metric.*]}", "met unclear not_met"),
        ("education, level: bachelor", "met unclear not_met"),
        ("education, level: secondary", "met unclear"),
        ("education, level: secondary, unstated: not_met", "met unclear not_met"),
        ("knowledge, domains: {any_of: [b2c]}", "met unclear not_met"),
        ("experience, at_least: {years: 1}", "met unclear not_met"),
    ],
)
def test_states_that_a_criterion_cannot_have_are_not_asked_for(tmp_path: Path, criterion: str, states: str) -> None:
    covered(tmp_path, {"it": criterion}, [given("", "it: met")])
    (only,) = load_rules(tmp_path / "lead.yaml").criteria
    assert possible_states(only) == tuple(states.split())


# --- bounds

YEARS = "experience, at_least: {years: 6}"
LEVEL = "experience, at_least: {years: 1}, level: manager"
GAPS = "experience, at_least: {years: 1}, count: {gaps_up_to: {months: 2}}"
SINCE = "concept, concepts: {any_of: [skill.wms]}, since: {years: 1}"
TWO = "concept, concepts: {at_least: 2, of: [skill.*]}"
ONE = "concept, concepts: {any_of: [skill.*]}"
ALL = "concept, concepts: {all_of: [skill.wms, skill.excel]}"
DEGREE = "education, level: bachelor"


def post(start: str, end: str = "", level: str = "manager") -> str:
    return f"{{title: a, start: {start}, {f'end: {end}, ' if end else ''}level: {level}}}"


def used(end: str) -> str:
    return f"work: [{post('2020-01', end)}], concepts: [{{concept: skill.wms, post: 0}}]"


@pytest.mark.parametrize(
    ("criterion", "facts", "state", "bound"),
    [
        (YEARS, f"work: [{post('2020-07')}]", "met", "at_least 72"),
        (YEARS, f"work: [{post('2020-06')}]", "met", ""),
        (YEARS, f"work: [{post('2020-08')}]", "not_met", "at_least 71"),
        (YEARS, f"work: [{post('2020-09')}]", "not_met", ""),
        (YEARS, "work: [{title: a, start: 2020, end: 2026}]", "unclear", ""),
        # A part of the months is open: 72 are sure, and 73 would leave it open.
        (YEARS, f"work: [{post('2020-07')}, {{title: b, months: 9}}]", "met", "at_least 72"),
        (LEVEL, f"work: [{post('2020-01', level='manager')}]", "met", "level manager"),
        (LEVEL, f"work: [{post('2020-01', level='director')}]", "met", ""),
        (LEVEL, f"work: [{post('2020-01', level='supervisor')}]", "not_met", "level supervisor"),
        (LEVEL, f"work: [{post('2020-01', level='specialist')}]", "not_met", ""),
        (GAPS, f"work: [{post('2025-09')}, {post('2025-06', '2025-06')}]", "met", "gaps_up_to 2"),
        (GAPS, f"work: [{post('2025-09')}, {post('2024-06', '2025-06')}]", "met", ""),
        (GAPS, f"work: [{post('2025-10')}, {post('2025-06', '2025-06')}]", "not_met", "gaps_up_to 3"),
        (GAPS, f"work: [{post('2025-10')}, {post('2025-05', '2025-05')}]", "not_met", ""),
        (SINCE, used("2025-06"), "met", "since 12"),
        (SINCE, used("2025-07"), "met", ""),
        (SINCE, used("2025-05"), "not_met", "since 13"),
        (SINCE, used("2025-04"), "not_met", ""),
        (TWO, "concepts: [skill.wms, skill.excel]", "met", "concepts 2"),
        (TWO, "concepts: [skill.wms, skill.excel, skill.erp]", "met", ""),
        (TWO, "concepts: [skill.wms]", "not_met", "concepts 1"),
        (TWO, "", "not_met", ""),
        (ONE, "concepts: [skill.wms]", "met", "concepts 1"),
        (ONE, "concepts: [skill.wms, skill.excel]", "met", ""),
        (ALL, "concepts: [skill.wms]", "not_met", "concepts 1"),
        (ALL, "concepts: [skill.erp]", "not_met", ""),
        ("achievement, metrics: {at_least: 2, of: [metric.*]}", "achievements: [metric.gmv]", "not_met", "metrics 1"),
        ("knowledge, domains: {all_of: [b2c, ecommerce]}", "knowledge: [b2c]", "not_met", "domains 1"),
        (TEAM, "teams: [5]", "met", "at_least 5"),
        (TEAM, "teams: [6]", "met", ""),
        (TEAM, "teams: [4]", "not_met", "at_least 4"),
        (TEAM, "teams: [3]", "not_met", ""),
        (DEGREE, "education: [{level: bachelor}]", "met", "level bachelor"),
        (DEGREE, "education: [{level: bachelor}, {level: master}]", "met", ""),
        (DEGREE, "education: [{level: associate}]", "not_met", "level associate"),
        (DEGREE, "education: [{level: secondary}]", "not_met", ""),
        # A degree in another field says nothing about the level.
        ("education, level: bachelor, fields: [Law]", "education: [{level: associate, field: Art}]", "not_met", ""),
    ],
)
def test_a_bound_is_proved_by_what_lies_just_on_that_side(
    tmp_path: Path, criterion: str, facts: str, state: str, bound: str
) -> None:
    found = proved(covered(tmp_path, {"it": criterion}, [given(facts, f"it: {state}")]))
    assert found == {f"it {state}", *([f"it {bound}"] if bound else [])}


def test_bounds_that_say_no_more_than_a_state_are_not_asked_for(tmp_path: Path) -> None:
    criteria = {
        "one": "concept, concepts: {any_of: [skill.wms]}",
        "known": "knowledge, domains: {any_of: [b2c]}",
        "leader": "team_size, at_least: {people: 1}",
        "top": "experience, at_least: {months: 1}, level: chief",
        "doctor": "education, level: doctor",
    }
    coverage = covered(tmp_path, criteria, [given("", "one: not_met")])
    bounds = [(point.criterion, point.key, point.value) for point in coverage.points if point.key]
    assert bounds == [
        ("leader", "at_least", "1"),
        ("top", "at_least", "1"),
        ("top", "level", "vice_president"),
        ("doctor", "level", "master"),
    ]


def test_the_pass_mark_has_two_sides(tmp_path: Path) -> None:
    criteria = {"team": TEAM, "wms": "concept, concepts: {any_of: [skill.wms]}"}
    high = "given: {teams: [5], concepts: [skill.wms]}, expect: {decision: qualified}"
    assert "pass_mark at or above 60" in proved(covered(tmp_path, criteria, [high], "pass_mark: 60\n"))
    text = (tmp_path / "lead.yaml").read_text("utf-8").replace("must, kind: concept", "should, kind: concept")
    (tmp_path / "lead.yaml").write_text(text, "utf-8")
    cases = "as_of: 2026-06-30\ncases:\n  - {name: a, given: {teams: [5]}, expect: {decision: %s}}\n"
    for decision, found in (("review", {"pass_mark below 60"}), ("qualified", set())):
        (tmp_path / "lead.test.yaml").write_text(cases % decision, "utf-8")
        (coverage,) = coverage_of([run_suite(load_cases(tmp_path / "lead.test.yaml"))])
        assert {name for name in proved(coverage) if name.startswith("pass_mark")} == found


@pytest.mark.parametrize(
    ("dated", "state", "bound"),
    [("2026-03", "met", "stale_after 3"), ("2026-02", "unclear", "stale_after 4"), ("2026-04", "met", "")],
)
def test_the_age_of_a_resume_has_two_sides(tmp_path: Path, dated: str, state: str, bound: str) -> None:
    years = {"years": "experience, at_least: {years: 1}"}
    case = given(f"dated: {dated}, work: [{post('2025-07')}]", f"years: {state}")
    found = proved(covered(tmp_path, years, [case], "stale_after: {months: 3}\n"))
    assert {name for name in found if name.startswith("stale_after")} == ({bound} if bound else set())
    assert not {name for name in proved(covered(tmp_path, years, [case])) if "stale" in name}


def test_a_resume_that_is_stale_after_a_month_is_fresh_at_no_age_that_could_be_tried(tmp_path: Path) -> None:
    years = {"years": "experience, at_least: {years: 1}"}
    coverage = covered(tmp_path, years, [given("", "years: not_met")], "stale_after: {months: 1}\n")
    assert [point.value for point in coverage.points if point.key == "stale_after"] == ["2"]


# --- what is told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_lead(tmp_path)


def test_the_table_says_which_cases_to_write(folder: Path) -> None:
    (coverage,) = coverage_of([run_suite(load_cases(folder / "lead.test.yaml"))])
    assert coverage_text(coverage).replace(f"{folder}/", "").splitlines() == [
        "lead.yaml: lead 1.0.0: coverage 41.6% (5 of 12)",
        "  criterion  met  unclear  not_met  bounds",
        "  years        1        0        0  at_least 23✘ 24✔  level specialist✘ supervisor✔",
        "  team         1        0        0  at_least 4✘ 5✔",
        "  cases to write:",
        "    lead.yaml:6: years: one that leaves it open, expecting years: unclear",
        "    lead.yaml:6: years: one that does not meet it, expecting years: not_met",
        "    lead.yaml:11: years: 23 months, no more even perhaps, expecting years: not_met",
        "    lead.yaml:11: years: months enough as specialist, one level below, expecting years: not_met",
        "    lead.yaml:12: team: one that leaves it open, expecting team: unclear",
        "    lead.yaml:12: team: one that does not meet it, expecting team: not_met",
        "    lead.yaml:16: team: a largest team of 4, expecting team: not_met",
    ]


def test_cases_of_several_files_cover_one_ruleset_together(folder: Path) -> None:
    case = "{name: a, given: {teams: [4]}, expect: {criteria: {team: not_met}}}"
    text = f"rules: ../{folder.name}/lead.yaml\nas_of: 2026-06-30\ncases: [{case}]\n"
    (folder / "more.test.yaml").write_text(text, "utf-8")
    done = CliRunner().invoke(command, ["test", "--coverage", str(folder)])
    assert "lead.yaml: lead 1.0.0: coverage 58.3% (7 of 12)" in done.output
    assert done.output.count("coverage") == 1


@pytest.mark.parametrize(("least", "code"), [("41.6", 0), ("41.7", 1), ("0", 0)])
def test_coverage_fails_a_run_only_where_a_bound_is_set(folder: Path, least: str, code: int) -> None:
    arguments = ["test", "-k", "enough", str(folder)]
    assert CliRunner().invoke(command, [*arguments, "--coverage"]).exit_code == 0
    done = CliRunner().invoke(command, [*arguments, "--fail-under", least])
    assert done.exit_code == code
    assert "cases to write" not in done.output
    assert done.stderr == (f"{folder}/lead.yaml: coverage 41.6% (5 of 12), less than 41.7%\n" if code else "")
    assert CliRunner().invoke(command, [*arguments, "--fail-under", "101"]).exit_code == 2


def test_coverage_in_json_and_junit(folder: Path) -> None:
    told = json.loads(CliRunner().invoke(command, ["test", "--coverage", "--format", "json", str(folder)]).stdout)
    (coverage,) = told["coverage"]
    assert (coverage["covered"], coverage["of"], coverage["percent"]) == (5, 12, 41.6)
    assert coverage["rules"]["path"] == f"{folder}/lead.yaml"
    assert coverage["proved"][1]["cases"] == ["two years are enough"]
    assert coverage["missing"][2] == {
        "criterion": "years",
        "what": "bound",
        "key": "at_least",
        "value": "23",
        "expects": "years: not_met",
        "cases": [],
        "path": f"{folder}/lead.yaml",
        "line": 11,
        "write": "23 months, no more even perhaps, expecting years: not_met",
    }
    xml = CliRunner().invoke(command, ["test", "--coverage", "--format", "junit", str(folder)]).stdout
    assert "coverage 41.6%" in (ElementTree.fromstring(xml.encode()).findtext("testsuite/system-out") or "")


@pytest.mark.parametrize("name", sorted(shipped_rules()))
def test_the_shipped_rules_are_covered(name: str) -> None:
    (coverage,) = coverage_of([run_suite(load_cases(path)) for path in case_targets([name])])
    assert [point.write for point in coverage.missing] == []


@pytest.mark.parametrize(
    ("names", "bounds"),
    [("skill.wms, skill.erp", ["1"]), ("skill.wms, skill.erp, skill.logistics", ["1", "2"])],
)
def test_of_all_that_is_there_no_more_can_be_asked(tmp_path: Path, names: str, bounds: list[str]) -> None:
    kind = f"concept, concepts: {{at_least: 2, of: [{names}]}}"
    found = covered(tmp_path, {"a": kind}, [given("", "a: not_met")])
    assert [point.value for point in found.points if point.key] == bounds
