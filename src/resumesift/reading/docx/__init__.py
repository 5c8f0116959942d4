"""DOCX → Document: the file's tree walked by ourselves, since text boxes, nested tables and lists need it."""

from __future__ import annotations

from resumesift.reading.docx.read import read_docx

__all__ = ["read_docx"]
