"""How much a short text looks like a job title, a department or an employer: cues from 0 to 1.

The words are `lexicon/titles.yaml`, `title_context.yaml` and `companies.yaml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from resumesift.extraction.heads import (
    BRACKET,
    PREPOSITION,
    WORD,
    Endings,
    LatinEndings,
    TitleHead,
    any_word,
    context_pattern,
    context_words,
    title_groups,
    title_head,
    title_words,
)
from resumesift.extraction.matching import fold
from resumesift.lexicon.load import Entry, load_entries
from resumesift.scripts import CJK


class CompanyWord(Entry):
    """Words that name an employer or a part of one."""

    kind: Literal["legal", "part", "institution", "trade", "known", "department", "seat", "place"]


_SENTENCE = re.compile(r"[。；！？;!?…]|[:：].|[%％¥$@]|\d{4}\s*[.年/-]")
_LONGEST_ZH, _LONGEST_EN = 26, 12
_LONGEST = 240
_COUNTED = re.compile(r"(?:^|[,;:(]\s*|\b(?:of|with)\s)\d[\d,.]*\+?\s*$")
"""What stands before a head that counts people: "a vendor with 700 staff", no title."""


@cache
def company_words() -> tuple[CompanyWord, ...]:
    """The entries of `companies.yaml`."""
    return load_entries("companies", CompanyWord)


class _Sentences:
    """What tells that a text is no title: the opening of a duty, a finite verb, a person's name."""

    def __init__(self) -> None:
        duties = [entry for entry in context_words() if entry.kind == "duty"]
        surnames, address = (
            any_word(word for entry in context_words() if entry.kind == kind for word in entry.zh)
            for kind in ("surname", "address")
        )
        self.duty_zh = re.compile(any_word(word for entry in duties for word in entry.zh))
        self.duty_en = re.compile(any_word(word for entry in duties for word in entry.en) + r"(?!\w)")
        self.finite = re.compile(context_pattern("finite"))
        self.person = re.compile(f"{surnames}{address}$")


@cache
def _sentences() -> _Sentences:
    return _Sentences()


@lru_cache(maxsize=4096)
def opens_duty(text: str) -> bool:
    """Does the text begin as a sentence about duties does: 负责…, "Responsible for …", "Managed a …"?"""
    folded = fold(text).lstrip(" \t·•●-–—*>")
    if _sentences().duty_zh.match(folded):
        head = title_head(folded)
        return not (head and not head.before)
    return bool(_sentences().duty_en.match(folded))


@lru_cache(maxsize=4096)
def title_cue(text: str) -> float:
    """How much a chunk of a line looks like a job title, from 0 (no title) to 1 (運營總監, "Head of Growth")."""
    text = text.strip()
    chinese = len(CJK.findall(text))
    words = len(WORD.findall(text))
    if not text or len(text) > _LONGEST or chinese > 2 * _LONGEST_ZH or words > 2 * _LONGEST_EN:
        return 0.0
    if _SENTENCE.search(BRACKET.sub("", text)):
        return 0.0
    folded = fold(text)
    if opens_duty(text) or (not chinese and _sentences().finite.search(folded)):
        return 0.05
    if _sentences().person.match(folded):
        return 0.25
    heads = [title_head(part) for group in title_groups(text) for part in group]
    if not any(heads):
        return 0.0
    cue = max(_head_cue(head) for head in heads if head) * (1.0 if all(heads) else 0.9)
    if chinese and not heads[-1] and not heads[0]:
        cue *= 0.8
    if _names_company(folded):
        cue *= 0.4
    return cue * _length_factor(chinese, words)


def _names_company(folded: str) -> bool:
    return bool(_company_tables().legal_inside.search(folded)) or any(
        token.strip(".,") in _company_tables().legal for token in folded.split() if token.isascii() and len(token) > 2
    )


def _head_cue(head: TitleHead) -> float:
    if head.entry.kind == "activity":
        return 0.5 if len(head.before) <= 8 else 0.4
    if _COUNTED.search(head.before):
        return 0.0
    if len(head.word) == 1:
        return 0.75 if head.before else 0.0
    return (0.85 if head.entry.kind == "area" else 1.0) * (1.0 if head.ends else 0.7)


def _length_factor(chinese: int, words: int) -> float:
    over = max(0.0, (chinese - 18) / _LONGEST_ZH, (words - 8) / _LONGEST_EN)
    return max(0.1, 1.0 - over)


def _latin_word(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(words)}(?!\w)")


class _CompanyTables:
    def __init__(self) -> None:
        def zh(*kinds: str) -> list[str]:
            return [w for e in company_words() if e.kind in kinds for w in e.zh]

        def en(*kinds: str) -> list[str]:
            return [w for e in company_words() if e.kind in kinds for w in e.en]

        self.ends = {kind: Endings(zh(kind)) for kind in ("institution", "trade", "known", "department")}
        self.ends["legal"] = Endings(zh("legal", "part"))
        heads = any_word(word for entry in title_words() if entry.leads for word in entry.zh)
        longer = (word for word in zh("legal") if len(word) > 2)
        self.legal_inside = re.compile(f"{any_word(longer)}|{any_word(zh('part'))}(?!{heads})")
        self.legal = frozenset(fold(w) for w in en("legal"))
        self.institution = LatinEndings(en("institution"))
        inside = [word for word in zh("institution") if len(word) > 1]
        self.institution_inside_zh = re.compile("(?<=..)" + any_word(inside))
        self.institution_inside = _latin_word(en("institution"))
        self.trade = LatinEndings(en("trade"))
        self.department = LatinEndings(en("department"))
        self.known_en = _latin_word(en("known"))
        self.known_zh = re.compile(any_word(zh("known")))
        self.place = re.compile(any_word(zh("place")) + "[省市]?")


