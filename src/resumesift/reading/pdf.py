"""PDF → Document: glyph runs, words, lines, cells and their reading order."""

from __future__ import annotations

from itertools import pairwise

from resumesift.document import Box, Cell, Document, Finding, Line, Page, Word
from resumesift.errors import UnreadableError
from resumesift.reading.glyphs import Run, open_document, open_page, page_count, runs_of
from resumesift.reading.normalize import normalize

_SAME_LINE = 0.45
_CELL_GAP = 1.0
_WORD_GAP = 0.15


def read_pdf(data: bytes) -> Document:
    """The document in `data`; UnreadableError with `encrypted`, `damaged`, `empty` or `needs_ocr`."""
    pages: list[Page] = []
    lines: list[Line] = []
    findings: list[Finding] = []
    fonts: dict[int, tuple[str, bool]] = {}
    with open_document(data) as document:
        count = page_count(document)
        if not count:
            raise UnreadableError("The PDF has no pages. Ask for a new copy.", code="empty")
        for index in range(count):
            with open_page(document, index, fonts) as page:
                if page is None:
                    findings.append(Finding("damaged_page", f"Page {index + 1} could not be read.", index + 1))
                    continue
                pages.append(Page(index + 1, page.view.width, page.view.height))
                lines += _lines(runs_of(page), index + 1)
    if not lines:
        raise UnreadableError(
            "The pages are pictures without text. Reading pictures (OCR) is not part of this version: "
            "ask for a PDF with text or a DOCX, or review the file by hand.",
            code="needs_ocr",
        )
    return Document("pdf", tuple(lines), tuple(pages), tuple(findings))


def _lines(runs: list[Run], page: int) -> list[Line]:
    rows: list[tuple[float, list[Run]]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if rows and abs(run.base - rows[-1][0]) <= _SAME_LINE * max(run.size, 1.0):
            rows[-1][1].append(run)
        else:
            rows.append((run.base, [run]))
    return [Line(_cells(sorted(row, key=lambda run: run.x0)), page) for _, row in rows]


def _cells(row: list[Run]) -> tuple[Cell, ...]:
    cells: list[list[Run]] = [[row[0]]]
    for before, run in pairwise(row):
        if run.x0 - before.x1 > _CELL_GAP * max(run.size, before.size):
            cells.append([])
        cells[-1].append(run)
    return tuple(_cell(runs) for runs in cells)


def _cell(runs: list[Run]) -> Cell:
    words: list[Word] = []
    glued: set[int] = set()
    for before, run in zip([None, *runs], runs, strict=False):
        text, origin = normalize(run.text)
        if not text:
            continue
        if words and before and run.x0 - before.x1 < _WORD_GAP * run.size:
            glued.add(len(words) - 1)
        box = Box(run.x0, run.top, run.x1, run.bottom)
        words.append(Word(text, run.text, box, run.size, run.bold, origin))
    return Cell(tuple(words), frozenset(glued))
