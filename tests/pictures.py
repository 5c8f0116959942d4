"""Pages as pictures, drawn by PDFium without a font from the machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pypdfium2
from PIL import Image

from pdfs import HEIGHT, WIDTH, Sheet, pdf_of

Drawn = Callable[[Sheet], None] | Image.Image


def picture_of(draw: Drawn, dpi: int = 150) -> Image.Image:
    """The page as a picture."""
    if isinstance(draw, Image.Image):
        return draw
    return pypdfium2.PdfDocument(pdf_of(draw))[0].render(scale=dpi / 72).to_pil().convert("RGB")


def scan_of(draw: Callable[[Sheet], None], turn: float = 0.0) -> bytes:
    """A PDF whose page is a picture, turned by so many degrees counter-clockwise."""
    image = picture_of(draw).rotate(turn, Image.Resampling.BICUBIC, fillcolor="white")
    return pdf_of(lambda sheet: sheet.canvas.drawInlineImage(image, 0, 0, WIDTH, HEIGHT))


def picture_file(draw: Drawn, kind: str, more: Sequence[Image.Image] = ()) -> bytes:
    """The page as a picture file of a kind that Pillow knows; `more` pictures follow in it."""
    out = BytesIO()
    extra = {"save_all": True, "append_images": list(more)} if more else {}
    picture_of(draw).save(out, kind, **extra)
    return out.getvalue()
