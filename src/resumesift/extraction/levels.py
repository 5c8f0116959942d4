"""The place of a title on the ladder of seniority, with bounds, from the title's head and never from a word in it.

The words and their ranges are `lexicon/titles.yaml`; what stands in front of a head and changes its level
(副, 代理, Acting) is `title_context.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.extraction.draft import draft_of
from resumesift.extraction.heads import (
    BRACKET,
    WEAK_KINDS,
    TitleHead,
    any_word,
    context_pattern,
    context_words,
    opens_promotion,
    title_groups,
    title_heads,
)
from resumesift.extraction.matching import fold
from resumesift.extraction.numbers import SEVERAL
from resumesift.extraction.titles import opens_duty, title_cue
from resumesift.extraction.unknown_titles import ANY, may_lead, unknown_level
from resumesift.resume import LevelName, LevelRange, SeniorityLevel
from resumesift.scripts import CJK

_SURE_TITLE = 0.6
_LATIN_RUN = re.compile(r"[a-z][a-z .,&'/-]*")
_Range = tuple[SeniorityLevel, SeniorityLevel]


def level_of(title: str, duties: str = "") -> LevelRange | None:
    """The range of levels that `title` may stand for; None off the ladder (a board seat) and for no title.

    Where no word of the title is known, that of `unknown_titles`: any level, if it may be one of leading.
    Of several titles in one range of dates: the low of the lowest and the high of the highest, since nobody knows
    from when on. Titles held together (总经理兼运营总监) count as the higher one. `duties` tell whether a founder
    has people.
    """
    found = _level(title)
    if found is None:
        return None
    low, high, staffed = found
    if staffed is not None and duties and _has_staff(duties):
        low = max(low, staffed)
    return LevelRange(low=_name(low), high=_name(max([high, *_raised(duties)])))


def _name(level: SeniorityLevel) -> LevelName:
    return level.name.lower()  # type: ignore[return-value]


@lru_cache(maxsize=4096)
def _level(title: str) -> tuple[SeniorityLevel, SeniorityLevel, SeniorityLevel | None] | None:
    if not title.strip():
        return None
    if opens_duty(title):
        return *unknown_level(title), None
    brackets = [bracket.strip("()（）[]【】 ") for bracket in BRACKET.findall(title)]
    groups = [_heads(group) for group in title_groups(title)]
    if not any(part for group in groups for part in group):
        groups = [_heads(group) for bracket in brackets for group in title_groups(bracket)]
    else:
        groups += [_heads(g) for bracket in brackets if opens_promotion(bracket) for g in title_groups(bracket)]
    kinds = {head.entry.kind for group in groups for part in group for head in part}
    if not kinds:
        return *unknown_level(title), None
    if kinds <= WEAK_KINDS and may_lead(title):
        return *ANY, None
    groups = _deciding(groups)
    held = [_highest(_either(part, brackets) for part in group) for group in groups]
    ranges = [level for level in held if level is not None]
    if not ranges:
        return None
    low, high = min(level[0] for level in ranges), max(level[1] for level in ranges)
    staffed = [head.entry.staffed for group in groups for part in group for head in part if head.entry.staffed]
    return low, high, SeniorityLevel.named(staffed[0]) if staffed and len(ranges) == 1 else None


def _heads(group: Iterable[str]) -> list[Sequence[TitleHead]]:
    return [title_heads(part) for part in group]


def _deciding(groups: list[list[Sequence[TitleHead]]]) -> list[list[Sequence[TitleHead]]]:
    """Without the heads that do not tell the level beside another: kinds of work, ownership."""
    kinds = {head.entry.kind for group in groups for part in group for head in part}
    quiet = set(WEAK_KINDS) if kinds - WEAK_KINDS else set()
    if kinds - WEAK_KINDS - {"status"}:
        quiet.add("status")
    return [[[head for head in part if head.entry.kind not in quiet] for part in group] for group in groups]


def _either(part: Iterable[TitleHead], brackets: list[str]) -> _Range | None:
    """The range of a text whose heads may each be meant: two titles after a comma, one in two scripts."""
    ranges = [level for head in part if (level := _range(head, brackets))]
    return (min(level[0] for level in ranges), max(level[1] for level in ranges)) if ranges else None


def _highest(ranges: Iterable[_Range | None]) -> _Range | None:
    return max((level for level in ranges if level is not None), default=None, key=lambda level: (level[1], level[0]))


def _range(head: TitleHead, brackets: list[str]) -> _Range | None:
    if head.entry.low is None or head.entry.high is None:
        return None
    low, high = SeniorityLevel.named(head.entry.low), SeniorityLevel.named(head.entry.high)
    effects = _effects(head, brackets)
    if "acting" in effects or "deputy" in effects:
        low = _below(low)
    if "reserve" in effects:
        low, high = SeniorityLevel.ASSISTANT, min(_below(high), SeniorityLevel.MANAGER)
    return low, high


def _below(level: SeniorityLevel) -> SeniorityLevel:
    return SeniorityLevel(max(0, level - 1))


class _Modifiers:
    def __init__(self) -> None:
        self.zh: dict[str, str] = {}
        self.en: dict[str, str] = {}
        for entry in context_words():
            if entry.kind == "modifier":
                self.zh |= {fold(word): entry.effect or "" for word in entry.zh}
                self.en |= {fold(word): entry.effect or "" for word in entry.en}
        self.opening = re.compile(any_word(word for word in self.zh if len(word) > 1))
        self.closing = re.compile(any_word(self.zh) + "$")


@cache
def _modifiers() -> _Modifiers:
    return _Modifiers()


def _effects(head: TitleHead, brackets: list[str]) -> set[str]:
    """What the words at the start of a title, right before its head or alone in a bracket say."""
    tables, before = _modifiers(), head.before.strip()
    effects = {tables.zh.get(fold(b), tables.en.get(fold(b), "")) for b in brackets}
    if CJK.search(head.word):
        before = _LATIN_RUN.split(before)[-1].strip()
        for match in (tables.opening.match(before), tables.closing.search(before)):
            effects.add(tables.zh[match.group()] if match else "")
    elif before:
        words = before.replace(".", "").split()
        effects |= {tables.en.get(words[0], ""), tables.en.get(words[-1], ""), tables.zh.get(before, "")}
    return effects


def _raised(duties: str) -> Iterator[SeniorityLevel]:
    """The levels to which the duties say that the person was raised; others are counted (3 名晋升为主管)."""
    for match in _raise().finditer(fold(duties)):
        if (found := _level(match["title"])) and title_cue(match["title"]) >= _SURE_TITLE:
            yield found[1]


@cache
def _raise() -> re.Pattern[str]:
    title = r"(?P<title>[^\n,，。；;、.()（）]{2,40})"
    return re.compile(rf"(?<![人名个位晋提]){context_pattern('raise')}\s?(?:the\s|an?\s)?{title}")


@cache
def _staff_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`#` in the lexicon's words about staff stands for a number of two or more."""
    some, none = (re.compile(context_pattern(kind).replace(r"\#", SEVERAL)) for kind in ("staff", "alone"))
    return some, none


def _has_staff(duties: str) -> bool:
    some, none = _staff_patterns()
    folded = fold(duties)
    return bool(some.search(folded)) and not none.search(folded)


@Language.component("resumesift_levels")
def levels(doc: Doc) -> Doc:
    """Gives each post of the draft its level."""
    draft = draft_of(doc)
    for entry in draft.entries:
        if entry.title:
            duties = draft.document.text[slice(*entry.body)] if entry.body else ""
            entry.level = level_of(entry.title, duties)
    return doc
