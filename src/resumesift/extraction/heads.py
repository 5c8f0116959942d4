"""Which word heads a job title: 电商总监助理 is an 助理, "Director of Operations" a director.

The words are `lexicon/titles.yaml` and `title_context.yaml`. What stands here is where a head stands: at the end of
a Chinese title; before "of", a comma or the end in an English one, or at its beginning ("VP Sales").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from resumesift.extraction.matching import fold
from resumesift.lexicon.load import Entry, load_entries
from resumesift.lexicon.table import any_of, words_pattern
from resumesift.resume import LevelName
from resumesift.scripts import CJK, IDEOGRAPH


class TitleWord(Entry):
    """Words that head a title; `low` and `high` are None off the ladder.

    `leads`: the word may also open a title. `staffed`: the lowest level of such a person with people under them.
    """

    kind: Literal["head", "area", "activity", "status", "serves", "stop"]
    low: LevelName | None = None
    high: LevelName | None = None
    staffed: LevelName | None = None
    leads: bool = False


class ContextWord(Entry):
    """Words around a head: what changes its level, what joins two titles, what makes the text no title."""

    kind: Literal[
        "modifier", "duty", "phrase", "surname", "address", "finite", "both", "promotion", "raise", "staff", "alone"
    ]  # fmt: skip
    effect: Literal["acting", "reserve", "deputy"] | None = None


class TitleHead(NamedTuple):
    """The head of one title: `word` folded, `before` the folded text in front of it.

    `ends`: the head ends its text (or stands before "of" or a comma), as the head of a title does.
    """

    word: str
    entry: TitleWord
    before: str
    ends: bool = True


BRACKET = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]?")
PREPOSITION = re.compile(r"\s(?:of|for|to|in|at|with|under|on|from|within|de|reporting)\s")
WORD = re.compile(r"\S+")
# Guarded by what they may begin with, for most characters of a title are letters.
_LISTED = re.compile(
    rf"(?=[\s/／、→⇒➔|｜·•，,-])\s*(?:->|[/／、→⇒➔|｜·•\t，]|(?<=[{IDEOGRAPH}\s)）]),|,(?=[{IDEOGRAPH}]))\s*"
)
_SEGMENTS = re.compile(r"(?=[\s,;:–—])\s*(?:[,;:]|\s[-–—−~]\s|[–—])\s*")
_ZH_SEGMENTS = re.compile(r"\s*[\s\-–—－_:：~]\s*")
_RANK = re.compile(
    r"(?:[\s,-]*\b(?:i{1,3}|iv|v|vi|[1-9]|[plt]\d{1,2}(?:-\d)?|(?:grade|level|band)\s?\w+|[sj]r\.?|\d级|[一二三四]级))+$|(?<=[师员监理管长])岗位?$"
)
WEAK_KINDS = frozenset({"area", "activity"})
"""Kinds that say little where another head stands beside them: 销售/市场总监, "Director, Customer Service"."""
_GLUE = "\ue000"


@cache
def title_words() -> tuple[TitleWord, ...]:
    """The entries of `titles.yaml`."""
    return load_entries("titles", TitleWord)


@cache
def context_words() -> tuple[ContextWord, ...]:
    """The entries of `title_context.yaml`."""
    return load_entries("title_context", ContextWord)


class Endings:
    """Finds the longest word of a table that ends a text; `*` in a word stands for anything."""

    def __init__(self, words: Iterable[str]) -> None:
        folded = {fold(word) for word in words}
        self.plain = frozenset(word for word in folded if "*" not in word)
        self._lengths = {
            last: sorted({len(word) for word in self.plain if word[-1] == last}, reverse=True)
            for last in {word[-1] for word in self.plain}
        }
        self.starred = [
            (word, _most_of(word), re.compile(re.escape(word).replace(r"\*", ".{1,24}?") + "$"))
            for word in folded
            if "*" in word
        ]

    def of(self, text: str) -> tuple[str, int] | None:
        """The table's word and the offset where it begins in `text`."""
        found = None
        for length in self._lengths.get(text[-1:], ()):
            if length <= len(text) and text[-length:] in self.plain:
                found = text[-length:], len(text) - length
                break
        for word, needed, pattern in self.starred:
            if needed in text and (match := pattern.search(text)) and (found is None or match.start() < found[1]):
                found = (word, match.start())
        return found


