"""A page to draw on: fonts, wrapping and a cursor that runs down and on to the next page."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.colors import Color, HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4

# Family → regular and bold file, and Debian's package; without a bold file, bold is the regular one with a stroke.
_FONTS = {
    "hei": ("wqy/wqy-microhei.ttc", None, "fonts-wqy-microhei"),
    "song": ("arphic-gbsn00lp/gbsn00lp.ttf", None, "fonts-arphic-gbsn00lp"),
    "serif": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf", "fonts-liberation"),
    "sans": ("crosextra/Carlito-Regular.ttf", "crosextra/Carlito-Bold.ttf", "fonts-crosextra-carlito"),
    "lato": ("lato/Lato-Regular.ttf", "lato/Lato-Bold.ttf", "fonts-lato"),
}
_FOLDER = Path("/usr/share/fonts/truetype")
_UNITS = re.compile(r"[A-Za-z0-9À-ÿ€£%.,:;!?'’“”&@+/()–-]+|\s+|.")
_NOT_FIRST = set("，。；：！？、）》”’%,.;:!?)")


def register(family: str) -> None:
    """Make a family known to ReportLab; ends the program with the package to install where its files are missing."""
    regular, bold, package = _FONTS[family]
    for name, file in ((family, regular), (f"{family}-bold", bold)):
        if file is None or name in pdfmetrics.getRegisteredFontNames():
            continue
        if not (_FOLDER / file).exists():
            sys.exit(f"The font {_FOLDER / file} is missing: apt-get install {package}")
        pdfmetrics.registerFont(TTFont(name, str(_FOLDER / file), subfontIndex=0))


class Sheet:
    """A PDF being drawn. `y` counts points down from the top of the page."""

    def __init__(self, path: Path, family: str, title: str, backdrop: Callable[[Canvas], None] | None = None) -> None:
        register(family)
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.family = family
        self.has_bold = _FONTS[family][1] is not None
        self.backdrop = backdrop
        self.y = 0.0
        self.bottom = HEIGHT - 48
        self.top = 48.0
        self.begin()

    def begin(self) -> None:
        """Start at the top of a fresh page."""
        self.y = self.top
        if self.backdrop:
            self.backdrop(self.canvas)

    def need(self, height: float) -> None:
        """Go to the next page where `height` does not fit on this one."""
        if self.y + height > self.bottom:
            self.canvas.showPage()
            self.begin()

    def save(self) -> None:
        self.canvas.save()

    def width(self, text: str, size: float, bold: bool = False) -> float:
        return pdfmetrics.stringWidth(text, self._font(bold), size)

    def _font(self, bold: bool) -> str:
        return f"{self.family}-bold" if bold and self.has_bold else self.family

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        color: Color = black,
        align: str = "left",
    ) -> None:
        """One line of text with its baseline at `y`."""
        self._check_glyphs(text, bold)
        width = self.width(text, size, bold)
        x -= {"left": 0.0, "right": width, "center": width / 2}[align]
        drawn = self.canvas.beginText(x, HEIGHT - y)
        drawn.setFont(self._font(bold), size)
        drawn.setFillColor(color)
        if bold and not self.has_bold:
            drawn.setTextRenderMode(2)
            self.canvas.setStrokeColor(color)
            self.canvas.setLineWidth(size / 32)
        drawn.textOut(text)
        if bold and not self.has_bold:
            drawn.setTextRenderMode(0)
        self.canvas.drawText(drawn)

    def _check_glyphs(self, text: str, bold: bool) -> None:
        glyphs = pdfmetrics.getFont(self._font(bold)).face.charToGlyph
        missing = {char for char in text if ord(char) not in glyphs}
        if missing:
            sys.exit(f"The font {self._font(bold)} has no {' '.join(sorted(missing))} (in {text!r})")

    def prose(
        self,
        x: float,
        text: str,
        size: float,
        width: float,
        *,
        leading: float = 1.5,
        bullet: str = "",
        color: Color = black,
    ) -> None:
        """Wrapped text at the cursor, with a hanging bullet (a middle dot in the font that has no other)."""
        bullet = "·" if bullet and self.family == "song" else bullet
        indent = self.width(bullet + " ", size) if bullet else 0.0
        for number, line in enumerate(self.wrap(text, size, width - indent)):
            self.need(size * leading)
            self.y += size * leading
            if bullet and number == 0:
                self.text(x, self.y, bullet, size, color=color)
            self.text(x + indent, self.y, line, size, color=color)

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """Lines no wider than `width`: Latin words whole, Chinese broken anywhere but before punctuation."""
        lines, line = [], ""
        for unit in _UNITS.findall(text):
            fits = self.width((line + unit).rstrip(), size) <= width
            if fits or not line or unit in _NOT_FIRST:
                line += unit
            else:
                lines.append(line.rstrip())
                line = unit.lstrip()
        return [*lines, line.rstrip()] if line.strip() else lines

    def rule(self, x0: float, y: float, x1: float, color: Color = black, weight: float = 0.6) -> None:
        """A horizontal rule."""
        self.canvas.setStrokeColor(color)
        self.canvas.setLineWidth(weight)
        self.canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)


def color(text: str) -> Color:
    """`#rrggbb` as a colour."""
    return HexColor(text)
