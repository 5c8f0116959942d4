"""The person: name, contacts, and the language of the résumé."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.addresses import ADDRESS
from resumesift.document import Document, Line
from resumesift.extraction.contacts import contacts_in
from resumesift.extraction.draft import Draft, draft_of
from resumesift.extraction.matching import fold
from resumesift.extraction.names import chinese_name, latin_name, name_words, unwrapped
from resumesift.resume import SectionKind
from resumesift.scripts import CJK

_FIRST_LINES = 14
_MOST_LINES, _WORD = 3, 0.1
_TOP_LINES = 4
_NAME_PAGES = 2
_LARGE = 1.3
_ENOUGH = 3.0
_LABELLED = 8.0
_NO_NAME_IN: frozenset[SectionKind] = frozenset(
    {"work", "internship", "project", "education", "course", "reference", "publication", "award", "skills", "club"}
)
_PARTS = re.compile(r"[^|｜/·•,，;；、()（）:：\t【】—–-]+")
_NEXT_FIELD = re.compile(r"\s{2,}|\s+(?=\S{1,12}\s?[:：])")
_SENTENCE_PART = re.compile(r"[,，.。;；:：!！、(（]|\s(?:and|from|i)\s", re.IGNORECASE)
_LATIN_RUN = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff][\w .'’-]+")
_CONTACT = re.compile(r"@|\d[\dx*\s()-]{6,}\d", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-z][a-z']+|[A-Z]{2,}")
_CHINESE_SHARE, _FOREIGN_SHARE = 0.775, 0.05


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may be the person's name: its worth, and the index of its line."""

    name: str
    worth: float
    line: int
    chinese: bool


@Language.component("resumesift_person")
def find_person(doc: Doc) -> Doc:
    """Fill `draft.name`, `draft.contacts` and `draft.language`."""
    draft = draft_of(doc)
    text = draft.document.text
    draft.contacts = contacts_in(_own(draft))
    draft.language = language_of(text)
    draft.name = _name(draft)
    return doc


def _own(draft: Draft) -> str:
    """The text without what is said of referees."""
    text = draft.document.text
    for section in draft.sections:
        if section.kind == "reference":
            text = text[: section.span[0]] + " " * (section.span[1] - section.span[0]) + text[section.span[1] :]
    return text


def language_of(text: str) -> Literal["zh", "en", "mixed"]:
    """By the share of Chinese characters against Latin words, a word counting as two characters."""
    text = ADDRESS.sub("", text)
    chinese = len(CJK.findall(text))
    share = chinese / max(1, chinese + 2 * len(_LATIN_WORD.findall(text)))
    return "zh" if share >= _CHINESE_SHARE else "en" if share <= _FOREIGN_SHARE else "mixed"


def _name(draft: Draft) -> str | None:
    in_fields = _in_two_fields(draft.document)
    if in_fields:
        return in_fields
    candidates = list(_candidates(draft))
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.worth)
    if best.worth < _ENOUGH:
        return None
    return _in_both_scripts(best, candidates)


def _in_both_scripts(best: Candidate, candidates: list[Candidate]) -> str:
    """The Chinese form first where the page prints both near each other."""
    near = (one for one in candidates if one.chinese != best.chinese and abs(one.line - best.line) <= 1)
    other = max(near, key=lambda one: one.worth, default=None)
    if other is None or other.worth < _ENOUGH:
        return best.name
    chinese, latin = (best, other) if best.chinese else (other, best)
    return f"{chinese.name} {latin.name}" if chinese.line == latin.line else chinese.name


def _candidates(draft: Draft) -> Iterator[Candidate]:
    document = draft.document
    sizes = [line.size for line in document.lines]
    lengths = [len(line.text) for line in document.lines]
    body = _body_size(sizes, lengths)
    largest = max(sizes, default=0.0)
    local_parts = " ".join(fold(email.split("@")[0]) for email in draft.contacts.emails)
    for index, offset in enumerate(document.line_starts):
        ratio = sizes[index] / body if body else 1.0
        large = ratio >= _LARGE and (document.lines[index].page or 1) <= _NAME_PAGES
        section = draft.section_at(offset)
        elsewhere = section is not None and section.kind in _NO_NAME_IN
        first = index < (_TOP_LINES if elsewhere else _FIRST_LINES)
        if elsewhere and not first and not large:
            continue
        found = list(_names_of(document, index, ratio) if first or large else _labelled_in(document.lines[index]))
        if not found:
            continue
        worth = max(0.0, 2 - 0.25 * index) + min(3.0, 4 * max(0.0, ratio - 1)) + 0.5 * document.lines[index].bold
        worth += (sizes[index] == largest and ratio > 1.1) + _beside_contacts(document, index)
        for name, sure, chinese in found:
            written = sum(len(word) > 2 and fold(word) in local_parts for word in name.split())
            yield Candidate(name, worth + sure + min(2, written), index, chinese)


