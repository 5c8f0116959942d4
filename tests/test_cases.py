from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from papers import ABLE, write_docx
from resumesift.cli_rules import rules as command
from resumesift.errors import RuleError
from resumesift.rulekit.cases import load_cases, run_case
from resumesift.rulekit.lint import check_file
from resumesift.rulekit.targets import case_targets, rule_targets
from resumesift.rules.load import shipped_rules
from resumesift.rules.model import AnyCriterion, ConceptCriterion, TeamSizeCriterion

pytest_plugins = ["pytester"]

RULES = """\
name: lead
version: 1.0.0
language: zh
title: {zh: 主管}
criteria:
  - id: years
    title: {zh: 主管经历}
    importance: must
    kind: experience
    level: supervisor
    at_least: {years: 2}
  - id: team
    title: {zh: 团队}
    importance: should
    kind: team_size
    at_least: {people: 5}
"""

CASES = """\
as_of: 2026-06-30
cases:
  - name: two years are enough
    given:
      work: [{title: 主管, start: 2024-07, level: supervisor}]
      teams: [5]
    expect:
      decision: qualified
      score: 100
      criteria:
        years: {status: met, months: 24, reason: 2 年 0 个月主管经历}
        team: met
  - name: wrong on purpose
    as_of: 2026-05-31
    given:
      work: [{title: 主管, company: 甲, start: 2024-07, level: supervisor}]
    expect:
      decision: qualified
      score: {low: 90, high: 100}
      criteria:
        years: {status: met, months: {low: 24, high: 25}, reason: 无, missing: 再有 2 个月}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lead.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "lead.test.yaml").write_text(CASES, encoding="utf-8")
    return tmp_path


def problems(folder: Path, text: str, name: str = "lead.test.yaml") -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_cases(folder / name)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("post", "message"),
    [
        (2, "there is no post 2: work has 2, counted from 0"),
        (-1, 'must be at least 0, not "-1"'),
    ],
)
def test_a_concept_stands_in_a_post_that_there_is(folder: Path, post: int, message: str) -> None:
    text = """\
as_of: 2026-06-30
cases:
  - name: a
    given: {work: [{title: 主管}, {title: 主管}], concepts: [{concept: ability.cost.budget, post: %s}]}
    expect: {score: 0}
"""
    assert problems(folder, text % post) == [f"lead.test.yaml:4:95: {message}"]
    (folder / "lead.test.yaml").write_text(text % 1, encoding="utf-8")
    assert load_cases(folder / "lead.test.yaml").cases


# --- running


def test_a_case_passes_or_says_what_differs(folder: Path) -> None:
    suite = load_cases(folder / "lead.test.yaml")
    passed, failed = (run_case(suite, case) for case in suite.cases)
    assert passed.passed
    assert passed.text(verbose=True).splitlines()[1] == "  qualified, score 100.0"
    assert not failed.passed
    assert failed.text().splitlines() == [
        f"FAILED  {folder}/lead.test.yaml:13  wrong on purpose",
        "  decision: expected qualified, is not_qualified: 1 年 11 个月主管经历，要求 2 年",
        "  score: expected 90–100, is 72.9",
        "  years: expected met, is not_met",
        "  years: expected 24–25 months, 23 counted",
        "  years: expected a reason with '无'",
        "  years: expected '再有 2 个月' to be missing",
        "    1 年 11 个月主管经历，要求 2 年 [再有 1 个月主管经历]",
        "    “主管”",
        "    “甲”",
        "    “2024-07 –”",
    ]


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
    assert run_case(suite, suite.cases[0]).text().startswith("passed")


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
    assert run_case(suite, suite.cases[0]).text().startswith("passed")


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
    assert run_case(suite, suite.cases[0]).text().startswith("passed")


# --- loading


def test_all_faults_of_a_case_file_at_once(folder: Path) -> None:
    text = """\
cases:
  - name: a
    as_of: 2026-06-31
    given: {work: [{title: x, start: 2020-13, levl: manager}], concepts: [ability.cost.buget]}
    expect: {decision: reject, criteria: {yers: met}}
  - name: b
    as_of: 2026-06-30
    given: {}
    text: x
    expect: {decision: review}
  - name: c
    text: x
    expect: {}
