"""Tables whose rules do not close: open at their sides, or with nothing but level rules between their rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from resumesift.reading.layout.dated import holds_span
from resumesift.reading.layout.lines import em_of, rows_of
from resumesift.reading.layout.printed import Drawings, Rule, Run

_SNAP = 2.5
REACH = 3.0
"""How far apart in points rules may end that are meant to meet."""

_SAME = 3.0
_FEWEST_RULES = 3
_FEWEST_BANDS = 3
_MOST_RULES = 160
_FEWEST_COLUMNS = 3
_INSIDE = 8.0
# In parts of the text height.
_HIGHEST_BAND = 8.0
_LOWEST_BAND = 0.9
_GUTTER = 0.8


def with_closing_rules(runs: list[Run], drawings: Drawings) -> Drawings:
    """The drawings with the rules that such tables lack; as they are where there is none."""
    level, upright = merged(drawings.level), merged(drawings.upright)
    if not _FEWEST_RULES <= len(level) <= _MOST_RULES:
        return drawings
    added_upright: list[Rule] = []
    added_level: list[Rule] = []
    em = em_of(runs)
    for stack in _stacks(level, em):
        left, right, top, bottom = stack[0].start, stack[0].end, stack[0].at, stack[-1].at
        crossing = _crossing(upright, stack)
        if len(stack) < _FEWEST_BANDS - 1 or (not crossing and len(stack) <= _FEWEST_BANDS):
            continue
        if any(rule.at < left + _INSIDE or rule.at > right - _INSIDE for rule in crossing):
            continue  # closed, or a frame
        if crossing:
            top, bottom = min([top, *[r.start for r in crossing]]), max([bottom, *[r.end for r in crossing]])
        inside = [run for run in runs if left <= (run.x0 + run.x1) / 2 <= right and top <= run.base <= bottom]
        xs = _upright(stack, crossing) if crossing else _gutters(inside, em)
        if xs and _is_one_entry_a_band(inside, [top, *[rule.at for rule in stack], bottom]):
            added_upright += [Rule(x, top, bottom) for x in (left, *xs, right)]
            added_level += [Rule(y, left, right) for y in (top, bottom)]
    if not added_upright:
        return drawings
    return Drawings(
        drawings.objects, [*drawings.upright, *added_upright], [*drawings.level, *added_level], drawings.areas
    )


def merged(rules: list[Rule]) -> list[Rule]:
    """Rules at (nearly) one place that touch, as one."""
    merged: list[Rule] = []
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lines and rule.at - lines[-1][0].at <= _SNAP:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    for line in lines:
        at = sum(rule.at for rule in line) / len(line)
        line.sort(key=lambda rule: rule.start)
        start, end = line[0].start, line[0].end
        for rule in line[1:]:
            if rule.start <= end + REACH:
                end = max(end, rule.end)
            else:
                merged.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        merged.append(Rule(at, start, end))
    return merged


def _stacks(level: list[Rule], em: float) -> Iterator[list[Rule]]:
    """Level rules of one length under each other, no further apart than a row of a table is high."""
    columns: list[list[Rule]] = []
    for rule in sorted(level, key=lambda rule: rule.at):
        column = next((c for c in columns if abs(c[-1].start - rule.start) + abs(c[-1].end - rule.end) <= _SAME), None)
        if column is None:
            columns.append([rule])
        elif rule.at - column[-1].at > _LOWEST_BAND * em:
            column.append(rule)
    for column in columns:
        stack = column[:1]
        for above, rule in pairwise(column):
            if rule.at - above.at > _HIGHEST_BAND * em:
                yield stack
                stack = []
            stack.append(rule)
        yield stack


def _crossing(upright: list[Rule], stack: list[Rule]) -> list[Rule]:
    left, right, top, bottom = stack[0].start, stack[0].end, stack[0].at, stack[-1].at
    return [
        rule for rule in upright if left - _SAME <= rule.at <= right + _SAME and rule.start < bottom and rule.end > top
    ]


def _upright(stack: list[Rule], crossing: list[Rule]) -> list[float]:
    """The places of the upright rules of a table that is open at its sides; none where it is no table."""
    top, bottom = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    alike = all(abs(rule.start - top) <= _SAME and abs(rule.end - bottom) <= _SAME for rule in crossing)
    bands = len(stack) - 1 + (top < stack[0].at - _SAME) + (bottom > stack[-1].at + _SAME)
    return sorted({rule.at for rule in crossing}) if alike and bands >= _FEWEST_BANDS - 1 else []


def _gutters(inside: list[Run], em: float) -> list[float]:
    """The middles of the gutters that no word crosses between level rules, where there are two or more."""
    gutters: list[float] = []
    reached: float | None = None
    for run in sorted(inside, key=lambda run: run.x0):
        if reached is not None and run.x0 - reached >= _GUTTER * em:
            gutters.append((reached + run.x0) / 2)
        reached = run.x1 if reached is None else max(reached, run.x1)
    return gutters if len(gutters) + 1 >= _FEWEST_COLUMNS else []


def _is_one_entry_a_band(inside: list[Run], ys: list[float]) -> bool:
    """Is there text in each band, and no more than one row with a span of time?"""
    for top, bottom in pairwise(ys):
        if bottom - top <= _SAME:
            continue  # the table ends with a rule
        rows = rows_of([run for run in inside if top < run.base < bottom])
        dated = [row for row in rows if any(map(holds_span, [piece.text for piece in row.pieces]))]
        if not rows or len(dated) > 1:
            return False
    return True
