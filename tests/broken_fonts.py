"""PDFs whose font maps its glyphs to other characters than it draws: what is seen and what is read differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "Vera"
pdfmetrics.registerFont(TTFont(_FONT, "Vera.ttf"))  # comes with ReportLab


def pdf_with_map(lines: Sequence[str], read_as: Mapping[str, str]) -> bytes:
    """A page of lines in Latin letters; the characters of `read_as` are drawn, but read as what they are mapped to."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.setFont(_FONT, 10)
    for index, line in enumerate(lines):
        canvas.drawString(60, 780 - 17 * index, line)
    canvas.save()
    data = out.getvalue()
    begin = data.index(b"beginbfchar")
    end = data.index(b"endbfchar", begin)

    def entry(match: re.Match[bytes]) -> bytes:
        char = chr(int(match[2], 16))
        return b"<%s> <%04X>" % (match[1], ord(read_as.get(char, char)))

    return data[:begin] + re.sub(rb"<(..)> <(....)>", entry, data[begin:end]) + data[end:]


def shifted(chars: str, by: int) -> dict[str, str]:
    """Each character as the one that stands so many places further in Unicode."""
    return {char: chr(ord(char) + by) for char in chars}
