from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from case_files import CASES, RULES, write_lead
from papers import ABLE, write_docx
from resumesift import Screener, load_rules
from resumesift.cli_rules import rules as command
from resumesift.errors import RuleError
from resumesift.resume import MonthRange
from resumesift.rulekit.case_text import case_text
from resumesift.rulekit.cases import CaseResult, load_cases, run_case, run_suite
from resumesift.rulekit.contributions import contributions
from resumesift.rulekit.lint import check_file, said_of
from resumesift.rulekit.targets import case_targets, rule_targets
from resumesift.rules.load import shipped_rules
from resumesift.rules.model import ExperienceCriterion


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_lead(tmp_path)


# --- running


def test_a_case_passes_or_says_what_differs(folder: Path) -> None:
    suite = load_cases(folder / "lead.test.yaml")
    passed, failed = (run_case(suite, case) for case in suite.cases)
    assert passed.ok
    assert case_text(passed, verbose=True).splitlines()[1] == "  qualified, score 100.0"
    assert not failed.ok
    assert case_text(failed, base=folder).splitlines() == [
        "FAILED  lead.test.yaml:13  wrong on purpose",
        "  decision: expected qualified, is not_qualified: 1 年 11 个月主管经历，要求 2 年",
        "  score: expected 90–100, is 72.9",
        "    points lost: team 25.0, years 2.1",
        "  years: expected met, is not_met",
        "  years: expected 24–25 months, 23 counted",
        "  years: expected a reason with '无'",
        "  years: expected '再有 2 个月' to be missing",
        "    lead.yaml:6: years, experience, must",
        "    lead.yaml:11: at_least: {years: 2}, level: supervisor",
        "    1 年 11 个月主管经历，要求 2 年 [再有 1 个月主管经历]",
        "    +23  2024-07 – now  主管 @ 甲",
        "    “主管”",
        "    “甲”",
        "    “2024-07 –”",
    ]


def one_case(folder: Path, case: str) -> CaseResult:
    (folder / "lead.test.yaml").write_text(f"as_of: 2026-06-30\ncases:\n  - {case}\n", encoding="utf-8")
    suite = load_cases(folder / "lead.test.yaml")
    return run_case(suite, suite.cases[0])


def test_a_wrong_decision_alone_tells_of_the_must_haves_that_made_it(folder: Path) -> None:
    result = one_case(folder, "{name: a, given: {teams: [5]}, expect: {decision: qualified}}")
    assert case_text(result, base=folder).splitlines()[2:] == [
        "  years:",
        "    lead.yaml:6: years, experience, must",
        "    lead.yaml:11: at_least: {years: 2}, level: supervisor",
        "    0 个月主管经历，要求 2 年 [再有 2 年主管经历]",
    ]


POSTS = """\
name: a
    given:
      work:
        - {title: 主管, company: 甲, start: 2025-01, level: supervisor}
        - {title: 主管, company: 乙, start: 2025-01, end: 2025-06, level: supervisor}
        - {title: 主管, company: 丙, start: 2024-07, end: 2025-03, level: supervisor}
        - {title: 助理, company: 丁, start: 2020-07, end: 2024-07, level: assistant}
        - {title: 主管, start: 2010-01, end: 2010-12, level: supervisor, kind: internship}
        - {title: 主管, start: 2012, end: 2013, level: {low: specialist, high: supervisor}, kind: part_time}
        - {title: 主管, months: 7, level: supervisor}
        - {title: 主管, start: 2026-07, level: supervisor}
        - {title: 顾问, start: 2015-01, end: 2015-12}
    expect: {criteria: {years: {months: 0}}}
"""


def test_post_by_post_the_months_add_up_and_what_does_not_count_says_why(folder: Path) -> None:
    result = one_case(folder, POSTS)
    assert [line.strip() for line in case_text(result).splitlines()[5:-5]] == [
        "+18    2025-01 – now  主管 @ 甲",
        "–      2025-01 – 2025-06  主管 @ 乙  (all of its 6 months counted above)",
        "+6     2024-07 – 2025-03  主管 @ 丙  (3 of its 9 months counted above)",
        "–      2020-07 – 2024-07  助理 @ 丁  (assistant is below supervisor)",
        "–      2010-01 – 2010-12  主管  (an internship does not count)",
        "+0–24  2012 – 2013  主管  "
        "(specialist–supervisor may be below supervisor; part-time work may count; a year without a month)",
        "+0–7   no dates  主管  (7 months, which may overlap others)",
        "–      2026-07 – now  主管  (begins after the day of the screening)",
        "–      2015-01 – 2015-12  顾问  (a title without a level, supervisor is asked for)",
    ]
    (rules,) = [rule for rule in result.suite.rules.criteria if rule.id == "years"]
    assert isinstance(rules, ExperienceCriterion)
    assert result.resume is not None
    posts = contributions(rules, result.resume, result.suite.day(result.case))
    months = result.verdict and result.verdict.criteria[0].months
    assert months == MonthRange(low=sum(post.adds.low for post in posts), high=sum(post.adds.high for post in posts))