def _most_of(starred: str) -> str:
    """The longest part of a word with `*`: a text without it holds no such word."""
    return max(starred.split("*"), key=len)


class LatinEndings:
    """The same for whole Latin words, at most four; `*` stands for one to three words."""

    def __init__(self, words: Iterable[str]) -> None:
        folded = {fold(word) for word in words}
        self.plain = frozenset(word for word in folded if "*" not in word)
        self.starred = [
            (
                word,
                _most_of(word),
                re.compile(r"(?<!\S)" + re.escape(word).replace(r"\*", r"\S+(?:\s\S+){0,2}?") + "$"),
            )
            for word in folded
            if "*" in word
        ]

    def of(self, text: str) -> tuple[str, int] | None:
        """The table's word and the offset where it begins in `text`."""
        starts = [match.start() for match in WORD.finditer(text)]
        found = next(((text[start:], start) for start in starts[-4:] if text[start:] in self.plain), None)
        for word, needed, pattern in self.starred:
            if needed in text and (match := pattern.search(text)) and (found is None or match.start() < found[1]):
                found = (word, match.start())
        return found


def context_pattern(kind: str) -> str:
    """A pattern for any word of the entries of `title_context.yaml` of one kind: zh anywhere, en as whole words."""
    entries = [entry for entry in context_words() if entry.kind == kind]
    return words_pattern(
        (fold(word) for entry in entries for word in entry.zh), (fold(word) for entry in entries for word in entry.en)
    )


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, folded, the longest first."""
    return any_of(map(fold, words))


class _Tables:
    """The lexicon's words as look-up tables, built once."""

    def __init__(self) -> None:
        entries = title_words()
        self.entries = {fold(word): entry for entry in entries for word in entry.aliases}
        self.zh = Endings(word for entry in entries for word in entry.zh)
        phrases = [word for entry in entries for word in entry.en if " of " in word]
        self.of_phrases = [
            (fold(word), re.compile(rf"(?<!\S){re.escape(fold(word)).replace(chr(92) + '*', '')}(?!\\w)"))
            for word in sorted(phrases, key=len, reverse=True)
        ]
        self.en = LatinEndings(word for entry in entries for word in entry.en if " of " not in word)
        self.leading = frozenset(fold(w) for entry in entries if entry.leads for w in entry.en if "*" not in w)
        context = context_words()
        self.prepositions = re.compile(
            rf"(?<!\S){any_word(w for e in context if e.kind == 'phrase' for w in e.en)}(?!\w)"
        )
        self.both_zh = re.compile(any_word(w for e in context if e.kind == "both" for w in e.zh) + "(?![职容顾])")
        self.both_en = re.compile(rf"(?<!\S){any_word(w for e in context if e.kind == 'both' for w in e.en)}(?!\S)")
        self.promotion = re.compile(context_pattern("promotion"))


@cache
def _tables() -> _Tables:
    return _Tables()


@lru_cache(maxsize=4096)  # a text is asked whether it is a title, a company and a department
def title_groups(text: str) -> tuple[tuple[str, ...], ...]:
    """The titles that a text holds one after another (运营经理 → 运营总监), each as those held together (总经理兼总监).

    They come folded and without brackets.
    """
    return tuple(_groups(text))


