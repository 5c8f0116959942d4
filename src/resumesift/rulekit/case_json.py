"""How cases went, as JSON has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from resumesift.rulekit.case_text import deciding
from resumesift.rulekit.cases import OUTCOMES, CaseResult, SuiteRun, count
from resumesift.rulekit.contributions import Contribution, contributions
from resumesift.rulekit.mentioned import Mentioned, mentioned
from resumesift.rulekit.places import Place, rule_place
from resumesift.rules.model import ConceptCriterion, ExperienceCriterion


def run_data(runs: Sequence[SuiteRun]) -> dict[str, Any]:
    """The results as JSON has them: `summary` and `suites`; rules/README.md tells the shape."""
    counted = count(runs)
    return {
        "summary": {outcome: counted[outcome] for outcome in OUTCOMES},
        "suites": [
            {
                "path": str(run.suite.path),
                "rules": {
                    "name": run.suite.rules.name,
                    "version": run.suite.rules.version,
                    "path": run.suite.source.path,
                },
                "cases": [_case(result) for result in run.results],
            }
            for run in runs
        ],
    }


def _case(result: CaseResult) -> dict[str, Any]:
    verdict = result.verdict
    return {
        "name": result.case.name,
        "line": result.line,
        "as_of": result.suite.day(result.case).isoformat(),
        "outcome": result.outcome,
        "xfail": result.case.xfail,
        "error": result.error,
        "expected": result.case.expect.model_dump(mode="json", exclude_unset=True),
        "actual": verdict
        and {
            "decision": verdict.decision,
            "score": verdict.score,
            "reason": verdict.reason,
            "criteria": [criterion.model_dump(mode="json") for criterion in verdict.criteria],
        },
        "differences": [
            {"criterion": each.criterion, "what": each.what, "expected": each.expected, "actual": each.actual}
            for each in result.differences
        ],
        "rules": [_rule(result, name) for name in _named(result)],
    }


def _named(result: CaseResult) -> list[str]:
    """The criteria that differ, or that made a decision which was not expected."""
    return list(dict.fromkeys([*(each.criterion for each in result.differences if each.criterion), *deciding(result)]))


def _rule(result: CaseResult, name: str) -> dict[str, Any]:
    rule = rule_place(result.suite.rules, result.suite.source, name)
    posts: list[Contribution] = []
    mentions: list[Mentioned] = []
    day = result.suite.day(result.case)
    if isinstance(rule.criterion, ExperienceCriterion) and result.resume is not None:
        posts = contributions(rule.criterion, result.resume, day)
    if isinstance(rule.criterion, ConceptCriterion) and result.resume is not None:
        mentions = mentioned(result.suite.rules, rule.criterion, result.resume, day)
    return {
        "criterion": name,
        "path": rule.begins.path,
        "line": rule.begins.line,
        "asks": {**_place(rule.asks), "yaml": rule.yaml},
        "posts": [
            {
                **{key: getattr(each.post, key) for key in ("title", "company", "start", "end")},
                "adds": each.adds.model_dump(),
                "months": each.lasted.model_dump(),
                "counts": each.counts,
                "why": list(each.why),
            }
            for each in posts
        ],
        "mentions": [
            {
                "concept": each.concept,
                "quote": each.evidence.quote,
                "section": each.evidence.section,
                "counts": each.counts,
                "why": each.why or None,
            }
            for each in mentions
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line}
