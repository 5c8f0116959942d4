"""A line of a section cut into chunks: what stands between its dates and may be the name of a company or a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from resumesift.addresses import EMAIL, LINK
from resumesift.dates import DateSpan
from resumesift.document import Document
from resumesift.extraction.cues import field_of, is_cue, is_place, is_trade, split_label
from resumesift.extraction.draft import Span
from resumesift.extraction.titles import title_cue
from resumesift.scripts import IDEOGRAPH

STRONG = re.compile(
    r"(?=[\s|丨│┃¦∣·•∙●◆—;；.】\]])(?:"
    rf"\t+|\s{{2,}}|\s*[|丨│┃¦∣]\s*|\s+[·•∙●◆]\s+|(?<=[{IDEOGRAPH})）])\s*[·•∙]\s*(?=[{IDEOGRAPH}])"
    r"|\s*——+\s*|\s*[;；]\s*|[】\]]\s*[【\[]|(?<=[a-z]{3})\.\s+(?=[A-Z]))"
)
"""Separators that part two fields for certain."""

_INNER_LABEL = re.compile(rf"(?<=[^\s,，])([ ,，]+)([A-Z{IDEOGRAPH}][^\s:,，]{{1,12}}):")
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_LONGEST_ABBREVIATION = 12
_FROM = re.compile(r"(?:(?<=\W)|^)(?:(?:from|since|during)\W*|[从自]\s*)$", re.IGNORECASE)
SEPARATORS = "`▲△▼◆◇■□●○★☆➤►▶→⇒✔✓※ \t\r\n,，、:：;；-–—‒―−~～|/·•()（）[]【】<>《》"
"""Characters that mean nothing at the ends of a name."""

_DOT = re.compile(r"\s?[·•∙]\s?")
ASIDES = frozenset({"remark", "location"})
"""Labels whose value may hold a dot: 公司性质：私营·民营企业."""
_TITLE = 0.9
_OPENERS, _CLOSERS = "(（[【", ")）]】"


class Chunk(NamedTuple):
    """A piece of a line between dates and strong separators.

    `slot` tells where it stands seen from the date of its own line: `L`, `R`, or `W` (a line without a date), with
    its number from the left. `label` is the field that a label before it names.
    """

    text: str
    span: Span
    row: int
    slot: str
    label: str | None = None


def chunks_of(document: Document, line: int, span: Span, dates: list[DateSpan], row: int) -> Iterator[Chunk]:
    """The chunks of `span` of a line from left to right, without its dates; a change of weight parts them as well."""
    text = document.text
    styles = _style_changes(document, line)
    anchors = [date for date in dates if date.kind != "duration"] or dates
    at, side, number, label = span[0], "L" if anchors else "W", 0, None
    aside: tuple[str | None, int] | None = None
    bounds = [(date.begin, date.stop) for date in dates] + [(span[1], span[1])]
    first = anchors[0].begin if anchors else None
    for begin, stop in bounds:
        for piece in _pieces(text, (at, max(at, begin)), styles):
            raw = text[slice(*piece)]
            if aside and _DOT.fullmatch(text, aside[1], piece[0]):
                label = label or aside[0]
            field_ = field_of(raw)
            if field_ == "company" and _stands_for_name(text, piece, span, dates):
                field_ = None
            if field_ and title_cue(raw) < _TITLE:  # "经理" alone is a title, "经理：" a label
                label = field_
                continue
            labelled = split_label(raw)
            if labelled:
                label, piece = labelled[0], trim(text, (piece[0] + labelled[1], piece[1]))
                if piece[0] >= piece[1]:
                    continue
            if label is None and is_trade(text[slice(*piece)]):
                label = "remark"
            if LINK.search(text, *piece) or ("@" in raw and EMAIL.search(text, *piece)):
                continue
            yield Chunk(text[slice(*piece)], piece, row, f"{side}{number}", label)
            aside = (label, piece[1]) if label in ASIDES else None
            number, label = number + 1, None
        at = stop
        if begin == first:
            side, number, label = "R", 0, None


def _stands_for_name(text: str, piece: Span, line: Span, dates: list[DateSpan]) -> bool:
    """Has somebody blotted out a name ("Company Name - City, State") so that the word is no label of what follows?"""
    follower = next((date.begin for date in dates if date.begin >= piece[1]), line[1])
    rest = text[piece[1] : follower]
    if ":" in rest:
        return False
    place = rest.strip(SEPARATORS)
    if place or dates:
        return not place or is_place(place)
    return is_place(text[line[1] :].lstrip("\n").partition("\n")[0].strip(SEPARATORS))


def _style_changes(document: Document, line: int) -> list[int]:
    """Offsets where bold words begin or end inside a line."""
    if len({word.bold for cell in document.lines[line].cells for word in cell.words}) < 2:
        return []
    changes, bold = [], None
    for offset, word in document.words(line):
        if any(char.isalnum() for char in word.text):
            if bold is not None and word.bold != bold and word.text[0] not in _OPENERS:
                changes.append(offset)
            bold = word.bold
    return changes


def _pieces(text: str, span: Span, styles: list[int]) -> Iterator[Span]:
    cuts = [match.span() for match in STRONG.finditer(text, *span) if not _abbreviates(text, match.start())]
    cuts += [match.span(1) for match in _INNER_LABEL.finditer(text, *span) if field_of(match[2])]
    cuts += [(at, at) for at in styles if span[0] < at < span[1] and not any(a <= at <= b for a, b in cuts)]
    at = span[0]
    for start, end in sorted(cuts):
        yield from _nonempty(text, (at, start))
        at = end
    yield from _nonempty(text, (at, span[1]))


def _abbreviates(text: str, stop: int) -> bool:
    """Is the full stop at `stop` that of a word cut short: "Asst. Engineer"?"""
    word = _LAST_WORD.search(text, max(0, stop - _LONGEST_ABBREVIATION), stop) if text[stop] == "." else None
    return word is not None and is_cue("abbreviation", word[0])


def _nonempty(text: str, span: Span) -> Iterator[Span]:
    trimmed = trim(text, span)
    if any(char.isalnum() for char in text[slice(*trimmed)]):
        yield trimmed


def trim(text: str, span: Span) -> Span:
    """`span` without separators and a "from" at its ends; brackets stay where both are inside."""
    start, end = span
    from_ = _FROM.search(text, start, end)
    end = from_.start() if from_ else end
    while start < end and text[start] in SEPARATORS and not _opens_inside(text, start, end):
        start += 1
    while end > start and text[end - 1] in SEPARATORS and not _closes_inside(text, start, end):
        end -= 1
    open_ = text.rfind("(", start, end)
    return trim(text, (start, open_)) if open_ > start and ")" not in text[open_:end] else (start, end)


def _opens_inside(text: str, start: int, end: int) -> bool:
    kind = _OPENERS.find(text[start])
    return kind >= 0 and _CLOSERS[kind] in text[start:end] and text[start + 1] not in _CLOSERS


def _closes_inside(text: str, start: int, end: int) -> bool:
    kind = _CLOSERS.find(text[end - 1])
    return kind >= 0 and (_OPENERS[kind] in text[start : end - 1] or _OPENERS[1 - kind % 2] in text[start : end - 1])
