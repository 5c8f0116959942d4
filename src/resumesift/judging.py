"""Rules held against facts on a day: the one way from what was read to a verdict."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from resumesift.experience import dated
from resumesift.facts import Facts
from resumesift.resume import Resume
from resumesift.rules.evaluate import Verdict, evaluate
from resumesift.rules.model import RuleSet


class Judged(NamedTuple):
    """The facts as of the day of the screening, and what the rules say of them."""

    resume: Resume
    verdict: Verdict


def judge_facts(rules: RuleSet, facts: Facts, as_of: date) -> Judged:
    """What `rules` say of `facts`, where posts that are still held are counted to the month of `as_of`."""
    resume = dated(facts.resume, as_of, rules.stale_months)
    return Judged(resume, evaluate(rules, resume, as_of, partly_read=facts.partly_read))
