"""Ways to read the lines around a date as a company and a title, scored by their words and their distance.

No direction is assumed: a title may stand above, beside or below its date. Where one résumé leaves a choice, the
layout that most of its posts share decides (`vote`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from resumesift.dates import DateSpan
from resumesift.extraction.chunks import Chunk
from resumesift.extraction.cues import has_cue
from resumesift.extraction.draft import Span
from resumesift.extraction.parts import SURE, Part, company_part, title_part
from resumesift.extraction.rows import Row
from resumesift.extraction.splits import split

_DISTANCE = {0: 0.0, 1: 0.1, 2: 0.25, 3: 0.4}
_NO_COMPANY, _NO_TITLE = 0.3, 0.4
_PAIR_VOTE, _SLOT_VOTE = 0.6, 0.25
_LONGEST_CHUNK, _MOST_PARTS, _MOST_READINGS = 120, 16, 60


class Reading(NamedTuple):
    """One way to read a post's header; `score` holds the cues less the distances."""

    company: Part | None
    title: Part | None
    score: float

    @property
    def slots(self) -> tuple[str, str]:
        return (self.company.slot if self.company else "-", self.title.slot if self.title else "-")

    @property
    def cue(self) -> float:
        return (self.company.cue if self.company else 0.0) + (self.title.cue if self.title else 0.0)

    @property
    def spans(self) -> list[Span]:
        return [part.span for part in (self.company, self.title) if part]


@dataclass(slots=True, eq=False)
class Anchor:
    """A date that may be a post's, with the ways to read its surroundings, best first.

    `sentence` is the stretch that tells of the post, where it is told in a sentence and has no line of its own;
    `bare` says that the date has a line to itself.
    """

    date: DateSpan
    row: int
    readings: list[Reading]
    support: float = 0.0
    sentence: Span | None = None
    bare: bool = False

    @property
    def best(self) -> Reading | None:
        return self.readings[0] if self.readings else None


def read(row: int, chunks: Iterable[Chunk], costs: Mapping[int, float] | None = None) -> list[Reading]:
    """All readings of the chunks around the date on `row`, best first.

    `costs` is what to take off for the lines whose distance is not just the number of lines between.
    """

    def worth(part: Part) -> float:
        known = costs.get(part.row) if costs else None
        return part.cue - (distance_cost(abs(part.row - row)) if known is None else known)

    fields = (None, "company", "title")
    usable = [chunk for chunk in chunks if chunk.label in fields and len(chunk.text) <= _LONGEST_CHUNK]
    companies = _likeliest((part for chunk in usable if (part := company_part(chunk, row))), worth)
    titles = _likeliest((part for chunk in usable if (part := title_part(chunk, row))), worth)
    found = [Reading(None, title, value - _NO_COMPANY * (not _own_master(title))) for title, value in titles]
    found += [Reading(company, None, value - _NO_TITLE) for company, value in companies]
    for company, first in companies:
        for title, second in titles:
            if company.span[1] <= title.span[0] or title.span[1] <= company.span[0]:
                far = 0.1 * max(0, abs(company.row - title.row) - 1)
                found.append(Reading(company, title, first + second - far))
    titled = any(chunk.label == "title" for chunk in usable)
    for chunk in usable:
        if chunk.label is None or (chunk.label == "company" and not titled):
            for company, title, doubt in split(chunk, row):
                found.append(Reading(company, title, worth(company) + worth(title) - doubt))
    return sorted(found, key=lambda reading: -reading.score)[:_MOST_READINGS]


def distance_cost(lines: int) -> float:
    """What to take off for a name so many lines from its date."""
    return _DISTANCE.get(lines, 0.5)


def _own_master(title: Part) -> bool:
    """Is it a title that needs no company: Freelance Designer, 自由撰稿人?"""
    return has_cue("kind.self_employed", title.text)


def _likeliest(parts: Iterable[Part], worth: Callable[[Part], float]) -> list[tuple[Part, float]]:
    """Parts and their worth, so few that to pair each with each is no great work: a line may hold thousands."""
    known = [(part, worth(part)) for part in parts]
    return known if len(known) <= _MOST_PARTS else nlargest(_MOST_PARTS, known, key=itemgetter(1))


