"""Runs of text → the words and cells of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resumesift.document import Cell, Word
from resumesift.reading.normalize import normalize
from resumesift.scripts import CJK, IDEOGRAPH

_WIDE_GAP = 1.0  # em, as in PDF pages: a wider gap parts two cells
_SPACE_WIDTHS = {"\u3000": 1.0, "\u2003": 1.0, "\u2001": 1.0, "\u2002": 0.5, "\u2000": 0.5}
_SPACE_WIDTH = 0.35  # em, between Latin and Chinese fonts
_PARTS = re.compile(r"\s+|\S+")
# What begins a list item when it was typed by hand; a tab behind it parts nothing.
_MARKER = re.compile(
    r"[•·●○■□◆◇▪▫➢➤✓✔√★☆*–—-]|[(]?\d{1,2}[.)、]|[(]?[a-zA-Z][.)]|[(]?[一二三四五六七八九十]{1,3}[.)、]|[①-⑳]"
)
_LABEL_END = re.compile(rf"[{IDEOGRAPH}][:(]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look; a tab is a piece `"\\t"` of its own."""

    text: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    word: Word
    gap: float  # em before it


def cells_of(pieces: Iterable[Piece]) -> tuple[Cell, ...]:
    """The cells of one line: parted by tabs and by spaces wider than the text is high.

    Labels spaced out to one width (姓    名：) and titles spaced out for looks (个 人 简 历) are put together.
    """
    placed = _spaced_words_closed(_placed(_merged(pieces)))
    cells: list[list[_Placed]] = []
    for item in placed:
        if not cells or (item.gap > _WIDE_GAP and not _is_marker(cells[0], cells)):
            cells.append([])
        cells[-1].append(item)
    return tuple(_cell(cell) for cell in cells)


def joined(cells: Sequence[Cell], glue: bool = False) -> Cell:
    """The words of several cells as one cell, without spaces between the cells where `glue` is set."""
    words: list[Word] = []
    glued: set[int] = set()
    for cell in cells:
        if words and glue:
            glued.add(len(words) - 1)
        glued |= {len(words) + index for index in cell.glued}
        words += cell.words
    return Cell(tuple(words), frozenset(glued))


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one look as one piece, so that a word is not torn where Word noted a spelling check."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and last.text != "\t" != piece.text and (last.size, last.bold) == (piece.size, piece.bold):
            merged[-1] = Piece(last.text + piece.text, piece.size, piece.bold)
        else:
            merged.append(piece)
    return merged


def _placed(pieces: list[Piece]) -> list[_Placed]:
    placed: list[_Placed] = []
    gap = 0.0
    for piece in pieces:
        if piece.text == "\t":
            gap = 2 * _WIDE_GAP
            continue
        for part in _PARTS.findall(piece.text):
            text, origin = ("", None) if part.isspace() else normalize(part)
            if text.strip():
                placed.append(_Placed(Word(text, part, None, piece.size, piece.bold, origin), gap))
                gap = 0.0
            else:
                gap += sum(_SPACE_WIDTHS.get(char, _SPACE_WIDTH) for char in part if char.isspace())
    return placed


def _spaced_words_closed(placed: list[_Placed]) -> list[_Placed]:
    single = [bool(CJK.fullmatch(item.word.text)) for item in placed]
    if 2 <= len(placed) <= 8 and all(single):
        return [placed[0], *(_Placed(item.word, 0.0) for item in placed[1:])]
    closed = list(placed)
    for end, item in enumerate(placed):
        start = end
        while end - start < 3 and start and single[start - 1] and placed[start].gap <= 1.5 * item.gap:
            start -= 1
        if start < end and _LABEL_END.match(item.word.text):
            closed[start + 1 : end + 1] = [_Placed(other.word, 0.0) for other in placed[start + 1 : end + 1]]
    return closed


def _is_marker(first: list[_Placed], cells: list[list[_Placed]]) -> bool:
    return len(cells) == 1 and len(first) == 1 and bool(_MARKER.fullmatch(first[0].word.text))


def _cell(items: list[_Placed]) -> Cell:
    glued = frozenset(index for index, item in enumerate(items[1:]) if item.gap == 0)
    return Cell(tuple(item.word for item in items), glued)
