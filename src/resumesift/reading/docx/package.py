"""The parts of a DOCX file, opened as what a stranger sent: no entities, no network, no bombs."""

from __future__ import annotations

import posixpath
from abc import ABC, abstractmethod
from collections.abc import Iterator

from resumesift.reading.archive import Archive, Element, local, parsed

R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Strict OOXML says the same under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Package(ABC):
    """The parts of a Word file by their names, and what they refer to."""

    main = "word/document.xml"

    def __init__(self) -> None:
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}

    @abstractmethod
    def xml(self, name: str) -> Element | None:
        """The root element of a part, None where there is none of that name; UnreadableError where it is broken."""

    def raw(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none of that name."""
        return None

    @abstractmethod
    def has_pictures(self) -> bool:
        """Does the file hold any embedded picture?"""

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation id → (kind, name) of the parts that `part` refers to; `kind` is the last word of the type."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def relatives(self, kind: str) -> list[str]:
        """Names of the parts of one kind (`styles`, `numbering`, `footnotes`) that the main part refers to."""
        return [name for found, name in self.related(self.main).values() if found == kind]

    def edges(self, body: Element) -> Iterator[tuple[str, Element | None]]:
        """Headers and footers that a section shows, by kind and part, the first page's before the others."""
        relations = self.related(self.main)
        references = [element for element in body.iter() if local(element) in ("headerReference", "footerReference")]
        order = {"first": 0, "default": 1, "even": 2}
        for reference in sorted(references, key=lambda element: order.get(element.get(W + "type", ""), 3)):
            kind, name = relations.get(reference.get(R_ID, ""), ("", ""))
            if kind in ("header", "footer"):
                yield f"{kind} {name}", self.xml(name)

    def metadata(self) -> dict[str, str]:
        """When the file says it was `created` and `modified` (ISO 8601); never by whom."""
        root = self.xml("docProps/core.xml")
        found = {}
        for element in root if root is not None else ():
            if local(element) in ("created", "modified") and element.text:
                found[local(element)] = element.text.strip()
        return found

    def _read_relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        relations: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = relation.get("Type", "").rsplit("/", 1)[-1]
                relations[relation.get("Id", "")] = (kind, posixpath.normpath(path))
        return relations

    def _main_part(self) -> str:
        return next((name for kind, name in self.related("").values() if kind == "officeDocument"), Package.main)


class ZipPackage(Package):
    """The ZIP of a DOCX. UnreadableError `damaged` or `encrypted` where it does not open."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._archive = Archive(data)
        self.main = self._main_part()

    def xml(self, name: str) -> Element | None:
        """The root element of a part, None where there is none of that name."""
        data = self.raw(name)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return parsed(data)

    def raw(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none of that name."""
        return self._archive.read(name)

    def has_pictures(self) -> bool:
        """Does the file hold any embedded picture?"""
        return any(name.startswith("word/media/") for name in self._archive.names)


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """`w:attribute` of the child `w:name`, None where either is missing."""
    child = parent.find(W + name) if parent is not None else None
    found = child.get(W + attribute) if child is not None else None
    return found if found is None else str(found)


def number(text: str | None, default: int = 0) -> int:
    """A count as the file gives it; `default` where that is missing or no count."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default


def switched_on(parent: Element | None, name: str) -> bool | None:
    """The state of a toggle like `w:b`: None where it is not set."""
    child = parent.find(W + name) if parent is not None else None
    if child is None:
        return None
    return child.get(W + "val", "1") not in ("0", "false", "off", "none")
