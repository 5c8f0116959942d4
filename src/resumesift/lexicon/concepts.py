"""Skills, licences, abilities and metrics by concept: concepts.yaml, metrics.yaml, and the files of `FILES`."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import model_validator

from resumesift.errors import LexiconError, Problem
from resumesift.lexicon.load import Entry, load_entries

FILES = ("concepts", "skills", "professions", "licences")

Measure = Literal["volume", "rate", "growth", "rank", "time", "none"]
Direction = Literal["high", "low", "either"]


class Concept(Entry):
    """A concept. `cased` words count in exactly this case only, `listed` words only as an item of a list.

    Inside a skills section case does not matter.
    """

    cased: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_words(self) -> Concept:
        if not (self.aliases or self.cased or self.listed):
            raise ValueError(f"{self.id} has no words")
        return self


class Decoy(Concept):
    """Words that hold a word of a concept and mean something else. `hides`: of which, of all skills where empty."""

    hides: tuple[str, ...] = ()


class Metric(Concept):
    """What a result is measured in, of which kind its figures are, and which way is good.

    `bare` is what an amount of money is that stands alone in its clause. `high` and `low` are words of it that are
    better the other way than the rest, `either` those that are neither.
    """

    measures: Measure
    bare: bool = False
    better: Direction = "high"
    high: tuple[str, ...] = ()
    low: tuple[str, ...] = ()
    either: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_its_words(self) -> Metric:
        unknown = {*self.high, *self.low, *self.either} - {*self.zh, *self.en}
        if unknown:
            raise ValueError(f"{self.id} has no word {sorted(unknown)[0]}")
        return self


@cache
def concepts() -> tuple[Concept, ...]:
    """All concepts. Raises LexiconError where an id stands twice."""
    entries: list[tuple[str, Concept]] = [(name, entry) for name in FILES for entry in load_entries(name, Concept)]
    entries += [("metrics", metric) for metric in metrics()]
    seen: dict[str, str] = {}
    problems = []
    for name, entry in entries:
        if entry.id in seen:
            problems.append(Problem(f"{entry.id} stands in {seen[entry.id]}.yaml too", f"{name}.yaml"))
        seen[entry.id] = name
    if problems:
        raise LexiconError(problems)
    return tuple(entry for _, entry in entries)


@cache
def metrics() -> tuple[Metric, ...]:
    """All metrics in the order of metrics.yaml."""
    return load_entries("metrics", Metric)


@cache
def concept_ids() -> frozenset[str]:
    """The ids that rules may refer to."""
    return frozenset(entry.id for entry in concepts())
