"""What a person should know of posts that may be on the page and were not read."""

from __future__ import annotations

from collections.abc import Iterator

from resumesift.dates import DateSpan
from resumesift.extraction.acceptance import OPEN_KINDS
from resumesift.extraction.draft import Draft, Section
from resumesift.extraction.rows import dates_in
from resumesift.extraction.sections import WORK_KINDS
from resumesift.extraction.titles import company_cue, title_cue
from resumesift.resume import Note

_UNREAD_POST = "A span of time among the posts could not be read as a post: it may be one."
_UNREAD_WORK = "There are signs of work, but no post could be read."
_NO_RESUME = "The text has neither a heading nor a post of a résumé: it may be another document."
_LEAST_TEXT, _LEAST_MONTHS, _MANY_NAMES = 60, 12, 4
_TITLE, _COMPANY = 0.9, 0.8


def notes_of_unread(draft: Draft) -> Iterator[Note]:
    """What a person should know of the posts that may be on the page and were not read."""
    for date in draft.unread:
        proof = draft.evidence((date.begin, date.stop))
        yield Note(code="unread_post", message=_UNREAD_POST, page=proof.page, quote=proof.quote)
    if not draft.entries:
        told = next((section for section in draft.sections if _tells_of_work(draft.document.text, section)), None)
        if told:
            yield Note(code="unread_work", message=_UNREAD_WORK, page=draft.evidence(told.heading or told.span).page)
        elif not any(section.heading for section in draft.sections):
            yield Note(code="no_resume", message=_NO_RESUME)


def _tells_of_work(text: str, section: Section) -> bool:
    """May posts stand in a section in which none was read?"""
    start, end = section.span
    if section.kind in WORK_KINDS:
        return end - start > _LEAST_TEXT
    if section.kind not in OPEN_KINDS:
        return False
    spans = [date for date in dates_in(text, section.span) if date.kind in ("range", "since")]
    lasting = any(_lasts(date) for date in spans)
    lines = text[start:end].splitlines()
    names = sum(title_cue(line) >= _TITLE or company_cue(line) >= _COMPANY for line in lines)
    return lasting or names >= _MANY_NAMES


def _lasts(date: DateSpan) -> bool:
    return date.end is None or (date.start is not None and date.end.latest - date.start.earliest >= _LEAST_MONTHS)
