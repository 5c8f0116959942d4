"""What `extends` and `without` of a ruleset mean: which parent, which faults, and the two files as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from resumesift.errors import Problem
from resumesift.rules.find import find_beside
from resumesift.yaml_source import ListMerge, YamlSource, lay_over, suggest, unknown

_OWN = frozenset({"name", "version", "extends", "without"})
"""Keys that a ruleset does not take over from its parent."""

_LISTS = {
    "criteria": ListMerge(kind="kind", kept=frozenset({"id", "title", "importance", "weight", "source"})),
    "vocabulary": ListMerge(adding=True),
}


def extends_another(source: YamlSource) -> bool:
    """Does the ruleset say that it extends another?"""
    return isinstance(source.data, dict) and "extends" in source.data


def parent_of(source: YamlSource, chain: tuple[Path, ...]) -> Path | Problem:
    """The file that a ruleset extends, or what is wrong with the key. `chain` leads to the ruleset, which is its last.

    The ruleset `extends_another`.
    """
    name = source.data["extends"]
    if not isinstance(name, str):
        message = "must be the name of a shipped ruleset or a path"
        return source.problem(message, ("extends",), rule="wrong-type")
    found = find_beside(name, chain[-1])
    if isinstance(found, str):
        return source.problem(found, ("extends",), rule="unknown-ruleset")
    known = [path.resolve() for path in chain]
    if found.resolve() in known:
        circle = chain[known.index(found.resolve()) :]
        told = " → ".join(str(path) for path in (*circle, circle[0]))
        return source.problem(f"rulesets that extend each other in a circle: {told}", ("extends",), rule="circle")
    return found


def inherit(child: YamlSource, parent: YamlSource) -> YamlSource:
    """The ruleset as a whole: what the child does not write, as the parent has it."""
    return lay_over(child, parent, own=_OWN, lists=_LISTS, without={"criteria": _without(child)})


def extension_problems(child: YamlSource, parent: YamlSource, whole: YamlSource) -> Iterator[Problem]:
    """What is wrong between a ruleset and the one it extends, both as one in `whole`: ids that the parent lacks."""
    known = [name for criterion in _criteria(parent) if isinstance(name := criterion.get("id"), str)]
    for index, name in enumerate(_items(child, "without")):
        if isinstance(name, str) and name not in known:
            yield child.problem(unknown("criterion", name, known), ("without", index), rule="unknown-criterion")
    if whole.data.get("criteria") == []:
        yield child.problem("no criterion is left", ("without",), rule="empty-value")
    for index, criterion in enumerate(_items(child, "criteria")):
        if not isinstance(criterion, dict) or "kind" in criterion:
            continue
        name = criterion.get("id")
        if not isinstance(name, str):
            yield child.problem('"id" is missing', ("criteria", index), rule="missing-key")
        elif name in _without(child):
            message = f'"kind" is missing: "{name}" is among those that "without" drops'
            yield child.problem(message, ("criteria", index, "id"), rule="missing-key")
        elif name not in known:
            message = f'"kind" is missing: the parent has no criterion "{name}"{suggest(name, known)}'
            yield child.problem(message, ("criteria", index, "id"), rule="missing-key")


def _without(source: YamlSource) -> list[str]:
    return [name for name in _items(source, "without") if isinstance(name, str)]


def _criteria(source: YamlSource) -> list[dict[str, Any]]:
    return [item for item in _items(source, "criteria") if isinstance(item, dict)]


def _items(source: YamlSource, key: str) -> list[Any]:
    items = source.data.get(key) if isinstance(source.data, dict) else None
    return items if isinstance(items, list) else []
