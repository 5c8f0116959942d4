"""Company and title in one chunk: "Clerk, Acme Ltd", "某某有限公司运营经理", "Manager at Acme"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resumesift.extraction.chunks import Chunk, trim
from resumesift.extraction.cues import is_place
from resumesift.extraction.draft import Span
from resumesift.extraction.matching import fold
from resumesift.extraction.parts import SURE, Part, part_of
from resumesift.extraction.titles import company_words
from resumesift.lexicon.table import any_of, entry
from resumesift.scripts import CJK, IDEOGRAPH

WEAK = re.compile(
    r"(?=[\s,，–—@:(.-])(?:"  # what it may begin with: most characters are letters
    r"\s*[,，]\s*|\s+[-–—‒]+\s+|\s*[–—]\s*|\s+(?:at|@|with|for)\s+|\s*@\s*|\s*:\s*|\s+/\s+"
    rf"|(?<=[{IDEOGRAPH})）])\s+|\s+(?=[{IDEOGRAPH}])|(?<=[{IDEOGRAPH}])-(?=[{IDEOGRAPH}])"
    r"|(?:(?<=\bLtd)|(?<=\bInc)|(?<=\bLLC)|(?<=\bLLP)|(?<=\bPLC)|(?<=\bGmbH)|(?<=\bCorp))\.?\s+(?=[A-Z])"
    r"|\s*\((?=[^()]{2,14}\)$))"
)
"""Separators that may part two fields, or stand inside one."""

_AT = re.compile(r"\s*@\s*|\s+at\s+", re.IGNORECASE)
_MOST_PARTS = 6
_LOWEST, _LOWEST_GLUED = 0.2, 0.4
_SPLIT = 0.08
_VAGUE = 0.15
"""What stands behind a title ("Manager, Internal Audit") is a team as often as a company."""


def split(chunk: Chunk, row: int) -> Iterator[tuple[Part, Part, float]]:
    """Company and title inside one chunk, in either order, and what to take off for the doubt.

    A middle (a city, a team) may fall away.
    """
    spans = _parts(chunk)
    for middle_start in range(1, len(spans)):
        for middle_end in range(middle_start, min(len(spans), middle_start + 2)):
            first = (spans[0][0], spans[middle_start - 1][1])
            last = (spans[middle_end][0], spans[-1][1])
            for company, title in ((first, last), (last, first)):
                found = _pair(chunk, row, company, title)
                if found:
                    yield found[0], found[1], found[2] + 0.1 * (middle_end - middle_start)


def _pair(chunk: Chunk, row: int, company: Span, title: Span) -> tuple[Part, Part, float] | None:
    """Two parts of a chunk as company and title, with the doubt about them; None where the words speak against it."""
    offset = chunk.span[0]
    company, title = _closed(chunk, company), _closed(chunk, title)
    title_first = title < company
    first, last = (title, company) if title_first else (company, title)
    between = chunk.text[first[1] - offset : last[0] - offset]
    one = part_of(chunk, company, row, "company", side="ba"[not title_first])
    other = part_of(chunk, title, row, "title", side="ab"[not title_first])
    if other.cue < _LOWEST or any(part.text.count("(") != part.text.count(")") for part in (one, other)):
        return None
    if "(" in between and (one if title_first else other).cue < SURE:
        return None  # what stands in brackets is an aside as often as a name
    if not between and not title_first and min(one.cue, other.cue) < _LOWEST_GLUED:
        return None
    if title_first and _AT.fullmatch(between):
        one = one._replace(cue=max(one.cue, SURE))
    vague = _VAGUE if title_first and one.cue < SURE else 0.0
    return one, other, _SPLIT + vague


def _closed(chunk: Chunk, span: Span) -> Span:
    """Take in the bracket that closes what the span opens."""
    start, end = span[0] - chunk.span[0], span[1] - chunk.span[0]
    text = chunk.text[start:end]
    return (span[0], span[1] + 1) if text.count("(") > text.count(")") and chunk.text[end : end + 1] == ")" else span


@cache
def _seats() -> re.Pattern[str]:
    """A Chinese word that ends an employer's name or that of a part of it, with a title right behind it."""
    of_kind = {word.kind: any_of(map(fold, word.zh)) for word in company_words() if word.kind in ("legal", "seat")}
    title = rf"(?:[a-z]{{1,5}})?[{IDEOGRAPH}]{{2,8}}(?:、|$)"
    legal = rf"{of_kind['legal']}\)?(?=[{IDEOGRAPH}/]|[a-z]{{1,5}}[{IDEOGRAPH}])"
    return re.compile(rf"{legal}|{of_kind['seat']}(?={title})")


@cache
def _placeholder() -> re.Pattern[str]:
    """The space before words that somebody put in place of a name: "Receptionist Company Name"."""
    return re.compile(rf"\s\s*(?={any_of(entry('posts', 'placeholder.company').en)}(?!\w))")


def _cuts(text: str) -> list[Span]:
    """Where the text may be cut, from left to right: a separator falls away, a glued name keeps its last word."""
    cuts = [match.span() for match in WEAK.finditer(text)]
    cuts += [match.span() for match in _placeholder().finditer(fold(text))]
    if CJK.search(text):
        cuts += [(match.end(), match.end()) for match in _seats().finditer(fold(text))]
    return sorted(cuts)


def _parts(chunk: Chunk) -> list[Span]:
    spans, at = [], chunk.span[0]
    for start, end in _cuts(chunk.text):
        before = chunk.text[:start]
        if before.count("(") > before.count(")"):
            continue  # inside brackets
        spans.append((at, chunk.span[0] + start))
        at = chunk.span[0] + end
    spans.append((at, chunk.span[1]))
    kept = []
    for span in spans:
        offset = chunk.span[0]
        start, end = trim(chunk.text, (span[0] - offset, span[1] - offset))
        if start < end:
            kept.append((start + offset, end + offset))
    kept = kept[: len(kept) - _in_place(chunk, kept)]
    return kept if len(kept) <= _MOST_PARTS else []


def _in_place(chunk: Chunk, spans: list[Span]) -> int:
    """How many parts at the end are a place and no field, where two are left before them: "Clerk, Acme, Rye, NY"."""
    text = chunk.text
    ends = (count for count in (3, 2, 1) if len(spans) - count >= 2)
    return next((count for count in ends if is_place(text[spans[-count][0] - chunk.span[0] :])), 0)
