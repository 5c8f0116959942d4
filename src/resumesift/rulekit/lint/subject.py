"""What the checks of a ruleset look at: as much of it as holds, where it stands, and its cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from resumesift.errors import Problem
from resumesift.lexicon.vocabulary import Vocabulary
from resumesift.rules.model import AnyCriterion, RuleSet
from resumesift.yaml_source import Key, YamlSource

Loc = tuple[Key, ...]


class Placed(NamedTuple):
    """A criterion and its place in the ruleset."""

    loc: Loc
    criterion: AnyCriterion


@dataclass(frozen=True)
class Subject:
    """A ruleset, None where it has faults; then `criteria` are those that hold for themselves."""

    source: YamlSource
    rules: RuleSet | None
    vocabulary: Vocabulary
    criteria: tuple[Placed, ...]

    def finding(self, rule: str, message: str, loc: Loc = (), *, key: bool = False) -> Problem:
        """A finding at the part of the ruleset at `loc`."""
        return self.source.problem(message, loc, key=key, rule=rule)

    @property
    def musts(self) -> tuple[Placed, ...]:
        """The criteria that decide."""
        return tuple(placed for placed in self.criteria if placed.criterion.importance == "must")

    def is_own(self, loc: Loc) -> bool:
        """Does the part stand in the file itself, not in one that it extends?"""
        return self.source.path_of(loc) == self.source.path


@cache
def _adapter() -> TypeAdapter[AnyCriterion]:
    return TypeAdapter(AnyCriterion)


def placed_criteria(source: YamlSource) -> Iterator[Placed]:
    """The criteria of unchecked data that hold for themselves; the vocabulary that they name must be spoken."""
    data: Any = source.data.get("criteria") if isinstance(source.data, dict) else None
    for index, item in enumerate(data if isinstance(data, list) else []):
        try:
            yield Placed(("criteria", index), _adapter().validate_python(item))
        except ValidationError:
            continue
