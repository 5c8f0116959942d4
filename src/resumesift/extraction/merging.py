"""Posts seen together: a banner over several titles, a company said once, the same post printed twice."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise, takewhile

from resumesift.extraction.cues import has_cue, is_place
from resumesift.extraction.draft import EntryDraft
from resumesift.extraction.levels import level_of
from resumesift.extraction.matching import same_name
from resumesift.extraction.titles import company_cue
from resumesift.resume import SeniorityLevel, first_month, last_month
from resumesift.scripts import CJK

_MOST_PARTS = 40


def _bounds(entry: EntryDraft) -> tuple[int, int] | None:
    """The first and the last month that the post may cover; a post still held ends far away."""
    if entry.start is None:
        return None
    return first_month(entry.start), 10**6 if entry.end is None else last_month(entry.end)


def _inside(inner: EntryDraft, outer: EntryDraft) -> bool:
    a, b = _bounds(inner), _bounds(outer)
    return bool(a and b) and b[0] <= a[0] and a[1] <= b[1]  # type: ignore[index]


def fold_banners(entries: list[EntryDraft]) -> list[EntryDraft]:
    """A span whose sub-spans follow gives its company to them and vanishes."""
    kept: list[EntryDraft] = []
    at = 0
    while at < len(entries):
        banner = entries[at]
        parts = _parts(banner, entries[at + 1 : at + 1 + _MOST_PARTS])
        if any(part.title for part in parts):
            for part in parts:
                part.company = banner.company
                part.spans["company"] = banner.spans["company"]
            kept += [part for part in parts if part.title]
            at += 1 + len(parts)
            continue
        kept.append(banner)
        at += 1
    return kept


def _parts(banner: EntryDraft, following: list[EntryDraft]) -> list[EntryDraft]:
    """The posts that a company over them holds: none where `banner` has a title of its own."""
    if not banner.company or banner.title is not None:
        return []
    return list(takewhile(lambda entry: _inside(entry, banner) and _gives_way(entry, banner), following))


def _gives_way(entry: EntryDraft, banner: EntryDraft) -> bool:
    """Is the company of `entry` none, the banner's, or a guess (a site, a team) against a name that is sure?"""
    if entry.company is None or entry.company == banner.company:
        return True
    return company_cue(entry.company) < min(0.6, company_cue(banner.company or "") - 0.15)


def inherit_companies(entries: list[EntryDraft]) -> list[EntryDraft]:
    """A title alone, or with a place, belongs to the company above it where the two posts follow without a gap."""
    for above, entry in pairwise(entries):
        alone = has_cue("kind.self_employed", entry.title)
        named = entry.company is not None and not is_place(entry.company)
        if not named and above.company and entry.title and not alone and _adjacent(above, entry):
            entry.company = above.company
            entry.spans["company"] = above.spans["company"]
    return entries


def _adjacent(one: EntryDraft, other: EntryDraft) -> bool:
    a, b = _bounds(one), _bounds(other)
    if not a or not b:
        return False
    earlier, later = sorted((a, b))
    return later[0] - earlier[1] in (0, 1) or earlier[0] < later[0] <= earlier[1]


def bound_open_dashes(entries: list[EntryDraft]) -> list[EntryDraft]:
    """ "2015/04 –" says until now for the latest post; of an earlier one it leaves open when it ended."""
    latest = max((entry.start for entry in entries if entry.start), default="")
    for entry in entries:
        if entry.open_dash and entry.start and entry.start < latest:
            entry.held_until = entry.start if len(entry.start) == 7 else f"{entry.start}-12"
    return entries


def merge_copies(groups: list[list[EntryDraft]]) -> list[EntryDraft]:
    """The same post printed twice counts once: in two languages or again in a summary. The first copy stays.

    `groups` are the posts of each section: two languages of one post stand in two sections, while two posts of one
    span in one section are two. Of a copy with years alone the other one stays.
    """
    kept: list[EntryDraft] = []
    of_span: defaultdict[tuple[str | None, str | None], list[tuple[int, EntryDraft]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for entry in group:
            known = of_span[_years(entry)][:_MOST_PARTS] if entry.start else []
            if any(_copies(entry, other, of < number) for of, other in known):
                continue
            coarse = [other for of, other in known if of < number and _rounds(other, entry)]
            kept = [other for other in kept if not any(other is one for one in coarse)]
            kept.append(entry)
            of_span[_years(entry)].append((number, entry))
    return kept


def _years(entry: EntryDraft) -> tuple[str | None, str | None]:
    return entry.start and entry.start[:4], entry.end and entry.end[:4]


def _copies(entry: EntryDraft, other: EntryDraft, elsewhere: bool) -> bool:
    """Is `entry` the post `other` again? `elsewhere`: it stands in a later section."""
    if (entry.start, entry.end) == (other.start, other.end):
        return _repeats(entry, other) or (elsewhere and _translates(entry, other))
    return elsewhere and _rounds(entry, other)


def _rounds(entry: EntryDraft, other: EntryDraft) -> bool:
    """Is it the same post with the years alone, where the other copy tells the months?"""
    if (entry.start, entry.end) == (other.start, other.end) or _years(other) != (entry.start, entry.end):
        return False
    return bool(entry.title and entry.company) and _repeats(entry, other)


def _translates(entry: EntryDraft, other: EntryDraft) -> bool:
    """Is it the same post in the other script, at a level that the titles do not contradict?"""
    if _is_chinese(entry) == _is_chinese(other):
        return False
    levels = [level_of(post.title) if post.title else None for post in (entry, other)]
    if levels[0] is None or levels[1] is None:
        return True
    low, high = (SeniorityLevel.named(name) for name in (levels[0].low, levels[0].high))
    return low <= SeniorityLevel.named(levels[1].high) and SeniorityLevel.named(levels[1].low) <= high


def _repeats(entry: EntryDraft, other: EntryDraft) -> bool:
    """Is it the same post, said with the same names?"""
    return same_name(entry.title, other.title) and same_name(entry.company, other.company)


def _is_chinese(entry: EntryDraft) -> bool:
    return bool(CJK.search(f"{entry.company or ''}{entry.title or ''}"))
