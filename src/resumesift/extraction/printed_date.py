"""The dates that a page gives for itself: beside words such as 更新时间, beside a signature, above a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resumesift.dates import PartialDate
from resumesift.extraction.draft import Draft, Span
from resumesift.extraction.matching import fold, folded_text
from resumesift.extraction.rows import dates_in
from resumesift.lexicon.load import Entry
from resumesift.lexicon.table import any_of, table
from resumesift.resume import SectionKind
from resumesift.scripts import is_wide

_TELLS_OF_OTHERS: frozenset[SectionKind] = frozenset(
    {"work", "internship", "project", "education", "course", "certificate", "award", "club", "publication", "reference"}
)
"""Sections in which an update or a submission is that of something else, but for the first and last lines of a file."""

_FIRST_LINES, _LAST_LINES = 8, 3
_ABOVE_SIGNATURE, _BELOW_SIGNATURE, _ABOVE_LETTER = 1, 4, 8
_LONGEST_DATE = 36

_BEFORE_DATE = re.compile(r"[ ]*(?:[:：]|\t|\n)?[ \t]*[(（]?[ ]*")
_COLON = re.compile(r"[ ]*[:：\t\n]")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)")
_AFTER_DATE = re.compile(r"[ ]*(?:\d{1,2}:\d\d(?::\d\d)?)?[ ]*[)）\].。]*[ ]*(?=[\n\t|｜·,，;；]|$|[ ]\S)")
_ALONE_AFTER_DATE = re.compile(r"[ ]*(?:\d{1,2}:\d\d(?::\d\d)?)?[ ]*[)）\].。]*[ ]*(?=[\n\t|｜·]|$)")
_JOINTS = re.compile(r"[\s()（）\[\]【】|｜·,，:：;–—-]*")
_OPENS = re.compile(r"(?:^|[\n\t|｜(（【\[•·:：–—-]) ?\Z")
_AROUND = " \t()（）[]|｜·,，:：-–—"
_BREAK = re.compile(r"[\n\t]")
_PLACE = re.compile(r"[^\d\n\t:：,，]{2,24}[,，]\s*")
_DAY = re.compile(
    r"\d{1,2}\D{1,3}\d{1,2}\D{1,3}\d{4}|\d{4}\D{1,3}\d{1,2}\D{1,3}\d{1,2}"
    r"|[a-z]{3}\D{1,3}\d{1,2}\D{1,4}\d{4}|\d{1,2}\D{1,4}[a-z]{3,9}\D{1,3}\d{4}"
)
_YEAR = re.compile(r"20[0-4]\d(?!\d)")


class DateWords(Entry):
    """An entry of document_dates.yaml; `values` are the defaults of files, as they begin."""

    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the document, and the span of its words."""

    date: PartialDate
    span: Span


def printed_dates(draft: Draft) -> Iterator[Dated]:
    """The dates that the page gives for itself, in no order."""
    folded = folded_text(draft.document.text)
    count = len(draft.document.lines)
    words = list(_words_in(folded))
    signed = {line for kind, span in words if kind in _SIGNED for line in _lines_beside(draft, folded, kind, span)}
    for kind, span in words:
        found = _TAKEN[kind](draft, folded, span) if kind in _TAKEN else None
        line = draft.document.line_at(span[0])
        if found is None or (kind == "plain" and line not in signed and not _closes(folded, found, count - line)):
            continue
        if kind != "label" or not _is_of_another(draft, line):
            yield found
    for line in sorted({*signed, count - 1} if count else ()):
        if not _is_of_another(draft, line):
            yield from _beside_signature(draft, folded, line)


def _closes(folded: str, found: Dated, lines_left: int) -> bool:
    """Does a date with its day stand in the last lines?"""
    return lines_left <= _LAST_LINES and _DAY.search(folded, *found.span) is not None


