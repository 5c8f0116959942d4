"""Facts that may tell a changed criterion from the original, each with what they are, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from resumesift.experience import month_text
from resumesift.resume import EDUCATION_LEVELS, LEVELS
from resumesift.rulekit.mutate.changes import SECTIONS
from resumesift.rulekit.mutate.facts import GivenFacts, degree, meeting, mentioned, merged, post, worked
from resumesift.rulekit.mutate.selections import enough_names, telling_names
from resumesift.rules.model import (
    AchievementCriterion,
    AnyCriterion,
    ConceptCriterion,
    EducationCriterion,
    ExperienceCriterion,
    KnowledgeCriterion,
    TeamSizeCriterion,
)
from resumesift.rules.names import display
from resumesift.rules.phrases import months_text

Told = tuple[str, GivenFacts]
"""Words that go before "enough for …", and the facts."""


def telling(one: AnyCriterion, other: AnyCriterion, now: int) -> Iterator[Told]:
    """Facts of which some give `one` and `other`, which differ in one option, another status."""
    match one, other:
        case ExperienceCriterion(), ExperienceCriterion():
            yield from _experience(one, other, now)
        case ConceptCriterion(), ConceptCriterion():
            yield from _concept(one, other, now)
        case KnowledgeCriterion(), KnowledgeCriterion():
            for names in telling_names(one.domains, other.domains):
                yield f"knowledge of {_joined(names)} is", {"knowledge": dict.fromkeys(names, "yes")}
        case AchievementCriterion(), AchievementCriterion():
            for names in telling_names(one.metrics, other.metrics):
                yield f"{_joined(names)} {_are(names)}", {"achievements": list(names)}
        case TeamSizeCriterion(), TeamSizeCriterion():
            people = min(one.at_least.people, other.at_least.people)
            yield f"a team of {people} is", {"teams": [people]}
            yield "no word of a team is", {}
        case EducationCriterion(), EducationCriterion():
            yield from _education(one, other)


def _joined(names: Sequence[str]) -> str:
    """As a person calls them in English."""
    spoken = [display(name, "en") for name in names]
    return " and ".join(filter(None, [", ".join(spoken[:-1]), *spoken[-1:]])) or "nothing"


def _are(names: Sequence[str]) -> str:
    return "are" if len(names) > 1 else "is"


def _experience(one: ExperienceCriterion, other: ExperienceCriterion, now: int) -> Iterator[Told]:
    months = min(one.at_least.total, other.at_least.total)
    spoken = months_text(months)
    verb = "is" if months == 1 else "are"
    if one.count.gaps_up_to != other.count.gaps_up_to:
        yield _with_gap(one, max(one.count.gaps_up_to.total, other.count.gaps_up_to.total), now)
    if one.level != other.level:
        lower = min((each.level for each in (one, other)), key=lambda level: LEVELS.index(level) if level else -1)
        spoken_level = (lower or "a post without a level").replace("_", " ")
        yield f"{spoken} as {spoken_level} {verb}", worked(one, now, months, level=lower)
    if one.domains != other.domains:
        for names in telling_names(one.domains, other.domains) if one.domains and other.domains else [()]:
            said = f"in {_joined(names)}" if names else "outside these domains"
            yield f"{spoken} {said} {verb}", worked(one, now, months, domains=list(names))
    if one.count.internships != other.count.internships:
        yield f"{spoken} as an intern {verb}", worked(one, now, months, kind="internship")
    if one.count.part_time != other.count.part_time:
        yield f"{spoken} part-time {verb}", worked(one, now, months, kind="part_time")
    yield f"{spoken} {verb}", worked(one, now, months)


def _with_gap(one: ExperienceCriterion, gap: int, now: int) -> Told:
    """Two posts with a gap between them; together as long as is asked for, if it is long enough."""
    later = max(1, (one.at_least.total - gap) // 2)
    earlier = max(1, one.at_least.total - gap - later)
    parts = [worked(one, now, later), worked(one, now, earlier, ended=later + gap)]
    return f"{months_text(later + gap + earlier)} with a gap of {months_text(gap)} are", merged(parts)


def _concept(one: ConceptCriterion, other: ConceptCriterion, now: int) -> Iterator[Told]:
    if one.concepts != other.concepts:
        for names in telling_names(one.concepts, other.concepts):
            yield f"{_joined(names)} {_are(names)}", mentioned(one, now, names)
    names = enough_names(one.concepts)
    if one.since != other.since:
        for ended in sorted({each.since.total + more for each in (one, other) if each.since for more in (0, 1)}):
            facts = mentioned(one, now, names, ended=ended)
            if not ended and names:  # a post that is still held is recent in any case
                facts = post(now, 12) | facts
                facts["work"][0] |= {"end": month_text(now)}
            yield f"{_joined(names)} in a post that ended {months_text(ended)} before {_are(names)}", facts
    named = {*one.where, *one.weak}
    apart = {*one.where, *one.weak} ^ {*other.where, *other.weak} | {*one.weak} ^ {*other.weak}
    first = [section for section in SECTIONS if section in apart | {*one.where} ^ {*other.where}]
    for section in [*first, *(section for section in SECTIONS if section not in named)]:
        yield f"{_joined(names)} told in {section} {_are(names)}", mentioned(one, now, names, section=section)


def _education(one: EducationCriterion, other: EducationCriterion) -> Iterator[Told]:
    if one.level != other.level:
        known: list[Any] = [each.level for each in (one, other) if each.level]
        if len(known) > 1:
            lower = min(known, key=EDUCATION_LEVELS.index)
            yield f"a degree of level {lower} is", {"education": [degree(one, level=lower)]}
        yield "a degree of no known level is", {"education": [degree(one) | {"level": None}]}
    for word in [word for word in one.fields if word not in other.fields]:
        yield f"a degree in {word} is", {"education": [degree(one, field=word)]}
    if one.fields != other.fields:
        yield "a degree in another field is", {"education": [degree(one, field="xyz")]}
    yield "no word of a degree is", {}


def removed(one: AnyCriterion, now: int) -> Iterator[Told]:
    """Facts for a case that names a criterion."""
    yield "what is asked for is", meeting(one, now)
    yield "nothing of what is asked for is", {}
