"""What was changed between two rulesets, key by key, and which cases say that it was meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from resumesift.errors import RuleError
from resumesift.rulekit.case_yaml import flow
from resumesift.rulekit.cases import CaseResult, load_cases, run_case
from resumesift.rulekit.revisions import Edition
from resumesift.rules.model import RuleSet

_SILENT = ("name", "version", "extends", "without", "title", "source", "criteria")
"""Keys that decide nothing about people, and the criteria, which are compared one by one."""


@dataclass(frozen=True)
class Change:
    """One key with both its values as YAML, None where it is not written; `place` is file:line of the new one.

    `criterion` is None for a key of the ruleset itself; `key` is None where the whole criterion came or went.
    """

    criterion: str | None
    key: str | None
    old: str | None
    new: str | None
    place: str | None = None

    def __str__(self) -> str:
        if self.key is None:
            return f"{self.criterion}: {'removed' if self.new is None else 'added'}"
        name = self.key if self.criterion is None else f"{self.criterion}.{self.key}"
        return f"{name}: {self.old or '(not given)'} → {self.new or '(not given)'}"


def changes_between(old: Edition, new: Edition) -> list[Change]:
    """The changes in the order of the new file; what went comes last."""
    return [*_of_ruleset(old, new), *_of_criteria(old, new)]


@dataclass(frozen=True)
class Meant:
    """The cases beside a new ruleset that pass with it and fail with the old one: with them the change was meant.

    `unlooked` says why no case was looked at, where none was.
    """

    cases: tuple[CaseResult, ...] = ()
    unlooked: str | None = None


def meant_by(old: RuleSet, new: Edition) -> Meant:
    """The cases that say that the change was meant."""
    if new.cases is None:
        return Meant(unlooked="there is no case file beside the new rules")
    try:
        suite = load_cases(new.cases, read=new.read, beside=(new.rules, new.source))
    except RuleError as error:
        return Meant(unlooked=f"the cases beside the new rules do not hold: {error.problems[0]}")
    before = replace(suite, rules=old)
    known = {criterion.id for criterion in old.criteria}
    return Meant(
        tuple(
            result
            for result in (run_case(suite, case) for case in suite.cases)
            if result.outcome == "passed"
            and (not known.issuperset(result.case.expect.criteria) or not run_case(before, result.case).passed)
        )
    )


def _of_ruleset(old: Edition, new: Edition) -> Iterator[Change]:
    before, after = (_written(edition.rules) for edition in (old, new))
    for key in _differing(before, after):
        yield Change(None, key, _flow(before, key), _flow(after, key), _place(new, (key,)))


def _differing(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """The keys that say something else; one that is written as null says so."""
    for key in dict.fromkeys([*after, *before]):
        if key not in _SILENT and (key in before, before.get(key)) != (key in after, after.get(key)):
            yield key


def _of_criteria(old: Edition, new: Edition) -> Iterator[Change]:
    before = {criterion.id: _written(criterion) for criterion in old.rules.criteria}
    for index, criterion in enumerate(new.rules.criteria):
        was, now = before.pop(criterion.id, None), _written(criterion)
        if was is None:
            yield Change(criterion.id, None, None, criterion.kind, _place(new, ("criteria", index)))
            continue
        for key in _differing(was, now):
            place = _place(new, ("criteria", index, key))
            yield Change(criterion.id, key, _flow(was, key), _flow(now, key), place)
    for gone in before:
        yield Change(gone, None, "", None)


def _written(part: Any) -> dict[str, Any]:
    data: dict[str, Any] = part.model_dump(mode="json", exclude_defaults=True)
    return data


def _flow(written: dict[str, Any], key: str) -> str | None:
    return flow(written[key]) if key in written else None


def _place(edition: Edition, loc: tuple[str | int, ...]) -> str:
    problem = edition.source.problem("", loc, key=True)
    return f"{problem.path}:{problem.line}"
