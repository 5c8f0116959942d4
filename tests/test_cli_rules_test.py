from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from case_files import CASES, write_lead
from resumesift.cli_rules import rules as command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_lead(tmp_path)


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


def test_names_that_match_no_case_are_told(folder: Path) -> None:
    run = CliRunner().invoke(command, ["test", "-k", "nosuch", str(folder)])
    assert run.exit_code == 1
    assert run.output == "Error: no case has a name that matches 'nosuch': none was run\n"


KNOWN = """\
  - name: known to fail
    xfail: titles in Danish
    given: {}
    expect: {decision: qualified}
  - name: gone
    file: gone.pdf
    expect: {decision: review}
"""


def run(folder: Path, *options: str) -> Result:
    with (folder / "lead.test.yaml").open("a", encoding="utf-8") as cases:
        cases.write(KNOWN)
    return CliRunner().invoke(command, ["test", *options, str(folder)])


def test_what_is_known_to_fail_fails_nothing(folder: Path) -> None:
    done = run(folder, "-k", "known|enough", "-v")
    assert done.exit_code == 0
    assert f"xfailed  {folder}/lead.test.yaml:22  known to fail\n  known to fail: titles in Danish\n" in done.output
    assert done.output.endswith("1 passed, 0 failed, 1 xfailed\n")


def test_what_is_known_to_fail_and_passes_fails(folder: Path) -> None:
    cases = folder / "lead.test.yaml"
    text = cases.read_text("utf-8").replace("two years are enough\n", "two years are enough\n    xfail: not yet\n")
    cases.write_text(text, "utf-8")
    done = CliRunner().invoke(command, ["test", "-k", "enough", str(folder)])
    assert done.exit_code == 1
    assert done.output.splitlines()[1] == "  passes, though known to fail (not yet): take xfail out"
    assert done.output.endswith("0 passed, 0 failed, 1 xpassed\n")


def test_json_tells_what_was_expected_what_came_and_by_which_rule(folder: Path) -> None:
    done = run(folder, "--format", "json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert told["summary"] == {"passed": 1, "failed": 1, "error": 1, "xfailed": 1, "xpassed": 0}
    (suite,) = told["suites"]
    assert suite["path"] == f"{folder}/lead.test.yaml"
    assert suite["rules"] == {"name": "lead", "version": "1.0.0", "path": f"{folder}/lead.yaml"}
    passed, failed, known, gone = suite["cases"]
    assert (passed["name"], passed["line"], passed["outcome"]) == ("two years are enough", 3, "passed")
    assert (passed["differences"], passed["rules"]) == ([], [])
    assert failed["as_of"] == "2026-05-31"
    assert failed["expected"]["criteria"]["years"]["months"] == {"low": 24, "high": 25}
    assert failed["actual"]["decision"] == "not_qualified"
    assert failed["actual"]["criteria"][0]["months"] == {"low": 23, "high": 23}
    assert failed["differences"][2] == {"criterion": "years", "what": "status", "expected": "met", "actual": "not_met"}
    (rule,) = failed["rules"]
    assert (rule["criterion"], rule["line"], rule["asks"]["line"]) == ("years", 6, 11)
    assert rule["posts"][0]["adds"] == {"low": 23, "high": 23}
    assert (known["outcome"], known["xfail"]) == ("xfailed", "titles in Danish")
    assert (gone["outcome"], gone["actual"]) == ("error", None)
    assert gone["error"]


def test_junit_tells_every_case_to_a_ci_system(folder: Path) -> None:
    done = run(folder, "--format", "junit")
    assert done.exit_code == 1
    root = ElementTree.fromstring(done.stdout.encode())
    (suite,) = root
    assert (root.tag, suite.tag) == ("testsuites", "testsuite")
    counts = {"tests": "4", "failures": "1", "errors": "1", "skipped": "1"}
    assert root.attrib == counts
    assert suite.attrib == {"name": f"{folder}/lead.test.yaml", **counts}
    passed, failed, known, gone = suite
    assert passed.attrib == {
        "classname": "lead",
        "name": "two years are enough",
        "file": f"{folder}/lead.test.yaml",
        "line": "3",
    }
    assert [len(case) for case in suite] == [0, 1, 1, 1]
    assert failed[0].tag == "failure"
    assert failed[0].attrib["message"].startswith("decision: expected qualified, is not_qualified")
    assert f"{folder}/lead.yaml:11: at_least: {{years: 2}}" in (failed[0].text or "")
    assert (known[0].tag, known[0].attrib["message"]) == ("skipped", "titles in Danish")
    assert gone[0].tag == "error"


@pytest.mark.parametrize("form", ["text", "json", "junit"])
def test_control_characters_of_a_page_reach_no_terminal_and_no_xml(folder: Path, form: str) -> None:
    text = CASES.replace("company: 甲", 'company: "甲\\e[2J\\u0001"')
    (folder / "lead.test.yaml").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(command, ["test", "--format", form, str(folder)])
    assert done.exit_code == 1
    assert "甲" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\x01" not in done.stdout
    if form == "junit":
        assert len(ElementTree.fromstring(done.stdout.encode())[0]) == 2


def test_the_same_cases_give_the_same_bytes(folder: Path) -> None:
    for form in ("json", "junit"):
        command_line = ["test", "--format", form, str(folder)]
        assert CliRunner().invoke(command, command_line).stdout == CliRunner().invoke(command, command_line).stdout
