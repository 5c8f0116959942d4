"""The facts of a résumé, frozen, each with the place that proves it. Nothing here knows of rules or of today.

`months`, `last_used`, `held_until`, `stale`, `gaps` and `overlaps` depend on the day of the screening: they are empty
as extracted, and `experience.dated` returns a copy that has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache, partial
from operator import is_
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Certainty = Literal["no", "possible", "yes"]
EntryKind = Literal["job", "part_time", "internship"]
SectionKind = Literal[
    "header", "summary", "objective", "work", "internship", "project", "education", "course", "skills",
    "certificate", "award", "club", "publication", "reference", "language", "interest", "other",
]  # fmt: skip
Assertion = Literal["claimed", "negated", "wished", "other_person", "course", "learning"]
EducationLevel = Literal["secondary", "vocational", "associate", "bachelor", "master", "doctor"]

CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
"""From the lowest to the highest."""

EDUCATION_LEVELS: tuple[EducationLevel, ...] = get_args(EducationLevel)
"""From the lowest to the highest."""


def surest(certainties: Iterable[Certainty]) -> Certainty:
    """The highest of some answers; `no` where there is none."""
    given = frozenset(certainties)
    return "yes" if "yes" in given else "possible" if "possible" in given else "no"


def least_sure(certainties: Iterable[Certainty]) -> Certainty:
    """The lowest of some answers, as of all that must hold; `yes` where there is none."""
    given = frozenset(certainties)
    return "no" if "no" in given else "possible" if "possible" in given else "yes"


def first_month(date: str) -> int:
    """The number (`year * 12 + month - 1`) of the first month that `YYYY-MM` or `YYYY` may mean, else ValueError."""
    return _month(date, 1)


def last_month(date: str) -> int:
    """The number of the last month that `YYYY-MM` or `YYYY` may mean. Raises ValueError for other text."""
    return _month(date, 12)


@lru_cache(maxsize=4096)  # the months of a few decades, asked for over and over
def _month(text: str, missing: int) -> int:
    year, _, month = text.partition("-")
    number = int(month) if month else missing
    if not 1 <= number <= 12:
        raise ValueError(f"{text!r} is no month such as 2026-06")
    return int(year) * 12 + number - 1


class Fact(BaseModel):
    """Base of all facts: frozen, and no field that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SeniorityLevel(IntEnum):
    """The ladder of seniority, lowest first."""

    ASSISTANT = 0
    SPECIALIST = 1
    SUPERVISOR = 2
    MANAGER = 3
    SENIOR_MANAGER = 4
    DEPUTY_DIRECTOR = 5
    DIRECTOR = 6
    VICE_PRESIDENT = 7
    CHIEF = 8

    @classmethod
    def named(cls, name: str) -> SeniorityLevel:
        """The level of a lower-case name such as `deputy_director`; KeyError for others."""
        return cls[name.upper()]


LevelName = Literal[
    "assistant", "specialist", "supervisor", "manager", "senior_manager", "deputy_director", "director",
    "vice_president", "chief",
]  # fmt: skip

LEVELS: tuple[LevelName, ...] = get_args(LevelName)
"""From the lowest to the highest."""


class LevelRange(Fact):
    """The lowest and the highest level that a title may stand for."""

    low: LevelName
    high: LevelName

    def at_least(self, level: LevelName) -> Certainty:
        """Is the title at `level` or above: surely, possibly or not?"""
        wanted = SeniorityLevel.named(level)
        if SeniorityLevel.named(self.low) >= wanted:
            return "yes"
        return "possible" if SeniorityLevel.named(self.high) >= wanted else "no"


class MonthRange(Fact):
    """A closed interval of whole months."""

    low: int
    high: int


class Evidence(Fact):
    """A quote and where it stands: page from 1, box `x0, top, x1, bottom` in points from the page's top left.

    Both are None in formats without pages. `boxes` has one box for each line of the quote, `box` is the first: that
    of the first line. `entry` is the index in `Resume.work` of the post it stands in. `confidence` (0–1) is how surely
    the quote was read from a picture; text that the file itself holds has none, and the field is not written then.
    """

    quote: str
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    section: SectionKind = "other"
    entry: int | None = None
    confidence: float | None = Field(default=None, exclude_if=partial(is_, None))


class WorkEntry(Fact):
    """A post. `start` and `end` are `YYYY-MM` or `YYYY`; `end` None with a `start` means still held.

    `stated_months` is a duration that the page prints instead of dates. `held_until` (`YYYY-MM`) is set where "until
    now" is not sure, in a stale résumé or of an earlier post whose end is a bare dash: the post was held at least
    until then, and perhaps until the day of the screening.
    """

    company: str | None = None
    title: str | None = None
    department: str | None = None
    start: str | None = None
    end: str | None = None
    held_until: str | None = None
    stated_months: int | None = None
    kind: EntryKind = "job"
    level: LevelRange | None = None
    domains: dict[str, Certainty] = Field(default_factory=dict)
    domain_evidence: dict[str, tuple[Evidence, ...]] = Field(default_factory=dict)
    duties: str = ""
    months: MonthRange | None = None
    evidence: tuple[Evidence, ...] = ()


