"""The result of one résumé, frozen, as RESULT.md of the benchmark promises it to scripts."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from resumesift.resume import Evidence, Fact, MonthRange, Resume

Decision = Literal["qualified", "review", "not_qualified"]
Status = Literal["met", "unclear", "not_met"]
Importance = Literal["must", "should"]
Language = Literal["zh", "en"]
"""In which reasons, messages and reports are said."""


class RuleSetRef(Fact):
    """Which rules decided: their name, version and the SHA-256 of the file.

    `vocabulary` is the digest of the words that they brought along, not written where they brought none: facts that
    were found by others are other facts.
    """

    name: str
    version: str
    sha256: str
    vocabulary: str = Field(default="", exclude_if=lambda value: not value)


class CriterionResult(Fact):
    """One criterion on one résumé; `score` is 0–1. `missing` is the smallest fact that would make it `met`."""

    id: str
    importance: Importance
    status: Status
    score: float
    reason: str
    months: MonthRange | None = None
    required: dict[str, Any] = Field(default_factory=dict)
    missing: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Flag(Fact):
    """Something that a person should know before trusting the decision; `values` is what the message tells, by name."""

    code: str
    message: str
    page: int | None = None
    quote: str | None = None
    values: dict[str, str] = Field(default_factory=dict)


class ScreeningError(Fact):
    """Why a file could not be read, and what to do."""

    code: str
    message: str


class Screening(Fact):
    """The result of one file: `decision` is None where it could not be read; `reason` says in words what decided."""

    file: str
    sha256: str | None
    status: Literal["screened", "unreadable"]
    decision: Decision | None
    score: float | None
    reason: str | None = None
    as_of: str
    ruleset: RuleSetRef
    criteria: tuple[CriterionResult, ...] = ()
    resume: Resume | None = None
    flags: tuple[Flag, ...] = ()
    error: ScreeningError | None = None
