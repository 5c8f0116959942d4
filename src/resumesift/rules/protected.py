"""Rulesets that would select by what the law protects are refused: their own words tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from resumesift.errors import Problem
from resumesift.lexicon.protected import Found, protected_words
from resumesift.yaml_source import Key, YamlSource

_WORDS = ("zh", "en", "cased", "listed", "work", "support", "thin", "outside", "opposite")

Texts = Iterator[tuple[tuple[Key, ...], str]]


def protected_problems(source: YamlSource, *, refused: bool) -> Iterator[Problem]:
    """A problem for each name, title, field and word of the vocabulary that selects by a protected attribute.

    Without `refused`, for those that may do so, and for what `source` says of the vacancy: a person judges them.
    """
    data = source.data if isinstance(source.data, dict) else {}
    told: set[tuple[str, tuple[Key, ...]]] = set()
    if not refused:
        sure = ((loc, found) for loc, text in _texts(data) for found in protected_words(text, refused=True))
        told = {(found.attribute.id, loc[:2]) for loc, found in sure}
    for loc, text in _texts(data):
        for found in protected_words(text, refused=refused):
            part = found.attribute.id, loc[:2]
            if part not in told:  # the title says in both languages what the id says
                told.add(part)
                yield _problem(source, loc, found, refused)
    if not refused:
        for index, criterion in enumerate(_list(data, "criteria")):
            said = criterion.get("source") if isinstance(criterion, dict) else None
            for found in protected_words(said, refused=True) if isinstance(said, str) else ():
                if (found.attribute.id, ("criteria", index)) not in told:
                    yield _problem(source, ("criteria", index, "source"), found, refused)


def _problem(source: YamlSource, loc: tuple[Key, ...], found: Found, refused: bool) -> Problem:
    attribute, law = found.attribute, "; ".join(found.attribute.law)
    selects = "selects by" if refused else "may select by"
    message = f'"{found.word}" {selects} {attribute.what}: {attribute.why} ({law})'
    return source.problem(message, loc, rule="protected-attribute" if refused else "protected-proxy")


def _texts(data: dict[str, Any]) -> Texts:
    """Each text that says what is selected by, with its place; words joined by `_`, `-` and `.` are parted."""
    yield from _of(data, (), ("name", "title"))
    for index, criterion in enumerate(_list(data, "criteria")):
        yield from _of(criterion, ("criteria", index), ("id", "title", "fields"))
    for index, entry in enumerate(_list(data, "vocabulary")):
        yield from _of(entry, ("vocabulary", index), ("id", *_WORDS))


def _of(part: Any, loc: tuple[Key, ...], keys: tuple[str, ...]) -> Texts:
    for key in keys:
        value = part.get(key) if isinstance(part, dict) else None
        if key in ("id", "name") and isinstance(value, str):
            yield (*loc, key), value.translate(str.maketrans("_-.", "   ")).removeprefix("skill ")
        elif isinstance(value, str):
            yield (*loc, key), value
        elif isinstance(value, list | dict):
            items = value.items() if isinstance(value, dict) else enumerate(value)
            yield from (((*loc, key, at), str(item)) for at, item in items if isinstance(item, str | int))


def _list(data: dict[str, Any], key: str) -> list[Any]:
    items = data.get(key)
    return items if isinstance(items, list) else []
