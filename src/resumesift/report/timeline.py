"""What a résumé tells of time beside its posts: gaps, overlaps, its own date, and the years that the person states."""

from __future__ import annotations

from collections.abc import Iterator

from resumesift.report.labels import label
from resumesift.report.shown import shown, shown_months, shown_quote
from resumesift.resume import MonthRange, Resume, WorkEntry
from resumesift.screening import Language

_LONG_GAP = 6
"""Months from which on a gap is told; the result holds all."""


def timeline(resume: Resume, language: Language) -> Iterator[str]:
    """Lines for a person, in the order of what they speak of; none where there is nothing to tell."""
    if resume.dated is not None:
        proof = resume.dated.evidence
        source = shown_quote(proof, language) if proof else label("of_file", language)
        yield f"{label('dated', language)} {resume.dated.date} {source}"
    for gap in resume.gaps:
        if gap.months >= _LONG_GAP:
            span = MonthRange(low=gap.months, high=gap.months)
            yield f"{label('gap', language)} {gap.first} – {gap.last}: {_months(span, language)}"
    for overlap in resume.overlaps:
        posts = " / ".join(_name(resume.work[index]) for index in (overlap.first, overlap.second))
        yield f"{label('overlap', language)} {posts}: {_months(overlap.months, language)}"
    for stated in resume.stated_years:
        said = f"{label('stated', language)} {shown_quote(stated.evidence, language)}"
        yield said if stated.months is None else f"{said}: {_counted(stated.months, language)}"


def _name(post: WorkEntry) -> str:
    return shown(post.company or post.title or "?")


def _counted(months: MonthRange, language: Language) -> str:
    return label("counted", language).format(_months(months, language))


def _months(months: MonthRange, language: Language) -> str:
    return label("months", language).format(shown_months(months))
