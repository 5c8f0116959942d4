"""Which states and bounds of a ruleset its cases prove.

What a case does not say proves nothing: a state counts where a case expects it and it comes out. A case expects the
`status` that it gives for a criterion, and with `decision: qualified` that every must-have is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from resumesift.rulekit.bounds import bounds_of, possible_states
from resumesift.rulekit.cases import CaseResult, SuiteRun
from resumesift.rulekit.places import Place, place_of, rule_place
from resumesift.rules.model import AnyCriterion, Duration, RuleSet
from resumesift.screening import Status
from resumesift.yaml_source import YamlSource

_STATES = {
    "met": "a résumé that meets it",
    "unclear": "one that leaves it open",
    "not_met": "one that does not meet it",
}


@dataclass(frozen=True)
class Point:
    """What a case should prove: a state of a criterion, or one side of a bound, of a criterion or of the ruleset.

    `key` is the key of the bound, None for a state; `value` is the state, or the last value on that side; `expects` is
    what a case of it expects (`years: met`). `write` says which case to write, `cases` names those that there are.
    """

    criterion: str | None
    key: str | None
    value: str
    expects: str
    write: str
    place: Place
    cases: tuple[str, ...]

    @property
    def covered(self) -> bool:
        """Is there such a case?"""
        return bool(self.cases)


@dataclass(frozen=True)
class Coverage:
    """The coverage of one ruleset."""

    rules: RuleSet
    source: YamlSource
    points: tuple[Point, ...]

    @property
    def missing(self) -> tuple[Point, ...]:
        """The points that no case proves, in the order of the ruleset."""
        return tuple(point for point in self.points if not point.covered)

    @cached_property
    def covered(self) -> int:
        """How many points are proved."""
        return len(self.points) - len(self.missing)

    @property
    def percent(self) -> float:
        """The share of the points that are proved, 0–100."""
        return 100 * self.covered / len(self.points)


def coverage_of(runs: Sequence[SuiteRun]) -> list[Coverage]:
    """The coverage of each ruleset by all the cases that were run for it, in the order of the runs."""
    by_rules: dict[Path, list[SuiteRun]] = {}
    for run in runs:
        by_rules.setdefault(Path(run.suite.source.path).resolve(), []).append(run)
    return [_coverage(together) for together in by_rules.values()]


def asserted(result: CaseResult) -> dict[str, Status]:
    """The states that a case expects and that came out, by criterion."""
    if result.verdict is None:
        return {}
    expect = result.case.expect
    wanted = {name: each.status for name, each in expect.criteria.items() if each.status is not None}
    if expect.decision == "qualified":
        wanted |= {each.id: "met" for each in result.verdict.criteria if each.importance == "must"}
    return {each.id: each.status for each in result.verdict.criteria if wanted.get(each.id) == each.status}


def _coverage(runs: list[SuiteRun]) -> Coverage:
    suite = runs[0].suite
    results = [(result, asserted(result)) for run in runs for result in run.results if result.verdict is not None]
    points = [
        point
        for criterion in suite.rules.criteria
        for point in _criterion(suite.rules, suite.source, criterion, results)
    ]
    points += _whole(suite.rules, suite.source, [result for result, _ in results])
    return Coverage(suite.rules, suite.source, tuple(points))


def _criterion(
    rules: RuleSet, source: YamlSource, criterion: AnyCriterion, results: list[tuple[CaseResult, dict[str, Status]]]
) -> Iterator[Point]:
    place = rule_place(rules, source, criterion.id)
    for state in possible_states(criterion):
        cases = _names(result for result, states in results if states.get(criterion.id) == state)
        expects = f"{criterion.id}: {state}"
        yield Point(criterion.id, None, state, expects, f"{_STATES[state]}, expecting {expects}", place.begins, cases)
    for bound in bounds_of(criterion):
        cases = _names(
            result
            for result, states in results
            if states.get(criterion.id) == bound.state
            and any(_status(result, variant) != bound.state for variant in bound.variants)
        )
        expects = f"{criterion.id}: {bound.state}"
        yield Point(
            criterion.id, bound.key, bound.value, expects, f"{bound.case}, expecting {expects}", place.asks, cases
        )


def _names(results: Iterable[CaseResult]) -> tuple[str, ...]:
    return tuple(result.case.name for result in results)


def _status(result: CaseResult, variant: AnyCriterion) -> Status:
    """What a changed criterion would say of the case."""
    return result.judged_by(result.suite.rules.model_copy(update={"criteria": (variant,)})).criteria[0].status


# --- bounds of the ruleset as a whole


def _whole(rules: RuleSet, source: YamlSource, results: list[CaseResult]) -> Iterator[Point]:
    if rules.pass_mark:
        yield from _pass_mark(rules, source, results)
    if rules.stale_months and "stale_after" in rules.model_fields_set:
        yield from _stale_after(rules.stale_months, source, results)


def _pass_mark(rules: RuleSet, source: YamlSource, results: list[CaseResult]) -> Iterator[Point]:
    place, free = place_of(source, ("pass_mark",), key=True), rules.model_copy(update={"pass_mark": None})
    met = [result for result in results if result.verdict and result.judged_by(free).decision == "qualified"]
    for decision, side in (("review", "below"), ("qualified", "at or above")):
        cases = _names(
            result
            for result in met
            if result.verdict and result.case.expect.decision == result.verdict.decision == decision
        )
        write = (
            f"a résumé that meets every must-have and scores {side} {rules.pass_mark:g}, expecting decision: {decision}"
        )
        yield Point(None, "pass_mark", f"{side} {rules.pass_mark:g}", f"decision: {decision}", write, place, cases)


def _stale_after(months: int, source: YamlSource, results: list[CaseResult]) -> Iterator[Point]:
    place = place_of(source, ("stale_after",), key=True)
    # After no months at all a résumé is never stale: of one month there is no shorter length to try.
    for age, other in [(months, months - 1)] * (months > 1) + [(months + 1, months + 1)]:
        cases = _names(result for result in results if _changes(result, other))
        old = "no longer taken" if age > months else "still taken"
        write = (
            f"a résumé dated {age} months before the day, with a post until now that is {old} to last, which decides"
        )
        yield Point(None, "stale_after", f"{age}", "what the age decides", write, place, cases)


def _changes(result: CaseResult, stale_after: int) -> bool:
    """Would something that the case expects come out otherwise if a résumé were stale after so many months?"""
    if result.facts is None or result.facts.resume.dated is None:
        return False
    other = result.suite.rules.model_copy(update={"stale_after": Duration(months=stale_after) if stale_after else None})
    verdict = result.judged_by(other)
    states = {each.id: each.status for each in verdict.criteria}
    if any(states[name] != state for name, state in asserted(result).items()):
        return True
    expected = result.case.expect.decision
    return result.verdict is not None and expected == result.verdict.decision != verdict.decision


def coverage_data(covered: Coverage) -> dict[str, Any]:
    """The coverage as JSON has it."""
    return {
        "rules": {"name": covered.rules.name, "version": covered.rules.version, "path": covered.source.path},
        "covered": covered.covered,
        "of": len(covered.points),
        "percent": rounded(covered.percent),
        "proved": [_point(point) for point in covered.points if point.covered],
        "missing": [_point(point) for point in covered.missing],
    }


def _point(point: Point) -> dict[str, Any]:
    what: Literal["state", "bound"] = "state" if point.key is None else "bound"
    return {
        "criterion": point.criterion,
        "what": what,
        "key": point.key,
        "value": point.value,
        "expects": point.expects,
        "cases": list(point.cases),
        "path": point.place.path,
        "line": point.place.line,
        "write": None if point.covered else point.write,
    }


def rounded(percent: float) -> float:
    """To one place, downwards: only what is complete is 100."""
    return int(percent * 10 + 1e-9) / 10
