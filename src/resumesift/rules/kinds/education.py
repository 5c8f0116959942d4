"""`education`: a degree of some level or above, in some fields."""

from __future__ import annotations

from datetime import date
from typing import get_args

from resumesift.resume import Certainty, Education
from resumesift.rules import phrases
from resumesift.rules.kinds.judgement import Judgement, Subject
from resumesift.rules.model import EducationCriterion, EducationLevel, Language
from resumesift.rules.phrases import say
from resumesift.rules.tally import Tally

_LADDER: tuple[str, ...] = get_args(EducationLevel)
_STRONGER = ("no", "possible", "yes")


def judge_education(criterion: EducationCriterion, subject: Subject) -> Judgement:
    """The degree that fits best; one that is not finished, or whose level or field is not given, is possible."""
    language, title = subject.language, subject.title(criterion)
    required = _required(criterion, language)
    known = [(fits(criterion, degree, subject.as_of), degree) for degree in subject.resume.education]
    if known:
        best, degree = max(known, key=lambda pair: (_STRONGER.index(pair[0]), _height(pair[1])))
        found = _spoken(degree, language)
    else:
        best, degree = ("possible" if criterion.unstated == "unclear" else "no"), None
        found = say("education_unstated", language)
    tally = Tally.of([best], 1)
    return Judgement(
        tally,
        reason=say("education", language, title=title, found=found, required=required),
        required={"level": criterion.level, "fields": list(criterion.fields)},
        missing=None if best == "yes" else say("education_missing", language, required=required),
        evidence=degree.evidence if degree else (),
    )


def fits(criterion: EducationCriterion, degree: Education, as_of: date) -> Certainty:
    """Is the degree of the level and in the fields asked for?"""
    answers = [_level(criterion.level, degree), _field(criterion.fields, degree), _finished(degree, as_of)]
    return min(answers, key=_STRONGER.index)


def _height(degree: Education) -> int:
    return _LADDER.index(degree.level) if degree.level else -1


def _level(wanted: EducationLevel | None, degree: Education) -> Certainty:
    if wanted is None:
        return "yes"
    if degree.level is None:
        return "possible"
    return "yes" if _height(degree) >= _LADDER.index(wanted) else "no"


def _field(words: tuple[str, ...], degree: Education) -> Certainty:
    if not words:
        return "yes"
    if degree.field is None:
        return "possible"
    field = degree.field.casefold()
    return "yes" if any(word.casefold() in field for word in words) else "no"


def _finished(degree: Education, as_of: date) -> Certainty:
    now = f"{as_of.year:04}-{as_of.month:02}"
    still_there = degree.start is not None and degree.end is None
    return "possible" if still_there or (degree.end is not None and degree.end > now) else "yes"


def _required(criterion: EducationCriterion, language: Language) -> str:
    parts = [phrases.level(criterion.level, language)] if criterion.level else []
    if criterion.fields:
        parts.append(say("education_fields", language, fields=phrases.join(criterion.fields[:3], language)))
    return phrases.join(parts, language)


def _spoken(degree: Education, language: Language) -> str:
    level = phrases.level(degree.level, language) if degree.level else degree.degree
    level = level or say("unknown_level", language)
    return say("degree_of", language, level=level, field=degree.field) if degree.field else level
