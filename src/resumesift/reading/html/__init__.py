"""HTML → Document: block structure, tables, lists and looks; nothing is fetched and nothing is run."""

from __future__ import annotations

from resumesift.reading.html.read import read_html

__all__ = ["read_html"]
