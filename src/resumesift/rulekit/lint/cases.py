"""Findings about cases: those that prove nothing, cannot pass, or say what another one says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from resumesift.errors import Problem
from resumesift.rulekit.casefile import Expected, ExpectedCriterion, RuleCase, Suite
from resumesift.rules.model import AnyCriterion, ExperienceCriterion, RuleSet
from resumesift.screening import Status
from resumesift.yaml_source import parse_yaml


def check(suite: Suite) -> Iterator[Problem]:
    """The findings of a case file that loads."""
    source = parse_yaml(suite.path.read_bytes(), str(suite.path))
    for index, case in enumerate(suite.cases):
        for rule, message in (*_alone(suite, case), *_beside(suite, case, suite.cases[:index])):
            yield source.problem(message, ("cases", index), rule=rule)


def _alone(suite: Suite, case: RuleCase) -> Iterator[tuple[str, str]]:
    if case.file is not None and not (suite.path.parent / case.file).is_file():
        yield "missing-file", f'"{case.file}" is not there: write its path from the case file'
    if not _can_fail(case.expect):
        yield "idle-case", "expects nothing that can fail: say what should come out"
    if case.xfail is None:
        yield from (("impossible-case", message) for message in _impossible(suite.rules, case.expect))


def _can_fail(expect: Expected) -> bool:
    score = expect.score is not None and (expect.score.low > 0 or expect.score.high < 100)
    return expect.decision is not None or score or any(map(_says, expect.criteria.values()))


def _says(wanted: ExpectedCriterion) -> bool:
    return bool(wanted.status or wanted.months or wanted.reason or wanted.missing)


def _impossible(rules: RuleSet, expect: Expected) -> Iterator[str]:
    criteria = {criterion.id: criterion for criterion in rules.criteria}
    for name, wanted in expect.criteria.items():
        criterion = criteria[name]
        if wanted.months and not isinstance(criterion, ExperienceCriterion):
            yield f'months are counted for experience only: "{name}" is of the kind {criterion.kind}'
        elif wanted.months and wanted.status and (message := _off(criterion, wanted, wanted.status)):
            yield f"{name}: {message}"
        if criterion.importance == "must" and expect.decision and _decides(wanted.status, expect.decision):
            yield f'"{name}" is a must: where it is {wanted.status}, nobody is {expect.decision}'


def _decides(status: Status | None, decision: str) -> bool:
    return (status == "not_met" and decision != "not_qualified") or (status == "unclear" and decision == "qualified")


def _off(criterion: AnyCriterion, wanted: ExpectedCriterion, status: Status) -> str | None:
    """Months that cannot have the status."""
    assert isinstance(criterion, ExperienceCriterion)
    assert wanted.months is not None
    asked, low, high = criterion.at_least.total, wanted.months.low, wanted.months.high
    fits = {"met": low >= asked, "not_met": high < asked, "unclear": low < asked}[status]
    return None if fits else f"{status} does not go with {low if low == high else f'{low}–{high}'} of {asked} months"


def _beside(suite: Suite, case: RuleCase, before: tuple[RuleCase, ...]) -> Iterator[tuple[str, str]]:
    for other in before:
        if _facts(suite, case) != _facts(suite, other):
            continue
        if case.expect == other.expect:
            yield "same-case", f'has the facts of "{other.name}" and expects the same: take one out'
        elif conflict := _conflict(case.expect, other.expect):
            yield "conflicting-cases", f'has the facts of "{other.name}", which expects another {conflict}: mend one'


def _facts(suite: Suite, case: RuleCase) -> tuple[Any, ...]:
    return suite.day(case), case.given, case.text, case.file


def _conflict(one: Expected, other: Expected) -> str | None:
    if one.decision and other.decision and one.decision != other.decision:
        return "decision"
    for name in one.criteria.keys() & other.criteria.keys():
        statuses = {one.criteria[name].status, other.criteria[name].status} - {None}
        if len(statuses) > 1:
            return f'status of "{name}"'
    return None
