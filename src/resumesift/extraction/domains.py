"""The domains of each post and what the whole résumé shows of them, with the places that show it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.extraction.assertion import assert_span
from resumesift.extraction.domain_calls import Call, classifier, classify
from resumesift.extraction.draft import Draft, EntryDraft, Section, Span, draft_of
from resumesift.extraction.group_words import Hit
from resumesift.extraction.post_words import SENTENCE, PostTexts
from resumesift.resume import CERTAINTIES, Certainty, Evidence, KnowledgeFact, SectionKind, surest

__all__ = ["Call", "PostTexts", "classify", "find_domains"]

_MOST_PROOF = 6
_DONE: frozenset[SectionKind] = frozenset({"project", "work", "internship"})
_SAID: frozenset[SectionKind] = frozenset({"header", "summary", "skills", "other"})
_Claim = tuple[Certainty, tuple[Span, ...]]
_Denial = Literal["itself", "part"]


@Language.component("resumesift_domains")
def find_domains(doc: Doc) -> Doc:
    """Fill `domains` and `domain_evidence` of each post, and the draft's `knowledge`."""
    draft = draft_of(doc)
    calls = [_judge(draft, index, entry) for index, entry in enumerate(draft.entries)]
    claims, denials = _claims(draft)
    for domain in classifier().domains:
        posts = [(entry, call[domain]) for entry, call in zip(draft.entries, calls, strict=True)]
        draft.knowledge[domain] = _knowledge(draft, domain, posts, claims.get(domain, []), denials.get(domain))
    return doc


def _judge(draft: Draft, index: int, entry: EntryDraft) -> dict[str, Call]:
    text, (start, end) = draft.document.text, entry.body or (0, 0)
    # A post counts as one wherever its layout put it, even under a heading that swallowed it.
    section = Section("internship" if entry.section == "internship" else "work", entry.reach)
    texts = PostTexts(
        title=entry.title or "",
        company=_told_company(draft, entry),
        department=entry.department or "",
        duties=text[start:end],
        asserted=lambda span: assert_span(text, (span[0] + start, span[1] + start), section)[0],
    )
    calls = classifier().classify(texts)
    entry.domains = {domain: call.certainty for domain, call in calls.items()}
    entry.domain_evidence = {
        domain: _evidence(draft, _places(entry, call), index) for domain, call in calls.items() if call.proof
    }
    return calls


def _told_company(draft: Draft, entry: EntryDraft) -> str:
    """The company, with what another post says of it in brackets: "Trois Clics (runs shops for brands)"."""
    own = entry.company or ""
    others = (other.company for other in draft.entries if own and other.company and other.company.startswith(own))
    return max((name for name in others if name[len(own) :].lstrip()[:1] in ("(", "（")), key=len, default=own)


def _places(entry: EntryDraft, call: Call) -> Iterator[Span]:
    """Where the words that made a call stand: of title, company and department the whole text."""
    for name, (start, end) in call.proof:
        if name != "duties":
            if name in entry.spans:
                yield entry.spans[name]
        elif entry.body:
            yield start + entry.body[0], end + entry.body[0]


def _evidence(draft: Draft, places: Iterable[Span], index: int | None) -> tuple[Evidence, ...]:
    return tuple(draft.evidence(span, index) for span in list(dict.fromkeys(places))[:_MOST_PROOF])


def _knowledge(
    draft: Draft, domain: str, posts: list[tuple[EntryDraft, Call]], claims: list[_Claim], denial: _Denial | None
) -> KnowledgeFact:
    """The best of posts and claims; a claim counts less beside a denial, or from somebody who serves from outside.

    What posts let one infer counts less, too, where the domain itself is denied.
    """
    done = surest(call.certainty for _, call in posts)
    if denial == "itself":
        done = _less(done)
    if done == "yes":
        proof = (e for entry, call in posts if call.certainty == "yes" for e in entry.domain_evidence.get(domain, ()))
        return KnowledgeFact(certainty="yes", evidence=tuple(proof)[:_MOST_PROOF])
    best = surest(claim[0] for claim in claims)
    if denial or (posts and any(call.outside for _, call in posts) and all(c.certainty == "no" for _, c in posts)):
        best = _less(best)
    spans = [span for claim in claims for span in claim[1]]
    passing = [e for entry, call in posts if call.certainty != "no" for e in entry.domain_evidence.get(domain, ())]
    if best == "no" == done:
        return KnowledgeFact(certainty="no")
    evidence = (
        (*_evidence(draft, spans, None), *passing) if best == "yes" else (*passing, *_evidence(draft, spans, None))
    )
    return KnowledgeFact(certainty=surest((best, "possible")), evidence=evidence[:_MOST_PROOF])


