"""Post by post: which months each gave to a criterion of experience, and why one gave none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from resumesift.experience import count_months, entry_months, impossible_dates, month_number
from resumesift.resume import Certainty, MonthRange, Resume, WorkEntry, least_sure
from resumesift.rules.kinds.experience import matches
from resumesift.rules.model import ExperienceCriterion

_KINDS = {"internship": "an internship", "part_time": "part-time work", "job": "a job"}
_DATES = {
    "reversed_dates": "ends before it begins",
    "future_start": "begins after the day of the screening",
    "future_end": "ends too late to be true",
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a post gives to a criterion of experience.

    `adds` are the months that it brings beside those of the posts before it: the sum over all posts is the number that
    was counted. `lasted` are its own. `counts` says whether it is a post of the kind asked for; `why` names what
    speaks against it, leaves it open, or was counted before.
    """

    post: WorkEntry
    adds: MonthRange
    lasted: MonthRange
    counts: Certainty
    why: tuple[str, ...]

    def __str__(self) -> str:
        name = " @ ".join(part for part in (self.post.title, self.post.company) if part)
        why = f"({'; '.join(self.why)})" if self.why else ""
        return "  ".join(part for part in (_dates(self.post), name, why) if part)

    @property
    def amount(self) -> str:
        """`+24–26`, `–` where it gives nothing."""
        if not self.adds.high:
            return "–"
        return f"+{self.adds.low}" if self.adds.low == self.adds.high else f"+{self.adds.low}–{self.adds.high}"


def contributions(criterion: ExperienceCriterion, resume: Resume, as_of: date) -> list[Contribution]:
    """What each post gives, in the order of the résumé; last the spans of time that may be a post."""
    posts = [*resume.work, *resume.unread]
    slips = {slip.entry: _DATES[slip.code] for slip in impossible_dates(posts, as_of)}
    found, before = [], MonthRange(low=0, high=0)
    for index, post in enumerate(posts):
        after = _count(criterion, posts[: index + 1], as_of)
        adds = MonthRange(low=after.low - before.low, high=after.high - before.high)
        lasted = entry_months(post, as_of)
        counts = least_sure((matches(criterion, post), _of_kind(criterion, post)))
        why = [*_against(criterion, post), *([slips[index]] if index in slips else _open(post, as_of))]
        if counts != "no" and index not in slips:
            why += _with_others(criterion, adds, lasted)
        found.append(Contribution(post, adds, lasted, counts, tuple(why)))
        before = after
    return found


def _count(criterion: ExperienceCriterion, posts: list[WorkEntry], as_of: date) -> MonthRange:
    return count_months(
        ((post, matches(criterion, post)) for post in posts),
        as_of,
        internships=criterion.count.internships,
        part_time=criterion.count.part_time,
        gaps_up_to=criterion.count.gaps_up_to.total,
    )


def _of_kind(criterion: ExperienceCriterion, post: WorkEntry) -> Certainty:
    kinds: dict[str, Certainty] = {"internship": criterion.count.internships, "part_time": criterion.count.part_time}
    return kinds.get(post.kind, "yes")


def _against(criterion: ExperienceCriterion, post: WorkEntry) -> Iterator[str]:
    """What keeps the post from counting, or from counting surely."""
    if not (post.company or post.title):
        yield "may be a post or not"
        return
    if criterion.domains:
        told = {name: post.domains.get(name, "no") for name in criterion.domains.names}
        if list(told.values()).count("yes") < criterion.domains.required:
            yield ", ".join(f"{name}: {certainty}" for name, certainty in told.items() if certainty != "yes")
    wanted, level = criterion.level, post.level
    if wanted and level is None:
        yield f"a title without a level, {wanted} is asked for" if post.title else "no title"
    elif wanted and level is not None and level.at_least(wanted) != "yes":
        below = "is" if level.at_least(wanted) == "no" else "may be"
        yield f"{'–'.join(dict.fromkeys((level.low, level.high)))} {below} below {wanted}"
    counts = _of_kind(criterion, post)
    if counts != "yes":
        yield f"{_KINDS[post.kind]} {'does not' if counts == 'no' else 'may'} count"


def _open(post: WorkEntry, as_of: date) -> Iterator[str]:
    """What the page leaves open about its dates."""
    if post.start is None:
        if post.stated_months:
            yield f"{post.stated_months} months, which may overlap others"
        return
    if any(len(end) == 4 for end in (post.start, post.end) if end):
        yield "a year without a month"
    if post.held_until and post.end is None and month_number(post.held_until) < month_number(as_of):
        yield f"sure until {post.held_until}"


def _with_others(criterion: ExperienceCriterion, adds: MonthRange, lasted: MonthRange) -> Iterator[str]:
    if adds.high < lasted.high:
        yield f"{'all' if not adds.high else lasted.high - adds.high} of its {lasted.high} months counted above"
    elif adds.high > lasted.high:
        yield f"with gaps of up to {criterion.count.gaps_up_to.total} months"


def _dates(post: WorkEntry) -> str:
    return f"{post.start} – {post.end or 'now'}" if post.start else "no dates"
