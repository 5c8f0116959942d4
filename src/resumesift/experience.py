"""Months of experience as sets and intervals. Pure functions; the month in which "until now" ends is a parameter.

A month is a number: months since year 0, `year * 12 + month - 1`. A post covers the calendar months from its start to
its end, both included. Where the page gives only years, it surely covers December of the first to January of the
last, and possibly January of the first to December of the last: hence two bounds of everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import Any, Literal

from resumesift.resume import (
    Certainty,
    DocumentDate,
    EntryKind,
    Gap,
    MonthRange,
    Overlap,
    Resume,
    SkillMention,
    StatedYears,
    WorkEntry,
    first_month,
    last_month,
    least_sure,
)

AsOf = date | str
"""A date, or text `YYYY-MM` or `YYYY-MM-DD`."""

STALE_AFTER = 6
"""Months after which a résumé is stale, unless its rules say otherwise."""

_TOLD = 2
"""Gaps and overlaps of fewer months are none: one post may end in the month in which the next begins."""

_PLANNED = 120
"""So many months after the screening a post may be planned to end; an end beyond them is a slip of the pen."""

_MONTH = re.compile(r"\d{4}-\d\d")
_CONFLICT = 12
"""By more than so many months a stated length and the counted one conflict."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The months that a post `surely` and those that it `possibly` covers; the former lie within the latter."""

    surely: range
    possibly: range


_NOTHING = Coverage(range(0), range(0))


@dataclass(frozen=True, slots=True)
class ImpossibleDates:
    """A post whose dates cannot be: its end lies before its start, it starts after `as_of` or ends long after it.

    The first two count nowhere, the last one in no month surely: its end is a slip of the pen.
    """

    entry: int
    code: Literal["reversed_dates", "future_start", "future_end"]


def month_number(when: AsOf) -> int:
    """The number of the month of `when`. Raises ValueError for text that is no month."""
    if isinstance(when, date):
        return when.year * 12 + when.month - 1
    if not _MONTH.match(when):
        raise ValueError(f"{when!r} is no month such as 2026-06")
    return first_month(when[:7])


