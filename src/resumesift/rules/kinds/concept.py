"""`concept`: how many of the asked concepts the person claims, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resumesift.experience import month_number
from resumesift.resume import CERTAINTIES, Certainty, Evidence, WorkEntry, first_month, last_month, surest
from resumesift.rules import phrases
from resumesift.rules.kinds.judgement import Judgement, Subject, distinct
from resumesift.rules.model import ConceptCriterion, Selection
from resumesift.rules.names import display, expand
from resumesift.rules.phrases import say
from resumesift.rules.tally import Tally
from resumesift.screening import Language

_EXAMPLES = 3
_NAMES = 8
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A place that shows a concept: how surely, and the quote."""

    concept: str
    certainty: Certainty
    evidence: Evidence


def judge_concept(criterion: ConceptCriterion, subject: Subject) -> Judgement:
    """Concepts claimed in the wanted sections and recent enough, against how many are asked for."""
    return judge_selection(criterion.concepts, list(_shown(criterion, subject)), subject, subject.title(criterion))


def judge_selection(selection: Selection[str], shown: list[Shown], subject: Subject, title: str) -> Judgement:
    """A selection of concept patterns against the concepts that are shown."""
    groups = _groups(selection)
    wanted = frozenset(concept for group in groups for concept in group)
    relevant = [item for item in shown if item.certainty != "no" and item.concept in wanted]
    certainties = [_best(item for item in relevant if item.concept in group) for group in groups]
    tally = Tally.of(certainties, selection.required)
    return Judgement(
        tally,
        reason=_reason(title, relevant, tally, subject.language),
        required={"count": tally.required},
        missing=_missing(groups, certainties, relevant, tally, subject.language),
        evidence=_evidence(relevant),
    )


def _evidence(relevant: list[Shown]) -> tuple[Evidence, ...]:
    """The quotes, the surest first, of each concept a few."""
    places: dict[str, list[Evidence]] = {}
    for item in _surest_first(relevant):
        places.setdefault(item.concept, []).append(item.evidence)
    return distinct(quote for quotes in places.values() for quote in distinct(quotes)[:_PLACES])


def _groups(selection: Selection[str]) -> list[tuple[str, ...]]:
    """What counts as one: a whole pattern of `all_of`, everything of `any_of`, each single concept of `of`."""
    expanded = [expand(pattern) for pattern in selection.names]
    if selection.all_of:
        return expanded
    single = dict.fromkeys(concept for group in expanded for concept in group)
    return [(concept,) for concept in single]


def _best(items: Iterator[Shown]) -> Certainty:
    return surest(item.certainty for item in items)


def _surest_first(items: list[Shown]) -> list[Shown]:
    return sorted(items, key=lambda item: -CERTAINTIES.index(item.certainty))


def _shown(criterion: ConceptCriterion, subject: Subject) -> Iterator[Shown]:
    wanted = frozenset(concept for pattern in criterion.concepts.names for concept in expand(pattern))
    for skill in subject.resume.skills:
        if skill.concept in wanted and skill.asserted and skill.assertion == "claimed":
            places = skill.evidence or (Evidence(quote=skill.quote or skill.name, section=skill.section),)
            for evidence in places:
                certainty = how_sure(criterion, subject, evidence, skill.last_used)
                yield Shown(skill.concept, certainty, evidence)
    for mention in subject.resume.mentions:
        if mention.concept in wanted and mention.assertion == "claimed":
            certainty = how_sure(criterion, subject, mention.evidence, None)
            yield Shown(mention.concept, certainty, mention.evidence)


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


def _reason(title: str, relevant: list[Shown], tally: Tally, language: Language) -> str:
    if not relevant:
        return say("found_none", language, title=title, required=tally.required)
    shown = dict.fromkeys(item.concept for item in _surest_first(relevant))
    names = list(dict.fromkeys(display(concept, language) for concept in shown))
    spoken = phrases.join(names[:_NAMES], language) + ("…" if len(names) > _NAMES else "")
    count = phrases.span(str(tally.low), str(tally.high), language)
    return say("found", language, title=title, count=count, names=spoken, required=tally.required)


def _missing(
    groups: list[tuple[str, ...]], certainties: list[Certainty], relevant: list[Shown], tally: Tally, language: Language
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
