"""Ways to read the lines around a date as a company and a title, scored by their words and their distance.

No direction is assumed: a title may stand above, beside or below its date. Where one résumé leaves a choice, the
layout that most of its posts share decides (`vote`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from resumesift.dates import DateSpan
from resumesift.extraction.cues import is_place, starts_within
from resumesift.extraction.draft import Span
from resumesift.extraction.rows import Chunk, Row, trim
from resumesift.extraction.titles import company_cue, department_cue, title_cue

WEAK = re.compile(
    r"\s*[,，]\s*|\s+[-–—‒]+\s+|\s*[–—]\s*|\s+(?:at|@|with|for)\s+|\s*@\s*|\s*:\s*|(?<=[\u3400-\u9fff)）])\s+|\s+(?=[\u3400-\u9fff])"
    r"|(?<=公司)(?=[\u3400-\u9fff])|(?<=集团)(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])-(?=[\u3400-\u9fff])"
    r"|(?:(?<=[院校厂局社馆])|(?<=酒店|饭店|超市|商场|银行|宾馆))(?=[\u3400-\u9fff]{2,8}$)"
    r"|(?<=有限公司\))(?=[\u3400-\u9fff])|\s+/\s+"
    r"|(?<=[局委站所科处办乡镇])(?=[\u3400-\u9fff]{2,8}(?:、|$))|\s*\((?=[^()]{2,14}\)$)"
)
"""Separators that may part two fields, or stand inside one."""

_CHINESE = re.compile(r"[\u3400-\u9fff()（）]{2,}")
_LATIN = re.compile(r"[A-Za-z][\w.,&'’ -]{2,}")
_VERB_OF_COMPANY = re.compile(
    r"(?:就职于|任职于|供职于|受雇于|服务于|工作于|入职|在)\s*(?=[\u3400-\u9fff]{3})|\([^()]{2,30}\)\s*,\s*"
)
_VERB_OF_TITLE = re.compile(r"(?:担任|出任|历任|从事)\s*(?=[\u3400-\u9fff]{2})")
_AT = re.compile(r"\s*@\s*|\s+at\s+", re.IGNORECASE)
_MAX_PARTS = 6
_MAX_NAME = 60
_DISTANCE = {0: 0.0, 1: 0.1, 2: 0.25, 3: 0.4}
_NO_COMPANY, _NO_TITLE = 0.3, 0.4
_UNKNOWN = 0.12
_PAIR_VOTE, _SLOT_VOTE = 0.6, 0.25
_LABELLED = 1.3
_SURE = 0.6
_VAGUE = 0.15
"""What stands behind a title ("Manager, Internal Audit") is a team as often as a company."""


@dataclass(frozen=True, slots=True)
class Part:
    """A chunk, or a part of one, in the place of a field. `cue` says how much its words look like that field."""

    text: str
    span: Span
    row: int
    slot: str
    cue: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a post's header; `score` holds the cues less the distances."""

    company: Part | None
    title: Part | None
    score: float

    @property
    def slots(self) -> tuple[str, str]:
        return (self.company.slot if self.company else "-", self.title.slot if self.title else "-")

    @property
    def cue(self) -> float:
        return (self.company.cue if self.company else 0.0) + (self.title.cue if self.title else 0.0)

    @property
    def spans(self) -> list[Span]:
        return [part.span for part in (self.company, self.title) if part]


@dataclass(slots=True)
class Anchor:
    """A date that may be a post's, with the ways to read its surroundings, best first."""

    date: DateSpan
    row: int
    readings: list[Reading]
    support: float = 0.0

    @property
    def best(self) -> Reading | None:
        return self.readings[0] if self.readings else None


def read(rows: list[Row], row: int, chunks: Iterable[Chunk]) -> list[Reading]:
    """All readings of the chunks around the date on `row`, best first."""
    usable = [chunk for chunk in chunks if chunk.label in (None, "company", "title") and len(chunk.text) <= 120]
    companies = [part for chunk in usable if (part := _company(chunk, row))]
    titles = [part for chunk in usable if (part := _title(chunk, row))]
    found = [Reading(None, title, _worth(title, row) - _NO_COMPANY) for title in titles]
    found += [Reading(company, None, _worth(company, row) - _NO_TITLE) for company in companies]
    for company in companies:
        for title in titles:
            if company.span != title.span:
                far = 0.1 * max(0, abs(company.row - title.row) - 1)
                found.append(Reading(company, title, _worth(company, row) + _worth(title, row) - far))
    titled = any(chunk.label == "title" for chunk in usable)
    for chunk in usable:
        if chunk.label is None or (chunk.label == "company" and not titled):
            found += _split(chunk, row)
    return sorted(found, key=lambda reading: -reading.score)[:60]


