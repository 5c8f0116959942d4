"""A ruleset as it is written in YAML: pydantic models, frozen, that refuse unknown keys and unknown names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    field_validator,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_after_validator_function

from resumesift.experience import STALE_AFTER
from resumesift.lexicon.spoken import speaking
from resumesift.lexicon.vocabulary import Vocabulary, vocabulary_in
from resumesift.resume import Certainty, EducationLevel, LevelName, SectionKind
from resumesift.rules.names import check_concept, check_domain, check_metric
from resumesift.screening import Importance, Language, RuleSetRef

Unstated = Literal["unclear", "not_met"]


@dataclass(frozen=True)
class written_as:  # noqa: N801  # reads as a word of the field that it stands at
    """A check that a text has a form, with a message that says which."""

    pattern: str
    form: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "pattern": f"^({self.pattern})$"}

    def _check(self, value: str) -> str:
        if not re.fullmatch(self.pattern, value):
            told = {"form": self.form, "value": value}
            raise PydanticCustomError("wrong-form", 'must be {form}, not "{value}"', told)
        return value


def example(*forms: str) -> ConfigDict:
    """The configuration of a part of which messages show how it is written."""
    return ConfigDict(json_schema_extra={"examples": list(forms)})


WholeNumber = Annotated[int, Field(strict=True)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
"""Numbers as numbers: text such as "20" is told, not guessed at."""


def _named(kind: str) -> Any:
    """Marks names in the JSON schema, which lists those of this kind for editors."""
    return Field(json_schema_extra={"names": kind})


DomainName = Annotated[str, AfterValidator(check_domain), _named("domains")]
ConceptPattern = Annotated[str, AfterValidator(check_concept), _named("concepts")]
MetricPattern = Annotated[str, AfterValidator(check_metric), _named("metrics")]
Name = TypeVar("Name")


class RulePart(BaseModel):
    """Base of all parts of a ruleset: frozen, and no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(RulePart):
    """One text in Chinese and in English."""

    model_config = example("{en: …}", "{zh: …, en: …}")

    zh: str = ""
    en: str = ""

    def text(self, language: Language) -> str:
        """The text in `language`, in the other one where it is missing."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)


class Duration(RulePart):
    """Whole years and months, added up."""

    model_config = example("{years: 2}", "{months: 18}")

    years: WholeNumber = Field(default=0, ge=0)
    months: WholeNumber = Field(default=0, ge=0)

    @property
    def total(self) -> int:
        """The duration in months."""
        return 12 * self.years + self.months


class People(RulePart):
    """A number of people."""

    model_config = example("{people: 10}")

    people: WholeNumber = Field(ge=1)


class Selection(RulePart, Generic[Name]):
    """Which of some names are asked for: `any_of: […]`, `all_of: […]`, or `at_least: k` with `of: […]`."""

    model_config = example("{any_of: […]}", "{all_of: […]}", "{at_least: 2, of: […]}")

    any_of: tuple[Name, ...] = ()
    all_of: tuple[Name, ...] = ()
    at_least: WholeNumber | None = Field(default=None, ge=1)
    of: tuple[Name, ...] = ()

    @field_validator("any_of", "all_of", "of", mode="before")
    @classmethod
    def _some_names(cls, value: object) -> object:
        if isinstance(value, list | tuple) and not value:
            raise PydanticCustomError("empty-value", "must not be empty")
        return value

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = [bool(self.any_of), bool(self.all_of), bool(self.of) or self.at_least is not None]
        if sum(ways) != 1:
            raise PydanticCustomError("wrong-choice", 'write one of "any_of", "all_of", or "at_least" with "of"')
        if ways[2] and not (self.of and self.at_least):
            raise PydanticCustomError("wrong-choice", '"at_least" and "of" belong together')
        return self

    @property
    def names(self) -> tuple[Name, ...]:
        """All names listed."""
        return self.any_of + self.all_of + self.of

    @property
    def required(self) -> int:
        """How many of them are asked for."""
        return self.at_least or len(self.all_of) or 1


class DomainSelection(Selection[DomainName]):
    """Domains by name. Selections have names of their own, so that rules can go to other processes."""


class ConceptSelection(Selection[ConceptPattern]):
    """Concepts, each by its id or a pattern such as `skill.*`."""


class MetricSelection(Selection[MetricPattern]):
    """Metrics of achievements, by id or pattern."""


class Counting(RulePart):
    """What counts as experience beside jobs: `yes` in both bounds, `possible` in the high one only, `no` in none.

    Gaps of up to `gaps_up_to` between posts that count are counted with them.
    """

    internships: Certainty = "no"
    part_time: Certainty = "possible"
    gaps_up_to: Duration = Duration()


class Criterion(RulePart):
    """What every kind of criterion has. `source` names the line of the vacancy that it comes from."""

    id: Annotated[str, written_as(r"[a-z][a-z0-9_]*", "lower-case letters, digits and _")]
    title: Text
    importance: Importance
    weight: Number = Field(default=1.0, ge=0)
    source: str = ""


class ExperienceCriterion(Criterion):
    """At least so long in posts of some domains, at some level or above."""

    kind: Literal["experience"]
    domains: DomainSelection | None = None
    level: LevelName | None = None
    at_least: Duration
    count: Counting = Counting()

    @field_validator("at_least")
    @classmethod
    def _asks_something(cls, value: Duration) -> Duration:
        if value.total == 0:
            raise PydanticCustomError("empty-value", 'write "years", "months" or both')
        return value


class ConceptCriterion(Criterion):
    """Concepts of the lexicon that the person claims.

    Only mentions in the sections `where` count (all sections where it is empty); those in `weak` sections are
    possible evidence only. With `since`, a mention counts where its post lasted until that long ago or less.
    """

    kind: Literal["concept"]
    concepts: ConceptSelection
    where: tuple[SectionKind, ...] = ()
    weak: tuple[SectionKind, ...] = ()
    since: Duration | None = None


class KnowledgeCriterion(Criterion):
    """Knowledge of domains as the extraction judged the whole résumé."""

    kind: Literal["knowledge"]
    domains: DomainSelection


class TeamSizeCriterion(Criterion):
    """The largest team that the person says to have led."""

    kind: Literal["team_size"]
    at_least: People
    unstated: Unstated = "unclear"


class AchievementCriterion(Criterion):
    """Results with figures, by the metrics that they show."""

    kind: Literal["achievement"]
    metrics: MetricSelection


class EducationCriterion(Criterion):
    """A degree of some level or above, in some fields. A field matches where it holds one of the words of `fields`."""

    kind: Literal["education"]
    level: EducationLevel | None = None
    fields: tuple[str, ...] = ()
    unstated: Unstated = "unclear"

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if self.level is None and not self.fields:
            raise PydanticCustomError("missing-key", 'write "level", "fields" or both')
        return self


AnyCriterion = Annotated[
    ExperienceCriterion
    | ConceptCriterion
    | KnowledgeCriterion
    | TeamSizeCriterion
    | AchievementCriterion
    | EducationCriterion,
    Field(discriminator="kind"),
]


class RuleSet(RulePart):
    """The rules of one vacancy. `language` is that of the reasons.

    With a `pass_mark`, a résumé that meets every must-have but scores less is for review. What a résumé that is older
    than `stale_after` says to last until now is sure only until it was written; None or no length: whatever its age.
    What it `extends` is in it already, but for the criteria `without`.
    """

    name: Annotated[str, written_as(r"[a-z0-9]+([._-][a-z0-9]+)*", "lower-case words joined by -")]
    version: str = Field(min_length=1)
    extends: str | None = None
    without: tuple[str, ...] = ()
    language: Language
    title: Text
    pass_mark: Number | None = Field(default=None, ge=0, le=100)
    stale_after: Duration | None = Duration(months=STALE_AFTER)
    vocabulary: Vocabulary = Field(default=Vocabulary(), description="Concepts and domains that the lexicon lacks")
    criteria: tuple[AnyCriterion, ...]

    _sha256: str = PrivateAttr(default="")

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_own_words(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Criteria may name what the ruleset itself adds to the lexicon."""
        own = data.get("vocabulary") if isinstance(data, dict) else None
        with speaking(vocabulary_in(own) if own else None):
            return handler(data)

    @field_validator("criteria")
    @classmethod
    def _ids_differ(cls, criteria: tuple[AnyCriterion, ...]) -> tuple[AnyCriterion, ...]:
        if not criteria:
            raise PydanticCustomError("empty-value", "must not be empty")
        twice = [name for name, times in Counter(c.id for c in criteria).items() if times > 1]
        if twice:
            raise PydanticCustomError("duplicate-id", "{names}: two criteria of one id", {"names": ", ".join(twice)})
        return criteria

    @property
    def stale_months(self) -> int | None:
        """Months after which a résumé is stale, None where none is."""
        return (self.stale_after.total or None) if self.stale_after else None

    @property
    def vocabulary_digest(self) -> str:
        """What facts depend on beside the lexicon, as a SHA-256; empty for a ruleset that adds no words."""
        return self.vocabulary.digest

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file's bytes; empty for rules made in Python.

        For a file that extends another, that of its bytes with the parent's hash (in hexadecimal digits) after them.
        """
        return self._sha256

    @property
    def ref(self) -> RuleSetRef:
        """What a result says about its rules."""
        return RuleSetRef(
            name=self.name, version=self.version, sha256=self.sha256, vocabulary=self.vocabulary_digest
        )
