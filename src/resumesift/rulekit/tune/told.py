"""What tuning found, for a person and as JSON has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from resumesift.rulekit.tune.agreement import Agreement, CriterionAgreement, agrees
from resumesift.rulekit.tune.figures import Figure
from resumesift.rulekit.tune.judged import Judged, Labelled
from resumesift.rulekit.tune.sweep import Proposal, Step, Sweep, joined, written
from resumesift.rules.model import RuleSet
from resumesift.screening import CriterionResult, Decision, Status
from resumesift.yaml_source import YamlSource

_BARS = " ▏▎▍▌▋▊▉█"
_WIDTH = 16
_MOST = 24
_QUOTES = 3
_HONEST = (
    "Agreement with past choices is not validity: they may have been wrong, or unfair. Nothing here looks at who a "
    "person is, and nothing is changed: a person decides, with a case beside the rule."
)


@dataclass(frozen=True)
class Tuning:
    """A ruleset and its file, the labelled people, and all that was found."""

    rules: RuleSet
    source: YamlSource
    labelled: Labelled
    agreement: Agreement
    criteria: Sequence[CriterionAgreement]
    sweeps: Sequence[Sweep]
    proposal: Proposal | None
    warnings: Sequence[str]


def tuning_lines(tuning: Tuning) -> Iterator[str]:
    """Everything for the terminal."""
    rules, labelled = tuning.rules, tuning.labelled
    yes = sum(one.wanted for one in labelled.people)
    yield (
        f"{rules.name} {rules.version} ({tuning.source.path}) against {len(labelled.people)} labels: {yes} yes, "
        f"{len(labelled.people) - yes} no"
    )
    yield from (f"! {warning}" for warning in tuning.warnings)
    if labelled.unlabelled:
        yield f"  {labelled.unlabelled} without a label, left out"
    for file, why in labelled.unreadable:
        yield f"  could not be read: {file} ({why})"
    for label in labelled.missing:
        yield f"  labelled, and not among the inputs: {label.file} (line {label.line})"
    yield ""
    yield from _agreement(tuning)
    yield ""
    yield from _criteria(tuning)
    for sweep in tuning.sweeps:
        yield ""
        yield from _sweep(sweep)
    yield ""
    yield from _proposal(tuning)
    apart = disagreements(tuning)
    if apart:
        yield ""
        yield f"rule and recruiter disagree on {len(apart)}:"
        for one in apart:
            yield from _person(one)
    yield ""
    yield _HONEST


def disagreements(tuning: Tuning) -> list[Judged]:
    """The people on whom they disagree: wanted and rejected first, then unwanted and qualified, then reviews."""
    order = {("not_qualified", True): 0, ("qualified", False): 1, ("review", True): 2, ("review", False): 3}
    apart = [one for one in tuning.labelled.people if not agrees(one.verdict.decision, one.wanted)]
    return sorted(apart, key=lambda one: (order[one.verdict.decision, one.wanted], one.file))


def tuning_data(tuning: Tuning) -> dict[str, Any]:
    """Everything as JSON has it."""
    labelled, agreement = tuning.labelled, tuning.agreement
    return {
        "rules": {**tuning.rules.ref.model_dump(), "path": tuning.source.path},
        "labels": len(labelled.people),
        "unlabelled": labelled.unlabelled,
        "unreadable": [{"file": file, "error": why} for file, why in labelled.unreadable],
        "missing": [{"file": label.file, "line": label.line} for label in labelled.missing],
        "warnings": list(tuning.warnings),
        "decisions": [
            {"decision": decision, "yes": agreement.counts[decision, True], "no": agreement.counts[decision, False]}
            for decision in get_args(Decision)
        ],
        "agreement": _figure(agreement.agreement),
        "false_rejects": _figure(agreement.false_rejects),
        "false_accepts": _figure(agreement.false_accepts),
        "reviews": _figure(agreement.reviews),
        "criteria": [
            {
                "id": each.id,
                "importance": each.importance,
                "statuses": [
                    {"status": status, "yes": each.counts[status, True], "no": each.counts[status, False]}
                    for status in get_args(Status)
                ],
                "agreement": _figure(each.agreement),
                "parts": _figure(each.parts),
            }
            for each in tuning.criteria
        ],
        "sweeps": [
            {
                "criterion": sweep.criterion.id,
                "unit": sweep.unit,
                "now": sweep.now,
                "decides": "rules" if sweep.whole else "criterion",
                "steps": [_step_data(step) for step in joined(sweep)],
            }
            for sweep in tuning.sweeps
        ],
        "proposal": _proposal_data(tuning),
        "disagreements": [
            {
                "file": one.file,
                "name": one.name,
                "label": "yes" if one.wanted else "no",
                "decision": one.verdict.decision,
                "score": one.verdict.score,
                "reason": one.verdict.reason,
                "criteria": [result.model_dump(mode="json") for result in _deciding(one)],
            }
            for one in disagreements(tuning)
        ],
    }


def _step_data(step: Step) -> dict[str, Any]:
    return {key: value for key, value in vars(step).items() if key != "decisions"}


def _agreement(tuning: Tuning) -> Iterator[str]:
    agreement = tuning.agreement
    yield f"{'decision':<16}{'yes':>6}{'no':>6}"
    for decision in get_args(Decision):
        yield f"{decision:<16}{agreement.counts[decision, True]:>6}{agreement.counts[decision, False]:>6}"
    yield f"agreement (a review counts half)          {agreement.agreement}"
    yield f"of the yes, rejected                      {agreement.false_rejects}"
    yield f"of the no, qualified                      {agreement.false_accepts}"
    yield f"sent to review                            {agreement.reviews}"
    yield "(in brackets the 95 % interval of a bootstrap)"


def _criteria(tuning: Tuning) -> Iterator[str]:
    wide = max(len(each.id) for each in tuning.criteria) + 2
    yield (
        f"{'criterion':<{wide}}{'yes: met':>9}{'unclear':>9}{'not met':>9}{'no: met':>10}{'unclear':>9}{'not met':>9}"
        "   agreement              parts yes from no"
    )
    for each in tuning.criteria:
        counts = [each.counts[status, side] for side in (True, False) for status in get_args(Status)]
        cells = "".join(f"{count:>{10 if at == 3 else 9}}" for at, count in enumerate(counts))
        yield f"{each.id:<{wide}}{cells}   {each.agreement!s:<22} {each.parts}"


def _sweep(sweep: Sweep) -> Iterator[str]:
    what = "the decision" if sweep.whole else "the criterion alone, for it only adds to the score"
    yield f"{sweep.criterion.id}: at_least in {sweep.unit}, now {sweep.now}; judged by {what}"
    yield f"  {'at_least':<12}{'agree':<{_WIDTH + 7}}{'yes rejected':>13}{'no qualified':>13}{'review':>8}"
    steps = list(joined(sweep))
    best = next((step for step in steps if step.low <= sweep.best.low <= step.high), None)
    every = -(-len(steps) // _MOST)
    shown = [step for at, step in enumerate(steps) if at % every == 0 or step.now or step is best]
    for step in shown:
        share = step.agreeing / sweep.people
        mark = "  ← now" if step.now else "  ← best" if step is best else ""
        between = f"{step.low} or more" if step is steps[-1] else _range(step)
        yield (
            f"  {between:<12}{_bar(share)} {share:.2f}  {step.false_rejects:>12}{step.false_accepts:>13}"
            f"{step.reviews:>8}{mark}"
        )
    if len(shown) < len(steps):
        yield f"  … {len(steps) - len(shown)} more steps in --format json"


def _range(step: Step) -> str:
    return f"{step.low}" if step.low == step.high else f"{step.low}–{step.high}"


def _bar(share: float) -> str:
    eighths = round(share * _WIDTH * 8)
    bar = _BARS[-1] * (eighths // 8) + (_BARS[eighths % 8] if eighths % 8 else "")
    return f"{bar:<{_WIDTH}}"


def _proposal(tuning: Tuning) -> Iterator[str]:
    found = tuning.proposal
    if found is None:
        yield "no other threshold agrees with more of the labels than the present ones do"
        return
    criterion, step = found.sweep.criterion, found.step
    tried = f"{criterion.id}: {written(criterion, found.sweep.now)} → {written(criterion, step.value)}"
    if found.firm:
        yield f"proposed: {tried}, which agrees with {found.gain:.2f} more of the labels"
        yield f"  {_place(tuning, found)}: at_least: {written(criterion, step.value)}"
    else:
        yield f"the data does not decide: {tried} agrees with {found.gain:.2f} more of the labels"
    yield f"  the best threshold gains as much with labels by chance in {100 * found.chance:.1f} of 100 draws"
    yield f"  chosen anew without those of whom it is told: {found.held_out:+.2f}"


def _place(tuning: Tuning, found: Proposal) -> str:
    within = () if found.sweep.unit in ("months", "people") else (found.sweep.unit,)
    problem = tuning.source.problem("", ("criteria", found.sweep.index, *within, "at_least"), key=True)
    return f"{problem.path}:{problem.line}"


def _proposal_data(tuning: Tuning) -> dict[str, Any] | None:
    found = tuning.proposal
    if found is None:
        return None
    return {
        "criterion": found.sweep.criterion.id,
        "now": found.sweep.now,
        "value": found.step.value,
        "place": _place(tuning, found),
        "write": f"at_least: {written(found.sweep.criterion, found.step.value)}",
        "gain": round(found.gain, 4),
        "held_out": round(found.held_out, 4),
        "chance": round(found.chance, 4),
        "firm": found.firm,
    }


def _person(one: Judged) -> Iterator[str]:
    yield (
        f"  {one.name + '  ' if one.name else ''}{one.file}  label {'yes' if one.wanted else 'no'}, "
        f"rules {one.verdict.decision} ({one.verdict.score:g})"
    )
    for result in _deciding(one):
        yield f"    {result.id}: {result.status}: {result.reason}" + (f" [{result.missing}]" if result.missing else "")
        yield from (
            f"      “{' '.join(evidence.quote.split())}”" + (f" (p. {evidence.page})" if evidence.page else "")
            for evidence in result.evidence[:_QUOTES]
        )


def _deciding(one: Judged) -> list[CriterionResult]:
    """The musts that made the decision: those not met of who is rejected, the unclear ones of a review, else all."""
    wanted = {"not_qualified": "not_met", "review": "unclear", "qualified": "met"}[one.verdict.decision]
    return [each for each in one.verdict.criteria if each.importance == "must" and each.status == wanted]


def _figure(figure: Figure) -> dict[str, float | None]:
    rounded = (None if each is None else round(each, 4) for each in (figure.value, figure.low, figure.high))
    return dict(zip(("value", "low", "high"), rounded, strict=True))
