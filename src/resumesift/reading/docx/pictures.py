"""Pictures as large as a good part of a page: there may be text on them, such as a scanned résumé pasted in."""

from __future__ import annotations

from collections.abc import Iterator

from resumesift.document import Finding
from resumesift.reading.archive import Element
from resumesift.reading.docx.package import W, number
from resumesift.reading.docx.shapes import Shape, shapes_of

_LARGE = 0.3
_PAPER = (11906, 16838)
"""A4 in twentieths of a point, where the file says nothing."""
_SPARSE = 200


def large_pictures(body: Element, length: int) -> list[Shape]:
    """The pictures of a body that cover 0.3 of its page or more.

    What lies behind the text is a background, unless there is hardly any text; `length` is how many characters.
    """
    fewest = _LARGE * _page_area(body)
    return [
        shape for shape in _pictures(body) if shape.frame.area >= fewest and (not shape.lies_behind or length < _SPARSE)
    ]


def unread_picture() -> Finding:
    """What a person should know of a picture that was not read."""
    return Finding("page_with_picture", "The file shows a large picture: what may be written on it is not read.")


def _pictures(body: Element) -> Iterator[Shape]:
    """Each once: a drawing has a copy for old programs."""
    seen: set[str] = set()
    for drawing in body.iter(W + "drawing", W + "pict"):
        for shape in shapes_of(drawing):
            if shape.picture is not None and (not shape.picture or shape.picture not in seen):
                seen.add(shape.picture)
                yield shape


def _page_area(body: Element) -> float:
    """Square points of the last section's page."""
    wide, high = _PAPER
    for size in body.iter(W + "pgSz"):
        wide, high = (number(size.get(W + key), default) for key, default in zip("wh", _PAPER, strict=True))
    return wide / 20 * high / 20
