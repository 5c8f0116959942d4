"""Word documents as one XML file → Document: Word 2003 XML and the flat form of DOCX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resumesift.document import Document
from resumesift.reading.archive import Element, damaged, local, parsed
from resumesift.reading.docx.package import Package, W
from resumesift.reading.docx.read import document_of
from resumesift.reading.encodings import decoded
from resumesift.reading.sizes import too_large

_MOST = 48 * 1024 * 1024  # bytes; pictures stand in the file as base64
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_WORD_2003 = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_PICTURES = frozenset(("binData", "binaryData"))
# What Word 2003 calls otherwise.
_RENAMED = {
    "hlink": "hyperlink", "vmerge": "vMerge", "hmerge": "hMerge", "listPr": "numPr", "ilfo": "numId",
}  # fmt: skip
_NUMBER_FORMATS = {
    "0": "decimal", "1": "upperRoman", "2": "lowerRoman", "3": "upperLetter", "4": "lowerLetter",
    "11": "japaneseCounting", "18": "decimalEnclosedCircle", "23": "bullet", "30": "ideographTraditional",
    "37": "chineseCounting", "39": "chineseCountingThousand", "255": "none",
}  # fmt: skip
_DATES = {"Created": "created", "LastSaved": "modified"}


def read_wordml(data: bytes) -> Document:
    """The document in the bytes of a Word XML file; UnreadableError as in `read_docx`, or `too_large`."""
    if len(data) > _MOST:
        raise too_large()
    root = parsed(_DECLARATION.sub("", decoded(data)).encode())
    if local(root) == "package":
        return document_of(_FlatPackage(root), "wordml")
    if root.tag != f"{_WORD_2003}wordDocument":
        raise damaged()
    return document_of(_Word2003(root), "wordml")


class _FlatPackage(Package):
    """The parts of a DOCX as elements of one file."""

    def __init__(self, root: Element) -> None:
        super().__init__()
        self._parts: dict[str, Element] = {}
        self._pictures = any(local(element) in _PICTURES for element in root.iter())
        for part in root:
            content = next((child for child in part if local(child) == "xmlData"), None)
            name = next((value for key, value in part.attrib.items() if key.endswith("name")), "")
            if content is not None and len(content):
                self._parts[str(name).lstrip("/").lower()] = content[0]
        self.main = self._main_part()

    def xml(self, name: str) -> Element | None:
        """The root element of a part."""
        return self._parts.get(name.lower())

    def has_pictures(self) -> bool:
        """Does the file hold any picture?"""
        return self._pictures


class _Word2003(Package):
    """A `w:wordDocument`, its elements renamed to those of a DOCX."""

    def __init__(self, root: Element) -> None:
        super().__init__()
        self._pictures = any(local(element) in _PICTURES for element in root.iter())
        self._dates = {_DATES[local(e)]: e.text.strip() for e in root.iter() if local(e) in _DATES and e.text}
        _unwrap(root)
        for element in list(root.iter()):
            _rename(element)
        styles, lists = root.find(W + "styles"), root.find(W + "lists")
        self._parts = {self.main: root, "word/styles.xml": styles}
        if lists is not None:
            self._parts["word/numbering.xml"] = _numbering(lists)

    def xml(self, name: str) -> Element | None:
        """The root element of a part."""
        return self._parts.get(name)

    def has_pictures(self) -> bool:
        """Does the file hold any picture?"""
        return self._pictures

    def edges(self, body: Element) -> Iterator[tuple[str, Element | None]]:
        """Headers and footers stand in the properties of their sections."""
        found = [
            element for section in body.iter(W + "sectPr") for element in section if local(element) in ("hdr", "ftr")
        ]
        for index, element in enumerate(found):
            yield f"{'header' if local(element) == 'hdr' else 'footer'} {index}", element

    def metadata(self) -> dict[str, str]:
        """When the file says it was made and last saved."""
        return self._dates


def _unwrap(root: Element) -> None:
    """Take away what stands around paragraphs only to tell sections and changes; what was deleted goes with it."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag.startswith(_WORD_2003) or element.getparent() is None:
            continue
        if "aml/2001/core" in element.tag:
            kind = next((value for key, value in element.attrib.items() if key.endswith("type")), "")
            _replace(element, [] if kind == "Word.Deletion" else list(element))
        elif any(local(child) in ("p", "tbl", "sect", "sub-section", "pBdrGroup") for child in element):
            _replace(element, list(element))


def _replace(element: Element, children: list[Element]) -> None:
    parent = element.getparent()
    at = parent.index(element)
    parent.remove(element)
    for offset, child in enumerate(children):
        parent.insert(at + offset, child)


def _rename(element: Element) -> None:
    if isinstance(element.tag, str) and element.tag.startswith(_WORD_2003):
        element.tag = W + _RENAMED.get(local(element), local(element))
    for key in [key for key in element.attrib if key.startswith(_WORD_2003)]:
        element.set(W + key.removeprefix(_WORD_2003), element.attrib.pop(key))


def _numbering(lists: Element) -> Element:
    """The lists of Word 2003 as the numbering of a DOCX."""
    numbering = lists.makeelement(W + "numbering")
    for element in list(lists):
        if local(element) == "listDef":
            element.tag = W + "abstractNum"
            element.set(W + "abstractNumId", element.get(W + "listDefId", ""))
        elif local(element) == "list":
            element.tag = W + "num"
            element.set(W + "numId", element.get(W + "ilfo", ""))
            for child in element:
                if local(child) == "ilst":
                    child.tag = W + "abstractNumId"
        numbering.append(element)
    for kind in numbering.iter(W + "nfc"):
        kind.tag = W + "numFmt"
        kind.set(W + "val", _NUMBER_FORMATS.get(kind.get(W + "val", ""), "decimal"))
    return numbering
