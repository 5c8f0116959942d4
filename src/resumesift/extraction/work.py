"""Work entries: the posts of a résumé, from the dates of its sections and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.dates import DateSpan
from resumesift.extraction.anchors import anchors_of
from resumesift.extraction.chunks import Chunk
from resumesift.extraction.columns import label_columns
from resumesift.extraction.cues import has_cue, is_cue
from resumesift.extraction.draft import Draft, EntryDraft, Section, Span, draft_of
from resumesift.extraction.kinds import kind_of
from resumesift.extraction.merging import fold_banners, inherit_companies, merge_copies
from resumesift.extraction.parts import Part
from resumesift.extraction.readings import Anchor, Reading, prefer_banners, read, vote
from resumesift.extraction.rows import Row, rows_of
from resumesift.extraction.sections import WORK_KINDS
from resumesift.extraction.titles import department_cue
from resumesift.resume import Note

OPEN_KINDS = frozenset({"header", "summary", "other", "objective"})
"""Sections in which a post may stand although no heading says so."""

_MERGED = "A post that is printed twice, in two languages or again in a summary, counts once."
_UNREAD_POST = "A span of time among the posts could not be read as a post: it may be one."
_UNREAD_WORK = "There is a section about work, but no post could be read in it."
_LONGEST_INTERNSHIP = 18
_LONGEST_DEPARTMENT = 30
_LEAST_TEXT = 60
_BROKEN = re.compile(r"(?<=[\u3400-\u9fff、，,])\n(?=[\u3400-\u9fff])")
_STRONG, _CERTAIN = 0.55, 0.9


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


@Language.component("resumesift_work")
def work(doc: Doc) -> Doc:
    """Fill `draft.entries`."""
    draft = draft_of(doc)
    has_work = any(section.kind in WORK_KINDS for section in draft.sections)
    groups: list[list[EntryDraft]] = []
    for section in draft.sections:
        demand = _demand(section, has_work)
        if demand:
            told = section.kind in WORK_KINDS or not has_work
            groups.append(_entries(draft, section, demand, told))
    draft.entries = merge_copies(groups)
    if len(draft.entries) < sum(map(len, groups)):
        draft.notes.append(Note(code="merged_copies", message=_MERGED))
    draft.notes += _notes(draft)
    return doc


def _notes(draft: Draft) -> Iterator[Note]:
    """What a person should know of the posts that may be on the page and were not read."""
    for date in draft.unread:
        proof = draft.evidence((date.begin, date.stop))
        yield Note(code="unread_post", message=_UNREAD_POST, page=proof.page, quote=proof.quote)
    long = [s for s in draft.sections if s.kind in WORK_KINDS and s.span[1] - s.span[0] > _LEAST_TEXT]
    if long and not draft.entries:
        page = draft.evidence(long[0].heading or long[0].span).page
        yield Note(code="unread_work", message=_UNREAD_WORK, page=page)


def _demand(section: Section, has_work: bool) -> Demand | None:
    if section.kind in WORK_KINDS:
        return MIXED if section.mixed else LENIENT
    if section.kind in OPEN_KINDS:
        return STRICT if has_work else MEDIUM
    return None


def _entries(draft: Draft, section: Section, demand: Demand, told: bool) -> list[EntryDraft]:
    text = draft.document.text
    rows = rows_of(draft.document, section)
    label_columns(draft.document, rows)
    anchors = anchors_of(text, rows, singles=section.kind in WORK_KINDS, told=told)
    vote(anchors)
    prefer_banners(rows, anchors)
    _part_shared(anchors)
    accepted = [anchor for anchor in anchors if _accepted(text, rows, anchor, demand)]
    accepted += [a for a in anchors if a not in accepted and _shaped_alike(text, rows, a, demand, accepted)]
    accepted = [a for n, a in enumerate(anchors) if a in accepted or _is_banner(a, anchors[n + 1 : n + 2], accepted)]
    draft.unread += [a.date for a in anchors if a not in accepted and _unread(text, rows, a, section, demand)]
    if not accepted and section.kind in WORK_KINDS and not any(row.dates for row in rows):
        return _bodies([_undated(text, rows, reading, section) for reading in _undated_readings(rows)], section)
    entries = [_entry(text, rows, anchor, section) for anchor in accepted]
    return _bodies(inherit_companies(fold_banners(entries)), section)


def _accepted(text: str, rows: list[Row], anchor: Anchor, demand: Demand) -> bool:
    reading = anchor.best
    if reading is None or _vetoed(text, rows, anchor, demand):
        return False
    title, company = _cues(reading)
    if anchor.date.kind == "duration" and min(title, company) < _STRONG:
        return False
    settled = anchor.support > 0.8 and title + company > 0.25
    if anchor.date.kind == "single" and title + company < 0.9 and not settled:
        return False
    if demand is LENIENT and settled:
        return True
    return title + company >= demand.together and title >= demand.title and company >= demand.company


def _cues(reading: Reading) -> tuple[float, float]:
    return (reading.title.cue if reading.title else 0.0), (reading.company.cue if reading.company else 0.0)


def _vetoed(text: str, rows: list[Row], anchor: Anchor, demand: Demand) -> bool:
    """Do the words say that this is a school, a project, a club or an aside, whatever else they look like?"""
    reading = anchor.best
    assert reading is not None
    title, company = _cues(reading)
    line = text[slice(*rows[anchor.row].span)]
    header = " ".join([line, *(text[slice(*rows[part.row].span)] for part in (reading.company, reading.title) if part)])
    if is_cue("not_post.student", _text(reading.title)) or (has_cue("not_post.project", line) and title < _CERTAIN):
        return True
    if demand.education:
        return False
    if anchor.date.kind != "range" and title + company < 1.5:
        return True
    if demand is STRICT and (rows[anchor.row].prose or has_cue("not_post.club", header)):
        return True
    return has_cue("not_post.education", header) or (reading.title is None and has_cue("institution.school", header))


def _shaped_alike(text: str, rows: list[Row], anchor: Anchor, demand: Demand, accepted: list[Anchor]) -> bool:
    """Outside work sections: does the anchor stand like one that was accepted, with a title that is sure?"""
    reading = anchor.best
    shapes = {other.best.slots for other in accepted if other.best}
    if demand.education or not reading or reading.slots not in shapes or len(accepted) < 2:
        return False
    return _cues(reading)[0] >= _STRONG and not _vetoed(text, rows, anchor, demand)


def _unread(text: str, rows: list[Row], anchor: Anchor, section: Section, demand: Demand) -> bool:
    """May a date that was not taken for a post's be one all the same?"""
    if anchor.date.kind != "range" or rows[anchor.row].bullet or demand is STRICT:
        return False
    if anchor.best is None:
        return section.kind in WORK_KINDS
    return (section.kind in WORK_KINDS or max(_cues(anchor.best)) >= 0.3) and not _vetoed(text, rows, anchor, demand)


