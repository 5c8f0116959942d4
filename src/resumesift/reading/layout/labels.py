"""Section labels in a narrow column at the left (教育 over 背景): each becomes a line before the rows it labels."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from resumesift.reading.layout.lines import Piece, Row, joined
from resumesift.scripts import is_wide

# In parts of the text height.
_SAME_EDGE = 0.6
_GUTTER = 0.5
_LINE_IN_LABEL = 1.75
_LETTER_IN_LABEL = 3.2
_BLOCK_GAP = 1.25

_FEWEST_LABELS = 2
_FEWEST_SHARED = 3
_FEWEST_ROWS_A_LABEL = 1.6
_LONGEST_CJK = 8
_LONGEST_LATIN = 26
_MOST_LINES = 8


@dataclass(slots=True, eq=False)
class _Label:
    pieces: list[Piece]

    @property
    def top(self) -> float:
        return self.pieces[0].top

    @property
    def bottom(self) -> float:
        return self.pieces[-1].bottom


class LabelColumn:
    """Where the label column of a document stands: a later page may show a single label of it."""

    def __init__(self) -> None:
        self.left: float | None = None

    def fewest(self, left: float, em: float) -> int:
        """How many labels make a column whose labels begin at `left`."""
        return 1 if self.left is not None and abs(left - self.left) <= _SAME_EDGE * em else _FEWEST_LABELS


def lift_labels(rows: list[Row], em: float, column: LabelColumn) -> list[Row]:
    """The rows with the labels of a label column on lines of their own; the rows as they are where there is none."""
    for x in _content_edges(rows, em):
        begin, end = _open_run(rows, x, em)
        labels = _labels(rows[begin:end], x, em, column)
        if labels is not None:
            column.left = labels[0].pieces[0].x0
            body = [_without(row, labels) for row in rows[begin:end]]
            return [*rows[:begin], *_with_labels([row for row in body if row.pieces], labels, em), *rows[end:]]
    return rows


def are_labels(rows: list[Row], x: float, em: float) -> bool:
    """Is what stands left of `x` in the rows a column of labels?"""
    return _labels(rows, x, em, LabelColumn()) is not None


def _content_edges(rows: list[Row], em: float) -> list[float]:
    """Left edges that many rows share, right of the leftmost, the most shared first."""
    lefts = sorted(piece.x0 for row in rows for piece in row.pieces)
    groups: list[tuple[int, float]] = []
    index = 0
    while index < len(lefts):
        end = index
        while end < len(lefts) and lefts[end] - lefts[index] <= _SAME_EDGE * em:
            end += 1
        if end - index >= _FEWEST_SHARED and lefts[index] > lefts[0] + em:
            groups.append((end - index, lefts[index]))
        index = end
    return [x for _, x in sorted(groups, reverse=True)[:3]]


def _open_run(rows: list[Row], x: float, em: float) -> tuple[int, int]:
    """The longest stretch of rows that nothing crosses just left of `x`."""
    best, begin = (0, 0), 0
    for index in range(len(rows) + 1):
        if index < len(rows) and not any(p.x0 < x - 0.1 * em and p.x1 > x - _GUTTER * em for p in rows[index].pieces):
            continue
        if index - begin > best[1] - best[0]:
            best = (begin, index)
        begin = index + 1
    return best


def _labels(rows: list[Row], x: float, em: float, column: LabelColumn) -> list[_Label] | None:
    """The labels left of `x`; None where what stands there is no column of labels."""
    left = [piece for row in rows for piece in row.pieces if piece.x1 <= x - _GUTTER * em]
    right = sum(any(piece.x0 >= x - 0.1 * em for piece in row.pieces) for row in rows)
    if not left or any(_is_no_label(piece.text) for piece in left):
        return None
    fewest = column.fewest(left[0].x0, em)
    if any(len([p for p in row.pieces if p.x1 <= x - _GUTTER * em]) > 1 for row in rows):
        return None
    if any(piece.text[0] in ":：" for row in rows for piece in row.pieces if piece.x0 >= x - 0.1 * em):
        return None
    labels = [_Label([left[0]])]
    for before, piece in itertools.pairwise(left):
        if _goes_on(before, piece):
            labels[-1].pieces.append(piece)
        else:
            labels.append(_Label([piece]))
    if len(labels) < fewest or right < _FEWEST_ROWS_A_LABEL * len(labels):
        return None
    beside = [piece.base for row in rows for piece in row.pieces if piece.x0 >= x - 0.1 * em]
    ends = [*[label.top for label in labels[1:]], math.inf]
    if any(_is_list(label, [base for base in beside if base < end]) for label, end in zip(labels, ends, strict=True)):
        return None
    return labels if all(map(_is_short, labels)) else None


def _is_no_label(text: str) -> bool:
    return any(map(str.isdigit, text)) or not any(map(str.isalpha, text)) or text[0] in "•·●-"


def _goes_on(before: Piece, piece: Piece) -> bool:
    letters = len(before.text) == 1 and len(piece.text) == 1
    reach = _LETTER_IN_LABEL if letters else _LINE_IN_LABEL
    return piece.base - before.base <= reach * piece.size and abs(piece.size - before.size) < 0.15 * piece.size


def _is_short(label: _Label) -> bool:
    text = "".join(piece.text for piece in label.pieces)
    longest = _LONGEST_CJK if is_wide(text[0]) else _LONGEST_LATIN
    if len(label.pieces) > 1 and _is_said_twice(label):
        longest += _LONGEST_LATIN
    return len(text) <= longest and len(label.pieces) <= _MOST_LINES


def _is_list(label: _Label, beside: list[float]) -> bool:
    """Are the lines of a label names of the rows beside them (Title, Team size, Role), each at its row's height?"""
    if len(label.pieces) < 2 or all(len(piece.text) <= 2 for piece in label.pieces) or _is_said_twice(label):
        return False
    reach = 0.2 * label.pieces[0].size
    rows = [base for base in beside if base > label.top]
    at_rows = all(any(abs(piece.base - base) <= reach for base in rows) for piece in label.pieces)
    return at_rows and (len(label.pieces) > 2 or len(rows) <= 2)


