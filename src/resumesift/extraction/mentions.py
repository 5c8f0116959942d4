"""Finds every concept of the lexicon in the text, and whether the person claims it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from resumesift.addresses import HOST, MARK
from resumesift.extraction.assertion import assert_span
from resumesift.extraction.credentials import is_held, stands_as_certificate
from resumesift.extraction.draft import Draft, Section, Span, draft_of
from resumesift.extraction.matching import fold
from resumesift.extraction.pipeline import orths
from resumesift.lexicon.concepts import LICENCE, Concept, Metric, concepts, decoys
from resumesift.lexicon.spoken import per_vocabulary
from resumesift.resume import Assertion, Evidence, Mention, SectionKind

_KEY, _PLACES_KEY = "resumesift.hits", "resumesift.places"
_MOST_PLACES = 3
_JOINT = 16
_LINE_END = re.compile(r"\n(?<=[^\W_]\n)(?=[^\W_])")
_VERSIONED = 4
_CHUNK = 60
_TOKEN = re.compile(r"[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u024f\u0370-\u052f]+|\d+|\S")
_LATIN = re.compile(r"[A-Za-z0-9]")
_STRICT = re.compile(r"[、，,;；:：/／|｜•·●▪（()）。\n\t]|\Z")
_LOOSE = re.compile(r"[\s、，,;；:：/／|｜•·●▪（()）.。&]|[^\x00-\u2fff]|\Z")
_LIST_MARK = re.compile(r"[、;；/／|｜]")
_LONG_LIST = 3
_LINE = 300
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_ADDRESS = re.compile(r"[!-~]")
_SKILL_SECTIONS: frozenset[SectionKind] = frozenset({"skills", "language", "certificate"})


class Hit(NamedTuple):
    """A concept where it stands in the text, and whether the person claims it there."""

    concept: str
    span: Span
    section: Section | None
    assertion: Assertion = "claimed"
    cue: str | None = None

    @property
    def family(self) -> str:
        return self.concept.partition(".")[0]


@Language.component("resumesift_mentions")
def find_mentions(doc: Doc) -> Doc:
    """Fill `draft.mentions` in the order of the text: of each concept a few places a post, section and assertion."""
    draft = draft_of(doc)
    places = Places(draft)
    for hit in hits_of(doc):
        if places.take(f"{hit.concept} {hit.assertion}", hit.span):
            draft.mentions.append(_mention(doc, hit))
    return doc


class Places:
    """Takes the first three places of a thing in each post and in each kind of section: more prove nothing more."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._taken: Counter[tuple[str, SectionKind | None, int | None]] = Counter()

    def take(self, thing: str, span: Span) -> bool:
        """Is there room for one more of `thing` where `span` stands?"""
        section = self._draft.section_at(span[0])
        where = thing, section.kind if section else None, self._draft.entry_at(span[0])
        self._taken[where] += 1
        return self._taken[where] <= _MOST_PLACES


def hits_of(doc: Doc) -> list[Hit]:
    """All concepts of the lexicon in the text; of two skills over each other the longer one."""
    known = doc.user_data.get(_KEY)
    if known is None:
        text = draft_of(doc).document.text
        names = [entry.spans["company"] for entry in draft_of(doc).entries if "company" in entry.spans]
        kept = [hit for hit in _longest(_find(doc)) if hit.concept not in _decoys() and not _within(hit.span, names)]
        known = doc.user_data[_KEY] = [_judged(text, hit) for hit in kept]
    assert isinstance(known, list)
    return known


def _within(span: Span, names: list[Span]) -> bool:
    """Does it stand in the name of an employer? What a company is called nobody claims."""
    return any(start <= span[0] and span[1] <= end for start, end in names)


def _judged(text: str, hit: Hit) -> Hit:
    free = hit.family == "skill" and (_is_claimed_list(text, hit) or is_held(text, hit.span, hit.concept, hit.section))
    assertion, cue = assert_span(text, hit.span, None if free else hit.section)
    return hit if assertion == "claimed" else hit._replace(assertion=assertion, cue=cue)


