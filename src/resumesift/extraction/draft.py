"""What the components of the pipeline hand on: the document, its sections and posts as spans of `Document.text`.

A component reads the draft from `draft_of(doc)` and adds its own findings; `extract` makes the `Resume` of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc

from resumesift.dates import DateSpan
from resumesift.document import Box, Document
from resumesift.resume import (
    Achievement,
    Certainty,
    Contacts,
    DocumentDate,
    Education,
    EntryKind,
    Evidence,
    KnowledgeFact,
    LevelRange,
    Mention,
    Note,
    SectionKind,
    SkillMention,
    StatedYears,
    TeamSize,
)
from resumesift.scripts import WIDE

Span = tuple[int, int]
"""Start and end offsets in `Document.text`."""

_KEY = "resumesift"
_WRAP = re.compile(rf"(?<=[{WIDE}])\n(?=[\d{WIDE}])|(?<=\d)\n(?=[{WIDE}])|(?<=[a-z]-)\n(?=[a-z])")
_SPACE = re.compile(r"\s*[\t\n]\s*")


@dataclass(slots=True)
class Section:
    """A stretch of the text under one heading; `heading` is None for the part before the first.

    `mixed` says that the heading names another kind beside it ("实习/项目经历").
    """

    kind: SectionKind
    span: Span
    heading: Span | None = None
    mixed: bool = False


@dataclass(slots=True)
class EntryDraft:
    """A post while it is being read: `spans` of company, title, department and dates; `body` are its duties.

    `open_dash` says that its end is a dash with nothing behind it, `held_until` how long it was surely held then.
    """

    company: str | None
    title: str | None
    start: str | None
    end: str | None
    kind: EntryKind
    section: SectionKind
    spans: dict[str, Span] = field(default_factory=dict)
    body: Span | None = None
    department: str | None = None
    stated_months: int | None = None
    open_dash: bool = False
    held_until: str | None = None
    level: LevelRange | None = None
    domains: dict[str, Certainty] = field(default_factory=dict)
    domain_evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    @property
    def reach(self) -> Span:
        """From the first to the last character that belongs to this post."""
        spans = [*self.spans.values(), *([self.body] if self.body else [])]
        return min(span[0] for span in spans), max(span[1] for span in spans)


@dataclass(slots=True)
class Draft:
    """Everything the components have found so far."""

    document: Document
    sections: list[Section] = field(default_factory=list)
    entries: list[EntryDraft] = field(default_factory=list)
    unread: list[DateSpan] = field(default_factory=list)
    dated: DocumentDate | None = None
    stated_years: list[StatedYears] = field(default_factory=list)
    education: list[Education] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    skills: list[SkillMention] = field(default_factory=list)
    team_sizes: list[TeamSize] = field(default_factory=list)
    achievements: list[Achievement] = field(default_factory=list)
    knowledge: dict[str, KnowledgeFact] = field(default_factory=dict)
    language: Literal["zh", "en", "mixed"] = "en"
    name: str | None = None
    contacts: Contacts = field(default_factory=Contacts)
    notes: list[Note] = field(default_factory=list)

    def section_at(self, offset: int) -> Section | None:
        """The section that holds the character at `offset`."""
        for section in self.sections:
            start, end = section.span
            if start <= offset < end:
                return section
        return None

    def entry_at(self, offset: int) -> int | None:
        """The index of the post that holds the character at `offset`."""
        for index, entry in enumerate(self.entries):
            if entry.body and entry.body[0] <= offset < entry.body[1]:
                return index
            for start, end in entry.spans.values():
                if start <= offset < end:
                    return index
        return None

    def evidence(self, span: Span, entry: int | None = None) -> Evidence:
        """The quote of `span` with its places; of a quote that runs over to another page those on the first."""
        start, end = span
        places = self.document.locate(start, end)
        page = places[0].page if places else None
        boxes = tuple(_rounded(place.box) for place in places if place.box and place.page == page)
        section = self.section_at(start)
        return Evidence(
            quote=quoted(self.document.text[start:end]),
            page=page,
            box=boxes[0] if boxes else None,
            boxes=boxes,
            section=section.kind if section else "other",
            entry=self.entry_at(start) if entry is None else entry,
            confidence=self.document.confidence(start, end),
        )


def quoted(text: str) -> str:
    """A stretch of `Document.text` in one line: as it would stand if the lines were wide enough."""
    return _SPACE.sub(" ", _WRAP.sub("", text)) if "\n" in text or "\t" in text else text


def _rounded(box: Box) -> tuple[float, float, float, float]:
    return round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)


def attach(doc: Doc, draft: Draft) -> None:
    """Give the draft to the pipeline with its text."""
    doc.user_data[_KEY] = draft


def draft_of(doc: Doc) -> Draft:
    """The draft that `attach` gave; KeyError for a Doc that did not come from `extract`."""
    draft = doc.user_data[_KEY]
    assert isinstance(draft, Draft)
    return draft
