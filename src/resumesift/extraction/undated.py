"""Posts without dates: in a section without any date, and among dated posts that stand in the same shape."""

from __future__ import annotations

from collections import Counter

from resumesift.extraction.cues import has_cue
from resumesift.extraction.draft import Span
from resumesift.extraction.parts import SURE
from resumesift.extraction.readings import Anchor, Reading, read
from resumesift.extraction.rows import Row

_TITLE, _SURE_TITLE = 0.55, 0.9
_COMPANY, _LIKELY_COMPANY = 0.4, 0.3
_GAP = 0.3
_NO_POST = ("not_post.gap", "not_post.project", "not_post.education", "not_post.club", "not_post.student")

Shape = tuple[int, bool]
"""How many lines the company stands below the title, and whether it stands before it."""


def undated_readings(rows: list[Row]) -> list[Reading]:
    """In a section without any date: lines that name both a company and a title."""
    found: list[Reading] = []
    for row in rows:
        reading = _reading(rows, row)
        if reading is None or not (reading.title and reading.company):
            continue
        taken = any(set(reading.spans) & set(other.spans) for other in found)
        if reading.title.cue >= _TITLE and reading.company.cue >= _COMPANY and not taken:
            found.append(reading)
    return found


def undated_among(text: str, rows: list[Row], dated: list[Anchor]) -> list[Reading]:
    """Lines without a date that name a company and a title as the section's dated posts do.

    Two posts at least must show the shape, and the words must be sure, or printed like the dated posts' titles.
    """
    best = [anchor.best for anchor in dated if anchor.best and anchor.best.company and anchor.best.title]
    shape, count = Counter(map(_shape, best)).most_common(1)[0] if best else (None, 0)
    if count < 2:
        return []
    taken = [span for reading in best for span in reading.spans]
    styles = {_style(rows[reading.title.row]) for reading in best if reading.title}
    apart = not styles & {_style(row) for row in rows if row.prose or row.bullet}
    found: list[Reading] = []
    for row in rows:
        reading = None if row.dates or row.bullet or not _opens(rows, row, shape) else _reading(rows, row)
        if reading is None or not reading.title or not reading.company or _shape(reading) != shape:
            continue
        alike = apart and _style(rows[reading.title.row]) in styles
        sure = reading.title.cue >= _SURE_TITLE and reading.company.cue >= (_LIKELY_COMPANY if alike else SURE)
        header = " ".join(text[slice(*rows[part.row].span)] for part in (reading.title, reading.company))
        if sure and not _says_no_post(header) and not _overlap(reading.spans, taken):
            found.append(reading)
            taken += reading.spans
    return found


def _says_no_post(header: str) -> bool:
    """Do the words of a header say that it is a project, a study, a club or a gap?"""
    return any(has_cue(id_, header) for id_ in _NO_POST)


def _reading(rows: list[Row], row: Row) -> Reading | None:
    if row.prose:
        return None
    below = [near for near in rows[row.index + 1 : row.index + 2] if not near.prose and not near.bullet]
    chunks = [*row.chunks, *(chunk for near in below for chunk in near.chunks)]
    return next(iter(read(row.index, chunks)), None)


def _shape(reading: Reading) -> Shape:
    assert reading.title
    assert reading.company
    return reading.company.row - reading.title.row, reading.company.span < reading.title.span


def _opens(rows: list[Row], row: Row, shape: Shape | None) -> bool:
    """Does something new begin at `row`? Over a post in one line may stand another, over two lines only duties."""
    above = rows[row.index - 1] if row.index else None
    return above is None or above.prose or above.bullet or row.gap > _GAP or (shape is not None and shape[0] == 0)


def _style(row: Row) -> tuple[float, bool]:
    return round(row.size * 2) / 2, row.bold


def _overlap(spans: list[Span], taken: list[Span]) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in taken)