def _is_banner(anchor: Anchor, followers: list[Anchor], accepted: list[Anchor]) -> bool:
    """A name alone with a span of time, over a post within that time, is the company of that post."""
    reading, date = anchor.best, anchor.date
    if not reading or not reading.company or reading.title or not date.start or date.kind != "range":
        return False
    for follower in followers:
        inner = follower.date
        alone = follower in accepted and follower.best is not None and follower.best.company is None
        if alone and inner.start and inner.kind == "range":
            ends = date.end is None or (inner.end is not None and inner.end.earliest <= date.end.latest)
            return date.start.earliest <= inner.start.latest and ends
    return False


def _part_shared(anchors: list[Anchor]) -> None:
    """Where two dates claim the same words, the one that reads them better keeps them."""
    for _ in range(3):
        owner: dict[Span, Anchor] = {}
        changed = False
        for anchor in anchors:
            for span in anchor.best.spans if anchor.best else []:
                other = owner.setdefault(span, anchor)
                if other is anchor:
                    continue
                loser = min(anchor, other, key=lambda a: (a.best.score + a.support) if a.best else 0.0)
                winner = other if loser is anchor else anchor
                owner[span] = winner
                taken = set(winner.best.spans) if winner.best else set()
                loser.readings = [reading for reading in loser.readings if not taken & set(reading.spans)]
                changed = True
        if not changed:
            return


