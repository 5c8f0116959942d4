"""What is drawn on a page besides text: the rules of tables, and the areas that may hide text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise, repeat

from resumesift.reading.layout.printed import Area, Drawings, Rectangle, Rule
from resumesift.reading.pdf import pdfium
from resumesift.reading.pdf.pdfium import Matrix, OpenPage

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_MOST_OBJECTS = 4000
_MOST_SEGMENTS = 30
_DEEPEST_FORM = 4
_THIN = 2.0
_SHORTEST_RULE = 5.0
_MOVE_TO = 2
_RECTANGLE = 5
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawings_of(page: OpenPage) -> Drawings:
    """Everything drawn on the page, up to some thousand objects."""
    count = min(pdfium.count_objects(page.page), _MOST_OBJECTS)
    objects = list(map(pdfium.get_object, repeat(page.page), range(count)))
    drawings = Drawings(objects)
    for order, (obj, kind) in enumerate(zip(objects, map(pdfium.object_type, objects), strict=True)):
        if kind != _TEXT:
            _collect(obj, kind, order, _IDENTITY, page, drawings, 0)
    return drawings


def is_picture(drawings: Drawings) -> bool:
    """Does a page hold images and nothing else?"""
    return (
        bool(drawings.objects)
        and all(area.color is None for area in drawings.areas)
        and len(drawings.areas) == len(drawings.objects)
    )


def _collect(
    obj: int,
    kind: int,
    order: int,
    outer: Matrix,
    page: OpenPage,
    drawings: Drawings,
    depth: int,
) -> None:
    if kind == _PATH:
        _collect_path(obj, order, outer, page, drawings)
    elif kind in (_IMAGE, _SHADING):
        drawings.areas.append(Area(_bounds(obj, outer, page), None, order))
    elif kind == _FORM and depth < _DEEPEST_FORM:
        matrix = _times(_matrix(obj), outer)
        for index in range(min(pdfium.count_form_objects(obj), _MOST_OBJECTS)):
            inner = pdfium.get_form_object(obj, index)
            if inner:
                _collect(
                    inner,
                    pdfium.object_type(inner),
                    order,
                    matrix,
                    page,
                    drawings,
                    depth + 1,
                )


def _collect_path(obj: int, order: int, outer: Matrix, page: OpenPage, drawings: Drawings) -> None:
    segments = pdfium.count_segments(obj)
    if not 2 <= segments <= _MOST_SEGMENTS:
        return
    fills, strokes = _draw_mode(obj)
    if not fills and not strokes:
        return  # a clipping path
    if not strokes and segments <= _RECTANGLE:
        _add_box(_bounds(obj, outer, page), obj, order, drawings)
        return
    for outline in _outlines(list(_points(obj, segments, _times(_matrix(obj), outer), page))):
        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        box = (min(xs), min(ys), max(xs), max(ys))
        if strokes and not _is_thin(box):
            for (ax, ay), (bx, by) in pairwise(outline):
                _add_rule((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), drawings)
        if fills or _is_thin(box):
            _add_box(box, obj, order, drawings)


def _add_box(box: Rectangle, obj: int, order: int, drawings: Drawings) -> None:
    if _is_thin(box):
        _add_rule(box, drawings)
    else:
        drawings.areas.append(Area(box, pdfium.color_of(obj), order))


def _is_thin(box: Rectangle) -> bool:
    return box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN


def _add_rule(box: Rectangle, drawings: Drawings) -> None:
    x0, top, x1, bottom = box
    if x1 - x0 <= _THIN and bottom - top >= _SHORTEST_RULE:
        drawings.upright.append(Rule((x0 + x1) / 2, top, bottom))
    elif bottom - top <= _THIN and x1 - x0 >= _SHORTEST_RULE:
        drawings.level.append(Rule((top + bottom) / 2, x0, x1))


def _points(obj: int, count: int, matrix: Matrix, page: OpenPage) -> Iterator[tuple[float, float, bool, bool]]:
    """The path's points in view space, whether each begins an outline, and whether it closes one."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    ax, ay = ctypes.addressof(x), ctypes.addressof(y)
    point_of = page.view.point
    for index in range(count):
        segment = pdfium.get_segment(obj, index)
        pdfium.segment_point(segment, ax, ay)
        px, py = x.value, y.value
        vx, vy = point_of(a * px + c * py + e, b * px + d * py + f)
        yield vx, vy, pdfium.segment_type(segment) == _MOVE_TO, bool(pdfium.segment_closes(segment))


def _outlines(
    points: list[tuple[float, float, bool, bool]],
) -> Iterator[list[tuple[float, float]]]:
    outline: list[tuple[float, float]] = []
    for x, y, begins, closes in points:
        if begins and outline:
            yield outline
            outline = []
        outline.append((x, y))
        if closes:
            outline.append(outline[0])
    if outline:
        yield outline


def _matrix(obj: int) -> Matrix:
    values = (ctypes.c_float * 6)()
    pdfium.object_matrix(obj, ctypes.addressof(values))
    return values[0], values[1], values[2], values[3], values[4], values[5]


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _bounds(obj: int, outer: Matrix, page: OpenPage) -> Rectangle:
    values = (ctypes.c_float * 4)()
    at = ctypes.addressof(values)
    pdfium.object_bounds(obj, at, at + 4, at + 8, at + 12)
    left, bottom, right, top = values
    a, b, c, d, e, f = outer
    corners = [page.view.point(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


_MODE = (ctypes.c_int * 2)()


def _draw_mode(obj: int) -> tuple[bool, bool]:
    """Is the path filled, is it stroked?"""
    at = ctypes.addressof(_MODE)
    pdfium.draw_mode(obj, at, at + 4)
    return bool(_MODE[0]), bool(_MODE[1])
