"""Which files a command means: by path, by folder, or by the name of a shipped ruleset."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from resumesift.errors import Problem, RuleError
from resumesift.rules.load import CASE_SUFFIX, SUFFIXES, find_rules, shipped_rules

_RULES = tuple(f"*{suffix}" for suffix in SUFFIXES)


def rule_targets(names: Iterable[str]) -> list[Path]:
    """The rulesets and case files that `names` mean, with a ruleset the cases beside it; all shipped ones for none.

    Raises RuleError for a name that means nothing.
    """
    named = list(names)
    files = [file for name in named for file in _files(name, *_RULES)] if named else [*shipped_rules().values()]
    both = (found for file in files for found in (file, cases_of(file)) if found.is_file())
    return list(dict.fromkeys(both))


def case_targets(names: Iterable[str]) -> list[Path]:
    """The case files that `names` mean; those of all shipped rulesets for none. Raises RuleError."""
    named = list(names)
    if not named:
        return [cases for path in shipped_rules().values() if (cases := cases_of(path)).is_file()]
    found: list[Path] = []
    for name in named:
        for file in _files(name, f"*{CASE_SUFFIX}"):
            cases = file if file.name.endswith(CASE_SUFFIX) else cases_of(file)
            if not cases.is_file():
                raise RuleError([Problem(f"no cases: {cases} does not exist", str(file), rule="no-cases")])
            found.append(cases)
    return found


def cases_of(rules: Path) -> Path:
    """The case file that stands beside a ruleset."""
    return rules.with_name(rules.stem + CASE_SUFFIX)


def rules_of(cases: Path) -> Path:
    """The ruleset that stands beside a case file, with either ending; `.yaml` where there is none."""
    named = [cases.with_name(cases.name.removesuffix(CASE_SUFFIX) + suffix) for suffix in SUFFIXES]
    return next((path for path in named if path.is_file()), named[0])


def _files(name: str, *globs: str) -> list[Path]:
    folder = Path(name)
    if not folder.is_dir():
        file = find_rules(name)
        if not file.is_file():
            raise RuleError([Problem("no such file", str(file), rule="cannot-read")])
        return [file]
    found = sorted(path for glob in globs for path in folder.rglob(glob))
    if not found:
        raise RuleError([Problem(f"no {globs[0]} file in this folder", name, rule="cannot-read")])
    return found
