"""What a title may stand for whose head the lexicon does not know: `lexicon/unknown_titles.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from resumesift.extraction.heads import BRACKET, PREPOSITION
from resumesift.extraction.matching import fold
from resumesift.extraction.titles import department_cue, opens_duty
from resumesift.lexicon.load import Entry, load_entries
from resumesift.resume import SeniorityLevel
from resumesift.scripts import CJK

ANY = SeniorityLevel.ASSISTANT, SeniorityLevel.CHIEF
"""Nobody knows: the title may stand for any level."""

ORDINARY = SeniorityLevel.SPECIALIST, SeniorityLevel.MANAGER
"""Somebody who does the work, perhaps with some people, and is not at the head of a business."""

_NO_TITLE = re.compile(r"[,，。;；:：!！?？+=%@]|\d{3}|.{15}")
_LATIN_WORD = re.compile(r"[^\W\d_]+")
_SEGMENT_END = re.compile(r"[,;:|/–—]|\s-\s")


class UnknownTitleWord(Entry):
    """Words that tell something of a title without a known head; `*` stands for the rest of a word."""

    kind: Literal["leads", "craft", "thing"]


@cache
def unknown_title_words() -> tuple[UnknownTitleWord, ...]:
    """The entries of `unknown_titles.yaml`."""
    return load_entries("unknown_titles", UnknownTitleWord)


def may_lead(title: str) -> bool:
    """Is there a word of leading in the title, in whatever language: "Leiter Onlinehandel", 电商一号位?"""
    chinese, latin = _leads()
    bare = BRACKET.sub("", fold(title)).strip()
    return bool(chinese.search(bare) or latin.search(_phrase(bare)))


def names_craft(title: str) -> bool:
    """Does the title end as English words for somebody who does the work: "Piano Accompanist"?"""
    craft, thing = (_latin(_words(kind)) for kind in ("craft", "thing"))
    phrase = _SEGMENT_END.split(_phrase(BRACKET.sub("", fold(title)).strip()), maxsplit=1)[0]
    last = _LATIN_WORD.findall(phrase)[-1:]
    return bool(last and craft.fullmatch(last[0]) and not thing.fullmatch(last[0]))


def unknown_level(title: str) -> tuple[SeniorityLevel, SeniorityLevel]:
    """The range of levels of a title without a known head.

    Any, where it has a word of leading, is in a language or script that the lexicon does not know, or is no title
    (a sentence, the name of a department); that of ordinary work, where it is Chinese or names a craft.
    """
    if may_lead(title) or opens_duty(title) or department_cue(title) > 0.5 or _is_foreign(title):
        return ANY
    if CJK.search(title):
        return ANY if _NO_TITLE.search(title) else ORDINARY
    return ORDINARY if names_craft(title) else ANY


def _phrase(text: str) -> str:
    """Without what hangs on a preposition: another person's title may stand there."""
    return PREPOSITION.split(text, maxsplit=1)[0]


def _is_foreign(title: str) -> bool:
    return any(char.isalpha() and not char.isascii() and not CJK.match(char) for char in title)


def _words(kind: str) -> list[str]:
    return [fold(word) for entry in unknown_title_words() if entry.kind == kind for word in entry.en]


@cache
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    chinese = [fold(word) for entry in unknown_title_words() if entry.kind == "leads" for word in entry.zh]
    inside = [re.escape(word) for word in chinese if "*" not in word]
    ends = [re.escape(word.removeprefix("*")) for word in chinese if "*" in word]
    return re.compile(f"{'|'.join(inside)}|(?:{'|'.join(ends)})$"), _latin(_words("leads"))


def _latin(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, whole but for what `*` stands for."""
    patterns = [re.escape(word).replace(r"\*", r"[^\W\d_]*") for word in words]
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(patterns)})(?![^\W\d_])")
