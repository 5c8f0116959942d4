"""A page's runs → blocks in reading order: ruled tables, columns, label columns, joined rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from resumesift.reading.layout.cards import unfold_cards
from resumesift.reading.layout.columns import Gutter, date_ranges, find_gutter, find_panel
from resumesift.reading.layout.labels import LabelColumn, lift_labels
from resumesift.reading.layout.lines import Row, em_of, rows_of
from resumesift.reading.layout.printed import Drawings, Run, View
from resumesift.reading.layout.rows import join_rows
from resumesift.reading.layout.tables import Table, rows_of_table, take_tables

_DEEPEST = 3
_MUCH_NARROWER = 0.8


@dataclass(slots=True, eq=False)
class Block:
    """Rows that are read one after the other; `side`: they stand beside the main text."""

    rows: list[Row]
    side: bool = False


class PageLayout:
    """Lays out one page after the other and numbers the tables of the document."""

    def __init__(self) -> None:
        self._tables = 0
        self._labels = LabelColumn()

    def blocks(
        self, runs: list[Run], drawings: Drawings, view: View, cut: Callable[[Run, list[float]], list[Run]]
    ) -> list[Block]:
        """The blocks of a page in reading order; `cut` parts a run at upright lines (see `take_tables`)."""
        tables, rest = take_tables(runs, drawings, cut)
        panel = None if tables else find_panel(rest, drawings.areas, view)
        if panel is None:
            return self._lay_out(rest, tables, 0)
        inside = [run for run in rest if panel.holds(run)]
        outside = [run for run in rest if not panel.holds(run)]
        return self._beside(inside, outside, self._lay_out(inside, [], 1), self._lay_out(outside, [], 0))

    @staticmethod
    def _beside(one: list[Run], other: list[Run], blocks: list[Block], others: list[Block]) -> list[Block]:
        """Both sides, the side bar after the main text."""
        if min(run.x0 for run in other) < min(run.x0 for run in one):
            one, other, blocks, others = other, one, others, blocks
        _mark_side(one, other, blocks, others)
        both = [*blocks, *others]
        return [*[block for block in both if not block.side], *[block for block in both if block.side]]

    def _lay_out(self, runs: list[Run], tables: list[Table], depth: int) -> list[Block]:
        if not runs:
            return [Block(self._table_rows(tables))] if tables else []
        rows = rows_of(runs)
        em = em_of(runs)
        boxes = [(table.x0, table.top, table.x1, table.bottom) for table in tables]
        gutter = find_gutter(rows, em, boxes) if depth < _DEEPEST else None
        if gutter is None:
            return [Block(self._in_order(rows, tables, em))]
        return self._lay_out_columns(rows, tables, gutter, em, depth)

    def _lay_out_columns(
        self, rows: list[Row], tables: list[Table], gutter: Gutter, em: float, depth: int
    ) -> list[Block]:
        band = rows[gutter.begin : gutter.end]
        top, bottom = band[0].base, band[-1].base
        above = _runs(rows[: gutter.begin])
        below = _runs(rows[gutter.end :])
        x = gutter.x - 0.1 * em
        left = [run for run in _runs(band) if run.x0 < x]
        right = [run for run in _runs(band) if run.x0 >= x]
        inside = [table for table in tables if top <= table.top <= bottom]
        left_blocks = self._lay_out(left, [table for table in inside if table.x0 < x], depth + 1)
        right_blocks = self._lay_out(right, [table for table in inside if table.x0 >= x], depth + 1)
        return [
            *self._lay_out(above, [table for table in tables if table.top < top], depth + 1),
            *self._beside(left, right, left_blocks, right_blocks),
            *self._lay_out(below, [table for table in tables if table.top > bottom], depth + 1),
        ]

    def _in_order(self, rows: list[Row], tables: list[Table], em: float) -> list[Row]:
        """Rows and tables from the top down."""
        result: list[Row] = []
        for table in tables:
            split = next((i for i, row in enumerate(rows) if row.base > table.top), len(rows))
            result += self._finished(rows[:split], em)
            result += self._table_rows([table])
            rows = rows[split:]
        return result + self._finished(rows, em)

    def _finished(self, rows: list[Row], em: float) -> list[Row]:
        return unfold_cards(join_rows(lift_labels(rows, em, self._labels))) if rows else []

    def _table_rows(self, tables: list[Table]) -> list[Row]:
        rows: list[Row] = []
        for table in tables:
            rows += rows_of_table(table, self._tables, self._cell_rows)
            self._tables += 1
        return rows

    def _cell_rows(self, runs: list[Run]) -> list[Row]:
        return [row for block in self._lay_out(runs, [], _DEEPEST - 1) for row in block.rows]


def _runs(rows: list[Row]) -> list[Run]:
    return [run for row in rows for piece in row.pieces for run in piece.runs]


def _mark_side(left: list[Run], right: list[Run], left_blocks: list[Block], right_blocks: list[Block]) -> None:
    """The narrower side is the side bar, unless it prints more spans of time."""
    left_width, right_width = _width(left), _width(right)
    narrow, wide = (left_blocks, right_blocks) if left_width < right_width else (right_blocks, left_blocks)
    if min(left_width, right_width) > _MUCH_NARROWER * max(left_width, right_width):
        return
    if _ranges(narrow) <= _ranges(wide):
        for block in narrow:
            block.side = True


def _width(runs: list[Run]) -> float:
    return max(run.x1 for run in runs) - min(run.x0 for run in runs)


def _ranges(blocks: list[Block]) -> int:
    return sum(date_ranges(block.rows) for block in blocks)
