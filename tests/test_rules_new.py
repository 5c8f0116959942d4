"""A new ruleset is one: it holds, and its cases prove all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from resumesift.cli import cli
from resumesift.rulekit.scaffold import new_rules
from resumesift.rules import load_rules
from resumesift.rules.load import shipped_rules


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rules", *arguments])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_ruleset_holds_and_its_cases_prove_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("new", "depot-lead", "--language", language, "--title", 'Lead: "night" shift')
    assert made.exit_code == 0, made.output
    assert made.output.splitlines() == [
        "depot-lead.yaml",
        "depot-lead.test.yaml",
        "next: resumesift rules check depot-lead.yaml && resumesift rules test depot-lead.yaml",
    ]
    rules = load_rules("depot-lead.yaml")
    assert (rules.name, rules.language, rules.title.text("zh")) == ("depot-lead", language, 'Lead: "night" shift')
    check = run("check", "depot-lead.yaml")
    assert check.exit_code == 0, check.output
    tested = run("test", "depot-lead.yaml", "--fail-under", "100", "--mutate")
    assert tested.exit_code == 0, tested.output


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_commented_out_holds_too(tmp_path: Path, language: str) -> None:
    path, _ = new_rules(tmp_path / "whole.yaml", language="zh" if language == "zh" else "en")
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("  # - id: team"))
    lines[start:] = [line.replace("  # ", "  ", 1) for line in lines[start:]]
    path.write_text("\n".join(lines).replace("# pass_mark", "pass_mark"), encoding="utf-8")
    kinds = {"experience", "concept", "team_size", "achievement", "education", "knowledge"}
    assert {criterion.kind for criterion in load_rules(path).criteria} == kinds


@pytest.mark.parametrize("parent", sorted(shipped_rules()))
@pytest.mark.parametrize("language", [None, "en"])
def test_a_child_holds_and_passes(tmp_path: Path, parent: str, language: str | None) -> None:
    path = tmp_path / "mine.yaml"
    made = run("new", str(path), "--extends", parent, *(["--language", language] if language else []))
    assert made.exit_code == 0, made.output
    assert load_rules(path).criteria == load_rules(parent).criteria
    assert load_rules(path).language == (language or "zh")
    for command in ("check", "test"):
        done = run(command, str(path))
        assert done.exit_code == 0, done.output


def test_a_child_of_a_file_beside_it(tmp_path: Path) -> None:
    new_rules(tmp_path / "parent.yaml", language="en")
    new_rules(tmp_path / "child.yaml", extends="parent.yaml")
    assert load_rules(tmp_path / "child.yaml").language == "en"


@pytest.mark.parametrize("there", ["mine.yaml", "mine.test.yaml"])
def test_nothing_is_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine\n", encoding="utf-8")
    done = run("new", str(tmp_path / "mine.yaml"))
    assert done.exit_code == 2
    assert f"{there} is there already" in done.output
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("name", ["Mine", "my rules", "a.test.yaml", "x.yml", ""])
def test_a_name_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("new", name)
    assert done.exit_code == 2
    assert "name it in lower-case words" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_parent_that_is_none_is_told(tmp_path: Path) -> None:
    done = run("new", str(tmp_path / "mine.yaml"), "--extends", "ecommerce-direktor")
    assert done.exit_code == 2
    assert 'did you mean "ecommerce-director"?' in done.output
    assert list(tmp_path.iterdir()) == []
