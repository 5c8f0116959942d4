"""A file becomes a `Document`: text in reading order, and for each character its place on the page."""

from __future__ import annotations

from pathlib import Path

from resumesift.document import Document
from resumesift.errors import UnreadableError


def read_document(path: Path | str) -> Document:
    """The document in the file at `path`; UnreadableError with a code and what to do where it cannot be read."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise UnreadableError(f"There is no file {path}.", code="not_found") from error
    except PermissionError as error:
        raise UnreadableError(
            f"The file {path} may not be read: check its permissions.", code="not_permitted"
        ) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str = "") -> Document:
    """The document in `data`, whatever its `name` says; UnreadableError as in `read_document`."""
    if not data.strip():
        raise UnreadableError("The file is empty. Ask for a new copy.", code="empty")
    if _format_of(data) == "docx":
        from resumesift.reading.docx import read_docx  # type: ignore

        return read_docx(data)
    from resumesift.reading.pdf import read_pdf

    return read_pdf(data)


def _format_of(data: bytes) -> str:
    from resumesift.reading.sniff import sniff_format

    return sniff_format(data)
