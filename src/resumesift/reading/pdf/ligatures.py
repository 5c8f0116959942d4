"""Ligatures that a font maps to a space, as browsers print them: "tra c" is read as traffic, "pro t" as profit."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace

from resumesift.reading.layout.printed import Rectangle, Run
from resumesift.reading.pdf import pdfium
from resumesift.reading.pdf.glyphs import boxes_of
from resumesift.reading.pdf.pdfium import OpenPage

_LIGATURES = ("fi", "ff", "ffi")
_RARE = ("ti", "tt", "ft", "tti")
"""Of few fonts. Those of "fl" and "ffl" are as wide as those of "fi": what follows tells them apart."""

# In parts of the text height.
_USUAL = {"f": 0.31, "i": 0.23, "t": 0.32}
_NARROWER = 0.015
_RARER = 0.012
_WIDEST_SPACE = 0.36
_LOWEST_INK = 0.3
_NEXT_TO = 0.12
_SWALLOWED = (0.42, 1.0)
_EXACT = 0.03

_EVEN = 0.02

Span = tuple[int, Rectangle]
"""The index and the box of a ligature."""


def with_ligatures(page: OpenPage, text: str, runs: list[Run]) -> list[Run]:
    """The runs of a page (in the order of its `text`), put together where a ligature parted them.

    A space that is drawn, and is wide, is one. Most pages have none, which is quick to see.
    """
    found = [
        [] if before and run and _is_usual(before, run) else list(_drawn_spaces(page, text, before, run))
        for before, run in zip([None, *runs], [*runs, None], strict=True)
    ]
    return _Mender(page, text, runs).mended(found) if any(found) else runs


def _is_usual(before: Run, run: Run) -> bool:
    """Does the run follow at once, or behind one space of a usual width?"""
    between = run.first - before.last
    return between == 1 or (between == 2 and run.x0 - before.x1 < _WIDEST_SPACE * run.size)


def _drawn_spaces(page: OpenPage, text: str, before: Run | None, run: Run | None) -> Iterator[Span]:
    """The ligatures between two runs."""
    start = before.last + 1 if before else 0
    stop = run.first if run else len(text)
    beside = run or before
    for index in range(start, stop):
        if text[index] == " " and beside and _is_drawn(page, index, beside.size):
            (box,) = boxes_of(page, [index])
            if not _is_shared_out(page, index, text):
                yield index, box


_SIDES = (ctypes.c_double * 4)()
_SIDES_AT = tuple(ctypes.addressof(_SIDES) + 8 * side for side in range(4))


def _is_drawn(page: OpenPage, index: int, size: float) -> bool:
    pdfium.char_box(page.text, index, *_SIDES_AT)
    left, right, bottom, top = _SIDES
    return top - bottom > _LOWEST_INK * size and right - left > _LOWEST_INK * size


def _is_shared_out(page: OpenPage, index: int, text: str) -> bool:
    """Is the text one that stands for something else, its characters parts of that one's width?"""
    near = range(max(0, index - 1), min(len(text), index + 2))
    widths = [box[2] - box[0] for box in boxes_of(page, near)]
    return max(widths) - min(widths) < _EVEN * max(widths)


