"""A file becomes a `Document`: text in reading order, and for each character its place on the page."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from resumesift.document import Document
from resumesift.reading.load import load
from resumesift.reading.sniff import refusal, sniff_format

# The kinds of `sniff_format` that are read, each by a function from bytes to a Document in a module of its own.
_READERS = {
    "pdf": ("pdf", "read_pdf"),
    "docx": ("docx", "read_docx"),
    "doc": ("doc", "read_doc"),
    "odt": ("odt", "read_odt"),
    "wordml": ("wordml", "read_wordml"),
    "html": ("html", "read_html"),
    "mhtml": ("mhtml", "read_mhtml"),
    "rtf": ("rtf", "read_rtf"),
    "markdown": ("markdown", "read_markdown"),
    "text": ("text", "read_plain"),
    **dict.fromkeys(("png", "jpeg", "tiff", "bmp", "gif", "webp"), ("image", "read_image")),
}


def read_document(path: Path | str) -> Document:
    """The document in the file at `path`; UnreadableError with a code and what to do where it cannot be read."""
    return read_bytes(load(Path(path)))


def read_bytes(data: bytes, name: str = "") -> Document:
    """The document in `data`, whatever its `name` says; UnreadableError as in `read_document`."""
    kind = sniff_format(data)
    if kind not in _READERS:
        raise refusal(kind)
    module, function = _READERS[kind]
    read: Callable[[bytes], Document] = getattr(import_module(f"resumesift.reading.{module}"), function)
    return read(data)
