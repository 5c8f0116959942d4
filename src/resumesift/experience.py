"""Months of experience as sets and intervals. Pure functions; the month in which "until now" ends is a parameter.

A month is a number: months since year 0, `year * 12 + month - 1`. A post covers the calendar months from its start to
its end, both included. Where the page gives only years, it surely covers December of the first to January of the
last, and possibly January of the first to December of the last: hence two bounds of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Literal

from resumesift.resume import Certainty, EntryKind, MonthRange, Resume, SkillMention, WorkEntry

AsOf = date | str
"""A date, or text `YYYY-MM` or `YYYY-MM-DD`."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The months that a post `surely` and those that it `possibly` covers; the former lie within the latter."""

    surely: range
    possibly: range


_NOTHING = Coverage(range(0), range(0))


@dataclass(frozen=True, slots=True)
class Gap:
    """Months `first` to `last` (`YYYY-MM`) that lie between posts and that no post covers, even possibly."""

    first: str
    last: str
    months: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two posts, by their index, and how many months they share."""

    first: int
    second: int
    months: MonthRange


@dataclass(frozen=True, slots=True)
class ImpossibleDates:
    """A post whose dates cannot be: its end lies before its start, or it starts after `as_of`."""

    entry: int
    code: Literal["reversed_dates", "future_start"]


def month_number(when: AsOf) -> int:
    """The number of the month of `when`. Raises ValueError for text that is no month."""
    if isinstance(when, date):
        return when.year * 12 + when.month - 1
    return _month(when[:7], 0)


def month_text(number: int) -> str:
    """`YYYY-MM` of a month's number."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def coverage(entry: WorkEntry, as_of: AsOf) -> Coverage:
    """The months of one post, none after `as_of`. Empty where it has no start or its dates cannot be."""
    if entry.start is None:
        return _NOTHING
    now = month_number(as_of)
    end = entry.end or month_text(now)
    surely = range(_month(entry.start, 12), min(_month(end, 1), now) + 1)
    possibly = range(_month(entry.start, 1), min(_month(end, 12), now) + 1)
    return Coverage(surely, possibly)


def entry_months(entry: WorkEntry, as_of: AsOf) -> MonthRange:
    """How many months one post lasted, whatever its kind; a length printed instead of dates is taken as it is."""
    if entry.start is None:
        stated = entry.stated_months or 0
        return MonthRange(low=stated, high=stated)
    covered = coverage(entry, as_of)
    return MonthRange(low=len(covered.surely), high=len(covered.possibly))


def count_months(
    posts: Iterable[tuple[WorkEntry, Certainty]],
    as_of: AsOf,
    *,
    internships: Certainty = "no",
    part_time: Certainty = "possible",
    gaps_up_to: int = 0,
) -> MonthRange:
    """Months in `posts`, each with whether it counts: the size of the union, between bounds.

    What is `possible` counts in `high` only, be it the post or its kind, and so does a post with a length but no
    dates, for it may overlap another. Gaps of up to `gaps_up_to` months between posts that count are counted too.
    """
    kinds: dict[EntryKind, Certainty] = {"job": "yes", "internship": internships, "part_time": part_time}
    low: set[int] = set()
    high: set[int] = set()
    undated = 0
    for entry, counts in posts:
        certainties = (counts, kinds[entry.kind])
        if "no" in certainties:
            continue
        covered = coverage(entry, as_of)
        high.update(covered.possibly)
        if entry.start is None:
            undated += entry.stated_months or 0
        if "possible" not in certainties:
            low.update(covered.surely)
    return MonthRange(low=_size(low, gaps_up_to), high=_size(high, gaps_up_to) + undated)


def dated(resume: Resume, as_of: AsOf) -> Resume:
    """A copy with what depends on `as_of`: the months of each post, and of each claimed skill the months and last use.

    A skill's months are those of the posts that its evidence stands in, of whatever kind; None where there are none.
    """
    work = tuple(entry.model_copy(update={"months": entry_months(entry, as_of)}) for entry in resume.work)
    skills = tuple(_dated_skill(skill, resume.work, as_of) for skill in resume.skills)
    return resume.model_copy(update={"work": work, "skills": skills})


def gaps(posts: Sequence[WorkEntry], as_of: AsOf, at_least: int = 1) -> list[Gap]:
    """The gaps of `at_least` so many months between posts, earliest first."""
    covered = sorted({month for post in posts for month in coverage(post, as_of).possibly})
    return [
        Gap(month_text(before + 1), month_text(after - 1), after - before - 1)
        for before, after in pairwise(covered)
        if after - before - 1 >= max(1, at_least)
    ]


def overlaps(posts: Sequence[WorkEntry], as_of: AsOf, at_least: int = 1) -> list[Overlap]:
    """The pairs of posts that surely share `at_least` so many months, in the order of the résumé."""
    covered = [coverage(post, as_of) for post in posts]
    found = [
        Overlap(one, other, MonthRange(low=_shared(a.surely, b.surely), high=_shared(a.possibly, b.possibly)))
        for (one, a), (other, b) in combinations(enumerate(covered), 2)
    ]
    return [overlap for overlap in found if overlap.months.low >= max(1, at_least)]


def impossible_dates(posts: Sequence[WorkEntry], as_of: AsOf) -> list[ImpossibleDates]:
    """The posts that count nowhere because of their dates, with the reason."""
    return list(_impossible(posts, month_number(as_of)))


def _impossible(posts: Sequence[WorkEntry], now: int) -> Iterator[ImpossibleDates]:
    for index, post in enumerate(posts):
        if post.start is None:
            continue
        if post.end is not None and _month(post.end, 12) < _month(post.start, 1):
            yield ImpossibleDates(index, "reversed_dates")
        elif _month(post.start, 1) > now:
            yield ImpossibleDates(index, "future_start")


def _month(text: str, missing: int) -> int:
    """The number of the month `YYYY-MM`, or of month `missing` of `YYYY`."""
    year, _, month = text.partition("-")
    number = int(month) if month else missing
    if not 1 <= number <= 12:
        raise ValueError(f"{text!r} is no month such as 2026-06")
    return int(year) * 12 + number - 1


def _size(months: set[int], gaps_up_to: int) -> int:
    ordered = sorted(months)
    between = (after - before - 1 for before, after in pairwise(ordered))
    return len(ordered) + sum(gap for gap in between if gap <= gaps_up_to)


def _shared(one: range, other: range) -> int:
    return len(range(max(one.start, other.start), min(one.stop, other.stop)))


def _dated_skill(skill: SkillMention, work: Sequence[WorkEntry], as_of: AsOf) -> SkillMention:
    indices = sorted({evidence.entry for evidence in skill.evidence if evidence.entry is not None})
    posts = [work[index] for index in indices if index < len(work)]
    if not skill.asserted or not posts:
        return skill.model_copy(update={"months": None, "last_used": None})
    months = count_months(((post, "yes") for post in posts), as_of, internships="yes", part_time="yes")
    last = max((covered.stop - 1 for post in posts if (covered := coverage(post, as_of).possibly)), default=None)
    return skill.model_copy(update={"months": months, "last_used": None if last is None else month_text(last)})
