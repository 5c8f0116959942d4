"""What a file is, told by its content."""

from __future__ import annotations

from typing import Literal

from resumesift.errors import UnreadableError


def sniff_format(data: bytes) -> Literal["pdf", "docx"]:
    """The format of `data`; UnreadableError `not_a_resume_format` for anything else."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    raise UnreadableError("This is neither a PDF nor a DOCX: save it as one of them.", code="not_a_resume_format")
