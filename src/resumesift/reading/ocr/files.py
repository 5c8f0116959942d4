"""Picture files → Document: PNG, JPEG, TIFF and whatever else Pillow opens, whatever the name says."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import cast

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from resumesift.document import Document, Finding, Page
from resumesift.errors import UnreadableError
from resumesift.reading import ocr
from resumesift.reading.layout.blocks import PageLayout
from resumesift.reading.layout.furniture import PageBlocks, document_lines, drop_furniture
from resumesift.reading.layout.printed import View
from resumesift.reading.ocr.engine import Picture
from resumesift.reading.ocr.picture import read_picture

_WIDTH, _LONG_WIDTH = 595.28, 841.89
"""Points: A4 upright and on its side. A picture has no size of its own, so it is taken for such a page."""
_PIXELS = 1654
"""Pixels across a page at 200 dpi: more are not needed to read it."""
_MOST_PAGES = 20


def read_pictures(data: bytes, kind: str) -> Document:
    """The document in a picture file of `kind` (of `sniff_format`).

    Raises UnreadableError with `damaged` where the picture cannot be opened, `no_text` where nothing is written on it.
    """
    pages: list[Page] = []
    blocks: list[PageBlocks] = []
    findings: list[Finding] = []
    layout = PageLayout()
    for number, picture in enumerate(_pages(data), 1):
        high, wide = picture.shape[:2]
        scale = (_WIDTH if high >= wide else _LONG_WIDTH) / wide
        text = read_picture(picture, scale)
        finding = ocr.told(number, text.confidences)
        findings += [finding] if finding else []
        page = Page(number, round(wide * scale, 2), round(high * scale, 2), text.turn)
        view = View(page.width, page.height, 1, 0, 0, -1, 0, page.height)
        pages.append(page)
        blocks.append(PageBlocks(number, page.height, layout.blocks(text.runs, text.drawings, view, text.cut)))
    if not any(page.blocks for page in blocks):
        raise ocr.nothing_read()
    drop_furniture(blocks, len(pages))
    return Document(kind, document_lines(blocks), tuple(pages), tuple(findings))


def _pages(data: bytes) -> Iterator[Picture]:
    """The pictures of a file, upright, on white, no larger than it takes to read them."""
    try:
        with Image.open(BytesIO(data)) as image:
            # Of other kinds than TIFF the second picture is a thumbnail, a layer or the next of a film.
            frames = ImageSequence.Iterator(image) if image.format == "TIFF" else iter([image])
            for frame in islice(frames, _MOST_PAGES):
                yield _on_white(ImageOps.exif_transpose(frame))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableError("The picture is damaged or far too large. Ask for a new copy.", code="damaged") from error


def _on_white(image: Image.Image) -> Picture:
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image)
        image = paper
    if image.width > _PIXELS < image.height:
        shrink = _PIXELS / min(image.size)
        image = image.resize((round(image.width * shrink), round(image.height * shrink)), Image.Resampling.LANCZOS)
    return cast(Picture, np.ascontiguousarray(np.asarray(image.convert("RGB"), dtype=np.uint8)[:, :, ::-1]))
