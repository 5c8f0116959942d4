"""Runs the cases of rulesets and says what differs from what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resumesift.document import Document
from resumesift.errors import ResumesiftError
from resumesift.experience import dated
from resumesift.reading import read_document
from resumesift.reading.text import read_text
from resumesift.resume import Evidence, MonthRange, Resume
from resumesift.rulekit.casefile import Bounds, Expected, ExpectedCriterion, RuleCase, Suite, load_cases
from resumesift.rules import Verdict, evaluate
from resumesift.screening import CriterionResult

__all__ = ["CaseResult", "case_resume", "load_cases", "run_case"]

_QUOTES = 4


@dataclass(frozen=True)
class CaseResult:
    """How a case went: no differences and no error is a pass."""

    case: RuleCase
    path: Path
    line: int
    differences: tuple[str, ...] = ()
    verdict: Verdict | None = None
    error: str | None = None

    @property
    def passed(self) -> bool:
        """Did everything come out as expected?"""
        return not self.differences and self.error is None

    def text(self, *, verbose: bool = False) -> str:
        """The result for a person: expected and actual values, and the reasons and quotes of what differs."""
        head = f"{'passed' if self.passed else 'FAILED'}  {self.path}:{self.line}  {self.case.name}"
        lines = [head, *(f"  {difference}" for difference in self.differences)]
        if self.error is not None:
            lines.append(f"  {self.error}")
        if verbose and self.passed and self.verdict is not None:
            lines.append(f"  {self.verdict.decision}, score {self.verdict.score}")
        return "\n".join(lines)


def run_case(suite: Suite, case: RuleCase) -> CaseResult:
    """Run one case. What goes wrong in it becomes the result's `error`."""
    try:
        verdict = evaluate(suite.rules, case_resume(suite, case), suite.day(case))
    except ResumesiftError as error:
        return CaseResult(case, suite.path, suite.line(case), error=error.message)
    differences = tuple(_differences(case.expect, verdict))
    return CaseResult(case, suite.path, suite.line(case), differences, verdict)


def case_resume(suite: Suite, case: RuleCase) -> Resume:
    """The facts that a case starts from, as of its day. Raises UnreadableError where its file cannot be read."""
    if case.given is not None:
        resume = case.given.resume(suite.rules.language)
    else:
        from resumesift.extraction.extract import extract

        resume = extract(_document(suite, case), suite.rules.vocabulary)
    return dated(resume, suite.day(case), suite.rules.stale_months)


def _document(suite: Suite, case: RuleCase) -> Document:
    if case.file is None:
        return read_text(case.text or "")
    return read_document(suite.path.parent / case.file)


def _differences(expected: Expected, verdict: Verdict) -> Iterator[str]:
    if expected.decision is not None and expected.decision != verdict.decision:
        yield f"decision: expected {expected.decision}, is {verdict.decision}: {verdict.reason}"
    if expected.score is not None and not expected.score.low <= verdict.score <= expected.score.high:
        yield f"score: expected {_range(expected.score)}, is {verdict.score}"
    results = {result.id: result for result in verdict.criteria}
    for name, wanted in expected.criteria.items():
        found = list(_criterion_differences(wanted, results[name]))
        yield from (f"{name}: {difference}" for difference in found)
        if found:
            yield from _proof(results[name])


def _criterion_differences(wanted: ExpectedCriterion, result: CriterionResult) -> Iterator[str]:
    if wanted.status is not None and wanted.status != result.status:
        yield f"expected {wanted.status}, is {result.status}"
    if wanted.months is not None:
        actual = result.months
        if actual is None or (wanted.months.low, wanted.months.high) != (actual.low, actual.high):
            yield f"expected {_range(wanted.months)} months, {_range(actual)} counted"
    if wanted.reason is not None and wanted.reason not in result.reason:
        yield f"expected a reason with {wanted.reason!r}"
    if wanted.missing is not None and wanted.missing not in (result.missing or ""):
        yield f"expected {wanted.missing!r} to be missing"


def _proof(result: CriterionResult) -> Iterator[str]:
    """The reason and the quotes of a criterion that came out otherwise."""
    yield f"  {result.reason}" + (f" [{result.missing}]" if result.missing else "")
    for evidence in result.evidence[:_QUOTES]:
        yield f"  {_quote(evidence)}"
    if len(result.evidence) > _QUOTES:
        yield f"  … {len(result.evidence) - _QUOTES} more"


def _quote(evidence: Evidence) -> str:
    return f"“{evidence.quote}”" + (f" (p. {evidence.page})" if evidence.page else "")


def _range(bounds: Bounds | MonthRange | None) -> str:
    if bounds is None:
        return "no"
    return f"{bounds.low:g}" if bounds.low == bounds.high else f"{bounds.low:g}–{bounds.high:g}"
