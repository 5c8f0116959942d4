"""The bytes of an OpenDocument text → Document."""

from __future__ import annotations

import re

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading.archive import Archive, Element, damaged, encrypted, local, parsed
from resumesift.reading.encodings import decoded
from resumesift.reading.flowing import Flow
from resumesift.reading.odt.styles import Styles
from resumesift.reading.odt.walk import Walker
from resumesift.reading.sizes import too_large

_MOST = 48 * 1024 * 1024  # bytes
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DATES = {"creation-date": "created", "date": "modified"}


def read_odt(data: bytes) -> Document:
    """The document in an ODT or flat ODT: headers first, then the body.

    No line has a page and no word a box. Raises UnreadableError with `damaged`, `encrypted`, `too_large`, `no_text`
    or `empty`.
    """
    if len(data) > _MOST:
        raise too_large()
    roots = _unzipped(data) if data.startswith(b"PK") else [parsed(_DECLARATION.sub("", decoded(data)).encode())]
    flow = Flow()
    try:
        _walk(roots, flow)
    except RecursionError as error:
        raise damaged() from error
    document = flow.document("odt", _metadata(roots))
    if not document.lines:
        if _named(roots, "image"):
            raise UnreadableError("The file holds pictures without text. Review it by hand.", code="no_text")
        raise UnreadableError("The file holds no text. Ask for a new copy.", code="empty")
    return document


def _walk(roots: list[Element], flow: Flow) -> None:
    walker = Walker(flow, Styles(roots))
    for header in _named(roots, "header")[:1]:
        walker.blocks(header)
    bodies = [text for body in _named(roots, "body") for text in body if local(text) == "text"]
    if not bodies:
        raise damaged()
    for body in bodies:
        walker.blocks(body)


def _unzipped(data: bytes) -> list[Element]:
    archive = Archive(data)
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise encrypted()
    parts = [archive.read(name) for name in ("content.xml", "styles.xml", "meta.xml")]
    if parts[0] is None:
        raise damaged()
    return [parsed(part) for part in parts if part is not None]


def _named(roots: list[Element], name: str) -> list[Element]:
    return [element for root in roots for element in root.iter("{*}" + name)]


def _metadata(roots: list[Element]) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in _named(roots, "meta"):
        for element in meta:
            if local(element) in _DATES and element.text:
                found[_DATES[local(element)]] = element.text.strip()
    return found
