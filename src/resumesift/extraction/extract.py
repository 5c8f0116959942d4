"""Document → Resume: the pipeline run over the document's text, and the draft made into facts."""

from __future__ import annotations

from resumesift.dates import DateSpan
from resumesift.document import Document
from resumesift.extraction.draft import Draft, EntryDraft, attach
from resumesift.extraction.pipeline import pipeline
from resumesift.lexicon.spoken import speaking
from resumesift.lexicon.vocabulary import Vocabulary
from resumesift.resume import Resume, WorkEntry


def extract(document: Document, vocabulary: Vocabulary | None = None) -> Resume:
    """The facts of a document, by the words of the lexicon and those of `vocabulary`, what a ruleset adds to it.

    Never raises on text, however odd: what is not found is left empty.
    """
    nlp = pipeline()
    doc = nlp.make_doc(document.text)
    draft = Draft(document)
    attach(doc, draft)
    with speaking(vocabulary):
        for _, component in nlp.pipeline:
            doc = component(doc)
    return _resume(draft)


def _resume(draft: Draft) -> Resume:
    return Resume(
        language=draft.language,
        name=draft.name,
        dated=draft.dated,
        contacts=draft.contacts,
        work=tuple(_work_entry(draft, index, entry) for index, entry in enumerate(draft.entries)),
        unread=tuple(_unread_post(draft, date) for date in draft.unread),
        stated_years=tuple(draft.stated_years),
        education=tuple(draft.education),
        skills=tuple(draft.skills),
        mentions=tuple(draft.mentions),
        team_sizes=tuple(draft.team_sizes),
        achievements=tuple(draft.achievements),
        knowledge=draft.knowledge,
        notes=tuple(draft.notes),
    )


def _unread_post(draft: Draft, date: DateSpan) -> WorkEntry:
    start, end = (str(point) if point else None for point in (date.start, date.end))
    return WorkEntry(start=start, end=end, evidence=(draft.evidence((date.begin, date.stop)),))


def _work_entry(draft: Draft, index: int, entry: EntryDraft) -> WorkEntry:
    body = draft.document.text[slice(*entry.body)] if entry.body else ""
    return WorkEntry(
        company=entry.company,
        title=entry.title,
        department=entry.department,
        start=entry.start,
        end=entry.end,
        held_until=entry.held_until,
        stated_months=entry.stated_months,
        kind=entry.kind,
        level=entry.level,
        domains=entry.domains,
        domain_evidence=entry.domain_evidence,
        duties=body.strip(),
        evidence=tuple(draft.evidence(span, index) for span in entry.spans.values()),
    )
