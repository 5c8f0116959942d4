"""Pictures of text → runs of words with their places, as PDFium's glyphs give them (the extra `ocr`).

`engine` reads lines, `straight` levels the picture, `words` parts a line into words by the ink between its characters,
`stacked` reads characters that stand one under the other, `weight` tells sizes and bold words, `ruled` finds the rules
of tables and `unfound` what looks like lines that were not read, `picture` puts them together, `files` reads image
files. Only this module may be imported without the extra.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from resumesift.document import Finding
from resumesift.errors import UnreadableError

if TYPE_CHECKING:
    from resumesift.reading.ocr.picture import PictureText

_ILLEGIBLE, _MUCH_DOUBTFUL = 0.5, 0.1
_POOR = 0.92
"""Clean scans are read with 0.98, a picture with every third word wrong with 0.9."""


@cache
def is_available() -> bool:
    """Is the extra `ocr` installed? Loads nothing."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def nothing_read() -> UnreadableError:
    """The error for a file that is all pictures: `needs_ocr` without the extra, `no_text` where it reads nothing."""
    if is_available():
        return UnreadableError(
            "The pages are pictures in which no text was found. Review the file by hand.", code="no_text"
        )
    return UnreadableError(
        'The pages are pictures without text. To have them read: pip install "resumesift[ocr]". Or ask for a PDF with '
        "text or a DOCX, or review the file by hand.",
        code="needs_ocr",
    )


def findings_of(number: int, picture: PictureText) -> Iterator[Finding]:
    """What a person should know about page `number`, of which `picture` was read; nothing of a blank one."""
    if picture.confidences:
        yield _told(number, picture.confidences)
    elif not picture.is_blank:
        yield Finding("page_without_text", f"Page {number} is a picture in which no text was found.", number)
    if picture.confidences and picture.is_partly_read:
        yield Finding("page_with_picture", f"Page {number} is a picture of which a part could not be read.", number)


def _told(number: int, confidences: list[float]) -> Finding:
    mean = sum(confidences) / len(confidences)
    doubtful = sum(confidence < _ILLEGIBLE for confidence in confidences)
    percent = f"{100 * mean:.0f} %"
    if mean < _POOR or doubtful > _MUCH_DOUBTFUL * len(confidences):
        message = f"Page {number} is a picture that is hard to read: what was read is sure to {percent} only."
        return Finding("ocr_doubtful", message, number, values={"percent": percent})
    message = f"Page {number} was read from its picture (OCR), sure to {percent}."
    return Finding("ocr", message, number, values={"percent": percent})
