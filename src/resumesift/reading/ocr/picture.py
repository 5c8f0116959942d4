"""A picture of a page → runs and rules in points, as a PDF page gives them, so that one layout serves both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf

import cv2
import numpy as np

from resumesift.reading.layout.printed import Drawings, Run, Style
from resumesift.reading.normalize import normalize
from resumesift.reading.ocr.engine import Picture, Quad, ReadLine, read_lines
from resumesift.reading.ocr.ruled import rules_of
from resumesift.reading.ocr.slips import mended
from resumesift.reading.ocr.straight import angle_of, crop, size_of, straighten
from resumesift.reading.ocr.words import InkedLine, PictureWord, inked_line

_MOST_TURN = 3.5
"""Degrees by which a line may lie askew to the others: stamps and watermarks lie more."""
_LONG, _TALL = 2.5, 1.5
_LEAST_CONFIDENCE = 0.5
_BASELINE = 0.38
"""From the middle of a line's ink to its baseline, in parts of the text height."""
_LINE_HEIGHT = 1.2
_SAME_SIZE, _SAME_SIZE_ALONE = 0.07, 0.3
"""In parts of the text height: measured over a line, and of a character alone."""
# Strokes of bold against those of plain lines, and of plain ones in parts of the height and of what scanning adds.
_BOLD, _LEAST_BOLD, _CLEAR_STEP, _FEWEST_BOLD = 1.2, 1.08, 0.05, 4
_HEADING = 12
_STROKE, _BLUR = 0.08, 1.2
_TALLEST, _CUT_FROM, _CUT_TO = 2.0, 1.1, 1.6
"""Heights in parts of the width: a taller picture is a roll, and where it is cut."""
_NO_PLACE = -1
"""Of a run in the content stream: a picture has none."""
_STYLE = Style("", False, 10.0, 0, (0, 0, 0, 255))


@dataclass(slots=True)
class PictureText:
    """What a picture says: `turn` (degrees clockwise) was taken back before the runs were placed.

    `confidences` are those of all characters that were seen, 0–1, also of such as are left out for being illegible.
    """

    runs: list[Run] = field(default_factory=list)
    drawings: Drawings = field(default_factory=lambda: Drawings([]))
    turn: float = 0.0
    confidences: list[float] = field(default_factory=list)
    _middles: dict[int, tuple[float, ...]] = field(default_factory=dict)

    def add(self, run: Run, middles: tuple[float, ...]) -> None:
        """Add a run with the x of the middle of each character."""
        self.runs.append(run)
        self._middles[id(run)] = middles

    def append(self, below: PictureText, shift: float) -> None:
        """Add what stands further down, `shift` points from the top of this."""
        for run in below.runs:
            run.top, run.bottom, run.base = run.top + shift, run.bottom + shift, run.base + shift
        self.runs += below.runs
        self._middles |= below._middles
        self.confidences += below.confidences
        rules = below.drawings
        self.drawings.level += [rule._replace(at=rule.at + shift) for rule in rules.level]
        self.drawings.upright += [
            rule._replace(start=rule.start + shift, end=rule.end + shift) for rule in rules.upright
        ]

    def cut(self, run: Run, xs: list[float]) -> list[Run]:
        """The run in parts, cut where the middle of a character passes one of the upright lines `xs`."""
        middles = self._middles.get(id(run))
        if middles is None or len(middles) != len(run.source):
            return [run]
        begins = [0]
        begins += [i for i in range(1, len(middles)) if any(middles[i - 1] < x <= middles[i] for x in xs)]
        ends = [*begins[1:], len(middles)]
        return [self._part(run, begin, end, middles) for begin, end in zip(begins, ends, strict=True)]

    def _part(self, run: Run, begin: int, end: int, middles: tuple[float, ...]) -> Run:
        if (begin, end) == (0, len(middles)):
            return run
        source = run.source[begin:end]
        text, origin = normalize(source)
        x0 = run.x0 if begin == 0 else (middles[begin - 1] + middles[begin]) / 2
        x1 = run.x1 if end == len(middles) else (middles[end - 1] + middles[end]) / 2
        return replace(run, text=text, source=source, origin=origin, x0=x0, x1=x1, glued=run.glued and begin == 0)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A read line with the pixel of the picture that its own top left corner stands on."""

    line: InkedLine
    x0: int
    top: int


def read_picture(picture: Picture, scale: float) -> PictureText:
    """What a picture of a page says; `scale` is points a pixel."""
    high, wide = picture.shape[:2]
    if high <= _TALLEST * wide:
        return _read_page(picture, scale)
    whole = PictureText()
    for top, bottom in _pages_of_roll(picture):
        whole.append(_read_page(picture[top:bottom], scale), top * scale)
    return whole


def _pages_of_roll(picture: Picture) -> Iterator[tuple[int, int]]:
    """The rows of pixels of each part of a picture that is as long as a roll, cut where nothing is written."""
    high, wide = picture.shape[:2]
    shades = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).std(axis=1)
    top = 0
    while high - top > _TALLEST * wide:
        first, last = top + int(_CUT_FROM * wide), top + int(_CUT_TO * wide)
        bottom = last - int(np.argmin(shades[first:last][::-1])) - 1
        yield top, bottom
        top = bottom
    yield top, high


def _read_page(picture: Picture, scale: float) -> PictureText:
    straight = straighten(picture)
    picture = straight.picture
    level = [quad for quad in straight.quads if _is_level(quad)]
    upright = [quad for quad in level if size_of(quad)[1] <= _TALL * size_of(quad)[0]]
    stacked = [quad for quad in level if size_of(quad)[1] > _TALL * size_of(quad)[0]]
    crops = [crop(picture, quad) for quad in upright]
    read = [replace(line, text=mended(line.text)) for line in read_lines(crops)]
    kept = [(quad, image, line) for quad, image, line in zip(upright, crops, read, strict=True) if _is_legible(line)]
    placed = [
        _Placed(inked, max(0, int(quad[:, 0].min())), max(0, int(quad[:, 1].min())))
        for quad, image, line in kept
        if (inked := inked_line(image, line)) is not None
    ]
    placed += _stacked(picture, stacked)
    text = PictureText(
        drawings=rules_of(picture, scale),
        turn=straight.quarters * 90 + straight.turn,
        confidences=[confidence for line in read for confidence in line.confidences],
    )
    sizes = _alike([item.line for item in placed])
    bold = _bold_words(placed, sizes)
    for item in placed:
        for word in item.line.words:
            run = _run(item, word, sizes[item.line.em], scale, id(word) in bold)
            if run.text:
                text.add(run, tuple((item.x0 + middle) * scale for middle in word.middles))
    return text


def _is_level(quad: Quad) -> bool:
    wide, high = size_of(quad)
    return wide < _LONG * high or abs(angle_of(quad)) <= _MOST_TURN


def _is_legible(line: ReadLine) -> bool:
    return line.confidence >= _LEAST_CONFIDENCE


def _stacked(picture: Picture, quads: list[Quad]) -> Iterator[_Placed]:
    """Characters that stand one under the other: laid side by side they are read as a line, then put back."""
    for quad in quads:
        image = crop(picture, quad)
        cells = _cells(image)
        if len(cells) < 2:
            continue
        laid, lefts, high = _side_by_side(image, cells)
        (line,) = read_lines([laid])
        if not _is_legible(line):
            continue
        x0, top = max(0, int(quad[:, 0].min())), max(0, int(quad[:, 1].min()))
        for char, middle, confidence in zip(line.text, line.middles, line.confidences, strict=True):
            if char.isspace():
                continue
            at = max(i for i, left in enumerate(lefts) if left <= middle * laid.shape[1])
            first, last = cells[at]
            word = PictureWord(char, 0.0, float(image.shape[1]), confidence, (image.shape[1] / 2,))
            yield _Placed(InkedLine([word], float(first), float(last), float(high)), x0, top)


def _cells(image: Picture) -> list[tuple[int, int]]:
    """The rows of pixels of each character of a stack, by the blank rows between them."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    _, mask = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    filled = np.concatenate([[0], np.asarray(mask).any(axis=1).astype(np.int8), [0]])
    edges = np.flatnonzero(np.diff(filled)).tolist()
    wide = image.shape[1]
    cells: list[tuple[int, int]] = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        # The parts of one ideograph may stand apart (二, 言): together they are no higher than it is wide.
        if cells and last - cells[-1][0] <= wide:
            cells[-1] = cells[-1][0], last
        else:
            cells.append((first, last))
    return cells