def month_text(number: int) -> str:
    """`YYYY-MM` of a month's number."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def coverage(entry: WorkEntry, as_of: AsOf) -> Coverage:
    """The months of one post, none after `as_of`. Empty where it has no start or its dates cannot be.

    A post that is still held lasts until `as_of`, surely only until `held_until` where that is set. Of a post whose
    end cannot be no month is sure.
    """
    return _NOTHING if entry.start is None else _covered(entry.start, entry.end, entry.held_until, month_number(as_of))


@lru_cache(maxsize=4096)  # each rule asks for the same posts
def _covered(start: str, end: str | None, held_until: str | None, now: int) -> Coverage:
    today = month_text(now)
    surely = range(last_month(start), min(first_month(end or held_until or today), now) + 1)
    surely = range(0) if _ends_too_late(end, now) else surely
    possibly = range(first_month(start), min(last_month(end or today), now) + 1)
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


def dated(resume: Resume, as_of: AsOf, stale_after: int | None = STALE_AFTER) -> Resume:
    """A copy with what depends on `as_of`: months, gaps and overlaps of posts, months and last use of claimed skills.

    A skill's months are those of the posts that its evidence stands in, of whatever kind; None where there are none.
    Where the résumé is older than `stale_after` months (None or 0: never), what it says to last until now is known
    to have lasted until it was written only.
    """
    document = _aged(resume.dated, as_of, stale_after)
    until = month_text(first_month(document.date)) if document and document.stale else None
    held = tuple(_held(entry, until) for entry in resume.work)
    work = tuple(entry.model_copy(update={"months": entry_months(entry, as_of)}) for entry in held)
    unread = tuple(_held(entry, until) for entry in resume.unread)
    interned = [index for index, entry in enumerate(work) if entry.kind == "internship"]
    regular = [entry for entry in work if entry.kind != "internship"]
    shared = overlaps(work, as_of, at_least=_TOLD)
    facts = {
        "dated": document,
        "work": work,
        "unread": unread,
        "gaps": tuple(gaps([*regular, *unread], as_of, at_least=_TOLD)),
        "overlaps": tuple(one for one in shared if one.first not in interned and one.second not in interned),
        "stated_years": tuple(_counted(stated, work, unread, as_of) for stated in resume.stated_years),
        "skills": _dated_skills(resume.skills, work, as_of),
    }
    return resume.model_copy(update=facts)


def conflicts(stated: StatedYears) -> bool:
    """Does a stated length differ from the months of the posts, wherever in its bounds, by more than a year?"""
    counted = stated.months
    if counted is None:
        return False
    if stated.low > counted.high + _CONFLICT:
        return True
    return stated.whole and stated.high is not None and counted.low > stated.high + _CONFLICT


def gaps(posts: Sequence[WorkEntry], as_of: AsOf, at_least: int = 1) -> list[Gap]:
    """The gaps of `at_least` so many months between posts, earliest first."""
    covered = sorted({month for post in posts for month in coverage(post, as_of).possibly})
    return [
        Gap(first=month_text(before + 1), last=month_text(after - 1), months=after - before - 1)
        for before, after in pairwise(covered)
        if after - before - 1 >= max(1, at_least)
    ]


def overlaps(posts: Sequence[WorkEntry], as_of: AsOf, at_least: int = 1) -> list[Overlap]:
    """The pairs of posts that surely share `at_least` so many months, in the order of the résumé."""
    covered = [coverage(post, as_of) for post in posts]
    found = [
        (one, other, MonthRange(low=_shared(a.surely, b.surely), high=_shared(a.possibly, b.possibly)))
        for (one, a), (other, b) in combinations(enumerate(covered), 2)
    ]
    return [Overlap(first=one, second=other, months=m) for one, other, m in found if m.low >= max(1, at_least)]


def impossible_dates(posts: Sequence[WorkEntry], as_of: AsOf) -> list[ImpossibleDates]:
    """The posts that do not count, or not surely, because of their dates, with the reason."""
    return list(_impossible(posts, month_number(as_of)))


def _impossible(posts: Sequence[WorkEntry], now: int) -> Iterator[ImpossibleDates]:
    for index, post in enumerate(posts):
        if post.start is None:
            continue
        if post.end is not None and last_month(post.end) < first_month(post.start):
            yield ImpossibleDates(index, "reversed_dates")
        elif first_month(post.start) > now:
            yield ImpossibleDates(index, "future_start")
        elif _ends_too_late(post.end, now):
            yield ImpossibleDates(index, "future_end")


def _ends_too_late(end: str | None, now: int) -> bool:
    return end is not None and first_month(end) > now + _PLANNED


def _size(months: set[int], gaps_up_to: int) -> int:
    if gaps_up_to <= 0:
        return len(months)
    ordered = sorted(months)
    between = (after - before - 1 for before, after in pairwise(ordered))
    return len(ordered) + sum(gap for gap in between if gap <= gaps_up_to)


def _shared(one: range, other: range) -> int:
    return len(range(max(one.start, other.start), min(one.stop, other.stop)))


def _aged(document: DocumentDate | None, as_of: AsOf, stale_after: int | None) -> DocumentDate | None:
    """The date with whether it is stale; a file that says to be of a day after `as_of` tells nothing."""
    if document is None or (document.source == "metadata" and first_month(document.date) > month_number(as_of)):
        return None
    age = month_number(as_of) - last_month(document.date)
    return document.model_copy(update={"stale": bool(stale_after) and age > (stale_after or 0)})


def _held(entry: WorkEntry, until: str | None) -> WorkEntry:
    if until is None or entry.start is None or entry.end is not None:
        return entry
    return entry.model_copy(update={"held_until": min(until, entry.held_until or until)})


def _counted(stated: StatedYears, work: Sequence[WorkEntry], unread: Sequence[WorkEntry], as_of: AsOf) -> StatedYears:
    """With the months of the posts of the domain and level that the statement names."""
    posts: list[tuple[WorkEntry, Certainty]] = [(post, _meant(stated, post)) for post in work]
    posts += [(post, "possible") for post in unread]
    return stated.model_copy(update={"months": count_months(posts, as_of)})


def _meant(stated: StatedYears, post: WorkEntry) -> Certainty:
    in_domain: Certainty = post.domains.get(stated.domain, "no") if stated.domain else "yes"
    at_level: Certainty = "yes"
    if stated.level:
        at_level = post.level.at_least(stated.level) if post.level else "possible"
    return least_sure((in_domain, at_level))


def _last_month(post: WorkEntry, as_of: AsOf) -> int | None:
    """The last month that the post covers, as far as is known."""
    covered = coverage(post, as_of)
    last = covered.surely if post.held_until and post.end is None else covered.possibly
    return last.stop - 1 if last else None


def _dated_skills(skills: Iterable[SkillMention], work: Sequence[WorkEntry], as_of: AsOf) -> tuple[SkillMention, ...]:
    @cache  # many skills stand in the same posts
    def use(indices: tuple[int, ...]) -> dict[str, Any]:
        return _use([work[index] for index in indices], as_of)

    def posts_of(skill: SkillMention) -> tuple[int, ...]:
        if not skill.asserted:
            return ()
        return tuple(sorted({e.entry for e in skill.evidence if e.entry is not None and e.entry < len(work)}))

    return tuple(_updated(skill, use(posts_of(skill))) for skill in skills)


def _updated(skill: SkillMention, found: dict[str, Any]) -> SkillMention:
    same = skill.months == found["months"] and skill.last_used == found["last_used"]
    return skill if same else skill.model_copy(update=found)


def _use(posts: Sequence[WorkEntry], as_of: AsOf) -> dict[str, Any]:
    """The months and the last month of what was done in all of these posts."""
    if not posts:
        return {"months": None, "last_used": None}
    months = count_months(((post, "yes") for post in posts), as_of, internships="yes", part_time="yes")
    last = max((month for post in posts if (month := _last_month(post, as_of)) is not None), default=None)
    return {"months": months, "last_used": None if last is None else month_text(last)}
