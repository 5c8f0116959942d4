"""Skills: those of the lexicon wherever they stand, and the other items of a skills section, with what is claimed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.extraction.assertion import assert_item
from resumesift.extraction.draft import Draft, Span, draft_of
from resumesift.extraction.matching import fold
from resumesift.extraction.mentions import Hit, Places, evidence_of, hits_of
from resumesift.extraction.nearest import nearest_skill
from resumesift.extraction.skill_items import items_of
from resumesift.resume import Assertion, SectionKind, SkillMention
from resumesift.scripts import WIDE

WORK = frozenset({"work", "internship", "project"})
"""Sections whose claims weigh more than what a list of skills says."""

_LISTS = frozenset({"skills", "language"})
_DENIALS = frozenset({"negated", "learning"})
_GAP = re.compile(rf"(?<=[{WIDE}])\s+(?=[{WIDE}])|\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Place:
    """A skill where it stands, and what is said of it there."""

    span: Span
    concept: str | None
    assertion: Assertion
    section: SectionKind


@Language.component("resumesift_skills")
def find_skills(doc: Doc) -> Doc:
    """Fill `draft.skills`: one a name as it is written, with all its places of the kind that decides."""
    draft = draft_of(doc)
    text = draft.document.text
    places: dict[str, list[Place]] = {}
    for place in _places(doc, draft):
        places.setdefault(_key(text[slice(*place.span)]), []).append(place)
    draft.skills.extend(_skill(doc, group) for group in places.values())
    return doc


def _places(doc: Doc, draft: Draft) -> Iterator[Place]:
    hits = [hit for hit in hits_of(doc) if hit.family == "skill"]
    for hit in hits:
        yield Place(hit.span, hit.concept, hit.assertion, hit.section.kind if hit.section else "other")
    yield from _unknown(draft.document.text, draft, hits)


def _unknown(text: str, draft: Draft, hits: list[Hit]) -> Iterator[Place]:
    """Items of skills sections that are more than a skill of the lexicon."""
    known = [hit.span for hit in hits]
    for section in draft.sections:
        if section.kind not in _LISTS:
            continue
        for span in items_of(text, section, known):
            assertion, _, core = assert_item(text, span, section)
            near = known[bisect_left(known, (core[0], 0)) : bisect_left(known, (core[1], 0))]
            inside = [hit for hit in near if hit[1] <= core[1]]
            if not text[slice(*core)].strip() or (inside and (assertion != "claimed" or _is_said(text, core, inside))):
                continue
            concept = None if inside else nearest_skill(text[slice(*core)])
            yield Place(core, concept, assertion, section.kind)


def _is_said(text: str, item: Span, known: list[Span]) -> bool:
    """Do the known skills in the item say all of it?"""
    rest = len("".join(text[slice(*item)].split())) - sum(end - start for start, end in set(known))
    return len(set(known)) > 1 or rest <= 2


def _skill(doc: Doc, places: list[Place]) -> SkillMention:
    deciding = _deciding(places)
    kept = Places(draft_of(doc))
    evidence = tuple(
        evidence_of(doc, place.span, place.concept or "") for place in deciding if kept.take("", place.span)
    )
    return SkillMention(
        name=_GAP.sub(lambda gap: " " if gap.group().isascii() and "\n" in gap.group() else "", evidence[0].quote),
        concept=next((place.concept for place in deciding if place.concept), None),
        asserted=deciding[0].assertion == "claimed",
        assertion=deciding[0].assertion,
        section=deciding[0].section,
        quote=evidence[0].quote,
        evidence=evidence,
    )


def _deciding(places: list[Place]) -> list[Place]:
    """The places that decide: claims in posts, else what the list of skills says, else a doubt, else all."""
    claimed = [place for place in places if place.assertion == "claimed"]
    others = [place for place in places if place.assertion != "claimed"]
    listed = [place for place in places if place.section in _LISTS]
    denied = [place for place in others if place.assertion in _DENIALS]
    if not others or any(place.section in WORK for place in claimed):
        return claimed
    if claimed and not denied and (not listed or listed[0] in claimed):
        return claimed
    decisive = (listed or denied or others)[0].assertion
    return [place for place in places if place.assertion == decisive]


def _key(words: str) -> str:
    return "".join(fold(words).split())