"""
    assert problems(folder, text) == [
        'lead.test.yaml:3:12: must be YYYY-MM-DD, not "2026-06-31"',
        'lead.test.yaml:4:38: must be YYYY-MM or YYYY, not "2020-13"',
        'lead.test.yaml:4:47: unknown key "levl", did you mean "level"?',
        'lead.test.yaml:4:75: unknown concept "ability.cost.buget", did you mean "ability.cost.budget"?',
        'lead.test.yaml:5:24: unknown decision "reject" (known: not_qualified, qualified, review)',
        'lead.test.yaml:5:43: unknown criterion "yers", did you mean "years"?',
        'lead.test.yaml:6:5: write one of "given", "text" and "file"',
        'lead.test.yaml:11:5: "as_of" is missing: here or at the top of the file',
        'lead.test.yaml:13:13: write "decision", "criteria" or "score"',
    ]


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ("given: {text: x}, expect: {decision: review}", '"text" stands beside "given", not in it'),
        ("given: {file: x.pdf}, expect: {decision: review}", '"file" stands beside "given", not in it'),
        ("given: {}, expect: {criteria: {team: mett}}", 'unknown status "mett", did you mean "met"?'),
        ("given: {}, expect: {criteria: {years: {months: 24.5}}}", 'must be a whole number, not "24.5"'),
        ("given: {}, expect: {criteria: {years: {months: {low: 24}}}}", '"high" is missing'),
        ("given: {}, expect: {score: {low: 70, high: 60}}", '"low" is greater than "high"'),
        ("given: {}, expect: {score: 101}", 'must be at most 100, not "101"'),
        (
            "given: {work: [{start: 2020-05, end: 2019-12}]}, expect: {decision: review}",
            'the end "2019-12" lies before the start "2020-05"',
        ),
        (
            "given: {education: [{start: 2020-05, end: 2019}]}, expect: {decision: review}",
            'the end "2019" lies before the start "2020-05"',
        ),
    ],
)
def test_single_faults_of_a_case(folder: Path, case: str, fault: str) -> None:
    text = f"as_of: 2026-06-30\ncases:\n  - {{name: a case, {case}}}\n"
    (problem,) = problems(folder, text)
    assert problem.startswith("lead.test.yaml:3:")
    assert problem.endswith(f": {fault}")


def test_a_year_may_begin_in_the_month_of_its_end(folder: Path) -> None:
    case = "{name: a, given: {work: [{start: 2020-05, end: 2020}]}, expect: {decision: not_qualified}}"
    (folder / "lead.test.yaml").write_text(f"as_of: 2026-06-30\ncases: [{case}]\n", encoding="utf-8")
    assert load_cases(folder / "lead.test.yaml").cases


def test_two_cases_have_two_names(folder: Path) -> None:
    case = "{name: a, given: {}, expect: {decision: not_qualified}}"
    text = f"as_of: 2026-06-30\ncases:\n  - {case}\n  - {case}\n"
    assert problems(folder, text) == ['lead.test.yaml:4:12: the name "a" stands twice: first in line 3']


def test_one_end_of_a_score_is_enough(folder: Path) -> None:
    cases = (f"  - {{name: {end}, given: {{}}, expect: {{score: {{{end}: 60}}}}}}\n" for end in ("low", "high"))
    text = "as_of: 2026-06-30\ncases:\n" + "".join(cases)
    (folder / "lead.test.yaml").write_text(text, encoding="utf-8")
    suite = load_cases(folder / "lead.test.yaml")
    assert [run_case(suite, case).passed for case in suite.cases] == [False, True]


def test_rules_may_be_named(folder: Path) -> None:
    case = "as_of: 2026-06-30\ncases: [{name: a, given: {}, expect: {decision: not_qualified}}]\n"
    (folder / "other.test.yaml").write_text("rules: lead.yaml\n" + case, encoding="utf-8")
    assert load_cases(folder / "other.test.yaml").rules.name == "lead"
    (folder / "other.test.yaml").write_text("rules: ecommerce-director\n" + case, encoding="utf-8")
    assert load_cases(folder / "other.test.yaml").rules.name == "ecommerce-director"
    assert problems(folder, case, "lone.test.yaml") == ["lone.yaml: cannot be read: No such file or directory"]


def test_faults_of_the_ruleset_are_told_too(folder: Path) -> None:
    (folder / "lead.yaml").write_text(RULES.replace("supervisor", "supervizor"), encoding="utf-8")
    (problem,) = problems(folder, CASES)
    assert problem == 'lead.yaml:10:12: unknown level "supervizor", did you mean "supervisor"?'


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
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in check_file(path)] == [
        'lead.yaml:1:7: the name should be "lead", as the file is called',
        "lead.yaml:6:3: no criterion is a must: everybody would be qualified",
        "lead.yaml:9:13: a should with weight 0 has no effect",
        "lead.yaml:11:26: asks for 9 of 6: can never be met",
        'lead.yaml:11:50: "ability.cost.budget" is in "ability.cost.*" already',
        "lead.yaml:13:11: every section of where is weak: the criterion can never be met",
    ]


@pytest.mark.parametrize(("mark", "found"), [("", 1), ("pass_mark: 60\n", 0), ("pass_mark: 0\n", 1)])
def test_without_a_must_a_pass_mark_parts_the_qualified(tmp_path: Path, mark: str, found: int) -> None:
    path = tmp_path / "lead.yaml"
    path.write_text(mark + LINTED, encoding="utf-8")
    assert sum("everybody would be qualified" in str(problem) for problem in check_file(path)) == found


@pytest.mark.parametrize("path", rule_targets([]), ids=lambda path: path.name)
def test_the_shipped_files_have_no_findings(path: Path) -> None:
    assert [str(problem) for problem in check_file(path)] == []


# --- the shipped cases


def can_be_unclear(criterion: AnyCriterion) -> bool:
    if isinstance(criterion, TeamSizeCriterion):
        return criterion.unstated == "unclear"
    return not isinstance(criterion, ConceptCriterion) or bool(criterion.weak or criterion.since)


@pytest.mark.parametrize("name", sorted(shipped_rules()))
def test_every_criterion_is_seen_in_every_state_that_it_can_have(name: str) -> None:
    (path,) = case_targets([name])
    suite = load_cases(path)
    seen = {(key, wanted.status) for case in suite.cases for key, wanted in case.expect.criteria.items()}
    for criterion in suite.rules.criteria:
        states = ("met", "unclear", "not_met") if can_be_unclear(criterion) else ("met", "not_met")
        assert [state for state in states if (criterion.id, state) not in seen] == [], criterion.id


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


def test_rules_test_counts_and_tells_failures(folder: Path) -> None:
    run = CliRunner().invoke(command, ["test", str(folder)])
    assert run.exit_code == 1
    assert "FAILED" in run.output
    assert "two years are enough" not in run.output
    assert run.output.endswith("1 passed, 1 failed\n")


def test_rules_test_chooses_by_name_and_names_what_passes(folder: Path) -> None:
    run = CliRunner().invoke(command, ["test", "-v", "-k", "two.years", str(folder)])
    assert run.exit_code == 0
    assert "two years are enough" in run.output
    assert run.output.endswith("1 passed, 0 failed\n")
    assert CliRunner().invoke(command, ["test", "-k", "(", str(folder)]).exit_code == 2


def test_rules_check_tells_findings(folder: Path) -> None:
    assert CliRunner().invoke(command, ["check", str(folder)]).exit_code == 0
    (folder / "lead.yaml").write_text(RULES.replace("name: lead", "name: leed"), encoding="utf-8")
    run = CliRunner().invoke(command, ["check", str(folder / "lead.yaml")])
    assert run.exit_code == 1
    assert run.output.splitlines() == [
        f'{folder}/lead.yaml:1:7: the name should be "lead", as the file is called',
        f"{folder}/lead.test.yaml: ok",
    ]


def test_rules_check_tells_each_fault_once(folder: Path) -> None:
    (folder / "lead.yaml").write_text(RULES.replace("supervisor", "supervizor"), encoding="utf-8")
    (folder / "lead.test.yaml").write_text(CASES.replace("team: met", "team: mett"), encoding="utf-8")
    run = CliRunner().invoke(command, ["check", str(folder / "lead.yaml")])
    assert run.exit_code == 1
    assert run.output.splitlines() == [
        f'{folder}/lead.yaml:10:12: unknown level "supervizor", did you mean "supervisor"?',
        f'{folder}/lead.test.yaml:12:15: unknown status "mett", did you mean "met"?',
    ]


@pytest.mark.parametrize("name", ["gone.yaml", "gone", "./gone.test.yaml"])
def test_a_file_that_is_not_there_is_bad_usage(name: str) -> None:
    done = subprocess.run([sys.executable, "-m", "resumesift", "rules", "check", name], capture_output=True, text=True)
    assert done.returncode == 2
    assert "gone" in done.stderr


def test_names_that_match_no_case_are_told(folder: Path) -> None:
    run = CliRunner().invoke(command, ["test", "-k", "nosuch", str(folder)])
    assert run.exit_code == 1
    assert run.output == "Error: no case has a name that matches 'nosuch': none was run\n"


def test_the_shipped_rules_pass_the_check() -> None:
    run = CliRunner().invoke(command, ["check"])
    assert run.exit_code == 0, run.output
    assert run.output.count(": ok") == 2 * len(shipped_rules())


# --- the pytest plugin


def test_each_case_is_a_test_of_its_own(folder: Path, pytester: pytest.Pytester) -> None:
    run = pytester.runpytest_inprocess(str(folder), "-v")
    run.assert_outcomes(passed=1, failed=1)
    run.stdout.fnmatch_lines(["*lead.test.yaml::two years are enough PASSED*", "*years: expected met, is not_met*"])


def test_a_case_file_with_faults_is_one_error_with_all_of_them(folder: Path, pytester: pytest.Pytester) -> None:
    (folder / "lead.test.yaml").write_text(CASES.replace("years:", "yers:"), encoding="utf-8")
    run = pytester.runpytest_inprocess(str(folder))
    run.assert_outcomes(errors=1)
    run.stdout.fnmatch_lines(['*:11:9: unknown criterion "yers", did you mean "years"?'] * 1)


def test_case_files_of_other_tools_are_left_alone(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("other.test.yaml").write_text("suites: []\n", encoding="utf-8")
    pytester.runpytest_inprocess().assert_outcomes()


def test_the_plugin_costs_an_unrelated_suite_nothing() -> None:
    code = (
        "import resumesift.pytest_plugin, sys; print([m for m in ('spacy', 'pydantic', 'srsly') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