class Education(Fact):
    """A school, a degree and its level.

    `field` is the field of study as printed, `field_folded` the same in lower case and simplified characters, and
    `other_fields` is what else the lines may name as one, in another script or in brackets; folded alike.
    """

    school: str | None = None
    degree: str | None = None
    level: EducationLevel | None = None
    field: str | None = None
    field_folded: str | None = None
    other_fields: tuple[str, ...] = Field(default=(), exclude_if=lambda value: not value)
    start: str | None = None
    end: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Mention(Fact):
    """A concept of the lexicon found in the text, and whether the person claims it."""

    concept: str
    name: str
    assertion: Assertion = "claimed"
    cue: str | None = None
    evidence: Evidence


class SkillMention(Fact):
    """A skill with every place it stands; `concept` is None for a skill that the lexicon does not know."""

    name: str
    concept: str | None = None
    asserted: bool = True
    assertion: Assertion = "claimed"
    section: SectionKind = "skills"
    months: MonthRange | None = None
    last_used: str | None = None
    quote: str = ""
    evidence: tuple[Evidence, ...] = ()


class TeamSize(Fact):
    """People led, as the person claims it."""

    people: int
    evidence: Evidence


class Achievement(Fact):
    """A result with a figure: `metric` is a concept id such as `metric.growth`.

    `value` is the number with 万, 亿, k or million multiplied out, below zero for a decline ("同比 -20%"); `unit` is
    what is left of the print ("%", "元"). `worse` is set where the figure tells of a change for the worse.
    """

    metric: str
    value: float | None = None
    unit: str | None = None
    worse: bool = Field(default=False, exclude_if=lambda value: not value)
    evidence: Evidence


class KnowledgeFact(Fact):
    """Does the person know a domain, as the whole résumé shows: in posts, projects, claims? And what shows it."""

    certainty: Certainty
    evidence: tuple[Evidence, ...] = ()


class DocumentDate(Fact):
    """When the text was written or sent, as far as the file says: `date` is `YYYY-MM`, or `YYYY`.

    `printed` on the page, else from the file's `metadata`, without evidence. `stale`: is that so long before the day
    of the screening that a post "until now" is only known to have been held until then?
    """

    date: str
    source: Literal["printed", "metadata"]
    stale: bool | None = None
    evidence: Evidence | None = None


class StatedYears(Fact):
    """A length of experience as the person states it, in months: `high` is None where it may be any more ("8+ years").

    `domain` is a domain of the lexicon and `level` one of the ladder, where the words name one. `whole` says that
    the statement is of the whole career, or of all work in the domain: other words narrow it ("8年供应链经验").
    `months` are those that the posts make of the same.
    """

    low: int
    high: int | None
    months: MonthRange | None = None
    domain: str | None = None
    level: LevelName | None = None
    whole: bool = True
    evidence: Evidence


class Gap(Fact):
    """Months `first` to `last` (`YYYY-MM`) that lie between posts and that no post covers, even possibly."""

    first: str
    last: str
    months: int


class Overlap(Fact):
    """Two posts, by their index in `Resume.work`, and how many months they share."""

    first: int
    second: int
    months: MonthRange


class Contacts(Fact):
    """Ways to reach the person, as printed."""

    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


UNREAD = frozenset(
    {
        *("damaged_file", "damaged_page", "garbled_text", "page_with_picture", "page_without_text", "text_under_scan"),
        *("no_resume", "ocr_doubtful", "unread_work"),
    }
)
"""Codes of notes and findings that tell of a part which a person may read and the program could not."""


class Note(Fact):
    """Something about the facts that a person should know; becomes a flag of the screening."""

    code: str
    message: str
    page: int | None = None
    quote: str | None = None


class Resume(Fact):
    """Everything read off one résumé.

    `unread` are spans of time among the posts that could not be read as one, without company and title: each may be
    a post of any kind, so that it counts where months may be (`high`) and nowhere else. `stated_years` stand beside
    the months that the posts make and never in their place. `gaps` and `overlaps` are those of two months or more
    that are sure; internships have none.
    """

    language: Literal["zh", "en", "mixed"] = "en"
    name: str | None = None
    dated: DocumentDate | None = None
    contacts: Contacts = Contacts()
    work: tuple[WorkEntry, ...] = ()
    unread: tuple[WorkEntry, ...] = ()
    gaps: tuple[Gap, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    stated_years: tuple[StatedYears, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[SkillMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    team_sizes: tuple[TeamSize, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    knowledge: dict[str, KnowledgeFact] = Field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    @property
    def partly_read(self) -> bool:
        """Do its notes tell of a part that could not be read? What the reading found stands beside it, in `Facts`."""
        return not UNREAD.isdisjoint(note.code for note in self.notes)
