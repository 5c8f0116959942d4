"""Findings about the ruleset as a whole: its name, what decides, its weights and the pass mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from resumesift.errors import Problem
from resumesift.rulekit.lint.reach import ceiling
from resumesift.rulekit.lint.subject import Subject
from resumesift.rules.model import RuleSet


def check(subject: Subject) -> Iterator[Problem]:
    """A wrong name, no must, shoulds without weight, and a pass mark that nobody reaches or misses."""
    for loc, criterion in subject.criteria:
        if criterion.importance == "should" and criterion.weight == 0:
            message = "a should with weight 0 has no effect"
            yield subject.finding("weightless-should", message, (*loc, "weight"))
    name, stem = _written_name(subject), Path(subject.source.path).stem
    if isinstance(name, str) and name != stem:
        message = f'the name should be "{stem}", as the file is called'
        yield subject.finding("file-name", message, ("name",))
    if subject.rules:
        yield from _whole(subject, subject.rules)


def _written_name(subject: Subject) -> object:
    return subject.source.data.get("name") if isinstance(subject.source.data, dict) else None


def _whole(subject: Subject, rules: RuleSet) -> Iterator[Problem]:
    mark, total = rules.pass_mark, sum(criterion.weight for criterion in rules.criteria)
    if not subject.musts and not mark:
        message = "no criterion is a must: everybody would be qualified; make one a must, or write pass_mark"
        yield subject.finding("no-must", message, ("criteria",))
    if not total:
        yield subject.finding("zero-weights", "the weights add up to 0: every score is 0", ("criteria",))
    if mark is None:
        return
    best = _score(sum(c.weight * min(1.0, ceiling(c)) for c in rules.criteria), total)
    sure = _score(sum(c.weight for c in rules.criteria if c.importance == "must"), total)
    if mark > best:
        message = f"no score is above {best:g}: nobody would be qualified"
        yield subject.finding("pass-mark-unreachable", message, ("pass_mark",))
    elif mark == 0 or mark <= sure:
        who = "whoever meets every must scores" if subject.musts else "everybody scores"
        message = f"{who} {sure:g} or more: the pass mark never decides; raise it, or leave it out"
        yield subject.finding("pass-mark-idle", message, ("pass_mark",))


def _score(gained: float, total: float) -> float:
    return round(100 * gained / total, 1) if total else 0.0