def _worth(part: Part, row: int) -> float:
    return part.cue - _DISTANCE.get(abs(part.row - row), 0.5)


def _slot(chunk: Chunk, row: int, part: str = "") -> str:
    if chunk.label:
        return f"{'-' if chunk.row < row else '+'}{chunk.label}"
    return f"{chunk.row - row:+d}{chunk.slot}{part}"


def _company(chunk: Chunk, row: int) -> Part | None:
    if chunk.label == "title" or (chunk.label is None and len(chunk.text) > _MAX_NAME):
        return None
    text, span = _without_verb(chunk, _VERB_OF_COMPANY)
    return Part(text, span, chunk.row, _slot(chunk, row), _company_cue(text, chunk.label))


def _title(chunk: Chunk, row: int) -> Part | None:
    if chunk.label == "company" or (chunk.label is None and len(chunk.text) > _MAX_NAME):
        return None
    text, span = _without_verb(chunk, _VERB_OF_TITLE)
    return Part(text, span, chunk.row, _slot(chunk, row), _title_cue(text, chunk.label))


def _without_verb(chunk: Chunk, verb: re.Pattern[str]) -> tuple[str, Span]:
    """"就职于某公司" is the company 某公司, "担任店长" the title 店长."""
    match = verb.match(chunk.text)
    return (chunk.text[match.end() :], (chunk.span[0] + match.end(), chunk.span[1])) if match else (chunk.text, chunk.span)


def _company_cue(text: str, label: str | None = None) -> float:
    if label == "company":
        return _LABELLED
    if is_place(text):
        return -0.2
    cue = max(company_cue(text), _with_team(text), *(company_cue(part) for part in _scripts(text)))
    if cue < 0.6 and not text[:1].isupper() and not _CHINESE.search(text):
        return -0.2
    doubt = (0.6 * title_cue(text) + 0.35 * department_cue(text)) * (cue < 0.6)
    return max(_UNKNOWN if len(text) > 1 else 0.0, cue) - doubt


def _scripts(text: str) -> list[str]:
    """The Chinese and the Latin part of a name printed in both: "贝壳电子 Bekee Electronics"."""
    chinese = " ".join(_CHINESE.findall(text))
    latin = " ".join(_LATIN.findall(text))
    return [chinese, latin] if chinese and latin else []


def _with_team(text: str) -> float:
    """"Company, team": the name before the comma speaks for the whole."""
    name, comma, rest = text.replace("，", ",").partition(",")
    return 0.95 * company_cue(name) if comma and department_cue(rest.strip()) >= 0.5 else 0.0


def _title_cue(text: str, label: str | None = None) -> float:
    if label == "title":
        return _LABELLED
    if starts_within(text):
        return -0.2
    doubt = 0.6 * max(0.0, company_cue(text) - 0.35) * (title_cue(text) < 0.6)
    return max(0.05, title_cue(text)) - doubt - 0.3 * department_cue(text)


def _split(chunk: Chunk, row: int) -> Iterator[Reading]:
    """Readings that find company and title inside one chunk, in either order; a middle (city, team) may fall away."""
    spans = _parts(chunk)
    for middle_start in range(1, len(spans)):
        for middle_end in range(middle_start, min(len(spans), middle_start + 2)):
            first = (spans[0][0], spans[middle_start - 1][1])
            last = (spans[middle_end][0], spans[-1][1])
            for company, title in ((first, last), (last, first)):
                reading = _split_reading(chunk, row, company, title, middle_end - middle_start)
                if reading:
                    yield reading