@cache
def _company_tables() -> _CompanyTables:
    return _CompanyTables()


_PROPER = re.compile(
    r"^(?:the\s|m/s\.?\s)?[\"“'(]?[A-ZÀ-ÞŁŚŠŽ0-9][\w.'’&+!-]*[\"”),]*"
    r"(?:\s(?:(?:of|and|the|for|de|da|do|du|des|di|del|della|la|le|los|las|van|von|der|den|y|e|et|&|\+|–|-|/)\s)*"
    r"[\"“'(]?[A-ZÀ-ÞŁŚŠŽ0-9&][\w.'’&+!-]*[\"”),]*){0,8}$"
)
_TOWN = re.compile(r"[省市县区旗].{1,6}(?:[镇乡]|街道)$")
"""A town of a county: its administration is an employer."""
_LATIN_TOKEN = re.compile(r"[^\s,()（）]+")


@lru_cache(maxsize=4096)
def company_cue(text: str) -> float:
    """How much a chunk of a line looks like an employer's name, from 0 to 1 (a legal form says so)."""
    text = text.strip(" \t,，;；:：|｜·-–—")
    chinese = len(CJK.findall(text))
    if not text or chinese > 40 or len(text) > 110 or re.search(r"[。；！？;?@]|[:：].", text) or opens_duty(text):
        return 0.0
    cue = max(_chinese_company(text) if chinese else 0.0, _latin_company(text) if chinese < len(text) / 2 else 0.0)
    if cue < 0.95 and cue > 0 and any(_is_real_head(part) for group in title_groups(text) for part in group):
        cue *= 0.35
    return cue


def _is_real_head(part: str) -> bool:
    head = title_head(part)
    return head is not None and head.entry.kind != "activity" and head.ends and len(head.word) > 1


def _chinese_company(text: str) -> float:
    tables = _company_tables()
    folded = fold(text)
    core = BRACKET.sub("", folded).strip(" \t")
    first = re.split(r"[\s\t,，、/|｜·]", core, maxsplit=1)[0]
    for whole, factor in ((core, 1.0), (first, 0.9)):
        if len(whole) < 2:
            continue
        if tables.ends["legal"].of(whole):
            return factor if len(whole) > 3 else 0.3
        if found := tables.ends["institution"].of(whole):
            return (0.85 if found[1] > 0 else 0.45) * factor
    if tables.legal_inside.search(core) and not _is_real_head(core):
        return 0.8
    if tables.known_zh.match(core):
        return 0.8 if len(core) <= 14 else 0.5
    if len(core) <= 20 and tables.institution_inside_zh.search(core) and tables.ends["department"].of(core):
        return 0.7
    if _TOWN.search(core):
        return 0.5
    if len(core) > 14 or len(core) < 2:
        return 0.0
    place = tables.place.match(core)
    rest = core[place.end() :] if place else ""
    if (found := tables.ends["trade"].of(core)) and found[1] >= 2:
        return 0.7 if rest else 0.55
    return 0.4 if len(rest) >= 2 else 0.0


def _latin_company(text: str) -> float:
    tables = _company_tables()
    tokens = [token.strip(".,").casefold() for token in _LATIN_TOKEN.findall(text)]
    raw = [token.rstrip(",").casefold() for token in _LATIN_TOKEN.findall(text)]
    if len(tokens) > 16 or not tokens:
        return 0.0
    proper = bool(_PROPER.match(BRACKET.sub("", text).strip()))
    if any(t in tables.legal or r in tables.legal for t, r in zip(tokens[1:], raw[1:], strict=True)) or (
        tokens[0] == "m/s" and len(tokens) > 1
    ):
        return 1.0 if text[0].isupper() or proper else 0.6
    folded = fold(BRACKET.sub("", text)).strip(" ,.")
    if tables.known_en.search(folded) and len(tokens) <= 6:
        return 0.8
    first = folded.split(",", 1)[0]
    upper_words = sum(token[:1].isupper() for token in _LATIN_TOKEN.findall(text))
    if upper_words >= 2 and (tables.institution.of(folded) or tables.institution.of(first)):
        return 0.85
    if upper_words >= 2 and tables.institution_inside.search(folded) and proper:
        return 0.7
    if proper and (tables.trade.of(folded) or tables.trade.of(first)):
        return 0.55 if len(tokens) > 1 else 0.35
    return 0.35 if proper and len(tokens) <= 7 and any(c.isalpha() for c in text) else 0.0


@lru_cache(maxsize=4096)
def department_cue(text: str) -> float:
    """How much a chunk of a line looks like a part of an employer (运营部, "Marketing Department"), from 0 to 1."""
    text = text.strip(" \t,，:：()（）")
    chinese = len(CJK.findall(text))
    if not text or chinese > 18 or len(text.split()) > 8 or _SENTENCE.search(text) or opens_duty(text):
        return 0.0
    core = BRACKET.sub("", fold(text)).strip()
    tables = _company_tables()
    if chinese:
        found = tables.ends["department"].of(core)
        if found is None or tables.ends["legal"].of(core):
            return 0.0
        if tables.ends["institution"].of(core) or tables.legal_inside.search(core):
            return 0.4
        return (0.9 if len(found[0]) > 1 or core[-1] in "部组科课" else 0.6) if len(core) >= 2 else 0.2
    head = PREPOSITION.split(core, maxsplit=1)[0]
    if tables.department.of(core) or tables.department.of(head):
        return 0.9 if len(core.split()) > 1 else 0.4
    return 0.0
