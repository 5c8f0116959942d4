"""Pages that stand in a DOCX as files of their own, as programs write them that make Word files of web pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from resumesift.document import Document, Line
from resumesift.errors import UnreadableError

_KINDS = frozenset(("html", "mhtml", "rtf", "text", "markdown"))


def chunk_of(data: bytes) -> Document | None:
    """The document in an embedded page or text; None for another kind, and for one that says nothing."""
    # The readers of all kinds know this one.
    from resumesift.reading import read_bytes
    from resumesift.reading.sniff import sniff_format

    if sniff_format(data) not in _KINDS:
        return None
    try:
        return read_bytes(data)
    except UnreadableError as error:
        if error.code in ("empty", "no_text"):
            return None
        raise


def placed(lines: tuple[Line, ...], new_region: Callable[[], int], new_table: Callable[[], int]) -> list[Line]:
    """The lines with regions and tables of the file that they stand in."""
    regions = {region: new_region() for region in dict.fromkeys(line.region for line in lines)}
    tables = {table: new_table() for table in dict.fromkeys(line.table for line in lines) if table is not None}
    return [
        replace(line, region=regions[line.region], table=None if line.table is None else tables[line.table])
        for line in lines
    ]
