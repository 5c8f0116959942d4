"""PDF → Document: glyph runs, words, lines, cells and their reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from resumesift.document import Document, Finding, Page
from resumesift.errors import UnreadableError
from resumesift.reading.layout.blocks import PageLayout
from resumesift.reading.layout.furniture import (
    PageBlocks,
    document_lines,
    drop_furniture,
    without_print_marks,
    without_watermarks,
)
from resumesift.reading.layout.printed import Drawings, Run, View
from resumesift.reading.layout.turned import upright
from resumesift.reading.ocr import nothing_read
from resumesift.reading.pdf.dates import file_dates
from resumesift.reading.pdf.drawings import drawings_of, is_picture
from resumesift.reading.pdf.glyphs import cut_run, runs_of, text_of
from resumesift.reading.pdf.ink import Sight, look, look_without_drawing
from resumesift.reading.pdf.ligatures import with_ligatures
from resumesift.reading.pdf.mended import is_sound, mended
from resumesift.reading.pdf.pdfium import OpenPage, open_document, open_page, page_count
from resumesift.reading.pdf.pictures import (
    believed,
    doubt_about,
    picture_findings,
    picture_text,
    undone_findings,
    unread_by_layer,
)
from resumesift.reading.pdf.second import SecondReader

_FEWEST_HIDDEN = 2
_LONGEST_QUOTE = 300
_CLEARLY_MORE = 1.2
_MOST_PICTURES = 20
"""Pages of a file that are read by their picture: what follows so many in a résumé are certificates."""


def read_pdf(data: bytes) -> Document:
    """The document in `data`; UnreadableError with `encrypted`, `damaged`, `empty`, `no_text` or `needs_ocr`."""
    second = SecondReader(data)
    reader = _Reader(second, is_sound(data))
    refused: UnreadableError | None = None
    try:
        reader.read_file(data)
    except UnreadableError as error:
        if error.code != "damaged":
            raise
        refused = error
    if reader.count:
        return reader.document()
    saved = _saved(data, second)
    if saved is None and refused is not None:
        raise refused
    return (saved or reader).document()


def _saved(data: bytes, second: SecondReader) -> _Reader | None:
    """The reader of what is left of a file that PDFium refuses or finds no page in; None where that is nothing.

    The file is given a new index, and where that does not help another reader is asked.
    """
    whole = mended(data)
    for way in (lambda reader: reader.read_file(whole) if whole else None, _Reader.read_by_second):
        reader = _Reader(second, is_sound=False)
        reader.findings.append(Finding("damaged_file", "The file is damaged: parts of it may be missing."))
        with suppress(UnreadableError):
            way(reader)
        if reader.is_read:
            return reader
    return None


class _Reader:
    """Reads one page after the other, and what PDFium cannot read by a second reader."""

    def __init__(self, second: SecondReader, is_sound: bool) -> None:
        self._second = second
        self._is_sound = is_sound
        self.count = 0
        self.findings: list[Finding] = []
        self._pages: list[Page] = []
        self._blocks: list[PageBlocks] = []
        self._metadata: dict[str, str] = {}
        self._layout = PageLayout()
        self._pictures = 0

    def read_file(self, data: bytes) -> None:
        """Read all pages; UnreadableError where PDFium refuses the file."""
        with open_document(data) as document:
            self.count = page_count(document)
            self._metadata = file_dates(document)
            for index in range(self.count):
                with open_page(document, index) as page:
                    self._read(page, index + 1)

    def read_by_second(self) -> None:
        """Read all pages by the second reader alone."""
        self.count = self._second.count
        for index in range(self.count):
            self._read_second(index + 1)

    def document(self) -> Document:
        """What was read; UnreadableError where that is nothing."""
        if not self.is_read:
            raise self._nothing_to_read()
        drop_furniture(self._blocks, self.count)
        return Document("pdf", document_lines(self._blocks), tuple(self._pages), tuple(self.findings), self._metadata)

    @property
    def is_read(self) -> bool:
        """Was any text read?"""
        return any(page.blocks for page in self._blocks)

    def _read(self, page: OpenPage | None, number: int) -> None:
        if page is None:
            if not self._read_second(number):
                self.findings.append(Finding("damaged_page", f"Page {number} could not be read.", number))
            return
        text, drawings = text_of(page), drawings_of(page)
        runs = with_ligatures(page, text, runs_of(page, text))
        doubtful = not self._is_sound if runs else not is_picture(drawings)
        if doubtful and self._read_second(number, sum(len(run.text) for run in runs)):
            return
        sight = look(page, runs, drawings)
        self.findings += _hidden(number, sight)
        if not self._read_picture(page, number, text, sight, drawings):
            self._lay_out(number, sight.seen, drawings, page.view, partial(cut_run, page))

    def _read_picture(self, page: OpenPage, number: int, text: str, sight: Sight, drawings: Drawings) -> bool:
        """Read a page by its picture, where that tells more than its text layer."""
        doubt = doubt_about(page, text, sight, drawings)
        if doubt is None:
            return False
        picture = picture_text(page) if self._pictures < _MOST_PICTURES else None
        if picture is None:
            self.findings += undone_findings(number, doubt)
            return False
        self._pictures += 1
        belief = believed(doubt, sight.seen, picture)
        if belief == "open":
            self.findings += undone_findings(number, doubt)
        if belief in ("open", "layer"):
            return False
        self.findings += picture_findings(number, doubt, sight.seen, picture)
        if belief == "picture":
            self._lay_out(number, picture.runs, picture.drawings, page.view, picture.cut, picture.turn)
            return True

        def cut(run: Run, xs: list[float]) -> list[Run]:
            return cut_run(page, run, xs) if run.confidence is None else picture.cut(run, xs)

        runs = [*sight.seen, *unread_by_layer(sight.seen, picture.runs)]
        self._lay_out(number, runs, drawings, page.view, cut)
        return True

    def _read_second(self, number: int, length: int = 0) -> bool:
        """Read a page by the second reader, where it finds clearly more than `length` characters."""
        page = self._second.page(number - 1)
        if page is None or page.length <= _CLEARLY_MORE * length:
            return False
        self.findings.append(Finding("damaged_page", f"Page {number} is damaged: parts of it may be missing.", number))
        sight = look_without_drawing(page.runs, page.drawings, page.view)
        self.findings += _hidden(number, sight)
        self._lay_out(number, sight.seen, page.drawings, page.view, page.cut)
        return True

    def _lay_out(
        self,
        number: int,
        runs: list[Run],
        drawings: Drawings,
        view: View,
        cut: Callable[[Run, list[float]], list[Run]],
        turn: float = 0.0,
    ) -> None:
        shown = without_watermarks(upright(runs, drawings.areas))
        shown = without_print_marks(shown, number, self.count, view.height)
        self._pages.append(Page(number, view.width, view.height, turn))
        self._blocks.append(PageBlocks(number, view.height, self._layout.blocks(shown, drawings, view, cut)))

    def _nothing_to_read(self) -> UnreadableError:
        codes = {finding.code for finding in self.findings}
        if not self._pages:
            return UnreadableError(
                "The PDF has no page that can be read. Ask for a new copy.", code="damaged" if codes else "empty"
            )
        if "hidden_text" in codes and "page_without_text" not in codes:
            return UnreadableError(
                "All text of the PDF is hidden: white, transparent or covered. Review the file by hand.", code="no_text"
            )
        if self._pictures or "page_without_text" in codes:
            return nothing_read()
        return UnreadableError("The pages of the PDF are empty. Ask for a new copy.", code="empty")


def _hidden(number: int, sight: Sight) -> Iterator[Finding]:
    quote = sight.quote
    if sum(map(str.isalnum, quote)) >= _FEWEST_HIDDEN:
        yield Finding(
            "hidden_text",
            f"Page {number} holds text that a reader cannot see; it was left out.",
            number,
            quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}…",
        )
