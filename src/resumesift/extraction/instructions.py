"""Sentences that a résumé addresses to a program: they have no effect here, and a person should know of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.extraction.boundaries import after, before, boundaries, flow
from resumesift.extraction.draft import Draft, Span, draft_of
from resumesift.extraction.matching import fold, folded_text
from resumesift.lexicon.load import PatternEntry
from resumesift.lexicon.table import any_of, table, whole
from resumesift.resume import Note

_MESSAGE = "The file holds words to a program that reads it. They have no effect."
_HIDDEN = "hidden_text"
_LONGEST = 300
_KINDS = ("override", "role", "verdict", "markup")


@Language.component("resumesift_instructions")
def find_instructions(doc: Doc) -> Doc:
    """Add a note for each sentence to a program, be it seen or hidden."""
    draft = draft_of(doc)
    draft.notes += _seen(draft)
    for finding in draft.document.findings:
        if finding.code == _HIDDEN and finding.quote and any(_spans(folded_text(finding.quote))):
            draft.notes.append(_note(finding.page, finding.quote))
    return doc


def _seen(draft: Draft) -> Iterator[Note]:
    """The notes on the text of the pages, of each sentence one."""
    for span in instructions(draft.document.text):
        proof = draft.evidence(span)
        yield _note(proof.page, proof.quote)


def _note(page: int | None, quote: str) -> Note:
    quote = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"
    return Note(code="instructions", message=_MESSAGE, page=page, quote=quote)


def instructions(text: str) -> list[Span]:
    """The sentences of `text` that tell a program what to do, in order; not those that speak about such sentences."""
    joined = flow(text)
    folded = folded_text(joined.text)
    found: dict[Span, None] = {}
    for span in _spans(folded):
        ends = boundaries(joined.text).sentences
        sentence = before(ends, span[0] + 1), after(ends, span[1])
        if not _about().search(folded, *sentence):
            found[_trimmed(joined.text, sentence)] = None
    return [joined.origin(span) for span in sorted(found)]


def _trimmed(text: str, span: Span) -> Span:
    said = text[slice(*span)]
    return span[1] - len(said.lstrip(" \t\n。.；;！!？?•·")), span[0] + len(said.rstrip())


def _spans(folded: str) -> Iterator[Span]:
    """What the patterns find, each at a word that opens such a sentence."""
    openings, patterns = _openings()
    for word in (word for opening in openings for word in opening.finditer(folded)):
        begin = word.start()
        if begin and folded[begin].isascii() and folded[begin].isalpha() and folded[begin - 1].isalpha():
            continue
        for pattern in patterns[word.group()]:
            match = pattern.match(folded, begin)
            if match:
                yield match.span()
                break


# --- the words


def _words(id_: str) -> PatternEntry:
    words: PatternEntry = table("instructions", PatternEntry)[id_]
    return words


@cache
def _openings() -> tuple[list[re.Pattern[str]], dict[str, list[re.Pattern[str]]]]:
    """Expressions for the words that open an instruction, one a script, and the patterns to be tried at each word."""
    patterns: dict[str, list[re.Pattern[str]]] = {}
    for kind in _KINDS:
        entry = _words(kind)
        for openings, written in ((entry.zh, entry.zh_patterns), (entry.en, entry.en_patterns)):
            pattern = re.compile("|".join(f"(?:{one})" for one in written) or r"(?!)")
            for word in openings:
                patterns.setdefault(fold(word), []).append(pattern)
    chinese = [word for word in patterns if not word.isascii()]
    return [re.compile(any_of(words)) for words in (chinese, set(patterns) - {*chinese})], patterns


@cache
def _about() -> re.Pattern[str]:
    zh, en = (any_of(map(fold, words)) for words in (_words("about").zh, _words("about").en))
    return re.compile(f"{zh}|{whole(en)}")