def _names_of(document: Document, index: int, ratio: float) -> Iterator[tuple[str, float, bool]]:
    """Names in the cells of a line: text, how sure by itself, is it Chinese."""
    line = document.lines[index]
    yield from _labelled_in(line)
    for cell in line.cells:
        words = unwrapped(cell.text)
        yield from _chinese_of(words)
        yield from _latin_of(words)
    yield from _over_two_lines(document, index, ratio)


def _labelled_in(line: Line) -> Iterator[tuple[str, float, bool]]:
    """The value behind a label (姓名：, Name) in the same cell or the next one."""
    value = _told(line) or _value(line, name_words().label)
    if value:
        yield from _labelled(value)


def _value(line: Line, label: re.Pattern[str]) -> str | None:
    cells = [cell.text for cell in line.cells]
    for number, cell in enumerate(cells):
        match = label.match(fold(cell))
        if match:
            return cell[match.end() :] or (cells[number + 1] if number + 1 < len(cells) else None)
    return None


def _told(line: Line) -> str | None:
    """What stands behind "my name is" or 我叫 in a sentence, to the next mark."""
    match = name_words().told.search(fold(line.text))
    return _SENTENCE_PART.split(line.text[match.end() :], maxsplit=1)[0] if match else None


def _labelled(value: str) -> Iterator[tuple[str, float, bool]]:
    value = _NEXT_FIELD.split(value.strip())[0]
    for name, sure, chinese in (*_chinese_of(value), *_latin_of(value)):
        yield name, sure + _LABELLED, chinese
        return


def _chinese_of(cell: str) -> Iterator[tuple[str, float, bool]]:
    whole = chinese_name(cell)
    if whole:
        yield whole[0], whole[1] + 1.0, True
        return
    for part in _PARTS.finditer(cell):
        words = part.group().split()
        if cell[part.end() : part.end() + 1] in (":", "："):
            words = words[:-1]  # the label of what follows
        for word in words:
            found = chinese_name(word)
            if found and found[1] > 1:
                yield found[0], found[1], True


def _latin_of(cell: str) -> Iterator[tuple[str, float, bool]]:
    for run in _LATIN_RUN.finditer(cell):
        found = latin_name(cell[run.start() :])
        if found and found[1] > 1:
            yield found[0], found[1] + (run.start() == 0) * 0.5 + (len(found[0]) == len(cell)) * 0.5, False
        return


def _in_two_fields(document: Document) -> str | None:
    """A form with one field for the first and one for the last name."""
    lines = document.lines[:_FIRST_LINES]
    parts = []
    for label in (name_words().first_label, name_words().last_label):
        value = next(filter(None, (_value(line, label) for line in lines)), None)
        name = latin_name(value) if value else None
        if not name:
            return None
        parts.append(name[0])
    return " ".join(parts)


def _over_two_lines(document: Document, index: int, ratio: float) -> Iterator[tuple[str, float, bool]]:
    """A large Latin name that goes on alone in the next line of the same size, or in the next two."""
    lines = document.lines
    if ratio < _LARGE or len(lines[index].cells) != 1:
        return
    name = lines[index].text
    for lower in lines[index + 1 : index + _MOST_LINES]:
        if not lower.cells or not _same_size(lines[index], lower):
            return
        name = f"{name}{lower.cells[0].text}" if name.endswith("-") else f"{name} {lower.cells[0].text}"
        if name.endswith("-"):
            continue
        found = latin_name(name)
        if not found or found[0] in lines[index].text:
            return
        yield found[0], found[1] + 1.5 + _WORD * len(found[0].split()), False


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= 0.03 * one.size


def _beside_contacts(document: Document, index: int) -> float:
    around = document.lines[index : index + 4]
    return 1.0 if any(_CONTACT.search(line.text) for line in around) else 0.0


def _body_size(sizes: list[float], lengths: list[int]) -> float:
    """The size of most of the text: the median over lines, long ones counting up to four times."""
    weighted = [size for size, length in zip(sizes, lengths, strict=True) for _ in range(min(4, 1 + length // 20))]
    known = [size for size in weighted if size]
    return median(known) if known else 0.0
