"""A difference for a person, and as JSON has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from resumesift.rulekit.diff.changes import Change, Meant
from resumesift.rulekit.diff.people import DECISIONS, CriterionChange, Difference, Judged, Place
from resumesift.rulekit.revisions import Edition
from resumesift.screening import CriterionResult

_QUOTES = 3
_MOVED = 10


@dataclass(frozen=True)
class Told:
    """All that is known of a change of rules."""

    old: Edition
    new: Edition
    changes: Sequence[Change]
    meant: Meant
    people: Difference

    @property
    def day(self) -> date | None:
        """The day of the screening; None where the people have days of their own."""
        return next(iter(self.people.days)) if len(self.people.days) == 1 else None


def summary_lines(told: Told) -> Iterator[str]:
    """Which rules, what was changed, which cases say so, and how many people change decision and rank."""
    old, new, people = told.old, told.new, told.people
    yield f"{_called(old)} → {_called(new)}" + (f", as of {told.day}" if told.day else "")
    for change in told.changes:
        yield f"  {change}" + (f"  ({change.place})" if change.place else "")
    if not told.changes:
        yield "  the rules say the same"
    elif told.meant.cases:
        cases = told.meant.cases
        yield f"meant, say cases that fail with the old rules ({len(cases)}):"
        yield from (f"  {result.path}:{result.line}  {result.case.name}" for result in cases[:_MOVED])
        if len(cases) > _MOVED:
            yield f"  … {len(cases) - _MOVED} more"
    else:
        why = told.meant.unlooked or "none beside the new rules fails with the old ones"
        yield f"no case says that this was meant: {why}"
    yield ""
    flips, moved = len(people.flips), len(people.moved)
    decisions = _changing(flips, "decision") if flips else "no decision changes"
    ranks = f"{_changing(moved, 'rank')} only" if moved else "no other rank does"
    yield f"{_many(len(people.judged), 'person', 'people')}: {decisions}, {ranks}"
    for before in DECISIONS:
        for after in DECISIONS:
            if before != after and (count := people.decisions[before, after]):
                yield f"  {before} → {after}: {count}"
    if people.unreadable:
        yield f"{_many(len(people.unreadable), 'file')} could not be read: " + ", ".join(
            f"{file} ({why})" for file, why in people.unreadable
        )


def person_lines(one: Judged) -> Iterator[str]:
    """One person: both decisions, and by which criteria, with months and quotes."""
    yield f"{_who(one)}  {one.old.decision} → {one.new.decision}  {_scores(one)}  {_ranks(one)}"
    for change in one.criteria:
        if _tells(change, one):
            yield from (f"  {line}" for line in _criterion_lines(change))


def all_lines(told: Told, *, everybody: bool = False) -> Iterator[str]:
    """The summary, everybody whose decision changes, and who moved farthest, all of them for `everybody`."""
    yield from summary_lines(told)
    for one in told.people.flips:
        yield ""
        yield from person_lines(one)
    moved = told.people.moved
    if moved:
        yield ""
        yield "another rank, with the same decision:"
        shown = moved if everybody else moved[:_MOVED]
        yield from (f"  {_who(one)}  {one.new.decision}  {_scores(one)}  {_ranks(one)}" for one in shown)
        if len(shown) < len(moved):
            yield f"  … {len(moved) - len(shown)} more: -v names them"


def rows(told: Told) -> list[tuple[str, ...]]:
    """A row for each person whose decision changes: who, old, new, scores, ranks, the criteria that decide it."""
    return [
        (
            *(_who(one), one.old.decision, one.new.decision, _scores(one), _ranks(one)),
            "; ".join(_short(change) for change in one.criteria if _tells(change, one)),
        )
        for one in told.people.flips
    ]


COLUMNS = ("person", "old", "new", "score", "rank", "by")


def as_data(told: Told) -> dict[str, Any]:
    """The whole difference as JSON has it."""
    people = told.people
    return {
        "old": _edition(told.old),
        "new": _edition(told.new),
        "as_of": told.day.isoformat() if told.day else None,
        "changes": [
            {"criterion": each.criterion, "key": each.key, "old": each.old, "new": each.new, "place": each.place}
            for each in told.changes
        ],
        "meant_by": [
            {"path": str(result.path), "line": result.line, "name": result.case.name} for result in told.meant.cases
        ],
        "people": len(people.judged),
        "decisions": [
            {"old": before, "new": after, "people": people.decisions[before, after]}
            for before in DECISIONS
            for after in DECISIONS
            if people.decisions[before, after]
        ],
        "flips": [_person(one) for one in people.flips],
        "moved": [_person(one) for one in people.moved],
        "unreadable": [{"file": file, "error": why} for file, why in people.unreadable],
    }


def _edition(edition: Edition) -> dict[str, str]:
    return {**edition.rules.ref.model_dump(), "path": edition.source.path}


def _person(one: Judged) -> dict[str, Any]:
    return {
        "file": one.file,
        "name": one.name,
        "old": _place(one.old),
        "new": _place(one.new),
        "criteria": [{"id": each.id, "old": _result(each.old), "new": _result(each.new)} for each in one.criteria],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"decision": place.decision, "score": place.score, "rank": place.rank, "reason": place.reason}


def _result(result: CriterionResult | None) -> dict[str, Any] | None:
    return None if result is None else result.model_dump(mode="json", exclude={"id"})


def _called(edition: Edition) -> str:
    return f"{edition.rules.name} {edition.rules.version} ({edition.source.path})"


def _tells(change: CriterionChange, one: Judged) -> bool:
    """Of a person whose decision changes, what changes in musts; where no must does, whatever changes."""
    musts = [each for each in one.criteria if "must" in {r.importance for r in (each.old, each.new) if r}]
    return change in musts or not musts


def _criterion_lines(change: CriterionChange) -> Iterator[str]:
    yield _short(change)
    result = change.new or change.old
    assert result is not None, "a change has a side"
    yield f"  {result.reason}" + (f" [{result.missing}]" if result.missing else "")
    for evidence in result.evidence[:_QUOTES]:
        yield f"  “{' '.join(evidence.quote.split())}”" + (f" (p. {evidence.page})" if evidence.page else "")
    if len(result.evidence) > _QUOTES:
        yield f"  … {len(result.evidence) - _QUOTES} more"


def _short(change: CriterionChange) -> str:
    return f"{change.id}: {_state(change.old)} → {_state(change.new)}"


def _state(result: CriterionResult | None) -> str:
    if result is None:
        return "not asked"
    if result.months is None:
        return f"{result.status} ({result.importance})"
    low, high = result.months.low, result.months.high
    months = f"{low}" if low == high else f"{low}–{high}"
    return f"{result.status} ({months} of {result.required.get('months')} months)"


def _who(one: Judged) -> str:
    return f"{one.name}  {one.file}" if one.name else one.file


def _scores(one: Judged) -> str:
    return f"{one.old.score:g}" if one.old.score == one.new.score else f"{one.old.score:g} → {one.new.score:g}"


def _ranks(one: Judged) -> str:
    return f"#{one.old.rank}" if one.old.rank == one.new.rank else f"#{one.old.rank} → #{one.new.rank}"


def _many(number: int, one: str, more: str | None = None) -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"


def _changing(number: int, what: str) -> str:
    return f"{number} {'changes' if number == 1 else 'change'} {what}"
