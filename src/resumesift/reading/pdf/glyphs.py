"""Runs of glyphs with their place and style.

A page's text is fetched once and cut at white space, and only the first and the last glyph of each run are asked for
their place.
"""

from __future__ import annotations

import ctypes
import re
import struct
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat

from resumesift.reading.layout.printed import ASCENT, DESCENT, Rectangle, Run
from resumesift.reading.normalize import normalize
from resumesift.reading.pdf import pdfium
from resumesift.reading.pdf.pdfium import OpenPage
from resumesift.reading.pdf.textobjects import TextObject, TextObjects

# U+FFFE and U+0002 are PDFium's signs for a hyphen at the end of a line.
_RUN = re.compile("[^\\s\\x00-\\x1f\ufffe]+[\ufffe\\x02]?|[\ufffe\\x02]")
_LINE_END_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})

# In parts of the text height: the usual line of a font, and box heights that no font has.
_LINE_HEIGHT = 1.2
_TALL, _FLAT = 2.2, 0.3
_FAR = 1e6


def runs_of(page: OpenPage, text: str) -> list[Run]:
    """The runs of a page with that text (see `text_of`) in the order of its content stream.

    Those without a readable character are left out.
    """
    spans = [match.span() for match in _RUN.finditer(text)]
    if not spans:
        return []
    firsts = [start for start, _ in spans]
    lasts = [end - 1 for _, end in spans]
    boxes = zip(boxes_of(page, firsts), boxes_of(page, lasts), strict=True)
    first_objects = map(pdfium.text_object, repeat(page.text), firsts)
    last_objects = map(pdfium.text_object, repeat(page.text), lasts)
    objects = TextObjects(page)
    runs: list[Run] = []
    for (first, end), (box, end_box), address, last_address in zip(
        spans, boxes, first_objects, last_objects, strict=True
    ):
        one_style = address is not None and (
            address == last_address or (last_address and objects.style(address) is objects.style(last_address))
        )
        if one_style and (end - first == 1 or _follows(box, end_box)):
            run = _run(text[first:end], first, box, end_box, objects.of(address, first))
            if run.text and _is_placed(run):
                runs.append(run)
        else:
            runs += _parts(page, text, first, end, objects)
    return runs


def cut_run(page: OpenPage, run: Run, xs: list[float]) -> list[Run]:
    """The run in parts, cut where a glyph's middle passes one of the upright lines `xs`."""
    boxes = boxes_of(page, range(run.first, run.last + 1))
    if len(boxes) != len(run.source):
        return [run]
    middles = [(box[0] + box[2]) / 2 for box in boxes]
    begins = [0]
    begins += [i for i in range(1, len(boxes)) if any(middles[i - 1] < x <= middles[i] for x in xs)]
    if len(begins) == 1:
        return [run]
    ends = [*begins[1:], len(boxes)]
    return [part for begin, end in zip(begins, ends, strict=True) if (part := _part_of(run, begin, end, boxes)).text]


def _part_of(run: Run, begin: int, end: int, boxes: list[Rectangle]) -> Run:
    source = run.source[begin:end]
    text, origin = normalize(source)
    return replace(
        run, text=text, source=source, origin=origin, x0=boxes[begin][0], x1=boxes[end - 1][2],
        first=run.first + begin, last=run.first + end - 1, glued=run.glued and begin == 0,
    )  # fmt: skip


def _parts(page: OpenPage, text: str, first: int, end: int, objects: TextObjects) -> Iterator[Run]:
    """A run cut where its style changes (the later parts are glued) or where it goes on in another line."""
    boxes = boxes_of(page, range(first, end))
    addresses = list(map(pdfium.text_object, repeat(page.text), range(first, end)))
    known = next((objects.of(address, first + at) for at, address in enumerate(addresses) if address), None)
    if known is None:
        return
    owners = [objects.of(address, first + at) if address else known for at, address in enumerate(addresses)]
    begin, glued = 0, False
    for at in range(1, len(boxes) + 1):
        same_line = at < len(boxes) and _follows(boxes[at - 1], boxes[at])
        if same_line and owners[at].style is owners[begin].style:
            continue
        run = _run(text[first + begin : first + at], first + begin, boxes[begin], boxes[at - 1], owners[begin])
        run.glued = glued
        if run.text and _is_placed(run):
            yield run
        begin, glued = at, same_line and bool(run.text)


