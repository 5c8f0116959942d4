"""What can be changed in a selection of names, and which names tell two selections apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from resumesift.rules.model import Selection
from resumesift.rules.names import expand


class SelectionChange(NamedTuple):
    """`loc` is the path of the changed value within the selection."""

    loc: tuple[str | int, ...]
    before: str
    after: str
    selection: Selection[str]


def selection_changes(selection: Selection[str]) -> Iterator[SelectionChange]:
    """Each name removed, one more or one fewer asked for, all for any and any for all."""
    groups = [frozenset(expand(name)) for name in selection.names]
    yield from _removed(selection, groups)
    single = frozenset[str]().union(*groups)
    if selection.at_least is not None:
        for number in (selection.at_least - 1, selection.at_least + 1):
            if 1 <= number <= len(single):
                changed = selection.model_copy(update={"at_least": number})
                yield SelectionChange(("at_least",), f"{selection.at_least}", f"{number}", changed)
        return
    way, other = ("all_of", "any_of") if selection.all_of else ("any_of", "all_of")
    if len(set(groups)) > 1:
        yield SelectionChange((way,), way, other, _made(selection, **{other: selection.names}))
    elif len(single) > 1:  # of one pattern any and all are the same
        yield SelectionChange((way,), way, "at_least: 2", _made(selection, at_least=2, of=selection.names))


def _made(selection: Selection[str], **update: Any) -> Selection[str]:
    return selection.model_copy(update={"any_of": (), "all_of": (), "of": (), "at_least": None, **update})


def _removed(selection: Selection[str], groups: list[frozenset[str]]) -> Iterator[SelectionChange]:
    names = selection.names
    way = "all_of" if selection.all_of else "any_of" if selection.any_of else "of"
    for at, name in enumerate(names):
        others = groups[:at] + groups[at + 1 :]
        left = frozenset[str]().union(*others)
        if not others or _adds_nothing(groups[at], others, left, way):
            continue
        update: dict[str, Any] = {way: names[:at] + names[at + 1 :]}
        if selection.at_least is not None:
            update["at_least"] = min(selection.at_least, len(left))
        yield SelectionChange((way, at), name, "removed", selection.model_copy(update=update))


def _adds_nothing(group: frozenset[str], others: list[frozenset[str]], left: frozenset[str], way: str) -> bool:
    """Is what the pattern stands for asked for without it?"""
    return any(other <= group for other in others) if way == "all_of" else group <= left


def telling_names(one: Selection[str], other: Selection[str]) -> Iterator[tuple[str, ...]]:
    """Sets of single names, one of which meets one of the selections and not the other; few at first."""
    mine, theirs = _single(one), _single(other)
    removed = [name for name in mine if name not in theirs]
    kept = [name for name in mine if name in theirs]
    sizes = dict.fromkeys((one.required, other.required, one.required - 1, other.required - 1))
    for order in ([*removed, *kept], [*kept, *removed]):
        yield from (tuple(order[:size]) for size in sizes if size > 0)
    yield from ((name,) for name in mine)
    groups = [expand(name) for name in one.names]
    for group in groups:
        rest = [each for each in groups if each is not group]
        yield tuple(dict.fromkeys(next((name for name in each if name not in group), each[0]) for each in rest))
    yield ()


def enough_names(selection: Selection[str]) -> tuple[str, ...]:
    """The first names that meet the selection."""
    if selection.all_of:
        return tuple(dict.fromkeys(expand(name)[0] for name in selection.all_of))
    return tuple(_single(selection)[: selection.required])


def _single(selection: Selection[str]) -> list[str]:
    return list(dict.fromkeys(name for pattern in selection.names for name in expand(pattern)))