def _entry(text: str, rows: list[Row], anchor: Anchor, section: Section) -> EntryDraft:
    reading = anchor.best
    assert reading is not None
    header = _header(text, rows, reading, anchor.row)
    entry = _blank(reading, section, header)
    date = anchor.date
    entry.start, entry.end, entry.stated_months = _dates(date)
    if entry.kind == "internship" and _is_long(date) and kind_of(entry.title, header, "work") != "internship":
        entry.kind = "job"  # a heading such as 实践经历 stands over years of work as well
    entry.spans["dates"] = (date.begin, date.stop)
    department = _department(rows, reading, anchor.row)
    if department:
        entry.department, entry.spans["department"] = department.text, department.span
    return entry


def _department(rows: list[Row], reading: Reading, row: int) -> Chunk | None:
    """What stands beside company and title and is called a department, or looks like one."""
    taken = reading.spans
    indexes = {row, *(part.row for part in (reading.company, reading.title) if part)}
    near = [line for line in rows[min(indexes) : max(indexes) + 2] if line.index in indexes or not line.ranges]
    chunks = [chunk for line in near for chunk in line.chunks if not _overlap(chunk.span, taken)]
    labelled = [chunk for chunk in chunks if chunk.label == "department"]
    alike = [chunk for chunk in chunks if chunk.label is None and chunk.row in indexes and _looks_like_team(chunk.text)]
    return next(iter([*labelled, *alike]), None)


def _looks_like_team(text: str) -> bool:
    return len(text) <= _LONGEST_DEPARTMENT and department_cue(text) >= _STRONG


def _overlap(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _is_long(date: DateSpan) -> bool:
    if date.start is None or date.end is None:
        return False
    return date.end.earliest - date.start.latest > _LONGEST_INTERNSHIP


def _dates(date: DateSpan) -> tuple[str | None, str | None, int | None]:
    if date.kind == "duration":
        return None, None, date.months
    start = str(date.start) if date.start else None
    if date.kind == "single":
        return start, str(date.end or date.start), None
    return start, None if date.ongoing or date.end is None else str(date.end), None


def _blank(reading: Reading, section: Section, header: str) -> EntryDraft:
    company, title = _text(reading.company), _text(reading.title)
    entry = EntryDraft(company, title, None, None, kind_of(title, header, section.kind), section.kind)
    for name, part in (("company", reading.company), ("title", reading.title)):
        if part:
            entry.spans[name] = part.span
    return entry


def _text(part: Part | None) -> str | None:
    return " ".join(_BROKEN.sub("", part.text).split()) if part else None


def _header(text: str, rows: list[Row], reading: Reading, row: int) -> str:
    """The other words of the lines that name the post: sentences, company and title left out."""
    indexes = {row, *(part.row for part in (reading.company, reading.title) if part)}
    words = " ".join(text[slice(*rows[index].span)] for index in sorted(indexes) if not rows[index].prose)
    for part in (reading.company, reading.title):
        words = words.replace(part.text, " ") if part else words
    return words


def _undated_readings(rows: list[Row]) -> list[Reading]:
    """In a section without any date: lines that name both a company and a title."""
    found: list[Reading] = []
    for row in rows:
        if row.prose:
            continue
        below = [near for near in rows[row.index + 1 : row.index + 2] if not near.prose and not near.bullet]
        chunks = [*row.chunks, *(chunk for near in below for chunk in near.chunks)]
        for reading in read(row.index, chunks)[:1]:
            title, company = reading.title, reading.company
            taken = any(set(reading.spans) & set(other.spans) for other in found)
            if title and company and title.cue >= _STRONG and company.cue >= 0.4 and not taken:
                found.append(reading)
    return found


def _undated(text: str, rows: list[Row], reading: Reading, section: Section) -> EntryDraft:
    assert reading.title is not None
    return _blank(reading, section, _header(text, rows, reading, reading.title.row))


def _bodies(entries: list[EntryDraft], section: Section) -> list[EntryDraft]:
    """Give each post the text from the end of its header to the next post's header."""
    order = sorted(entries, key=lambda entry: entry.reach[0])
    for entry, follower in zip_longest(order, order[1:]):
        start = max(span[1] for name, span in entry.spans.items() if name != "company" or len(entry.spans) == 1)
        end = follower.reach[0] if follower else section.span[1]
        if start < end:
            entry.body = (start, end)
    return entries
