"""Parts of an education line: school, degree with its level, field of study and dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from resumesift.dates import DateSpan, find_dates
from resumesift.extraction.cues import is_place
from resumesift.extraction.draft import Span
from resumesift.extraction.matching import fold
from resumesift.lexicon.load import Entry
from resumesift.lexicon.table import any_of, table
from resumesift.resume import EDUCATION_LEVELS, EducationLevel
from resumesift.scripts import CJK

_CHUNK = re.compile(r"[^\t,，;；|｜/·•:：()（）\[\]【】—–\n]+")
_FIELD_EN = re.compile(
    r"(?:[\s(]*(?i:hons|honours|honors)\.?\)?)?[\s,:(]*(?:degree\s+)?(?:(?:in|of)\s|:)?\s*([A-Z][\w&'’ /-]{2,60})"
)
_LABELLED = re.compile(r"[^:：]{2,8}[:：]")
_NO_FIELD = re.compile(r"\bGPA\b|^[A-Z]{2}\b(?!\s[A-Z][a-z])")
_AFTER_SCHOOL = re.compile(r"(?:校区|本部|分部|分院|部)?")
_SENTENCE = re.compile(r"(?<=[a-z]{4})\.\s+(?=[A-Z])|\s-\s")
_EDGE = ' \t.,，;；:：•●▪◆■☗-–—*()（）|/·"“”'
_SPACE = re.compile(r"[\s:：]")
_MAX_FIELD_ZH, _MAX_SCHOOL, _MAX_LABEL, _MAX_BETWEEN = 16, 70, 24, 8


class EducationWord(Entry):
    """An entry of education.yaml; degrees have a `level`, and words that are one in this case at the head of a part."""

    level: EducationLevel | None = None
    opening: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What one line tells; None for what it does not."""

    school: str | None = None
    degree: str | None = None
    level: EducationLevel | None = None
    field: str | None = None
    dates: DateSpan | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """Which of school, degree and dates stand in the line."""
        named = {"school": self.school, "degree": self.degree, "dates": self.dates}
        return frozenset(kind for kind, value in named.items() if value)


def _words() -> Mapping[str, EducationWord]:
    return table("education", EducationWord)


@cache
def _pattern(*ids: str) -> re.Pattern[str]:
    """Any word of the entries: Chinese ones anywhere, Latin ones (MBA in both languages) as whole words."""
    words = [fold(word) for id_ in ids for word in _words()[id_].aliases]
    zh, en = (
        any_of(word for word in words if CJK.search(word)),
        any_of(word for word in words if not CJK.search(word)),
    )
    return re.compile(rf"{zh}|(?<![a-z\u00df-\u024f.])(?:{en})(?![a-z\u00df-\u024f])")


@cache
def _degrees() -> tuple[re.Pattern[str], dict[str, EducationLevel | None]]:
    """Words of degrees with their level: None of those that may be one or not. "Master class" is found and is none."""
    levels: dict[str, EducationLevel | None] = {fold(word): None for word in _words()["degree.unsure"].aliases}
    for entry in _words().values():
        if entry.level:
            levels |= {fold(word): entry.level for word in entry.aliases}
    ids = [entry.id for entry in _words().values() if entry.level]
    return _pattern(*ids, "degree.unsure", "degree.none"), levels


@cache
def _opening() -> tuple[re.Pattern[str], dict[str, EducationLevel]]:
    """Letters that are a degree only before its field, where a line or a part of it begins: "MA Journalism"."""
    levels = {word: entry.level for entry in _words().values() if entry.level for word in entry.opening}
    letters = any_of(levels)
    return re.compile(
        rf"(?:^(?P<first>{letters}),|(?:^|\t)[\s,(–—-]*(?P<word>{letters})\b)(?=\s+(?:in\b|[A-Z][a-z]{{2}}))"
    ), levels


@cache
def _short() -> re.Pattern[str]:
    """Behind a degree's words: they name a short course for such people (EMBA研修班)."""
    return re.compile(rf"[^,，;；。\t\n]{{0,{_MAX_BETWEEN}}}?(?:{any_of(map(fold, _words()['course.short'].zh))})")


def is_course(text: str) -> bool:
    """Does the line tell of a training, an award or a club and not of a school's degree?"""
    return bool(_pattern("course", "course.short").search(fold(text)))


def is_department(school: str) -> bool:
    """Is it a part of a university (信息学院) rather than a school of its own?"""
    return bool(re.search(rf"(?:{any_of(_words()['department'].zh)})$", fold(school)))


def label_of(text: str) -> str | None:
    """`school`, `degree` or `field` where `text` is the label of such a field of a form."""
    return _labels().get(_SPACE.sub("", fold(text))) if len(text) <= _MAX_LABEL else None


@cache
def _labels() -> dict[str, str]:
    kinds = ("field", "degree", "school")
    return {_SPACE.sub("", fold(word)): kind for kind in kinds for word in _words()[f"label.{kind}"].aliases}


def parts_of(line: str) -> Parts:
    """The parts of one line of an education section."""
    dates = next((span for span in find_dates(line) if span.kind in ("range", "since", "single")), None)
    rest = line[: dates.begin] + "\t" + line[dates.stop :] if dates else line
    school = school_in(rest)
    if school:
        rest = rest.replace(school, "\t", 1)
    degree, level, at = degree_in(rest)
    if school and not degree:
        level = _level_of(school)
    field = _field(rest, at)
    if level == "secondary" or not (school or degree):
        field = None
    return Parts(school, degree, level, field, dates)


