"""PDF → Document: glyph runs, words, lines, cells and their reading order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from resumesift.document import Document, Finding, Line, Page
from resumesift.errors import UnreadableError
from resumesift.reading.drawings import Drawings, drawings_of
from resumesift.reading.furniture import (
    PageBlocks,
    drop_furniture,
    without_print_marks,
    without_watermarks,
)
from resumesift.reading.garbled import is_garbled
from resumesift.reading.glyphs import Run, cut_run, runs_of, text_of
from resumesift.reading.ink import Sight, look
from resumesift.reading.layout import Block, PageLayout
from resumesift.reading.ligatures import with_ligatures
from resumesift.reading.lines import line_of
from resumesift.reading.pdf_dates import file_dates
from resumesift.reading.pdfium import OpenPage, open_document, open_page, page_count
from resumesift.reading.turned import upright

_FEWEST_HIDDEN = 2
_LONGEST_QUOTE = 300


def read_pdf(data: bytes) -> Document:
    """The document in `data`; UnreadableError with `encrypted`, `damaged`, `empty`, `no_text` or `needs_ocr`."""
    pages: list[Page] = []
    blocks: list[PageBlocks] = []
    findings: list[Finding] = []
    layout = PageLayout()
    with open_document(data) as document:
        count = page_count(document)
        metadata = file_dates(document)
        for index in range(count):
            with open_page(document, index) as page:
                if page is None:
                    findings.append(Finding("damaged_page", f"Page {index + 1} could not be read.", index + 1))
                    continue
                pages.append(Page(index + 1, page.view.width, page.view.height))
                found = _read_page(page, index + 1, count, layout, findings)
                blocks.append(PageBlocks(index + 1, page.view.height, found))
    if not any(page.blocks for page in blocks):
        raise _nothing_to_read(pages, findings)
    drop_furniture(blocks, count)
    return Document("pdf", _lines(blocks), tuple(pages), tuple(findings), metadata)


def _read_page(page: OpenPage, number: int, count: int, layout: PageLayout, findings: list[Finding]) -> list[Block]:
    text, drawings = text_of(page), drawings_of(page)
    runs = with_ligatures(page, text, runs_of(page, text))
    sight = look(page, runs, drawings)
    findings += _findings(number, runs, drawings, sight)
    shown = without_watermarks(upright(sight.seen, drawings.areas))
    shown = without_print_marks(shown, number, count, page.view.height)
    return layout.blocks(shown, drawings, page.view, partial(cut_run, page))


def _nothing_to_read(pages: list[Page], findings: list[Finding]) -> UnreadableError:
    codes = {finding.code for finding in findings}
    if not pages:
        return UnreadableError(
            "The PDF has no page that can be read. Ask for a new copy.", code="damaged" if codes else "empty"
        )
    if "hidden_text" in codes:
        return UnreadableError(
            "All text of the PDF is hidden: white, transparent or covered. Review the file by hand.", code="no_text"
        )
    if "page_without_text" in codes:
        return UnreadableError(
            "The pages are pictures without text. Reading pictures (OCR) is not part of this version: "
            "ask for a PDF with text or a DOCX, or review the file by hand.",
            code="needs_ocr",
        )
    return UnreadableError("The pages of the PDF are empty. Ask for a new copy.", code="empty")


def _findings(number: int, runs: list[Run], drawings: Drawings, sight: Sight) -> Iterator[Finding]:
    if not runs and drawings.objects:
        yield Finding(
            "page_without_text", f"Page {number} has no text: it may be a picture, which is not read.", number
        )
    if is_garbled(run.text for run in sight.seen):
        yield Finding(
            "garbled_text",
            f"Page {number} has a font whose letters cannot be told: what is read may not be what is printed.",
            number,
        )
    if sight.is_scan:
        yield Finding(
            "text_under_scan",
            f"Page {number} is a picture with a text layer that cannot be seen: the two may differ.",
            number,
        )
    quote = sight.quote
    if sum(map(str.isalnum, quote)) >= _FEWEST_HIDDEN:
        yield Finding(
            "hidden_text",
            f"Page {number} holds text that a reader cannot see; it was left out.",
            number,
            quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}…",
        )


def _lines(pages: list[PageBlocks]) -> tuple[Line, ...]:
    """The lines of the main text of all pages, then those beside it: no side bar falls into an entry."""
    ordered = sorted(
        [(page.number, block) for page in pages for block in page.blocks if block.rows],
        key=lambda numbered: numbered[1].side,
    )
    return tuple([line_of(row, page, region) for region, (page, block) in enumerate(ordered) for row in block.rows])
