"""DOCX → Document: header, body, notes."""

from __future__ import annotations

import re

from resumesift.dates import find_dates
from resumesift.document import Document, Line
from resumesift.errors import UnreadableError
from resumesift.reading.archive import Element, damaged
from resumesift.reading.colors import UNKNOWN, WHITE
from resumesift.reading.docx.package import Package, W, ZipPackage
from resumesift.reading.docx.pictures import large_pictures, unread_picture
from resumesift.reading.docx.walk import Walker
from resumesift.reading.flowing import renumbered

_PAGE_NUMBER = re.compile(r"[\W_]*(?:(?:page|第|共|of|页|頁|/|\d+)[\W_]*)+", re.IGNORECASE)
_CONTACT = re.compile(r"\S@\S|\d{3,}[\s-]?\d{4,}")


def read_docx(data: bytes) -> Document:
    """The document in `data`: headers first, then the body, footers with contacts or a date, notes.

    No line has a page and no word a box. Raises UnreadableError with `damaged`, `encrypted` or `no_text`.
    """
    return document_of(ZipPackage(data), "docx")


def document_of(package: Package, kind: str) -> Document:
    """The document in the parts of a Word file of any `kind`; UnreadableError as in `read_docx`."""
    root = package.xml(package.main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise damaged()
    walker = Walker(package)
    parts = dict(package.edges(body))
    walker.look_behind([body, *(part for part in parts.values() if part is not None)], _background(root))
    lines = [line for name in parts if "header" in name for line in _page_edge(walker, parts[name])]
    lines += walker.lines(body, walker.new_region())
    for name in parts:
        if "footer" in name:
            lines += [line for line in _page_edge(walker, parts[name]) if _tells_something(line.text)]
    lines += _notes(walker, package)
    if not lines:
        raise _without_text(package)
    findings = [*walker.findings]
    if large_pictures(body, sum(len(line.text) for line in lines)):
        findings.append(unread_picture())
    return Document(kind, tuple(renumbered(lines)), (), tuple(findings), package.metadata())


def _tells_something(text: str) -> bool:
    """Does a line of a footer hold a contact, or a date such as that of the last update?"""
    return bool(_CONTACT.search(text) or find_dates(text))


def _without_text(package: Package) -> UnreadableError:
    if package.has_pictures():
        return UnreadableError(
            "The file holds pictures without text. Ask for a file with text, or review this one by hand.",
            code="no_text",
        )
    return UnreadableError("The file holds no text. Ask for a new copy.", code="empty")


def _page_edge(walker: Walker, part: Element | None) -> list[Line]:
    """The lines of a header or footer without page numbers, each once."""
    lines = walker.lines(part, walker.new_region()) if part is not None else []
    unique = {line.text: line for line in lines if not _PAGE_NUMBER.fullmatch(line.text)}
    return list(unique.values())


def _notes(walker: Walker, package: Package) -> list[Line]:
    """Footnotes and endnotes in the order in which the text refers to them."""
    lines: list[Line] = []
    for kind in ("footnote", "endnote"):
        wanted = [note.removeprefix(f"{kind}:") for note in walker.notes if note.startswith(kind)]
        names = package.relatives(f"{kind}s") if wanted else []
        root = package.xml(names[0]) if names else None
        notes = {element.get(W + "id"): element for element in (root if root is not None else ())}
        for note in wanted:
            if note in notes:
                lines += walker.lines(notes[note], walker.new_region())
    return lines


def _background(root: Element) -> str:
    background = root.find(W + "background")
    color = background.get(W + "color", "auto") if background is not None else WHITE
    return UNKNOWN if color == "auto" else str(color)
