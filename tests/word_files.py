"""DOCX files made in memory: by python-docx, or from the XML of their body."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx

from resumesift.document import Document
from resumesift.reading.docx import read_docx

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def saved(file: docx.document.Document) -> bytes:
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def read(build: Callable[[docx.document.Document], object]) -> Document:
    file = docx.Document()
    build(file)
    return read_docx(saved(file))


def read_xml(body: str) -> Document:
    """A document of nothing but this body."""
    return read_docx(raw(f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"))


def raw(document: str, **parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def texts(document: Document) -> list[str]:
    return [" | ".join(cell.text for cell in line.cells) for line in document.lines]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{run(text, properties)}</w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    content = "".join(text if text.startswith("<") else paragraph(text) for text in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: list[str]) -> str:
    body = "".join(f"<w:tr>{''.join(c if c.startswith('<w:tc>') else cell(c) for c in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl><w:p/>"


def box(
    left: int, top: int, *lines: str, width: int = 150, height: int = 20, fill: str = "<a:noFill/>",
    depth: int = 0, look: str = "",
) -> str:  # fmt: skip
    """A text box at a place on the page (points), with the copy for old programs; text of one `look`."""
    content = f"<w:txbxContent>{''.join(paragraph(line, look) for line in lines)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor relativeHeight='{depth}'>"
        f"<wp:positionH relativeFrom='page'><wp:posOffset>{left * 12700}</wp:posOffset></wp:positionH>"
        f"<wp:positionV relativeFrom='page'><wp:posOffset>{top * 12700}</wp:posOffset></wp:positionV>"
        f"<wp:extent cx='{width * 12700}' cy='{height * 12700}'/><a:graphic><a:graphicData><wps:wsp>"
        f"<wps:spPr>{fill}</wps:spPr><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