def test_a_gap_that_counts_is_part_of_the_post_behind_it(folder: Path) -> None:
    rules = RULES.replace("at_least: {years: 2}", "at_least: {years: 2}\n    count: {gaps_up_to: {months: 2}}")
    (folder / "lead.yaml").write_text(rules, encoding="utf-8")
    posts = "{title: a, start: 2025-07, level: supervisor}, {title: b, start: 2025-01, end: 2025-05, level: supervisor}"
    result = one_case(folder, f"{{name: a, given: {{work: [{posts}]}}, expect: {{criteria: {{years: met}}}}}}")
    assert "+12  2025-07 – now  a\n    +6   2025-01 – 2025-05  b  (with gaps of up to 2 months)" in case_text(result)


def test_mention_by_mention_what_counts_and_why_another_does_not(folder: Path) -> None:
    costs = """\
  - id: costs
    title: {zh: 成本}
    importance: should
    kind: concept
    concepts: {any_of: [ability.cost.*]}
    where: [work]
    weak: [summary]
    since: {years: 2}
"""
    (folder / "lead.yaml").write_text(RULES + costs, encoding="utf-8")
    result = one_case(
        folder,
        """\
name: a
    given:
      work: [{title: 主管, start: 2025-01}, {title: 主管, start: 2020-01, end: 2022-01}]
      concepts:
        - {concept: ability.cost.margin, assertion: other_person, post: 0}
        - {concept: ability.cost.budget, section: summary, post: 0}
        - {concept: ability.cost.budget, post: 1}
        - {concept: ability.cost.roi, section: award, post: 0}
        - {concept: ability.cost.roi, post: 0}
        - {concept: ability.cost.roi}
        - {concept: skill.excel, post: 0}
    expect: {criteria: {costs: not_met}}
""",
    )
    assert [line.strip() for line in case_text(result).splitlines()[5:]] == [
        "+  ability.cost.roi  “ability.cost.roi”",
        "?  ability.cost.budget  “ability.cost.budget”  (the section summary is weak)",
        "?  ability.cost.roi  “ability.cost.roi”  (perhaps too long ago)",
        "–  ability.cost.margin  “ability.cost.margin”  (other person)",
        "–  ability.cost.budget  “ability.cost.budget”  (too long ago)",
        "–  ability.cost.roi  “ability.cost.roi”  (the section award is none of where)",
    ]


@pytest.mark.parametrize(
    ("expected", "outcome", "ok"), [("qualified", "xfailed", True), ("not_qualified", "xpassed", False)]
)
def test_a_case_that_is_known_to_fail(folder: Path, expected: str, outcome: str, ok: bool) -> None:
    case = f"{{name: a, xfail: titles in Danish, given: {{}}, expect: {{decision: {expected}}}}}"
    result = one_case(folder, case)
    assert (result.outcome, result.ok) == (outcome, ok)
    assert "titles in Danish" in case_text(result)


def test_the_shortest_forms(folder: Path) -> None:
    text = """\
cases:
  - name: short
    as_of: 2026-06-30
    given:
      work: [{title: 主管, start: 2020, end: 2023, level: {low: specialist, high: supervisor}, domains: [b2c]}]
      concepts: [ability.cost.budget, {concept: ability.cost.roi, assertion: negated}]
      knowledge: {b2c: possible}
      education: [{level: bachelor, end: 2010}]
    expect: {criteria: {years: unclear}}
"""
    (folder / "lead.test.yaml").write_text(text, encoding="utf-8")
    suite = load_cases(folder / "lead.test.yaml")
    assert run_case(suite, suite.cases[0]).passed
    given = suite.cases[0].given
    assert given is not None
    resume = given.resume("zh")
    assert (resume.work[0].start, resume.work[0].end, resume.work[0].domains) == ("2020", "2023", {"b2c": "yes"})
    assert [mention.assertion for mention in resume.mentions] == ["claimed", "negated"]
    assert resume.knowledge["b2c"].certainty == "possible"


