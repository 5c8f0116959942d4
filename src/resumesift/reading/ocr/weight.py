"""Sizes and weight of the letters in a picture: both are measured, and measuring has its faults."""

from __future__ import annotations

from itertools import pairwise
from math import inf

from resumesift.reading.ocr.words import InkedLine, PictureWord, PlacedLine

_SAME_SIZE, _SAME_SIZE_ALONE = 0.07, 0.3
"""In parts of the text height: measured over a line, and of a character alone."""
# Strokes of bold against those of plain lines, and of plain ones in parts of the height and of what scanning adds.
_BOLD, _LEAST_BOLD, _CLEAR_STEP, _FEWEST_BOLD = 1.2, 1.08, 0.05, 4
_HEADING = 12
_STROKE, _BLUR = 0.08, 1.2


def alike_sizes(lines: list[InkedLine]) -> dict[float, float]:
    """Text heights that differ by no more than the measuring does, as one: first those near the usual one."""
    sizes = sorted((line.em, _length(line)) for line in lines)
    usual = _median(sizes)
    near = [(em, n) for em, n in sizes if abs(em - usual) <= (_SAME_SIZE if n > 1 else _SAME_SIZE_ALONE) * usual]
    known = {em: usual for em, _ in near}
    group: list[tuple[float, int]] = []
    for size in [*(size for size in sizes if size[0] not in known), (inf, 0)]:
        if group and size[0] > (1 + _SAME_SIZE) * group[0][0]:
            known |= {em: _median(group) for em, _ in group}
            group = []
        group.append(size)
    return known


def _median(sizes: list[tuple[float, int]]) -> float:
    """The median of (value, weight) in order."""
    half = sum(weight for _, weight in sizes) / 2
    for value, weight in sizes:
        half -= weight
        if half <= 0:
            return value
    return 0.0


def bold_words(placed: list[PlacedLine], sizes: dict[float, float]) -> set[int]:
    """The words whose strokes are wide, by their id.

    Of the short lines of one unusual height all are bold or none, and of the long ones; of a line of the usual height
    all, none, or those before or after one place.
    """
    lines = [item.line for item in placed]
    usual = _median(sorted((sizes[line.em], _length(line)) for line in lines))
    plain = _median(sorted((w.stroke, len(w.text)) for line in lines if sizes[line.em] == usual for w in line.words))
    if not plain:
        return set()
    weights = {id(line): _mean_stroke(line.words) / (plain * _plainness(sizes[line.em], usual)) for line in lines}
    wide = _step(sorted(weights[id(line)] for line in lines if _length(line) > 1))
    alike: dict[tuple[float, bool], list[tuple[float, int]]] = {}
    for line in lines:
        alike.setdefault((sizes[line.em], _is_short(line)), []).append((weights[id(line)], _length(line)))
    bold: set[int] = set()
    for item in placed:
        line = item.line
        if _length(line) == 1:
            # A character alone tells nothing: there are thin ones and thick ones. It goes on from the line above.
            is_bold = any(id(w) in bold for above in placed if _stands_on(above, item) for w in above.line.words)
        elif sizes[line.em] != usual:
            is_bold = _median(sorted(alike[sizes[line.em], _is_short(line)])) > wide
        else:
            bold |= {id(word) for word in _wide_part(line.words, plain, wide)}
            continue
        bold |= {id(word) for word in line.words if is_bold}
    return bold


def _plainness(em: float, usual: float) -> float:
    """How wide strokes of a plain line are in parts of its height, against those of the usual height.

    Scanning widens each stroke by a pixel or so, which is less of a larger letter.
    """
    return (_STROKE + _BLUR / em) / (_STROKE + _BLUR / usual)


def _step(weights: list[float]) -> float:
    """The weight above which lines are bold: in the first clear step above the plain ones."""
    for before, after in pairwise([1.0, *(weight for weight in weights if weight > 1.0)]):
        if after - before >= _CLEAR_STEP and after > _LEAST_BOLD:
            return max((before + after) / 2, _LEAST_BOLD)
    return _BOLD


def _wide_part(words: list[PictureWord], plain: float, wide: float) -> list[PictureWord]:
    """The bold words of a line: all, none, or those before or after the place where it changes most clearly."""
    best, bold = _BOLD, words if _mean_stroke(words) > wide * plain else []
    for at in range(1, len(words)):
        before, after = words[:at], words[at:]
        if min(sum(len(w.text) for w in part) for part in (before, after)) < _FEWEST_BOLD:
            continue
        one, other = sorted((before, after), key=_mean_stroke)
        times = _mean_stroke(other) / max(_mean_stroke(one), 0.001)
        if times > best and _mean_stroke(one) < wide * plain < _mean_stroke(other):
            best, bold = times, other
    return bold


def _mean_stroke(words: list[PictureWord]) -> float:
    return sum(word.stroke * len(word.text) for word in words) / max(1, sum(len(word.text) for word in words))


def _stands_on(above: PlacedLine, below: PlacedLine) -> bool:
    """Does a line begin right under another one?"""
    em = below.line.em
    step = below.top + below.line.top - above.top - above.line.top
    return 0 < step < 2.5 * em and abs(below.x0 - above.x0) < em


def _is_short(line: InkedLine) -> bool:
    return _length(line) <= _HEADING


def _length(line: InkedLine) -> int:
    return sum(len(word.text) for word in line.words)
