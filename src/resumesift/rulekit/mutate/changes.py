"""What can be changed in a criterion: thresholds, levels, names and options, each by one step.

Weights are left out: they make an order, and no single case says how far two people stand apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, get_args

from resumesift.resume import CERTAINTIES, EDUCATION_LEVELS, LEVELS, Education, SectionKind
from resumesift.rulekit.mutate.selections import selection_changes
from resumesift.rules.kinds.education import fits
from resumesift.rules.model import (
    AchievementCriterion,
    AnyCriterion,
    ConceptCriterion,
    Duration,
    EducationCriterion,
    ExperienceCriterion,
    KnowledgeCriterion,
    People,
    TeamSizeCriterion,
)
from resumesift.rules.phrases import months_text

SECTIONS: tuple[str, ...] = get_args(SectionKind)


class Change(NamedTuple):
    """`loc` is the path of the changed value within the criterion; `before` and `after` say the value to a person."""

    loc: tuple[str | int, ...]
    before: str
    after: str
    criterion: AnyCriterion


def changes_of(criterion: AnyCriterion) -> Iterator[Change]:
    """Each change of the criterion that some résumé tells from the original."""
    other = "should" if criterion.importance == "must" else "must"
    yield _set(criterion, ("importance",), criterion.importance, other, importance=other)
    match criterion:
        case ExperienceCriterion():
            yield from _experience(criterion)
        case ConceptCriterion():
            yield from _selected(criterion, "concepts")
            yield from _where(criterion)
            yield from _weak(criterion)
            yield from _since(criterion)
        case KnowledgeCriterion():
            yield from _selected(criterion, "domains")
        case AchievementCriterion():
            yield from _selected(criterion, "metrics")
        case TeamSizeCriterion():
            people = criterion.at_least.people
            for other_number in (people - 1, people + 1):
                if other_number > 0:
                    at_least = People(people=other_number)
                    yield _set(criterion, ("at_least",), f"{people}", f"{other_number} people", at_least=at_least)
            yield _unstated(criterion)
        case EducationCriterion():
            yield from _education(criterion)


def _set(criterion: AnyCriterion, loc: tuple[str | int, ...], before: str, after: str, **update: Any) -> Change:
    return Change(loc, before, after, criterion.model_copy(update=update))


def _months(criterion: AnyCriterion, key: str, months: int, least: int) -> Iterator[Change]:
    for other in (months - 1, months + 1):
        if other >= least:
            update = {key: Duration(months=other)}
            yield _set(criterion, (key,), months_text(months), months_text(other), **update)


def _unstated(criterion: TeamSizeCriterion | EducationCriterion) -> Change:
    other = "not_met" if criterion.unstated == "unclear" else "unclear"
    return _set(criterion, ("unstated",), criterion.unstated, other, unstated=other)


def _selected(criterion: AnyCriterion, key: str) -> Iterator[Change]:
    for loc, before, after, selection in selection_changes(getattr(criterion, key)):
        yield _set(criterion, (key, *loc), before, after, **{key: selection})


def _experience(criterion: ExperienceCriterion) -> Iterator[Change]:
    yield from _months(criterion, "at_least", criterion.at_least.total, 1)
    if criterion.domains:
        yield from _selected(criterion, "domains")
        yield _set(criterion, ("domains",), ", ".join(criterion.domains.names), "removed", domains=None)
    if criterion.level:
        yield from _rungs(criterion, criterion.level, LEVELS)
    count = criterion.count
    for key in ("internships", "part_time"):
        now = getattr(count, key)
        for value in CERTAINTIES:
            if value != now:
                changed = count.model_copy(update={key: value})
                yield _set(criterion, ("count", key), now, value, count=changed)
    gap = count.gaps_up_to.total
    for other in (gap - 1, gap + 1):
        if other >= 0:
            changed = count.model_copy(update={"gaps_up_to": Duration(months=other)})
            yield _set(criterion, ("count", "gaps_up_to"), months_text(gap), months_text(other), count=changed)


def _rungs(criterion: AnyCriterion, level: str, ladder: tuple[str, ...]) -> Iterator[Change]:
    at = ladder.index(level)
    for other in (at - 1, at + 1):
        if 0 <= other < len(ladder):
            yield _set(criterion, ("level",), level, ladder[other], level=ladder[other])
    if at == 0 and not (isinstance(criterion, EducationCriterion) and not criterion.fields):
        yield _set(criterion, ("level",), level, "removed", level=None)


def _where(criterion: ConceptCriterion) -> Iterator[Change]:
    where = criterion.where
    for at, section in enumerate(where):
        rest = tuple(other for other in where if other != section)
        # What is weak as well counts as before; without any section left all of them count.
        same = section in criterion.weak if rest else {*where, *criterion.weak} >= {*SECTIONS}
        if not same and section not in where[:at]:
            yield _set(criterion, ("where", at), section, "removed", where=rest)


def _weak(criterion: ConceptCriterion) -> Iterator[Change]:
    weak = criterion.weak
    different = tuple(dict.fromkeys(weak))
    for section in different:
        rest = tuple(other for other in weak if other != section)
        yield _set(criterion, ("weak", weak.index(section)), section, "removed", weak=rest)
    if len(different) > 1:
        yield _set(criterion, ("weak",), ", ".join(weak), "removed", weak=())


def _since(criterion: ConceptCriterion) -> Iterator[Change]:
    if criterion.since is not None:
        yield from _months(criterion, "since", criterion.since.total, 0)
        yield _set(criterion, ("since",), months_text(criterion.since.total), "removed", since=None)


def _education(criterion: EducationCriterion) -> Iterator[Change]:
    if criterion.level:
        yield from _rungs(criterion, criterion.level, EDUCATION_LEVELS)
    for at, word in enumerate(criterion.fields):
        rest = tuple(other for other in criterion.fields if other != word)
        if not rest and criterion.level is None:
            continue
        # A field that holds this word may hold another one in any case.
        without = criterion.model_copy(update={"level": None, "fields": rest})
        if rest and fits(without, Education(field=word), date.max) == "yes":
            continue
        yield _set(criterion, ("fields", at), word, "removed", fields=rest)
    yield _unstated(criterion)
