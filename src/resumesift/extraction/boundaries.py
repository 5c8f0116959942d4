"""Where sentences, clauses and list items of a text end, over lines that only wrap."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from resumesift.extraction.draft import Span
from resumesift.scripts import WIDE, width

# Each begins with one set of characters, which is what a search looks for quickly.
_SENTENCE = re.compile(r"[。；;！!？?\t•●▪◆■◇□►➢✓√★☆·.](?:(?<!\.)|(?=\s|$))")
_CLAUSE = re.compile(
    r"[,，:：()（）\[\]【】|｜\s—](?:(?<=[:：()（）\[\]【】|｜])|(?<=[,，])(?!\d{3}(?!\d))|(?<=\s)[–—-]\s|(?<=—)—)"
)
_ITEM = re.compile(r"[、/／&\s](?:(?<=\S)|(?:and|or|nor)\s)", re.IGNORECASE)
_CLOSING = frozenset("。；;！!？?.：:")
_NEW_ITEM = re.compile(r"\s*(?:[-*–—+>•●▪◆■□►➢✓√★{①-⑳]|\d{1,2}[.、)）])|\s*\S{1,8}[:：]")
_LINE_END = re.compile(r"\n")
_CJK_OR_DIGIT = re.compile(rf"[\d{WIDE}]")
_MIN_WRAP = 24
_FULL_LINE = 0.8
_NEAR = 8
_HEADING_WIDTH = 12
_WORDS_ONLY = re.compile(r"[^,，。；;：:、]*")


class Boundaries:
    """Sorted offsets of one text at which a sentence, a clause or an item ends; 0 and the length are among them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hard_breaks = _hard_breaks(text)
        sentences = {match.start() for match in _SENTENCE.finditer(text)} | self.hard_breaks | {0, len(text)}
        clauses = sentences | {match.start() for match in _CLAUSE.finditer(text)}
        self.sentences = sorted(sentences)
        self.clauses = sorted(clauses)
        self.items = sorted({*clauses, *(match.start() for match in _ITEM.finditer(text))})


@lru_cache(maxsize=4)
def boundaries(text: str) -> Boundaries:
    """The boundaries of `text`, kept for the next question about it."""
    return Boundaries(text)


class Flow:
    """A text whose wrapped lines are joined (Chinese without a space), with the way back to the text's offsets."""

    def __init__(self, text: str) -> None:
        hard = boundaries(text).hard_breaks
        pieces: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        length = begin = 0
        for match in _LINE_END.finditer(text):
            if match.start() in hard:
                continue
            glued = _CJK_OR_DIGIT.match(text[match.start() - 1]) and _CJK_OR_DIGIT.match(text[match.end()])
            piece = text[begin : match.start()] + ("" if glued else " ")
            self._starts.append(length)
            self._origins.append(begin)
            pieces.append(piece)
            length += len(piece)
            begin = match.end()
        self._starts.append(length)
        self._origins.append(begin)
        self.text = "".join([*pieces, text[begin:]])

    def origin(self, span: Span) -> Span:
        """The span of the text that `span` of the joined text stands for."""
        return self._offset(span[0]), self._offset(span[1] - 1) + 1

    def _offset(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        return self._origins[index] + offset - self._starts[index]


@lru_cache(maxsize=4)
def flow(text: str) -> Flow:
    """The joined lines of `text`, kept for the next question about it."""
    return Flow(text)


def before(bounds: list[int], offset: int) -> int:
    """The last boundary before `offset`."""
    return bounds[max(0, bisect_left(bounds, offset) - 1)]


def after(bounds: list[int], offset: int) -> int:
    """The first boundary at or after `offset`."""
    return bounds[min(bisect_left(bounds, offset), len(bounds) - 1)]


def around(bounds: list[int], span: Span) -> Span:
    """The stretch between two boundaries that holds `span`."""
    return bounds[bisect_right(bounds, span[0]) - 1], after(bounds, span[1])


def _hard_breaks(text: str) -> set[int]:
    """Ends of lines where something new begins: not where a full line runs on into the next."""
    lines = text.split("\n")
    widths = [width(line) for line in lines]
    breaks, offset = set(), -1
    for index, line in enumerate(lines[:-1]):
        offset += len(line) + 1
        if not _runs_on(lines, widths, index):
            breaks.add(offset)
    return breaks


def _runs_on(lines: list[str], widths: list[int], index: int) -> bool:
    line, follower = lines[index], lines[index + 1]
    wide = widths[index]
    if wide < _MIN_WRAP or wide < _FULL_LINE * max(widths[max(0, index - _NEAR) : index + _NEAR + 1]):
        return False
    if line[-1] in _CLOSING or _NEW_ITEM.match(follower) or "\t" in follower or line.count("\t") > 1:
        return False
    like_heading = widths[index + 1] <= _HEADING_WIDTH and _WORDS_ONLY.fullmatch(follower)
    return not like_heading
