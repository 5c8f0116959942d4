"""Education: schools with degree, level, field and dates, from education sections, forms and tell-tale lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.extraction.draft import Draft, Section, Span, draft_of
from resumesift.extraction.education_parts import (
    Parts,
    degree_in,
    fields_beside,
    is_course,
    is_department,
    label_of,
    parts_of,
    school_in,
)
from resumesift.extraction.matching import fold
from resumesift.resume import EDUCATION_LEVELS, Education, SectionKind

_ELSEWHERE: frozenset[SectionKind] = frozenset({"header", "other", "certificate", "skills", "summary"})
"""Sections where a school with its dates is one that was gone to, and no place of work."""
_MAX_LINE, _MAX_PART = 140, 60
_DATES = frozenset({"dates"})


@dataclass(slots=True)
class _Study:
    """An entry while it is being read, with the lines that tell of it."""

    parts: Parts = field(default_factory=Parts)
    lines: list[Span] = field(default_factory=list)

    def add(self, new: Parts, lines: list[Span]) -> None:
        old = self.parts
        field_of_degree = new.field if new.degree and not old.degree else None
        self.parts = Parts(
            old.school or new.school,
            old.degree or new.degree,
            (old.level if old.degree or not new.level else new.level),
            field_of_degree or old.field or new.field,
            old.dates or new.dates,
        )
        self.lines += [line for line in lines if line not in self.lines]

    def clashes(self, new: Parts) -> bool:
        """Does the line begin another entry? A single date beside a new degree is when it ends (预计2026年毕业)."""
        twice = new.kinds & self.parts.kinds
        if twice == {"dates"} and new.dates and new.dates.kind == "single":
            return not new.kinds - twice
        return bool(twice)


@Language.component("resumesift_education")
def find_education(doc: Doc) -> Doc:
    """Fill `draft.education` in the order of the text."""
    draft = draft_of(doc)
    studies = [study for section in draft.sections if section.kind == "education" for study in _studies(draft, section)]
    studies = _with_schools([study for study in studies if study.parts.school or study.parts.degree])
    form = _form(draft)
    if form and form.parts.school and not any(study.parts.school for study in studies):
        studies = [form]
    elif form and len(studies) == 1 and not studies[0].parts.degree:
        studies[0].add(replace(form.parts, school=None), form.lines)
    elif form and 0 <= _highest(studies) < _highest([form]):
        studies.append(_Study(replace(form.parts, school=None, field=None), form.lines))
    if not any(study.parts.school for study in studies):
        studies += [study for section in draft.sections for study in _telling(draft, section)]
    if not studies and form:
        studies = [form]
    draft.education.extend(_fact(draft, study) for study in studies)
    return doc


def _with_schools(studies: list[_Study]) -> list[_Study]:
    """Without the bare degrees of a form's row where schools are named; a school without a degree takes it.

    One that is higher than those of all schools stays.
    """
    schools = [study for study in studies if study.parts.school]
    if not schools:
        return studies
    kept, known = [], _highest(schools)
    for study in studies:
        higher = 0 <= known < _highest([study])
        if study.parts.school or study.parts.dates or study.parts.field or higher:
            kept.append(study)
        elif len(schools) == 1 and not schools[0].parts.degree:
            schools[0].add(study.parts, study.lines)
    return kept


def _highest(studies: list[_Study]) -> int:
    """The height of the highest degree, -1 where no level is known."""
    return max((EDUCATION_LEVELS.index(one.parts.level) if one.parts.level else -1 for one in studies), default=-1)


def _studies(draft: Draft, section: Section) -> Iterator[_Study]:
    """Lines in order: a second school, degree or date begins a new entry, and what follows dates that end entries."""
    told = list(_told(draft, section))
    ends_with_dates = bool(told) and told[-1][0].kinds == _DATES
    current = _Study()
    for index, (parts, span) in enumerate(told):
        known = current.parts
        if parts.school and known.school and not known.dates and is_department(parts.school):
            parts = replace(parts, school=None)
        following = told[index + 1][0].kinds if index + 1 < len(told) else frozenset()
        closed = ends_with_dates and known.dates is not None and following == _DATES
        if current.clashes(parts) or (closed and parts.degree):
            yield current
            current = _Study()
        current.add(parts, [span])
    yield current


def _told(draft: Draft, section: Section) -> Iterator[tuple[Parts, Span]]:
    """The lines of a section that tell of a study, with what they tell."""
    for text, span in _lines(draft, section):
        if len(text) > _MAX_LINE or label_of(text.split("\t")[0]):
            continue
        parts = parts_of(text)
        if text.startswith("\t") and not parts.school:  # a row of a form that the heading labels
            parts = Parts(degree=parts.degree, level=parts.level)
        if not parts.kinds or (is_course(text) and not (parts.school and parts.level)):
            continue
        yield parts, span


def _telling(draft: Draft, section: Section) -> Iterator[_Study]:
    """Lines under other headings, or none, that name a school with a degree; in some sections dates are enough.

    The degree may stand on the line beside the school's where both are short.
    """
    before = _Study()
    for text, span in _lines(draft, section):
        parts = parts_of(text) if len(text) <= _MAX_LINE and not is_course(text) else Parts()
        study = _Study()
        study.add(parts, [span])
        if _is_telling(parts, section.kind):
            yield study
            before = _Study()
        elif before.lines and _completes(before, study) and section.kind in _ELSEWHERE:
            before.add(parts, [span])
            yield before
            before = _Study()
        else:
            before = study if len(text) <= _MAX_PART else _Study()


def _is_telling(parts: Parts, kind: SectionKind) -> bool:
    if kind not in _ELSEWHERE:  # "Teacher (Senior High School), Hill High School" is a post
        return bool(parts.school and parts.degree) and parts.level != "secondary"
    return bool(parts.school) and (bool(parts.degree) or (parts.dates is not None and parts.dates.kind == "range"))


def _completes(before: _Study, study: _Study) -> bool:
    """Does one line name the school and the next the degree, or the other way about?"""
    one, other = before.parts, study.parts
    return not before.clashes(other) and bool(one.school or other.school) and bool(one.degree or other.degree)


def _form(draft: Draft) -> _Study | None:
    """Fields of a form: 毕业院校, 学历, 专业, each with its value in the same or the next cell."""
    values: dict[str, str] = {}
    lines: list[Span] = []
    for section in draft.sections:
        if section.kind not in ("header", "education", "objective"):
            continue
        for text, span in _lines(draft, section, heading=True):
            for label, value in _fields(text):
                if value and label not in values:
                    values[label] = value
                    lines.append(span)
    school = school_in(values.get("school", ""))
    degree, level, _ = degree_in(values.get("degree", ""))
    if not school and not degree:
        return None
    parts = parts_of(values.get("school", ""))
    subject = values.get("field") or parts.field
    return _Study(replace(parts, school=school, degree=degree, level=level, field=subject), list(dict.fromkeys(lines)))


def _fields(text: str) -> Iterator[tuple[str, str]]:
    cells = text.split("\t")
    for index, cell in enumerate(cells):
        name, colon, value = cell.partition(":") if ":" in cell else cell.partition("：")
        label = label_of(name.strip("●•* "))
        if label and colon:
            yield label, value.strip()
        elif label and index + 1 < len(cells):
            yield label, cells[index + 1].strip()


def _lines(draft: Draft, section: Section, heading: bool = False) -> Iterator[tuple[str, Span]]:
    text = draft.document.text
    start = section.heading[0] if heading and section.heading else section.span[0]
    offset = start
    for line in text[start : section.span[1]].split("\n"):
        if line.strip():
            yield line, (offset, offset + len(line))
        offset += len(line) + 1


def _fact(draft: Draft, study: _Study) -> Education:
    parts, dates = study.parts, study.parts.dates
    single = dates is not None and dates.kind == "single"
    return Education(
        school=parts.school,
        degree=parts.degree,
        level=parts.level,
        field=parts.field,
        field_folded=fold(parts.field) if parts.field else None,
        other_fields=tuple(dict.fromkeys(name for line in study.lines for name in _beside(draft, line, parts.field))),
        start=str(dates.start) if dates and dates.start and not single else None,
        end=str(dates.end) if dates and dates.end else None,
        evidence=tuple(draft.evidence(line) for line in study.lines),
    )


def _beside(draft: Draft, line: Span, field: str | None) -> tuple[str, ...]:
    return fields_beside(draft.document.text[slice(*line)], field)
