"""How many people the person says to have led: team sizes, never the size of a company or of somebody else's team."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.extraction.assertion import assert_span
from resumesift.extraction.boundaries import flow
from resumesift.extraction.draft import Span, draft_of
from resumesift.extraction.matching import folded_text
from resumesift.extraction.numbers import COUNT_EN, COUNT_ZH, NUMBER_ZH, number
from resumesift.lexicon.load import PatternEntry
from resumesift.lexicon.table import table
from resumesift.resume import SectionKind, TeamSize
from resumesift.scripts import CJK

OWN_WORK: frozenset[SectionKind] = frozenset({"work", "internship", "project", "summary", "header", "other", "skills"})
"""Sections where a person tells what she or he did."""

_LARGEST = 20_000


@Language.component("resumesift_teams")
def find_teams(doc: Doc) -> Doc:
    """Fill `draft.team_sizes` in the order of the text."""
    draft = draft_of(doc)
    text = draft.document.text
    for people, span in team_sizes(text):
        section = draft.section_at(span[0])
        if section and section.kind not in OWN_WORK:
            continue
        if assert_span(text, span, section)[0] == "claimed":
            draft.team_sizes.append(TeamSize(people=people, evidence=draft.evidence(span)))
    return doc


def team_sizes(text: str) -> list[tuple[int, Span]]:
    """The numbers of people led that `text` tells, each with the span of the words that say so."""
    joined = flow(text)
    folded = folded_text(joined.text)
    doubtful = {offset for _, span in _matches(folded, "not_led") for offset in range(*span)}
    found: list[tuple[int, Span]] = []
    for counted, span in sorted(_matches(folded, "led"), key=lambda item: (item[0], -(item[1][1] - item[1][0]))):
        people = number(folded[slice(*counted)])
        if people is None or not 1 <= people <= _LARGEST or counted[0] in doubtful or folded[counted[0]] == "0":
            continue
        if not found or span[0] >= found[-1][1][1]:
            found.append((int(people), span))
        elif people > found[-1][0]:
            found[-1] = (int(people), (min(span[0], found[-1][1][0]), max(span[1], found[-1][1][1])))
    return [(people, joined.origin(span)) for people, span in found]


def _matches(folded: str, id_: str) -> Iterator[tuple[Span, Span]]:
    """Of each match the span of its last number and its own span."""
    for script, expressions in _expressions(id_):
        if script.search(folded):
            for expression in expressions:
                for match in expression.finditer(folded):
                    inside = script is _LATIN and match.start() and _INSIDE_WORD.match(folded, match.start() - 1)
                    if not inside:
                        yield match.span(match.lastindex or 0), match.span()


# Asked of a match, not by the expression: one that opens with this check is searched for at each place in vain.
_LATIN = re.compile(r"[a-z]{4}")
_INSIDE_WORD = re.compile(r"[a-z0-9_]{2}", re.ASCII)


@cache
def _expressions(id_: str) -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """The patterns of an entry by script, each with an expression that tells whether the script is there at all."""
    entry = table("teams", PatternEntry)[id_]
    zh = [pattern.replace("{n}", rf"\s?{COUNT_ZH}\s?") for pattern in _joined(entry.zh_patterns, NUMBER_ZH)]
    en = [pattern.replace("{n}", COUNT_EN) for pattern in _joined(entry.en_patterns, r"\b")]
    return (
        (CJK, tuple(re.compile(pattern.removeprefix(r"\s?")) for pattern in zh)),
        (_LATIN, tuple(re.compile(pattern, re.ASCII) for pattern in en)),
    )


def _joined(patterns: Iterable[str], before: str = "") -> list[str]:
    """The patterns, those that begin with the number as one: every number of a text is tried once."""
    after = [pattern.removeprefix("{n}") for pattern in patterns if pattern.startswith("{n}")]
    others = [pattern for pattern in patterns if not pattern.startswith("{n}")]
    return [*others, f"{before}{{n}}(?:{'|'.join(after)})"] if after else others
