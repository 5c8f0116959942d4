"""Text objects that a hidden layer or a clipping path may keep from the page; whether they do, only drawing tells."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator

from resumesift.reading.layout.printed import Rectangle, Run, View, holds
from resumesift.reading.pdf import pdfium

_LAYER = "OC".encode("utf-16-le") + bytes(2)
"""The mark of content that belongs to a layer, as PDFium gives it."""

_X, _Y = ctypes.c_float(), ctypes.c_float()
_NAME = (ctypes.c_char * 64)()
_LENGTH = ctypes.c_ulong()


def veiled(runs: Iterable[Run], view: View) -> set[int]:
    """The text objects of runs that belong to a layer, or whose middle lies outside a path that clips them."""
    found: set[int] = set()
    clips: dict[int, list[Rectangle]] = {}
    for run in runs:
        if run.obj not in clips:
            clips[run.obj] = list(_clips(run.obj, view))
            if _is_on_layer(run.obj):
                found.add(run.obj)
        if clips[run.obj] and any(not holds(box, run) for box in clips[run.obj]):
            found.add(run.obj)
    return found


def _is_on_layer(obj: int) -> bool:
    return any(_name_of(pdfium.get_mark(obj, index)) == _LAYER for index in range(max(0, pdfium.count_marks(obj))))


def _name_of(mark: int) -> bytes:
    told = pdfium.mark_name(mark, ctypes.addressof(_NAME), len(_NAME), ctypes.addressof(_LENGTH))
    return _NAME.raw[: _LENGTH.value] if told and _LENGTH.value <= len(_NAME) else b""


def _clips(obj: int, view: View) -> Iterator[Rectangle]:
    """The boxes of the paths that clip an object."""
    clip = pdfium.clip_path(obj)
    for path in range(max(0, pdfium.count_clips(clip))) if clip else ():
        points = list(_points(clip, path))
        if points:
            xs, ys = zip(*points, strict=True)
            yield view.box(min(xs), max(ys), max(xs), min(ys))


def _points(clip: int, path: int) -> Iterator[tuple[float, float]]:
    for index in range(max(0, pdfium.count_clip_segments(clip, path))):
        segment = pdfium.clip_segment(clip, path, index)
        if segment and pdfium.segment_point(segment, ctypes.addressof(_X), ctypes.addressof(_Y)):
            yield _X.value, _Y.value
