"""One YAML file laid over another: what the upper one does not write is the lower one's, and keeps its place there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from resumesift.yaml_source.schema import Key
from resumesift.yaml_source.source import Mark, YamlSource

Loc = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class ListMerge:
    """How the items of a list at the top of a file, mappings with an `id`, are laid over each other.

    An item of the upper file that has the id of a lower one changes the keys that it writes; others are added at the
    end. Where it writes another `kind` (the name of a key), only the keys `kept` of the lower item stay. With `adding`
    the lists of both items are put one after the other.
    """

    kind: str | None = None
    kept: frozenset[str] = frozenset()
    adding: bool = False


def lay_over(
    upper: YamlSource,
    lower: YamlSource,
    *,
    own: Collection[str] = (),
    lists: Mapping[str, ListMerge] | None = None,
    without: Mapping[str, Collection[str]] | None = None,
) -> YamlSource:
    """The data of two files as one; each part knows the file, line and column in which it is written.

    Keys at the top that `upper` does not write are those of `lower`, but the `own` ones. A value that both write is
    that of `upper`, as a whole; only the `lists` are merged item by item, from which the ids `without` are dropped
    first. The problems are those of `upper`.
    """
    if not isinstance(upper.data, dict) or not isinstance(lower.data, dict):
        return upper
    merged = _Layers(upper, lower)
    merged.mark(upper, (), ())
    data: dict[str, Any] = {}
    for key in dict.fromkeys([*upper.data, *(key for key in lower.data if key not in own)]):
        how = (lists or {}).get(key)
        if how is not None and isinstance(lower.data.get(key), list) and isinstance(upper.data.get(key, []), list):
            data[key] = merged.items(key, how, frozenset((without or {}).get(key, ())))
        else:
            data[key] = merged.take(upper if key in upper.data else lower, (key,), (key,))
    return YamlSource(upper.path, data, upper.problems, merged.keys, merged.values, merged.written, paths=merged.paths)


class _Layers:
    """Collects parts of two files at their places in the merged one."""

    def __init__(self, upper: YamlSource, lower: YamlSource) -> None:
        self.upper, self.lower = upper, lower
        self.keys: dict[Loc, Mark] = {}
        self.values: dict[Loc, Mark] = {}
        self.written: dict[Loc, str] = {}
        self.paths: dict[Loc, str] = {}

    def mark(self, source: YamlSource, at: Loc, to: Loc) -> None:
        """The marks of the part of `source` at `at` become those of the part `to`."""
        for here, there in ((source.keys, self.keys), (source.values, self.values)):
            if at in here:
                there[to] = here[at]
        if at in source.written:
            self.written[to] = source.written[at]
        self.paths[to] = source.path_of(at)

    def take(self, source: YamlSource, at: Loc, to: Loc) -> Any:
        """The part of `source` at `at` with all that is in it, to stand at `to`."""
        part = _part(source, at)
        self.mark(source, at, to)
        for step in part if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ():
            self.take(source, (*at, step), (*to, step))
        return part

    def items(self, key: str, how: ListMerge, dropped: Collection[str]) -> list[Any]:
        """The items of a list in both files, merged by their ids."""
        self.mark(self.upper if key in self.upper.data else self.lower, (key,), (key,))
        first: dict[str, int] = {}
        for index, item in enumerate(self.upper.data.get(key, [])):
            if (name := _id(item)) is not None:
                first.setdefault(name, index)
        merged: list[Any] = []
        used: set[int] = set()
        for index, item in enumerate(self.lower.data[key]):
            name = _id(item)
            if name is not None and name in dropped:
                continue
            over = first.get(name) if name is not None else None
            if over is None or over in used:
                merged.append(self.take(self.lower, (key, index), (key, len(merged))))
            else:
                used.add(over)
                merged.append(self._item((key, over), (key, index), (key, len(merged)), how))
        for index in range(len(self.upper.data.get(key, []))):
            if index not in used:
                merged.append(self.take(self.upper, (key, index), (key, len(merged))))
        return merged

    def _item(self, above: Loc, below: Loc, to: Loc, how: ListMerge) -> dict[str, Any]:
        upper, lower = _part(self.upper, above), _part(self.lower, below)
        other_kind = how.kind in upper and upper[how.kind] != lower.get(how.kind)
        self.mark(self.upper, above, to)
        data: dict[str, Any] = {}
        for key in dict.fromkeys([*lower, *upper]):
            if key not in upper:
                if not other_kind or key in how.kept:
                    data[key] = self.take(self.lower, (*below, key), (*to, key))
            elif how.adding and isinstance(upper[key], list) and isinstance(lower.get(key), list):
                data[key] = self._joined((*above, key), (*below, key), (*to, key))
            else:
                data[key] = self.take(self.upper, (*above, key), (*to, key))
        return data

    def _joined(self, above: Loc, below: Loc, to: Loc) -> list[Any]:
        """The list of the lower file, and what the upper one has beside it."""
        self.mark(self.upper, above, to)
        joined: list[Any] = []
        for source, at in ((self.lower, below), (self.upper, above)):
            for index, item in enumerate(_part(source, at)):
                if item not in joined:
                    joined.append(self.take(source, (*at, index), (*to, len(joined))))
        return joined


def _part(source: YamlSource, at: Loc) -> Any:
    part = source.data
    for step in at:
        part = part[step]
    return part


def _id(item: Any) -> str | None:
    name = item.get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) else None
