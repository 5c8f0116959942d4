"""When a PDF says that it was created and last modified."""

from __future__ import annotations

import ctypes
import re

from resumesift.reading.pdf.pdfium import meta_text

_ENTRIES = {"created": b"CreationDate", "modified": b"ModDate"}
_LONGEST = 256
# D:20210305143000+08'00' as the standard says, and what others write: ISO 8601, no "D:", the year alone.
_DATE = re.compile(
    r"\s*(?:D:)?\s?((?:19|20)\d\d)(?:[-/]?(0[1-9]|1[0-2])(?:[-/]?(0[1-9]|[12]\d|3[01])"
    r"(?:[T ]?([01]\d|2[0-3]):?([0-5]\d)(?::?([0-5]\d))?)?)?)?(?!\d{3})"
)


def file_dates(document: int) -> dict[str, str]:
    """`created` and `modified` of an open document in ISO 8601, as far as they are given, in the file's local time."""
    found = {name: iso_date(_entry(document, key)) for name, key in _ENTRIES.items()}
    return {name: date for name, date in found.items() if date}


def iso_date(text: str) -> str | None:
    """`2021-03-05T14:30:00`, or less of it, of a date as PDFs write it; None for what is none."""
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    return f"{date}T{hour}:{minute}:{second or '00'}" if hour else date


def _entry(document: int, key: bytes) -> str:
    buffer = ctypes.create_string_buffer(_LONGEST)
    size = min(meta_text(document, key, ctypes.addressof(buffer), _LONGEST), _LONGEST)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0") if size > 2 else ""
