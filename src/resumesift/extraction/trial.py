"""What a bare text holds for the extraction: no sections, no posts, only its words."""

from __future__ import annotations

from resumesift.document import Cell, Document, Line, Word
from resumesift.extraction.achievements import results
from resumesift.extraction.domain_calls import classifier
from resumesift.extraction.draft import Draft, attach
from resumesift.extraction.mentions import hits_of
from resumesift.extraction.pipeline import pipeline


def names_in(text: str) -> dict[str, str]:
    """The concepts and domains of which `text`, a line, holds a word, and the metrics of which it holds a figure.

    Each with the first of its words there, a metric with the figure.
    """
    document = Document("text", (Line((Cell(tuple(Word(word, word) for word in text.split())),), page=None),))
    doc = pipeline().make_doc(document.text)
    attach(doc, Draft(document))
    found: dict[str, str] = {}
    for hit in hits_of(doc):
        found.setdefault(hit.concept, document.text[slice(*hit.span)])
    for field in ("title", "duties"):
        for word in classifier().words.hits(document.text, field):
            for domain in (name for group in word.groups for name in group.domains):
                found.setdefault(domain, document.text[slice(*word.span)])
    for result in results(document.text):
        found.setdefault(result.metric, document.text[slice(*result.span)])
    return found
