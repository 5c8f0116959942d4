from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from case_files import CASES, write_lead
from resumesift.cli_rules import rules as command

pytest_plugins = ["pytester"]

# A run within this process forgets the modules that it loads, and compiled ones cannot be loaded twice.
for module in ("rulekit.case_text", "rulekit.fixtures", "extraction.pipeline", "reading", "report.shown", "screener"):
    import_module(f"resumesift.{module}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_lead(tmp_path)


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


def write_cases(folder: Path, *cases: str) -> None:
    (folder / "lead.test.yaml").write_text(
        "as_of: 2026-06-30\ncases:\n" + "".join(f"  - {c}\n" for c in cases), "utf-8"
    )


def test_ids_say_which_case_and_choose_it(pytester: pytest.Pytester) -> None:
    write_lead(pytester.path)
    run = pytester.runpytest_inprocess("--collect-only", "-q")
    run.stdout.fnmatch_lines(["lead.test.yaml::two years are enough", "lead.test.yaml::wrong on purpose"])
    pytester.runpytest_inprocess("lead.test.yaml::two years are enough").assert_outcomes(passed=1)
    pytester.runpytest_inprocess("-k", "years and not wrong").assert_outcomes(passed=1, deselected=1)


def test_a_name_that_holds_what_parts_ids_can_be_chosen(pytester: pytest.Pytester) -> None:
    write_lead(pytester.path)
    write_cases(pytester.path, '{name: "a::b [1] 两年", given: {}, expect: {decision: not_qualified}}')
    pytester.runpytest_inprocess("lead.test.yaml::a:b [1] 两年").assert_outcomes(passed=1)


def test_the_failure_is_told_as_rules_test_tells_it(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    write_lead(pytester.path)
    monkeypatch.chdir(pytester.path)
    told = CliRunner().invoke(command, ["test", "."]).output.splitlines()[:-1]
    assert told[0] == "FAILED  lead.test.yaml:13  wrong on purpose"
    run = pytester.runpytest_inprocess()
    start = run.outlines.index(told[0])
    assert run.outlines[start : start + len(told)] == told
    run.stdout.fnmatch_lines(["FAILED lead.test.yaml::wrong on purpose - decision: expected qualified, is *"])


def test_it_is_told_by_the_workers_of_xdist_too(pytester: pytest.Pytester) -> None:
    write_lead(pytester.path)
    run = pytester.runpytest_subprocess("-n", "1")
    run.assert_outcomes(passed=1, failed=1)
    run.stdout.fnmatch_lines(["FAILED  *lead.test.yaml:13  wrong on purpose", "  decision: expected qualified, is *"])


def test_what_is_known_to_fail_is_xfailed_and_strictly_so(pytester: pytest.Pytester) -> None:
    write_lead(pytester.path)
    write_cases(
        pytester.path,
        "{name: known, xfail: titles in Danish, given: {}, expect: {decision: qualified}}",
        "{name: mended, xfail: not yet, given: {}, expect: {decision: not_qualified}}",
    )
    run = pytester.runpytest_inprocess("-rx")
    run.assert_outcomes(xfailed=1, failed=1)
    run.stdout.fnmatch_lines(["*XPASS(strict)* not yet", "XFAIL lead.test.yaml::known - titles in Danish"])


def test_it_stops_at_the_first_failure(pytester: pytest.Pytester) -> None:
    write_lead(pytester.path)
    case = "{name: %s, given: {}, expect: {decision: qualified}}"
    write_cases(pytester.path, case % "a", case % "b")
    pytester.runpytest_inprocess("-x").assert_outcomes(failed=1)


# --- the fixtures

TEST = """\
import pytest
from resumesift import evaluate

RESUME = \"\"\"
    张三
    工作经历
    2024.07 - 至今  甲有限公司  仓储主管
    - 负责仓库管理
\"\"\"

{marker}
def test_months(ruleset, screener, resume_from_text):
    assert ruleset.name == "lead"
    assert screener.ruleset is ruleset
    resume = resume_from_text(RESUME)
    assert resume.work[0].months.low == {months}
    verdict = evaluate(ruleset, resume, screener.as_of)
    assert verdict.criteria[0].months == resume.work[0].months
"""


@pytest.mark.parametrize(
    ("marker", "ini", "months"),
    [
        ('@pytest.mark.ruleset("lead.yaml", as_of="2026-06-30")', "", 24),
        ('@pytest.mark.ruleset("rules/other/lead.yaml", as_of="2026-06-30")', "", 24),
        ('@pytest.mark.ruleset("lead.yaml", "2026-06-30")', "resumesift_as_of = 2026-05-31", 24),
        ('@pytest.mark.ruleset(file_or_name="lead.yaml", as_of="2026-06-30")', "", 24),
        ('@pytest.mark.ruleset("lead.yaml")', "resumesift_as_of = 2026-05-31", 23),
        ("", "resumesift_ruleset = tests/lead.yaml\nresumesift_as_of = 2026-05-31", 23),
        ('@pytest.mark.ruleset(as_of="2026-04-30")', "resumesift_ruleset = tests/lead.yaml", 22),
        ('pytestmark = pytest.mark.ruleset("lead.yaml", as_of="2026-03-31")', "", 21),
    ],
)
def test_the_fixtures_go_by_marker_and_options(pytester: pytest.Pytester, marker: str, ini: str, months: int) -> None:
    for folder in ("tests", "rules/other"):
        (pytester.path / folder).mkdir(parents=True)
        write_lead(pytester.path / folder)
    pytester.makeini(f"[pytest]\naddopts = --strict-markers\n{ini}\n")
    (pytester.path / "tests/test_own.py").write_text(TEST.format(marker=marker, months=months), "utf-8")
    pytester.runpytest_inprocess("tests/test_own.py").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("marker", "told"),
    [
        ("", 'no ruleset: mark the test @pytest.mark.ruleset("my.yaml"), or set resumesift_ruleset'),
        ('@pytest.mark.ruleset("gone.yaml", as_of="2026-06-30")', "gone.yaml: no such file: there is no *"),
        ('@pytest.mark.ruleset("ecommerce-directer", as_of="2026-06-30")', '*did you mean "ecommerce-director"?*'),
        ('@pytest.mark.ruleset("lead.yaml")', 'no day: mark the test ruleset("my.yaml", as_of="2026-06-30"), or *'),
        (
            '@pytest.mark.ruleset("lead.yaml", asof="2026-06-30")',
            "the marker ruleset takes a file or name, and as_of: got an unexpected keyword argument 'asof'",
        ),
        ('@pytest.mark.ruleset("lead.yaml", as_of="June")', "'June' is not a date such as 2026-06-30"),
    ],
)
def test_what_a_fixture_lacks_is_told_without_a_traceback(pytester: pytest.Pytester, marker: str, told: str) -> None:
    write_lead(pytester.path)
    pytester.makepyfile(f"import pytest\n{marker}\ndef test_it(screener): pass\n")
    run = pytester.runpytest_inprocess("test_what_a_fixture_lacks_is_told_without_a_traceback.py")
    run.assert_outcomes(errors=1)
    run.stdout.fnmatch_lines([told])
    run.stdout.no_fnmatch_line("*request*")


def test_fixtures_of_a_projects_own_come_first(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("import pytest\n@pytest.fixture\ndef ruleset(): return 'mine'\n")
    pytester.makepyfile("def test_it(ruleset): assert ruleset == 'mine'\n")
    pytester.runpytest_inprocess().assert_outcomes(passed=1)
