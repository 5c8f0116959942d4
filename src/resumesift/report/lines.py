"""Text set in lines of a terminal as a reader would break it, with hanging indents and columns, without blanks at ends.

Chinese breaks between any two characters, but a number keeps its unit (6 个月), marks stay with what they open or
close, and a long name breaks at its own joints (behind `-`, `_`, `/`, before `.`). Widths are in cells: a Chinese
character has two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from resumesift.scripts import WIDE

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_OPEN = "“‘（《「『【〈〔"
_CLOSE = "”’，。；：、！？）》」』】〉〕…"
_PIECE = re.compile(
    rf"""
    [{_OPEN}(\[]*
    (?: p\.\ \d+ | 第\d+页                          # (p. 2), (第2页)
      | [+-]?\d[\d.,:]*\ ?(?:个月|[{WIDE}])(?<![{_CLOSE}{_OPEN}])  # 6 年, 3 个月, 2 项
      | \d[\d.,]*\ [a-z]+                          # 6 years
      | [{WIDE}]
      | [^\s{WIDE}{_OPEN}][^\s{WIDE}{_OPEN}{_CLOSE}]*
      | (?<=[{_OPEN}(\[])                          # an opening mark that opens nothing
    )
    (?:[{_CLOSE}]|(?<=[{WIDE}a-z\d])[,.;:!?)])*
    """,
    re.VERBOSE,
)
_COMMAS = "，。；：、,;·"
_PAUSE = 0.7
"""A line may end behind a comma when it is so full."""
_JOINT = re.compile(r"[-_/\\@+&=?]+(?=.)|(?<=.)(?=\.\w)")


def styled(*parts: str | tuple[str, str]) -> Text:
    """A text of parts, each plain or with its style."""
    from rich.text import Text

    return Text.assemble(*parts)


def put(console: Console, lines: Iterable[Text]) -> None:
    """Print the lines as they are: they are set already."""
    for line in lines:
        console.print(line, soft_wrap=True)


def folded(text: Text, width: int) -> list[Text]:
    """The lines of `text`, none wider than `width` cells (2 or more)."""
    lines: list[Text] = []
    for paragraph in text.split("\n", allow_blank=True):
        starts = [start for start, _ in _line_spans(paragraph.plain, width)][1:]
        for line in paragraph.divide(starts):
            line.rstrip()
            lines.append(line)
    return lines


def hanging(head: Text, body: Text, width: int) -> list[Text]:
    """`body` in lines behind `head`, all beginning in the column where the head ends."""
    indent = head.cell_len
    first, *rest = folded(body, max(width - indent, 2))
    lines = [head + first, *(blanks(indent) + line for line in rest)]
    for line in lines:
        line.rstrip()
    return lines


def side_by_side(cells: Sequence[Sequence[Text]], widths: Sequence[int], gap: int = 2) -> list[Text]:
    """Cells of lines beside each other; `widths` are those of all cells but the last."""
    lines = []
    for row in range(max(map(len, cells))):
        line = blanks(0)
        for index, cell in enumerate(cells):
            here = cell[row] if row < len(cell) else blanks(0)
            line += here
            if index < len(widths):
                line += blanks(widths[index] - here.cell_len + gap)
        line.rstrip()
        lines.append(line)
    return lines


def widest(lines: Iterable[Text]) -> int:
    """The cells of the widest line."""
    return max((line.cell_len for line in lines), default=0)


def blanks(number: int) -> Text:
    """So many blanks; none for 0 or less."""
    return styled(" " * number)


def _line_spans(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line: filled as far as it goes, or to a comma that stands near the end."""
    from rich.cells import cell_len

    begin = end = pause = 0
    for start, stop in _pieces(text, width):
        while start > begin and cell_len(text[begin:stop]) > width:
            near = pause > begin and cell_len(text[begin:pause]) >= width * _PAUSE
            cut = pause if near else max(end, begin)
            yield begin, cut
            begin = cut + len(text[cut:start]) - len(text[cut:start].lstrip())
        end = stop
        if text[stop - 1] in _COMMAS:
            pause = stop
    yield begin, max(end, begin)


def _pieces(text: str, width: int) -> Iterator[tuple[int, int]]:
    """What is not broken, in the order of the text; what is wider than a line is broken at its joints."""
    from rich.cells import cell_len

    for match in _PIECE.finditer(text):
        start, stop = match.span()
        if cell_len(match[0]) <= width:
            yield start, stop
            continue
        joints = [joint.end() for joint in _JOINT.finditer(text, start, stop)]
        for part_stop in (*joints, stop):
            while cell_len(text[start:part_stop]) > width:
                cut = _fitting(text, start, width)
                yield start, cut
                start = cut
            if start < part_stop:
                yield start, part_stop
                start = part_stop


def _fitting(text: str, start: int, width: int) -> int:
    from rich.cells import cell_len

    cut = start + 1
    while cut < len(text) and cell_len(text[start : cut + 1]) <= width:
        cut += 1
    return cut