def _words_in(folded: str) -> Iterator[tuple[str, Span]]:
    """Each word of the lexicon that stands for itself, with what it is."""
    before, behind, kinds = _patterns()
    for match in (*before.finditer("\n" + folded), *behind.finditer(folded)):
        shift = match.re is before
        begin, end = match.start("word") - shift, match.end("word") - shift
        if is_wide(folded[end - 1]) or not folded[end : end + 1].isalpha():
            yield from ((kind, (begin, end)) for kind in kinds[match["word"]] if (kind == "behind") != shift)


# --- dates beside a word


def _behind_label(draft: Draft, folded: str, word: Span) -> Dated | None:
    """更新时间：2025-03-12, "Last updated May 2025"; a Latin word without a colon must have a cell with the date."""
    begin, end = word
    if not _opens(folded, begin):
        return None
    lead = _BEFORE_DATE.match(folded, end)
    assert lead is not None
    found = _date_at(draft, lead.end())
    if found is None:
        return None
    loose = _COLON.match(folded, end) or not folded[end - 1].isascii()
    if not (_AFTER_DATE if loose else _ALONE_AFTER_DATE).match(folded, found.span[1]):
        return None
    return Dated(found.date, (begin, found.span[1]))


def _opens(folded: str, at: int) -> bool:
    """Does a Chinese word begin at `at` and not inside another, or a Latin one at the beginning of a cell?"""
    if not is_wide(folded[at]):
        return _OPENS.search(folded, max(0, at - 2), at) is not None
    return at == 0 or not folded[at - 1].isalnum()


def _as_of(draft: Draft, folded: str, word: Span) -> Dated | None:
    """ "(as of May 2025)": the two fill a line, but for the title of the document."""
    start = folded.rfind("\n", 0, word[0]) + 1
    stop = folded.find("\n", word[1])
    head = folded[start : word[0]].strip(_AROUND)
    if head and head not in _patterns()[2]:
        return None
    found = _only_date(draft, (word[1], len(folded) if stop < 0 else stop))
    return Dated(found.date, (word[0], found.span[1])) if found else None


def _before_word(draft: Draft, folded: str, word: Span) -> Dated | None:
    """2025年3月更新: the date and the word have a cell, or brackets, for themselves."""
    begin, end = word
    if begin == 0 or not (folded[begin - 1].isdigit() or folded[begin - 1] in "年月日号 "):
        return None
    after = _ALONE_AFTER_DATE.match(folded, end)
    start = max(_cell(folded, word)[0], folded.rfind("(", 0, begin) + 1, folded.rfind("（", 0, begin) + 1)
    found = _only_date(draft, (start, begin)) if after else None
    return Dated(found.date, (found.span[0], end)) if found else None


def _beside_title(draft: Draft, folded: str, word: Span) -> Dated | None:
    """ "Curriculum Vitae, May 2025": nothing but the two in a line."""
    begin, end = word
    start, stop = folded.rfind("\n", 0, begin) + 1, folded.find("\n", end)
    stop = len(folded) if stop < 0 else stop
    if stop - start > end - begin + _LONGEST_DATE or not _JOINTS.fullmatch(folded, start, begin):
        return None
    return _only_date(draft, (end, stop))


_TAKEN = {
    "label": _behind_label,
    "plain": _behind_label,
    "status": _as_of,
    "behind": _before_word,
    "title": _beside_title,
}
_SIGNED = ("signed", "letter")


def _date_at(draft: Draft, at: int) -> Dated | None:
    """The single date that begins at an offset of the text."""
    text = draft.document.text
    if not text[at : at + 1].isalnum():
        return None
    line_end = text.find("\n", at)
    stop = min(len(text) if line_end < 0 else line_end, at + _LONGEST_DATE)
    first = next(iter(dates_in(text, (at, stop))), None)
    if first is not None and first.begin == at and first.kind == "single" and first.end and not first.dashed:
        return Dated(first.end, (first.begin, first.stop))
    compact = _COMPACT.match(text, at)
    return Dated(PartialDate(int(compact[1]), int(compact[2])), compact.span()) if compact else None


