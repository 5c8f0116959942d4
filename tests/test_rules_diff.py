"""Two editions of a ruleset held against the same people."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from people_files import RULES, write_people
from resumesift.cli import cli

CASES = """\
as_of: 2026-06-30
cases:
  - name: eighteen months are enough
    given: {work: [{title: Supervisor, start: 2025-01, level: supervisor}]}
    expect: {criteria: {years: met}}
  - name: a year is not
    given: {work: [{title: Supervisor, start: 2025-07, level: supervisor}]}
    expect: {criteria: {years: not_met}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_people(tmp_path)
    (tmp_path / "lenient.yaml").write_text(
        RULES.replace("name: lead", "name: lenient").replace("{years: 2}", "{months: 18}"), encoding="utf-8"
    )
    return tmp_path


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", "diff", *arguments, "--workers", "1"])


def data(*arguments: str) -> Any:
    run = diff(*arguments, "--as-of", "2026-06-30", "--format", "json")
    assert run.exit_code == 0, run.output
    return json.loads(run.stdout)


def test_who_flips_is_told_with_the_criterion_and_its_proof(folder: Path) -> None:
    run = diff("lead.yaml", "lenient.yaml", "cvs", "--as-of", "2026-06-30")
    assert run.exit_code == 0, run.output
    assert run.output.splitlines()[:15] == [
        "lead 1.0.0 (lead.yaml) → lenient 1.0.0 (lenient.yaml), as of 2026-06-30",
        "  years.at_least: {years: 2} → {months: 18}  (lenient.yaml:11)",
        "no case says that this was meant: there is no case file beside the new rules",
        "",
        "3 people: 1 changes decision, 1 changes rank only",
        "  not_qualified → qualified: 1",
        "",
        "Ann Lee  ann.txt  not_qualified → qualified  87.5 → 100  #2 → #1",
        "  years: not_met (18 of 24 months) → met (18 of 18 months)",
        "    experience as a supervisor: 1 year 6 months, 1 year 6 months required",
        "    “Northgate Depot Ltd”",
        "    “Warehouse Supervisor”",
        "    “Jan 2025 - Present”",
        "",
        "another rank, with the same decision:",
    ]
    assert run.output.splitlines()[15:] == ["  Bob Ray  bob.txt  qualified  50  #1 → #2"]


def test_the_cases_that_say_so_are_named(folder: Path) -> None:
    (folder / "lenient.test.yaml").write_text(CASES, encoding="utf-8")
    told = data("lead.yaml", "lenient.yaml", "cvs")
    assert told["meant_by"] == [{"path": "lenient.test.yaml", "line": 3, "name": "eighteen months are enough"}]
    # Rules that say the same were not changed, whatever the cases say.
    assert data("lenient.yaml", "lenient.yaml", "cvs")["meant_by"] == []


def test_a_case_of_a_new_criterion_says_that_it_was_meant(folder: Path) -> None:
    degree = "{id: degree, title: {en: degree}, importance: should, kind: education, level: master, unstated: not_met}"
    added = f"{RULES}  - {degree}\n"
    (folder / "lead2.yaml").write_text(added.replace("name: lead", "name: lead2"), encoding="utf-8")
    case = "{name: none, given: {}, expect: {criteria: {degree: not_met}}}"
    (folder / "lead2.test.yaml").write_text(f"as_of: 2026-06-30\ncases:\n  - {case}\n", encoding="utf-8")
    told = data("lead.yaml", "lead2.yaml", "cvs")
    assert [case["name"] for case in told["meant_by"]] == ["none"]
    assert [(each["criterion"], each["key"]) for each in told["changes"]] == [("degree", None)]
    gone = data("lead2.yaml", "lead.yaml", "cvs")
    assert [(each["criterion"], each["new"]) for each in gone["changes"]] == [("degree", None)]
    assert {change["id"] for one in gone["moved"] for change in one["criteria"]} <= {"degree"}


def test_rules_that_say_the_same_change_nobody(folder: Path) -> None:
    (folder / "same.yaml").write_text(RULES.replace("name: lead", "name: same"), encoding="utf-8")
    run = diff("lead.yaml", "same.yaml", "cvs", "--fail-on-flip")
    assert run.exit_code == 0
    assert "the rules say the same" in run.output
    assert run.output.splitlines()[-1] == "3 people: no decision changes, no other rank does"


def test_a_flip_can_fail_the_command(folder: Path) -> None:
    assert diff("lead.yaml", "lenient.yaml", "cvs", "--as-of", "2026-06-30", "--fail-on-flip").exit_code == 1
    # Ten years later everybody has enough months.
    assert diff("lead.yaml", "lenient.yaml", "cvs", "--as-of", "2036-06-30", "--fail-on-flip").exit_code == 0


def test_a_table_has_a_row_for_each_who_flips(folder: Path) -> None:
    run = CliRunner().invoke(
        cli,
        ["rules", "diff", "lead.yaml", "lenient.yaml", "cvs", "--as-of", "2026-06-30", "--format", "table"],
        env={"COLUMNS": "160"},
    )
    (row,) = (line for line in run.output.splitlines() if "Ann Lee" in line)
    assert "not_qualified  qualified" in row
    assert "years: not_met (18 of 24 months)" in row
    assert "Bob Ray" not in run.output


def test_results_stand_for_their_people(folder: Path) -> None:
    arguments = ["screen", "cvs", "--rules", "lead.yaml", "--as-of", "2026-06-30", "--out", "out", "--workers", "1"]
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    from_files = data("lead.yaml", "lenient.yaml", "cvs")
    for results in ("out/results.jsonl", "out"):
        run = diff("lead.yaml", "lenient.yaml", results, "--format", "json")
        assert json.loads(run.stdout) == from_files, "the day is that of the results"


def test_an_earlier_edition_comes_from_git(folder: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments], check=True, capture_output=True
        )

    child = "name: child\nversion: 1.0.0\ntitle: {en: Child}\nextends: lead.yaml\ncriteria: []\n"
    (folder / "child.yaml").write_text(child.replace("criteria: []\n", ""), encoding="utf-8")
    git("init", "-q")
    git("add", "lead.yaml", "child.yaml")
    git("commit", "-qm", "two years")
    (folder / "lead.yaml").write_text(RULES.replace("{years: 2}", "{months: 18}"), encoding="utf-8")
    for name in ("lead.yaml", "child.yaml"):
        told = data(f"{name}@HEAD", name, "cvs")
        assert told["old"]["path"] == f"{name}@HEAD"
        assert [one["file"] for one in told["flips"]] == ["ann.txt"], "what is extended is of the same revision"
    for name, message in {
        "lead.yaml@HEAD~7": "there is no such revision",
        "gone.yaml@HEAD": "gone.yaml@HEAD: cannot be read: there is no such file at this revision",
        "lead.yaml@--help": "is no revision of git",
    }.items():
        run = diff(name, "lead.yaml", "cvs")
        assert run.exit_code == 2
        assert message in run.output


