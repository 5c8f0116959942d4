"""Problems as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from resumesift.errors import Problem
from resumesift.rulekit.lint.registry import RULES

Files = Sequence[tuple[str, Sequence[Problem]]]
"""Each file that was checked with its problems."""


def said(files: Files, form: str) -> list[str]:
    """The lines that tell the problems: as `text`, or as `json`, a list of objects."""
    told: dict[Problem, None] = {}
    lines = []
    for path, problems in files:
        new = [problem for problem in problems if problem not in told]  # a case file tells those of its ruleset, too
        told |= dict.fromkeys(new)
        lines += [said_of(problem) for problem in new] if problems else [f"{path}: ok"]
    if form == "json":
        ordered = sorted(told, key=lambda one: (one.path, one.line or 0, one.column or 0, one.rule or "", one.message))
        return json.dumps([_object(problem) for problem in ordered], ensure_ascii=False, indent=2).splitlines()
    return [*lines, _summary(list(told), len(files))]


def said_of(problem: Problem) -> str:
    """`path:line:column: message [rule]`."""
    return f"{problem} [{problem.rule}]" if problem.rule else str(problem)


def listed() -> Iterator[str]:
    """The rules of the linter, one a line: what each finds, and what to do."""
    for rule in RULES.values():
        yield f"{rule.id}: {rule.finds}; {rule.do}" + (" (the file is not loaded)" if rule.fatal else "")


def _object(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "rule": problem.rule,
        "message": problem.message,
    }


def _summary(told: list[Problem], files: int) -> str:
    if not told:
        return "ok"
    count, places = len(told), len({problem.path for problem in told})
    return f"{count} finding{'s' * (count != 1)} in {places} file{'s' * (places != 1)}"
