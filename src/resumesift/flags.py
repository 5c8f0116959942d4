"""What a person should know before trusting a decision: findings of the reading, notes of the extraction, odd dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from resumesift.document import Document, Finding
from resumesift.experience import impossible_dates
from resumesift.resume import Note, Resume
from resumesift.screening import Flag

_DATES = {
    "reversed_dates": "The end of this post lies before its start: it is not counted.",
    "future_start": "This post starts after the day of the screening: it is not counted.",
}


_UNREAD = frozenset({"damaged_page", "garbled_text", "page_without_text", "unread_work"})


def partly_read(document: Document, resume: Resume) -> bool:
    """Is there a part of the file that a person may read and the program could not?"""
    told: list[Finding | Note] = [*document.findings, *resume.notes]
    return any(note.code in _UNREAD for note in told)


def flags_of(document: Document, resume: Resume, as_of: date) -> tuple[Flag, ...]:
    """The flags of one résumé, those of the file first, each once."""
    found = (*map(_told, document.findings), *map(_told, resume.notes), *_date_flags(resume, as_of))
    return tuple(dict.fromkeys(found))


def _told(note: Finding | Note) -> Flag:
    return Flag(code=note.code, message=note.message, page=note.page, quote=note.quote)


def _date_flags(resume: Resume, as_of: date) -> Iterator[Flag]:
    for odd in impossible_dates(resume.work, as_of):
        post = resume.work[odd.entry]
        evidence = next((proof for proof in post.evidence if post.start and post.start[:4] in proof.quote), None)
        evidence = evidence or next(iter(post.evidence), None)
        yield Flag(
            code=odd.code,
            message=_DATES[odd.code],
            page=evidence.page if evidence else None,
            quote=evidence.quote if evidence else None,
        )
