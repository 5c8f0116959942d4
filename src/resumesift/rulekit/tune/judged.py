"""Labelled people as a ruleset judges them, and what it would take of each criterion for another threshold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resumesift.errors import ResumesiftError
from resumesift.facts import Person
from resumesift.judging import judge_facts
from resumesift.lexicon.spoken import speaking
from resumesift.rulekit.tune.labels import Label
from resumesift.rules import Verdict
from resumesift.rules.kinds import Subject, judge
from resumesift.rules.model import RuleSet, TeamSizeCriterion
from resumesift.rules.tally import Tally


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


def judge_labelled(rules: RuleSet, labels: Sequence[Label], found: Iterable[Person]) -> Labelled:
    """The people of whom a label says yes or no, judged by `rules`.

    A label means the file of its name or hash, or the only file so called in whatever folder.
    """
    everybody = list(found)
    means, met = _meanings(labels, everybody)
    people = [_judged(rules, one, means[at].wanted) for at, one in enumerate(everybody) if at in means and one.facts]
    return Labelled(
        tuple(sorted(people, key=lambda one: one.key)),
        sum(one.facts is not None for at, one in enumerate(everybody) if at not in means),
        tuple((one.file, one.error or "") for at, one in enumerate(everybody) if at in means and not one.facts),
        tuple(label for label in labels if label.line not in met),
    )


def _meanings(labels: Sequence[Label], everybody: Sequence[Person]) -> tuple[dict[int, Label], set[int]]:
    """The index of each labelled person, with the label; and the lines of the labels that mean somebody.

    Raises ResumesiftError where two labels of one person contradict each other.
    """
    called: dict[str, list[int]] = {}
    for at, one in enumerate(everybody):
        for name in {one.file, one.file.rpartition("/")[2], one.sha256 or ""}:
            called.setdefault(name, []).append(at)
    means: dict[int, Label] = {}
    met = set()
    for label in labels:
        for at in _meant(label.file, called, everybody):
            met.add(label.line)
            other = means.setdefault(at, label)
            if other.wanted != label.wanted:
                raise ResumesiftError(
                    f"the labels of lines {other.line} and {label.line} mean one résumé ({everybody[at].file}), and "
                    "contradict each other",
                    code="invalid_labels",
                )
    return means, met


def _meant(name: str, called: dict[str, list[int]], everybody: Sequence[Person]) -> list[int]:
    """Whom a name means: the file of that name or hash, else the only one whose file is called so, in any folder."""
    found = called.get(name) or called.get(name.lower()) or []
    sure = [at for at in found if everybody[at].file == name or everybody[at].sha256 == name.lower()]
    if sure or len(found) == 1:
        return sure or found
    last = called.get(name.replace("\\", "/").rpartition("/")[2], []) if not found else []
    return last if len(last) == 1 else []


def _judged(rules: RuleSet, one: Person, wanted: bool) -> Judged:
    assert one.facts is not None, "who could not be read is left out before"
    resume, verdict = judge_facts(rules, one.facts, one.day)
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
