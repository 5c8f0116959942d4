"""A picture made upright and level: pages scanned on their side, upside down, or a little askew."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot

import cv2
import numpy as np

from resumesift.reading.ocr.engine import Picture, Quad, find_lines, read_lines

TALL = 1.5
"""A line that is so many times higher than long lies on its side, or its characters stand one under the other."""
_LONG = 4.0
_LEAST_TURN = 0.1
_MOST_TURN = 15.0
"""Degrees. A page that lies more askew than that was no page."""
_ALIKE = 1.0
_PROBES = 6
_DOUBTFUL = 0.8


@dataclass(frozen=True, slots=True)
class Straight:
    """A level picture and the corners of its lines. `quarters` (of 90°, clockwise) and then `turn` (degrees,
    clockwise, about the middle) were taken back to make it so.
    """

    picture: Picture
    quads: list[Quad]
    quarters: int = 0
    turn: float = 0.0


def straighten(picture: Picture) -> Straight:
    """The picture with level lines, and where they are."""
    quads = find_lines(picture)
    quarters = 0
    if sum(map(_lies_on_its_side, quads)) > len(quads) / 2:
        quarters, picture = 1, _turned_back(picture, 1)
        quads = find_lines(picture)
    # Made level first: whether a line is upside down shows in a picture of it that shows nothing else.
    picture, quads, turn = _leveled(picture, quads)
    if quads and _is_upside_down(picture, quads):
        quarters, picture = quarters + 2, _turned_back(picture, 2)
        quads = find_lines(picture)
    return Straight(picture, quads, quarters, turn)


def _leveled(picture: Picture, quads: list[Quad]) -> tuple[Picture, list[Quad], float]:
    """The picture without the `turn` (degrees clockwise) of its lines, and the lines that are still on it."""
    turn = _turn_of(quads)
    if abs(turn) < _LEAST_TURN:
        return picture, quads, 0.0
    high, wide = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), turn, 1.0)
    level = cv2.warpAffine(picture, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    moved = [(quad @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32) for quad in quads]
    kept = [quad for quad in moved if 0 <= quad[:, 0].mean() < wide and 0 <= quad[:, 1].mean() < high]
    return np.asarray(level, dtype=np.uint8), kept, turn


def size_of(quad: Quad) -> tuple[float, float]:
    """Length and height of a line in pixels."""
    (ax, ay), (bx, by), _, (dx, dy) = quad.tolist()
    return hypot(bx - ax, by - ay), hypot(dx - ax, dy - ay)


def angle_of(quad: Quad) -> float:
    """By how many degrees a line falls to its right."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad.tolist()
    return degrees(atan2(by - ay + cy - dy, bx - ax + cx - dx))


def crop(picture: Picture, quad: Quad) -> Picture:
    """The upright rectangle around a line."""
    high, wide = picture.shape[:2]
    x0, top = np.maximum(np.floor(quad.min(axis=0)), 0).astype(int)
    x1, bottom = np.ceil(quad.max(axis=0)).astype(int)
    return picture[top : min(high, max(bottom, top + 1)), x0 : min(wide, max(x1, x0 + 1))]


def _turned_back(picture: Picture, quarters: int) -> Picture:
    return np.ascontiguousarray(np.rot90(picture, quarters))


def _lies_on_its_side(quad: Quad) -> bool:
    wide, high = size_of(quad)
    return high > TALL * wide


def _is_upside_down(picture: Picture, quads: list[Quad]) -> bool:
    """Are some of the longest lines read with more confidence when they are turned about?"""
    longest = sorted(quads, key=size_of, reverse=True)[:_PROBES]
    probes = [crop(picture, quad) for quad in longest]
    as_it_is = _confidence(probes)
    return as_it_is < _DOUBTFUL and _confidence([_turned_back(probe, 2) for probe in probes]) > as_it_is


def _confidence(lines: list[Picture]) -> float:
    return sum(line.confidence for line in read_lines(lines)) / len(lines)


def _turn_of(quads: list[Quad]) -> float:
    """The angle of most long lines, the longer the more it counts; 0 where they do not agree."""
    angles = sorted((angle_of(quad), size_of(quad)[0]) for quad in quads if _is_long(quad))
    half = sum(length for _, length in angles) / 2
    usual = 0.0
    for angle, length in angles:
        half -= length
        if half <= 0:
            usual = angle
            break
    alike = [(angle, length**2) for angle, length in angles if abs(angle - usual) <= _ALIKE]
    if not alike or abs(usual) > _MOST_TURN:
        return 0.0
    return sum(angle * weight for angle, weight in alike) / sum(weight for _, weight in alike)


def _is_long(quad: Quad) -> bool:
    wide, high = size_of(quad)
    return wide >= _LONG * high
