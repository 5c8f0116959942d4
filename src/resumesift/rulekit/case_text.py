"""How a case went, for a person: what was expected, the rule it is about, and the months and quotes that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from resumesift.resume import Evidence
from resumesift.rulekit.cases import CaseResult, SuiteRun, count
from resumesift.rulekit.contributions import contributions
from resumesift.rulekit.mentioned import mentioned
from resumesift.rulekit.places import Place, rule_place
from resumesift.rules.model import ConceptCriterion, ExperienceCriterion

_QUOTES = 4
_MENTIONS = 8
_BELOW = 6
"""Criteria named of those that kept a score below 100."""

_DECIDED = {"not_qualified": "not_met", "review": "unclear", "qualified": "met"}
"""The state of a must-have that makes a decision."""


def case_text(result: CaseResult, *, verbose: bool = False, base: Path | None = None) -> str:
    """The outcome with the place of the case, and all about what differs.

    `verbose` adds the verdict where the case passes, and what differs where it is known to fail. Paths are told from
    `base` where they lie below it.
    """
    outcome = result.outcome if result.ok else result.outcome.upper()
    head = f"{outcome}  {Place(str(result.path), result.line).under(base)}  {result.case.name}"
    return "\n".join([head, *(f"  {line}" for line in _body(result, verbose, base))])


def summary(runs: Iterable[SuiteRun]) -> str:
    """`12 passed, 1 failed`, with what else there was."""
    counted = count(runs)
    told = [f"{counted['passed']} passed", f"{counted['failed']} failed"]
    if counted["error"]:
        told.append(f"{counted['error']} could not run")
    told += [f"{counted[outcome]} {outcome}" for outcome in ("xfailed", "xpassed") if counted[outcome]]
    return ", ".join(told)


def _body(result: CaseResult, verbose: bool, base: Path | None) -> Iterator[str]:
    if result.outcome == "xpassed":
        yield f"passes, though known to fail ({result.case.xfail}): take xfail out"
    if result.outcome == "xfailed":
        yield f"known to fail: {result.case.xfail}"
    if verbose or not result.ok:
        yield from _differences(result, base)
        if result.error is not None:
            yield result.error
    if verbose and result.passed and result.verdict is not None:
        yield f"{result.verdict.decision}, score {result.verdict.score}"


def _differences(result: CaseResult, base: Path | None) -> Iterator[str]:
    for difference in result.differences:
        if difference.criterion is None:
            yield str(difference)
            if difference.what == "score":
                yield from _below(result)
    for name in dict.fromkeys(difference.criterion for difference in result.differences):
        if name is not None:
            yield from (str(difference) for difference in result.differences if difference.criterion == name)
            yield from (f"  {line}" for line in criterion_proof(result, name, base))
    for name in deciding(result):
        yield f"{name}:"
        yield from (f"  {line}" for line in criterion_proof(result, name, base))


def deciding(result: CaseResult) -> list[str]:
    """The must-haves that made a decision which was not expected, without those of which a difference tells."""
    told = {difference.criterion or difference.what for difference in result.differences}
    if result.verdict is None or "decision" not in told:
        return []
    made = _DECIDED[result.verdict.decision]
    musts = (criterion for criterion in result.verdict.criteria if criterion.importance == "must")
    return [criterion.id for criterion in musts if criterion.status == made and criterion.id not in told]


def criterion_proof(result: CaseResult, name: str, base: Path | None = None) -> Iterator[str]:
    """The rule of a criterion and its place, the reason, the months post by post, the mentions, and the quotes."""
    if result.verdict is None or result.resume is None:
        return
    found = next(criterion for criterion in result.verdict.criteria if criterion.id == name)
    rule = rule_place(result.suite.rules, result.suite.source, name)
    yield f"{rule.begins.under(base)}: {name}, {rule.criterion.kind}, {rule.criterion.importance}"
    yield f"{rule.asks.under(base)}: {rule.yaml}"
    yield found.reason + (f" [{found.missing}]" if found.missing else "")
    if isinstance(rule.criterion, ExperienceCriterion):
        posts = contributions(rule.criterion, result.resume, result.suite.day(result.case))
        width = max((len(post.amount) for post in posts), default=0)
        yield from (f"{post.amount:<{width}}  {post}" for post in posts)
    if isinstance(rule.criterion, ConceptCriterion):
        day = result.suite.day(result.case)
        yield from _few(map(str, mentioned(result.suite.rules, rule.criterion, result.resume, day)), _MENTIONS)
    else:
        yield from _few(map(_quote, found.evidence), _QUOTES)


def _few(lines: Iterable[str], most: int) -> Iterator[str]:
    """The first ones, each once, and how many more there are."""
    distinct = list(dict.fromkeys(lines))
    yield from distinct[:most]
    if len(distinct) > most:
        yield f"… {len(distinct) - most} more"


def _quote(evidence: Evidence) -> str:
    place = [f"p. {evidence.page}"] if evidence.page else []
    place += [evidence.section] if evidence.section not in ("work", "other") else []
    return f"“{evidence.quote}”" + (f" ({', '.join(place)})" if place else "")


def _below(result: CaseResult) -> Iterator[str]:
    """The criteria that kept the score below 100, those that cost most first."""
    if result.verdict is None:
        return
    weights = {criterion.id: criterion.weight for criterion in result.suite.rules.criteria}
    total = sum(weights.values()) or 1
    cost = {each.id: 100 * weights[each.id] * (1 - each.score) / total for each in result.verdict.criteria}
    short = sorted((name for name, points in cost.items() if points > 0), key=lambda name: -cost[name])
    told = [f"{name} {cost[name]:.1f}" for name in short[:_BELOW]]
    told += [f"{len(short) - _BELOW} more"] if len(short) > _BELOW else []
    if told:
        yield f"  points lost: {', '.join(told)}"
