"""The names that rules may use, with what they are called in Chinese and English."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from resumesift.lexicon.concepts import Concept, concepts, metrics
from resumesift.lexicon.domains import domain_names
from resumesift.lexicon.load import Entry, load_entries
from resumesift.resume import EducationLevel, LevelName, SectionKind
from resumesift.rules.phrases import LEVELS


@dataclass(frozen=True, slots=True)
class Named:
    """A name for rules, and the words for it; the first ones in zh and en are what it is called."""

    id: str
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is called, in both languages."""
        return " / ".join(dict.fromkeys(words[0] for words in (self.zh, self.en) if words))

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other words for it, zh first."""
        return tuple(dict.fromkeys(self.zh[1:] + self.en[1:]))

    def matching(self, wanted: str, some: int) -> tuple[str, ...] | None:
        """The aliases that hold `wanted` and others, `some` in all or more; None where nothing of it holds `wanted`."""
        wanted = wanted.casefold()
        holding = tuple(word for word in self.aliases if wanted and wanted in word.casefold())
        if not holding and wanted not in f"{self.id}\n{self.title}".casefold():
            return None
        others = tuple(word for word in self.aliases if word not in holding)
        return holding + others[: max(some - len(holding), 0)]


def _domains() -> Iterator[Named]:
    return (Named(name, *((word,) if word else () for word in words)) for name, words in domain_names().items())


def _concepts() -> Iterator[Named]:
    measured = {metric.id for metric in metrics()}
    return _of_lexicon(entry for entry in concepts() if entry.id not in measured)


def _metrics() -> Iterator[Named]:
    return _of_lexicon(metrics())


def _levels() -> Iterator[Named]:
    return (Named(name, (LEVELS[name][0],), (LEVELS[name][1],)) for name in get_args(LevelName))


def _degrees() -> Iterator[Named]:
    return (Named(name, (LEVELS[name][0],), (LEVELS[name][1],)) for name in get_args(EducationLevel))


def _sections() -> Iterator[Named]:
    headings = {entry.id: entry for entry in load_entries("headings", Entry)}
    for name in get_args(SectionKind):
        entry = headings.get(name)
        yield Named(name, entry.zh, entry.en) if entry else Named(name)


def _of_lexicon(entries: Iterable[Concept]) -> Iterator[Named]:
    return (Named(entry.id, entry.zh, (*entry.en, *entry.cased, *entry.listed)) for entry in entries)


KINDS: dict[str, Callable[[], Iterator[Named]]] = {
    "domains": _domains,
    "concepts": _concepts,
    "metrics": _metrics,
    "levels": _levels,
    "degrees": _degrees,
    "sections": _sections,
}
"""The kinds of names: of `domains`, `concepts`, `metrics`, the `level` of experience and of education, and `where`."""
