"""Letters set apart for looks: 姓 名, 个 人 简 历, E X P E R I E N C E are one word each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from resumesift.reading.glyphs import Run

# In parts of the text height.
_CJK_REACH = 2.7
_CJK_EVEN = 0.5
_LATIN_REACH = 1.6
_LATIN_EVEN = 0.3
_FEWEST_LATIN = 4


def is_cjk(char: str) -> bool:
    """An ideograph or a sign of Chinese punctuation."""
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or "\uf900" <= char <= "\ufaff"


def glue_letters(runs: list[Run]) -> frozenset[int]:
    """Mark the runs of a row (left to right) that are single letters of a spaced word as `glued`.

    Returned are the indices of runs that begin the next word of such a spaced phrase.
    """
    singles = sum([len(run.text) == 1 for run in runs])
    if not singles or len(runs) < 2:
        return frozenset()
    for begin, end in _cjk_sequences(runs):
        if end - begin > 1 and _even(runs[begin:end], _CJK_EVEN):
            for run in runs[begin + 1 : end]:
                run.glued = True
    next_words: set[int] = set()
    for begin, end in _latin_sequences(runs):
        if end - begin >= _FEWEST_LATIN:
            next_words |= _glue_words(runs, begin, end)
    return frozenset(next_words)


def _cjk_sequences(runs: list[Run]) -> Iterator[tuple[int, int]]:
    """Stretches of single ideographs; the last may carry the colon of a label and what follows it."""
    begin = 0
    while begin < len(runs):
        end = begin
        while end < len(runs) and _is_ideograph(runs[end].text) and (end == begin or _near(runs, end, _CJK_REACH)):
            end += 1
        if begin < end < len(runs) and _is_label_end(runs[end].text) and _near(runs, end, _CJK_REACH):
            end += 1
        if end > begin:
            yield begin, end
        begin = max(end, begin + 1)


def _is_ideograph(text: str) -> bool:
    return len(text) == 1 and "\u3400" <= text <= "\u9fff"


def _is_label_end(text: str) -> bool:
    return len(text) > 1 and _is_ideograph(text[0]) and text[1] in ":："


def _near(runs: list[Run], index: int, reach: float) -> bool:
    return runs[index].x0 - runs[index - 1].x1 <= reach * runs[index].size


def _even(runs: list[Run], tolerance: float) -> bool:
    gaps = [after.x0 - before.x1 for before, after in pairwise(runs)]
    return max(gaps) - min(gaps) <= tolerance * runs[0].size


def _latin_sequences(runs: list[Run]) -> Iterator[tuple[int, int]]:
    begin = 0
    while begin < len(runs):
        end = begin
        while end < len(runs) and _is_latin_letter(runs[end].text) and (end == begin or _near(runs, end, _LATIN_REACH)):
            end += 1
        if end > begin:
            yield begin, end
        begin = max(end, begin + 1)


def _is_latin_letter(text: str) -> bool:
    return len(text) == 1 and (text.isalpha() or text == "&") and not is_cjk(text)


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
