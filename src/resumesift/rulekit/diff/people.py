"""The same people judged by two rulesets: who changes decision or rank, and by which criterion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, get_args

from resumesift.facts import Person
from resumesift.judging import judge_facts
from resumesift.rules import Verdict
from resumesift.rules.model import RuleSet
from resumesift.screening import CriterionResult, Decision

DECISIONS: tuple[Decision, ...] = get_args(Decision)


class CriterionChange(NamedTuple):
    """A criterion that says something else of a person; None on the side whose ruleset does not have it."""

    id: str
    old: CriterionResult | None
    new: CriterionResult | None


@dataclass(frozen=True)
class Place:
    """What one ruleset makes of a person; `rank` counts from 1, by decision, score, and order of the input."""

    decision: Decision
    score: float
    reason: str
    rank: int = 0


@dataclass(frozen=True)
class Judged:
    """One person under both rulesets. `criteria` are those that say something else, musts first."""

    file: str
    name: str | None
    old: Place
    new: Place
    criteria: tuple[CriterionChange, ...] = ()

    @property
    def flips(self) -> bool:
        """Is the decision another one?"""
        return self.old.decision != self.new.decision


@dataclass
class Difference:
    """Everybody, in the order of the input, who could not be read (file and why), and the days of the screening."""

    judged: list[Judged] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    days: set[date] = field(default_factory=set)

    @property
    def flips(self) -> list[Judged]:
        """Those whose decision changes, in the order of the new ranks."""
        return sorted((one for one in self.judged if one.flips), key=lambda one: one.new.rank)

    @property
    def moved(self) -> list[Judged]:
        """Those who keep their decision and have another rank, the farthest first."""
        kept = (one for one in self.judged if not one.flips and one.old.rank != one.new.rank)
        return sorted(kept, key=lambda one: (-abs(one.old.rank - one.new.rank), one.new.rank))

    @property
    def decisions(self) -> Counter[tuple[Decision, Decision]]:
        """How many have each pair of old and new decision."""
        return Counter((one.old.decision, one.new.decision) for one in self.judged)


def difference(old: RuleSet, new: RuleSet, pairs: Iterable[tuple[Person, Person]]) -> Difference:
    """What two rulesets make of the same people, each given with the facts that either ruleset finds."""
    found = Difference()
    judged = []
    for one, other in pairs:
        found.days.add(one.day)
        if one.facts is None or other.facts is None:
            found.unreadable.append((one.file, one.error or other.error or ""))
        else:
            before, after = judge_facts(old, one.facts, one.day), judge_facts(new, other.facts, other.day)
            changed = tuple(_criteria(before.verdict, after.verdict))
            places = _place(before.verdict), _place(after.verdict)
            judged.append(Judged(one.file, after.resume.name, places[0], places[1], changed))
    old_ranks, new_ranks = _ranks([one.old for one in judged]), _ranks([one.new for one in judged])
    for each, was, now in zip(judged, old_ranks, new_ranks, strict=True):
        found.judged.append(replace(each, old=replace(each.old, rank=was), new=replace(each.new, rank=now)))
    return found


def _place(verdict: Verdict) -> Place:
    return Place(verdict.decision, verdict.score, verdict.reason)


def _criteria(old: Verdict, new: Verdict) -> Iterator[CriterionChange]:
    """The criteria with another status, importance or score: those that may decide first."""
    before = {result.id: result for result in old.criteria}
    pairs = [(result.id, before.pop(result.id, None), result) for result in new.criteria]
    changed = [CriterionChange(*pair) for pair in pairs if pair[1] is None or _said(pair[1]) != _said(pair[2])]
    changed += [CriterionChange(name, result, None) for name, result in before.items()]
    yield from sorted(changed, key=lambda each: _weight(each.new or each.old))


def _said(result: CriterionResult) -> tuple[str, str, float]:
    return result.importance, result.status, result.score


def _weight(result: CriterionResult | None) -> bool:
    return result is None or result.importance != "must"


def _ranks(places: list[Place]) -> list[int]:
    order = sorted(range(len(places)), key=lambda at: (DECISIONS.index(places[at].decision), -places[at].score, at))
    ranks = [0] * len(places)
    for rank, at in enumerate(order, 1):
        ranks[at] = rank
    return ranks
