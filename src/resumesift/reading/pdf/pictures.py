"""PDF pages whose text layer is not what a person sees: which they are, and what their picture says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Literal

from resumesift.document import Finding
from resumesift.reading import ocr
from resumesift.reading.layout.lines import rows_of
from resumesift.reading.layout.printed import Drawings, Run, holds
from resumesift.reading.pdf import pdfium
from resumesift.reading.pdf.garbled import is_garbled, lost_glyphs
from resumesift.reading.pdf.ink import Sight
from resumesift.reading.pdf.pdfium import OpenPage
from resumesift.reading.pdf.picture_pages import FEWEST_LINES, shows_unread_text
from resumesift.reading.pdf.rendering import drawn

if TYPE_CHECKING:
    from resumesift.reading.ocr.picture import PictureText

Doubt = Literal["no_text", "picture", "garbled", "scan"]
"""Why a text layer is not trusted: there is none, the page shows more lines than it has, its letters cannot be told, it
lies unseen under a picture.
"""

Belief = Literal["layer", "picture", "both", "open"]
"""`both`: the text layer, and the picture where that says nothing. `open`: the layer is read, but may not be right."""

_FEWEST_LOST = 4
_MORE, _MUCH_LESS = 1.5, 0.5

_POINTS_AN_INCH = 72
_RESOLUTION = 200
_WIDEST_PAGE = 900.0
"""Points: A3 upright. A wider page is a photo that takes its pixels for points."""
_USUAL_WIDTH = 595.0
_MOST_PIXELS = 40_000_000
_TEXT = 1

_ALIKE, _NUMBERS_ALIKE = 0.8, 0.7
_NUMBER = re.compile(r"\d{2,}")
_BLANK = re.compile(r"[\s\W_]+")


def doubt_about(page: OpenPage, text: str, sight: Sight, drawings: Drawings) -> Doubt | None:
    """Why a page's text layer, `text` as PDFium gives it, may not be what it shows; None: nothing speaks against it."""
    if not sight.seen:
        return "no_text" if any(pdfium.object_type(obj) != _TEXT for obj in drawings.objects) else None
    if sight.is_scan:
        return "scan"
    if shows_unread_text(page, sight.seen, drawings):
        return "picture"
    return "garbled" if is_garbled(sight.seen) or lost_glyphs(text) >= _FEWEST_LOST else None


def picture_text(page: OpenPage) -> PictureText | None:
    """What the picture of a page says; None where the extra for it is missing."""
    if not ocr.is_available():
        return None
    # Imported here, for they bring the recogniser.
    import numpy as np

    from resumesift.reading.ocr.picture import read_picture

    scale = _scale(page)
    width, height = max(1, round(page.view.width / scale)), max(1, round(page.view.height / scale))
    pixels, stride = drawn(page, (width, height), look="colours")
    rows = np.frombuffer(pixels, np.uint8).reshape(height, stride)[:, : 3 * width]
    return read_picture(np.ascontiguousarray(rows.reshape(height, width, 3)), scale)


def believed(doubt: Doubt, layer: list[Run], picture: PictureText) -> Belief:
    """What of a page is to be believed: its text layer, which was doubted, its picture, or which is open."""
    if doubt == "no_text" or (doubt == "scan" and picture.is_blank):
        return "picture"
    if doubt == "scan":
        return "picture" if picture.runs else "open"
    if doubt == "picture":
        if _length(picture.runs) > _MORE * _length(layer):
            return "picture"
        return "both" if unread_by_layer(layer, picture.runs) and not picture.turn else "open"
    if _is_much_less(picture.runs, layer):
        return "open"
    return "layer" if is_alike(layer, picture.runs) else "picture"


def unread_by_layer(layer: list[Run], picture: list[Run]) -> list[Run]:
    """What the picture of a page says where its text layer says nothing."""
    return [run for run in picture if not any(_stand_in_one_place(run, other) for other in layer)]


def is_alike(layer: list[Run], picture: list[Run]) -> bool:
    """Do both say the same, but for slips of the recogniser?"""
    one, other = _text(layer), _text(picture)
    pairs = _shared(Counter(map("".join, pairwise(one))), Counter(map("".join, pairwise(other))))
    numbers = _shared(Counter(_NUMBER.findall(_spaced(layer))), Counter(_NUMBER.findall(_spaced(picture))))
    return pairs >= _ALIKE and numbers >= _NUMBERS_ALIKE


def picture_findings(number: int, doubt: Doubt, layer: list[Run], picture: PictureText) -> Iterator[Finding]:
    """What a person should know about page `number` of which the picture was read."""
    yield from ocr.findings_of(number, picture)
    if doubt == "scan" and not is_alike(layer, picture.runs):
        yield Finding(
            "layer_differs",
            f"Page {number} is a picture with a text layer that says something else: the picture was read.",
            number,
        )
    is_open = doubt == "scan" and not picture.is_blank and _is_much_less(picture.runs, layer)
    # Fewer lines than made it a picture of text: some were not read.
    if is_open or (doubt == "picture" and len(rows_of(unread_by_layer(layer, picture.runs))) < FEWEST_LINES):
        yield from undone_findings(number, doubt)


def undone_findings(number: int, doubt: Doubt) -> Iterator[Finding]:
    """What a person should know about page `number` where its picture could not be read."""
    if doubt == "no_text":
        yield Finding(
            "page_without_text", f"Page {number} has no text: it may be a picture, which is not read.", number
        )
    elif doubt == "picture":
        yield Finding("page_with_picture", f"Page {number} is a picture for a good part, which is not read.", number)
    elif doubt == "garbled":
        yield Finding(
            "garbled_text",
            f"Page {number} has a font whose letters cannot be told: what is read may not be what is printed.",
            number,
        )
    else:
        yield Finding(
            "text_under_scan",
            f"Page {number} is a picture with a text layer that cannot be seen: the two may differ.",
            number,
        )


def _shared(one: Counter[str], other: Counter[str]) -> float:
    most = max(one.total(), other.total())
    return (one & other).total() / most if most else 1.0


def _spaced(runs: list[Run]) -> str:
    return " ".join(run.text for run in runs)


def _text(runs: list[Run]) -> str:
    return _BLANK.sub("", _spaced(runs)).casefold()


def _is_much_less(picture: list[Run], layer: list[Run]) -> bool:
    return _length(picture) < _MUCH_LESS * _length(layer)


def _stand_in_one_place(one: Run, other: Run) -> bool:
    return any(holds((a.x0, a.top, a.x1, a.bottom), b) for a, b in ((one, other), (other, one)))


def _length(runs: list[Run]) -> int:
    return sum(len(run.text) for run in runs)


def _scale(page: OpenPage) -> float:
    """Points a pixel."""
    shorter = min(page.view.width, page.view.height)
    scale = _POINTS_AN_INCH / _RESOLUTION
    scale = scale if shorter <= _WIDEST_PAGE else scale * shorter / _USUAL_WIDTH
    return max(scale, sqrt(page.view.width * page.view.height / _MOST_PIXELS))
