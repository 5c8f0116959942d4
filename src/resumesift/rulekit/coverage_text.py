"""The coverage of a ruleset as a table for a person, and in words which cases are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resumesift.rulekit.coverage import Coverage, Point, rounded

_HEAD = ("criterion", "met", "unclear", "not_met", "bounds")
_STATES = ("met", "unclear", "not_met")
_IMPOSSIBLE = "·"
_MARKS = {True: "✔", False: "✘"}


def coverage_text(covered: Coverage) -> str:
    """How many cases prove each state and which bounds are proved on both sides; below, what is missing."""
    return "\n".join(_lines(covered))


def _lines(covered: Coverage) -> Iterator[str]:
    rules = covered.rules
    yield f"{covered.source.path}: {rules.name} {rules.version}: {headline(covered)}"
    names = [*(criterion.id for criterion in rules.criteria), None]
    rows = [_row(name, [point for point in covered.points if point.criterion == name]) for name in names]
    yield from _table([_HEAD, *(row for row in rows if any(row[1:]))])
    if covered.missing:
        yield "  cases to write:"
    for point in covered.missing:
        about = f" {point.criterion}:" if point.criterion else ""
        yield f"    {point.place.path}:{point.place.line}:{about} {point.write}"


def headline(covered: Coverage) -> str:
    """`coverage 97.2% (70 of 72)`."""
    return f"coverage {rounded(covered.percent):g}% ({covered.covered} of {len(covered.points)})"


def _row(name: str | None, points: Sequence[Point]) -> tuple[str, ...]:
    """The row of a criterion; the last one, without a name, is that of the ruleset."""
    states = {point.value: str(len(point.cases)) for point in points if point.key is None}
    counts = [states.get(state, _IMPOSSIBLE) if name else "" for state in _STATES]
    keys = dict.fromkeys(point.key for point in points if point.key is not None)
    bounds = [
        f"{key} " + " ".join(f"{point.value}{_MARKS[point.covered]}" for point in points if point.key == key)
        for key in keys
    ]
    return (name or "", *counts, "  ".join(bounds))


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    for row in rows:
        name, *counts, bounds = row
        cells = [f"{count:>{width}}" for count, width in zip(counts, widths[1:], strict=False)]
        yield f"  {name:<{widths[0]}}  {'  '.join(cells)}  {bounds}".rstrip()
