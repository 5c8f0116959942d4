"""One read line → words: a reader parts what stands apart, and the picture shows how far apart that is.

The recogniser tells few spaces and none between ideographs, so the blank columns between the characters do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from resumesift.reading.ocr.engine import Picture, ReadLine
from resumesift.scripts import is_wide

Mask = NDArray[np.uint8]

# In parts of the text height: an ideograph, from the baseline to the top of capitals and digits, of small letters.
_IDEOGRAPH, _CAPITAL, _SMALL = 0.94, 0.72, 0.52
_RISING = frozenset("bdfhklitßäöüéèáíóúñ")
# In parts of the ink of a line's fullest row of pixels: the least of the line, the least of its small letters.
_LEAST, _DENSE = 0.05, 0.35

# Blank columns that part two words, in parts of the text height.
_BETWEEN_LETTERS = 0.3
_BEFORE_CAPITALS = 0.18
_BETWEEN_DIGITS = 0.4
_BETWEEN_IDEOGRAPHS = 0.45
_BETWEEN_SCRIPTS = 0.5
_BESIDE_MARKS = 0.9
_SMALLEST_GAP = 0.12
_HALF = 0.3
"""Half of an ideograph, in parts of the height in which a line is found."""
_FEW, _BEARING, _WIDEST = 6, 0.08, 1.25
_SMALLEST_BULLET, _BAR = 0.12, 2.0
_SEEN, _DRIFT = 0.4, 0.7
_WIDER, _FEWEST_GAPS = 1.8, 3
_EDGE = 0.15
_RULE_LENGTH, _RULE_HEIGHT = 4.0, 0.85
"""Strokes as long, or as high, as so many heights of the line's picture are rules."""

_NARROW = frozenset("ilIjtfr1.,:;!|'’()[]·•")
_MARKS_WITH_SPACE = frozenset("，。、；：！？）》】」』”’,;:!?)（《【「『“‘(·•|｜—–-~～/\\")


@dataclass(frozen=True, slots=True)
class PictureWord:
    """A word of a line: its left and right end in pixels of the line, the middle of each character, and the mean width
    of its strokes in parts of the text height.
    """

    text: str
    x0: float
    x1: float
    confidence: float
    middles: tuple[float, ...]
    stroke: float = 0.0


@dataclass(frozen=True, slots=True)
class InkedLine:
    """The words of a line from left to right, the rows of pixels that its ink fills, and its text height."""

    words: list[PictureWord]
    top: float
    bottom: float
    em: float


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with the pixel of the page's picture that its own top left corner stands on."""

    line: InkedLine
    x0: int
    top: int


def inked_line(picture: Picture, line: ReadLine) -> InkedLine | None:
    """The words in the picture of one line; None where it holds none."""
    if not line.text.strip():
        return None
    ink = _ink_of(picture)
    first, last = _band(ink)
    columns = np.flatnonzero(ink[first:last].any(axis=0))
    if not len(columns):
        return None
    top, bottom, em = _height(line, ink[first:last])
    top, bottom = top + first, bottom + first
    words = list(_words(line, ink[first:last], columns, em))
    em = max(em, _em_of_few(words, em))
    words = [replace(word, stroke=_stroke(ink[top:bottom, int(word.x0) : ceil(word.x1)]) / em) for word in words]
    return InkedLine(words, float(top), float(bottom), em)


