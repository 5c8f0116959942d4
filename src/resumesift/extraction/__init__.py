"""Document → Resume."""

from __future__ import annotations

from resumesift.extraction.extract import extract

__all__ = ["extract"]
