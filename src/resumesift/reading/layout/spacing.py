"""Letters set apart for looks: 姓 名, 个 人 简 历, E X P E R I E N C E are one word each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from resumesift.reading.layout.printed import Run
from resumesift.scripts import is_ideograph, is_wide

# In parts of the text height.
_CJK_REACH = 2.7
_CJK_EVEN = 0.5
_LATIN_REACH = 1.6
_LATIN_EVEN = 0.3
_FEWEST_LATIN = 4
_LATIN_SHARE = 0.6


def is_mark(text: str) -> bool:
    """A bullet or an icon: one sign that is neither letter, digit nor bracket."""
    return len(text) == 1 and not text.isalnum() and text not in _NO_MARKS


_NO_MARKS = frozenset("()[]{}（）【】《》“”‘’\"'<>.,:;!?，。：；、/\\|│┃︱=~#@&%$¥€£_")


def glue_letters(runs: list[Run]) -> frozenset[int]:
    """Mark the runs of a row (left to right) that are single letters of a spaced word as `glued`.

    Returned are the indices of runs that begin the next word of such a spaced phrase.
    """
    ideographs = letters = 0
    for run in runs:
        if len(run.text) == 1:
            if is_ideograph(run.text):
                ideographs += 1
            elif run.text.isalpha():
                letters += 1
    if ideographs:
        for begin, end in _cjk_sequences(runs):
            for run in runs[begin + 1 : end]:
                run.glued = True
    next_words: set[int] = set()
    if letters >= _FEWEST_LATIN:
        for begin, end in _latin_sequences(runs):
            next_words |= _glue_words(runs, begin, end)
    return frozenset(next_words)


def _cjk_sequences(runs: list[Run]) -> Iterator[tuple[int, int]]:
    """Stretches of single ideographs that stand at even distances.

    The first may follow a label (姓名:王 小 明), the last may carry a colon and what follows it (姓 名:王).
    """
    begin = 0
    while begin < len(runs):
        end = begin
        while end < len(runs) and _near(runs, end, _CJK_REACH, begin) and _may_go_on(runs[end].text, end == begin):
            end += 1
        if begin < end < len(runs) and _is_label_end(runs[end].text) and _near(runs, end, _CJK_REACH, begin):
            end += 1
        yield from _even_parts(runs, begin, end)
        begin = max(end - _is_label_end(runs[end - 1].text), begin + 1) if end > begin + 1 else begin + 1


def _even_parts(runs: list[Run], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, cut at its widest gap until the gaps of each part are alike (姓 名    王 明)."""
    if end - begin < 2:
        return
    gaps = [after.x0 - before.x1 for before, after in pairwise(runs[begin:end])]
    widest = max(gaps)
    if widest - min(gaps) <= _CJK_EVEN * runs[begin].size:
        yield begin, end
        return
    cut = begin + gaps.index(widest) + 1
    yield from _even_parts(runs, begin, cut)
    yield from _even_parts(runs, cut, end)


def _may_go_on(text: str, first: bool) -> bool:
    return is_ideograph(text[-1:]) and (len(text) == 1 or (first and text[-2] in ":："))


def _is_label_end(text: str) -> bool:
    return len(text) > 1 and is_ideograph(text[0]) and text[1] in ":：(（"


def _near(runs: list[Run], index: int, reach: float, begin: int) -> bool:
    return index == begin or runs[index].x0 - runs[index - 1].x1 <= reach * runs[index].size


def _latin_sequences(runs: list[Run]) -> Iterator[tuple[int, int]]:
    """Stretches of spaced letters; kerning may leave two or three of them together (E D U C AT I O N)."""
    begin = 0
    while begin < len(runs):
        end = begin
        while end < len(runs) and _is_latin_part(runs[end].text) and _near(runs, end, _LATIN_REACH, begin):
            end += 1
        singles = sum([len(run.text) == 1 for run in runs[begin:end]])
        if singles >= _FEWEST_LATIN and singles >= _LATIN_SHARE * (end - begin):
            yield begin, end
        begin = max(end, begin + 1)


def _is_latin_part(text: str) -> bool:
    return len(text) <= 3 and not is_wide(text[0]) and (text.isalpha() or text == "&")


def _glue_words(runs: list[Run], begin: int, end: int) -> set[int]:
    """Glue letters, but leave the space where the gap is clearly wider: between two spaced words."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(runs[begin:end])]
    usual = sorted(gaps)[len(gaps) // 2]
    next_words = set()
    for index, gap in enumerate(gaps, begin + 1):
        runs[index].glued = gap <= usual + _LATIN_EVEN * runs[index].size
        if not runs[index].glued:
            next_words.add(index)
    return next_words
