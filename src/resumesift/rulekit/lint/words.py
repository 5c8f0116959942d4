"""Findings about words: concepts that share an alias, and vocabulary that no criterion asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from resumesift.errors import Problem
from resumesift.folding import fold
from resumesift.lexicon.concepts import Concept, concepts
from resumesift.rulekit.lint.selections import choices, groups
from resumesift.rulekit.lint.subject import Loc, Subject
from resumesift.rules.model import Selection

_SHARE = 0.5
"""Two concepts of the lexicon that share fewer of their words are kindred; their common words are known there."""


def check(subject: Subject) -> Iterator[Problem]:
    """A word that would count twice in one criterion, and dead vocabulary."""
    known = {concept.id: _words(concept) for concept in concepts()}
    own = {entry.id for entry in subject.vocabulary.root}
    for loc, criterion in subject.criteria:
        for key, selection, _ in choices(criterion):
            yield from (
                subject.finding("shared-alias", message, (*loc, key, way, index))
                for way, index, message in _shared(selection, known, own)
            )
    yield from _shared_between(subject, known, own)
    yield from _unused(subject)


def _words(concept: Concept) -> dict[str, str]:
    written = (*concept.aliases, *concept.cased, *concept.listed)
    return {"".join(fold(word).split()): word for word in written}


def _shared(
    selection: Selection[str], known: dict[str, dict[str, str]], own: set[str]
) -> Iterator[tuple[str, int, str]]:
    """Where two different concepts are needed: pairs that one word would show both."""
    if selection.required < 2:
        return
    way, sets = ("all_of" if selection.all_of else "of"), groups(selection)
    for index, group in enumerate(sets):
        for other in sets[:index]:
            if len(group) != 1 or len(other) != 1 or group == other:
                continue
            (one,), (two,) = group, other
            common = [word for key, word in known.get(one, {}).items() if key in known.get(two, {})]
            fewer = min(len(known.get(one, {})), len(known.get(two, {})))
            if common and (own & {one, two} or len(common) >= _SHARE * fewer):
                message = f'"{one}" and "{two}" share the word "{common[0]}", which would count twice: take one out'
                yield way, index, message


class _Asked(NamedTuple):
    """A single concept that a criterion asks for, and its place."""

    loc: Loc
    concept: str


def _shared_between(subject: Subject, known: dict[str, dict[str, str]], own: set[str]) -> Iterator[Problem]:
    """Two criteria that ask for a concept each, to both of which the ruleset's own vocabulary gives a word."""
    asked = list(_asked(subject))
    for index, (loc, one) in enumerate(asked):
        for before, two in asked[:index]:
            words, others = known.get(one, {}), known.get(two, {})
            common = [word for key, word in words.items() if key in others]
            if before[:2] != loc[:2] and one != two and own & {one, two} and common:
                message = f'"{one}" and "{two}" share the word "{common[0]}", which would count for two criteria'
                yield subject.finding("shared-alias", f"{message}: take it out of one", loc)


def _asked(subject: Subject) -> Iterator[_Asked]:
    for loc, criterion in subject.criteria:
        for key, selection, _ in choices(criterion):
            way = next(name for name in ("any_of", "all_of", "of") if getattr(selection, name))
            for at, name in enumerate(selection.names):
                if "*" not in name:
                    yield _Asked((*loc, key, way, at), name)


def _unused(subject: Subject) -> Iterator[Problem]:
    """Entries that no criterion names, nor a pattern; in a ruleset that holds."""
    if subject.rules is None:
        return
    asked = [choice.selection for _, criterion in subject.criteria for choice in choices(criterion)]
    used = {name for selection in asked for group in groups(selection) for name in group}
    used |= {entry.within for entry in subject.vocabulary.root if entry.within and entry.id in used}
    for index, entry in enumerate(subject.vocabulary.root):
        if entry.id not in used and subject.is_own(("vocabulary", index)):
            message = f'no criterion asks for "{entry.id}": use it, or take it out'
            yield subject.finding("unused-vocabulary", message, ("vocabulary", index, "id"))
