"""Labelled people as a ruleset judges them, and what it would take of each criterion for another threshold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from resumesift.experience import dated
from resumesift.facts import Facts
from resumesift.lexicon.spoken import speaking
from resumesift.rulekit.tune.labels import Label
from resumesift.rules import Verdict, evaluate
from resumesift.rules.kinds import Subject, judge
from resumesift.rules.model import RuleSet, TeamSizeCriterion
from resumesift.rules.tally import Tally


class Found(NamedTuple):
    """Whoever is in one file; without facts there is an `error`."""

    file: str
    sha256: str | None
    facts: Facts | None
    day: date
    error: str | None = None


@dataclass(frozen=True)
class Judged:
    """A labelled person. `tallies` are those of the criteria, in their order; None where no number could change it."""

    file: str
    name: str | None
    wanted: bool
    verdict: Verdict
    tallies: tuple[Tally | None, ...]
    partly_read: bool

    @property
    def key(self) -> str:
        """What orders people by chance, the same in every run and whatever the order of the input."""
        return hashlib.sha256(self.file.encode("utf-8", "backslashreplace")).hexdigest()


@dataclass(frozen=True)
class Labelled:
    """Those with a label, in an order of their own; who has none is counted, who is not read or not found is named."""

    people: tuple[Judged, ...]
    unlabelled: int
    unreadable: tuple[tuple[str, str], ...]
    missing: tuple[Label, ...]


def judge_labelled(rules: RuleSet, labels: Sequence[Label], found: Iterable[Found]) -> Labelled:
    """The people of whom a label says yes or no, judged by `rules`.

    A label means the file of its name or hash, or the only file so called in whatever folder.
    """
    everybody = list(found)
    means = _meanings(labels, everybody)
    people = [_judged(rules, one, means[at].wanted) for at, one in enumerate(everybody) if at in means and one.facts]
    met = {label.line for label in means.values()}
    return Labelled(
        tuple(sorted(people, key=lambda one: one.key)),
        sum(one.facts is not None for at, one in enumerate(everybody) if at not in means),
        tuple((one.file, one.error or "") for at, one in enumerate(everybody) if at in means and not one.facts),
        tuple(label for label in labels if label.line not in met),
    )


def _meanings(labels: Sequence[Label], everybody: Sequence[Found]) -> dict[int, Label]:
    """The index of each labelled person, with the label."""
    called: dict[str, list[int]] = {}
    for at, one in enumerate(everybody):
        for name in {one.file, one.file.rpartition("/")[2], one.sha256 or ""}:
            called.setdefault(name, []).append(at)
    means: dict[int, Label] = {}
    for label in labels:
        whole = [at for at in called.get(label.file, []) if everybody[at].file == label.file]
        by_hash = [at for at in called.get(label.file, []) if everybody[at].sha256 == label.file]
        for at in whole or by_hash or _only(called.get(label.file, [])):
            means.setdefault(at, label)
    return means


def _only(found: list[int]) -> list[int]:
    return found if len(found) == 1 else []


def _judged(rules: RuleSet, one: Found, wanted: bool) -> Judged:
    assert one.facts is not None, "who could not be read is left out before"
    resume = dated(one.facts.resume, one.day, rules.stale_months)
    verdict = evaluate(rules, resume, one.day, partly_read=one.facts.partly_read)
    with speaking(rules.vocabulary):
        subject = Subject(resume, one.day, rules.language)
        tallies = tuple(
            # Without a number on the page every threshold says the same.
            None
            if isinstance(criterion, TeamSizeCriterion) and not resume.team_sizes
            else judge(criterion, subject).tally
            for criterion in rules.criteria
        )
    return Judged(one.file, resume.name, wanted, verdict, tallies, one.facts.partly_read)
