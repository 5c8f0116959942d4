"""Text that does not run from left to right: stamps and watermarks are left out, headings up the left edge are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import hypot

from resumesift.reading.layout.printed import ASCENT, LEVEL, Area, Run

_MOST_TURN = 0.061
"""The sine of 3.5 degrees."""
_LETTERS = (2, 40)
"""The fewest and the most of a heading."""
_SAME_COLUMN = 0.6
_WIDEST_TAB = 8.0
"""In parts of the text height: the area that a heading up the edge stands on."""


def upright(runs: list[Run], areas: list[Area]) -> list[Run]:
    """The runs without those that are turned by more than 3.5 degrees, unless most of the page is.

    Headings that run up or down the left edge come back as words beside the first line of what they head. `areas`
    are those of the page: the tab that such a heading stands on tells how far it reaches.
    """
    turned = [run for run in runs if run.turn is not LEVEL and _is_turned(run)]
    if not turned or 2 * sum(len(run.text) for run in turned) > sum(len(run.text) for run in runs):
        return runs
    dropped = set(map(id, turned))
    level = [run for run in runs if id(run) not in dropped]
    return [*level, *(word for label in _labels(turned) for word in _words_beside(label, level, areas))]


def _is_turned(run: Run) -> bool:
    along, across = run.turn
    return along <= 0 or abs(across) > _MOST_TURN * hypot(along, across)


def _is_by_a_quarter(run: Run) -> bool:
    along, across = run.turn
    return abs(along) <= _MOST_TURN * hypot(along, across)


def _labels(turned: list[Run]) -> Iterator[list[Run]]:
    """Texts that run straight up or down: their runs in the order of writing."""
    runs = sorted((run for run in turned if _is_by_a_quarter(run)), key=lambda run: run.first)
    label: list[Run] = runs[:1]
    for before, run in pairwise(runs):
        if not _follows(before, run):
            yield label
            label = []
        label.append(run)
    if label:
        yield label


def _follows(before: Run, run: Run) -> bool:
    apart = abs(before.x0 + before.x1 - run.x0 - run.x1) / 2
    return run.first - before.last <= 2 and before.turn == run.turn and apart <= _SAME_COLUMN * run.size


def _words_beside(label: list[Run], level: list[Run], areas: list[Area]) -> list[Run]:
    """The words of a heading at the height where what it heads begins; none where it is no heading at the left."""
    text = "".join(run.text for run in label)
    if not _LETTERS[0] <= len(text) <= _LETTERS[1] or any(map(str.isdigit, text)) or not any(map(str.isalpha, text)):
        return []
    x0, x1 = min(run.x0 for run in label), max(run.x1 for run in label)
    top, bottom = min(run.top for run in label), max(run.bottom for run in label)
    if any(run.x0 < x1 and run.bottom > top and run.top < bottom for run in level):
        return []
    size = label[0].size
    tabs = [
        area.box
        for area in areas
        if area.box[0] <= x0 + 1
        and x1 - 1 <= area.box[2] <= x0 + _WIDEST_TAB * size
        and area.box[1] <= (top + bottom) / 2 <= area.box[3]
    ]
    if tabs:
        top, bottom = max(min(top, box[1]) for box in tabs), min(max(bottom, box[3]) for box in tabs)
    words: list[list[Run]] = [[label[0]]]
    for before, run in pairwise(label):
        if run.first - before.last > 1:
            words.append([])
        words[-1].append(run)
    return [_word(word, x0 + place / 100, top, size) for place, word in enumerate(words)]


def _word(runs: list[Run], x0: float, top: float, size: float) -> Run:
    """One word of a heading; `x0` keeps the words in their order."""
    return replace(
        runs[0],
        text="".join(run.text for run in runs),
        source="".join(run.source for run in runs),
        origin=None,
        x0=x0,
        x1=max(run.x1 for run in runs),
        top=min(run.top for run in runs),
        bottom=max(run.bottom for run in runs),
        base=top + ASCENT * size,
        last=runs[-1].last,
        turn=LEVEL,
    )
