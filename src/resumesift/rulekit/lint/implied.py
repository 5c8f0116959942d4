"""Findings about criteria of which one follows from another."""

from __future__ import annotations

from collections.abc import Iterator

from resumesift.errors import Problem
from resumesift.resume import CERTAINTIES, EDUCATION_LEVELS, LevelName, SectionKind, SeniorityLevel
from resumesift.rulekit.lint.selections import groups
from resumesift.rulekit.lint.subject import Placed, Subject
from resumesift.rules.model import (
    AchievementCriterion,
    AnyCriterion,
    ConceptCriterion,
    EducationCriterion,
    ExperienceCriterion,
    KnowledgeCriterion,
    Selection,
    TeamSizeCriterion,
)

_ADDED = {"id", "title", "importance", "weight", "source"}
_COMPARED = {"domains", "concepts", "metrics", "at_least", "since"}
"""What implication both ways makes equal, however it is written."""


def check(subject: Subject) -> Iterator[Problem]:
    """Musts and shoulds that follow from a must, and criteria that say the same.

    A should that follows from a should is a step of a ladder, which is sensible.
    """
    for index, placed in enumerate(subject.criteria):
        yield from _one(subject, placed, subject.criteria[:index])


def _one(subject: Subject, placed: Placed, before: tuple[Placed, ...]) -> Iterator[Problem]:
    loc, criterion = placed
    for other in before:
        if criterion.importance == other.criterion.importance and _same(criterion, other.criterion):
            message = f'says the same as "{other.criterion.id}": take one out'
            yield subject.finding("same-criterion", message, (*loc, "id"))
            return
    for place, must in subject.musts:
        both = must.importance == criterion.importance and implies(criterion, must)
        if must is criterion or both or not implies(must, criterion):
            continue
        if criterion.importance == "must" and not decides_nothing_beside(must, criterion):
            continue
        if criterion.importance == "must":
            message = f'whoever meets "{must.id}" meets it: it decides nothing; take it out'
        else:
            message = f'whoever meets the must "{must.id}" meets it: it adds nothing; ask for more, or take it out'
        rule = f"implied-{criterion.importance}"
        if subject.is_own((*loc, "id")) or not subject.is_own((*place, "id")):
            yield subject.finding(rule, message, (*loc, "id"))
        else:
            message = f'whoever meets it meets "{criterion.id}" of the parent, too: drop that one by "without"'
            yield subject.finding(rule, message, (*place, "id"))
        return


def _same(one: AnyCriterion, other: AnyCriterion) -> bool:
    if one.kind != other.kind:
        return False
    plain = [criterion.model_dump(exclude=_ADDED | _COMPARED) for criterion in (one, other)]
    return plain[0] == plain[1] and implies(one, other) and implies(other, one)


def implies(one: AnyCriterion, other: AnyCriterion) -> bool:
    """Is `other` met wherever `one` is? False where that is not sure."""
    match one, other:
        case ExperienceCriterion(), ExperienceCriterion():
            return _experience(one, other)
        case ConceptCriterion(), ConceptCriterion():
            return _selection(one.concepts, other.concepts) and _sections(one, other) and _recent(one, other)
        case KnowledgeCriterion(), KnowledgeCriterion():
            return _selection(one.domains, other.domains)
        case AchievementCriterion(), AchievementCriterion():
            return _selection(one.metrics, other.metrics)
        case TeamSizeCriterion(), TeamSizeCriterion():
            return one.at_least.people >= other.at_least.people
        case EducationCriterion(), EducationCriterion():
            return _education(one, other)
    return False


def decides_nothing_beside(must: AnyCriterion, weaker: AnyCriterion) -> bool:
    """Would the `weaker` one as a must decide of nobody otherwise than the `must` does alone?"""
    return implies(must, weaker) and _rejects_no_more(weaker, must)


def _rejects_no_more(weaker: AnyCriterion, must: AnyCriterion) -> bool:
    """Is whoever fails the `weaker` one rejected by the `must` that implies it, too? Else it turns reviews into no."""
    match weaker, must:
        case (TeamSizeCriterion() | EducationCriterion()), (TeamSizeCriterion() | EducationCriterion()):
            return weaker.unstated == "unclear" or must.unstated == "not_met"
        case ConceptCriterion(), ConceptCriterion():
            return not weaker.where or (bool(must.where) and _counting(must) <= _counting(weaker))
    return True


def _counting(criterion: ConceptCriterion) -> set[SectionKind]:
    """The sections whose mentions count at least perhaps, where not all do."""
    return {*criterion.where, *criterion.weak}


def _experience(one: ExperienceCriterion, other: ExperienceCriterion) -> bool:
    return (
        one.at_least.total >= other.at_least.total
        and (other.domains is None or (one.domains is not None and _selection(one.domains, other.domains)))
        and (other.level is None or (one.level is not None and _height(one.level) >= _height(other.level)))
        and all(
            CERTAINTIES.index(getattr(one.count, kind)) <= CERTAINTIES.index(getattr(other.count, kind))
            for kind in ("internships", "part_time")
        )
        and one.count.gaps_up_to.total <= other.count.gaps_up_to.total
    )


def _height(level: LevelName) -> int:
    return SeniorityLevel[level.upper()].value


def _education(one: EducationCriterion, other: EducationCriterion) -> bool:
    level = other.level is None or (
        one.level is not None and EDUCATION_LEVELS.index(one.level) >= EDUCATION_LEVELS.index(other.level)
    )
    return level and (not other.fields or (bool(one.fields) and set(one.fields) <= set(other.fields)))


def _sections(one: ConceptCriterion, other: ConceptCriterion) -> bool:
    """Do all mentions that surely count for `one` surely count for `other`?"""
    if one.where:
        return all(section in one.weak or _sure(section, other) for section in one.where)
    return not other.where and set(other.weak) <= set(one.weak)


def _sure(section: SectionKind, criterion: ConceptCriterion) -> bool:
    return section not in criterion.weak and (not criterion.where or section in criterion.where)


def _recent(one: ConceptCriterion, other: ConceptCriterion) -> bool:
    return other.since is None or (one.since is not None and one.since.total <= other.since.total)


def _selection(one: Selection[str], other: Selection[str]) -> bool:
    wanted = groups(other)
    if other.all_of:
        return all(_shown(one, group) >= 1 for group in wanted)
    return _shown(one, frozenset().union(*wanted)) >= other.required


def _shown(selection: Selection[str], names: frozenset[str]) -> int:
    """How many of `names` are shown at the least where the selection is met."""
    sets = groups(selection)
    if selection.all_of:
        taken: list[frozenset[str]] = []
        for group in sorted(sets, key=lambda group: (len(group), sorted(group))):
            if group <= names and not any(group & other for other in taken):
                taken.append(group)
        return len(taken)
    every: frozenset[str] = frozenset().union(*sets)
    return max(0, selection.required - len(every - names))