def _level_of(school: str) -> EducationLevel | None:
    """What a school's name says about the level: 职业中专, 高级中学; a 专科学校 may give other degrees too."""
    level = degree_in(school)[1]
    return level if level in ("vocational", "secondary") else None


def degree_in(text: str) -> tuple[str | None, EducationLevel | None, int]:
    """The highest degree of `text` as printed, its level, and where it ends (-1 without one)."""
    folded = fold(text)
    pattern, levels = _degrees()
    found: list[tuple[EducationLevel | None, Span]] = [
        (levels[match.group()], match.span())
        for match in pattern.finditer(folded)
        if match.group() in levels and not _short().match(folded, match.end())
    ]
    opening, of_letters = _opening()
    for match in opening.finditer(text):
        group = "first" if match["first"] else "word"
        if not pattern.match(folded, match.start(group)):
            found.append((of_letters[match[group]], match.span(group)))
    if not found:
        return None, None, -1
    level, span = max(found, key=lambda one: (_rank(one[0]), -one[1][0]))
    return re.sub(r"\s(?:of|in)$", "", text[slice(*span)]), level, span[1]


def _rank(level: EducationLevel | None) -> int:
    return EDUCATION_LEVELS.index(level) if level else -1


def fields_beside(line: str, field: str | None) -> tuple[str, ...]:
    """What a line may name as fields beside `field`: those in another script or in brackets, folded."""
    rest = line
    for date in reversed(find_dates(line)):
        rest = rest[: date.begin] + "\t" + rest[date.stop :]
    while school := school_in(rest):
        rest = rest.replace(school, "\t")
    folded = fold(rest)
    if aside := _pattern("remark", "course", "minor").search(folded):
        folded = folded[: aside.start()]
    chunks = (_degrees()[0].sub(" ", chunk.group()).strip(_EDGE) for chunk in _CHUNK.finditer(folded))
    known = fold(field or "")
    kept = [chunk for chunk in chunks if len(chunk) > 1 and chunk != known and not _pattern("aside").fullmatch(chunk)]
    named = [chunk for chunk in kept if not (re.search(r"\d", chunk) or label_of(chunk) or is_place(chunk))]
    return tuple(dict.fromkeys(named))


def school_in(text: str) -> str | None:
    """The name of a school in `text`: the chunk that holds a school's word, without what stands before or behind it."""
    for chunk in _CHUNK.finditer(text):
        words = chunk.group().strip(_EDGE)
        pieces = words.split() if CJK.search(words) else _SENTENCE.split(words)
        for piece in pieces:
            found = _school(piece.strip(_EDGE))
            if found:
                return found
    return None


def _school(piece: str) -> str | None:
    folded = fold(piece)
    match = _pattern("school").search(folded)
    if not match or not 3 <= len(piece) <= _MAX_SCHOOL or len(piece) == len(match.group()):
        return None
    if CJK.search(piece):
        end = max(found.end() for found in _pattern("school").finditer(folded))
        return piece if _AFTER_SCHOOL.fullmatch(folded, end) else None
    if _degrees()[0].fullmatch(folded):
        return None
    return re.sub(r"^(?:.*\b(?:at|from)\s+)", "", piece).strip(_EDGE)


def _field(rest: str, degree_end: int) -> str | None:
    if CJK.search(rest):
        return _field_zh(rest)
    if degree_end < 0:
        return None
    match = _FIELD_EN.match(rest, degree_end)
    return _named(match.group(1)) if match else None


def _field_zh(rest: str) -> str | None:
    pattern, _ = _degrees()
    own = "\t".join(cell for cell in rest.split("\t") if not _LABELLED.match(cell) or _names_field(cell))
    for chunk in _CHUNK.finditer(own):
        for word in chunk.group().split():
            plain = _strip_words(word.strip(_EDGE), pattern)
            if 2 <= len(plain) <= _MAX_FIELD_ZH and CJK.search(plain) and not _is_aside(plain):
                return plain
    return None


def _names_field(cell: str) -> bool:
    return label_of(re.split("[:：]", cell)[0]) == "field"


def _strip_words(word: str, degrees: re.Pattern[str]) -> str:
    """A field without the degree and 专业 or 系 that are written to it: 物流管理大专 → 物流管理."""
    folded = fold(word)
    match = degrees.search(folded)
    if match:
        word = word[match.end() :] if match.start() == 0 else word[: match.start()]
    return re.sub(r"^(?:主修|就读)|(?:专业|專業|学系|學系|系)$", "", word.strip(_EDGE))


def _is_aside(word: str) -> bool:
    return (
        bool(_pattern("aside", "course", "remark").search(fold(word))) or is_place(word) or bool(re.search(r"\d", word))
    )


def _named(field: str) -> str | None:
    field = re.split(r"\s(?:at|from|with|minor|\d)", field)[0].strip(_EDGE)
    if _NO_FIELD.search(field):
        return None
    return field if len(field) > 2 and not _pattern("aside").fullmatch(fold(field)) and not is_place(field) else None
