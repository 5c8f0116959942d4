"""A line that names a post in unknown words, read as the posts around it are: the title, a comma, the employer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from resumesift.extraction.parts import Part
from resumesift.extraction.readings import Anchor, Reading

_SURE = 1.2
_FEWEST = 2
_UNKNOWN, _DOUBT = 0.3, 0.1
_PARTING = re.compile(r"\s*[,，]\s*|\s+[-–—|]\s+")
_SIDES = ("a", "b")


def read_alike(anchors: list[Anchor]) -> None:
    """Give an anchor that nothing reads surely the reading by which several others of its section part one text in two:
    the words of the same slot, cut at its only separator."""
    shapes = Counter(best.slots for anchor in anchors if (best := anchor.best) and best.cue >= _SURE and _is_cut(best))
    shape, times = max(shapes.items(), key=lambda item: item[1], default=(("", ""), 0))
    if times < _FEWEST:
        return
    for anchor in anchors:
        if anchor.best and anchor.best.cue < _SURE and not any(reading.slots == shape for reading in anchor.readings):
            anchor.readings += _parted(anchor, shape)


def _is_cut(reading: Reading) -> bool:
    """Are company and title the two parts of one text?"""
    company, title = reading.slots
    return company[:-1] == title[:-1] and {company[-1:], title[-1:]} == set(_SIDES)


def _parted(anchor: Anchor, shape: tuple[str, str]) -> Iterator[Reading]:
    known = (part for reading in anchor.readings for part in (reading.title, reading.company) if part)
    whole = next((part for part in known if part.slot == shape[0][:-1]), None)
    cuts = list(_PARTING.finditer(whole.text)) if whole else []
    if whole is None or len(cuts) != 1 or not cuts[0].start():
        return
    parts = (_part(whole, 0, cuts[0].start(), "a"), _part(whole, cuts[0].end(), len(whole.text), "b"))
    company, title = parts if shape[0].endswith("a") else reversed(parts)
    yield Reading(company, title, company.cue + title.cue - _DOUBT)


def _part(whole: Part, start: int, end: int, side: str) -> Part:
    at = whole.span[0]
    return whole._replace(text=whole.text[start:end], span=(at + start, at + end), slot=whole.slot + side, cue=_UNKNOWN)