def _only_date(draft: Draft, span: Span) -> Dated | None:
    """The single date of a stretch that holds nothing else."""
    if not 4 <= span[1] - span[0] <= _LONGEST_DATE:
        return None
    text = draft.document.text
    dates = dates_in(text, span) if _YEAR.search(text, *span) else []
    if len(dates) != 1 or dates[0].kind != "single" or dates[0].end is None:
        return None
    date = dates[0]
    if not (_JOINTS.fullmatch(text, span[0], date.begin) and _JOINTS.fullmatch(text, date.stop, span[1])):
        return None
    return Dated(date.end, (date.begin, date.stop)) if date.end else None


def _cell(text: str, span: Span) -> Span:
    start = max(text.rfind("\n", 0, span[0]), text.rfind("\t", 0, span[0])) + 1
    stop = _BREAK.search(text, span[1])
    return start, stop.start() if stop else len(text)


def _is_of_another(draft: Draft, line: int) -> bool:
    """Does the line stand inside a section where a date is that of something else?"""
    section = draft.section_at(draft.document.line_starts[line])
    inner = _FIRST_LINES <= line < len(draft.document.lines) - _LAST_LINES
    return inner and section is not None and section.kind in _TELLS_OF_OTHERS


# --- dates beside a signature or above a letter


def _lines_beside(draft: Draft, folded: str, kind: str, word: Span) -> range:
    """The lines in which the date may stand of a signature, or of a letter, that the word opens."""
    if folded[_cell(folded, word)[0] : word[0]].strip(" (（"):
        return range(0)
    line = draft.document.line_at(word[0])
    if kind == "letter":
        return range(max(0, line - _ABOVE_LETTER), line)
    return range(max(0, line - _ABOVE_SIGNATURE), min(len(draft.document.lines), line + _BELOW_SIGNATURE + 1))


def _beside_signature(draft: Draft, folded: str, line: int) -> Iterator[Dated]:
    """A date with its day that ends a cell, with nothing in front but a place or the signature."""
    start = draft.document.line_starts[line]
    stop = start + len(draft.document.lines[line].text)
    at = start
    for cell in folded[start:stop].split("\t"):
        dates = dates_in(draft.document.text, (at, at + len(cell))) if _YEAR.search(cell) else []
        date = dates[0] if len(dates) == 1 and dates[0].kind == "single" else None
        if date and date.end and _DAY.search(folded, date.begin, date.stop):
            before, after = folded[at : date.begin], folded[date.stop : at + len(cell)]
            signed = any(kind == "signed" and span[0] == 0 for kind, span in _words_in(before.lstrip(" (（")))
            if _JOINTS.fullmatch(after) and (_JOINTS.fullmatch(before) or signed or _PLACE.fullmatch(before)):
                yield Dated(date.end, (date.begin, date.stop))
        at += len(cell) + 1


# --- the words


def date_words(id_: str) -> DateWords:
    """An entry of document_dates.yaml."""
    words: DateWords = table("document_dates", DateWords)[id_]
    return words


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, list[str]]]:
    """Expressions for the words in front of a date and behind one, and what each word is."""
    kinds: dict[str, list[str]] = {}
    for kind in (*_TAKEN, *_SIGNED):
        for word in date_words(kind).aliases:
            kinds.setdefault(fold(word), []).append(kind)
    before, behind = (
        any_of(word for word, meant in kinds.items() if (meant != ["behind"] if front else "behind" in meant))
        for front in (True, False)
    )
    return (
        re.compile(rf"[\n\t |｜(（【】）)·•,，;；:：、–—-](?P<word>{before})"),
        re.compile(rf"[\d年月日号] ?(?P<word>{behind})"),
        kinds,
    )
