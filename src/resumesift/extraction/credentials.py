"""What a person holds: licences and certificates, also where a heading of education or training stands above them."""

from __future__ import annotations

import re
from functools import cache

from resumesift.extraction.draft import Section, Span
from resumesift.extraction.headings import names_certificates
from resumesift.extraction.matching import fold
from resumesift.lexicon.concepts import LICENCE
from resumesift.lexicon.table import entry, words_pattern
from resumesift.resume import SectionKind

_STUDIED: frozenset[SectionKind] = frozenset({"education", "course", "award", "certificate"})
_END = re.compile(r"[\n、，,;；。|｜•●]")
_LONGEST = 60


def is_held(text: str, span: Span, concept: str, section: Section | None) -> bool:
    """Is it a licence, or a skill in the item of a certificate, under a heading whose skills are else only studied?"""
    if section is None or section.kind not in _STUDIED:
        return False
    return concept.startswith(LICENCE) or proves(_item(text, span))


def stands_as_certificate(text: str, span: Span, concept: str, section: Section | None) -> bool:
    """Is it held, under a heading that names certificates beside something else ("Education & Certifications")?"""
    if section is None or section.heading is None or not names_certificates(text[slice(*section.heading)]):
        return False
    return concept.startswith(LICENCE) or proves(_item(text, span))


def proves(item: str) -> bool:
    """Does an item of a list, or a cell with its label, name something that is held, and no course for it?"""
    words, held = _held()
    found = {match.group() for match in words.finditer(fold(item))}
    return bool(found) and found <= held


def _item(text: str, span: Span) -> str:
    """The words around `span` up to the end of the item, with the cell before its own: that may be the label."""
    line = text[max(text.rfind("\n", 0, span[0]) + 1, span[0] - _LONGEST) : span[0]]
    *others, own = line.split("\t")
    label = others[-1] if others else ""
    before = _END.split(own)[-1]
    after = _END.split(text[span[1] : span[1] + _LONGEST].partition("\t")[0])[0]
    return f"{label}\t{before}{text[slice(*span)]}{after}"


@cache
def _held() -> tuple[re.Pattern[str], frozenset[str]]:
    held, none = entry("credentials", "held"), entry("credentials", "none")
    zh = [fold(word) for word in (*held.zh, *none.zh)]
    en = [fold(word) for word in (*held.en, *none.en)]
    return re.compile(words_pattern(zh, en)), frozenset(map(fold, held.aliases))
