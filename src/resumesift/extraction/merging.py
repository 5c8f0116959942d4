"""Posts seen together: a banner over several titles, a company said once, the same post printed twice."""

from __future__ import annotations

import re
from itertools import pairwise

from resumesift.extraction.cues import has_cue
from resumesift.extraction.draft import EntryDraft
from resumesift.extraction.matching import alike
from resumesift.extraction.titles import company_cue

_CJK = re.compile(r"[\u3400-\u9fff]")


def _index(date: str | None, missing: int) -> int | None:
    if date is None:
        return None
    year, _, month = date.partition("-")
    return int(year) * 12 + (int(month) if month else missing) - 1


def _bounds(entry: EntryDraft) -> tuple[int, int] | None:
    """The first and the last month that the post may cover; a post still held ends far away."""
    start = _index(entry.start, 1)
    if start is None:
        return None
    end = _index(entry.end, 12)
    return start, 10**6 if end is None else end


def _inside(inner: EntryDraft, outer: EntryDraft) -> bool:
    a, b = _bounds(inner), _bounds(outer)
    return bool(a and b) and b[0] <= a[0] and a[1] <= b[1]  # type: ignore[index]


def fold_banners(entries: list[EntryDraft]) -> list[EntryDraft]:
    """A span whose sub-spans follow gives its company to them and vanishes."""
    kept: list[EntryDraft] = []
    at = 0
    while at < len(entries):
        banner = entries[at]
        parts = []
        for entry in entries[at + 1 :]:
            if not _inside(entry, banner) or not _gives_way(entry, banner):
                break
            parts.append(entry)
        if banner.company and banner.title is None and any(part.title for part in parts):
            for part in parts:
                part.company = banner.company
                part.spans["company"] = banner.spans["company"]
            kept += [part for part in parts if part.title]
            at += 1 + len(parts)
            continue
        kept.append(banner)
        at += 1
    return kept


def _gives_way(entry: EntryDraft, banner: EntryDraft) -> bool:
    """Is the company of `entry` none, the banner's, or a guess (a site, a team) against a name that is sure?"""
    if entry.company is None or entry.company == banner.company:
        return True
    return company_cue(entry.company) < min(0.6, company_cue(banner.company or "") - 0.15)


def inherit_companies(entries: list[EntryDraft]) -> list[EntryDraft]:
    """A title alone belongs to the company above it where the two posts follow each other without a gap."""
    for above, entry in pairwise(entries):
        alone = has_cue("kind.self_employed", entry.title)
        if entry.company is None and above.company and entry.title and not alone and _adjacent(above, entry):
            entry.company = above.company
            entry.spans.setdefault("company", above.spans["company"])
    return entries


def _adjacent(one: EntryDraft, other: EntryDraft) -> bool:
    a, b = _bounds(one), _bounds(other)
    if not a or not b:
        return False
    earlier, later = sorted((a, b))
    return later[0] - earlier[1] in (0, 1) or earlier[0] < later[0] <= earlier[1]


def merge_copies(entries: list[EntryDraft]) -> list[EntryDraft]:
    """The same post printed twice, in two languages or in a summary, counts once: the first copy stays."""
    kept: list[EntryDraft] = []
    for entry in entries:
        if not any(_same_post(entry, other) for other in kept):
            kept.append(entry)
    return kept


def _same_post(entry: EntryDraft, other: EntryDraft) -> bool:
    if (entry.start, entry.end) != (other.start, other.end) or entry.start is None:
        return False
    if _script(entry) != _script(other):
        return True
    return alike(entry.title, other.title) and alike(entry.company, other.company)


def _script(entry: EntryDraft) -> bool:
    return bool(_CJK.search(f"{entry.company or ''}{entry.title or ''}"))