def _less(certainty: Certainty) -> Certainty:
    return CERTAINTIES[max(0, CERTAINTIES.index(certainty) - 1)]


def _claims(draft: Draft) -> tuple[dict[str, list[_Claim]], dict[str, _Denial]]:
    """What the text outside the posts claims of each domain, and what the person denies to know."""
    claims: dict[str, list[_Claim]] = {}
    denials: dict[str, _Denial] = {}
    for section in draft.sections:
        if section.kind not in _DONE | _SAID:
            continue
        for sentence in _sentences(draft, section):
            kept = []
            for hit in sentence:
                assertion = assert_span(draft.document.text, hit.span, section)[0]
                if assertion == "claimed":
                    kept.append(hit)
                elif assertion == "negated":
                    _deny(denials, hit)
            for domain, outer in classifier().domains.items():
                if claim := _claim(kept, domain, outer, section.kind):
                    claims.setdefault(domain, []).append(claim)
    return claims, denials


def _deny(denials: dict[str, _Denial], hit: Hit) -> None:
    """Note what a denied word says of the domains that lie within others."""
    for domain in (domain for domain, outer in classifier().domains.items() if outer):
        if hit.means("itself", domain=domain):
            denials[domain] = "itself"
        elif hit.means("names", domain=domain):
            denials.setdefault(domain, "part")


def _sentences(draft: Draft, section: Section) -> Iterator[list[Hit]]:
    """The words of each sentence of a section (of a whole section where things done are told), posts left out."""
    groups: dict[int, list[Hit]] = {}
    for begin, end in _outside_posts(draft, section.span):
        text = draft.document.text[begin:end]
        ends = [] if section.kind in _DONE else [begin + match.end() for match in SENTENCE.finditer(text)]
        for hit in classifier().words.hits(text):
            span = (hit.span[0] + begin, hit.span[1] + begin)
            sentence = ends[at] if (at := bisect_right(ends, span[0])) < len(ends) else end
            groups.setdefault(sentence if ends else 0, []).append(Hit(hit.word, hit.groups, span))
    yield from groups.values()


def _outside_posts(draft: Draft, span: Span) -> Iterator[Span]:
    """The stretches of a span that belong to no post."""
    start, end = span
    taken = sorted(part for entry in draft.entries for part in (*entry.spans.values(), entry.body or (0, 0)))
    for first, last in taken:
        if last > start and first < end:
            if first > start:
                yield start, first
            start = last
    if start < end:
        yield start, end


def _claim(hits: list[Hit], domain: str, outer: str | None, kind: SectionKind) -> _Claim | None:
    """What one sentence claims of a domain; None where it does not name it (nor, of an inner one, the outer one)."""
    named = [hit for hit in hits if hit.means("names", "agency", domain=domain)]
    if not named or (outer and not any(hit.means("names", "agency", "work", "thin", domain=outer) for hit in hits)):
        return None
    spans = tuple(hit.span for hit in named)
    if any(group.role == "minor" for hit in hits for group in hit.groups):
        return "possible", spans
    work = any(hit.means("work", "support", domain=domain) for hit in hits)
    claimed = any(hit.means("claims", domain=domain) for hit in hits)
    if kind in _DONE:
        sure = len({hit.word for hit in named}) >= 2 or work
    elif kind == "skills":
        sure = work and claimed
    else:
        sure = work or claimed
    return ("yes" if sure else "possible"), spans
