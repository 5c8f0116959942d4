"""Runs → rows of pieces: what stands on one baseline, cut where a gap is wider than the text is high."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from resumesift.document import Box, Cell, Line, Word
from resumesift.reading.layout.printed import Run
from resumesift.reading.layout.spacing import glue_letters, is_mark
from resumesift.scripts import is_wide

# All in parts of the text height.
_SAME_BASELINE = 0.45
_TOUCHING = 0.1
_BULLET_GAP = 4.0
_WIDEST_ADVANCE = 0.75
_SIGN_SIZE = 0.8
_SIGN_GAP = 0.25

_MOST_SIGNS = 4
PIECE_GAP = 1.0
"""A wider gap parts two pieces; narrower ones split names, wider ones glue them."""

_COLONS = frozenset({":", "："})
_ENUMERATOR = re.compile(r"[(（]?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,2})[.)）、]")


@dataclass(slots=True, eq=False)
class Piece:
    """A cell while the page is laid out: runs that a reader takes together, on one line or several."""

    runs: list[Run]
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    text: str

    @property
    def first(self) -> int:
        """Where it stands in the content stream."""
        return self.runs[0].first

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(slots=True, eq=False)
class Row:
    """Pieces of one line from left to right; `table` numbers the ruled table whose row it is."""

    pieces: list[Piece]
    base: float
    table: int | None = None

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.pieces)

    @property
    def size(self) -> float:
        return max(self.pieces, key=lambda piece: len(piece.text)).size

    @property
    def text(self) -> str:
        return "\t".join(piece.text for piece in self.pieces)


def em_of(runs: Iterable[Run]) -> float:
    """The usual text height of some runs, 10 where there are none."""
    sizes = [run.size for run in runs]
    return median(sizes) if sizes else 10.0


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Rows from the top down.

    A run joins a row where its baseline is near the row's own, which is that of its widest run: never from
    neighbour to neighbour, or a slope of icons and superscripts would draw two lines together.
    """
    rows: list[tuple[Run, list[Run]]] = []
    for run in sorted(runs, key=_baseline):
        if rows and run.base - rows[-1][0].base <= _SAME_BASELINE * _common_size(run, rows[-1][0]):
            leader, members = rows[-1]
            members.append(run)
            if run.x1 - run.x0 > leader.x1 - leader.x0 and run.base - members[0].base <= _SAME_BASELINE * run.size:
                rows[-1] = (run, members)
        else:
            rows.append((run, [run]))
    _take_in_small_signs(rows)
    return [Row(pieces_of(members), leader.base) for leader, members in rows if members]


def _take_in_small_signs(rows: list[tuple[Run, list[Run]]]) -> None:
    """Superscripts and subscripts have baselines of their own: give them back to the row that they touch."""
    for (leader, members), (other, others) in pairwise(rows):
        small, large = (members, others) if leader.size < other.size else (others, members)
        owner = other if small is members else leader
        if not small or not large or leader.size == other.size or len(small) > _MOST_SIGNS:
            continue
        if all(run.size < _SIGN_SIZE * owner.size and _touches(run, large) for run in small):
            large += small
            small.clear()


def _touches(sign: Run, runs: list[Run]) -> bool:
    return any(
        run.top <= sign.base <= run.bottom + _SIGN_GAP * run.size
        and min(abs(sign.x0 - run.x1), abs(run.x0 - sign.x1)) < _SIGN_GAP * run.size
        for run in runs
    )


def _baseline(run: Run) -> float:
    return run.base


def _common_size(a: Run, b: Run) -> float:
    """The smaller text height; the larger one where the other is a bullet, which is drawn in any size."""
    if a.size < b.size:
        return b.size if is_mark(a.text) else a.size
    return a.size if is_mark(b.text) else b.size


def pieces_of(runs: list[Run]) -> list[Piece]:
    """The pieces of one row, from left to right."""
    runs.sort(key=_left)
    runs[0].glued = False
    for before, run in pairwise(runs):
        between = run.first - before.last  # 2 with a space between them
        near = between != 2 and -0.5 < (run.x0 - before.x1) / run.size < _TOUCHING
        run.glued = between == 1 or (near and not _are_read_apart(before, run))
    next_words = glue_letters(runs)
    groups: list[list[Run]] = [[runs[0]]]
    for index, (before, run) in enumerate(pairwise(runs), 1):
        gap = run.x0 - before.x1
        em = max(run.size, before.size)
        if run.glued or index in next_words or gap <= PIECE_GAP * em or _leans(groups[-1], run, gap / em, before):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [piece_of(group) for group in groups]


def _are_read_apart(before: Run, run: Run) -> bool:
    """Two Latin words of a picture, which shows between them what no file says."""
    return run.confidence is not None and not (is_wide(before.text[-1]) and is_wide(run.text[0]))


def _left(run: Run) -> float:
    return run.x0


def _leans(group: list[Run], run: Run, gap: float, before: Run) -> bool:
    """A bullet or number belongs to what follows it, a colon to what stands before it, over a wider gap.

    So do words whose letters are set apart, where the space between them is as much wider.
    """
    if run.text in _COLONS or gap <= PIECE_GAP + 2 * min(_spread(before), _spread(run)):
        return True
    first = group[0].text
    return len(group) == 1 and gap <= _BULLET_GAP and (is_mark(first) or _ENUMERATOR.fullmatch(first) is not None)


def _spread(run: Run) -> float:
    """How far apart the letters of a word are set, in parts of the text height; 0 for Chinese."""
    if len(run.text) < 3 or not run.text.isalpha() or is_wide(run.text[0]):
        return 0.0
    return max(0.0, (run.x1 - run.x0) / (len(run.text) * run.size) - _WIDEST_ADVANCE)


def piece_of(runs: list[Run]) -> Piece:
    """One piece of runs that follow each other."""
    if len(runs) == 1:
        run = runs[0]
        return Piece(runs, run.x0, run.top, run.x1, run.bottom, run.base, run.size, run.text)
    text = runs[0].text + "".join([run.text if run.glued else " " + run.text for run in runs[1:]])
    return Piece(
        runs,
        min([run.x0 for run in runs]),
        min([run.top for run in runs]),
        max([run.x1 for run in runs]),
        max([run.bottom for run in runs]),
        runs[0].base,
        max(runs, key=lambda run: run.x1 - run.x0).size,
        text,
    )


def joined(pieces: Sequence[Piece]) -> Piece:
    """Pieces that go on from each other over several lines, as one."""
    runs: list[Run] = []
    for piece in pieces:
        if runs:
            piece.runs[0].glued = _goes_on(runs[-1].text, piece.runs[0].text)
        runs += piece.runs
    return piece_of(runs)


def _goes_on(before: str, after: str) -> bool:
    """Does a text go on in the next line without a space?"""
    if is_wide(before[-1]) and is_wide(after[0]):
        return True
    return before[-1] in "-/" and len(before) > 1 and before[-2].isalpha() and after[0].isalpha()


def line_of(row: Row, page: int, region: int) -> Line:
    """The row as a line of the document."""
    return Line(tuple([_cell(piece) for piece in row.pieces]), page, region, row.table)


def _cell(piece: Piece) -> Cell:
    words = tuple(
        [
            Word(
                run.text,
                run.source,
                Box(run.x0, run.top, run.x1, run.bottom),
                run.size,
                run.bold,
                run.origin,
                run.confidence,
            )
            for run in piece.runs
        ]
    )
    return Cell(words, frozenset([index for index, run in enumerate(piece.runs[1:]) if run.glued]))
