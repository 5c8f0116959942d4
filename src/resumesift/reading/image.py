"""Picture files → Document, with the extra `ocr`."""

from __future__ import annotations

from resumesift.document import Document
from resumesift.reading import ocr


def read_image(data: bytes) -> Document:
    """The document in a picture file; UnreadableError with `needs_ocr`, `damaged`, `too_large` or `no_text`."""
    if not ocr.is_available():
        raise ocr.nothing_read()
    # Imported here, for it brings the recogniser.
    from resumesift.reading.ocr.files import read_pictures

    return read_pictures(data)