def _is_claimed_list(text: str, hit: Hit) -> bool:
    """A certificate proves a skill, and a list under the heading of education names no field of study."""
    kind = hit.section.kind if hit.section else None
    if kind == "certificate":
        return True
    if kind != "education":
        return False
    start, end = hit.span
    line = text[max(0, start - _LINE) : start].rpartition("\n")[2] + text[end : end + _LINE].partition("\n")[0]
    return len(_LIST_MARK.findall(line)) >= _LONG_LIST and not _YEAR.search(line)


def _find(doc: Doc) -> Iterator[Hit]:
    matcher, kinds = _matcher(doc.vocab)
    draft = draft_of(doc)
    text = draft.document.text
    for key, span in dict.fromkeys((*_on_lines(doc, matcher), *_over_lines(doc, matcher, text))):
        concept, kind = kinds[key]
        section = draft.section_at(span[0])
        if _stands_alone(text, span) and _is_meant(text, span, kind, section):
            yield Hit(concept, span, section)


def _on_lines(doc: Doc, matcher: PhraseMatcher) -> Iterator[tuple[int, Span]]:
    for key, first, last in matcher(doc):
        end = doc[last - 1]
        yield key, (doc[first].idx, end.idx + len(end))


def _over_lines(doc: Doc, matcher: PhraseMatcher, text: str) -> Iterator[tuple[int, Span]]:
    """Phrases that run over the end of a line: the ends of lines with the beginnings of the next."""
    tokens: list[tuple[str, int]] = []
    for match in _LINE_END.finditer(text):
        start, end = match.start() - _JOINT, match.end() + _JOINT
        start = max(start, text.rfind("\n", 0, match.start()) + 1)
        following = text.find("\n", match.end(), end)
        tokens += [
            (token.group(), token.start())
            for token in _TOKEN.finditer(text, start, following if following > 0 else end)
        ]
        tokens.append(("\n", end))
    if tokens:
        known = orths(doc.vocab)
        joints = Doc(doc.vocab, words=[known[word] for word, _ in tokens])  # type: ignore[misc]
        for key, first, last in matcher(joints):
            end_word, at = tokens[last - 1]
            span = tokens[first][1], at + len(end_word)
            if "\n" in text[slice(*span)]:
                yield key, span


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Without the hits that lie over a longer one of the same concept, or for skills of any other.

    A licence hides no skill: who holds 低压电工证 is an electrician.
    """
    kept: list[Hit] = []
    reached: dict[str, Span] = {}
    for hit in sorted(hits, key=lambda hit: (hit.span[0], -hit.span[1])):
        groups = _decoys().get(hit.concept) or (_group(hit),)
        if any(_is_free(hit.span, reached.get(group, (-1, 0))) for group in groups):
            kept.append(hit)
            reached |= dict.fromkeys(groups, hit.span)
    return kept


def _group(hit: Hit) -> str:
    """Hits of one group do not lie over each other: skills, licences, and other hits of one concept."""
    if hit.family != "skill":
        return hit.concept
    return LICENCE if hit.concept.startswith(LICENCE) else "skill"


def _is_free(span: Span, last: Span) -> bool:
    return span[0] >= last[1] or span == last


def _stands_alone(text: str, span: Span) -> bool:
    """Not a part of a longer Latin word, an address or two cells; digits may follow a longer name (Office2016)."""
    start, end = span
    words = text[start:end]
    if "\t" in words:
        return False
    if _LATIN.match(words) or _LATIN.match(words[-1]):
        before, after = text[start - 1 : start], text[end : end + 1]
        if (_LATIN.match(words) and _LATIN.match(before)) or after in ("+", "#"):
            return False
        if _LATIN.match(words[-1]) and _LATIN.match(after) and not (after.isdigit() and len(words) >= _VERSIONED):
            return False
        if " " in words and words.isascii() and fold(words) not in _spaced():
            return False
        return not _in_address(text, span)
    return True


def _in_address(text: str, span: Span) -> bool:
    """Is the span a part of an address, not of a tool with a dot in its name or of a list such as word.excel.ppt?"""
    around = _chunk(text, span)
    if MARK.search(text, *around):
        return True
    for host in HOST.finditer(text, *around):
        if host.start() <= span[0] and span[1] <= host.end():
            return host["site"] not in _names() if host["path"] else host.group().partition(".")[0] not in _names()
    return False


def _chunk(text: str, span: Span) -> Span:
    """The stretch without white space around the span, of at most a line's length."""
    start, end = span
    while start > 0 and span[0] - start < _CHUNK and _IN_ADDRESS.match(text[start - 1]):
        start -= 1
    while end < len(text) and end - span[1] < _CHUNK and _IN_ADDRESS.match(text[end]):
        end += 1
    return start, end


