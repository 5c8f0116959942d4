"""Where the rule of a criterion stands, and what it asks, in the words of its file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resumesift.rules.model import AnyCriterion, RuleSet
from resumesift.yaml_source import YamlSource

_ASKS = {
    "experience": ("at_least", "level", "domains", "count"),
    "concept": ("concepts", "where", "weak", "since"),
    "knowledge": ("domains",),
    "team_size": ("at_least", "unstated"),
    "achievement": ("metrics",),
    "education": ("level", "fields", "unstated"),
}
"""The keys that say what is asked; the first that is written is the one to look at."""

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, from 1."""

    path: str
    line: int

    def under(self, base: Path | None) -> str:
        """`path:line`, the path from `base` where it lies below it."""
        return f"{path_under(self.path, base)}:{self.line}"


@dataclass(frozen=True, slots=True)
class RulePlace:
    """Where a criterion begins, and the line of what it asks with its YAML in short."""

    criterion: AnyCriterion
    begins: Place
    asks: Place
    yaml: str


def path_under(path: str | Path, base: Path | None) -> str:
    """`path` from `base` where it lies below it, else as it is."""
    whole = Path(path)
    return str(whole.relative_to(base) if base is not None and whole.is_relative_to(base) else path)


def rule_place(rules: RuleSet, source: YamlSource, name: str) -> RulePlace:
    """The place of the criterion of that id. Raises StopIteration where there is none."""
    index, criterion = next((index, each) for index, each in enumerate(rules.criteria) if each.id == name)
    loc = ("criteria", index)
    written = criterion.model_dump(exclude_unset=True)
    keys = [key for key in _ASKS[criterion.kind] if key in written]
    yaml = ", ".join(f"{key}: {_flow(written[key])}" for key in keys)
    asks = place_of(source, (*loc, keys[0]), key=True) if keys else place_of(source, loc)
    return RulePlace(criterion, place_of(source, loc), asks, _short(yaml))


def place_of(source: YamlSource, loc: tuple[str | int, ...], *, key: bool = False) -> Place:
    """Where the part at `loc` is written (its key, if asked for), in whichever file that is."""
    problem = source.problem("", loc, key=key)
    return Place(problem.path, problem.line or 1)


def _flow(value: Any) -> str:
    """YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
