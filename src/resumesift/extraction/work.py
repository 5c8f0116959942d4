"""Work entries: the posts of a résumé, from the dates of its sections and the words around them."""

from __future__ import annotations

import re
from itertools import zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.dates import DateSpan
from resumesift.extraction.acceptance import Demand, accept, demand_of
from resumesift.extraction.alike import read_alike
from resumesift.extraction.anchors import anchors_of
from resumesift.extraction.chunks import Chunk
from resumesift.extraction.columns import label_columns
from resumesift.extraction.draft import Draft, EntryDraft, Section, Span, draft_of
from resumesift.extraction.groups import group_under_employers
from resumesift.extraction.kinds import kind_of
from resumesift.extraction.merging import bound_open_dashes, fold_banners, inherit_companies, merge_copies
from resumesift.extraction.parts import Part
from resumesift.extraction.readings import Anchor, Reading, part_shared, prefer_banners, vote
from resumesift.extraction.rows import Row, rows_of
from resumesift.extraction.sections import WORK_KINDS
from resumesift.extraction.titles import department_cue
from resumesift.extraction.undated import undated_among, undated_readings
from resumesift.extraction.unread import notes_of_unread
from resumesift.resume import Note
from resumesift.scripts import IDEOGRAPH

_MERGED = "A post that is printed twice, in two languages or again in a summary, counts once."
_DASHES = "-–—‒―−~～"
_LONGEST_INTERNSHIP = 18
_LONGEST_DEPARTMENT = 30
_BROKEN = re.compile(rf"(?<=[{IDEOGRAPH}、，,])\n(?=[{IDEOGRAPH}])")
_STRONG = 0.55


@Language.component("resumesift_work")
def work(doc: Doc) -> Doc:
    """Fill `draft.entries`."""
    draft = draft_of(doc)
    has_work = any(section.kind in WORK_KINDS for section in draft.sections)
    groups: list[list[EntryDraft]] = []
    for section in draft.sections:
        demand = demand_of(section, has_work)
        if demand:
            told = section.kind in WORK_KINDS or not has_work
            groups.append(_entries(draft, section, demand, told))
    draft.entries = bound_open_dashes(merge_copies(groups))
    if len(draft.entries) < sum(map(len, groups)):
        draft.notes.append(Note(code="merged_copies", message=_MERGED))
    draft.notes += notes_of_unread(draft)
    return doc


def _entries(draft: Draft, section: Section, demand: Demand, told: bool) -> list[EntryDraft]:
    text = draft.document.text
    rows = rows_of(draft.document, section)
    label_columns(draft.document, rows)
    anchors = anchors_of(text, rows, singles=section.kind in WORK_KINDS, told=told)
    read_alike(anchors)
    vote(anchors)
    group_under_employers(anchors)
    prefer_banners(rows, anchors)
    part_shared(anchors)
    accepted, unread = accept(text, rows, anchors, section, demand)
    draft.unread += unread
    if not accepted and section.kind in WORK_KINDS and not any(row.dates for row in rows):
        return _bodies([_undated(text, rows, reading, section) for reading in undated_readings(rows)], section)
    entries = inherit_companies(fold_banners([_entry(text, rows, anchor, section) for anchor in accepted]))
    if section.kind in WORK_KINDS and not section.mixed:
        entries += [_undated(text, rows, reading, section) for reading in undated_among(text, rows, accepted)]
    return _bodies(entries, section)


def _entry(text: str, rows: list[Row], anchor: Anchor, section: Section) -> EntryDraft:
    reading = anchor.best
    assert reading is not None
    header = _header(text, rows, reading, anchor.row)
    entry = _blank(reading, section, header)
    date = anchor.date
    entry.start, entry.end, entry.stated_months = _dates(date)
    entry.open_dash = date.ongoing and (date.dashed or text[: date.stop].rstrip()[-1:] in _DASHES)
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