def _is_placed(run: Run) -> bool:
    """Broken files put glyphs nowhere: without a height, or at no number."""
    return run.size > 0 and -_FAR < run.x0 <= run.x1 < _FAR and -_FAR < run.top < run.bottom < _FAR


def _follows(before: Rectangle, after: Rectangle) -> bool:
    """Does a glyph stand in the same line as one before it, and to the right of it?"""
    high = max(before[3] - before[1], after[3] - after[1])
    return abs(before[1] + before[3] - after[1] - after[3]) < high and after[0] > before[0] - high


def _run(source: str, first: int, box: Rectangle, end_box: Rectangle, owner: TextObject) -> Run:
    x0, top, x1, bottom = box
    if len(source) > 1:
        end_x0, end_top, end_x1, end_bottom = end_box
        x0, x1 = min(x0, end_x0), max(x1, end_x1)
        top, bottom = min(top, end_top), max(bottom, end_bottom)
    size, base = owner.size, owner.base
    high = bottom - top
    if high > _TALL * size or (high < _FLAT * size and x1 - x0 < 2 * _FLAT / 3 * size * len(source)):
        size = high / _LINE_HEIGHT  # Type 3 fonts count in units of their own
    if not top - 0.5 * size <= base <= bottom + 0.5 * size:
        base = bottom - DESCENT * size
    if not 0.95 * size <= high <= 1.75 * size:
        # Some fonts give the box of the drawn glyph, a hair's breadth for a dash: a line is as high as its text.
        top, bottom = base - ASCENT * size, base + DESCENT * size
    if source[-1] in "\ufffe\x02":
        source = source.translate(_LINE_END_HYPHENS)
    text, origin = normalize(source)
    return Run(
        text, source, origin, x0, top, x1, bottom, base, size, owner.style.bold, owner.style,
        first, first + len(source) - 1, owner.address, False, owner.turn,
    )  # fmt: skip


def text_of(page: OpenPage) -> str:
    """The page's text, one character for each of PDFium's character indices."""
    text_page = page.text
    count = pdfium.count_chars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    got = pdfium.get_text(text_page, 0, count, ctypes.addressof(buffer))
    if got == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    return _joined(list(map(pdfium.get_unicode, repeat(text_page), range(count))))


def _joined(codes: list[int]) -> str:
    """Characters of code units, surrogate pairs joined: the second half becomes a zero-width space."""
    chars: list[str] = []
    for code in codes:
        if 0xDC00 <= code < 0xE000 and chars and 0xD800 <= ord(chars[-1]) < 0xDC00:
            chars[-1] = chr(0x10000 + ((ord(chars[-1]) - 0xD800) << 10) + (code - 0xDC00))
            chars.append("\u200b")
        else:
            chars.append(chr(code) if code < 0x110000 else "\ufffd")
    return "".join("\ufffd" if 0xD800 <= ord(char) < 0xE000 else char for char in chars)


def boxes_of(page: OpenPage, indices: list[int] | range) -> list[Rectangle]:
    """The boxes of glyphs, a line high, in points from the top left."""
    text_page, view = page.text, page.view
    count = len(indices)
    buffer = (ctypes.c_float * (4 * count))()
    at = ctypes.addressof(buffer)
    deque(
        map(pdfium.loose_box, repeat(text_page), indices, range(at, at + 16 * count, 16)),
        maxlen=0,
    )
    sides = struct.iter_unpack("4f", buffer)
    if view.is_plain:
        e, f = view.e, view.f
        return [(left + e, f - top, right + e, f - bottom) for left, top, right, bottom in sides]
    return [view.box(*four) for four in sides]