def test_the_cases_of_a_revision_are_those_of_that_revision(folder: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments], check=True, capture_output=True
        )

    git("init", "-q")
    git("add", "lead.yaml")
    git("commit", "-qm", "two years")
    (folder / "lead.yaml").write_text(RULES.replace("{years: 2}", "{months: 18}"), encoding="utf-8")
    (folder / "lead.test.yaml").write_text(CASES, encoding="utf-8")
    git("add", "lead.yaml", "lead.test.yaml")
    git("commit", "-qm", "eighteen months")
    git("branch", "v1.2/lead")
    (folder / "lead.test.yaml").unlink()
    for revision in ("HEAD", "v1.2/lead"):
        told = data("lead.yaml@HEAD~1", f"lead.yaml@{revision}", "cvs")
        place = {"path": f"lead.test.yaml@{revision}", "line": 3}
        assert told["meant_by"] == [{**place, "name": "eighteen months are enough"}]
    # The working folder has no cases now, and the first revision never had any.
    assert data("lead.yaml@HEAD~1", "lead.yaml", "cvs")["meant_by"] == []
    back = diff("lead.yaml@HEAD", "lead.yaml@HEAD~1", "cvs", "--as-of", "2026-06-30")
    assert "there is no case file beside the new rules" in back.output


def test_a_file_that_is_called_so_comes_first(folder: Path) -> None:
    (folder / "lead@HEAD.yaml").write_text(RULES, encoding="utf-8")
    assert data("lead@HEAD.yaml", "lead.yaml", "cvs")["changes"] == []


def test_without_a_repository_a_revision_is_bad_usage(folder: Path) -> None:
    run = diff("lead.yaml@HEAD", "lead.yaml", "cvs")
    assert run.exit_code == 2
    assert run.output.startswith("Error: lead.yaml@HEAD: ")


