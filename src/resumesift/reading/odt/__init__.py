"""ODT → Document: OpenDocument text, zipped or as one XML file."""

from __future__ import annotations

from resumesift.reading.odt.read import read_odt

__all__ = ["read_odt"]
