"""The facts of a résumé, frozen, each with the place that proves it. Nothing here knows of rules or of today.

`months` and `last_used` depend on the day of the screening: they are None as extracted, and `experience.as_of`
returns a copy that has them.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Certainty = Literal["yes", "possible", "no"]
EntryKind = Literal["job", "part_time", "internship"]
SectionKind = Literal[
    "header", "summary", "objective", "work", "internship", "project", "education", "course", "skills",
    "certificate", "award", "club", "publication", "reference", "language", "interest", "other",
]  # fmt: skip
Assertion = Literal["claimed", "negated", "wished", "other_person", "course", "learning"]


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

    Both are None in formats without pages. `entry` is the index in `Resume.work` of the post it stands in.
    """

    quote: str
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    section: SectionKind = "other"
    entry: int | None = None


class WorkEntry(Fact):
    """A post. `start` and `end` are `YYYY-MM` or `YYYY`; `end` None with a `start` means still held.

    `stated_months` is a duration that the page prints instead of dates.
    """

    company: str | None = None
    title: str | None = None
    department: str | None = None
    start: str | None = None
    end: str | None = None
    stated_months: int | None = None
    kind: EntryKind = "job"
    level: LevelRange | None = None
    domains: dict[str, Certainty] = Field(default_factory=dict)
    domain_evidence: dict[str, tuple[Evidence, ...]] = Field(default_factory=dict)
    duties: str = ""
    months: MonthRange | None = None
    evidence: tuple[Evidence, ...] = ()


class Education(Fact):
    """A school, a degree and its level."""

    school: str | None = None
    degree: str | None = None
    level: Literal["secondary", "vocational", "associate", "bachelor", "master", "doctor"] | None = None
    field: str | None = None
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

    `value` is the number with 万, 亿, k or million multiplied out, `unit` what is left of the print ("%", "元").
    """

    metric: str
    value: float | None = None
    unit: str | None = None
    evidence: Evidence


class KnowledgeFact(Fact):
    """Does the person know a domain, as the whole résumé shows: in posts, projects, claims? And what shows it."""

    certainty: Certainty
    evidence: tuple[Evidence, ...] = ()


class Contacts(Fact):
    """Ways to reach the person, as printed."""

    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Note(Fact):
    """Something about the facts that a person should know; becomes a flag of the screening."""

    code: str
    message: str
    page: int | None = None
    quote: str | None = None


class Resume(Fact):
    """Everything read off one résumé.

    `unread` are spans of time among the posts that could not be read as one, without company and title: each may be
    a post of any kind, so that it counts where months may be (`high`) and nowhere else.
    """

    language: Literal["zh", "en", "mixed"] = "en"
    name: str | None = None
    contacts: Contacts = Contacts()
    work: tuple[WorkEntry, ...] = ()
    unread: tuple[WorkEntry, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[SkillMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    team_sizes: tuple[TeamSize, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    knowledge: dict[str, KnowledgeFact] = Field(default_factory=dict)
    notes: tuple[Note, ...] = ()
