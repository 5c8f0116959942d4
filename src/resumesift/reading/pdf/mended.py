"""Damaged PDFs: what tells that one is, and an index for one that lost its own, as files do that were cut off."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

_TAIL = 2048
_START = re.compile(rb"startxref\s+(\d{1,10})")
_CROSS_REFERENCE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s+(\d{1,5})\s+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_CATALOG = re.compile(rb"/Type\s*/Catalog(?![A-Za-z])")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm")
_COUNT, _FIRST = re.compile(rb"/N\s+(\d{1,7})"), re.compile(rb"/First\s+(\d{1,8})")
_STREAM = re.compile(rb"stream\r?\n")
_LONGEST_STREAM = 32 * 1024 * 1024
_LONGEST_DICTIONARY = 20_000
_END = re.compile(rb"stream|endobj")
_MOST_PAGES = 1000
_MOST_OBJECTS = 50_000

Reference = tuple[int, int]
"""The number and the generation of an object."""


def is_sound(data: bytes) -> bool:
    """Does the end of a PDF tell where its cross references are? In one that was cut off or rewritten it does not."""
    starts = _START.findall(data[-_TAIL:])
    if not starts:
        return False
    begin = max(0, data.find(b"%PDF", 0, _TAIL))
    return any(_CROSS_REFERENCE.match(data, place) for place in (int(starts[-1]), int(starts[-1]) + begin))


def mended(data: bytes) -> bytes | None:
    """The PDF with a catalog of the pages that are still there; None where no page is found."""
    whole = _closed(data) + b"".join(_unpacked(data))
    pages: dict[Reference, None] = {}
    catalog: Reference | None = None
    highest = 0
    for match, dictionary in _objects(whole):
        reference = int(match[1]), int(match[2])
        highest = max(highest, reference[0])
        if _PAGE.search(dictionary):
            pages[reference] = None
        elif _CATALOG.search(dictionary):
            catalog = reference
    if not pages:
        return None
    if catalog is None:
        tree, catalog = highest + 1, (highest + 2, 0)
        kept = list(pages)[:_MOST_PAGES]
        kids = b" ".join(b"%d %d R" % page for page in kept)
        whole += b"%d 0 obj\n<< /Type /Pages /Kids [%s] /Count %d >>\nendobj\n" % (tree, kids, len(kept))
        whole += b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (catalog[0], tree)
    return whole + b"trailer\n<< /Root %d %d R /Size %d >>\nstartxref\n0\n%%%%EOF\n" % (*catalog, highest + 3)


def _closed(data: bytes) -> bytes:
    """The file up to the end of its last object, which is ended, or goes where it broke off before its stream."""
    *_, last = (0, *[match.start() for match, _ in _objects(data)])
    end = data.find(b"endobj", last)
    if end >= 0:
        return data[:end] + b"endobj\n"
    return data + b"\nendstream\nendobj\n" if b"stream" in data[last:] else data[:last]


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The objects that stand in compressed streams, as plain ones."""
    for match, dictionary in _objects(data):
        count, first = _COUNT.search(dictionary), _FIRST.search(dictionary)
        start = _STREAM.search(data, match.end() + len(dictionary), match.end() + len(dictionary) + 16)
        if _OBJECTS.search(dictionary) is None or count is None or first is None or start is None:
            continue
        with suppress(zlib.error):
            content = zlib.decompressobj().decompress(memoryview(data)[start.end() :], _LONGEST_STREAM)
            numbers = [int(number) for number in content[: int(first[1])].split() if number.isdigit()]
            places = [place + int(first[1]) for place in numbers[1::2]]
            for number, begin, end in zip(numbers[::2], places, [*places[1:], len(content)], strict=False):
                yield b"%d 0 obj\n%s\nendobj\n" % (number, content[begin:end])


def _objects(data: bytes) -> Iterator[tuple[re.Match[bytes], bytes]]:
    """Where each object begins, and what stands in it before its stream."""
    matches = list(islice(_OBJECT.finditer(data), _MOST_OBJECTS))
    for match, after in zip(matches, [*matches[1:], None], strict=False):
        stop = min(after.start() if after else len(data), match.end() + _LONGEST_DICTIONARY)
        end = _END.search(data, match.end(), stop)
        yield match, data[match.end() : end.start() if end else stop]
