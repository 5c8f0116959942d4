"""PDF → Document: glyph runs, words, lines, cells and their reading order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from resumesift.document import Document, Finding, Line, Page
from resumesift.errors import UnreadableError
from resumesift.reading.drawings import drawings_of
from resumesift.reading.furniture import (
    PageBlocks,
    drop_furniture,
    upright,
    without_watermarks,
)
from resumesift.reading.glyphs import Run, cut_run, runs_of
from resumesift.reading.ink import Sight, look
from resumesift.reading.layout import PageLayout
from resumesift.reading.lines import line_of
from resumesift.reading.pdfium import open_document, open_page, page_count

_FEWEST_HIDDEN = 2
_LONGEST_QUOTE = 300


def read_pdf(data: bytes) -> Document:
    """The document in `data`; UnreadableError with `encrypted`, `damaged`, `empty` or `needs_ocr`."""
    pages: list[Page] = []
    findings: list[Finding] = []
    blocks: list[PageBlocks] = []
    layout = PageLayout()
    with open_document(data) as document:
        count = page_count(document)
        if not count:
            raise UnreadableError("The PDF has no pages. Ask for a new copy.", code="empty")
        for index in range(count):
            with open_page(document, index) as page:
                if page is None:
                    findings.append(
                        Finding(
                            "damaged_page",
                            f"Page {index + 1} could not be read.",
                            index + 1,
                        )
                    )
                    continue
                pages.append(Page(index + 1, page.view.width, page.view.height))
                runs, drawings = runs_of(page), drawings_of(page)
                sight = look(page, runs, drawings)
                findings += _findings(index + 1, runs, sight)
                shown = without_watermarks(upright(sight.seen))
                found = layout.blocks(shown, drawings, partial(cut_run, page))
                blocks.append(PageBlocks(index + 1, page.view.height, found))
    if not any(page.blocks for page in blocks):
        raise UnreadableError(
            "The pages are pictures without text. Reading pictures (OCR) is not part of this version: "
            "ask for a PDF with text or a DOCX, or review the file by hand.",
            code="needs_ocr",
        )
    drop_furniture(blocks, count)
    return Document("pdf", _lines(blocks), tuple(pages), tuple(findings))


def _findings(number: int, runs: list[Run], sight: Sight) -> Iterator[Finding]:
    if not runs:
        yield Finding(
            "page_without_text",
            f"Page {number} has no text: it may be a picture, which is not read.",
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
