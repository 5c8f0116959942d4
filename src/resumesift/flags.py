"""What a person should know before trusting a decision: findings of the reading, notes of the extraction, odd dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from resumesift.document import Finding
from resumesift.experience import conflicts, impossible_dates
from resumesift.resume import Evidence, Note, Resume, StatedYears
from resumesift.screening import Flag

_DATES = {
    "reversed_dates": "The end of this post lies before its start: it is not counted.",
    "future_start": "This post starts after the day of the screening: it is not counted.",
    "future_end": "The end of this post lies too far in the future to be true: no month of it is sure.",
}

_OF_THE_DAY = {*_DATES, "stale_document", "stated_years"}
"""Flags that follow from the facts and the day of the screening."""

_DIGIT = re.compile(r"\d")


def flags_of(findings: Iterable[Finding], resume: Resume, as_of: date) -> tuple[Flag, ...]:
    """The flags of one résumé, those of the reading's `findings` first, each once."""
    found = (*map(_told, findings), *map(_told, resume.notes), *_date_flags(resume, as_of), *_doubts(resume))
    once: dict[tuple[str, str, int | None, str | None], Flag] = {}
    for flag in found:
        once.setdefault((flag.code, flag.message, flag.page, flag.quote), flag)
    return tuple(once.values())


def findings_of(flags: Iterable[Flag], resume: Resume) -> tuple[Finding, ...]:
    """The findings of the reading among the flags of a result: what `flags_of` does not take from the résumé."""
    noted = {(note.code, note.page, note.quote) for note in resume.notes}
    return tuple(
        Finding(flag.code, flag.message, flag.page, flag.quote, values=flag.values)
        for flag in flags
        if flag.code not in _OF_THE_DAY and (flag.code, flag.page, flag.quote) not in noted
    )


def _told(note: Finding | Note) -> Flag:
    values = note.values if isinstance(note, Finding) else {}
    return Flag(code=note.code, message=note.message, page=note.page, quote=note.quote, values=values)


def _doubts(resume: Resume) -> Iterator[Flag]:
    """A résumé too old to tell how things stand, and lengths of experience that the posts do not bear out."""
    document = resume.dated
    if document is not None and document.stale:
        message = "The résumé dates from {date}: what has happened since is not known, and posts are sure until then."
        yield _flag("stale_document", message, document.evidence, date=document.date)
    for stated in filter(conflicts, resume.stated_years):
        message = "The person states {stated} years, the posts make {counted} months of the same."
        yield _flag("stated_years", message, stated.evidence, stated=_years(stated), counted=_counted(stated))


def _years(stated: StatedYears) -> str:
    """`8`, `8+`, or `9–10` for "nearly 10"."""
    low = f"{round(stated.low / 12, 1):g}"
    if stated.high is None:
        return f"{low}+"
    return low if stated.high < stated.low + 12 else f"{low}–{stated.high // 12}"


def _counted(stated: StatedYears) -> str:
    months = stated.months
    assert months is not None, "only what was counted can conflict"
    return str(months.low) if months.low == months.high else f"{months.low}–{months.high}"


def _flag(code: str, message: str, evidence: Evidence | None, **values: str) -> Flag:
    page, quote = (evidence.page, evidence.quote) if evidence else (None, None)
    return Flag(code=code, message=message.format_map(values), page=page, quote=quote, values=values)


def _date_flags(resume: Resume, as_of: date) -> Iterator[Flag]:
    for odd in impossible_dates(resume.work, as_of):
        post = resume.work[odd.entry]
        evidence = next((proof for proof in post.evidence if post.start and post.start[:4] in proof.quote), None)
        evidence = evidence or next((proof for proof in post.evidence if _DIGIT.search(proof.quote)), None)
        evidence = evidence or next(iter(post.evidence), None)
        yield Flag(
            code=odd.code,
            message=_DATES[odd.code],
            page=evidence.page if evidence else None,
            quote=evidence.quote if evidence else None,
        )