class _Mender:
    """Puts the runs of one page together."""

    def __init__(self, page: OpenPage, text: str, runs: list[Run]) -> None:
        self._page = page
        self._text = text
        self._runs = runs
        self._widths: dict[tuple[int, str], float] = {}

    def mended(self, found: list[list[Span]]) -> list[Run]:
        """The runs; `found` are the ligatures before each and behind the last."""
        result: list[Run] = []
        for run, spans in zip([*self._runs, None], found, strict=True):
            for index, box in spans or self._swallowed(result[-1:], run):
                run = self._placed(index, box, result, run)
                gap = (run.x0 - box[2]) / run.size if run else 0.0
                if run and index + 1 == run.first and box[3] > run.top and _SWALLOWED[0] < gap < _SWALLOWED[1]:
                    run = self._placed(index, (box[2], box[1], run.x0, box[3]), result, run)
            if run:
                result.append(run)
        return result

    def _placed(self, index: int, box: Rectangle, result: list[Run], run: Run | None) -> Run | None:
        """The run with the ligature and what it is joined to, where it stands beside the run."""
        before = result[-1] if result else None
        after_it = run is not None and abs(box[2] - run.x0) <= _NEXT_TO * run.size and _on_line(box, run)
        if before and abs(box[0] - before.x1) <= _NEXT_TO * before.size and _on_line(box, before):
            letters = self._letters(box, before, run.text if run and after_it else "")
            result[-1] = _with_letters(before, letters, index, box)
            return _joined(result.pop(), run) if run and after_it else run
        return _led_by(self._letters(box, run, run.text), box, run) if run and after_it else run

    def _swallowed(self, before: list[Run], run: Run | None) -> Iterator[Span]:
        """PDFium gives one space for two, so the ligature behind a space has left nothing but its width."""
        if (
            not before
            or not run
            or run.first - before[0].last != 2
            or not _on_line((0, run.top, 0, run.bottom), before[0])
        ):
            return
        index = run.first - 1
        (box,) = boxes_of(self._page, [index])
        gap = (run.x0 - box[2]) / run.size
        if self._text[index] != " " or not _SWALLOWED[0] < gap < _SWALLOWED[1] or not "a" <= run.text[0] <= "z":
            return
        if min(abs(self._width_of(one, run) - gap) for one in (*_LIGATURES, *_RARE)) < _EXACT:
            yield index, (box[2], run.top, run.x0, run.bottom)

    def _letters(self, box: Rectangle, beside: Run, after: str) -> str:
        advance = (box[2] - box[0]) / beside.size
        off = {one: abs(self._width_of(one, beside) - advance) for one in (*_LIGATURES, *_RARE)}
        letters = min(off, key=lambda one: off[one] + _RARER * (one in _RARE))
        return letters[:-1] + "l" if letters in ("fi", "ffi") and _asks_for_l(after) else letters

    def _width_of(self, letters: str, like: Run) -> float:
        return sum(self._width(char, like) for char in letters) - _NARROWER

    def _width(self, char: str, like: Run) -> float:
        """The width of a letter in the font of a run; a page may lack an f, which is as wide as a t."""
        key = id(like.style), char
        if key not in self._widths:
            index = next(
                (at for run in self._runs if run.style is like.style and (at := self._place(char, run)) >= 0), -1
            )
            if index >= 0:
                x0, _, x1, _ = boxes_of(self._page, [index])[0]
                self._widths[key] = (x1 - x0) / like.size
            else:
                self._widths[key] = self._width("t", like) if char == "f" else _USUAL[char]
        return self._widths[key]

    def _place(self, char: str, run: Run) -> int:
        return self._text.find(char, run.first, run.last + 1)


def _asks_for_l(after: str) -> bool:
    """Is it "fl" that stands before these letters: flow, flag, offline, reflect, but field, finance, certified?"""
    return after[:1] in tuple("aouyi") or (after[:1] == "e" and after[1:2] in tuple("acetwx"))


def _on_line(box: Rectangle, run: Run) -> bool:
    return box[1] < run.base < box[3]


def _with_letters(run: Run, letters: str, index: int, box: Rectangle) -> Run:
    """The run with a ligature at its end."""
    origin = (*_origin(run), *([len(run.source)] * len(letters)))
    return replace(
        run, text=run.text + letters, source=f"{run.source} ", origin=origin, x1=max(run.x1, box[2]), last=index
    )


def _led_by(letters: str, box: Rectangle, run: Run) -> Run:
    """The run with a ligature at its beginning."""
    origin = (*([0] * len(letters)), *(place + 1 for place in _origin(run)))
    return replace(run, text=letters + run.text, source=f" {run.source}", origin=origin, x0=min(run.x0, box[0]))


def _joined(run: Run, after: Run) -> Run:
    origin = (*_origin(run), *(place + len(run.source) for place in _origin(after)))
    return replace(
        run, text=run.text + after.text, source=run.source + after.source, origin=origin, x1=after.x1, last=after.last
    )


def _origin(run: Run) -> tuple[int, ...]:
    return run.origin if run.origin is not None else tuple(range(len(run.text)))