def _side_by_side(image: Picture, cells: list[tuple[int, int]]) -> tuple[Picture, list[int], int]:
    """The characters in a row, where each begins in it, and their height."""
    high = max(last - first for first, last in cells)
    margin = max(2, high // 8)
    wide = image.shape[1]
    paper = np.median(image.reshape(-1, 3), axis=0)
    laid = np.full((high + 2 * margin, wide * len(cells), 3), paper, dtype=np.uint8)
    for index, (first, last) in enumerate(cells):
        down = margin + (high - (last - first)) // 2
        laid[down : down + last - first, index * wide : (index + 1) * wide] = image[first:last]
    return laid, [index * wide for index in range(len(cells))], high


def _alike(lines: list[InkedLine]) -> dict[float, float]:
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


def _bold_words(placed: list[_Placed], sizes: dict[float, float]) -> set[int]:
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


def _stands_on(above: _Placed, below: _Placed) -> bool:
    """Does a line begin right under another one?"""
    em = below.line.em
    step = below.top + below.line.top - above.top - above.line.top
    return 0 < step < 2.5 * em and abs(below.x0 - above.x0) < em


def _is_short(line: InkedLine) -> bool:
    return _length(line) <= _HEADING


def _length(line: InkedLine) -> int:
    return sum(len(word.text) for word in line.words)


def _run(item: _Placed, word: PictureWord, em: float, scale: float, bold: bool) -> Run:
    source = word.text
    text, origin = normalize(source)
    size = em * scale
    middle = (item.top + (item.line.top + item.line.bottom) / 2) * scale
    return Run(
        text, source, origin, (item.x0 + word.x0) * scale, middle - size * _LINE_HEIGHT / 2,
        (item.x0 + word.x1) * scale, middle + size * _LINE_HEIGHT / 2, middle + _BASELINE * size, size, bold, _STYLE,
        _NO_PLACE, _NO_PLACE, 0, confidence=round(word.confidence, 3),
    )  # fmt: skip
