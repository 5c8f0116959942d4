from __future__ import annotations

from pathlib import Path

import pytest

from case_files import CASES, RULES, write_lead
from resumesift.errors import RuleError
from resumesift.rulekit.cases import load_cases, run_case


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_lead(tmp_path)


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
        ('given: {}, xfail: "", expect: {score: 10}', "must not be empty"),
        ("given: {}, xfail: true, expect: {score: 10}", "must be the reason why the case fails, as text"),
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


def test_the_name_of_a_case_is_one_line(folder: Path) -> None:
    text = 'as_of: 2026-06-30\ncases:\n  - {name: "two\\nlines", given: {}, expect: {score: 0}}\n'
    (problem,) = problems(folder, text)
    assert problem.startswith("lead.test.yaml:3:12: must be one line of text")


def test_the_name_of_a_ruleset_that_there_is_not_has_its_place(folder: Path) -> None:
    case = "as_of: 2026-06-30\nrules: other\ncases: [{name: a, given: {}, expect: {decision: review}}]\n"
    (problem,) = problems(folder, case)
    assert problem.startswith('lead.test.yaml:2:8: unknown ruleset "other"')


def test_a_case_that_is_known_to_fail_says_why(folder: Path) -> None:
    case = "as_of: 2026-06-30\ncases:\n  - {name: a, xfail: , given: {}, expect: {decision: review}}\n"
    assert problems(folder, case) == [
        'lead.test.yaml:3:5: "xfail" says why the case is known to fail: write the reason'
    ]


def test_a_month_that_looks_like_a_number_is_told_as_a_month(folder: Path) -> None:
    case = "{name: a, given: {work: [{start: 2024.07}]}, expect: {decision: review}}"
    (problem,) = problems(folder, f"as_of: 2026-06-30\ncases:\n  - {case}\n")
    assert problem.endswith('must be YYYY-MM or YYYY, not "2024.07"')
