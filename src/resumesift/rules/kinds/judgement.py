"""What a criterion is judged on, and what comes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from resumesift.resume import Evidence, MonthRange, Resume
from resumesift.rules.model import Criterion
from resumesift.rules.tally import Tally
from resumesift.screening import Language


@dataclass(frozen=True, slots=True)
class Subject:
    """One résumé on one day, and the language in which reasons are said."""

    resume: Resume
    as_of: date
    language: Language

    def title(self, criterion: Criterion) -> str:
        """What the criterion asks for, in the language of the reasons."""
        return criterion.title.text(self.language)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How much of what is asked is shown, said in words, with the quotes that show it.

    `missing` is the smallest fact that would make the criterion met, None where it is met.
    """

    tally: Tally
    reason: str
    required: dict[str, Any]
    missing: str | None = None
    months: MonthRange | None = None
    evidence: tuple[Evidence, ...] = field(default=())


def distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The quotes in their order, each place once."""
    return tuple(dict.fromkeys(evidence))
