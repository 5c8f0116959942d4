"""Does the person claim a mention? Cues of negation, wish, other people and courses, in the manner of ConText.

A cue has a direction and a reach (Harkema et al. 2009, "ConText: an algorithm for determining negation, experiencer,
and temporal status from clinical reports"); the cues are lines of lexicon/assertion.yaml.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from resumesift.extraction.boundaries import after, around, before, boundaries, flow
from resumesift.extraction.draft import Section, Span
from resumesift.extraction.matching import fold, folded_text
from resumesift.lexicon.load import PatternEntry, load_entries
from resumesift.lexicon.table import any_inside, any_of, whole
from resumesift.resume import Assertion, SectionKind
from resumesift.scripts import CJK, ENGLISH, WIDE, is_wide

Scope = Literal["item", "clause", "sentence", "block"]


class Cue(PatternEntry):
    """An entry of assertion.yaml; see the head of that file."""

    kind: Literal["negated", "wished", "other_person", "course", "learning", "pseudo", "end", "tail", "lead"]
    direction: Literal["forward", "backward", "both", "within", "auto"] = "both"
    scope: Scope = "clause"
    unless_in: tuple[SectionKind, ...] = ()


SECTION_ASSERTION: dict[SectionKind, Assertion] = {
    "objective": "wished",
    "reference": "other_person",
    "education": "course",
    "course": "course",
    "certificate": "course",
    "award": "course",
}
"""What a section says of everything in it."""

_FAR = 1000
_SHORT = 200
"""A shorter text may hold English without one of the small words."""
# "no Python, Java or SQL" reaches over its commas.
_LIST_OF_ALTERNATIVES = re.compile(r"\s*[^,.;\n]{1,25}(?:,[^,.;\n]{1,25})*?,?\s(?:or|nor)\s[^,.;\n]{1,25}")


# "never led a regional (northern) team": the clause goes on behind the bracket.
_INNER_BRACKET = re.compile(r"[(（][^()（）\n]{1,20}[)）](?=\s?[^\W\d_])")
_LABELLING = frozenset({"negated", "learning"})
_LATIN_WORD = re.compile(r"(?<!\\)[a-z]{2}")
_LABEL_MARK = re.compile(r"[:：\t]\s*")
_BULLETS = " •●▪◦‣*➢✓❖◆◇■□★☆→▶►○-–—·"


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue in a text, and the stretch of the text that it reaches."""

    cue: Cue
    span: Span
    reach: Span
    words: str

    def covers(self, span: Span) -> bool:
        return self.reach[0] <= span[0] and span[1] <= self.reach[1]


def assert_span(text: str, span: Span, section: Section | None = None) -> tuple[Assertion, str | None]:
    """Whether the person claims what stands at `span` of `text`, and the words of the cue that says otherwise.

    `section` is the section that the span stands in; without it only the cues of the text decide.
    """
    kind = section.kind if section else None
    if kind in SECTION_ASSERTION:
        return SECTION_ASSERTION[kind], None
    return _cues_of(text).judge(span, section)


def assert_item(text: str, span: Span, section: Section | None = None) -> tuple[Assertion, str | None, Span]:
    """`assert_span` for an item that may hold the cue itself: of 不会剪视频 is left 剪视频, negated."""
    inner = _cues_of(text).within(span, section.kind if section else None)
    if inner is None:
        return *assert_span(text, span, section), span
    core = (inner.span[1], span[1]) if inner.reach[1] > inner.span[1] else (span[0], inner.span[0])
    return *_assertion(inner), core