def test_words_of_ones_own_are_looked_for_by_each_edition(folder: Path) -> None:
    asked = "concepts: {any_of: [skill.stocktake]}"
    asks = f"  - {{id: stock, title: {{en: stock}}, importance: must, kind: concept, {asked}}}\n"
    words = "vocabulary:\n  - {id: skill.stocktake, en: [%s]}\n"
    for name, word in (("narrow", "cycle counting"), ("wide", "stock takes")):
        rules = RULES.replace("name: lead", f"name: {name}") + asks + words % word
        (folder / f"{name}.yaml").write_text(rules, encoding="utf-8")
    told = data("narrow.yaml", "wide.yaml", "cvs")
    assert [one["file"] for one in told["flips"]] == ["bob.txt"]
    CliRunner().invoke(cli, ["screen", "cvs", "--rules", "narrow.yaml", "--out", "out", "--workers", "1"])
    run = diff("narrow.yaml", "wide.yaml", "out")
    assert run.exit_code == 2
    assert "out/results.jsonl:1: a result of rules with another vocabulary" in run.output


@pytest.mark.parametrize("command", ["diff", "tune"])
def test_results_that_were_found_by_other_words_are_refused(folder: Path, command: str) -> None:
    asked = "concepts: {any_of: [skill.stocktake]}"
    asks = f"  - {{id: stock, title: {{en: stock}}, importance: must, kind: concept, {asked}}}\n"
    words = "vocabulary:\n  - {id: skill.stocktake, en: [stock takes]}\n"
    (folder / "words.yaml").write_text(RULES.replace("name: lead", "name: words") + asks + words, encoding="utf-8")
    (folder / "labels.csv").write_text("file,label\nbob.txt,yes\n", encoding="utf-8")
    for rules, code in (("lead", 2), ("words", 0)):
        CliRunner().invoke(cli, ["screen", "cvs", "--rules", f"{rules}.yaml", "--out", rules, "--workers", "1"])
        if command == "diff":
            run = diff("words.yaml", "words.yaml", rules)
        else:
            run = CliRunner().invoke(cli, ["rules", "tune", "words.yaml", rules, "--labels", "labels.csv"])
        assert run.exit_code == code, run.output
        assert ("a result of rules with another vocabulary" in run.output) is bool(code)


def test_results_are_not_asked_of_a_later_day(folder: Path) -> None:
    CliRunner().invoke(cli, ["screen", "cvs", "--rules", "lead.yaml", "--as-of", "2026-06-30", "--out", "out"])
    assert diff("lead.yaml", "lenient.yaml", "out", "--as-of", "2026-05-31").exit_code == 0
    run = diff("lead.yaml", "lenient.yaml", "out", "--as-of", "2026-07-31")
    assert run.exit_code == 2
    assert "out/results.jsonl:1: a result as of 2026-06-30, which may lack what counts on 2026-07-31" in run.output


def test_a_key_that_is_written_as_null_is_a_change(folder: Path) -> None:
    (folder / "old.yaml").write_text(RULES.replace("name: lead", "name: old"), encoding="utf-8")
    (folder / "new.yaml").write_text(RULES.replace("name: lead", "name: new\nstale_after: null"), encoding="utf-8")
    assert "  stale_after: (not given) → null  (new.yaml:2)" in diff("old.yaml", "new.yaml", "cvs").output
    assert "  stale_after: null → (not given)" in diff("new.yaml", "old.yaml", "cvs").output


def test_cases_that_do_not_hold_do_not_keep_anybody_from_the_difference(folder: Path) -> None:
    (folder / "lenient.test.yaml").write_text(CASES.replace("years:", "yers:"), encoding="utf-8")
    run = diff("lead.yaml", "lenient.yaml", "cvs", "--as-of", "2026-06-30")
    assert run.exit_code == 0
    assert "was meant: the cases beside the new rules do not hold: lenient.test.yaml:5:" in run.output
    assert "1 changes decision" in run.output


def test_who_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "cvs" / "empty.pdf").touch()
    run = diff("lead.yaml", "lenient.yaml", "cvs")
    assert "1 file could not be read: empty.pdf (" in run.output
    assert [each["file"] for each in data("lead.yaml", "lenient.yaml", "cvs")["unreadable"]] == ["empty.pdf"]


def test_a_line_that_is_no_result_is_told(folder: Path) -> None:
    (folder / "results.jsonl").write_text('{"file": "x"}\n', encoding="utf-8")
    run = diff("lead.yaml", "lenient.yaml", "results.jsonl")
    assert run.exit_code == 2
    assert "results.jsonl:1: not a result" in run.output


def test_the_second_time_no_page_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = data("lead.yaml", "lenient.yaml", "cvs")

    def read(vocabulary: object = None) -> Any:
        raise AssertionError("a page is read again")

    monkeypatch.setattr("resumesift.facts.read.reader", read)
    assert data("lead.yaml", "lenient.yaml", "cvs") == first