def _groups(text: str) -> Iterator[tuple[str, ...]]:
    tables = _tables()
    folded = BRACKET.sub(" ", fold(text)).strip(" \t-–—:：,.，。")
    for listed in _LISTED.split(folded):
        for part in tables.promotion.split(listed):
            both = tables.both_zh if CJK.search(part) else tables.both_en
            if group := tuple(stripped for piece in both.split(part) if (stripped := piece.strip(" \t,-–—."))):
                yield group


def opens_promotion(text: str) -> bool:
    """Does the text begin with a word of promotion: 后升任…, "promoted to …"?"""
    return bool(_tables().promotion.match(fold(text).strip()))


@lru_cache(maxsize=4096)
def title_heads(part: str) -> tuple[TitleHead, ...]:
    """The heads of one text of `title_groups`: two where a comma parts two titles or two scripts say it twice."""
    if not CJK.search(part):
        return tuple(_latin_heads(part))
    chinese = _chinese_heads(part)
    latin = " ".join(CJK.sub(" ", part).split())
    beside = _latin_heads(latin) if " " in latin or not chinese else []
    return (*chinese, *(head for head in beside if head.word not in {found.word for found in chinese}))


def title_head(part: str) -> TitleHead | None:
    """The first of `title_heads`; None where no word heads the text."""
    heads = title_heads(part)
    return heads[0] if heads else None


def _chinese_heads(part: str) -> list[TitleHead]:
    found = _chinese_end(part)
    if found is None and (last := re.search(r"[a-z][a-z .&'-]*$", part)):
        return _latin_heads(last.group())
    if found is not None and found.entry.kind not in WEAK_KINDS:
        return [found] if found.entry.kind != "stop" else []
    for segment in _ZH_SEGMENTS.split(part):
        if (head := _chinese_end(segment)) and head.entry.kind not in WEAK_KINDS | {"stop"}:
            return [TitleHead(head.word, head.entry, head.before, ends=False)]
    return [found] if found else []


def _chinese_end(text: str) -> TitleHead | None:
    tables = _tables()
    found = tables.zh.of(_RANK.sub("", text).rstrip())
    return TitleHead(found[0], tables.entries[found[0]], text[: found[1]]) if found else None


def _latin_heads(part: str) -> list[TitleHead]:
    part = _tables().prepositions.sub(lambda m: m.group().replace(" ", _GLUE), part)
    heads: list[TitleHead] = []
    for segment in _SEGMENTS.split(part):
        if head := _segment_head(segment.strip(" ."), first=not heads):
            heads.append(head)
            if head.entry.kind == "serves":
                break
    return heads


def _segment_head(segment: str, first: bool) -> TitleHead | None:
    tables = _tables()
    for word, pattern in tables.of_phrases if " of " in segment else ():
        if match := pattern.search(segment):
            return _head(word, segment[: match.start()])
    phrase = PREPOSITION.split(segment, maxsplit=1)[0]
    phrase = _RANK.sub("", phrase.replace(_GLUE, " ")).rstrip(" .")
    found = tables.en.of(phrase)
    head = _head(found[0], phrase[: found[1]]) if found else None
    if found is None or tables.entries[found[0]].kind in WEAK_KINDS:
        return (_inner_head(phrase) if first else None) or head
    return head


def _inner_head(phrase: str) -> TitleHead | None:
    """A head that opens the phrase ("VP Sales") or has at most two words behind it ("Digital Director EMEA")."""
    tables = _tables()
    words = list(WORD.finditer(phrase))
    for first in sorted({0, *range(max(0, len(words) - 4), len(words))}):
        for last in range(min(first + 2, len(words) - 1), first - 1, -1):
            word = phrase[words[first].start() : words[last].end()]
            if word in tables.leading and (first == 0 or len(words) - last <= 3):
                return TitleHead(word, tables.entries[word], phrase[: words[first].start()], ends=False)
    return None


def _head(word: str, before: str) -> TitleHead | None:
    entry = _tables().entries[word]
    return None if entry.kind == "stop" else TitleHead(word, entry, before)
