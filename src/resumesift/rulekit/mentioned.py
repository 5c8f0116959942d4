"""Mention by mention: what counted for a criterion of concepts, and why another one did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from resumesift.lexicon.spoken import speaking
from resumesift.resume import CERTAINTIES, Certainty, Evidence, Resume
from resumesift.rules.kinds.concept import how_sure
from resumesift.rules.kinds.judgement import Subject
from resumesift.rules.model import ConceptCriterion, RuleSet
from resumesift.rules.names import expand

_SIGNS = {"yes": "+", "possible": "?", "no": "–"}


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention of a concept that is asked for: does it count, and if not surely, why."""

    concept: str
    evidence: Evidence
    counts: Certainty
    why: str = ""

    def __str__(self) -> str:
        why = f"  ({self.why})" if self.why else ""
        return f"{_SIGNS[self.counts]}  {self.concept}  “{self.evidence.quote}”{why}"


def mentioned(rules: RuleSet, criterion: ConceptCriterion, resume: Resume, as_of: date) -> list[Mentioned]:
    """Every mention of what the criterion asks for, what counts first, each place once."""
    with speaking(rules.vocabulary):
        wanted = frozenset(concept for pattern in criterion.concepts.names for concept in expand(pattern))
    subject = Subject(resume, as_of, rules.language)
    found = dict.fromkeys(_found(criterion, subject, wanted))
    return sorted(found, key=lambda one: -CERTAINTIES.index(one.counts))


def _found(criterion: ConceptCriterion, subject: Subject, wanted: frozenset[str]) -> Iterator[Mentioned]:
    for skill in subject.resume.skills:
        if skill.concept in wanted and skill.concept is not None:
            places = skill.evidence or (Evidence(quote=skill.quote or skill.name, section=skill.section),)
            for place in places:
                said = skill.assertion if skill.assertion != "claimed" or skill.asserted else "not claimed"
                yield _judged(criterion, subject, skill.concept, place, said, skill.last_used)
    for mention in subject.resume.mentions:
        if mention.concept in wanted:
            yield _judged(criterion, subject, mention.concept, mention.evidence, mention.assertion, None)


def _judged(
    criterion: ConceptCriterion, subject: Subject, concept: str, place: Evidence, said: str, last_used: str | None
) -> Mentioned:
    if said != "claimed":
        return Mentioned(concept, place, "no", said.replace("_", " "))
    counts = how_sure(criterion, subject, place, last_used)
    if counts == "yes":
        return Mentioned(concept, place, counts)
    if criterion.where and place.section not in criterion.where + criterion.weak:
        return Mentioned(concept, place, counts, f"the section {place.section} is none of where")
    if counts == "possible" and place.section in criterion.weak:
        return Mentioned(concept, place, counts, f"the section {place.section} is weak")
    ended = "perhaps too long ago" if counts == "possible" else "too long ago"
    return Mentioned(concept, place, counts, ended)
