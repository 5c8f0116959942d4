"""When the résumé was written: the date that it prints of itself, else the dates of its file.

A printed date (更新时间, 填表日期, "last updated", the date beside a signature) is the author's word. A file's own
dates say something weaker: the text is no newer than the last time that the file was written. A copy that was
exported, filled in or saved again is newer than its text, so the later one of `created` and `modified` is taken, and a
recent one proves nothing; but an old one bounds the age of the text, and nothing more is asked of it. It can only
lower what is sure of a post "until now", and reject nobody. The one way to be wrong is a date that is older than the
text: that of a template whose properties were kept, or of a clock that was not set. Known ones are left out, and so is
each date before the last post or year that the text speaks of.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.dates import PartialDate
from resumesift.extraction.draft import Draft, draft_of
from resumesift.extraction.printed_date import date_words, printed_dates
from resumesift.resume import DocumentDate

_EARLIEST = 2000
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_YEAR = re.compile(r"20[0-4]\d(?!\d)")


@Language.component("resumesift_document_date")
def date_document(doc: Doc) -> Doc:
    """Fill `draft.dated`: of several printed dates the last one that the posts do not contradict."""
    draft = draft_of(doc)
    latest = _latest_post(draft)
    printed = [found for found in printed_dates(draft) if found.date.latest >= latest]
    last = max(printed, key=lambda found: found.date.latest, default=None)
    if last is not None:
        draft.dated = DocumentDate(date=str(last.date), source="printed", evidence=draft.evidence(last.span))
        return doc
    date = file_date(draft.document.metadata)
    if date is not None and date.latest >= latest and not _speaks_of_later_years(draft.document.text, date):
        draft.dated = DocumentDate(date=str(date), source="metadata")
    return doc


def file_date(metadata: dict[str, str]) -> PartialDate | None:
    """The last month in which the file says to have been written, its writer's defaults aside."""
    told = [date for date in metadata.values() if not date.startswith(date_words("default").values)]
    months = [PartialDate(int(date[:4]), int(date[5:7])) for date in told if _MONTH.match(date)]
    return max((date for date in months if date.year >= _EARLIEST), key=lambda date: date.latest, default=None)


def _latest_post(draft: Draft) -> int:
    """The last month that a post surely names."""
    posts = [date for entry in draft.entries for date in (entry.start, entry.end) if date]
    named = [int(date[:4]) * 12 + int(date[5:] or 1) - 1 for date in posts]
    unread = [date.start.earliest for date in draft.unread if date.start]
    return max([*named, *unread], default=0)


def _speaks_of_later_years(text: str, date: PartialDate) -> bool:
    later = (match.start() for match in _YEAR.finditer(text) if int(match.group()) > date.year)
    return any(at == 0 or not (text[at - 1].isdigit() or text[at - 1] in "¥$€£") for at in later)
