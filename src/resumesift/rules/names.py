"""The names that a rule may use, and how they are called in Chinese and English: they are those of the lexicon."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

from resumesift.lexicon.load import Entry, load_entries
from resumesift.yaml_source import unknown

CONCEPT_FILES = ("skills", "concepts")
_CHOICES = re.compile(r"\(([^|)]*)[^)]*\)")


class _Named(Entry, extra="ignore"):
    """An entry of any lexicon file, seen for its id and words only."""


@cache
def concepts() -> dict[str, tuple[str, str]]:
    """Each concept id of the lexicon with its name in zh and en."""
    folder = files("resumesift.lexicon")
    present = [name for name in CONCEPT_FILES if folder.joinpath(f"{name}.yaml").is_file()]
    entries = [entry for name in present for entry in load_entries(name, _Named)]
    return {entry.id: (_first(entry.zh), _first(entry.en)) for entry in entries}


def _first(aliases: tuple[str, ...]) -> str:
    """The first alias, and of its choices "(a|b)" the first one."""
    return _CHOICES.sub(r"\1", aliases[0]).strip() if aliases else ""


@cache
def domains() -> dict[str, tuple[str, str]]:
    """Each domain of posts with its name in zh and en."""
    prefix = "domain."
    return {name.removeprefix(prefix): texts for name, texts in concepts().items() if name.startswith(prefix)}


def expand(pattern: str) -> tuple[str, ...]:
    """The concept ids that a pattern such as `skill.*` stands for, in the order of the lexicon."""
    if "*" not in pattern:
        return (pattern,)
    return tuple(concept for concept in concepts() if fnmatchcase(concept, pattern))


def display(name: str, language: str) -> str:
    """A concept or domain as a person calls it in `language`; the id where the lexicon tells none."""
    zh, en = concepts().get(name) or domains().get(name) or ("", "")
    return ((zh or en) if language == "zh" else (en or zh)) or name


def check_concept(pattern: str) -> str:
    """`pattern` as it is; ValueError where the lexicon has no such concept."""
    if "*" in pattern:
        if not expand(pattern):
            raise ValueError(f'no concept matches "{pattern}"')
    elif pattern not in concepts():
        raise ValueError(unknown("concept", pattern, concepts()))
    return pattern


def check_domain(name: str) -> str:
    """`name` as it is; ValueError where the lexicon has no such domain."""
    if name not in domains():
        raise ValueError(unknown("domain", name, domains()))
    return name
