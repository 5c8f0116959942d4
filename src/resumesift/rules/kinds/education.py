"""`education`: a degree of some level or above, in some fields."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from resumesift.experience import month_number
from resumesift.folding import fold
from resumesift.resume import (
    CERTAINTIES,
    EDUCATION_LEVELS,
    Certainty,
    Education,
    EducationLevel,
    last_month,
    least_sure,
)
from resumesift.rules import phrases
from resumesift.rules.kinds.judgement import Judgement, Subject
from resumesift.rules.model import EducationCriterion
from resumesift.rules.phrases import say
from resumesift.rules.tally import Tally
from resumesift.screening import Language

_FIELDS_SAID = 3
_LATIN = re.compile("[a-z0-9\u00df-\u024f]")


def judge_education(criterion: EducationCriterion, subject: Subject) -> Judgement:
    """The degree that fits best; one that is not finished, or whose level or field is not given, is possible."""
    language, title = subject.language, subject.title(criterion)
    required = _required(criterion, language)
    known = [(fits(criterion, degree, subject.as_of), degree) for degree in subject.resume.education]
    if known:
        best, degree = max(known, key=lambda pair: (CERTAINTIES.index(pair[0]), _height(pair[1])))
        reason = say("education", language, title=title, found=_spoken(degree, language), required=required)
    else:
        best, degree = ("possible" if criterion.unstated == "unclear" else "no"), None
        reason = say("education_unstated", language, title=title, required=required)
    tally = Tally.of([best], 1)
    return Judgement(
        tally,
        reason=reason,
        required={"level": criterion.level, "fields": list(criterion.fields)},
        missing=None if best == "yes" else required,
        evidence=degree.evidence if degree else (),
    )


def fits(criterion: EducationCriterion, degree: Education, as_of: date) -> Certainty:
    """Is the degree of the level and in the fields asked for?"""
    return least_sure((_level(criterion.level, degree), _field(criterion.fields, degree), _finished(degree, as_of)))


def _height(degree: Education) -> int:
    return EDUCATION_LEVELS.index(degree.level) if degree.level else -1


def _level(wanted: EducationLevel | None, degree: Education) -> Certainty:
    if wanted is None:
        return "yes"
    if degree.level is None:
        return "possible"
    return "yes" if _height(degree) >= EDUCATION_LEVELS.index(wanted) else "no"


def _field(words: tuple[str, ...], degree: Education) -> Certainty:
    if not words:
        return "yes"
    texts = {" ".join(fold(text).split()) for text in (degree.field, *degree.other_fields) if text}
    if any(_word(word).search(text) for word in words for text in texts):
        return "yes"
    return "possible" if degree.field is None else "no"


@lru_cache(maxsize=256)
def _word(word: str) -> re.Pattern[str]:
    """A Chinese word anywhere, in characters of either kind, a Latin one as a whole: "IT" is not in "Literature"."""
    plain = " ".join(fold(word).split())
    start = f"(?<!{_LATIN.pattern})" if _LATIN.match(plain) else ""
    end = f"(?!{_LATIN.pattern})" if _LATIN.match(plain[-1:]) else ""
    return re.compile(start + re.escape(plain) + end)


def _finished(degree: Education, as_of: date) -> Certainty:
    """Surely where even the last month that the page may mean is over; without any dates it is taken to be."""
    if degree.end is None:
        return "yes" if degree.start is None else "possible"
    return "yes" if last_month(degree.end) <= month_number(as_of) else "possible"


def _required(criterion: EducationCriterion, language: Language) -> str:
    level = phrases.level(criterion.level, language) if criterion.level else say("any_degree", language)
    if criterion.level not in (None, EDUCATION_LEVELS[-1]):
        level = say("or_above", language, level=level)
    if not criterion.fields:
        return level
    # Rules list the words of both languages; a reason says those of its own.
    words = [word for word in criterion.fields if (language == "en") == bool(_LATIN.search(word.casefold()))]
    words = words or list(criterion.fields)
    spoken = phrases.alternatives(words[:_FIELDS_SAID], language)
    fields = say("fields_such_as" if len(words) > _FIELDS_SAID else "fields", language, fields=spoken)
    return say("degree_in", language, level=level, fields=fields)


def _spoken(degree: Education, language: Language) -> str:
    level = phrases.level(degree.level, language) if degree.level else degree.degree
    level = level or say("unknown_level", language)
    return say("degree_of", language, level=level, field=degree.field) if degree.field else level
