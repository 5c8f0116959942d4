"""Is a short text a section heading, and of which kind? Made of the words of `headings.yaml` and nothing else."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from resumesift.extraction.matching import fold, most_alike
from resumesift.lexicon.load import Entry, load_entries
from resumesift.lexicon.table import any_of, entry
from resumesift.resume import SectionKind
from resumesift.scripts import CJK, IDEOGRAPH

_DECORATION = re.compile(
    r"^(?:[\W_]|第?[一二三四五六七八九十]{1,2}[、.,:\s]|\(?[一二三四五六七八九十\d]{1,2}[)、.]|\d{1,2}\s+|\d{1,2}(?:\.\d{1,2})+\s*|[IVX]{1,4}\.)+|[\W_]+$"
)
_ASIDE = re.compile(r"\([^()]*\)|[-–—:]\s*\d+\s*(?:\+\s*)?(?:years?|yrs?|年).*$", re.IGNORECASE)
_GLUE_ZH = re.compile(r"[\s/、&+·|,，:：\-—–]+")
_GLUE_EN = re.compile(r"[\s/&+·|,:\-—–]+")
_NUMBERED = re.compile(r"\s*(?:#\s*|(?i:no)\.\s*|[(])?(?:\d{1,2}|[一二三四五六七八九十])[).:]?$")
_NUMBER_ENDS = "一二三四五六七八九十).:"
_SCRIPTS = re.compile(rf"(?<=[{IDEOGRAPH}])[\s/|:：·]*(?=[A-Za-z])|(?<=[A-Za-z])[\s/|:：·]*(?=[{IDEOGRAPH}])")
_MAX_ZH, _MAX_EN = 14, 48
_LONGEST = 240
_WIDEST_PIECES = 7
_SHORTEST_SLIP = 6


@cache
def _words() -> tuple[dict[str, str], dict[str, str], tuple[str, ...]]:
    """Folded word → id for zh and en, and the ids in order of precedence."""
    zh: dict[str, str] = {}
    en: dict[str, str] = {}
    entries = [found for found in load_entries("headings", Entry) if found.id != "empty"]
    for found in entries:
        for word in found.zh:
            zh.setdefault(fold(word), found.id)
        for phrase in found.en:
            en.setdefault(_GLUE_EN.sub(" ", phrase.lower()).strip() or phrase, found.id)
    return zh, en, tuple(found.id for found in entries)


@cache
def _empty() -> frozenset[str]:
    """Last words that say nothing about what stands before them."""
    return frozenset(map(fold, entry("headings", "empty").aliases))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    zh, en, _ = _words()
    return re.compile(any_of(zh)), re.compile(any_of(f"{phrase} " for phrase in en))


def _tile(text: str, pattern: re.Pattern[str], ids: dict[str, str]) -> list[str] | None:
    """The ids of the words that `text` is made of, longest word first; None where something is left over."""
    found, at = [], 0
    while at < len(text):
        match = pattern.match(text, at)
        if not match:
            return None
        found.append(ids[match[0].strip()])
        at = match.end()
    return found


def heading_kind(text: str) -> SectionKind | None:
    """The kind of section that `text` is the heading of, or None.

    `text` is one cell of a line. Numbers, bullets, brackets and a statement of years around it do not matter; a number
    behind it does not where it counts posts ("Employment 2", 工作经历三), while "Project 2" is the label of a part.
    """
    may_be_numbered = len(text) <= _MAX_EN and (text[-1:].isdigit() or text[-1:] in _NUMBER_ENDS)
    numbered = _NUMBERED.search(text) if may_be_numbered else None
    if numbered and _kind(_ids(text[: numbered.start()])) == "work":
        return "work"
    return _kind(_ids(text))


def loose_heading_kind(text: str) -> SectionKind | None:
    """The kind that the last words of `text` name ("Clinical and Administrative Experience"), or None.

    Only for lines that stand like a heading: in running text the last words say nothing.
    """
    if len(text) > _LONGEST:
        return None
    text = _DECORATION.sub("", _ASIDE.sub("", text)).strip()
    if CJK.search(text):
        plain = _GLUE_ZH.sub("", fold(text))
        tails = [plain[at:] for at in range(1, len(plain) - 1)]
    else:
        words = text.split()
        tails = [" ".join(words[at:]) for at in range(1, len(words))]
    return next((kind for tail in tails if fold(tail) not in _empty() and (kind := heading_kind(tail))), None)


def names_certificates(text: str) -> bool:
    """Does a heading name certificates, alone or beside something else?"""
    return "certificate" in _ids(text)


def misspelt_heading_kind(text: str) -> SectionKind | None:
    """The kind that `text` would name if each of its longer words were written right ("WORK EXPEREINCE"), or None.

    Only for lines that stand like a heading.
    """
    words = fold(text).split() if text.isascii() and len(text) <= _MAX_EN else []
    meant = [(most_alike(word, _vocabulary()) or word) if len(word) >= _SHORTEST_SLIP else word for word in words]
    return heading_kind(" ".join(meant)) if meant != words else None


@cache
def _vocabulary() -> frozenset[str]:
    """The longer English words of headings."""
    return frozenset(word for phrase in _words()[1] for word in phrase.split() if len(word) >= _SHORTEST_SLIP)


def is_mixed(text: str) -> bool:
    """Does a heading of work or internships also name projects or activities, so that not each entry is a post?"""
    return bool({"project", "club", "award", "publication", "education", "other"} & set(_ids(text)))


@lru_cache(maxsize=4096)
def _ids(text: str) -> list[str]:
    """The ids of all words that a heading is made of; empty where something else stands in it."""
    if len(text) > _LONGEST:
        return []
    text = _ASIDE.sub("", text.replace("（", "(").replace("）", ")"))
    text = _DECORATION.sub("", text).strip()
    if not text or len(text) > _MAX_EN or any(char.isdigit() for char in text):
        return []
    parts = [text] if text.isascii() else _SCRIPTS.split(text)
    ids: list[str] = []
    for part in parts:
        tiled = _ids_of(part)
        if tiled is None and len(parts) == 2 and not CJK.search(part) and part.isupper() and len(part.split()) <= 4:
            continue  # "经历 / WHAT I DID": the Chinese words say it
        if tiled is None:
            return []
        ids += tiled
    return ids


def _ids_of(part: str) -> list[str] | None:
    zh, en, _ = _words()
    zh_pattern, en_pattern = _patterns()
    if CJK.search(part):
        plain = _GLUE_ZH.sub("", fold(part))
        return _tile(plain, zh_pattern, zh) if len(plain) <= _MAX_ZH else None
    plain = _GLUE_EN.sub(" ", part.lower().replace("’", "'")).strip()
    return _tile(f"{plain} ", en_pattern, en) or (_ids_of_letters(plain) if part.isupper() else None)


def _ids_of_letters(plain: str) -> list[str] | None:
    """The ids of capitals set so wide apart that they were read as pieces: "E DUC AT I ON"."""
    pieces = plain.split()
    letters = "".join(pieces)
    if len(pieces) < 3 or len(letters) > _WIDEST_PIECES * len(pieces):
        return None
    return _tile(letters, _letters_pattern(), _letters())


@cache
def _letters() -> dict[str, str]:
    return {phrase.replace(" ", ""): id_ for phrase, id_ in _words()[1].items() if len(phrase) > 2}


@cache
def _letters_pattern() -> re.Pattern[str]:
    return re.compile(any_of(_letters()))


def _kind(ids: list[str]) -> SectionKind | None:
    for candidate in _words()[2]:
        if candidate in ids:
            if candidate == "experience":
                return "work"
            if candidate == "club" and "certificate" in ids:
                return "certificate"  # "Certifications & Affiliations"
            return None if candidate == "filler" else candidate  # type: ignore[return-value]
    return None
