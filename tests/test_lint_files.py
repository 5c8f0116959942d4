"""Every kind of mistake in a rule file: tests/data/invalid holds one each, and beside it what is said of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import resumesift
from resumesift.errors import Problem, RuleError
from resumesift.lexicon.protected import protected
from resumesift.rulekit.lint import RULES, check_file, said_of
from resumesift.rules import load_rules
from resumesift.rules.load import CASE_SUFFIX

FOLDER = Path(__file__).parent / "data/invalid"
FILES = sorted(FOLDER.glob("*.yaml"))
ROOT = Path(__file__).parents[1]


def found_in(path: Path) -> list[Problem]:
    """The problems of a file; that it has no cases is left to the file which is about that."""
    return [problem for problem in check_file(path) if problem.rule != "no-cases" or path.stem == "no-cases"]


def expected(path: Path) -> str:
    return path.with_suffix(".txt").read_text("utf-8")


def test_there_are_many_kinds_of_mistake() -> None:
    assert len([path for path in FILES if expected(path)]) >= 90


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_told_in_these_words(path: Path) -> None:
    told = [said_of(problem).replace(f"{FOLDER}/", "") for problem in found_in(path)]
    assert told == expected(path).splitlines()


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_the_linter_is_seen(rule: str) -> None:
    assert any(f"[{rule}]\n" in expected(path) for path in FILES)


def test_every_rule_that_is_told_is_in_the_registry() -> None:
    told = {rule for path in FILES for rule in re.findall(r"\[([a-z0-9-]+)\]$", expected(path), re.M)}
    source = "".join(path.read_text("utf-8") for path in Path(resumesift.__file__).parent.rglob("*.py"))
    told |= set(re.findall(r'rule="([a-z0-9-]+)"', source))
    told |= set(re.findall(r'PydanticCustomError\(\s*"([a-z0-9]+-[a-z0-9-]*[a-z0-9])"', source))
    assert told <= set(RULES)


@pytest.mark.parametrize("path", [p for p in FILES if not p.name.endswith(CASE_SUFFIX)], ids=lambda path: path.stem)
def test_what_is_called_fatal_keeps_a_ruleset_from_loading(path: Path) -> None:
    fatal = any(RULES[problem.rule or ""].fatal for problem in found_in(path))
    try:
        load_rules(path)
    except RuleError:
        assert fatal
    else:
        assert not fatal


@pytest.mark.parametrize("rule", RULES)
def test_the_handbook_tells_every_rule_of_the_linter(rule: str) -> None:
    assert f"| `{rule}` |" in (ROOT / "rules/README.md").read_text("utf-8")


@pytest.mark.parametrize("entry", [one for one in protected() if not one.kin], ids=lambda entry: entry.id)
def test_a_protected_attribute_names_the_reason_and_the_law(entry: object) -> None:
    assert all(getattr(entry, key) for key in ("what", "why", "law", "refuse"))
