"""The words that a ruleset adds to the lexicon, as they are written: concepts, metrics and domains."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from resumesift.lexicon.entry_faults import ID, Fault, faults, faults_between

Words = tuple[str, ...]
M_ = TypeVar("M_", bound=BaseModel)


class VocabularyEntry(BaseModel):
    """A concept (`skill.forklift`), metric (`metric.pallets`) or domain (`warehousing`) and its words.

    "(a|b)" in a word stands for each of its choices.

    Where the lexicon knows the id, the words are added to those that it has.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(
        description="skill.…, ability.… or quality.… for a concept, metric.… for a metric, one word for a domain",
        json_schema_extra={"pattern": ID.pattern},
    )
    zh: Words = Field(default=(), description="Chinese words; the first is what it is called")
    en: Words = Field(default=(), description="English words, found in any case; the first is what it is called")
    cased: Words = Field(default=(), description="Of a concept: words that count in exactly this case only")
    listed: Words = Field(default=(), description="Of a concept: words that count as an item of a list only")
    mask: Words = Field(default=(), description="Longer words that hold one of its words and mean something else")
    measures: Literal["volume", "rate", "growth", "rank", "time"] | None = Field(
        default=None, description="Of a new metric: which kind its figures are"
    )
    better: Literal["high", "low", "either"] | None = Field(
        default=None, description="Of a new metric: which way is good, high if left out"
    )
    within: str | None = Field(default=None, description="Of a domain: the wider domain that its posts are in")
    work: Words = Field(default=(), description="Of a domain: done in it only; two in the duties make a post of it")
    support: Words = Field(default=(), description="Of a domain: done elsewhere, too; counts beside names and work")
    thin: Words = Field(default=(), description="Of a domain: a thin link, which makes a post possibly one of it")
    outside: Words = Field(default=(), description="Of a domain: functions in its companies that are none of it")
    opposite: Words = Field(default=(), description="Of a domain within another: words that speak against it")
    examples: Words = Field(default=(), description="Texts that hold one of its words")
    counter_examples: Words = Field(default=(), description="Texts that look alike and hold none of its words")

    @model_validator(mode="after")
    def _holds(self) -> Self:
        return _without(faults, self)

    @property
    def kind(self) -> Literal["concept", "metric", "domain"]:
        """What it is, by its id."""
        return "metric" if self.id.startswith("metric.") else "concept" if "." in self.id else "domain"


class Vocabulary(RootModel[tuple[VocabularyEntry, ...]]):
    """What a ruleset adds to the lexicon; false where that is nothing."""

    model_config = ConfigDict(frozen=True)

    root: tuple[VocabularyEntry, ...] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        return _without(faults_between, self)

    def __bool__(self) -> bool:
        return bool(self.root)

    @property
    def concepts(self) -> tuple[VocabularyEntry, ...]:
        """The entries that are concepts or metrics."""
        return tuple(entry for entry in self.root if entry.kind != "domain")

    @property
    def domains(self) -> tuple[VocabularyEntry, ...]:
        """The entries that are domains."""
        return tuple(entry for entry in self.root if entry.kind == "domain")

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that an extraction depends on (examples are not); empty where nothing is added."""
        if not self.root:
            return ""
        unread = {"examples", "counter_examples"}
        said = [entry.model_dump(exclude=unread, exclude_defaults=True) for entry in self.root]
        return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def vocabulary_in(data: Any) -> Vocabulary:
    """The vocabulary of data that is not checked yet; where that has faults, what knows its ids and no more."""
    try:
        return Vocabulary.model_validate(data)
    except ValidationError:
        items = data if isinstance(data, list) else []
        ids = [item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)]
        entries = (VocabularyEntry.model_construct(id=name, en=(name,)) for name in dict.fromkeys(ids) if name)
        return Vocabulary.model_construct(root=tuple(entries))


def _without(check: Callable[[M_], Iterable[Fault]], value: M_) -> M_:
    """`value`, where the check finds nothing; else each fault at its place."""
    found: list[InitErrorDetails] = [
        {"type": PydanticCustomError(fault.rule, "{said}", {"said": fault.message}), "loc": fault.loc, "input": value}
        for fault in check(value)
    ]
    if found:
        raise ValidationError.from_exception_data(type(value).__name__, found)
    return value
