"""Findings about criteria that no case proves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from resumesift.errors import Problem
from resumesift.rulekit.lint.subject import Subject
from resumesift.rulekit.targets import cases_of
from resumesift.yaml_source import parse_yaml

_PROOF = ("status", "months")


def check(subject: Subject) -> Iterator[Problem]:
    """No case file beside the ruleset, or criteria of which its cases expect neither status nor months.

    What stands in a ruleset that it extends is for the cases of that one.
    """
    path = cases_of(Path(subject.source.path))
    try:
        data = parse_yaml(path.read_bytes(), str(path)).data
    except OSError:
        if subject.rules:
            message = f"no cases: write {path.name} beside it, so that a change of the rules is noticed"
            yield subject.finding("no-cases", message)
        return
    if not isinstance(data, dict) or "rules" in data:
        return
    proven = set(_proven(data))
    for loc, criterion in subject.criteria:
        if criterion.id not in proven and subject.is_own((*loc, "id")):
            message = f'no case expects a status of "{criterion.id}": write one that meets it, and one that does not'
            yield subject.finding("unproven-criterion", message, (*loc, "id"))


def _proven(data: dict[str, Any]) -> Iterator[str]:
    cases = data.get("cases")
    for case in cases if isinstance(cases, list) else []:
        expect = case.get("expect") if isinstance(case, dict) else None
        criteria = expect.get("criteria") if isinstance(expect, dict) else None
        for name, wanted in criteria.items() if isinstance(criteria, dict) else ():
            if isinstance(wanted, str) or (isinstance(wanted, dict) and any(key in wanted for key in _PROOF)):
                yield name