def test_a_text_is_run_through_the_extraction(folder: Path) -> None:
    text = """\
as_of: 2026-06-30
cases:
  - name: a résumé as text
    text: |
      张三
      工作经历
      2020.01 - 2024.12  甲有限公司  仓储主管
      - 负责仓库管理
    expect: {decision: qualified, criteria: {years: {status: met, months: 60}}}
"""
    (folder / "lead.test.yaml").write_text(text, encoding="utf-8")
    suite = load_cases(folder / "lead.test.yaml")
    assert run_case(suite, suite.cases[0]).passed


def test_a_file_stands_beside_its_case(folder: Path) -> None:
    write_docx(folder / "papers/able.docx", ABLE)
    text = """\
as_of: 2026-06-30
rules: ecommerce-director
cases:
  - {name: able, file: papers/able.docx, expect: {decision: qualified}}
"""
    (folder / "lead.test.yaml").write_text(text, encoding="utf-8")
    suite = load_cases(folder / "lead.test.yaml")
    assert run_case(suite, suite.cases[0]).passed


def test_a_file_that_cannot_be_read_fails_the_case(folder: Path) -> None:
    text = "as_of: 2026-06-30\ncases:\n  - {name: gone, file: gone.pdf, expect: {decision: review}}\n"
    (folder / "lead.test.yaml").write_text(text, encoding="utf-8")
    suite = load_cases(folder / "lead.test.yaml")
    result = run_case(suite, suite.cases[0])
    assert not result.passed
    assert result.error is not None


def test_a_text_is_read_as_a_file_of_it_would_be(folder: Path) -> None:
    text = """\
as_of: 2026-06-30
cases:
  - name: full-width figures, a drawn line, columns
    text: |
      张三
      工作经历
      ----------------
      ２０２０．０１－２０２４．１２　　甲有限公司　　仓储主管
      ⼈员管理
    expect: {decision: qualified, criteria: {years: {status: met, months: 60}}}
"""
    (folder / "lead.test.yaml").write_text(text, encoding="utf-8")
    suite = load_cases(folder / "lead.test.yaml")
    assert run_case(suite, suite.cases[0]).passed


# --- lint


LINTED = """\
name: other
version: 1.0.0
language: en
title: {en: Lead}
criteria:
  - id: costs
    title: {en: costs}
    importance: should
    weight: 0
    kind: concept
    concepts: {at_least: 9, of: [ability.cost.*, ability.cost.budget]}
    where: [summary]
    weak: [summary, skills]
"""


def test_lint_finds_rules_that_cannot_do_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "lead.yaml"
    path.write_text(LINTED, encoding="utf-8")
    assert [said_of(problem).removeprefix(f"{tmp_path}/") for problem in check_file(path)] == [
        "lead.yaml:1:1: no cases: write lead.test.yaml beside it, so that a change of the rules is noticed [no-cases]",
        'lead.yaml:1:7: the name should be "lead", as the file is called [file-name]',
        "lead.yaml:6:3: no criterion is a must: everybody would be qualified; make one a must, or write pass_mark "
        "[no-must]",
        "lead.yaml:6:3: the weights add up to 0: every score is 0 [zero-weights]",
        "lead.yaml:9:13: a should with weight 0 has no effect [weightless-should]",
        "lead.yaml:11:26: asks for 9 of 6: can never be met [never-met]",
        'lead.yaml:11:50: "ability.cost.budget" is in "ability.cost.*" already: leave it out [redundant-name]',
        "lead.yaml:13:11: every section of where is weak: the criterion can never be met [never-met]",
    ]


@pytest.mark.parametrize(("mark", "found"), [("", 1), ("pass_mark: 60\n", 0), ("pass_mark: 0\n", 1)])
def test_without_a_must_a_pass_mark_parts_the_qualified(tmp_path: Path, mark: str, found: int) -> None:
    path = tmp_path / "lead.yaml"
    path.write_text(mark + LINTED, encoding="utf-8")
    assert sum("everybody would be qualified" in str(problem) for problem in check_file(path)) == found


