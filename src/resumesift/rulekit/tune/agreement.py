"""How far a ruleset and a recruiter agree: on the decision, and criterion by criterion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from resumesift.rulekit.tune.figures import Bootstrap, Figure
from resumesift.rulekit.tune.judged import Judged
from resumesift.rules.model import RuleSet
from resumesift.screening import Decision, Status

FEW = 30
"""Fewer labels decide nothing."""

FEW_OF_A_SIDE = 10


@dataclass(frozen=True)
class Agreement:
    """`counts` has how many of each decision are wanted and not."""

    counts: Counter[tuple[Decision, bool]]
    agreement: Figure
    false_rejects: Figure
    false_accepts: Figure
    reviews: Figure


@dataclass(frozen=True)
class CriterionAgreement:
    """`parts` is the share of the wanted who meet it less that of the others (Youden's J); unclear counts half."""

    id: str
    importance: str
    counts: Counter[tuple[Status, bool]]
    agreement: Figure
    parts: Figure


def agrees(decision: Decision, wanted: bool) -> float:
    """1 where the decision is that of the recruiter, 0 where it is the other one, a half for a review.

    A half is what chance gives: else every rule would gain by deciding what it does not know.
    """
    return 0.5 if decision == "review" else float((decision == "qualified") is wanted)


def agreement_of(people: Sequence[Judged], decisions: Sequence[Decision], chance: Bootstrap) -> Agreement:
    """The agreement of these decisions with the labels."""
    wanted = [one.wanted for one in people]
    unwanted = [not each for each in wanted]
    return Agreement(
        Counter(zip(decisions, wanted, strict=True)),
        chance.mean([agrees(decision, one.wanted) for decision, one in zip(decisions, people, strict=True)]),
        chance.mean([decision == "not_qualified" for decision in decisions], wanted),
        chance.mean([decision == "qualified" for decision in decisions], unwanted),
        chance.mean([decision == "review" for decision in decisions]),
    )


def criterion_agreements(rules: RuleSet, people: Sequence[Judged], chance: Bootstrap) -> list[CriterionAgreement]:
    """Each criterion against the labels, as if it decided alone."""
    wanted = [one.wanted for one in people]
    found = []
    for index, criterion in enumerate(rules.criteria):
        statuses = [one.verdict.criteria[index].status for one in people]
        met = [{"met": 1.0, "unclear": 0.5, "not_met": 0.0}[status] for status in statuses]
        agreeing = [share if each else 1 - share for share, each in zip(met, wanted, strict=True)]
        found.append(
            CriterionAgreement(
                criterion.id,
                criterion.importance,
                Counter(zip(statuses, wanted, strict=True)),
                chance.mean(agreeing),
                chance.difference(met, wanted, [not each for each in wanted]),
            )
        )
    return found


def warnings_of(people: Sequence[Judged]) -> list[str]:
    """What the number of labels does not bear."""
    yes = sum(one.wanted for one in people)
    no = len(people) - yes
    told = []
    if len(people) < FEW:
        told.append(f"only {len(people)} labels: chance alone may explain any of this; label {FEW} people or more")
    for count, side in ((yes, "yes"), (no, "no")):
        if count < FEW_OF_A_SIDE:
            told.append(f"only {count} labelled {side}: shares of them say little")
    return told
