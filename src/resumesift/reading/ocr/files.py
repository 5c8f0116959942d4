"""Picture files → Document: PNG, JPEG, TIFF, BMP, GIF and WebP, whatever the name says."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps
from PIL.ExifTags import Base

from resumesift.document import Document, Finding, Page
from resumesift.errors import UnreadableError
from resumesift.reading import ocr
from resumesift.reading.layout.blocks import PageLayout
from resumesift.reading.layout.furniture import PageBlocks, document_lines, drop_furniture
from resumesift.reading.layout.printed import View
from resumesift.reading.ocr.engine import Picture
from resumesift.reading.ocr.picture import read_picture

_KINDS = {"PNG": "png", "JPEG": "jpeg", "TIFF": "tiff", "BMP": "bmp", "GIF": "gif", "WEBP": "webp"}
"""What Pillow calls the kinds that are read (of JPEG it also says MPO), and what `sniff_format` does."""
_WIDTH, _LONG_WIDTH = 595.28, 841.89
"""Points: A4 upright and on its side. A picture has no size of its own, so it is taken for such a page."""
_PIXELS = 1654
"""Pixels across a page at 200 dpi: more are not needed to read it."""
_MOST_PIXELS = 64_000_000
"""A page of A4 at 600 dpi has 35 million; each takes some ten bytes while it is read."""
_MOST_PAGES = 20


def read_pictures(data: bytes) -> Document:
    """The document in a picture file.

    Raises UnreadableError with `damaged` where no picture can be opened, `too_large` where it has too many pixels, and
    `no_text` where nothing is written on it.
    """
    pages: list[Page] = []
    blocks: list[PageBlocks] = []
    findings: list[Finding] = []
    layout = PageLayout()
    with _opened(data) as image:
        kind = _KINDS.get(str(image.format), "jpeg")
        for number, picture in _pages(image):
            if isinstance(picture, Finding):
                findings.append(picture)
                continue
            high, wide = picture.shape[:2]
            scale = (_WIDTH if high >= wide else _LONG_WIDTH) / wide
            text = read_picture(picture, scale)
            findings += ocr.findings_of(number, text)
            page = Page(number, round(wide * scale, 2), round(high * scale, 2), text.turn)
            view = View(page.width, page.height, 1, 0, 0, -1, 0, page.height)
            pages.append(page)
            blocks.append(PageBlocks(number, page.height, layout.blocks(text.runs, text.drawings, view, text.cut)))
    if not pages:
        raise _damaged()
    if not any(page.blocks for page in blocks):
        raise ocr.nothing_read()
    drop_furniture(blocks, len(pages))
    return Document(kind, document_lines(blocks), tuple(pages), tuple(findings))


def _damaged() -> UnreadableError:
    return UnreadableError("The picture is damaged. Ask for a new copy.", code="damaged")


@contextmanager
def _quietly() -> Iterator[None]:
    """Pillow warns of large pictures and odd tags on stderr; what matters of that is told as a finding."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _opened(data: bytes) -> Image.Image:
    try:
        with _quietly():
            image = Image.open(BytesIO(data), formats=tuple(_KINDS))
        is_large = _is_large(image)
    except Image.DecompressionBombError:
        is_large = True
    except Exception as error:  # Of a damaged picture a decoder raises what it likes.
        raise _damaged() from error
    if is_large:
        raise UnreadableError(
            "The picture has far more pixels than a résumé needs. Save it at 200 dpi, or as PDF or DOCX.",
            code="too_large",
        )
    return image


def _is_large(image: Image.Image) -> bool:
    return image.width * image.height > _MOST_PIXELS


def _pages(image: Image.Image) -> Iterator[tuple[int, Picture | Finding]]:
    """The pages of a file by their number; in place of one that cannot be read, what is to be told."""
    # Of other kinds than TIFF the second picture is a thumbnail, a layer or the next of a film.
    most = _MOST_PAGES if image.format == "TIFF" else 1
    for number in range(1, most + 1):
        try:
            if not _turned_to(image, number):
                return
        except Exception:  # What follows cannot be found either.
            yield number, Finding("damaged_page", f"Page {number} and those after it could not be read.", number)
            return
        try:
            with _quietly():
                page: Picture | Finding = _picture(image)
        except Exception:
            page = Finding("damaged_page", f"Page {number} could not be read.", number)
        yield number, page
    yield from _pages_left(image, most + 1)


def _pages_left(image: Image.Image, number: int) -> Iterator[tuple[int, Finding]]:
    try:
        is_there = image.format == "TIFF" and _turned_to(image, number)
    except Exception:
        is_there = True
    if is_there:
        message = f"Page {number} and those after it were not read: they are too many pictures."
        yield number, Finding("page_without_text", message, number)


def _turned_to(image: Image.Image, number: int) -> bool:
    """Turn to a page; is there such a one?"""
    if number == 1:
        return True
    try:
        with _quietly():
            image.seek(number - 1)
    except EOFError:
        return False
    return True


def _picture(image: Image.Image) -> Picture:
    """The page that a file is turned to, upright, on white, no larger than it takes to read it."""
    if _is_large(image):
        raise ValueError("too many pixels")
    image.load()
    # Without a turn it would be copied, whatever it takes.
    is_turned = image.getexif().get(Base.Orientation, 1) != 1
    image = _shrunk(_in_shades(ImageOps.exif_transpose(image) if is_turned else image))
    if "A" in image.getbands():
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image)
        image = paper
    return np.ascontiguousarray(np.asarray(image.convert("RGB"), dtype=np.uint8)[:, :, ::-1])


def _in_shades(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be shrunk; of numbers without bounds the least is black, the greatest white."""
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return _stretched(image)
    if image.mode in ("P", "PA") or "transparency" in image.info:
        return image.convert("RGBA" if image.mode == "PA" or "transparency" in image.info else "RGB")
    return image.convert("L") if image.mode == "1" else image


def _stretched(image: Image.Image) -> Image.Image:
    values = np.nan_to_num(np.asarray(image, dtype=np.float32), posinf=0, neginf=0)
    least, greatest = float(values.min()), float(values.max())
    if least == greatest:
        return Image.new("L", image.size, "white")
    values -= least
    values *= 255 / (greatest - least)
    return Image.fromarray(values.astype(np.uint8), "L")


def _shrunk(image: Image.Image) -> Image.Image:
    shrink = _PIXELS / min(image.size)
    if shrink >= 1:
        return image
    return image.resize((round(image.width * shrink), round(image.height * shrink)), Image.Resampling.LANCZOS)
