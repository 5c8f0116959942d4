"""The same people judged by two rulesets: who changes decision or rank, and by which criterion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, get_args

from resumesift.experience import dated
from resumesift.facts import Facts
from resumesift.resume import Resume
from resumesift.rules import Verdict, evaluate
from resumesift.rules.model import RuleSet
from resumesift.screening import CriterionResult, Decision

DECISIONS: tuple[Decision, ...] = get_args(Decision)


class Subject(NamedTuple):
    """Whoever is in one file: facts by the words of either ruleset (mostly the same), or why there are none."""

    file: str
    old: Facts | None
    new: Facts | None
    day: date
    error: str | None = None


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
    """Everybody, in the order of the input, and who could not be read (file and why)."""

    judged: list[Judged] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)

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


def difference(old: RuleSet, new: RuleSet, subjects: Iterable[Subject]) -> Difference:
    """What two rulesets make of the same people."""
    found = Difference()
    judged = []
    for subject in subjects:
        if subject.old is None or subject.new is None:
            found.unreadable.append((subject.file, subject.error or ""))
        else:
            judged.append(_judged(old, new, subject, subject.old, subject.new))
    old_ranks, new_ranks = _ranks([one.old for one in judged]), _ranks([one.new for one in judged])
    for one, before, after in zip(judged, old_ranks, new_ranks, strict=True):
        found.judged.append(replace(one, old=replace(one.old, rank=before), new=replace(one.new, rank=after)))
    return found


def _judged(old: RuleSet, new: RuleSet, subject: Subject, before: Facts, after: Facts) -> Judged:
    was = dated(before.resume, subject.day, old.stale_months)
    alike = before is after and old.stale_months == new.stale_months
    now = was if alike else dated(after.resume, subject.day, new.stale_months)
    verdicts = (_verdict(old, was, before, subject.day), _verdict(new, now, after, subject.day))
    one, other = (Place(verdict.decision, verdict.score, verdict.reason) for verdict in verdicts)
    return Judged(subject.file, now.name, one, other, tuple(_criteria(*verdicts)))


def _verdict(rules: RuleSet, resume: Resume, facts: Facts, day: date) -> Verdict:
    return evaluate(rules, resume, day, partly_read=facts.partly_read)


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
