"""Items of a skills section that no lexicon knows: the list cut into items, each without level words and labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from resumesift.addresses import addresses, is_address
from resumesift.extraction.boundaries import boundaries
from resumesift.extraction.draft import Section, Span
from resumesift.extraction.matching import fold
from resumesift.lexicon.table import any_of, entry, whole
from resumesift.scripts import CJK, IDEOGRAPH

_SEPARATOR = re.compile(
    r"[、，,;；/／|｜•·●▪◆■◇□►➢✓√★☆○◎\t!！?？。{}]|\.(?=\s|$)|\s[–—-]+\s|\s{3,}"
    rf"|(?<=[{IDEOGRAPH}]) +(?=[{IDEOGRAPH}])"
)
_LABEL = re.compile(r"[^:：()（）]{1,24}[:：]")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]?|[)）]")
_EDGE = " \t\n\"'“”‘’<>《》【】[]*-–—_=~.:：)）%①②③④⑤⑥⑦⑧⑨"
_NUMBERING = re.compile(r"\s*\d{1,2}\s*[.、)）]\s*")
_LETTER = re.compile(r"[^\W\d_]")
_NO_SKILL = re.compile(r"(?:19|20)\d\d|^\d+(?:\.\d+)?\s*\+?\s*(?:个?月|年|岁|months?|years?|yrs?)")
_MAX_CJK = 12
_MAX_WORDS = 5
_MAX_LATIN = 40


def items_of(text: str, section: Section, known: Iterable[Span] = ()) -> Iterator[Span]:
    """The spans of the items of a skills section, each without the words around it; `known` spans are never cut."""
    start = max(section.span[0], section.heading[1] if section.heading else 0)
    end = section.span[1]
    uncut = {offset for span in (*known, *addresses(text, start, end)) for offset in range(*span)}
    separators = {match.start() for match in _SEPARATOR.finditer(text, start, end)} - uncut
    breaks = [offset for offset in boundaries(text).hard_breaks if start <= offset < end]
    for left, right in pairwise(sorted({start - 1, *separators, *breaks, end})):
        span = _core(text, (left + 1, right))
        if span and _is_skill(text[slice(*span)]):
            yield span


def _core(text: str, span: Span) -> Span | None:
    """The item without its label, brackets, level words and marks."""
    start, end = span
    numbering = _NUMBERING.match(text, start, end)
    start = numbering.end() if numbering else start
    label = _LABEL.match(text, start, end)
    if label and text[label.end() : end].strip(_EDGE):
        start = label.end()
    bracket = _BRACKETED.search(text, start, end)
    if bracket and bracket.start() > start:
        end = bracket.start()
    start, end = _strip(text, start, end)
    folded = fold(text[start:end])
    lead = _expressions()[0].match(folded)
    if lead and lead.end() < len(folded):
        start, end = _strip(text, start + lead.end(), end)
        folded = fold(text[start:end])
    level = _expressions()[1].search(folded)
    if level and level.start() > 0:
        start, end = _strip(text, start, start + level.start())
    return (start, end) if end > start else None


def _strip(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(_EDGE))
    return start, max(start, start + len(inner.strip(_EDGE)))


def _is_skill(words: str) -> bool:
    folded = " ".join(fold(words).split())
    if len(folded) < 2 or folded in _noise() or not _LETTER.search(folded) or _NO_SKILL.search(folded):
        return False
    if is_address(words):
        return False
    if CJK.search(folded):
        return len(folded) <= _MAX_CJK + 6 and len(CJK.findall(folded)) <= _MAX_CJK and not _prose_zh().search(folded)
    return len(folded) <= _MAX_LATIN and len(folded.split()) <= _MAX_WORDS and _prose_en().isdisjoint(folded.split())


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words before a skill (several may follow each other), and words behind it."""
    lead, level = entry("skill_items", "lead"), entry("skill_items", "level")
    single = "".join(word for word in lead.zh if len(word) == 1)
    longer = any_of(word for word in lead.zh if len(word) > 1)
    before = rf"(?:(?:{longer}|[{single}](?=[\sa-z])|{whole(any_of(lead.en))})\s*)+"
    behind = rf"(?:[\s:：,]*(?:{any_of(level.zh)}|{whole(any_of(level.en))}|\d{{1,3}}\s?%))+\Z"
    return re.compile(before), re.compile(behind)


@cache
def _noise() -> frozenset[str]:
    return frozenset(fold(word) for id_ in ("noise", "level", "lead") for word in entry("skill_items", id_).aliases)


@cache
def _prose_zh() -> re.Pattern[str]:
    return re.compile(any_of(entry("skill_items", "prose").zh))


@cache
def _prose_en() -> frozenset[str]:
    return frozenset(entry("skill_items", "prose").en)
