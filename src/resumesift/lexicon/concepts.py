"""Skills, licences, abilities and metrics by concept: concepts.yaml, metrics.yaml, and the files of `FILES`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

from pydantic import model_validator

from resumesift.errors import LexiconError, Problem
from resumesift.lexicon.load import Entry, load_entries
from resumesift.lexicon.spoken import per_vocabulary, spoken

if TYPE_CHECKING:
    from resumesift.lexicon.vocabulary import VocabularyEntry

FILES = ("concepts", "skills", "professions", "licences")

LICENCE = "skill.licence."
"""Concepts that are held wherever they stand begin so."""

Measure = Literal["volume", "rate", "growth", "rank", "time", "none"]
Direction = Literal["high", "low", "either"]


class Concept(Entry):
    """A concept. `cased` words count in exactly this case only, `listed` words only as an item of a list.

    Inside a skills section case does not matter.
    """

    cased: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All of its words, however they count."""
        return (*self.aliases, *self.cased, *self.listed)

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


@per_vocabulary
def concepts() -> tuple[Concept, ...]:
    """All concepts, with what the vocabulary in force adds. Raises LexiconError where an id stands twice."""
    if (vocabulary := spoken()) is None:
        return shipped_concepts()
    return tuple(_with_added(shipped_concepts(), vocabulary.concepts))


@cache
def shipped_concepts() -> tuple[Concept, ...]:
    """The concepts of the lexicon alone. Raises LexiconError where an id stands twice."""
    entries: list[tuple[str, Concept]] = [(name, entry) for name in FILES for entry in load_entries(name, Concept)]
    entries += [("metrics", metric) for metric in load_entries("metrics", Metric)]
    seen: dict[str, str] = {}
    problems = []
    for name, entry in entries:
        if entry.id in seen:
            problems.append(Problem(f"{entry.id} stands in {seen[entry.id]}.yaml too", f"{name}.yaml"))
        seen[entry.id] = name
    if problems:
        raise LexiconError(problems)
    return tuple(entry for _, entry in entries)


@per_vocabulary
def metrics() -> tuple[Metric, ...]:
    """All metrics in the order of metrics.yaml, and behind them what the vocabulary in force adds."""
    return tuple(concept for concept in concepts() if isinstance(concept, Metric))


@per_vocabulary
def decoys() -> tuple[Decoy, ...]:
    """Words that hold a word of a concept and mean something else, with those that the vocabulary in force adds."""
    vocabulary = spoken()
    added = vocabulary.concepts if vocabulary else ()
    return (*load_entries("decoys", Decoy), *(_decoy(entry) for entry in added if entry.mask))


@per_vocabulary
def concept_ids() -> frozenset[str]:
    """The ids that rules may refer to."""
    return frozenset(entry.id for entry in concepts())


def _with_added(shipped: Iterable[Concept], added: Iterable[VocabularyEntry]) -> Iterator[Concept]:
    """The shipped concepts, each with its added words, and behind them those that are new."""
    new = {entry.id: entry for entry in added}
    for concept in shipped:
        entry = new.pop(concept.id, None)
        yield _merged(concept, entry) if entry else concept
    for entry in new.values():
        if entry.kind == "metric":
            measures, better = entry.measures or "volume", entry.better or "high"
            yield Metric(id=entry.id, zh=entry.zh, en=entry.en, measures=measures, better=better)
        else:
            yield Concept(id=entry.id, zh=entry.zh, en=entry.en, cased=entry.cased, listed=entry.listed)


def _merged(concept: Concept, entry: VocabularyEntry) -> Concept:
    keys = ("zh", "en", "cased", "listed")
    words = {key: (*getattr(concept, key), *getattr(entry, key)) for key in keys}
    return type(concept).model_validate(concept.model_dump() | words)


def _decoy(entry: VocabularyEntry) -> Decoy:
    licence, skill = entry.id.startswith(LICENCE), entry.id.startswith("skill.")
    # Of skills the longest word at a place holds, whichever skill it is of; licences are a group of their own.
    hides = (LICENCE,) if licence else () if skill else (entry.id,)
    return Decoy(id=f"decoy of {entry.id}", zh=entry.mask, hides=hides)
