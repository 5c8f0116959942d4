"""Pictures of text → runs of words with their places, as PDFium's glyphs give them (the extra `ocr`).

`engine` reads lines, `straight` levels the picture, `words` parts a line into words by the ink between its characters,
`ruled` finds the rules of tables, `picture` puts them together, `files` reads image files. Only this module may be
imported without the extra.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec

from resumesift.document import Finding
from resumesift.errors import UnreadableError

_FEWEST_CHARS = 30
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


def told(number: int, confidences: Sequence[float]) -> Finding | None:
    """The finding for page `number`, read from its picture with these confidences (0–1) of its characters.

    None where it has none: nothing is written on it.
    """
    if not confidences:
        return None
    mean = sum(confidences) / len(confidences)
    doubtful = sum(confidence < _ILLEGIBLE for confidence in confidences)
    percent = f"{100 * mean:.0f} %"
    if len(confidences) < _FEWEST_CHARS:
        return Finding("ocr_doubtful", f"Page {number} is a picture on which hardly anything could be read.", number)
    if mean < _POOR or doubtful > _MUCH_DOUBTFUL * len(confidences):
        message = f"Page {number} is a picture that is hard to read: what was read is sure to {percent} only."
        return Finding("ocr_doubtful", message, number)
    return Finding("ocr", f"Page {number} was read from its picture (OCR), sure to {percent}.", number)
