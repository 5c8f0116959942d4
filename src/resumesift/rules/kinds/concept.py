"""`concept`: how many of the asked concepts the person claims, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resumesift.experience import month_number
from resumesift.lexicon.spoken import per_vocabulary
from resumesift.resume import CERTAINTIES, Certainty, Evidence, WorkEntry, first_month, last_month, surest
from resumesift.rules import phrases
from resumesift.rules.kinds.judgement import Judgement, Subject, distinct
from resumesift.rules.model import ConceptCriterion, Criterion, Selection
from resumesift.rules.names import display, expand
from resumesift.rules.phrases import say
from resumesift.rules.tally import Tally
from resumesift.screening import Language

_EXAMPLES = 3
_NAMES = 8
_PLACES = 3

_Groups = tuple[tuple[str, ...], ...]
Asked = tuple[_Groups, frozenset[str]]
"""What counts as one each, and all of it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A place that shows a concept: how surely, and the quote."""

    concept: str
    certainty: Certainty
    evidence: Evidence


def judge_concept(criterion: ConceptCriterion, subject: Subject) -> Judgement:
    """Concepts claimed in the wanted sections and recent enough, against how many are asked for."""
    asked = asked_of(criterion.concepts)
    return judge_selection(criterion.concepts, asked, list(_shown(criterion, asked[1], subject)), subject, criterion)


def judge_selection(
    selection: Selection[str], asked: Asked, shown: list[Shown], subject: Subject, criterion: Criterion
) -> Judgement:
    """A selection of concept patterns, and the concepts that it asks for, against those that are shown."""
    groups, wanted = asked
    relevant = [item for item in shown if item.certainty != "no" and item.concept in wanted]
    ordered = _surest_first(relevant)
    best = {item.concept: item.certainty for item in reversed(ordered)}
    certainties = [surest(best[name] for name in group if name in best) for group in groups]
    tally = Tally.of(certainties, selection.required)
    concepts = list(dict.fromkeys(item.concept for item in ordered))
    return Judgement(
        tally,
        reason=_reason(subject.title(criterion), concepts, tally, subject.language),
        required={"count": tally.required},
        missing=_missing(groups, certainties, relevant, tally, subject.language),
        evidence=_evidence(ordered),
    )


def _evidence(ordered: list[Shown]) -> tuple[Evidence, ...]:
    """The quotes in their order, of each concept a few."""
    places: dict[str, list[Evidence]] = {}
    for item in ordered:
        places.setdefault(item.concept, []).append(item.evidence)
    return distinct(quote for quotes in places.values() for quote in distinct(quotes)[:_PLACES])


@per_vocabulary
def asked_of(selection: Selection[str]) -> Asked:
    """What counts as one: a whole pattern of `all_of`, everything of `any_of`, each single concept of `of`; and all."""
    groups = tuple(expand(pattern) for pattern in selection.names)
    wanted = dict.fromkeys(concept for group in groups for concept in group)
    return groups if selection.all_of else tuple((concept,) for concept in wanted), frozenset(wanted)


def _surest_first(items: list[Shown]) -> list[Shown]:
    return sorted(items, key=lambda item: -CERTAINTIES.index(item.certainty))


def _shown(criterion: ConceptCriterion, wanted: frozenset[str], subject: Subject) -> Iterator[Shown]:
    """The claims of the wanted concepts in the order of the résumé."""
    for _, claim in sorted(ranked for concept in wanted & subject.claims.keys() for ranked in subject.claims[concept]):
        certainty = how_sure(criterion, subject, claim.evidence, claim.last_used)
        yield Shown(claim.concept, certainty, claim.evidence)


def how_sure(criterion: ConceptCriterion, subject: Subject, evidence: Evidence, last_used: str | None) -> Certainty:
    """Does a claim count, by the section that it stands in and by when its post ended?"""
    if criterion.where and evidence.section not in criterion.where + criterion.weak:
        return "no"
    recent: Certainty = "yes"
    if criterion.since:
        post = subject.resume.work[evidence.entry] if evidence.entry is not None else None
        recent = _since(criterion.since.total, subject, post, last_used)
    return "possible" if recent == "yes" and evidence.section in criterion.weak else recent


def _since(months: int, subject: Subject, post: WorkEntry | None, last_used: str | None) -> Certainty:
    """Did the post last until `months` ago or less? Possible where no post or a year only tells, or an old résumé."""
    held = post is not None and post.start is not None and post.end is None
    stale = subject.resume.dated is not None and bool(subject.resume.dated.stale)
    if held and not stale:
        return "yes"
    end = ((post.end or post.held_until) if post is not None else None) or last_used
    if end is None:
        return "possible"
    earliest = month_number(subject.as_of) - months
    if first_month(end) >= earliest:
        return "yes"
    unknown = stale and (held or post is None)
    return "possible" if unknown or last_month(end) >= earliest else "no"


def _reason(title: str, shown: list[str], tally: Tally, language: Language) -> str:
    """`shown` are the concepts, those first that are shown the surest."""
    if not shown:
        return say("found_none", language, title=title, required=tally.required)
    names = list(dict.fromkeys(display(concept, language) for concept in shown))
    spoken = phrases.join(names[:_NAMES], language) + ("…" if len(names) > _NAMES else "")
    count = phrases.span(str(tally.low), str(tally.high), language)
    return say("found", language, title=title, count=count, names=spoken, required=tally.required)


def _missing(
    groups: _Groups, certainties: list[Certainty], relevant: list[Shown], tally: Tally, language: Language
) -> str | None:
    if tally.status == "met":
        return None
    open_groups = [group for group, certainty in zip(groups, certainties, strict=True) if certainty != "yes"]
    if tally.status == "unclear":
        unsure = [item.concept for item in relevant if any(item.concept in group for group in open_groups)]
        names = [display(concept, language) for concept in dict.fromkeys(unsure)]
        return say("confirm_use", language, names=phrases.join(names[: tally.required - tally.low], language))
    absent = [group[0] for group, certainty in zip(groups, certainties, strict=True) if certainty == "no"]
    names = [display(concept, language) for concept in absent[:_EXAMPLES]]
    examples = say("such_as", language, names=phrases.join(names, language)) if names else ""
    return say("more_of", language, count=tally.required - tally.high, names=examples)