def _is_meant(text: str, span: Span, kind: str, section: Section | None) -> bool:
    if section and section.heading and section.heading[0] <= span[0] < section.heading[1]:
        return False
    if kind == "plain":
        return True
    listed = bool(section and section.kind in _SKILL_SECTIONS)
    between = _LOOSE if listed else _STRICT
    alone = bool(between.match(text[span[0] - 1 : span[0]]) and between.match(text[span[1] : span[1] + 1]))
    words, forms = text[slice(*span)], _forms()
    if kind == "listed":
        return alone and words in forms
    return words in forms or (listed and alone)


def evidence_of(doc: Doc, span: Span, concept: str = "") -> Evidence:
    """The evidence of a span, made once for all that stands there; of a certificate that of its section."""
    known: dict[Span, Evidence] = doc.user_data.setdefault(_PLACES_KEY, {})
    if span not in known:
        draft = draft_of(doc)
        evidence = draft.evidence(span)
        if stands_as_certificate(draft.document.text, span, concept, draft.section_at(span[0])):
            evidence = evidence.model_copy(update={"section": "certificate"})
        known[span] = evidence
    return known[span]


def _mention(doc: Doc, hit: Hit) -> Mention:
    evidence = evidence_of(doc, hit.span, hit.concept)
    return Mention(concept=hit.concept, name=evidence.quote, assertion=hit.assertion, cue=hit.cue, evidence=evidence)


@per_vocabulary
def _matcher(vocab: Vocab) -> tuple[PhraseMatcher, dict[int, tuple[str, str]]]:
    """The matcher of all concepts, and of each of its keys the concept and the kind of its words."""
    matcher = PhraseMatcher(vocab, attr="NORM")
    kinds: dict[int, tuple[str, str]] = {}
    said = [concept for concept in concepts() if not isinstance(concept, Metric)]
    for concept in (*said, *decoys()):
        for kind, words in _words(concept):
            name = f"{concept.id} {kind}"
            matcher.add(name, [Doc(vocab, words=_TOKEN.findall(word)) for word in words])
            kinds[vocab.strings[name]] = concept.id, kind
    return matcher, kinds


@per_vocabulary
def _decoys() -> Mapping[str, tuple[str, ...]]:
    """Words that hold a word of a concept and mean something else, with the groups of hits that they hide."""
    return {entry.id: entry.hides or ("skill",) for entry in decoys()}


def _words(concept: Concept) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind, words in (("plain", concept.aliases), ("cased", concept.cased), ("listed", concept.listed)):
        if words:
            yield kind, words


@per_vocabulary
def _spaced() -> frozenset[str]:
    """Words that are written with a space."""
    named = (*concepts(), *decoys())
    return frozenset(fold(word) for concept in named for word in concept.aliases if " " in word)


@per_vocabulary
def _names() -> frozenset[str]:
    """All words of skills, folded."""
    return frozenset(fold(word) for concept in concepts() for word in concept.aliases + concept.cased + concept.listed)


@per_vocabulary
def _forms() -> frozenset[str]:
    """Words that count only as they are written in the lexicon."""
    return frozenset(word for concept in concepts() for word in concept.cased + concept.listed)
