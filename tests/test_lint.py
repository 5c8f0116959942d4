"""The near misses of the linter: rules that make sense have no findings; and the options of `rules check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from resumesift.cli import cli
from resumesift.errors import RuleError
from resumesift.lexicon.protected import protected, protected_words
from resumesift.rulekit.lint import RULES, check_file
from resumesift.rules import load_rules

HEAD = "name: lead\nversion: 1.0.0\nlanguage: en\ntitle: {en: Lead}\n"
EXPERIENCE = "kind: experience, at_least: {years: 2}"


def criterion(name: str, rest: str, importance: str = "must", title: str = "a") -> str:
    return f"  - {{id: {name}, title: {{en: {title}}}, importance: {importance}, {rest}}}\n"


def check(folder: Path, *criteria: str, head: str = "") -> list[str]:
    """The rules of the linter that find something, beside the lack of cases."""
    path = folder / "lead.yaml"
    path.write_text(HEAD + head + "criteria:\n" + "".join(criteria), encoding="utf-8")
    return [problem.rule or "" for problem in check_file(path) if problem.rule != "no-cases"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("kind: experience, at_least: {years: 6}", "kind: experience, level: director, at_least: {years: 2}", []),
        (
            "kind: experience, at_least: {years: 2}",
            "kind: experience, level: director, at_least: {years: 6}",
            ["implied-must"],
        ),
        (
            "kind: experience, at_least: {years: 2}",
            "kind: experience, at_least: {years: 3}, count: {internships: possible}",
            [],
        ),
        (
            "kind: concept, concepts: {any_of: [skill.wms, skill.erp]}",
            "kind: concept, concepts: {any_of: [skill.wms]}",
            ["implied-must"],
        ),
        (
            "kind: concept, concepts: {any_of: [skill.wms]}",
            "kind: concept, concepts: {at_least: 2, of: [skill.wms, skill.erp, skill.crm]}",
            [],
        ),
        (
            "kind: concept, concepts: {any_of: [skill.wms, skill.erp]}",
            "kind: concept, concepts: {at_least: 2, of: [skill.wms, skill.erp, skill.crm]}",
            ["implied-must"],
        ),
        (
            "kind: concept, concepts: {any_of: [skill.wms, skill.erp]}",
            "kind: concept, concepts: {all_of: [skill.wms]}, where: [skills]",
            ["implied-must"],
        ),
        (
            "kind: concept, concepts: {any_of: [skill.wms, skill.erp]}, weak: [skills]",
            "kind: concept, concepts: {all_of: [skill.wms]}, where: [skills]",
            [],
        ),
        (
            "kind: concept, concepts: {any_of: [skill.wms, skill.erp]}, since: {years: 3}",
            "kind: concept, concepts: {any_of: [skill.wms]}",
            [],
        ),
        ("kind: team_size, at_least: {people: 3}", "kind: team_size, at_least: {people: 5}", ["implied-must"]),
        # Who names no team is rejected by the one, and for review by the other.
        ("kind: team_size, at_least: {people: 3}, unstated: not_met", "kind: team_size, at_least: {people: 5}", []),
        (
            "kind: education, level: bachelor, unstated: not_met",
            "kind: education, level: master, unstated: not_met",
            ["implied-must"],
        ),
        ("kind: education, level: bachelor, unstated: not_met", "kind: education, level: master", []),
        (
            "kind: concept, concepts: {any_of: [skill.wms]}, where: [work]",
            "kind: concept, concepts: {any_of: [skill.wms]}, where: [work, skills], weak: [skills]",
            [],
        ),
        ("kind: education, level: master", "kind: education, level: bachelor, fields: [logistics]", []),
        (
            "kind: education, level: bachelor",
            "kind: education, level: master, fields: [logistics]",
            ["implied-must"],
        ),
        ("kind: achievement, metrics: {any_of: [metric.*]}", "kind: concept, concepts: {any_of: [skill.wms]}", []),
    ],
)
def test_a_must_that_follows_from_another(tmp_path: Path, first: str, second: str, found: list[str]) -> None:
    assert check(tmp_path, criterion("a", first), criterion("b", second)) == found
    assert check(tmp_path, criterion("b", second), criterion("a", first)) == found, "whichever stands first"


def test_a_ladder_of_shoulds_makes_sense(tmp_path: Path) -> None:
    steps = [criterion(f"y{n}", f"kind: experience, at_least: {{years: {n}}}", "should") for n in (4, 6)]
    assert check(tmp_path, criterion("y2", EXPERIENCE), *steps) == []


def test_what_follows_in_the_parent_only_is_told_in_the_child(tmp_path: Path) -> None:
    check(tmp_path, criterion("a", EXPERIENCE))
    path = tmp_path / "child.yaml"
    longer = criterion("b", "kind: experience, at_least: {years: 3}")
    path.write_text(f"name: child\nversion: 1.0.0\nextends: lead.yaml\ncriteria:\n{longer}", encoding="utf-8")
    (found,) = [problem for problem in check_file(path) if problem.rule != "no-cases"]
    assert (found.rule, found.path, found.line) == ("implied-must", str(path), 5)


@pytest.mark.parametrize(
    ("mark", "found"),
    [(49, ["pass-mark-idle"]), (50, ["pass-mark-idle"]), (51, []), (100, []), (0, ["pass-mark-idle"])],
)
def test_a_pass_mark_decides_above_the_share_of_the_musts(tmp_path: Path, mark: int, found: list[str]) -> None:
    both = criterion("a", EXPERIENCE), criterion("b", "kind: team_size, at_least: {people: 3}", "should")
    assert check(tmp_path, *both, head=f"pass_mark: {mark}\n") == found


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("kind: experience, at_least: {years: 50}", []),
        ("kind: experience, at_least: {months: 601}", ["impossible-length"]),
        ("kind: experience, at_least: {months: 6}, count: {gaps_up_to: {months: 5}}", []),
        ("kind: experience, at_least: {months: 6}, count: {gaps_up_to: {months: 6}}", ["wide-gaps"]),
        ("kind: concept, concepts: {any_of: [skill.wms]}, where: [work, summary], weak: [summary]", []),
        ("kind: concept, concepts: {any_of: [skill.wms]}, where: [summary], weak: [summary]", ["never-met"]),
        ("kind: concept, concepts: {at_least: 2, of: [skill.wms, skill.erp]}", []),
        ("kind: concept, concepts: {at_least: 2, of: [skill.wms]}", ["never-met"]),
        ("kind: knowledge, domains: {all_of: [ecommerce, b2c]}", []),
        ("kind: education, fields: [logistics, trade logistics]", ["redundant-name"]),
        ("kind: education, fields: [IT, Literature, 物流, 供应链]", []),
    ],
)
def test_a_criterion_by_itself(tmp_path: Path, rest: str, found: list[str]) -> None:
    assert check(tmp_path, criterion("a", rest)) == found


def test_findings_of_what_holds_are_told_beside_faults(tmp_path: Path) -> None:
    faulty = criterion("b", "kind: team_sise, at_least: {people: 3}")
    gaps = criterion("a", "kind: experience, at_least: {months: 6}, count: {gaps_up_to: {years: 1}}")
    assert check(tmp_path, faulty, gaps) == ["unknown-kind", "wide-gaps"]


CASES = """\
as_of: 2026-06-30
cases:
  - {name: a, given: {}, expect: {decision: not_qualified}}
  - {name: b, given: {teams: [x]}, expect: {decision: not_qualified}}
  - {name: c, given: {}, expect: {decision: %s, criteria: {a: not_met}}}
