"""Facts in the form in which a case gives them (`given:`), made to meet a criterion or to fall short of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from resumesift.experience import month_text
from resumesift.resume import EDUCATION_LEVELS
from resumesift.rulekit.mutate.selections import enough_names
from resumesift.rules.model import (
    AchievementCriterion,
    AnyCriterion,
    ConceptCriterion,
    EducationCriterion,
    ExperienceCriterion,
    KnowledgeCriterion,
    TeamSizeCriterion,
)

GivenFacts = dict[str, Any]
"""What stands under `given:`: plain data."""

_STEPS = 24
"""Into so many parts months and people are divided in search of a score."""

_TITLES = {"job": "post", "internship": "internship", "part_time": "part-time post"}


def merged(parts: Iterable[GivenFacts]) -> GivenFacts:
    """All facts together; the posts that mentions stand in are counted on."""
    whole: GivenFacts = {}
    for part in parts:
        before = len(whole.get("work", []))
        for key, value in part.items():
            if isinstance(value, dict):
                whole[key] = {**whole.get(key, {}), **value}
            elif isinstance(value, list):
                new = [_moved(item, before) for item in value]
                had = whole.get(key, [])
                whole[key] = [*had, *(new if key == "work" else [item for item in new if item not in had])]
            else:
                whole[key] = value
    return whole


def _moved(item: Any, by: int) -> Any:
    return {**item, "post": item["post"] + by} if isinstance(item, dict) and "post" in item else item


def post(now: int, months: int, *, ended: int = 0, kind: str = "job", **more: Any) -> GivenFacts:
    """A post of so many months that lasts until the month `now`, or `ended` so many months before; as facts.

    Nothing where it would begin before the year 0.
    """
    level, last = more.get("level"), now - ended
    if last - months + 1 < 0:
        return {}
    entry: GivenFacts = {"title": (level or _TITLES[kind]).replace("_", " "), "start": month_text(last - months + 1)}
    if ended:
        entry["end"] = month_text(last)
    if kind != "job":
        entry["kind"] = kind
    return {"work": [entry | {key: value for key, value in more.items() if value}]}


def worked(criterion: ExperienceCriterion, now: int, months: int, **more: Any) -> GivenFacts:
    """So many months as the criterion asks for them; none for 0."""
    domains = list(enough_names(criterion.domains)) if criterion.domains else []
    return post(now, months, **({"level": criterion.level, "domains": domains} | more)) if months else {}


def mentioned(
    criterion: ConceptCriterion, now: int, names: Iterable[str], *, section: str | None = None, ended: int = 0
) -> GivenFacts:
    """The concepts in one section; with `since`, in a post that ended so many months before."""
    place = section or strong_section(criterion)
    where: GivenFacts = {} if place == "work" else {"section": place}
    held = post(now, 12, ended=ended) if criterion.since is not None else {}
    dated = bool(held)
    items = [{"concept": name, **where, **({"post": 0} if dated else {})} for name in names]
    plain = [item["concept"] if len(item) == 1 else item for item in items]
    return (held if items else {}) | ({"concepts": plain} if plain else {})


def strong_section(criterion: ConceptCriterion) -> str:
    """A section whose mentions count fully, work if it is one."""
    allowed = [section for section in criterion.where or ("work", "project", "award") if section not in criterion.weak]
    return "work" if "work" in allowed or not allowed else allowed[0]


def meeting(criterion: AnyCriterion, now: int) -> GivenFacts:
    """Facts that meet the criterion."""
    match criterion:
        case ExperienceCriterion():
            return worked(criterion, now, criterion.at_least.total)
        case ConceptCriterion():
            return mentioned(criterion, now, enough_names(criterion.concepts))
        case KnowledgeCriterion():
            return {"knowledge": dict.fromkeys(enough_names(criterion.domains), "yes")}
        case TeamSizeCriterion():
            return {"teams": [criterion.at_least.people]}
        case AchievementCriterion():
            return {"achievements": list(enough_names(criterion.metrics))}
        case EducationCriterion():
            return {"education": [degree(criterion)]}


def degree(criterion: EducationCriterion, **other: str) -> GivenFacts:
    """A degree as the criterion asks for, or otherwise in what is given."""
    asked = {"level": criterion.level, "field": criterion.fields[0] if criterion.fields else None} | other
    return {key: value for key, value in asked.items() if value}


def lacking(criterion: AnyCriterion, now: int) -> Iterator[GivenFacts]:
    """Facts that do not meet the criterion, the plainest first."""
    match criterion:
        case KnowledgeCriterion():
            yield {"knowledge": dict.fromkeys(criterion.domains.names, "no")}
        case TeamSizeCriterion() if criterion.at_least.people > 1:
            yield {"teams": [criterion.at_least.people - 1]}
        case EducationCriterion() if criterion.level not in (None, EDUCATION_LEVELS[0]):
            yield {"education": [degree(criterion, level=EDUCATION_LEVELS[0])]}
        case EducationCriterion() if criterion.fields:
            yield {"education": [degree(criterion, field="xyz")]}
    yield {}


def portions(criterion: AnyCriterion, now: int) -> Iterator[GivenFacts]:
    """Facts that meet the criterion for a smaller or greater part, each another score; the least first."""
    yield from lacking(criterion, now)
    match criterion:
        case ExperienceCriterion():
            total = criterion.at_least.total
            yield from (worked(criterion, now, months) for months in range(1, total, max(1, total // _STEPS)))
        case ConceptCriterion():
            names = enough_names(criterion.concepts)
            yield from (mentioned(criterion, now, names[:size]) for size in range(1, len(names)))
        case AchievementCriterion():
            names = enough_names(criterion.metrics)
            yield from ({"achievements": list(names[:size])} for size in range(1, len(names)))
        case KnowledgeCriterion():
            yield {"knowledge": dict.fromkeys(enough_names(criterion.domains), "possible")}
        case TeamSizeCriterion():
            size = criterion.at_least.people
            yield from ({"teams": [people]} for people in range(1, size, max(1, size // _STEPS)))
        case EducationCriterion():
            yield {"education": [degree(criterion) | {"start": month_text(now)}]}
    yield meeting(criterion, now)