def _split_reading(chunk: Chunk, row: int, company: Span, title: Span, dropped: int) -> Reading | None:
    offset = chunk.span[0]
    company, title = _closed(chunk, company), _closed(chunk, title)
    company = _after(chunk, company, _VERB_OF_COMPANY)
    title = _after(chunk, title, _VERB_OF_TITLE)
    company_text = chunk.text[company[0] - offset : company[1] - offset]
    title_text = chunk.text[title[0] - offset : title[1] - offset]
    order = "ab" if company < title else "ba"
    parts = (
        Part(company_text, company, chunk.row, _slot(chunk, row, order[0]), _company_cue(company_text)),
        Part(title_text, title, chunk.row, _slot(chunk, row, order[1]), _title_cue(title_text)),
    )
    if parts[1].cue < 0.2 or any(part.text.count("(") != part.text.count(")") for part in parts):
        return None
    between = chunk.text[title[1] - offset : company[0] - offset] if order == "ba" else ""
    glued = order == "ab" and company[1] == title[0]
    if order == "ab" and "(" in chunk.text[company[1] - offset : title[0] - offset] and parts[1].cue < 0.6:
        return None
    if (glued and min(parts[0].cue, parts[1].cue) < 0.4) or ("(" in between and parts[0].cue < _SURE):
        return None
    if _AT.fullmatch(between):
        parts = (replace(parts[0], cue=max(parts[0].cue, _SURE)), parts[1])
    vague = _VAGUE if order == "ba" and parts[0].cue < _SURE else 0.0
    score = sum(_worth(part, row) for part in parts) - 0.08 - 0.1 * dropped - vague
    return Reading(*parts, score)


def _after(chunk: Chunk, span: Span, verb: re.Pattern[str]) -> Span:
    match = verb.match(chunk.text, span[0] - chunk.span[0])
    return (chunk.span[0] + match.end(), span[1]) if match else span


def _closed(chunk: Chunk, span: Span) -> Span:
    """Take in the bracket that closes what the span opens."""
    start, end = span[0] - chunk.span[0], span[1] - chunk.span[0]
    text = chunk.text[start:end]
    return (span[0], span[1] + 1) if text.count("(") > text.count(")") and chunk.text[end : end + 1] == ")" else span


def _parts(chunk: Chunk) -> list[Span]:
    spans, at = [], chunk.span[0]
    for match in WEAK.finditer(chunk.text):
        before = chunk.text[: match.start()]
        if before.count("(") > before.count(")"):
            continue  # inside brackets
        spans.append((at, chunk.span[0] + match.start()))
        at = chunk.span[0] + match.end()
    spans.append((at, chunk.span[1]))
    kept = []
    for span in spans:
        offset = chunk.span[0]
        start, end = trim(chunk.text, (span[0] - offset, span[1] - offset))
        if start < end:
            kept.append((start + offset, end + offset))
    return kept[:_MAX_PARTS] if len(kept) <= _MAX_PARTS else []


def vote(anchors: list[Anchor]) -> None:
    """Let the anchors of a section agree on a layout: each one's readings are sorted anew with what the others show."""
    if not anchors:
        return
    pairs: defaultdict[tuple[str, str], float] = defaultdict(float)
    singles: defaultdict[tuple[int, str], float] = defaultdict(float)
    for anchor in anchors:
        best_pair: dict[tuple[str, str], float] = {}
        best_single: dict[tuple[int, str], float] = {}
        for reading in anchor.readings:
            worth = min(2.0, max(0.0, reading.score))
            best_pair[reading.slots] = max(worth, best_pair.get(reading.slots, 0.0))
            for side, part in enumerate((reading.company, reading.title)):
                if part:
                    key = (side, part.slot)
                    best_single[key] = max(max(0.0, part.cue), best_single.get(key, 0.0))
        for pair, worth in best_pair.items():
            pairs[pair] += worth / len(anchors)
        for key, worth in best_single.items():
            singles[key] += worth / len(anchors)

    def support(reading: Reading) -> float:
        slots = sum(singles[side, part.slot] for side, part in enumerate((reading.company, reading.title)) if part)
        return _PAIR_VOTE * pairs[reading.slots] + _SLOT_VOTE * slots

    for anchor in anchors:
        anchor.readings.sort(key=lambda reading: -(reading.score + support(reading)))
        anchor.support = support(anchor.readings[0]) if anchor.readings else 0.0


def prefer_banners(rows: list[Row], anchors: list[Anchor]) -> None:
    """Under a company that has a line of its own, a title that follows is read whole, with no company beside it."""
    banner: Part | None = None
    for anchor in anchors:
        reading = anchor.best
        if reading is None:
            continue
        company = reading.company
        apart = company and (reading.title is None or reading.title.row != company.row)
        if company and apart and company.cue >= _SURE and not rows[company.row].dates:
            banner = company
        elif banner and company and company.cue < _SURE and reading.title and reading.title.row == company.row:
            whole = [r for r in anchor.readings if r.company is None and r.title and r.title.row == company.row]
            anchor.readings = whole + anchor.readings
        elif company:
            banner = None
