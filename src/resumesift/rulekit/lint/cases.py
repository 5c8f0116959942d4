"""Findings about cases: those that prove nothing, cannot pass, or say what another one says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from resumesift.errors import Problem, RuleError
from resumesift.lexicon.spoken import speaking
from resumesift.rulekit.casefile import Expected, ExpectedCriterion, RuleCase, rules_file
from resumesift.rules.load import read_rules
from resumesift.rules.model import AnyCriterion, ExperienceCriterion, RuleSet
from resumesift.screening import Status
from resumesift.yaml_source import YamlSource, parse_yaml


class _Case(NamedTuple):
    """A case that holds for itself, where it stands, and the day of its screening."""

    number: int
    case: RuleCase
    day: date | None


def check(path: Path) -> Iterator[Problem]:
    """The findings in those cases of a file that hold for themselves; none where its ruleset does not load."""
    try:
        source = parse_yaml(path.read_bytes(), str(path))
        rules, _ = read_rules(rules_file(path, source))
    except (OSError, RuleError):
        return
    with speaking(rules.vocabulary):
        cases = tuple(_cases(source, {criterion.id for criterion in rules.criteria}))
    for at, case in enumerate(cases):
        for rule, message in (*_alone(path, rules, case.case), *_beside(case, cases[:at])):
            yield source.problem(message, ("cases", case.number), rule=rule)


def _cases(source: YamlSource, known: set[str]) -> Iterator[_Case]:
    data = source.data if isinstance(source.data, dict) else {}
    items, adapter = data.get("cases"), TypeAdapter(RuleCase)
    for index, item in enumerate(items if isinstance(items, list) else []):
        try:
            case = adapter.validate_python(item)
        except ValidationError:
            continue
        if case.expect.criteria.keys() <= known:
            yield _Case(index, case, case.as_of or data.get("as_of"))


def _alone(path: Path, rules: RuleSet, case: RuleCase) -> Iterator[tuple[str, str]]:
    if case.file is not None and not (path.parent / case.file).is_file():
        yield "missing-file", f'"{case.file}" is not there: write its path from the case file'
    if not _can_fail(case.expect):
        yield "idle-case", "expects nothing that can fail: say what should come out"
    if case.xfail is None:
        yield from (("impossible-case", message) for message in _impossible(rules, case.expect))


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


def _beside(case: _Case, before: tuple[_Case, ...]) -> Iterator[tuple[str, str]]:
    for other in before:
        if _facts(case) != _facts(other):
            continue
        name, expect = other.case.name, case.case.expect
        if expect == other.case.expect:
            yield "same-case", f'has the facts of "{name}" and expects the same: take one out'
        elif conflict := _conflict(expect, other.case.expect):
            yield "conflicting-cases", f'has the facts of "{name}", which expects another {conflict}: mend one'


def _facts(case: _Case) -> tuple[Any, ...]:
    return str(case.day), case.case.given, case.case.text, case.case.file


def _conflict(one: Expected, other: Expected) -> str | None:
    if one.decision and other.decision and one.decision != other.decision:
        return "decision"
    for name in one.criteria.keys() & other.criteria.keys():
        statuses = {one.criteria[name].status, other.criteria[name].status} - {None}
        if len(statuses) > 1:
            return f'status of "{name}"'
    return None
