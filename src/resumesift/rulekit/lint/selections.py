"""The choices of names in a criterion: what they ask for, and names in them that add nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from resumesift.errors import Problem
from resumesift.folding import fold
from resumesift.rulekit.lint.subject import Loc, Subject
from resumesift.rules.model import (
    AchievementCriterion,
    AnyCriterion,
    ConceptCriterion,
    EducationCriterion,
    ExperienceCriterion,
    KnowledgeCriterion,
    Selection,
)
from resumesift.rules.names import expand


class Choice(NamedTuple):
    """The key of a choice of names, the choice, and of how many different names it is one."""

    key: str
    selection: Selection[str]
    available: int


def choices(criterion: AnyCriterion) -> Iterator[Choice]:
    """The choice of names of a criterion, where it has one."""
    key, selection = _choice(criterion)
    if selection is not None:
        yield Choice(key, selection, len({name for group in groups(selection) for name in group}))


def groups(selection: Selection[str]) -> list[frozenset[str]]:
    """The names that each item of the choice stands for."""
    return [frozenset(expand(pattern)) for pattern in selection.names]


def _choice(criterion: AnyCriterion) -> tuple[str, Selection[str] | None]:
    match criterion:
        case ConceptCriterion():
            return "concepts", criterion.concepts
        case AchievementCriterion():
            return "metrics", criterion.metrics
        case ExperienceCriterion() | KnowledgeCriterion():
            return "domains", criterion.domains
    return "", None


def check(subject: Subject) -> Iterator[Problem]:
    """Names, sections and fields that another item of their list holds."""
    for loc, criterion in subject.criteria:
        for key, selection, _ in choices(criterion):
            way = next(name for name in ("any_of", "all_of", "of") if getattr(selection, name))
            for index, message in _held(selection.names, groups(selection)):
                yield subject.finding("redundant-name", message, (*loc, key, way, index))
        if isinstance(criterion, ConceptCriterion):
            for key in ("where", "weak"):
                yield from _twice(subject, (*loc, key), getattr(criterion, key))
        if isinstance(criterion, EducationCriterion):
            yield from _fields(subject, (*loc, "fields"), criterion.fields)


def _held(names: Sequence[str], sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, str]]:
    for index, one in enumerate(sets):
        around = (at for at, other in enumerate(sets) if one < other or (one == other and at < index))
        if (outer := next(around, None)) is not None:
            yield index, f'"{names[index]}" is in "{names[outer]}" already: leave it out'


def _twice(subject: Subject, loc: Loc, items: Sequence[str]) -> Iterator[Problem]:
    for index, item in enumerate(items):
        if item in items[:index]:
            yield subject.finding("redundant-name", f'"{item}" stands twice: leave one out', (*loc, index))


def _fields(subject: Subject, loc: Loc, fields: Sequence[str]) -> Iterator[Problem]:
    """Fields whose words hold another of the fields: what holds them holds that one."""
    folded = [" ".join(fold(field).split()) for field in fields]
    for index, field in enumerate(folded):
        if field in folded[:index]:
            yield subject.finding("redundant-name", f'"{fields[index]}" stands twice: leave one out', (*loc, index))
            continue
        inner = next((at for at, other in enumerate(folded) if other != field and _holds(field, other)), None)
        if inner is not None:
            message = f'"{fields[index]}" holds "{fields[inner]}", which is enough: leave it out'
            yield subject.finding("redundant-name", message, (*loc, index))


def _holds(field: str, other: str) -> bool:
    return f" {other} " in f" {field} " if other.isascii() else other in field
