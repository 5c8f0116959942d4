"""The facts of a case in their short form, as a person writes them, and as a `Resume`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from resumesift.resume import (
    Achievement,
    Assertion,
    Certainty,
    DocumentDate,
    Education,
    EducationLevel,
    EntryKind,
    Evidence,
    KnowledgeFact,
    LevelName,
    LevelRange,
    Mention,
    Resume,
    SectionKind,
    TeamSize,
    WorkEntry,
)
from resumesift.rules.model import ConceptPattern, DomainName, MetricPattern, RulePart, written_as

Month = Annotated[
    str,
    BeforeValidator(
        lambda value: str(value) if isinstance(value, int | float) else value, json_schema_input_type=int | str
    ),
    written_as(r"\d{4}(-(0[1-9]|1[0-2]))?", "YYYY-MM or YYYY"),
]
"""`2018-03`, or `2018` where the page gives the year only."""

Domains = Annotated[
    dict[DomainName, Certainty],
    BeforeValidator(
        lambda value: _surely(value), json_schema_input_type=list[DomainName] | dict[DomainName, Certainty]
    ),
]
"""`[ecommerce]`, or `{ecommerce: possible}`."""


class GivenLevels(RulePart):
    """The bounds of a level; a name alone stands for both."""

    low: LevelName
    high: LevelName


class GivenPost(RulePart):
    """A post: `months` is a printed duration in place of dates."""

    title: str | None = None
    company: str | None = None
    department: str | None = None
    start: Month | None = None
    end: Month | None = None
    months: int | None = Field(default=None, ge=0)
    kind: EntryKind = "job"
    level: LevelName | GivenLevels | None = None
    domains: Domains = Field(default_factory=dict)
    duties: str = ""


class GivenConcept(RulePart):
    """A mention of a concept; an id alone is one that the person claims in a post. `post` counts from 0."""

    concept: ConceptPattern
    section: SectionKind = "work"
    assertion: Assertion = "claimed"
    post: int | None = Field(default=None, ge=0)


class GivenDegree(RulePart):
    """A degree."""

    level: EducationLevel | None = None
    field: str | None = None
    school: str | None = None
    degree: str | None = None
    start: Month | None = None
    end: Month | None = None


class GivenResult(RulePart):
    """A result with a figure; a metric alone stands for one whose figure is printed."""

    metric: MetricPattern
    value: float | None = None


Concepts = Annotated[
    tuple[GivenConcept, ...],
    BeforeValidator(lambda value: _items(value, "concept"), json_schema_input_type=list[ConceptPattern | GivenConcept]),
]
Results = Annotated[
    tuple[GivenResult, ...],
    BeforeValidator(
        lambda value: _items(value, "metric", value=1.0), json_schema_input_type=list[MetricPattern | GivenResult]
    ),
]


class Given(RulePart):
    """The facts that a case starts from; `dated` is the month in which the résumé was written."""

    dated: Month | None = None
    work: tuple[GivenPost, ...] = ()
    concepts: Concepts = ()
    knowledge: Domains = Field(default_factory=dict)
    teams: tuple[int, ...] = ()
    achievements: Results = ()
    education: tuple[GivenDegree, ...] = ()

    def resume(self, language: str) -> Resume:
        """The facts as the extraction would hand them on."""
        return Resume(
            language="zh" if language == "zh" else "en",
            dated=DocumentDate(date=self.dated, source="printed", evidence=_quote(self.dated)) if self.dated else None,
            work=tuple(_post(index, post) for index, post in enumerate(self.work)),
            mentions=tuple(_mention(given) for given in self.concepts),
            team_sizes=tuple(TeamSize(people=size, evidence=_quote(f"{size}")) for size in self.teams),
            achievements=tuple(
                Achievement(metric=given.metric, value=given.value, evidence=_quote(given.metric))
                for given in self.achievements
            ),
            knowledge={name: KnowledgeFact(certainty=certainty) for name, certainty in self.knowledge.items()},
            education=tuple(map(_degree, self.education)),
        )


def _surely(given: Any) -> Any:
    """A list of names as a mapping in which each of them is sure."""
    is_list = isinstance(given, list) and all(isinstance(name, str) for name in given)
    return dict.fromkeys(given, "yes") if is_list else given


def _items(given: Any, key: str, **defaults: Any) -> Any:
    """A list in which a text stands for a mapping with one key."""
    if not isinstance(given, list):
        return given
    return [{key: item, **defaults} if isinstance(item, str) else item for item in given]


def _post(index: int, given: GivenPost) -> WorkEntry:
    level = given.level
    bounds = LevelRange(low=level, high=level) if isinstance(level, str) else None
    if isinstance(level, GivenLevels):
        bounds = LevelRange(low=level.low, high=level.high)
    dates = f"{given.start} – {given.end or ''}".strip() if given.start else None
    return WorkEntry(
        **given.model_dump(exclude={"level", "months"}),
        stated_months=given.months,
        level=bounds,
        evidence=tuple(
            Evidence(quote=text, section="work", entry=index) for text in (given.title, given.company, dates) if text
        ),
    )


def _degree(given: GivenDegree) -> Education:
    if given.field is None:
        return Education(**given.model_dump())
    from resumesift.extraction.matching import fold

    return Education(**given.model_dump(), field_folded=fold(given.field))


def _mention(given: GivenConcept) -> Mention:
    evidence = Evidence(quote=given.concept, section=given.section, entry=given.post)
    return Mention(concept=given.concept, name=given.concept, assertion=given.assertion, evidence=evidence)


def _quote(text: str) -> Evidence:
    return Evidence(quote=text, section="work")
