"""A ruleset held against a résumé's facts: each criterion judged by bounds, one decision, one score, one reason."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from resumesift.lexicon.spoken import speaking
from resumesift.resume import Resume
from resumesift.rules import phrases
from resumesift.rules.kinds import Subject, judge
from resumesift.rules.model import AnyCriterion, RuleSet
from resumesift.screening import CriterionResult, Decision, Language


class Verdict(NamedTuple):
    """The result of each criterion in the order of the rules, the decision, the score 0–100, and why."""

    criteria: tuple[CriterionResult, ...]
    decision: Decision
    score: float
    reason: str


def evaluate(rules: RuleSet, resume: Resume, as_of: date, *, partly_read: bool = False) -> Verdict:
    """What `rules` say of `resume`, where posts that are still held are counted to the month of `as_of`.

    Where the file was only `partly_read`, by the caller's word or by notes of the résumé, what is not met is unclear:
    the rest of the file may show it.
    """
    subject = Subject(resume, as_of, rules.language)
    with speaking(rules.vocabulary):
        results = tuple(_result(criterion, subject) for criterion in rules.criteria)
    if partly_read or resume.partly_read:
        results = tuple(_in_doubt(result, rules.language) for result in results)
    score = score_of(rules, results)
    decision = decide(rules, results, score)
    return Verdict(results, decision, score, _reason(rules, results, decision, score))


def _result(criterion: AnyCriterion, subject: Subject) -> CriterionResult:
    judgement = judge(criterion, subject)
    return CriterionResult(
        id=criterion.id,
        importance=criterion.importance,
        status=judgement.tally.status,
        score=round(judgement.tally.score, 4),
        reason=judgement.reason,
        months=judgement.months,
        required=judgement.required,
        missing=judgement.missing,
        evidence=judgement.evidence,
    )


def _in_doubt(result: CriterionResult, language: Language) -> CriterionResult:
    if result.status != "not_met":
        return result
    reason = phrases.say("partly_read", language, reason=result.reason)
    return result.model_copy(update={"status": "unclear", "reason": reason})


def score_of(rules: RuleSet, results: tuple[CriterionResult, ...]) -> float:
    """The mean of the criteria's scores by weight, 0–100; 0 where nothing weighs."""
    total = sum(criterion.weight for criterion in rules.criteria)
    gained = sum(criterion.weight * result.score for criterion, result in zip(rules.criteria, results, strict=True))
    return round(100 * gained / total, 1) if total else 0.0


def decide(rules: RuleSet, results: tuple[CriterionResult, ...], score: float) -> Decision:
    """What the musts decide, and the score where the rules have a pass mark."""
    states = [result.status for result in results if result.importance == "must"]
    if "not_met" in states:
        return "not_qualified"
    passed = rules.pass_mark is None or score >= rules.pass_mark
    return "qualified" if passed and "unclear" not in states else "review"


def _reason(rules: RuleSet, results: tuple[CriterionResult, ...], decision: Decision, score: float) -> str:
    """One sentence: what decided."""
    language = rules.language
    deciding = {"not_qualified": "not_met", "review": "unclear", "qualified": ""}[decision]
    decided = [result.reason for result in results if result.importance == "must" and result.status == deciding]
    if decided:
        return phrases.join(decided, language, "sentences")
    if decision == "review":
        return phrases.say("below_pass_mark", language, score=score, mark=rules.pass_mark)
    return phrases.say("qualified", language)
