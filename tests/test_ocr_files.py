"""Picture files: their kinds, pages, sizes and damage (the extra `ocr`)."""

from __future__ import annotations

import struct
import warnings
from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import Base

pytest.importorskip("rapidocr", reason='needs the extra: pip install "resumesift[ocr]"')

import numpy as np

from pdfs import Sheet
from pictures import picture_file, picture_of
from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes
from resumesift.reading.ocr import files

POST = "Harbour Lane Foods Ltd"


def resume(sheet: Sheet) -> None:
    sheet.lines(60, 80, ["Jonas Whitlock", POST, "Warehouse Manager, May 2018 - Present"], 24, 14)


def codes(document: Document) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.page) for finding in document.findings]


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data)
    return caught.value.code


def fax(*pages: Image.Image, compression: str | None = None) -> bytes:
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression=compression)
    return out.getvalue()


def directories(tiff: bytes) -> list[int]:
    """Where the directory of each page of a TIFF stands."""
    found, at = [], int.from_bytes(tiff[4:8], "little")
    while at:
        found.append(at)
        entries = int.from_bytes(tiff[at : at + 2], "little")
        at = int.from_bytes(tiff[at + 2 + 12 * entries :][:4], "little")
    return found


def with_entry(tiff: bytes, page: int, tag: int, changed: bytes) -> bytes:
    """The TIFF with the directory entry `tag` of one page (from 0) replaced."""
    begin = directories(tiff)[page] + 2
    entry = next(at for at in range(begin, len(tiff), 12) if int.from_bytes(tiff[at : at + 2], "little") == tag)
    return tiff[:entry] + changed + tiff[entry + 12 :]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP", "MPO"])
def test_kinds(kind: str) -> None:
    document = read_bytes(picture_file(resume, kind), "resume.pdf")
    assert document.format == kind.lower().replace("mpo", "jpeg")
    assert codes(document) == [("ocr", 1)]
    assert POST in document.text.split("\n")
    assert document.pages[0].width == pytest.approx(595, abs=1)


def test_a_picture_on_a_clear_ground_is_read_as_on_white() -> None:
    image = picture_of(resume).convert("RGBA")
    image.putalpha(image.convert("L").point(lambda grey: 255 - grey))
    assert POST in read_bytes(picture_file(image, "PNG")).text


@pytest.mark.parametrize("most", [1.0, 65535.0])
def test_shades_that_are_told_in_other_numbers(most: float) -> None:
    shades = np.asarray(picture_of(resume).convert("L"), dtype=np.float32) / 255 * most
    assert POST in read_bytes(fax(Image.fromarray(shades))).text


def test_all_pages_of_a_fax() -> None:
    blank, noise = Image.new("RGB", (300, 400), "white"), Image.effect_noise((300, 400), 120).convert("RGB")
    document = read_bytes(fax(picture_of(resume), blank, noise, picture_of(resume)))
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    assert codes(document) == [("ocr", 1), ("page_without_text", 3), ("ocr", 4)]


LEFT = [("page_without_text", 21)]


@pytest.mark.parametrize(("blank", "told"), [(19, []), (20, LEFT), (25, LEFT)])
def test_a_fax_with_more_pages_than_are_read(blank: int, told: list[tuple[str, int]]) -> None:
    document = read_bytes(fax(picture_of(resume), *[Image.new("L", (60, 80), "white")] * blank))
    assert codes(document) == [("ocr", 1), *told]


def test_a_page_of_a_fax_that_cannot_be_read_is_told() -> None:
    whole = fax(picture_of(resume), picture_of(resume), picture_of(resume), compression="tiff_lzw")
    no_strip = with_entry(whole, 1, 273, struct.pack("<HHII", 273, 4, 1, len(whole) + 9))
    document = read_bytes(no_strip)
    assert codes(document) == [("ocr", 1), ("damaged_page", 2), ("ocr", 3)]
    no_width = with_entry(whole, 1, 256, struct.pack("<HHII", 254, 4, 1, 0))
    assert codes(read_bytes(no_width)) == [("ocr", 1), ("damaged_page", 2)]


def test_damaged_pictures() -> None:
    assert refused(picture_file(resume, "PNG")[:400]) == "damaged"
    whole = fax(picture_of(resume))
    assert refused(with_entry(whole, 0, 256, struct.pack("<HHII", 254, 4, 1, 0))) == "damaged"


def test_pictures_on_which_nothing_is_written() -> None:
    assert refused(picture_file(lambda sheet: None, "PNG")) == "no_text"


@pytest.mark.parametrize("size", [(1, 50), (50, 1), (2, 100), (5000, 2), (3000, 20), (40, 9)])
def test_strips_in_which_no_line_can_stand(size: tuple[int, int]) -> None:
    image = Image.new("RGB", size, "white")
    image.putpixel((size[0] // 2, size[1] // 2), (0, 0, 0))
    assert refused(picture_file(image, "PNG")) == "no_text"


@pytest.mark.parametrize("size", [(9000, 8000), (11000, 9000), (20000, 20000)])
def test_pictures_far_too_large(size: tuple[int, int]) -> None:
    data = picture_file(Image.new("1", size), "PNG")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert refused(data) == "too_large"


def test_a_page_is_upright_and_no_larger_than_reading_takes() -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    out = BytesIO()
    Image.new("CMYK", (4000, 2000)).save(out, "JPEG", exif=exif)
    with files._opened(out.getvalue()) as image:
        ((number, picture),) = files._pages(image)
    assert number == 1
    assert isinstance(picture, np.ndarray)
    assert picture.shape == (3308, 1654, 3)