@pytest.mark.parametrize("path", rule_targets([]), ids=lambda path: path.name)
def test_the_shipped_files_have_no_findings(path: Path) -> None:
    assert [str(problem) for problem in check_file(path)] == []


# --- which files a command means


def test_targets(folder: Path) -> None:
    cases = folder / "lead.test.yaml"
    assert (
        case_targets([str(folder)])
        == case_targets([str(folder / "lead.yaml")])
        == case_targets([str(cases)])
        == [cases]
    )
    assert rule_targets([str(folder)]) == [cases, folder / "lead.yaml"]
    assert rule_targets([str(folder / "lead.yaml")]) == [folder / "lead.yaml", cases]
    assert rule_targets([str(cases)]) == [cases]
    assert case_targets(["ecommerce-director"])[0].name == "ecommerce-director.test.yaml"
    assert {path.name for path in case_targets([])} == {f"{name}.test.yaml" for name in shipped_rules()}
    (folder / "bare.yaml").write_text(RULES, encoding="utf-8")
    for nothing in (str(folder / "bare.yaml"), "no-such-rules"):
        with pytest.raises(RuleError):
            case_targets([nothing])


# --- the commands


def test_rules_check_tells_findings(folder: Path) -> None:
    assert CliRunner().invoke(command, ["check", str(folder)]).exit_code == 0
    (folder / "lead.yaml").write_text(RULES.replace("name: lead", "name: leed"), encoding="utf-8")
    run = CliRunner().invoke(command, ["check", str(folder / "lead.yaml")])
    assert run.exit_code == 1
    assert run.output.splitlines() == [
        f'{folder}/lead.yaml:1:7: the name should be "lead", as the file is called [file-name]',
        f"{folder}/lead.test.yaml: ok",
        "1 finding in 1 file",
    ]


def test_rules_check_tells_each_fault_once(folder: Path) -> None:
    (folder / "lead.yaml").write_text(RULES.replace("supervisor", "supervizor"), encoding="utf-8")
    (folder / "lead.test.yaml").write_text(CASES.replace("team: met", "team: mett"), encoding="utf-8")
    run = CliRunner().invoke(command, ["check", str(folder / "lead.yaml")])
    assert run.exit_code == 1
    assert run.output.splitlines() == [
        f'{folder}/lead.yaml:10:12: unknown level "supervizor", did you mean "supervisor"? [unknown-level]',
        f'{folder}/lead.test.yaml:12:15: unknown status "mett", did you mean "met"? [unknown-word]',
        "2 findings in 2 files",
    ]


@pytest.mark.parametrize("name", ["gone.yaml", "gone", "./gone.test.yaml"])
def test_a_file_that_is_not_there_is_bad_usage(name: str) -> None:
    done = subprocess.run([sys.executable, "-m", "resumesift", "rules", "check", name], capture_output=True, text=True)
    assert done.returncode == 2
    assert "gone" in done.stderr


def test_the_shipped_rules_pass_the_check() -> None:
    run = CliRunner().invoke(command, ["check"])
    assert run.exit_code == 0, run.output
    assert run.output.count(": ok") == 2 * len(shipped_rules())


@pytest.mark.parametrize("given", ["text", "file"])
def test_what_may_not_have_been_read_is_for_review_in_a_case_as_on_the_way(folder: Path, given: str) -> None:
    prose = "the quick brown fox jumps over the lazy dog"
    (folder / "prose.txt").write_text(prose, encoding="utf-8")
    start = f"text: {prose}" if given == "text" else "file: prose.txt"
    cases = f"as_of: 2026-06-30\ncases:\n  - {{name: prose, {start}, expect: {{decision: review}}}}\n"
    (folder / "lead.test.yaml").write_text(cases, encoding="utf-8")
    (result,) = run_suite(load_cases(folder / "lead.test.yaml")).results
    assert result.outcome == "passed"
    assert Screener(load_rules(folder / "lead.yaml"), "2026-06-30").screen(folder / "prose.txt").decision == "review"


def test_a_ruleset_of_the_other_ending_has_cases_too(folder: Path) -> None:
    (folder / "lead.yaml").rename(folder / "lead.yml")
    assert load_cases(folder / "lead.test.yaml").rules.name == "lead"
    assert rule_targets([str(folder)]) == [folder / "lead.test.yaml", folder / "lead.yml"]
