"""RTF → Document: groups and control words, fonts and colours, tables; nothing embedded is opened."""

from __future__ import annotations

from resumesift.reading.rtf.read import read_rtf

__all__ = ["read_rtf"]
