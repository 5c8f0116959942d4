"""Does a text hold a word? The short way, for examples: without a document, its sections and what is claimed in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from resumesift.folding import fold
from resumesift.scripts import WIDE

Span = tuple[int, int]

_TOKEN = re.compile(rf"[^\W\d_{WIDE}]+|\d+|\S")
_LATIN = re.compile(rf"[^\W_{WIDE}]")
_APART = r"[、，,;；:：/／|｜•·●▪（()）。\n\t]"


def plain(word: str) -> str:
    """A word as it is compared: folded, without spaces."""
    return "".join(fold(word).split())


def spans_of(words: Iterable[str], text: str, *, cased: bool = False, alone: bool = False) -> Iterator[Span]:
    """Where one of `words` stands in `text`: Latin ones whole, in any case or as written, anywhere or as an item."""
    compared = text if cased else fold(text)
    for word in words:
        for match in re.finditer(_pattern(word if cased else fold(word), alone), compared):
            yield match.span()


def _pattern(word: str, alone: bool) -> str:
    inner = r"\s?".join(map(re.escape, _TOKEN.findall(word)))
    if alone:
        return rf"(?:(?<={_APART})|\A){inner}(?={_APART}|\Z)"
    before = r"(?<![a-zA-Z0-9\u00df-\u024f])" if _LATIN.match(word[0]) else ""
    after = r"(?![a-zA-Z0-9\u00df-\u024f])" if _LATIN.match(word[-1]) else ""
    return f"{before}{inner}{after}"
