"""A file becomes a `Document`: text in reading order, and for each character its place on the page."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from resumesift.document import Document
from resumesift.errors import UnreadableError
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
    path = Path(path)
    try:
        if path.is_dir():
            raise UnreadableError("This is a folder and no file: give the files in it.", code="not_a_file")
        if path.exists() and not path.is_file():  # reading it might never end
            raise UnreadableError(
                "This is a pipe or a device and no file: save what it holds as a file.",
                code="not_a_file",
            )
        data = path.read_bytes()
    except OSError as error:
        raise _unopened(error) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str = "") -> Document:
    """The document in `data`, whatever its `name` says; UnreadableError as in `read_document`."""
    kind = sniff_format(data)
    if kind not in _READERS:
        raise refusal(kind)
    module, function = _READERS[kind]
    read: Callable[[bytes], Document] = getattr(import_module(f"resumesift.reading.{module}"), function)
    return read(data)


def _unopened(error: OSError) -> UnreadableError:
    """Why a file does not open. The message names no path: who reads it knows the file, and names are people's."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnreadableError("There is no such file, or it is a link that leads nowhere.", code="not_found")
    if isinstance(error, PermissionError):
        return UnreadableError("The file may not be read: check its permissions.", code="not_permitted")
    return UnreadableError(
        f"The file could not be read ({error.strerror}): check the disk or the connection to it, and try again.",
        code="not_readable",
    )
