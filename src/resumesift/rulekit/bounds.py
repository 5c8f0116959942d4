"""The thresholds of criteria, with the criterion as it would be one step stricter or more lenient, and the states that
a criterion can have at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from resumesift.resume import EDUCATION_LEVELS, LEVELS
from resumesift.rules.model import (
    AchievementCriterion,
    AnyCriterion,
    ConceptCriterion,
    Duration,
    EducationCriterion,
    ExperienceCriterion,
    KnowledgeCriterion,
    Selection,
    TeamSizeCriterion,
)
from resumesift.rules.names import expand
from resumesift.rules.phrases import months_text
from resumesift.screening import Status


@dataclass(frozen=True)
class Bound:
    """One side of a threshold: the last `value` that is still `met`, or the first that is `not_met`.

    A case is at the bound where it comes out otherwise with one of the `variants`: the criterion one step stricter
    (for `met`), one step more lenient (for `not_met`). `case` says in words what such a case has.
    """

    key: str
    value: str
    state: Status
    variants: tuple[AnyCriterion, ...]
    case: str


def possible_states(criterion: AnyCriterion) -> tuple[Status, ...]:
    """The states that the criterion can have, whatever the résumé, where all of it could be read."""
    states: tuple[Status, ...] = ("met", "unclear", "not_met")
    if not _can_be_unclear(criterion):
        return ("met", "not_met")
    return states if _can_be_not_met(criterion) else ("met", "unclear")


def _can_be_unclear(criterion: AnyCriterion) -> bool:
    if isinstance(criterion, TeamSizeCriterion):
        return criterion.unstated == "unclear"
    return not isinstance(criterion, ConceptCriterion) or bool(criterion.weak or criterion.since)


def _can_be_not_met(criterion: AnyCriterion) -> bool:
    """No team is smaller than one, no degree below the lowest; without any it may be unclear."""
    if isinstance(criterion, TeamSizeCriterion):
        return criterion.at_least.people > 1 or criterion.unstated == "not_met"
    if isinstance(criterion, EducationCriterion):
        return criterion.level != EDUCATION_LEVELS[0] or bool(criterion.fields) or criterion.unstated == "not_met"
    return True


def bounds_of(criterion: AnyCriterion) -> tuple[Bound, ...]:
    """Both sides of every threshold that the criterion has, as far as they say more than its states."""
    match criterion:
        case ExperienceCriterion():
            return tuple(_experience(criterion))
        case TeamSizeCriterion():
            return tuple(_team_size(criterion))
        case EducationCriterion():
            return tuple(_education(criterion))
        case ConceptCriterion():
            return (*_counted(criterion, "concepts", criterion.concepts), *_since(criterion))
        case AchievementCriterion():
            return tuple(_counted(criterion, "metrics", criterion.metrics))
        case KnowledgeCriterion():
            return tuple(_counted(criterion, "domains", criterion.domains))


def _experience(criterion: ExperienceCriterion) -> Iterator[Bound]:
    months = criterion.at_least.total
    if months > 1:
        lenient = _with(criterion, at_least=Duration(months=months - 1))
        yield Bound("at_least", f"{months - 1}", "not_met", lenient, f"{months_text(months - 1)}, no more even perhaps")
    stricter = _with(criterion, at_least=Duration(months=months + 1))
    yield Bound("at_least", f"{months}", "met", stricter, f"{months_text(months)} for sure, and no more")
    if criterion.level:
        at = LEVELS.index(criterion.level)
        if at > 0:
            below = LEVELS[at - 1]
            yield Bound(
                "level", below, "not_met", _with(criterion, level=below), f"months enough as {below}, one level below"
            )
        if at + 1 < len(LEVELS):
            yield Bound(
                "level", criterion.level, "met", _with(criterion, level=LEVELS[at + 1]),
                f"months enough as {criterion.level} and not above",
            )  # fmt: skip
    gap = criterion.count.gaps_up_to.total
    if gap:
        yield Bound("gaps_up_to", f"{gap + 1}", "not_met", _with_gaps(criterion, gap + 1), _gap(gap + 1, "would"))
        yield Bound("gaps_up_to", f"{gap}", "met", _with_gaps(criterion, gap - 1), _gap(gap, "do"))


def _with_gaps(criterion: ExperienceCriterion, months: int) -> tuple[AnyCriterion, ...]:
    count = criterion.count.model_copy(update={"gaps_up_to": Duration(months=months)})
    return _with(criterion, count=count)


def _gap(months: int, suffice: str) -> str:
    return f"posts that {suffice} suffice only with a gap of {months_text(months)} between them"


def _team_size(criterion: TeamSizeCriterion) -> Iterator[Bound]:
    people = criterion.at_least.people
    if people > 1:
        yield Bound("at_least", f"{people - 1}", "not_met", _led(criterion, people - 1), _largest(people - 1))
    yield Bound("at_least", f"{people}", "met", _led(criterion, people + 1), _largest(people))


def _led(criterion: TeamSizeCriterion, people: int) -> tuple[AnyCriterion, ...]:
    return _with(criterion, at_least=criterion.at_least.model_copy(update={"people": people}))


def _largest(people: int) -> str:
    return f"a largest team of {people}"


def _education(criterion: EducationCriterion) -> Iterator[Bound]:
    if criterion.level is None:
        return
    at = EDUCATION_LEVELS.index(criterion.level)
    if at > 0:
        below = EDUCATION_LEVELS[at - 1]
        yield Bound("level", below, "not_met", _with(criterion, level=below), f"a degree of level {below}, finished")
    if at + 1 < len(EDUCATION_LEVELS):
        above = _with(criterion, level=EDUCATION_LEVELS[at + 1])
        yield Bound("level", criterion.level, "met", above, f"a degree of level {criterion.level} and none above")


def _since(criterion: ConceptCriterion) -> Iterator[Bound]:
    if criterion.since is None:
        return
    months = criterion.since.total
    outside = _with(criterion, since=Duration(months=months + 1))
    yield Bound("since", f"{months + 1}", "not_met", outside, _ended(months + 1))
    if months:
        inside = _with(criterion, since=Duration(months=months - 1))
        yield Bound("since", f"{months}", "met", inside, _ended(months))


def _ended(months: int) -> str:
    return f"the last post with it having ended {months_text(months)} before the day"


def _counted(criterion: AnyCriterion, key: str, selection: Selection[str]) -> Iterator[Bound]:
    """One more or one fewer of what is chosen from. Of `all_of` there is no more, but each may be missing."""
    required, names = selection.required, selection.names
    if selection.all_of:
        if required > 1:
            rest = [names[:index] + names[index + 1 :] for index in range(len(names))]
            variants = tuple(_chosen(criterion, key, all_of=some)[0] for some in rest)
            yield Bound(key, f"{required - 1}", "not_met", variants, f"all of its {key} but one")
        return
    if required > 1:
        lenient = _chosen(criterion, key, any_of=(), at_least=required - 1, of=names)
        yield Bound(key, f"{required - 1}", "not_met", lenient, f"exactly {required - 1} of its {key}")
    if required < len({single for name in names for single in expand(name)}):
        stricter = _chosen(criterion, key, any_of=(), at_least=required + 1, of=names)
        yield Bound(key, f"{required}", "met", stricter, f"exactly {required} of its {key}")


def _chosen(criterion: AnyCriterion, key: str, **update: Any) -> tuple[AnyCriterion, ...]:
    return _with(criterion, **{key: getattr(criterion, key).model_copy(update=update)})


def _with(criterion: AnyCriterion, **update: Any) -> tuple[AnyCriterion, ...]:
    return (criterion.model_copy(update=update),)
