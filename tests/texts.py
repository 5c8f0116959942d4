"""Invented texts as drafts: a document of plain lines, with sections where a test needs them."""

from __future__ import annotations

from spacy.tokens import Doc

from resumesift.document import Cell, Document, Line, Word
from resumesift.extraction.draft import Draft, EntryDraft, Section, attach
from resumesift.extraction.mentions import hits_of
from resumesift.extraction.pipeline import blank
from resumesift.resume import SectionKind

NLP = blank()


def document(text: str) -> Document:
    """Lines of `text`, cells parted by tabs, words by spaces; no boxes."""
    return Document("docx", tuple(_line(line) for line in text.split("\n")))


def _line(text: str) -> Line:
    cells = tuple(Cell(tuple(Word(word, word) for word in cell.split(" "))) for cell in text.split("\t"))
    return Line(cells, page=None)


def drafted(text: str, kind: SectionKind | None = None, entries: tuple[EntryDraft, ...] = ()) -> tuple[Doc, Draft]:
    """The Doc and draft of `text`, all of it in one section of `kind`."""
    paper = document(text)
    assert paper.text == text
    draft = Draft(paper, sections=[Section(kind, (0, len(text)))] if kind else [], entries=list(entries))
    doc = NLP.make_doc(text)
    attach(doc, draft)
    return doc, draft


def parts(*sections: tuple[SectionKind, str]) -> tuple[Doc, Draft]:
    """The Doc and draft of several sections below each other."""
    doc, draft = drafted("\n".join(text for _, text in sections))
    offset = 0
    for kind, text in sections:
        draft.sections.append(Section(kind, (offset, offset + len(text))))
        offset += len(text) + 1
    return doc, draft


def concepts_in(text: str, kind: SectionKind | None = None) -> set[str]:
    """The ids of the concepts found in `text`."""
    doc, _ = drafted(text, kind)
    return {hit.concept for hit in hits_of(doc)}