def _ink_of(picture: Picture) -> Mask:
    """1 where there is ink, whatever the colours; rules are no ink."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    _, mask = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = np.asarray(mask, dtype=np.uint8)
    if 2 * int(ink.sum()) > ink.size:
        ink = np.asarray(1 - ink, dtype=np.uint8)
    high, wide = ink.shape
    ink = _without_edges(_without_strokes(ink, (max(1, int(_RULE_HEIGHT * high)), 1)))
    return _without_strokes(ink, (1, int(_RULE_LENGTH * high))) if wide > _RULE_LENGTH * high else ink


def _without_edges(ink: Mask) -> Mask:
    """The ink without what touches the left or right edge of the picture: there is room around a line."""
    filled = ink.sum(axis=0) > 0
    most = min(int(_EDGE * ink.shape[0]), len(filled) // 4)
    left = next((x for x in range(most) if not filled[x]), 0)
    right = next((x for x in range(most) if not filled[-1 - x]), 0)
    kept = ink.copy()
    kept[:, :left] = 0
    kept[:, len(filled) - right :] = 0
    return kept


def _without_strokes(ink: Mask, shape: tuple[int, int]) -> Mask:
    """The ink without strokes that hold a bar of that shape (rows, columns), and what is left of their edges."""
    strokes = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
    thick = cv2.dilate(strokes, np.ones((1, 3) if shape[0] > 1 else (3, 1), np.uint8))
    return np.asarray(ink & (1 - np.asarray(thick, dtype=np.uint8)), dtype=np.uint8)


def _band(ink: Mask) -> tuple[int, int]:
    """The rows of the line itself: what intrudes from the lines above and below is apart from it."""
    filled = np.concatenate([[0], ink.any(axis=1).astype(np.int8), [0]])
    edges = np.flatnonzero(np.diff(filled))
    bands = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    high = ink.shape[0]
    inner = [band for band in bands if band[0] > 0 and band[1] < high] or bands
    if not inner:
        return 0, high
    return inner[0][0], inner[-1][1]


def _height(line: ReadLine, ink: Mask) -> tuple[int, int, float]:
    """The first and last row of pixels between which the line's text stands, and its text height."""
    ideographs = [i for i, char in enumerate(line.text) if _is_ideograph(char)]
    ink = _columns_of(ideographs, line, ink) if ideographs else ink
    rows = ink.sum(axis=1)
    filled = np.flatnonzero(rows >= max(1, _LEAST * rows.max()))
    top, bottom = int(filled[0]), int(filled[-1]) + 1
    if ideographs:
        return top, bottom, max(1.0, (bottom - top) / _IDEOGRAPH)
    # Signs and the letters that hang are as high as they like: letters and digits stand on the baseline.
    base = int(np.flatnonzero(rows >= _DENSE * rows.max())[-1]) + 1
    rises = any(char.isupper() or char.isdigit() or char in _RISING for char in line.text)
    return top, base, max(1.0, (base - top) / (_CAPITAL if rises else _SMALL))


def _columns_of(chars: list[int], line: ReadLine, ink: Mask) -> Mask:
    """The ink of some ideographs of the line."""
    high, wide = ink.shape
    near = np.zeros(wide, dtype=bool)
    for i in chars:
        middle = line.middles[i] * wide
        near[max(0, int(middle - _HALF * high)) : int(middle + _HALF * high) + 1] = True
    return np.asarray(ink * near, dtype=np.uint8)


def _is_ideograph(char: str) -> bool:
    return is_wide(char) and char.isalpha()


def _em_of_few(words: list[PictureWord], em: float) -> float:
    """Of a short heading the width tells more than the height, for few ideographs reach as high as most."""
    text = "".join(word.text for word in words)
    if len(text) > _FEW or len(words) > 1 or not all(map(_is_ideograph, text)):
        return em
    wide = (words[0].x1 - words[0].x0) / (len(text) - _BEARING)
    return wide if wide <= _WIDEST * em else em


def _stroke(ink: Mask) -> float:
    """The mean width of the strokes in pixels: their area by half their edges."""
    area = int(ink.sum())
    inner = cv2.erode(np.pad(ink, 1), np.ones((3, 3), np.uint8))
    edges = area - int(np.asarray(inner).sum())
    return 2 * area / edges if edges else 0.0


def _words(line: ReadLine, ink: Mask, columns: NDArray[np.intp], em: float) -> Iterator[PictureWord]:
    chars = [i for i, char in enumerate(line.text) if not char.isspace()]
    text = "".join(line.text[i] for i in chars)
    spaced = {at for at, (one, other) in enumerate(pairwise(chars), 1) if other > one + 1}
    middles = _stretched([line.middles[i] * ink.shape[1] for i in chars], text, columns, em)
    gaps = _gaps(text, middles, columns, spaced, em)
    makes = [_make(one, other) for one, other in pairwise(text)]
    parting = _parting(makes, gaps, em)
    begin, left = 0, float(columns[0])
    if 0 in gaps:
        right, left = gaps[0]
        if _SMALLEST_BULLET * em <= right - columns[0] <= em and not _is_bar(ink[:, columns[0] : int(right)]):
            yield PictureWord("•", float(columns[0]), right, 1.0, ((float(columns[0]) + right) / 2,))
    end = gaps[len(chars)][0] if len(chars) in gaps else float(columns[-1]) + 1
    for at, make in enumerate(makes, 1):
        gap = gaps.get(at)
        if at not in spaced and (gap is None or gap[1] - gap[0] < parting[make]):
            continue
        right, next_left = gap or ((middles[at - 1] + middles[at]) / 2,) * 2
        yield _word(line, chars[begin:at], middles[begin:at], left, right)
        begin, left = at, next_left
    yield _word(line, chars[begin:], middles[begin:], left, end)


