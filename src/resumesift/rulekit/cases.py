"""Runs the cases of rulesets and says what differs from what was expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from resumesift.document import Document
from resumesift.errors import ResumesiftError
from resumesift.experience import dated
from resumesift.facts import Facts
from resumesift.judging import judge_facts
from resumesift.reading import read_document
from resumesift.reading.text import read_text
from resumesift.resume import MonthRange, Resume
from resumesift.rulekit.casefile import Bounds, Expected, ExpectedCriterion, RuleCase, Suite, load_cases
from resumesift.rules import Verdict, evaluate
from resumesift.rules.model import RuleSet
from resumesift.screening import CriterionResult

__all__ = [
    "OUTCOMES",
    "CaseResult",
    "Difference",
    "Outcome",
    "SuiteRun",
    "case_facts",
    "count",
    "differences",
    "load_cases",
    "range_text",
    "run_case",
    "run_suite",
    "text_facts",
]

Outcome = Literal["passed", "failed", "error", "xfailed", "xpassed"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True)
class Difference:
    """What came out otherwise: `what` is `decision`, `score`, `status`, `months`, `reason` or `missing`.

    `expected` and `actual` are as JSON has them, `text` says the same to a person. `criterion` is an id, None where it
    is about the résumé as a whole.
    """

    what: Literal["decision", "score", "status", "months", "reason", "missing"]
    expected: Any
    actual: Any
    text: str
    criterion: str | None = None

    def __str__(self) -> str:
        return f"{self.criterion or self.what}: {self.text}"


@dataclass(frozen=True)
class CaseResult:
    """How a case went. `verdict`, `resume` (as of the case's day) and the `facts` that this was made of are None where
    an `error` kept it from running.
    """

    suite: Suite
    case: RuleCase
    differences: tuple[Difference, ...] = ()
    verdict: Verdict | None = None
    resume: Resume | None = None
    facts: Facts | None = None
    error: str | None = None

    def judged_by(self, rules: RuleSet) -> Verdict:
        """What other rules say of the same facts on the same day. Only of a case that ran."""
        assert self.facts is not None, "only results with a verdict are asked"
        assert self.resume is not None, "it has facts"
        day, same = self.suite.day(self.case), rules.stale_months == self.suite.rules.stale_months
        resume = self.resume if same else dated(self.facts.resume, day, rules.stale_months)
        return evaluate(rules, resume, day, partly_read=self.facts.partly_read)

    @property
    def path(self) -> Path:
        """The case file."""
        return self.suite.path

    @property
    def line(self) -> int:
        """The line, from 1, at which the case begins."""
        return self.suite.line(self.case)

    @property
    def passed(self) -> bool:
        """Did everything come out as the case says, whether it is known to fail or not?"""
        return not self.differences and self.error is None

    @property
    def outcome(self) -> Outcome:
        """`passed`, `failed`, or `error` where the case could not run; known to fail, `xfailed` or `xpassed`."""
        if self.case.xfail is not None:
            return "xpassed" if self.passed else "xfailed"
        return "passed" if self.passed else "failed" if self.error is None else "error"

    @property
    def ok(self) -> bool:
        """Is it as it should be: `passed`, or `xfailed`?"""
        return self.outcome in ("passed", "xfailed")


@dataclass(frozen=True)
class SuiteRun:
    """The results of the cases of a suite that were run, in the order of the file."""

    suite: Suite
    results: tuple[CaseResult, ...]


def run_suite(suite: Suite, cases: Iterable[RuleCase] | None = None) -> SuiteRun:
    """Run these cases of the suite, all of them for None."""
    return SuiteRun(suite, tuple(run_case(suite, case) for case in (suite.cases if cases is None else cases)))


def count(runs: Iterable[SuiteRun]) -> Counter[Outcome]:
    """How many cases had each outcome."""
    return Counter(result.outcome for run in runs for result in run.results)


def run_case(suite: Suite, case: RuleCase) -> CaseResult:
    """Run one case. What goes wrong in it becomes the result's `error`."""
    try:
        facts = case_facts(suite, case)
        resume, verdict = judge_facts(suite.rules, facts, suite.day(case))
    except ResumesiftError as error:
        return CaseResult(suite, case, error=error.message)
    return CaseResult(suite, case, tuple(differences(case.expect, verdict)), verdict, resume, facts)


def case_facts(suite: Suite, case: RuleCase) -> Facts:
    """The facts that a case starts from, before its day is known. Raises UnreadableError."""
    if case.given is not None:
        return Facts(case.given.resume(suite.rules.language))
    if case.text is not None:
        return text_facts(case.text, suite.rules)
    return _facts(read_document(suite.path.parent / (case.file or "")), suite.rules)


def text_facts(text: str, rules: RuleSet) -> Facts:
    """The facts of a résumé given as text, in the words that `rules` know, before its day is known."""
    return _facts(read_text(text), rules)


def _facts(document: Document, rules: RuleSet) -> Facts:
    from resumesift.extraction.extract import extract

    return Facts(extract(document, rules.vocabulary), document.findings)


def differences(expected: Expected, verdict: Verdict) -> Iterator[Difference]:
    """What came out otherwise than expected. Raises KeyError where a criterion is expected that is not there."""
    if expected.decision is not None and expected.decision != verdict.decision:
        text = f"expected {expected.decision}, is {verdict.decision}: {verdict.reason}"
        yield Difference("decision", expected.decision, verdict.decision, text)
    if expected.score is not None and not expected.score.low <= verdict.score <= expected.score.high:
        text = f"expected {range_text(expected.score)}, is {verdict.score}"
        yield Difference("score", expected.score.model_dump(), verdict.score, text)
    results = {result.id: result for result in verdict.criteria}
    for name, wanted in expected.criteria.items():
        yield from _criterion_differences(wanted, results[name])


def _criterion_differences(wanted: ExpectedCriterion, result: CriterionResult) -> Iterator[Difference]:
    if wanted.status is not None and wanted.status != result.status:
        text = f"expected {wanted.status}, is {result.status}"
        yield Difference("status", wanted.status, result.status, text, result.id)
    if wanted.months is not None:
        actual = result.months
        if actual is None or (wanted.months.low, wanted.months.high) != (actual.low, actual.high):
            text = f"expected {range_text(wanted.months)} months, {range_text(actual)} counted"
            counted = actual and actual.model_dump()
            yield Difference("months", wanted.months.model_dump(), counted, text, result.id)
    if wanted.reason is not None and wanted.reason not in result.reason:
        text = f"expected a reason with {wanted.reason!r}"
        yield Difference("reason", wanted.reason, result.reason, text, result.id)
    if wanted.missing is not None and wanted.missing not in (result.missing or ""):
        text = f"expected {wanted.missing!r} to be missing"
        yield Difference("missing", wanted.missing, result.missing, text, result.id)


def range_text(bounds: Bounds | MonthRange | None) -> str:
    """`60–72`, one number where both ends agree, `no` for None."""
    if bounds is None:
        return "no"
    return f"{bounds.low:g}" if bounds.low == bounds.high else f"{bounds.low:g}–{bounds.high:g}"
