"""The names that a rule may use, and how they are called in Chinese and English: they are those of the lexicon."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase

from pydantic_core import PydanticCustomError

from resumesift.lexicon import concepts as lexicon
from resumesift.lexicon.domains import domain_names
from resumesift.lexicon.finding import plain
from resumesift.lexicon.spoken import per_vocabulary
from resumesift.yaml_source import nearest, unknown

Names = dict[str, tuple[str, str]]
"""Each id with its name in zh and en."""


@per_vocabulary
def concepts() -> Names:
    """The concepts of the lexicon: what a person did or claims, and what results are measured in."""
    return {
        entry.id: (_first(entry.zh), _first((*entry.en, *entry.cased, *entry.listed))) for entry in lexicon.concepts()
    }


@per_vocabulary
def expand(pattern: str) -> tuple[str, ...]:
    """The ids that a pattern such as `skill.*` stands for, in the order of the lexicon."""
    return _matching(pattern, concepts())


@per_vocabulary
def display(name: str, language: str) -> str:
    """A concept, metric or domain as a person calls it in `language`; the id where the lexicon tells none."""
    zh, en = concepts().get(name) or domain_names().get(name) or ("", "")
    return ((zh or en) if language == "zh" else (en or zh)) or name


def check_concept(pattern: str) -> str:
    """`pattern` as it is; ValueError where the lexicon has no such concept."""
    return _checked("concept", pattern, concepts())


def check_metric(pattern: str) -> str:
    """`pattern` as it is; ValueError where the lexicon has no such metric."""
    return _checked("metric", pattern, [metric.id for metric in lexicon.metrics()])


def check_domain(name: str) -> str:
    """`name` as it is; ValueError where the lexicon has no such domain."""
    if name not in domain_names():
        raise _refused("domain", unknown("domain", name, domain_names()))
    return name


def word_of(name: str) -> str | None:
    """The message for a name that is a word of concepts and no id; None for any other."""
    holding = [entry.id for entry in lexicon.concepts() if plain(name) in map(plain, entry.words)]
    return f'"{name}" is a word of {" and of ".join(holding)}: name that' if holding else None


def _first(words: Iterable[str]) -> str:
    return next(iter(words), "")


def _matching(pattern: str, known: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in known if fnmatchcase(name, pattern)) if "*" in pattern else (pattern,)


def _checked(what: str, pattern: str, known: Collection[str]) -> str:
    if "*" not in pattern and pattern not in known:
        wide = f'unknown {what} "{pattern}": write "," between names, not "，"' if "，" in pattern else None
        raise _refused(what, wide or word_of(pattern) or unknown(what, pattern, known))
    if not _matching(pattern, known):
        families = {f"{name[:at]}.*" for name in known for at, char in enumerate(name) if char == "."}
        near = nearest(pattern, families)
        raise _refused(what, f'no {what} matches "{pattern}"' + (f', did you mean "{near}"?' if near else ""))
    return pattern


def _refused(what: str, message: str) -> PydanticCustomError:
    return PydanticCustomError("unknown-" + what, "{message}", {"message": message})
