"""A picture of a page → runs and rules in points, as a PDF page gives them, so that one layout serves both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from resumesift.reading.layout.printed import Drawings, Run, Style
from resumesift.reading.normalize import normalize
from resumesift.reading.ocr.engine import Picture, Quad, ReadLine, read_lines
from resumesift.reading.ocr.ruled import rules_of
from resumesift.reading.ocr.slips import mended
from resumesift.reading.ocr.stacked import stacked_lines
from resumesift.reading.ocr.straight import TALL, angle_of, crop, size_of, straighten
from resumesift.reading.ocr.unfound import lines_seen
from resumesift.reading.ocr.weight import alike_sizes, bold_words
from resumesift.reading.ocr.words import PictureWord, PlacedLine, inked_line

_MOST_TURN = 3.5
"""Degrees by which a line may lie askew to the others: stamps and watermarks lie more."""
_LONG = 2.5
_LEAST_CONFIDENCE = 0.5
_BASELINE = 0.38
"""From the middle of a line's ink to its baseline, in parts of the text height."""
_LINE_HEIGHT = 1.2
_TALLEST, _CUT_FROM, _CUT_TO = 2.0, 1.1, 1.6
"""Heights in parts of the width: a taller picture is a roll, and where it is cut."""
_MOST_PARTS = 20
"""Of a roll: some thirty pages of text."""
_LEAST_SIDE, _WIDEST = 12, 8.0
"""Pixels, and the width in parts of the height: what is smaller or wider is no page."""
_FEW, _MORE = 30, 5
"""Characters of a cover, and so many lines more are seen where it is none."""
_GRAIN, _NOISE = 4, 8
"""Pixels over which the noise of scanning is evened out, and what is left of it, of 255."""
_NO_PLACE = -1
"""Of a run in the content stream: a picture has none."""
_STYLE = Style("", False, 10.0, 0, (0, 0, 0, 255))


@dataclass(slots=True)
class PictureText:
    """What a picture says: `turn` (degrees clockwise) was taken back before the runs were placed.

    `confidences` are those of all characters that were seen, 0–1, also of such as are left out for being illegible.
    Of a picture that `is_partly_read` some lines were not read, or a part as long as a page; on one that `is_blank`
    there is nothing.
    """

    runs: list[Run] = field(default_factory=list)
    drawings: Drawings = field(default_factory=lambda: Drawings([]))
    turn: float = 0.0
    confidences: list[float] = field(default_factory=list)
    is_blank: bool = False
    is_partly_read: bool = False
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


def read_picture(picture: Picture, scale: float) -> PictureText:
    """What a picture of a page says; `scale` is points a pixel. Of a strip too thin to hold a line nothing is read."""
    high, wide = picture.shape[:2]
    text = PictureText(is_blank=is_blank(picture))
    if text.is_blank or min(high, wide) < _LEAST_SIDE or wide > _WIDEST * high:
        return text
    if high <= _TALLEST * wide:
        return _read_page(picture, scale)
    parts = [(top, bottom) for top, bottom in _pages_of_roll(picture) if not is_blank(picture[top:bottom])]
    for top, bottom in parts[:_MOST_PARTS]:
        part = _read_page(picture[top:bottom], scale)
        text.is_partly_read |= part.is_partly_read or not part.confidences
        text.append(part, top * scale)
    text.is_partly_read |= len(parts) > _MOST_PARTS
    return text


def is_blank(picture: Picture) -> bool:
    """Is nothing on it, not even faint, but for the noise of scanning?"""
    high, wide = picture.shape[:2]
    size = max(1, wide // _GRAIN), max(1, high // _GRAIN)
    shades = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).reshape(-1, 3).astype(np.int16)
    return int(np.abs(shades - np.median(shades, axis=0)).max()) <= _NOISE


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
    upright = [quad for quad in level if size_of(quad)[1] <= TALL * size_of(quad)[0]]
    stacks = [quad for quad in level if size_of(quad)[1] > TALL * size_of(quad)[0]]
    crops = [crop(picture, quad) for quad in upright]
    read = [replace(line, text=mended(line.text)) for line in read_lines(crops)]
    placed = [
        PlacedLine(inked, max(0, int(quad[:, 0].min())), max(0, int(quad[:, 1].min())))
        for quad, image, line in zip(upright, crops, read, strict=True)
        if _is_legible(line) and (inked := inked_line(image, line)) is not None
    ]
    for line, chars in stacked_lines(picture, stacks):
        read.append(line)
        placed += chars if _is_legible(line) else []
    text = PictureText(
        drawings=rules_of(picture, scale),
        turn=straight.quarters * 90 + straight.turn,
        confidences=[confidence for line in read for confidence in line.confidences],
    )
    text.is_partly_read = len(text.confidences) < _FEW and lines_seen(picture) >= len(placed) + _MORE
    sizes = alike_sizes([item.line for item in placed])
    bold = bold_words(placed, sizes)
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


def _run(item: PlacedLine, word: PictureWord, em: float, scale: float, bold: bool) -> Run:
    source = word.text
    text, origin = normalize(source)
    size = em * scale
    middle = (item.top + (item.line.top + item.line.bottom) / 2) * scale
    return Run(
        text, source, origin, (item.x0 + word.x0) * scale, middle - size * _LINE_HEIGHT / 2,
        (item.x0 + word.x1) * scale, middle + size * _LINE_HEIGHT / 2, middle + _BASELINE * size, size, bold, _STYLE,
        _NO_PLACE, _NO_PLACE, 0, confidence=round(word.confidence, 3),
    )  # fmt: skip
