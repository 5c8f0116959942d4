"""A chunk in the place of a field: how much its words look like a company or a title there."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from resumesift.extraction.chunks import Chunk
from resumesift.extraction.cues import is_address, is_cue, is_place, starts_within
from resumesift.extraction.draft import Span
from resumesift.extraction.matching import fold
from resumesift.extraction.titles import company_cue, department_cue, opens_duty, title_cue
from resumesift.lexicon.table import any_of, entry
from resumesift.scripts import IDEOGRAPH

SURE = 0.6
"""A cue from here on leaves little doubt."""

_CHINESE = re.compile(rf"[{IDEOGRAPH}()（）]{{2,}}")
_LATIN = re.compile(r"[A-Za-z][\w.,&'’ -]{2,}")
_ASIDE = re.compile(r"\([^()]{2,30}\)\s*,\s*")
_NO_NAME = re.compile(r":\s?\S|[a-z]{4,}(?<!\bcorp)(?<!\bdept)(?<!\buniv)\.$", re.IGNORECASE)
"""A field with its value, or the end of a sentence."""
_BEFORE_PLACE = re.compile(r"\s*,\s*|\s+[-–—]\s+")
_CODE = re.compile(r"[A-Z]{1,4}-?\d+(?:[-/]\d+)*")
"""A grade or a number ("GS-0810-12") is no name."""
_LONGEST_NAME = 60
_UNKNOWN, _LABELLED, _NEVER, _NO_OTHER = 0.12, 1.3, -0.2, 0.7


class Part(NamedTuple):
    """A chunk, or a part of one, in the place of a field. `cue` says how much its words look like that field."""

    text: str
    span: Span
    row: int
    slot: str
    cue: float


def company_part(chunk: Chunk, row: int) -> Part | None:
    """The chunk as the company of the post whose date stands on `row`; None where it cannot be one."""
    if chunk.label == "title" or (chunk.label is None and len(chunk.text) > _LONGEST_NAME):
        return None
    return part_of(chunk, chunk.span, row, "company", chunk.label)


def title_part(chunk: Chunk, row: int) -> Part | None:
    """The chunk as the title of the post whose date stands on `row`; None where it cannot be one."""
    if chunk.label == "company" or (chunk.label is None and len(chunk.text) > _LONGEST_NAME):
        return None
    return part_of(chunk, chunk.span, row, "title", chunk.label)


def part_of(chunk: Chunk, span: Span, row: int, field: str, label: str | None = None, side: str = "") -> Part:
    """`span` of a chunk in the place of `field` ("就职于某公司" is the company 某公司, "担任店长" the title 店长).

    `side` tells the first (`a`) from the last (`b`) of two parts of one chunk.
    """
    at, end = span[0] - chunk.span[0], span[1] - chunk.span[0]
    at += _behind_verb(chunk.text[at:end], field)
    end -= len(chunk.text[at:end]) - len(chunk.text[at:end].rstrip("。"))
    start, text = chunk.span[0] + at, chunk.text[at:end]
    if field == "company":
        text = _without_place(text)
    cue = _company_cue(text, label) if field == "company" else _title_cue(text, label)
    return Part(text, (start, start + len(text)), chunk.row, _slot(chunk, row, side), cue)


def _without_place(text: str) -> str:
    """A company's name without the place behind it: "Quarry Steel Ltd - Toronto, ON"."""
    cuts = () if is_place(text) else _BEFORE_PLACE.finditer(text)
    places = (match.start() for match in cuts if match.start() > 2 and is_place(text[match.end() :]))
    return text[: next(places, len(text))]


def words_zh(*ids: str) -> str:
    """A pattern for the Chinese words of some entries of `tenure.yaml`."""
    return any_of(fold(word) for id_ in ids for word in entry("tenure", id_).zh)


@cache
def _verbs() -> dict[str, re.Pattern[str]]:
    name, title = rf"(?!{words_zh('name')})", words_zh("title", "titles")
    return {
        "company": re.compile(rf"{name}(?:{words_zh('employer')}|{title})\s*(?=[{IDEOGRAPH}]{{3}})"),
        "title": re.compile(rf"{name}{title}\s*(?=[{IDEOGRAPH}]{{2}})"),
    }


def _behind_verb(text: str, field: str) -> int:
    """Where the name begins behind a verb such as 就职于 or 担任: a short verb must leave a name that is sure."""
    aside = _ASIDE.match(text) if field == "company" else None
    match = aside or _verbs()[field].match(text)
    if match is None:
        return 0
    rest = text[match.end() :].rstrip("。")
    if aside or len(match[0].strip()) > 1:
        return match.end()
    # A short verb may be the first character of a name (当代集团, 任子行网络): a place behind it says that it is none.
    if field == "company":
        return match.end() if any(is_place(rest[:length]) for length in (2, 3)) else 0
    return match.end() if title_cue(rest) >= SURE else 0


def _slot(chunk: Chunk, row: int, part: str = "") -> str:
    if chunk.label:
        return f"{'-' if chunk.row < row else '+'}{chunk.label}"
    return f"{chunk.row - row:+d}{chunk.slot}{part}"


@lru_cache(maxsize=4096)  # a chunk may stand near several dates
def _company_cue(text: str, label: str | None = None) -> float:
    if label == "company":
        return _LABELLED
    if is_place(text) or is_address(text) or _CODE.fullmatch(text):
        return _NEVER
    if opens_duty(text) and any(word[0].islower() or not word.isascii() for word in text.split()):
        return _NEVER  # "Helping Hearts Homecare" is a name
    if is_cue("kind.self_employed", text) or is_cue("placeholder.company", text):
        return _NO_OTHER
    cue = max(company_cue(text), _with_team(text), *(company_cue(part) for part in _scripts(text)))
    if cue < SURE and (_NO_NAME.search(text) or not (text[:1].isupper() or _CHINESE.search(text))):
        return _NEVER
    doubt = (0.6 * title_cue(text) + 0.35 * department_cue(text)) * (cue < SURE)
    return max(_UNKNOWN if len(text) > 1 else 0.0, cue) - doubt


def _scripts(text: str) -> list[str]:
    """The Chinese and the Latin part of a name printed in both: "贝壳电子 Bekee Electronics"."""
    chinese = " ".join(_CHINESE.findall(text))
    latin = " ".join(_LATIN.findall(text))
    return [chinese, latin] if chinese and latin else []


def _with_team(text: str) -> float:
    """ "Company, team": the name before the comma speaks for the whole."""
    name, comma, rest = text.replace("，", ",").partition(",")
    return 0.95 * company_cue(name) if comma and department_cue(rest.strip()) >= 0.5 else 0.0


@lru_cache(maxsize=4096)
def _title_cue(text: str, label: str | None = None) -> float:
    if label == "title":
        return _LABELLED
    if starts_within(text):
        return _NEVER
    doubt = 0.6 * max(0.0, company_cue(text) - 0.35) * (title_cue(text) < SURE)
    return max(0.05, title_cue(text)) - doubt - 0.3 * department_cue(text)