def _is_said_twice(label: _Label) -> bool:
    """Is it a Chinese word over its translation?"""
    first, *rest = label.pieces
    return is_wide(first.text[0]) and not any(is_wide(char) for piece in rest for char in piece.text)


def _without(row: Row, labels: list[_Label]) -> Row:
    taken = {id(piece) for label in labels for piece in label.pieces}
    return Row([piece for piece in row.pieces if id(piece) not in taken], row.base, row.table)


def _with_labels(rows: list[Row], labels: list[_Label], em: float) -> list[Row]:
    result: list[Row] = []
    waiting = list(labels)
    starts = [_first_row(label, rows, em) for label in labels]
    for index, row in enumerate(rows):
        while waiting and starts[len(labels) - len(waiting)] <= index:
            result.append(_row_of(waiting.pop(0)))
        result.append(row)
    return [*result, *map(_row_of, waiting)]


def _row_of(label: _Label) -> Row:
    return Row([joined(label.pieces)], label.pieces[0].base)


def _first_row(label: _Label, rows: list[Row], em: float) -> int:
    """The first row that a label stands beside; of a label in the middle of its block, the block's first."""
    beside = next((i for i, row in enumerate(rows) if row.bottom > label.top + 0.2 * em), len(rows))
    middle = (label.top + label.bottom) / 2
    first = beside
    while 0 < first < len(rows) and rows[first].base - rows[first - 1].base <= _usual_step(rows) * _BLOCK_GAP:
        first -= 1
        if middle - rows[first].top > 0.5 * (rows[beside].bottom - rows[first].top) + 12 * em:
            return beside
    if first == beside or first >= len(rows):
        return beside
    last = beside
    while last + 1 < len(rows) and rows[last + 1].base - rows[last].base <= _usual_step(rows) * _BLOCK_GAP:
        last += 1
    block_middle = (rows[first].top + rows[last].bottom) / 2
    return first if abs(block_middle - middle) <= 1.2 * em else beside


def _usual_step(rows: list[Row]) -> float:
    steps = sorted(b.base - a.base for a, b in itertools.pairwise(rows))
    return steps[len(steps) // 2] if steps else 0.0
