"""Invented texts as drafts: a document of plain lines, with sections where a test needs them."""

from __future__ import annotations

from spacy.tokens import Doc

from resumesift.extraction.draft import Draft, EntryDraft, Section, attach
from resumesift.extraction.mentions import hits_of
from resumesift.extraction.pipeline import blank
from resumesift.reading.text import read_text
from resumesift.resume import SectionKind

NLP = blank()


def drafted(text: str, kind: SectionKind | None = None, entries: tuple[EntryDraft, ...] = ()) -> tuple[Doc, Draft]:
    """The Doc and draft of `text` as a text file of it is read, all of it in one section of `kind`."""
    paper = read_text(text)
    sections = [Section(kind, (0, len(paper.text)))] if kind else []
    draft = Draft(paper, sections=sections, entries=list(entries))
    doc = NLP.make_doc(paper.text)
    attach(doc, draft)
    return doc, draft


def parts(*sections: tuple[SectionKind, str]) -> tuple[Doc, Draft]:
    """The Doc and draft of several sections below each other."""
    doc, draft = drafted("\n".join(text for _, text in sections))
    offset = 0
    for kind, text in sections:
        end = offset + len(read_text(text).text)
        draft.sections.append(Section(kind, (offset, end)))
        offset = end + 1
    return doc, draft


def concepts_in(text: str, kind: SectionKind | None = None) -> set[str]:
    """The ids of the concepts found in `text`."""
    doc, _ = drafted(text, kind)
    return {hit.concept for hit in hits_of(doc)}