class _Cues:
    """All cues of one text with their reaches."""

    def __init__(self, text: str) -> None:
        self.folded = folded_text(text)
        self.bounds = boundaries(text)
        joined = flow(text)
        marks = [(cue, joined.origin(span)) for cue, span in find_cues(folded_text(joined.text))]
        self.ends = [span[0] for cue, span in marks if cue.kind == "end"]
        found: list[_Found] = []
        for cue, span in marks:
            if cue.kind not in ("pseudo", "end"):
                reach = self._reach(cue, span, found[-1] if found else None)
                found.append(_Found(cue, span, reach, text[slice(*span)]))
        self.blocks = [one for one in found if one.cue.scope == "block"]
        self.near = [one for one in found if one.cue.scope != "block"]
        self._near_starts = [one.span[0] for one in self.near]

    def judge(self, span: Span, section: Section | None) -> tuple[Assertion, str | None]:
        kind = section.kind if section else None
        earliest, latest = around(self.bounds.sentences, span)
        earliest = min(earliest, self.folded.rfind("\n", 0, span[0]) + 1)  # the label of the line
        earliest, latest = max(earliest, span[0] - _FAR), min(latest, span[1] + _FAR)
        for index in range(bisect_left(self._near_starts, earliest), len(self.near)):
            found = self.near[index]
            if found.span[0] > latest:
                break
            if found.covers(span) and kind not in found.cue.unless_in:
                return _assertion(found)
        begin = section.span[0] if section else 0
        for found in self.blocks:
            if begin <= found.span[0] < span[0] and kind not in found.cue.unless_in:
                return _assertion(found)
        return "claimed", None

    def within(self, span: Span, kind: SectionKind | None) -> _Found | None:
        """The first cue that stands inside `span` itself."""
        for found in self.near[bisect_left(self._near_starts, span[0]) :]:
            if found.span[1] > span[1]:
                return None
            if kind not in found.cue.unless_in:
                return found
        return None

    def _reach(self, cue: Cue, span: Span, previous: _Found | None) -> Span:
        if cue.direction == "within":
            return span
        if cue.scope == "block":
            return span[1], len(self.folded)
        if cue.kind in _LABELLING and (labelled := self._labelled(span)):
            return labelled
        rest = self.folded[span[1] : after(self.bounds.clauses, span[1])]
        closing = bool(filling("tail").match(rest))
        direction = cue.direction if cue.direction != "auto" else _side(rest, closing)
        start, end = span
        if direction in ("forward", "both"):
            end = self._forward(cue, span)
        if direction in ("backward", "both"):
            start = self._backward(cue, span, previous if closing else None, closing)
        return start, end

    def _labelled(self, span: Span) -> Span | None:
        """The line that a cue is the label of ("不会：Photoshop", "Never used: Amazon"); None where it is none."""
        start = self.folded.rfind("\n", 0, span[0]) + 1
        if not filling("lead").match(self.folded[start : span[0]].lstrip(_BULLETS)):
            return None
        line = self.folded.find("\n", span[1]) % (len(self.folded) + 1)
        mark = _LABEL_MARK.search(self.folded, span[1], line)
        if not mark or not filling("tail").match(self.folded[span[1] : mark.start()]):
            return None
        return mark.end(), line

    def _bounds(self, cue: Cue) -> list[int]:
        return {"item": self.bounds.items, "clause": self.bounds.clauses}.get(cue.scope, self.bounds.sentences)

    def _forward(self, cue: Cue, span: Span) -> int:
        end = span[1]
        while end < len(self.folded) and self.folded[end] in ":： \t":
            end += 1
        limit = after(self._bounds(cue), end)
        if cue.kind == "negated":
            while bracket := _INNER_BRACKET.match(self.folded, limit):
                limit = after(self._bounds(cue), bracket.end())
            alternatives = _LIST_OF_ALTERNATIVES.match(self.folded, end)
            limit = max(limit, alternatives.end()) if alternatives else limit
        if cue.kind == "other_person" and self.folded.startswith(", who", limit):
            limit = after(self.bounds.sentences, limit)
        stop = bisect_left(self.ends, span[1])
        return min(limit, self.ends[stop]) if stop < len(self.ends) else limit

    def _backward(self, cue: Cue, span: Span, previous: _Found | None, closing: bool) -> int:
        start = before(self._bounds(cue), span[0])
        alone = closing and filling("lead").match(self.folded, start + 1 if start else 0, span[0])
        if alone and before(self.bounds.sentences, span[0]) < start:
            clause = before(self.bounds.clauses, start)
            # 只看过报表，不会操作: both say it of the same thing.
            start = previous.reach[0] if previous and previous.span[0] > clause else clause
        stop = bisect_left(self.ends, span[0]) - 1
        return max(start, self.ends[stop]) if stop >= 0 and self.ends[stop] >= start else start


