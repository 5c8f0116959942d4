"""Two editions of a ruleset held against the same people."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from resumesift.cli import cli

RULES = """\
name: lead
version: 1.0.0
language: en
title: {en: Lead}
criteria:
  - id: years
    title: {en: experience as a supervisor}
    importance: must
    kind: experience
    level: supervisor
    at_least: {years: 2}
  - id: team
    title: {en: people led}
    importance: should
    kind: team_size
    at_least: {people: 5}
    unstated: not_met
"""

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

PERSON = "{name}\nWork Experience\n{start} - Present  Northgate Depot Ltd  Warehouse Supervisor\n- {duty}\n"
PEOPLE = {
    "ann.txt": PERSON.format(name="Ann Lee", start="Jan 2025", duty="Led a team of 6"),
    "bob.txt": PERSON.format(name="Bob Ray", start="Jan 2016", duty="Stock takes"),
    "cid.txt": PERSON.format(name="Cid Fox", start="Jan 2026", duty="Stock takes"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cvs").mkdir()
    for name, text in PEOPLE.items():
        (tmp_path / "cvs" / name).write_text(text, encoding="utf-8")
    (tmp_path / "lead.yaml").write_text(RULES, encoding="utf-8")
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
        "no case says that this was meant: none beside the new rules fails with the old ones",
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
    assert "give the résumés, not the results" in run.output


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
