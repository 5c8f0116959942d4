"""Which dates of a section are a post's: how much the words must say, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from resumesift.dates import DateSpan
from resumesift.extraction.cues import ends_with_cue, has_cue, is_cue, states_gap
from resumesift.extraction.draft import Section
from resumesift.extraction.groups import lies_within
from resumesift.extraction.parts import SURE
from resumesift.extraction.prose import says_next
from resumesift.extraction.readings import Anchor, Reading
from resumesift.extraction.rows import Row
from resumesift.extraction.sections import WORK_KINDS

OPEN_KINDS = frozenset({"header", "summary", "other", "objective"})
"""Sections in which a post may stand although no heading says so."""

_STRONG, _CERTAIN = 0.55, 0.9
_GUESS, _INDENT = 0.3, 1.0
_NO_TITLE = 0.2
_SETTLED = 0.8
"""From this support on, the layout of the section's other posts speaks for a date whose words say little."""


@dataclass(frozen=True, slots=True)
class Demand:
    """How much the words must say before a date counts as a post's: for the two cues together, and for each."""

    together: float
    title: float = 0.0
    company: float = 0.0
    education: bool = True


LENIENT = Demand(0.45)
MIXED = Demand(0.9, title=0.3)
MEDIUM = Demand(0.6, education=False)
STRICT = Demand(1.2, title=_STRONG, company=0.4, education=False)


def demand_of(section: Section, has_work: bool) -> Demand | None:
    """What a section demands of its dates; None where it holds no posts. `has_work`: some heading says work."""
    if section.kind in WORK_KINDS:
        return MIXED if section.mixed else LENIENT
    if section.kind in OPEN_KINDS:
        return STRICT if has_work else MEDIUM
    return None


def accept(
    text: str, rows: list[Row], anchors: list[Anchor], section: Section, demand: Demand
) -> tuple[list[Anchor], list[DateSpan]]:
    """The anchors that are posts, and the dates of those that may be one although they could not be read."""
    accepted = [anchor for anchor in anchors if _accepted(text, rows, anchor, demand)]
    accepted += [a for a in anchors if a not in accepted and _shaped_alike(text, rows, a, demand, accepted)]
    accepted = _without_asides(text, rows, [anchor for anchor in anchors if anchor in accepted])
    for anchor, follower in pairwise(anchors):
        banner = None if anchor in accepted else _banner(anchor, follower, accepted)
        if banner:
            anchor.readings.insert(0, banner)
            accepted.append(anchor)
    kept = [anchor for anchor in anchors if anchor in accepted]
    unread = [a.date for a in anchors if a not in kept and _may_be_one(text, rows, a, section, demand)]
    return kept, [*unread, *_left_over(rows, anchors, kept, section)]


def _left_over(rows: list[Row], anchors: list[Anchor], kept: list[Anchor], section: Section) -> Iterator[DateSpan]:
    """The ranges of a work section's lines that no anchor has, beside another in the line, and within no post."""
    asked = {anchor.date.begin for anchor in anchors}
    for row in rows if section.kind in WORK_KINDS else ():
        for date in row.ranges[1:] if not row.bullet else ():
            within = any(lies_within(date, anchor.date) for anchor in kept)
            if date.kind == "range" and date.begin not in asked and not within:
                yield date


def _accepted(text: str, rows: list[Row], anchor: Anchor, demand: Demand) -> bool:
    reading = anchor.best
    if reading is None or _tells_gap(anchor) or _vetoed(text, rows, anchor, demand):
        return False
    title, company = _cues(reading)
    if anchor.date.kind == "duration" and min(title, company) < _STRONG:
        return False
    settled = anchor.support > _SETTLED and title + company > 0.25
    if anchor.date.kind == "single" and title + company < 0.9 and not settled:
        return False
    if demand is LENIENT and settled:
        return True
    return title + company >= demand.together and title >= demand.title and company >= demand.company


def _cues(reading: Reading | None) -> tuple[float, float]:
    """How sure title and company are; a name that is none says as much as one left out."""
    title, company = (reading.title, reading.company) if reading else (None, None)
    return (max(0.0, title.cue) if title else 0.0), (max(0.0, company.cue) if company else 0.0)


