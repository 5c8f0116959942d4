"""How long a person says to have worked ("8年电商经验", "over a decade in retail"), beside the months of the posts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.extraction.assertion import assert_span
from resumesift.extraction.boundaries import flow
from resumesift.extraction.domain_calls import classifier
from resumesift.extraction.draft import Span, draft_of
from resumesift.extraction.levels import level_of
from resumesift.extraction.matching import folded_text
from resumesift.extraction.numbers import number
from resumesift.extraction.year_amounts import (
    REACH,
    Amount,
    Months,
    amount_at,
    ends_amount,
    months_of,
    units,
    word_pattern,
    words,
)
from resumesift.resume import LevelName, SectionKind, SeniorityLevel, StatedYears

_SPEAK_OF_ALL: frozenset[SectionKind] = frozenset({"header", "summary", "skills", "other"})
"""Sections in which a person speaks of the whole career; a post speaks of itself and of others."""

_LONGEST_LABEL = 6
_START = re.compile(r"[，,。；;！!\n|｜•●]|\.\s")
_GOES_ON = re.compile(r"\w|[ -]old(?![a-z])")
_FIELD_ZH = r"[^，,。；;！!\n\t|｜年:：()（）]{0,16}?"
_FIELD_EN = r"(?:[a-z0-9&/'’.+-]+,? ){0,6}?"
_TAIL_EN = r"[a-z0-9&/'’+-]+(?: (?!(?:with|including|where|and|seeking|for)\b)[a-z0-9&/'’+-]+){0,6}"
_JOINTS = " -/&、·+'’"


@dataclass(frozen=True, slots=True)
class Statement:
    """So many months of work that `field` names, said at `span` of a text."""

    months: Months
    field: str
    span: Span


@Language.component("resumesift_stated_years")
def find_stated_years(doc: Doc) -> Doc:
    """Fill `draft.stated_years` in the order of the text."""
    draft = draft_of(doc)
    text = draft.document.text
    for said in statements(text):
        section = draft.section_at(said.span[0])
        if section and section.kind not in _SPEAK_OF_ALL:
            continue
        if assert_span(text, said.span, section)[0] != "claimed":
            continue
        domain, level, is_whole = meaning(said.field)
        (low, high), evidence = said.months, draft.evidence(said.span)
        stated = StatedYears(low=low, high=high, domain=domain, level=level, whole=is_whole, evidence=evidence)
        draft.stated_years.append(stated)
    return doc


def statements(text: str) -> list[Statement]:
    """The lengths of a career, or of a part of it, that `text` states; spans are of `text`."""
    joined = flow(text)
    folded = folded_text(joined.text)
    found: list[Statement] = []
    for unit in units(folded):
        said = _labelled(folded, unit) or _counted(folded, unit)
        if said is None or word_pattern("not_career").search(said.field):
            continue
        span = joined.origin(said.span)
        if not found or span[0] >= found[-1].span[1]:
            found.append(Statement(said.months, said.field, span))
    return found


def meaning(field: str) -> tuple[str | None, LevelName | None, bool]:
    """The domain and the level that the words of a field name, and whether they say nothing else."""
    hits = [hit for hit in classifier().words.hits(field, "title") if any(g.role == "names" for g in hit.groups)]
    named = {name for hit in hits for group in hit.groups if group.role == "names" for name in group.domains}
    # Of a domain within another a word alone says little: consumer goods are sold in shops, too.
    domain = next((name for name, outer in classifier().domains.items() if name in named and outer is None), None)
    rest = field
    for hit in reversed(hits):
        # A name of the domain itself says nothing else; that of one platform does.
        if any(group.domains == (domain,) for group in hit.groups if group.role == "names"):
            rest = f"{rest[: hit.span[0]]} {rest[hit.span[1] :]}"
    rest = _without("plain", rest)
    bare = _without("beside", rest)
    level = _level(bare)
    left = bare if domain else rest
    return domain, level, not left.strip(_JOINTS) and level is None


def _level(title: str) -> LevelName | None:
    """The level of a title that stands on one step of the ladder, from that of a supervisor on."""
    level = level_of(title.strip(_JOINTS))
    if level is None or level.low != level.high:
        return None
    return level.low if SeniorityLevel.named(level.low) >= SeniorityLevel.SUPERVISOR else None


def _without(id_: str, text: str) -> str:
    return word_pattern(id_).sub(" ", text)


# --- what stands beside the unit


def _labelled(folded: str, unit: Span) -> Statement | None:
    """工作年限：8, "Years of experience: 12": a number behind the word for years."""
    match = _beside("label", folded[unit[0]] == "年").match(folded, unit[0])
    count = number(match["n"]) if match else None
    if match is None or not count:
        return None
    start = _start(folded, unit[0])
    begin = start if unit[0] - start <= _LONGEST_LABEL else unit[0]
    return Statement(months_of(count, match["plus"] is not None), "", (begin, match.end()))


def _counted(folded: str, unit: Span) -> Statement | None:
    """An amount with the words that say what it is of, behind it or in front of it."""
    if not ends_amount(folded, unit):
        return None
    start = max(_start(folded, unit[0]), unit[0] - REACH)
    amount = amount_at(folded, unit, start)
    if amount is None or word_pattern("not_own").search(folded, start, amount.span[0]):
        return None
    begin, end = amount.span
    lead = folded[start:begin]
    behind = _beside("behind", amount.chinese).match(folded, end)
    if behind:
        if amount.near and _heads_posts(behind):
            return None
        return Statement(
            amount.months, _named(behind) or _field_before(lead, amount), _trimmed(folded, begin, behind.end())
        )
    before = _beside("before", amount.chinese).search(lead)
    if before and not _GOES_ON.match(folded, end):
        return Statement(amount.months, _named(before), _trimmed(folded, start + before.start(), end))
    return None


def _named(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return " ".join(part.strip() for name, part in groups.items() if part and name.startswith(("field", "tail")))


def _heads_posts(behind: re.Match[str]) -> bool:
    """近五年工作经历 stands over the posts of the last five years."""
    return bool(word_pattern("history").search(behind.group()) and not _without("plain", _named(behind)).strip())


def _field_before(lead: str, amount: Amount) -> str:
    """The field in front of an amount that has none behind it: "Java：5年经验", 客户服务5年经验."""
    if lead.rstrip().endswith((":", "：")):
        return lead.rstrip()[:-1].rpartition("\t")[2].strip()
    return lead.split()[-1] if amount.chinese and lead.strip() and not lead[-1].isspace() else ""


def _start(folded: str, at: int) -> int:
    """The beginning of the clause that holds an offset, as far as it matters."""
    near = max(0, at - 2 * REACH)
    return max((mark.end() for mark in _START.finditer(folded, near, at)), default=near)


def _trimmed(folded: str, begin: int, end: int) -> Span:
    said = folded[begin:end]
    return end - len(said.lstrip(" \t:：-–")), begin + len(said.rstrip())


@cache
def _beside(id_: str, chinese: bool) -> re.Pattern[str]:
    """The patterns of an entry in one language; those in front of an amount end where it begins."""
    field = _FIELD_ZH if chinese else _FIELD_EN
    found = [
        pattern.replace("{field}", f"(?P<field{index}>{field})")
        .replace("{tail}", f"(?P<tail{index}>{_TAIL_EN})")
        .replace("{n}", r"(?P<n>\d{1,2}(?:\.\d)?)(?P<plus>\s?\+)?")
        for index, pattern in enumerate(words(id_).zh_patterns if chinese else words(id_).en_patterns)
    ]
    return re.compile(f"(?:{'|'.join(found)})" + ("$" if id_ == "before" else ""))
