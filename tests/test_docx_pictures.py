"""Large pictures in DOCX files, on which there may be text."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.shared import Pt
from PIL import Image

from resumesift.document import Document
from word_files import read, read_xml


def picture(width: int = 600, height: int = 800) -> BytesIO:
    data = BytesIO()
    Image.new("RGB", (width, height), "#dddddd").save(data, "PNG")
    data.seek(0)
    return data


def with_picture(width: float, lines: int = 30) -> Document:
    def build(file: docx.document.Document) -> None:
        for index in range(lines):
            file.add_paragraph(f"Kept the stock list of hall {index} of the mill")
        file.add_picture(picture(), width=Pt(width))

    return read(build)


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def test_a_picture_as_large_as_a_page_is_told() -> None:
    assert codes(with_picture(460)) == ["page_with_picture"]


@pytest.mark.parametrize("width", [85, 200])
def test_a_portrait_is_no_page(width: float) -> None:
    assert codes(with_picture(width)) == []


def anchored(behind: int, lines: int) -> Document:
    drawing = (
        f'<w:p><w:r><w:drawing><wp:anchor behindDoc="{behind}" relativeHeight="1">'
        '<wp:extent cx="7560000" cy="10692000"/><a:graphic><a:graphicData>'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )
    text = "<w:p><w:r><w:t>Kept the stock list of the mill</w:t></w:r></w:p>"
    return read_xml(drawing + text * lines)


def test_a_background_behind_the_text_is_none() -> None:
    assert codes(anchored(1, 20)) == []


@pytest.mark.parametrize(("behind", "lines"), [(0, 20), (1, 2)])
def test_a_picture_before_the_text_or_with_hardly_any_is_one(behind: int, lines: int) -> None:
    assert codes(anchored(behind, lines)) == ["page_with_picture"]
