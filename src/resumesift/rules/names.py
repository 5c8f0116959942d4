"""The names that a rule may use, and how they are called in Chinese and English: they are those of the lexicon."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache

from resumesift.lexicon.concepts import concepts as lexicon_concepts
from resumesift.lexicon.domains import domain_names
from resumesift.yaml_source import nearest, unknown


@cache
def concepts() -> dict[str, tuple[str, str]]:
    """Each concept id of the lexicon with its name in zh and en."""
    return {
        entry.id: (next(iter(entry.zh), ""), next(iter((*entry.en, *entry.cased, *entry.listed)), ""))
        for entry in lexicon_concepts()
    }


@cache
def expand(pattern: str) -> tuple[str, ...]:
    """The concept ids that a pattern such as `skill.*` stands for, in the order of the lexicon."""
    if "*" not in pattern:
        return (pattern,)
    return tuple(concept for concept in concepts() if fnmatchcase(concept, pattern))


def display(name: str, language: str) -> str:
    """A concept or domain as a person calls it in `language`; the id where the lexicon tells none."""
    zh, en = concepts().get(name) or domain_names().get(name) or ("", "")
    return ((zh or en) if language == "zh" else (en or zh)) or name


def check_concept(pattern: str) -> str:
    """`pattern` as it is; ValueError where the lexicon has no such concept."""
    if pattern.startswith("metric."):
        return pattern
    if "*" in pattern:
        if not expand(pattern):
            families = {f"{name[:at]}.*" for name in concepts() for at, char in enumerate(name) if char == "."}
            near = nearest(pattern, families)
            raise ValueError(f'no concept matches "{pattern}"' + (f', did you mean "{near}"?' if near else ""))
    elif pattern not in concepts():
        raise ValueError(unknown("concept", pattern, concepts()))
    return pattern


def check_domain(name: str) -> str:
    """`name` as it is; ValueError where the lexicon has no such domain."""
    if name not in domain_names():
        raise ValueError(unknown("domain", name, domain_names()))
    return name