def _vetoed(text: str, rows: list[Row], anchor: Anchor, demand: Demand) -> bool:
    """Do the words say that this is a school, a project, a club or an aside, whatever else they look like?"""
    reading = anchor.best
    assert reading is not None
    title, company = _cues(reading)
    line = text[slice(*(anchor.sentence or rows[anchor.row].span))]
    others = () if anchor.sentence else (reading.company, reading.title)
    header = " ".join([line, *(text[slice(*rows[part.row].span)] for part in others if part)])
    if reading.title and (is_cue("not_post.student", reading.title.text) or _holds_class_office(reading)):
        return True
    if (
        reading.title
        and ends_with_cue("not_post.honour", reading.title.text)
        and has_cue("institution.association", header)
    ):
        return True
    if reading.title is None and has_cue("not_post.student", header) and has_cue("institution.school", header):
        return True
    if has_cue("not_post.project", line) and title < _CERTAIN:
        return True
    if demand.education:
        named = company >= _CERTAIN and not has_cue("institution.school", header)
        studied = has_cue("not_post.education", header) and not has_cue("kind.internship", header)
        return title < _STRONG and studied and not named
    if anchor.date.kind != "range" and title + company < 1.5:
        return True
    if demand is STRICT and (rows[anchor.row].prose or has_cue("not_post.club", header)):
        return True
    return has_cue("not_post.education", header) or (reading.title is None and has_cue("institution.school", header))


def _holds_class_office(reading: Reading) -> bool:
    """Is the title that of a pupil: 班长 of a class rather than of a workshop?"""
    if not reading.title or not is_cue("not_post.class", reading.title.text):
        return False
    return reading.company is None or has_cue("institution.school", reading.company.text)


def _shaped_alike(text: str, rows: list[Row], anchor: Anchor, demand: Demand, accepted: list[Anchor]) -> bool:
    """Outside work sections: does the anchor stand like one that was accepted, with a title that is sure?"""
    reading = anchor.best
    shapes = {other.best.slots for other in accepted if other.best}
    if demand.education or not reading or reading.slots not in shapes or len(accepted) < 2:
        return False
    return _cues(reading)[0] >= _STRONG and not _vetoed(text, rows, anchor, demand)


def _without_asides(text: str, rows: list[Row], accepted: list[Anchor]) -> list[Anchor]:
    kept: list[Anchor] = []
    for anchor in accepted:
        if not kept or not _is_aside(text, rows, anchor, kept[-1]):
            kept.append(anchor)
    return kept


def _is_aside(text: str, rows: list[Row], anchor: Anchor, outer: Anchor) -> bool:
    """Is it a part of the post before it, within its time: told among its duties, or with hardly a name of its own?"""
    if _cues(outer.best)[0] < _STRONG or not lies_within(anchor.date, outer.date):
        return False
    row, (title, company) = rows[anchor.row], _cues(anchor.best)
    if anchor.sentence or row.prose or any(chunk.label == "duties" for chunk in row.chunks):
        return not outer.sentence
    if row.bullet and not rows[outer.row].bullet:
        return True
    if anchor.date.kind == "single":
        beside = anchor.best is None or anchor.best.company is None or anchor.best.company.row == anchor.row
        return (beside and company < SURE) or title < _STRONG or says_next(text, anchor.date.stop)
    return max(title, company) < _STRONG or (company < _GUESS and _is_indented(row, rows[outer.row]))


def _is_indented(row: Row, outer: Row) -> bool:
    if not row.box or not outer.box or row.region != outer.region:
        return False
    return row.box.x0 >= outer.box.x0 + _INDENT * row.size


def _tells_gap(anchor: Anchor) -> bool:
    """Is what might be a title the reason of a gap ("Career break – raising my children")?"""
    names = [part.text for part in (anchor.best.title, anchor.best.company) if part] if anchor.best else []
    return states_gap("\n".join(names), names)


def _may_be_one(text: str, rows: list[Row], anchor: Anchor, section: Section, demand: Demand) -> bool:
    """May a date that was not taken for a post's be one all the same?"""
    if anchor.date.kind != "range" or rows[anchor.row].bullet or demand is STRICT or _tells_gap(anchor):
        return False
    if anchor.best is None:
        return section.kind in WORK_KINDS
    return (section.kind in WORK_KINDS or max(_cues(anchor.best)) >= 0.3) and not _vetoed(text, rows, anchor, demand)


def _banner(anchor: Anchor, follower: Anchor, accepted: list[Anchor]) -> Reading | None:
    """A name alone with a span of time, over a post within that time, as the company of that post."""
    best, date, inner = anchor.best, anchor.date, follower.date
    if not best or (best.title and best.title.cue >= _NO_TITLE) or not date.start or date.kind != "range":
        return None
    alone = follower in accepted and follower.best is not None and follower.best.company is None
    if not alone or not inner.start or inner.kind != "range" or date.start.earliest > inner.start.latest:
        return None
    if date.end is not None and (inner.end is None or inner.end.earliest > date.end.latest):
        return None
    return next((reading for reading in anchor.readings if reading.company and not reading.title), None)
