"""Posts told in a sentence: "I have worked with M/S X as a Foreman from … to …", "2010年起，在某公司担任维修工".

The words are `lexicon/tenure.yaml`; what stands here is where the names stand, seen from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from resumesift.extraction.chunks import Chunk, trim
from resumesift.extraction.cues import has_cue
from resumesift.extraction.draft import Span
from resumesift.extraction.matching import fold
from resumesift.extraction.parts import Part, words_zh
from resumesift.extraction.readings import Reading
from resumesift.extraction.splits import split
from resumesift.extraction.titles import company_cue, title_cue
from resumesift.lexicon.table import any_of, entry
from resumesift.scripts import CJK

_STOP_EN = (
    r"(?=\s*(?:[,;.]\s|[,;.]$|\s(?:as|from|since|at|in|for|with|where|till|until|during|and then)\b"
    r"|[\d(“\"]|\s[-–—]\s|$))"
)
_CLAUSE = re.compile(r"[,，:：;；。]|\s{2,}|\t")
_FULL_STOP = re.compile(r"[A-Za-z][a-z]{3,}(?<!\bCorp)(?<!\bDept)(?<!\bUniv)\.$")
_PAUSE = r"[,，。；;:：]"
_DATE = re.compile(r"[\d\s年月日.至今到—–~/-]*")
_SURE_TITLE, _LIKELY, _SURE_COMPANY = 0.6, 0.3, 0.5


def _en(id_: str) -> str:
    return any_of(fold(word) for word in entry("tenure", id_).en)


def _no_name() -> str:
    return f"(?!{words_zh('name')})"


@cache
def _titles() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            rf"\b{_en('title')}\s+(?:an?\s+|the\s+)?[“\"']?"
            r"((?!an?\s)(?:[^,.;“”\"\d]|(?<=\b\w\w)\.\s){3,60}?)[”\"']?" + _STOP_EN,
            re.IGNORECASE,
        ),
        re.compile(
            rf"{_no_name()}{words_zh('titles')}\s*([^,，。；;:：\d]{{2,60}}?)(?={words_zh('office')}?(?:[,，。；;:：(（]|{words_zh('then')}|$))"
        ),
        re.compile(
            rf"{_no_name()}{words_zh('title')}(?:了|过)?\s*([^,，。；;:：\d]{{2,24}}?){words_zh('office')}?(?=[,，。；;:：(（]|{words_zh('then')}|$)"
        ),
    )


@cache
def _companies() -> tuple[re.Pattern[str], ...]:
    verb = words_zh("title", "titles")
    return (
        re.compile(
            rf"\b{_en('employer')}\s+(?:the\s+)?((?:M/[Ss]\.?\s*)?[A-Z][\w&.'’()/-]*"
            r"(?:\s+(?:[A-Z&(][\w&.'’()/-]*|(?:of|and|the|for|de|al|bin)(?=\s(?:[A-Z]|the\b))))*)"
        ),
        re.compile(
            rf"{_no_name()}{words_zh('employer')}\s*(?!今)([^,，。；;:：在\d]{{2,28}}?)"
            rf"(?=\s*(?:{verb}|负责|{words_zh('worked')}(?:{_PAUSE}|\s|及|和|{verb}|$)|{_PAUSE}|$))"
        ),
    )


@cache
def _outright() -> re.Pattern[str]:
    after_date = r"(?<=[\d年月日今底初])(?:期间|间)?[\s,，:：)]*"
    told = _said_outright()
    return re.compile(rf"(?:^|[\s,，:：。]|{after_date}){told}|{after_date}{_verb()}")


def _verb() -> str:
    return _no_name() + words_zh("title", "titles")


def _said_outright() -> str:
    return rf"{words_zh('outright')}\s*[^,，。；]{{2,28}}?\s*[,，]?\s*(?:先后|{_verb()})"


@cache
def _next() -> re.Pattern[str]:
    verbs = {fold(word) for id_ in ("title", "titles") for word in entry("tenure", id_).zh}
    long, short = any_of(v for v in verbs if len(v) > 1), any_of(v for v in verbs if len(v) == 1)
    shortly = rf"{_no_name()}(?P<short>{short})(?P<rest>[^\s,，。；;]{{0,24}})"
    return re.compile(rf"(?:期间|间)?[\s,，:：)）]*(?:{_said_outright()}|{long}|{shortly})")


def says_as(text: str) -> bool:
    """Does a sentence say outright "as a …" with a title behind it, or 在…担任…?"""
    titles = (match[1].strip() for match in _titles()[0].finditer(text))
    return bool(_outright().search(text)) or any(title_cue(title) >= _SURE_TITLE for title in titles)


def says_next(text: str, at: int) -> bool:
    """Does the sentence go on from `at`, the end of its dates, with a verb: 任…, 在…担任…, 先后担任…?

    A verb of one character may be the first of a name (当代集团, 任子行网络): behind it stands a title.
    """
    match = _next().match(text, at)
    return match is not None and (match["short"] is None or title_cue(match["rest"]) >= _SURE_TITLE)


def read_sentence(text: str, span: Span, row: int) -> Reading | None:
    """Company and title of the sentence at `span` of `text`, its dates included; None where it names no title."""
    title = _first(_titles(), text, span, title_cue)
    company = _first(_companies(), text, span, company_cue)
    both = _in_one(text, title, row) if title and (company is None or title[0] <= company[0] < title[1]) else None
    if both:
        return both
    if title and title_cue(text[slice(*title)]) < _LIKELY and not (company and title[0] > company[1]):
        title = None
    for clause in _clauses(text, span):
        words = text[slice(*clause)]
        if title is None and company is None and CJK.search(words):
            both = _in_one(text, (clause[0] + _DATE.match(words).end(), clause[1]), row)  # type: ignore[union-attr]
            if both:
                return both
        if title is None and len(words) <= 40 and title_cue(words) >= _SURE_TITLE:
            title = clause
        if company is None and len(words) <= 60 and company_cue(words) >= _SURE_COMPANY:
            company = clause
    if company and title and company[0] <= title[0] < company[1]:
        company = None
    if not title:
        return _employer_alone(text, span, company, row)
    parts = [_part(text, company, row, company_cue), _part(text, title, row, title_cue)]
    return Reading(parts[0], parts[1], sum(part.cue for part in parts if part) - 0.3 * parts.count(None))


def _employer_alone(text: str, span: Span, company: Span | None, row: int) -> Reading | None:
    """A sentence that says outright, right behind its date, where somebody worked, and not as what."""
    if company is None or not _at_work().search(text, *span):
        return None
    name = text[slice(*company)]
    if company_cue(name) < _SURE_COMPANY or has_cue("institution.school", name):
        return None
    part = _part(text, company, row, company_cue)
    return Reading(part, None, part.cue if part else 0.0)


@cache
def _at_work() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\d年月日今底初])[\s,，:：)]*{words_zh('outright')}")


def _in_one(text: str, title: Span, row: int) -> Reading | None:
    """Behind the one verb of 任某公司会计 stand employer and title."""
    chunk = Chunk(text[slice(*title)], title, row, "W0")
    pairs = [pair for pair in split(chunk, row) if pair[0].span < pair[1].span and pair[0].cue >= _SURE_COMPANY]
    best = max(pairs, key=lambda pair: pair[0].cue + pair[1].cue - pair[2], default=None)
    if best is None or best[1].cue < _SURE_TITLE:
        return None
    parts = [_part(text, best[0].span, row, company_cue), _part(text, best[1].span, row, title_cue)]
    return Reading(parts[0], parts[1], sum(part.cue for part in parts if part))


def _part(text: str, found: Span | None, row: int, cue: Callable[[str], float]) -> Part | None:
    if found is None:
        return None
    words = text[slice(*found)]
    if _FULL_STOP.search(words):
        words, found = words[:-1], (found[0], found[1] - 1)
    return Part(words, found, row, "prose", 0.9 if cue(words) >= 0.3 else 0.5)


def _first(patterns: tuple[re.Pattern[str], ...], text: str, span: Span, cue: Callable[[str], float]) -> Span | None:
    """The match whose words look most like what is sought."""
    found = [trim(text, match.span(1)) for pattern in patterns for match in pattern.finditer(text, *span)]
    found = [match for match in found if match[0] < match[1]]
    return max(found, key=lambda match: cue(text[slice(*match)]), default=None)


def _clauses(text: str, span: Span) -> list[Span]:
    at, found = span[0], []
    for match in _CLAUSE.finditer(text, *span):
        found.append(trim(text, (at, match.start())))
        at = match.end()
    found.append(trim(text, (at, span[1])))
    return [clause for clause in found if clause[0] < clause[1]]
