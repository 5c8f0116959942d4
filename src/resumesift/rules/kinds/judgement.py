"""What a criterion is judged on, and what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from resumesift.resume import Evidence, MonthRange, Resume
from resumesift.rules.model import Criterion
from resumesift.rules.tally import Tally
from resumesift.screening import Language


class Claim(NamedTuple):
    """A place where the person claims a concept; `last_used` is the month of the last post that shows it."""

    concept: str
    evidence: Evidence
    last_used: str | None = None


@dataclass(frozen=True)
class Subject:
    """One résumé on one day, and the language in which reasons are said."""

    resume: Resume
    as_of: date
    language: Language

    @cached_property
    def claims(self) -> Mapping[str, Sequence[tuple[int, Claim]]]:
        """What the person claims by concept, each claim with its rank in the order of the résumé, skills first."""
        by_concept: dict[str, list[tuple[int, Claim]]] = {}
        for rank, claim in enumerate(_claims(self.resume)):
            by_concept.setdefault(claim.concept, []).append((rank, claim))
        return by_concept

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


def _claims(resume: Resume) -> Iterator[Claim]:
    for skill in resume.skills:
        if skill.concept and skill.asserted and skill.assertion == "claimed":
            places = skill.evidence or (Evidence(quote=skill.quote or skill.name, section=skill.section),)
            for evidence in places:
                yield Claim(skill.concept, evidence, skill.last_used)
    for mention in resume.mentions:
        if mention.assertion == "claimed":
            yield Claim(mention.concept, mention.evidence)


def distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The quotes in their order, each place once."""
    return tuple(dict.fromkeys(evidence))
