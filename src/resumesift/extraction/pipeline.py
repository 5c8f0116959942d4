"""The spaCy pipeline: our tokenizer and the order of the components."""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.attrs import NORM
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from resumesift.extraction.matching import fold

_PIECE = re.compile(r"([A-Za-z\u00aa\u00b5\u00ba\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]+|\d+|.)( ?)", re.DOTALL)
_MOST_ORTHS = 50_000

COMPONENTS = (
    "sections",
    "work",
    "levels",
    "mentions",
    "domains",
    "skills",
    "teams",
    "achievements",
    "education",
    "person",
    "document_date",
    "stated_years",
    "instructions",
)
"""The modules of this folder that each register a component `resumesift_<name>`, in the order they run."""


class Orths(dict[str, int]):
    """spaCy's numbers of words: a Doc is made of them three times as quickly as of the words themselves."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_ORTHS:
            self.clear()
        self[word] = orth = self._strings.add(word)
        return orth


@cache
def orths(vocab: Vocab) -> Orths:
    """The numbers of a vocabulary's words."""
    return Orths(vocab)


class ResumeTokenizer:
    """Cuts text so that a phrase is found inside 电商运营总监 and beside Latin letters, but never inside a Latin word.

    Each CJK character, each run of letters, each run of digits and any other character is a token of its own.
    The text of the Doc is the text that was given, character for character.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._orths = orths(vocab)

    def __call__(self, text: str) -> Doc:
        pieces = _PIECE.findall(text)
        words = [self._orths[word] for word, _ in pieces]
        return Doc(self.vocab, words=words, spaces=[bool(space) for _, space in pieces])  # type: ignore[arg-type]


def blank() -> Language:
    """A pipeline without components: the tokenizer, and `token.norm_` folded (lower case, simplified characters)."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = ResumeTokenizer(nlp.vocab)
    nlp.vocab.lex_attr_getters[NORM] = fold  # type: ignore[attr-defined]
    return nlp


@cache
def pipeline() -> Language:
    """The whole pipeline, built once a process."""
    from importlib import import_module

    nlp = blank()
    for name in COMPONENTS:
        import_module(f"resumesift.extraction.{name}")
        nlp.add_pipe(f"resumesift_{name}")
    return nlp
