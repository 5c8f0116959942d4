"""Every threshold of a criterion, and what each would decide about the labelled people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from resumesift.rulekit.tune.agreement import FEW, FEW_OF_A_SIDE, agrees
from resumesift.rulekit.tune.figures import Table, by_chance
from resumesift.rulekit.tune.judged import Judged
from resumesift.rules.evaluate import decide, score_of
from resumesift.rules.model import AnyCriterion, ExperienceCriterion, RuleSet, Selection, TeamSizeCriterion
from resumesift.screening import Decision

_FOLDS = 5
_SELDOM = 0.025
"""One side of a 95 % interval."""

_BY_STATUS: dict[str, Decision] = {"met": "qualified", "unclear": "review", "not_met": "not_qualified"}
_ROUND = (12, 6, 3)
"""Months that people ask for, the roundest first."""


@dataclass(frozen=True)
class Step:
    """Thresholds from `low` to `high` decide alike; `value` is the one to write. The rest are numbers of people, and
    the decision about each.
    """

    value: int
    low: int
    high: int
    agreeing: float
    false_rejects: int
    false_accepts: int
    reviews: int
    now: bool = False
    decisions: tuple[Decision, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Sweep:
    """All steps of one criterion, lowest first. `whole`: the decision is meant, else the criterion as if alone."""

    index: int
    criterion: AnyCriterion
    unit: str
    now: int
    whole: bool
    steps: tuple[Step, ...]
    people: int

    @property
    def best(self) -> Step:
        """Where most people agree; of several the one nearest to the threshold that there is."""
        return max(self.steps, key=lambda step: (step.agreeing, -abs(step.value - self.now), -step.value))


@dataclass(frozen=True)
class Proposal:
    """Another threshold, and by what share more of the people would agree.

    `held_out` is the same where criterion and threshold are chosen anew without the people of whom it is told: a choice
    fits those on whom it was made. `chance` is how often the best of all thresholds gains as much where labels are
    thrown by chance. `firm`: there are labels enough, and that is seldom.
    """

    sweep: Sweep
    step: Step
    gain: float
    held_out: float
    chance: float
    firm: bool


def threshold_of(criterion: AnyCriterion) -> tuple[int, str] | None:
    """The number that a criterion asks for and what it counts; None where it asks for none."""
    if isinstance(criterion, ExperienceCriterion):
        return criterion.at_least.total, "months"
    if isinstance(criterion, TeamSizeCriterion):
        return criterion.at_least.people, "people"
    for name in ("concepts", "metrics"):
        selection = getattr(criterion, name, None)
        if isinstance(selection, Selection) and selection.at_least:
            return selection.at_least, name
    return None


def written(criterion: AnyCriterion, value: int) -> str:
    """A threshold as the ruleset has it behind `at_least:`."""
    if isinstance(criterion, ExperienceCriterion):
        years, months = divmod(value, 12)
        parts = [f"years: {years}"] * bool(years) + [f"months: {months}"] * bool(months)
        return f"{{{', '.join(parts)}}}"
    return f"{{people: {value}}}" if isinstance(criterion, TeamSizeCriterion) else str(value)


def sweeps_of(rules: RuleSet, people: Sequence[Judged]) -> list[Sweep]:
    """A sweep for each criterion that asks for a number."""
    found = []
    for index, criterion in enumerate(rules.criteria):
        asked = threshold_of(criterion)
        if asked is not None and people:
            found.append(_sweep(rules, people, index, *asked))
    return found


def propose(people: Sequence[Judged], sweeps: Sequence[Sweep]) -> Proposal | None:
    """The one change of a threshold with which most people agree; None where none is better than what there is."""
    steps = [(sweep, step) for sweep in sweeps if sweep.whole for step in sweep.steps if not step.now]
    steps.sort(key=lambda each: (abs(each[1].value - each[0].now), each[0].index, each[1].value))
    gains: Table = np.array([_gains(people, step) for _, step in steps], dtype=float).reshape(len(steps), len(people))
    sums = gains.sum(axis=1)
    if not steps or sums.max() <= 0:
        return None
    best = int(sums.argmax())
    chance = by_chance(gains, best)
    enough = len(people) >= FEW and min(_sides(people)) >= FEW_OF_A_SIDE
    held_out = _held_out(gains, _folds(people))
    return Proposal(*steps[best], float(sums[best]) / len(people), held_out, chance, enough and chance <= _SELDOM)


def _gains(people: Sequence[Judged], step: Step) -> list[float]:
    """By how much each person agrees more with the step than with the rules as they are."""
    return [
        agrees(decision, one.wanted) - agrees(one.verdict.decision, one.wanted)
        for decision, one in zip(step.decisions, people, strict=True)
    ]


def _held_out(gains: Table, folds: Sequence[int]) -> float:
    """The mean gain where the best step is chosen on the other folds, none where none of them gains there."""
    total = 0.0
    for fold in range(_FOLDS):
        held = np.array([each == fold for each in folds])
        sums = gains[:, ~held].sum(axis=1)
        if sums.max() > 0:
            total += float(gains[sums.argmax(), held].sum())
    return total / len(folds)


def _folds(people: Sequence[Judged]) -> list[int]:
    """The fold of each person: both sides spread evenly, by their file and not by their order."""
    folds = [0] * len(people)
    for side in (True, False):
        ranked = sorted(
            (at for at, one in enumerate(people) if one.wanted is side),
            key=lambda at: hashlib.sha256(people[at].key.encode()).hexdigest(),
        )
        for rank, at in enumerate(ranked):
            folds[at] = rank % _FOLDS
    return folds


def _sides(people: Sequence[Judged]) -> tuple[int, int]:
    yes = sum(one.wanted for one in people)
    return yes, len(people) - yes


def _sweep(rules: RuleSet, people: Sequence[Judged], index: int, now: int, unit: str) -> Sweep:
    criterion = rules.criteria[index]
    whole = criterion.importance == "must" or rules.pass_mark is not None
    sweep = Sweep(index, criterion, unit, now, whole, (), len(people))
    spans = list(pairwise(_edges(people, index)))
    steps = (_step(rules, people, sweep, low, high - 1, (low, high) == spans[-1]) for low, high in spans)
    return replace(sweep, steps=tuple(steps))


def joined(sweep: Sweep) -> Iterator[Step]:
    """The steps, neighbours with the same numbers as one; the present one stays apart."""
    last: Step | None = None
    for step in sweep.steps:
        if last is not None and not (step.now or last.now) and _numbers(step) == _numbers(last):
            last = replace(last, high=step.high, value=_roundest(last.low, step.high, sweep))
            continue
        if last is not None:
            yield last
        last = step
    if last is not None:
        yield last


def _numbers(step: Step) -> tuple[float, int, int, int]:
    return step.agreeing, step.false_rejects, step.false_accepts, step.reviews


def _edges(people: Sequence[Judged], index: int) -> list[int]:
    """Thresholds from which on somebody is judged otherwise, and one past the last that is looked at."""
    tallies = [tally for one in people if (tally := one.tallies[index]) is not None]
    edges = sorted({1, *(number + 1 for tally in tallies for number in (tally.low, tally.high) if number > 0)})
    return [*edges, edges[-1] + 1]


def _step(rules: RuleSet, people: Sequence[Judged], sweep: Sweep, low: int, high: int, last: bool) -> Step:
    """The last step stands for all greater thresholds, too."""
    now = low <= sweep.now and (sweep.now <= high or last)
    value = sweep.now if now else _roundest(low, high, sweep)
    decisions = [_decision(rules, one, sweep, value) for one in people]
    pairs = list(zip(decisions, (one.wanted for one in people), strict=True))
    return Step(
        value,
        low,
        high,
        agreeing=sum(agrees(*pair) for pair in pairs),
        false_rejects=pairs.count(("not_qualified", True)),
        false_accepts=pairs.count(("qualified", False)),
        reviews=decisions.count("review"),
        now=now,
        decisions=tuple(decisions),
    )


def _roundest(low: int, high: int, sweep: Sweep) -> int:
    """A threshold of the step that a person would write: whole years, half ones; else the one nearest to now."""
    if sweep.unit == "months":
        for size in _ROUND:
            inside = [value for value in range(low, high + 1) if value % size == 0]
            if inside:
                return min(inside, key=lambda value: abs(value - sweep.now))
    return high if high < sweep.now else low


def _decision(rules: RuleSet, one: Judged, sweep: Sweep, value: int) -> Decision:
    """What the rules decide with `value` for the criterion's threshold, or the criterion alone."""
    result, tally = one.verdict.criteria[sweep.index], one.tallies[sweep.index]
    if tally is not None:
        asked = replace(tally, required=value)
        status = "unclear" if one.partly_read and asked.status == "not_met" else asked.status
        result = result.model_copy(update={"status": status, "score": round(asked.score, 4)})
    if not sweep.whole:
        return _BY_STATUS[result.status]
    results = (*one.verdict.criteria[: sweep.index], result, *one.verdict.criteria[sweep.index + 1 :])
    return decide(rules, results, score_of(rules, results))
