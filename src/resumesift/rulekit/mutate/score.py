"""Facts that meet every must-have and whose score lies in a range: what tells two pass marks apart."""

from __future__ import annotations

from datetime import date

from resumesift.resume import Resume
from resumesift.rulekit.given import Given
from resumesift.rulekit.mutate.facts import GivenFacts, meeting, merged, portions
from resumesift.rules import evaluate
from resumesift.rules.model import AnyCriterion, RuleSet

_MOST = 2000
"""So many sums are kept in the search."""


def facts_of_score(rules: RuleSet, low: float, high: float, now: int, day: date) -> GivenFacts | None:
    """Facts with a score of `low` or more and less than `high`; None where the search finds none."""
    total = sum(criterion.weight for criterion in rules.criteria)
    if not total:
        return None
    sums: dict[float, list[GivenFacts]] = {0.0: []}
    for criterion in rules.criteria:
        ways = _ways(rules, criterion, now, day)
        grown: dict[float, list[GivenFacts]] = {}
        for gained, chosen in sums.items():
            for score, facts in ways:
                reached = round(gained + 100 * criterion.weight * score / total, 3)
                if reached not in grown and len(grown) < _MOST:
                    grown[reached] = [*chosen, facts]
        sums = grown
    fitting = sorted(gained for gained in sums if low <= round(gained, 1) < high)
    for gained in fitting[:20]:
        facts = merged(sums[gained])
        verdict = evaluate(rules.model_copy(update={"pass_mark": None}), _resume(rules, facts), day)
        if verdict.decision == "qualified" and low <= verdict.score < high:
            return facts
    return None


def _ways(rules: RuleSet, criterion: AnyCriterion, now: int, day: date) -> list[tuple[float, GivenFacts]]:
    """The scores that the criterion can give and facts for each; for a must-have the one of who meets it."""
    if criterion.importance == "must":
        return [(1.0, meeting(criterion, now))]
    alone = rules.model_copy(update={"criteria": (criterion,)})
    found: dict[float, GivenFacts] = {}
    for facts in portions(criterion, now):
        found.setdefault(evaluate(alone, _resume(rules, facts), day).criteria[0].score, facts)
    return list(found.items())


def _resume(rules: RuleSet, facts: GivenFacts) -> Resume:
    return Given.model_validate(facts).resume(rules.language)