def _is_bar(ink: Mask) -> bool:
    """Is it higher than wide, like the bars that stand before headings?"""
    rows = np.flatnonzero(ink.sum(axis=1))
    return len(rows) > 0 and int(rows[-1] - rows[0]) + 1 > _BAR * ink.shape[1]


def _stretched(middles: list[float], text: str, columns: NDArray[np.intp], em: float) -> list[float]:
    """The middles in pixels: the recogniser tells them with a drift, the ink tells where the line begins and ends."""
    first = float(columns[0]) + _width_of(text[0]) * em / 2
    last = float(columns[-1]) + 1 - _width_of(text[-1]) * em / 2
    # A bullet or a rule that is no part of the text may stand before or after it.
    first = first if abs(first - middles[0]) < _DRIFT * em else middles[0]
    last = last if abs(last - middles[-1]) < _DRIFT * em else middles[-1]
    if last <= first or middles[-1] <= middles[0]:
        return middles
    scale = (last - first) / (middles[-1] - middles[0])
    return [first + scale * (middle - middles[0]) for middle in middles]


def _width_of(char: str) -> float:
    """About how much of the text height a character's ink is wide."""
    if is_wide(char):
        return 0.9 if char.isalpha() else 0.3
    return 0.2 if char in _NARROW else 0.5


def _word(line: ReadLine, chars: list[int], middles: list[float], x0: float, x1: float) -> PictureWord:
    confidence = sum(line.confidences[i] for i in chars) / len(chars)
    text = "".join(line.text[i] for i in chars)
    return PictureWord(text, x0, max(x1, x0 + 1), confidence, tuple(middles))


def _gaps(
    text: str, middles: list[float], columns: NDArray[np.intp], spaced: set[int], em: float
) -> dict[int, tuple[float, float]]:
    """The widest blank stretch before each character, by its index, and after the last.

    Before the characters `spaced` the recogniser saw one too. A bullet that it did not read stands before the first.
    """
    half = [_width_of(char) * em / 2 for char in text]
    gaps: dict[int, tuple[float, float]] = {}
    for step in np.flatnonzero(np.diff(columns) - 1 >= _SMALLEST_GAP * em).tolist():
        start, end = float(columns[step]) + 1, float(columns[step + 1])
        near = bisect_left(middles, (start + end) / 2)

        def strain(at: int, start: float = start, end: float = end) -> float:
            before = abs(middles[at - 1] + half[at - 1] - start) if at else 0.0
            after = abs(middles[at] - half[at] - end) if at < len(middles) else 0.0
            if not at or at == len(middles):
                return 2 * (before + after)
            return before + after - (_SEEN * em if at in spaced else 0.0)

        at = min((at for at in (near, near - 1, near + 1) if 0 <= at <= len(middles)), key=strain)
        if at not in gaps or gaps[at][1] - gaps[at][0] < end - start:
            gaps[at] = start, end
    return gaps


def _parting(makes: list[float], gaps: dict[int, tuple[float, float]], em: float) -> dict[float, float]:
    """How wide a gap between two characters of each make must be to part two words.

    Where most gaps of a make are that wide, the line is set apart as a whole: full-width digits, spaced headings.
    """
    parting = {}
    for make in set(makes):
        same = [at for at, other in enumerate(makes, 1) if other == make]
        widths = [gaps[at][1] - gaps[at][0] if at in gaps else 0.0 for at in same]
        usual = median(widths) if len(widths) >= _FEWEST_GAPS else 0.0
        parting[make] = max(make * em, _WIDER * usual)
    return parting


def _make(before: str, after: str) -> float:
    """How far two characters usually stand apart at most, in parts of the text height."""
    if before in _MARKS_WITH_SPACE or after in _MARKS_WITH_SPACE:
        return _BESIDE_MARKS
    wide = is_wide(before) + is_wide(after)
    if wide:
        return _BETWEEN_IDEOGRAPHS if wide == 2 else _BETWEEN_SCRIPTS
    if before.islower() and (after.isupper() or after.isdigit()):
        return _BEFORE_CAPITALS
    return _BETWEEN_DIGITS if before.isdigit() and after.isdigit() else _BETWEEN_LETTERS
