"""PDFs made for tests: text set at a place measured from the page's top left, as `Document` measures it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
_CHINESE = "STSong-Light"
_LATIN = "Helvetica"
_BOLD = "Helvetica-Bold"

pdfmetrics.registerFont(UnicodeCIDFont(_CHINESE))


class Sheet:
    """A page to write on."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 10,
        *,
        bold: bool = False,
        color: str | Color = "#000000",
        spread: float = 0,
    ) -> None:
        """Text whose baseline starts at `x, y`, its letters `spread` points apart."""
        self.canvas.setFillColor(color)
        self.canvas.setFont(font_of(text, bold), size)
        self.canvas.drawString(x, HEIGHT - y, text, charSpace=spread)

    def lines(self, x: float, y: float, lines: list[str], step: float = 14, size: float = 10) -> float:
        """Lines under each other; the baseline of the next one comes back."""
        for line in lines:
            self.write(x, y, line, size)
            y += step
        return y

    def right(self, x1: float, y: float, text: str, size: float = 10) -> None:
        """Text that ends at `x1`."""
        self.write(x1 - stringWidth(text, font_of(text), size), y, text, size)

    def fill(self, x0: float, top: float, x1: float, bottom: float, color: str) -> None:
        """A filled rectangle."""
        self.canvas.setFillColor(color)
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def place(self, image: Image.Image, x0: float, top: float, x1: float, bottom: float) -> None:
        """An image in a rectangle."""
        self.canvas.drawImage(ImageReader(image), x0, HEIGHT - bottom, x1 - x0, bottom - top)

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """Rules along all of `xs` and `ys`."""
        self.canvas.setLineWidth(0.5)
        for x in xs:
            self.canvas.line(x, HEIGHT - ys[0], x, HEIGHT - ys[-1])
        for y in ys:
            self.canvas.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)


def font_of(text: str, bold: bool = False) -> str:
    """The font that `Sheet.write` sets a text in."""
    latin = all(ord(char) < 0x2E80 and char != "│" for char in text)
    return (_BOLD if bold else _LATIN) if latin else _CHINESE


def pdf_of(*pages: Callable[[Sheet], None], password: str | None = None) -> bytes:
    """A PDF with one page a function."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password)  # type: ignore[arg-type]
    for draw in pages:
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(*lines: str, size: tuple[int, int] = (800, 1100)) -> Image.Image:
    """A picture of a page with lines of text, as a scanner makes it."""
    image = Image.new("L", size, 246)
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(lines):
        draw.text((70, 80 + 34 * index), line, fill=40, font_size=20)
    return image
