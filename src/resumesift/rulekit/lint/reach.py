"""Findings about criteria that nobody can meet, and lengths of time that no career has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from resumesift.errors import Problem
from resumesift.resume import SectionKind
from resumesift.rulekit.lint.selections import choices
from resumesift.rulekit.lint.subject import Loc, Subject
from resumesift.rules.model import AnyCriterion, ConceptCriterion, ExperienceCriterion

CAREER = 12 * 50
"""Months of the longest working life."""

_SECTIONS = frozenset(get_args(SectionKind))


def check(subject: Subject) -> Iterator[Problem]:
    """More than there is, only weak sections, too long a time."""
    for loc, criterion in subject.criteria:
        nobody = "; nobody would be qualified" if criterion.importance == "must" else ""
        for key, selection, available in choices(criterion):
            if selection.at_least and selection.at_least > available:
                message = f"asks for {selection.at_least} of {available}: can never be met{nobody}"
                yield subject.finding("never-met", message, (*loc, key, "at_least"))
        if isinstance(criterion, ConceptCriterion):
            yield from _concept(subject, loc, criterion, nobody)
        elif isinstance(criterion, ExperienceCriterion):
            yield from _experience(subject, loc, criterion, nobody)


def ceiling(criterion: AnyCriterion) -> float:
    """The highest score that a criterion can give, 0–1."""
    if isinstance(criterion, ConceptCriterion) and _only_weak(criterion):
        return 0.5
    if isinstance(criterion, ExperienceCriterion):
        return CAREER / criterion.at_least.total
    return min((available / selection.required for _, selection, available in choices(criterion)), default=1.0)


def _only_weak(criterion: ConceptCriterion) -> bool:
    return set(criterion.where or _SECTIONS) <= set(criterion.weak)


def _concept(subject: Subject, loc: Loc, criterion: ConceptCriterion, nobody: str) -> Iterator[Problem]:
    if _only_weak(criterion):
        what = "every section of where is weak" if criterion.where else "every section is weak"
        yield subject.finding("never-met", f"{what}: the criterion can never be met{nobody}", (*loc, "weak"))
    if criterion.since and criterion.since.total > CAREER:
        message = "longer than a working life: every post is recent enough; leave it out"
        yield subject.finding("impossible-length", message, (*loc, "since"))


def _experience(subject: Subject, loc: Loc, criterion: ExperienceCriterion, nobody: str) -> Iterator[Problem]:
    asked, gaps = criterion.at_least.total, criterion.count.gaps_up_to.total
    if asked > CAREER:
        message = f"longer than a working life of {CAREER // 12} years: can never be met{nobody}"
        yield subject.finding("impossible-length", message, (*loc, "at_least"))
    elif gaps >= asked:
        message = f"gaps of {gaps} months count where {asked} are asked for: two posts of a month would do"
        yield subject.finding("wide-gaps", message, (*loc, "count", "gaps_up_to"))