def _side(rest: str, closing: bool) -> str:
    """Where the object of an `auto` cue stands: before 没有做过, behind 不会, on both sides in 京东没有开过店."""
    if closing:
        return "backward"
    return "both" if is_wide(rest.strip()) else "forward"


def _assertion(found: _Found) -> tuple[Assertion, str | None]:
    return cast(Assertion, found.cue.kind), found.words


@lru_cache(maxsize=4)
def _cues_of(text: str) -> _Cues:
    return _Cues(text)


@cache
def cues() -> tuple[Cue, ...]:
    """The cues of lexicon/assertion.yaml."""
    return load_entries("assertion", Cue)


@cache
def filling(kind: Literal["tail", "lead"]) -> re.Pattern[str]:
    """Words that are no object behind a cue (没有做过) or no topic before it (自己没有操作过), to the end of a text."""
    words = (fold(word) for cue in cues() if cue.kind == kind for word in cue.aliases)
    return re.compile(rf"(?:{any_of(words)}|[\s\"'“”)）。.])*\Z")


@cache
def _finders() -> tuple[tuple[re.Pattern[str], dict[str, Cue], re.Pattern[str] | None], ...]:
    """Expressions that find all cues, each with the cues by the text or by the name of the group that they find, and
    what a text must hold for it to find any: a Chinese character (CJK), a small English word (ENGLISH).
    """
    said = [cue for cue in cues() if cue.kind not in ("tail", "lead")]
    zh = {fold(word): cue for cue in said for word in cue.zh}
    en = {fold(word): cue for cue in said for word in cue.en}
    gaps = {f"_{index}": (pattern, cue) for index, (pattern, cue) in enumerate(_patterns("en"))}
    found: list[tuple[re.Pattern[str], dict[str, Cue], re.Pattern[str] | None]] = [
        (re.compile(any_of(zh)), zh, CJK if all(map(CJK.search, zh)) else None),
        (re.compile(whole(any_inside(en))), en, ENGLISH),
        (
            re.compile(
                rf"(?![{WIDE}])" + whole("|".join(f"(?:{pattern})(?P<{name}>)" for name, (pattern, _) in gaps.items())),
                re.ASCII,
            ),
            {name: cue for name, (_, cue) in gaps.items()},
            ENGLISH,
        ),
    ]
    # One by one: each begins with its own characters, which is quicker than trying all at each place.
    found += [
        (re.compile(f"(?P<_>{pattern})"), {"_": cue}, None if _LATIN_WORD.search(pattern) else CJK)
        for pattern, cue in _patterns("zh")
    ]
    return tuple(found)


def _patterns(language: Literal["zh", "en"]) -> list[tuple[str, Cue]]:
    return [(p, cue) for cue in cues() for p in (cue.zh_patterns if language == "zh" else cue.en_patterns)]


def find_cues(folded: str) -> list[tuple[Cue, Span]]:
    """The cues of a folded text in order, none over another: the earlier and of two at one place the longer counts."""
    chinese = CJK.search(folded) is not None
    english = len(folded) < _SHORT or ENGLISH.search(folded) is not None
    found = [
        (match.start(), -match.end(), owners[match.lastgroup or match.group()])
        for expression, owners, asks in _finders()
        if (chinese or asks is not CJK) and (english or asks is not ENGLISH)
        for match in expression.finditer(folded)
    ]
    kept: list[tuple[Cue, Span]] = []
    for start, end, cue in sorted(found, key=lambda item: item[:2]):
        if not kept or start >= kept[-1][1][1]:
            kept.append((cue, (start, -end)))
    return kept