"""


@pytest.mark.parametrize(
    ("decision", "found"),
    [("not_qualified", ["wrong-type"]), ("review", ["wrong-type", "impossible-case", "conflicting-cases"])],
)
def test_cases_that_hold_are_looked_at_beside_faulty_ones(tmp_path: Path, decision: str, found: list[str]) -> None:
    check(tmp_path, criterion("a", EXPERIENCE))
    path = tmp_path / "lead.test.yaml"
    path.write_text(CASES % decision, encoding="utf-8")
    assert [problem.rule for problem in check_file(path)] == found


SHARED = """\
vocabulary:
  - {id: skill.zorking, en: [zorking]}
  - {id: skill.blorping, en: [blorping, %s]}
"""


@pytest.mark.parametrize(("word", "found"), [("zorking", ["shared-alias"]), ("zorking lead", [])])
def test_a_word_of_two_concepts_that_two_criteria_ask_for(tmp_path: Path, word: str, found: list[str]) -> None:
    both = [criterion(f"a{n}", f"kind: concept, concepts: {{any_of: [skill.{n}]}}") for n in ("zorking", "blorping")]
    assert check(tmp_path, *both, head=SHARED % word) == found


# --- protected attributes


@pytest.mark.parametrize("text", sorted({text for entry in protected() for text in entry.counter_examples}))
def test_no_near_miss_of_any_attribute_is_refused(text: str) -> None:
    assert protected_words(text, refused=True) == []


@pytest.mark.parametrize("title", ["35岁以下", "male candidates only", "政治面貌", "985/211院校"])
def test_a_ruleset_that_selects_by_a_protected_attribute_is_not_loaded(tmp_path: Path, title: str) -> None:
    assert check(tmp_path, criterion("a", EXPERIENCE, title=title)) == ["protected-attribute"]
    with pytest.raises(RuleError, match="selects by"):
        load_rules(tmp_path / "lead.yaml")


def test_what_the_vacancy_said_is_for_a_person_to_judge(tmp_path: Path) -> None:
    source = criterion("a", EXPERIENCE + ', source: "line 3, without its 35岁以下"')
    assert check(tmp_path, source) == ["protected-proxy"]
    assert load_rules(tmp_path / "lead.yaml")


@pytest.mark.parametrize("title", ["女装运营", "婚庆行业", "Age of Empires", "racing", "年龄段用户分析", "dispatch"])
def test_ordinary_work_is_left_alone(tmp_path: Path, title: str) -> None:
    assert check(tmp_path, criterion("a", EXPERIENCE, title=title)) == []


# --- the command


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["rules", "check", *arguments])
    return done.exit_code, done.output


def test_findings_as_json(tmp_path: Path) -> None:
    check(tmp_path, criterion("a", EXPERIENCE), criterion("b", EXPERIENCE))
    code, output = run("--format", "json", str(tmp_path / "lead.yaml"))
    assert code == 1
    told = json.loads(output)
    assert [(one["line"], one["column"], one["rule"]) for one in told] == [
        (1, 1, "no-cases"),
        (7, 10, "same-criterion"),
    ]
    assert {frozenset(one) for one in told} == {frozenset({"path", "line", "column", "rule", "message"})}


def test_without_findings_json_is_an_empty_list() -> None:
    assert run("--format", "json") == (0, "[]\n")


def test_rules_may_be_left_out(tmp_path: Path) -> None:
    check(tmp_path, criterion("a", EXPERIENCE), criterion("b", EXPERIENCE))
    path = str(tmp_path / "lead.yaml")
    assert run(path)[1].endswith("2 findings in 1 file\n")
    assert run("--ignore", "no-cases", path)[1].endswith("1 finding in 1 file\n")
    assert run("--ignore", "no-cases", "--ignore", "same-criterion", path) == (0, f"{path}: ok\nok\n")


@pytest.mark.parametrize(
    ("name", "said"), [("no-case", 'did you mean "no-cases"?'), ("unknown-key", "cannot be ignored")]
)
def test_what_cannot_be_left_out_is_bad_usage(name: str, said: str) -> None:
    code, output = run("--ignore", name)
    assert code == 2
    assert said in output


def test_the_rules_are_listed() -> None:
    code, output = run("--list")
    assert code == 0
    assert [line.partition(":")[0] for line in output.splitlines()] == list(RULES)
