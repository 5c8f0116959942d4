"""Sections of a résumé: stretches of lines under a heading.

Headings are known by their words (`headings`) and by the style that this file's headings share: a word that may also
label a part of a post ("Projects", "Achievements") is a heading only in that style, and a short line in that style
whose words say nothing ends the section before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.dates import find_dates
from resumesift.document import Document, Line
from resumesift.extraction.cues import field_of
from resumesift.extraction.draft import Section, Span, draft_of
from resumesift.extraction.headings import heading_kind, is_mixed, loose_heading_kind, misspelt_heading_kind
from resumesift.extraction.titles import company_cue, title_cue
from resumesift.resume import SectionKind

Style = tuple[int, bool, bool]

SUBHEADING_KINDS = frozenset(
    {"project", "award", "skills", "course", "summary", "other", "club", "publication", "language", "certificate"}
)
"""Kinds whose words also stand as labels inside a post."""

WORK_KINDS = frozenset({"work", "internship"})
_MAX_UNKNOWN = 48
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Heading:
    """A line (or its first cell, or what stands before a colon) that may open a section."""

    line: int
    span: Span
    kind: SectionKind
    style: Style
    text: str
    alone: bool
    cell: bool
    x0: float


@Language.component("resumesift_sections")
def sections(doc: Doc) -> Doc:
    """Fill `draft.sections`."""
    draft = draft_of(doc)
    document = draft.document
    found = _without_labels(list(_candidates(document)))
    found = sorted([*found, *_unknown(document, found)], key=lambda heading: heading.span)
    draft.sections = list(_sections(found, len(document.text)))
    return doc


def _sections(headings: list[Heading], length: int) -> Iterator[Section]:
    kind: SectionKind = "header"
    start, opened, mixed = 0, None, False
    for heading in headings:
        if heading.span[0] > start or opened:
            yield Section(kind, (start, heading.span[0]), opened, mixed)
        kind, opened, start, mixed = heading.kind, heading.span, heading.span[1], is_mixed(heading.text)
    yield Section(kind, (start, length), opened, mixed)


def line_style(line: Line) -> Style:
    """What the eye tells a heading by: height in half points, weight, capitals."""
    text = line.text
    return round(line.size * 2), line.bold, text.isupper() and text.isascii()


def _candidates(document: Document) -> Iterator[Heading]:
    body = _body_style(document)
    for index, line in enumerate(document.lines):
        number, first = next(((n, c.text) for n, c in enumerate(line.cells) if _has_letter(c.text)), (0, ""))
        head, colon, value = first.partition(":")
        inline = bool(colon and value.strip())
        kind = heading_kind(head if inline else first)
        if first.endswith(".") or (first[:1].islower() and line_style(line) == body):
            continue  # the end of a sentence that runs over
        if kind is None or (inline and kind in SUBHEADING_KINDS - {"skills", "summary"}):
            continue
        others = [cell.text for cell in line.cells[number + 1 :]]
        if _labels_a_field(head.strip() if inline else first, kind, bool(inline or others)):
            continue
        if _is_table_head(others) and not find_dates(line.text):
            continue  # the header row of a table, not the label of a block
        start = document.line_starts[index] + sum(len(cell.text) + 1 for cell in line.cells[:number])
        end = start + (len(head) + 1 if inline else len(first))
        box = line.box
        alone = not inline and not others
        cell = bool(others) and line.table is not None
        yield Heading(index, (start, end), kind, line_style(line), head.strip(), alone, cell, box.x0 if box else 0.0)


def _is_table_head(others: list[str]) -> bool:
    """Do other cells of the line name sections? Labels of a post's fields (单位, 离职原因) are none."""
    return any(heading_kind(text) and not field_of(text) for text in others)


def _labels_a_field(text: str, kind: SectionKind, valued: bool) -> bool:
    """Is it the label of a post's field (工作时间, 证明人, Employer) and no heading? `valued`: a value follows."""
    field = field_of(text)
    return field == "dates" or (valued and field is not None and kind in WORK_KINDS | {"reference", "other"})


def _body_style(document: Document) -> Style | None:
    """The style of most of the text."""
    letters: Counter[Style] = Counter()
    for line in document.lines:
        letters[line_style(line)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else None


def _has_letter(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _without_labels(candidates: list[Heading]) -> list[Heading]:
    """Drop the labels of a post's parts from the headings of sections."""
    main = _main_style(candidates)
    form = len({heading.kind for heading in candidates if heading.cell}) > 1
    repeats = Counter(heading.text.casefold() for heading in candidates)
    edges = sorted(h.x0 for h in candidates if h.kind in WORK_KINDS and h.style == main)
    kept: list[Heading] = []
    for heading in candidates:
        if form and heading.cell and repeats[heading.text.casefold()] == 1:
            kept.append(heading)  # a form whose first column names the parts of the résumé
            continue
        if field_of(heading.text) == "duties" and _weaker(heading, main):
            continue
        inside_work = bool(kept) and kept[-1].kind in WORK_KINDS
        if inside_work and heading.kind == "internship" and _weaker(heading, main):
            continue
        if inside_work and heading.kind in SUBHEADING_KINDS:
            indented = bool(edges) and any(edge + 6 < heading.x0 < edge + 60 for edge in edges[:1]) and heading.alone
            if repeats[heading.text.casefold()] > 1 or _weaker(heading, main) or indented:
                continue
        elif not heading.alone and heading.kind in SUBHEADING_KINDS and _weaker(heading, main):
            continue
        kept.append(heading)
    return kept


def _main_style(candidates: list[Heading]) -> Style | None:
    kinds: defaultdict[Style, set[str]] = defaultdict(set)
    for heading in candidates:
        if heading.alone and heading.kind != "header":
            kinds[heading.style].add(heading.kind)
    return max(kinds, key=lambda style: (len(kinds[style]), style), default=None)


def _weaker(heading: Heading, main: Style | None) -> bool:
    if main is None:
        return False
    size, bold, capitals = heading.style
    return size < main[0] - 1 or (main[1] and not bold) or (main[2] and not capitals and heading.text.isascii())


def _names_post(text: str) -> bool:
    """A title or an employer may be printed as the headings are."""
    return title_cue(text) >= _SURE or company_cue(text) >= _SURE


def _unknown(document: Document, known: list[Heading]) -> Iterator[Heading]:
    """Lines in the style that the known headings share and nothing else has: headings whose words say little."""
    main = _main_style(known)
    if main is None or sum(heading.alone and heading.style == main for heading in known) < 2:
        return
    taken = {heading.line for heading in known}
    edges = [heading.x0 for heading in known if heading.style == main and heading.alone]
    same = [
        (index, line)
        for index, line in enumerate(document.lines)
        if index not in taken and line_style(line) == main and line.text.strip()
    ]
    if len(same) >= len(edges) or any(_names_post(line.text) for _, line in same):
        return
    for index, line in same:
        text = line.text
        x0 = line.box.x0 if line.box else 0.0
        if len(line.cells) > 1 or len(text) > _MAX_UNKNOWN or find_dates(text) or index == 0:
            continue
        if all(abs(edge - x0) > 2 for edge in edges):
            continue
        start = document.line_starts[index]
        kind = loose_heading_kind(text) or misspelt_heading_kind(text) or "other"
        yield Heading(index, (start, start + len(text)), kind, main, text, True, False, x0)