def vote(anchors: list[Anchor]) -> None:
    """Let the anchors of a section agree on a layout: each one's readings are sorted anew with what the others show."""
    if not anchors:
        return
    pairs: defaultdict[tuple[str, str], float] = defaultdict(float)
    singles: defaultdict[tuple[int, str], float] = defaultdict(float)
    for anchor in anchors:
        best_pair: dict[tuple[str, str], float] = {}
        best_single: dict[tuple[int, str], float] = {}
        for reading in anchor.readings:
            worth = min(2.0, max(0.0, reading.score))
            best_pair[reading.slots] = max(worth, best_pair.get(reading.slots, 0.0))
            for side, part in enumerate((reading.company, reading.title)):
                if part:
                    key = (side, part.slot)
                    best_single[key] = max(max(0.0, part.cue), best_single.get(key, 0.0))
        for pair, worth in best_pair.items():
            pairs[pair] += worth / len(anchors)
        for key, worth in best_single.items():
            singles[key] += worth / len(anchors)

    def support(reading: Reading) -> float:
        slots = sum(singles[side, part.slot] for side, part in enumerate((reading.company, reading.title)) if part)
        return _PAIR_VOTE * pairs[reading.slots] + _SLOT_VOTE * slots

    for anchor in anchors:
        anchor.readings.sort(key=lambda reading: -(reading.score + support(reading)))
        anchor.support = support(anchor.readings[0]) if anchor.readings else 0.0


def prefer_banners(rows: list[Row], anchors: list[Anchor]) -> None:
    """Under a company that has a line of its own, a title that follows is read whole, with no company beside it."""
    banner: Part | None = None
    for anchor in anchors:
        reading = anchor.best
        if reading is None:
            continue
        company = reading.company
        apart = company and (reading.title is None or reading.title.row != company.row)
        if company and apart and company.cue >= SURE and not rows[company.row].dates:
            banner = company
        elif banner and company and company.cue < SURE and reading.title and reading.title.row == company.row:
            whole = [r for r in anchor.readings if r.company is None and r.title and r.title.row == company.row]
            anchor.readings = whole + anchor.readings
        elif company:
            banner = None


def part_shared(anchors: list[Anchor]) -> None:
    """Where two dates claim the same words, the one that reads them better keeps them."""
    for _ in range(3):
        best = [(anchor, anchor.best) for anchor in anchors if anchor.best]
        claims = sorted(((span, anchor) for anchor, reading in best for span in reading.spans), key=itemgetter(0))
        changed = False
        for (one, first), (other, second) in pairwise(claims):
            if first is second or one[1] <= other[0] or not first.best or not second.best:
                continue
            loser = _outer(first, second) or _outer(second, first) or min(first, second, key=_strength)
            taken = (second if loser is first else first).best
            if taken and _clash(loser.best, taken):
                loser.readings = [reading for reading in loser.readings if not _clash(reading, taken)]
                changed = True
        if not changed:
            return


def _strength(anchor: Anchor) -> float:
    return anchor.best.score + anchor.support if anchor.best else 0.0


def _outer(one: Anchor, other: Anchor) -> Anchor | None:
    """`one`, where it is a company with its whole time: the title beside a bare date within it is that date's."""
    banner, post = one.best, other.best
    if not banner or not post or not banner.company or banner.company.row != one.row or one.row >= other.row:
        return None
    title = banner.title
    if not other.bare or not title or not post.title or title.span != post.title.span or title.row == one.row:
        return None
    return one if abs(other.row - title.row) <= 1 and _within(other.date, one.date) else None


def _within(inner: DateSpan, outer: DateSpan) -> bool:
    if inner.kind != "range" or outer.kind != "range" or not inner.start or not outer.start:
        return False
    if outer.start.earliest > inner.start.latest:
        return False
    return outer.end is None or (inner.end is not None and inner.end.earliest <= outer.end.latest)


def _clash(one: Reading | None, other: Reading) -> bool:
    return one is not None and any(a < d and c < b for a, b in one.spans for c, d in other.spans)
