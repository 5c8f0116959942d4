"""Posts told in a sentence: "I have worked with M/S X as a Foreman from … to …", "2010年起，在某公司担任维修工"."""

from __future__ import annotations

import re
from collections.abc import Callable

from resumesift.extraction.chunks import trim
from resumesift.extraction.draft import Span
from resumesift.extraction.parts import Part
from resumesift.extraction.readings import Reading
from resumesift.extraction.titles import company_cue, title_cue

_STOP_EN = (
    r"(?=\s*(?:[,;.]\s|[,;.]$|\s(?:as|from|since|at|in|for|where|till|until|during|and then)\b|[\d(“\"]|\s[-–—]\s|$))"
)
_TITLE = (
    re.compile(
        r"\b(?:as|post of|position of|role of|designation of)\s+(?:an?\s+|the\s+)?[“\"']?"
        r"((?!an?\s)(?:[^,.;“”\"\d]|(?<=\b\w\w)\.\s){3,60}?)[”\"']?" + _STOP_EN,
        re.IGNORECASE,
    ),
    re.compile(r"(?:历任|先后(?:担任|任)|曾任)\s*([^,，。；;:：\d]{2,60}?)(?=[,，。；;:：(（]|负责|$)"),
    re.compile(
        r"(?:担任|任职|出任|升任|任|从事|做|当)(?:了|过)?\s*([^,，。、；;:：\d]{2,18}?)(?:一职|职务|岗位|工作)?"
        r"(?=[,，。、；;:：(（]|主要|负责|期间|$)"
    ),
)
_COMPANY = (
    re.compile(
        r"\b(?:with|in|at|for|of|by|joined)\s+((?:M/[Ss]\.?\s*)?[A-Z][\w&.'’()/-]*"
        r"(?:\s+(?:[A-Z&(][\w&.'’()/-]*|of|and|the|for|de|al|bin))*)"
    ),
    re.compile(
        r"(?:就职于|任职于|供职于|受雇于|入职|加入|服务于|在|于|至|到)\s*([^,，。；;:：在\d]{2,28}?)"
        r"(?=\s*(?:担任|任职|出任|任|从事|做|当|工作|上班|负责|实习|[,，。；;:：]|$))"
    ),
)
_EXPLICIT_ZH = re.compile(
    r"(?:^|[\s,，:：。])(?:在|就职于|任职于|供职于|受雇于)\s*[^,，。；]{2,28}?\s*[,，]?\s*(?:担任|任职|出任|历任|先后|任|从事|做|当)"
)
_CLAUSE = re.compile(r"[,，:：;；。]|\s{2,}|\t")


def says_as(text: str) -> bool:
    """Does a sentence say outright "as a …" with a title behind it, or 在…担任…?"""
    titles = (match[1].strip() for match in _TITLE[0].finditer(text))
    return bool(_EXPLICIT_ZH.search(text)) or any(title_cue(title) >= 0.6 for title in titles)


def read_sentence(text: str, span: Span, row: int) -> Reading | None:
    """Company and title of the sentence at `span` of `text`, its dates included; None where it names no title."""
    title = _first(_TITLE, text, span, title_cue)
    company = _first(_COMPANY, text, span, company_cue)
    if title and title_cue(text[slice(*title)]) < 0.3 and not (company and title[0] > company[1]):
        title = None
    for clause in _clauses(text, span):
        words = text[slice(*clause)]
        if title is None and len(words) <= 40 and title_cue(words) >= 0.6:
            title = clause
        if company is None and len(words) <= 60 and company_cue(words) >= 0.5:
            company = clause
    if company and title and company[0] <= title[0] < company[1]:
        company = None
    if not title:
        return None
    parts = [_part(text, company, row, company_cue), _part(text, title, row, title_cue)]
    return Reading(parts[0], parts[1], sum(part.cue for part in parts if part) - 0.3 * parts.count(None))


def _part(text: str, found: Span | None, row: int, cue: Callable[[str], float]) -> Part | None:
    if found is None:
        return None
    words = text[slice(*found)]
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
