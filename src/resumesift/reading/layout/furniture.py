"""What is printed on pages besides their text: watermarks, repeated headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from resumesift.document import Line
from resumesift.reading.layout.blocks import Block
from resumesift.reading.layout.lines import Row, em_of, line_of
from resumesift.reading.layout.printed import Run, Style

_PALE = 170
_FAINT = 0.6
_LARGE = 1.5
_SAME_HEIGHT = 4.0
_ZONE = 0.12
_OUTERMOST = 0.08
_PRINT_MARGIN = 0.05
_PRINT_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?")
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:page|p\.?|第)\s*)?(?P<page>\d{1,3})\s*[页頁]?\s*"
    r"(?:(?:of|/|\||，|,|共)\s*(?:共\s*)?(?:第\s*)?(?P<count>\d{1,3})\s*[页頁]?)?[-–—\s]*",
    re.IGNORECASE,
)


def without_watermarks(runs: list[Run]) -> list[Run]:
    """The runs without large pale ones that lie across other text, and pale ones that a page repeats."""
    pale_styles = {id(style) for style in {id(run.style): run.style for run in runs}.values() if _is_pale(style)}
    pale = [run for run in runs if id(run.style) in pale_styles]
    if not pale or len(pale) == len(runs):
        return runs
    dark = [run for run in runs if id(run.style) not in pale_styles]
    em = em_of(runs)
    times = Counter(run.text for run in pale)
    across = [
        run
        for run in pale
        if (run.size >= _LARGE * em or times[run.text] >= 3) and any(_lies_across(run, other) for other in dark)
    ]
    lines = {(id(run.style), round(run.base)) for run in across}
    marks = {id(run) for run in pale if (id(run.style), round(run.base)) in lines}
    return [run for run in runs if id(run) not in marks]


def _is_pale(style: Style) -> bool:
    red, green, blue, alpha = style.color
    return min(red, green, blue) > _PALE or alpha < _FAINT * 255


def _lies_across(run: Run, other: Run) -> bool:
    common = min(run.bottom, other.bottom) - max(run.top, other.top)
    lower = min(run.bottom - run.top, other.bottom - other.top)
    return run.x0 < other.x1 and other.x0 < run.x1 and common >= 0.5 * lower


def without_print_marks(runs: list[Run], number: int, count: int, height: float) -> list[Run]:
    """The runs of page `number` of `count` without what a browser prints round a page: date, title, address, n/m."""
    foot = [run for run in runs if run.top > (1 - _PRINT_MARGIN) * height]
    if not any("://" in run.text for run in foot) or not any(run.text == f"{number}/{count}" for run in foot):
        return runs
    head = [run for run in runs if run.bottom < _PRINT_MARGIN * height]
    marks = {id(run) for run in foot}
    if any(_PRINT_DATE.fullmatch(run.text) for run in head):
        marks |= {id(run) for run in head}
    return [run for run in runs if id(run) not in marks]


@dataclass(slots=True, eq=False)
class PageBlocks:
    """The blocks of a page with its number (from 1) and height in points."""

    number: int
    height: float
    blocks: list[Block]


def drop_furniture(pages: Sequence[PageBlocks], count: int) -> None:
    """Take page numbers and repeated headers and footers out of the blocks of a document of `count` pages.

    Repeated are rows of the same text, numbers aside, at the same height of two pages, with nothing but such rows
    outside them. One copy stays where it holds no page number: the first of a header, the last of a footer.
    """
    for at_top in (True, False):
        outer = [_outer_rows(page, at_top) for page in pages]
        repeated = Counter(key for rows in outer for key in {row.key for row in rows})
        kept = _copies_to_keep(outer, repeated, at_top)
        dropped: set[int] = set()
        for page, rows in zip(pages, outer, strict=True):
            for row in rows:
                number = _is_page_number(row, page, count)
                if not number and _times(row.key, repeated) < 2:
                    break
                if number or id(row.row) not in kept:
                    dropped.add(id(row.row))
        for page in pages:
            for block in page.blocks:
                block.rows = [row for row in block.rows if id(row) not in dropped]


Key = tuple[str, int]
"""What repeated rows have in common: their text, numbers aside, and about how far from the edge they stand."""


class _OuterRow(NamedTuple):
    row: Row
    text: str
    distance: float
    key: Key


def _outer_rows(page: PageBlocks, at_top: bool) -> list[_OuterRow]:
    """The rows near the top or the bottom edge, the outermost first, with their distance from the edge."""
    rows = [row for block in page.blocks for row in block.rows if row.pieces]
    edge = [
        _outer_row(row, row.top if at_top else page.height - row.bottom)
        for row in rows
        if (row.bottom if at_top else page.height - row.top) < _ZONE * page.height
    ]
    return sorted(edge, key=lambda outer: outer.distance)


def _outer_row(row: Row, distance: float) -> _OuterRow:
    text = row.text
    return _OuterRow(row, text, distance, (_NUMBER.sub("#", text), round(distance / _SAME_HEIGHT)))


def _times(key: Key, repeated: Counter[Key]) -> int:
    text, height = key
    return repeated[key] + max(repeated[text, height - 1], repeated[text, height + 1])


def _copies_to_keep(outer: list[list[_OuterRow]], repeated: Counter[Key], at_top: bool) -> set[int]:
    copies: dict[str, list[_OuterRow]] = {}
    for rows in outer:
        for row in rows:
            if _times(row.key, repeated) > 1:
                copies.setdefault(row.key[0], []).append(row)
    kept = set()
    for rows in copies.values():
        numbered = len({row.text for row in rows}) > 1
        if not numbered:
            kept.add(id(rows[0 if at_top else -1].row))
    return kept


def _is_page_number(outer: _OuterRow, page: PageBlocks, count: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(outer.text.replace("\t", " ").strip())
    if match is None or outer.distance > _OUTERMOST * page.height or int(match["page"]) != page.number:
        return False
    return match["count"] is None or int(match["count"]) == count


def document_lines(pages: list[PageBlocks]) -> tuple[Line, ...]:
    """The lines of the main text of all pages, then those beside it: no side bar falls into an entry."""
    ordered = sorted(
        [(page.number, block) for page in pages for block in page.blocks if block.rows],
        key=lambda numbered: numbered[1].side,
    )
    return tuple([line_of(row, page, region) for region, (page, block) in enumerate(ordered) for row in block.rows])
