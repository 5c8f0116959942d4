"""Characters that stand one under the other: laid side by side they are read as a line, then put back."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from resumesift.reading.ocr.engine import Picture, Quad, ReadLine, read_lines
from resumesift.reading.ocr.straight import crop
from resumesift.reading.ocr.words import InkedLine, PictureWord, PlacedLine


def stacked_lines(picture: Picture, quads: list[Quad]) -> Iterator[tuple[ReadLine, list[PlacedLine]]]:
    """What each stack says, laid side by side, and its characters where they are seen."""
    for quad in quads:
        image = crop(picture, quad)
        cells = _cells(image)
        if len(cells) < 2:
            continue
        laid, lefts, high = _side_by_side(image, cells)
        (line,) = read_lines([laid])
        x0, top = max(0, int(quad[:, 0].min())), max(0, int(quad[:, 1].min()))
        placed = []
        for char, middle, confidence in zip(line.text, line.middles, line.confidences, strict=True):
            if char.isspace():
                continue
            at = max(i for i, left in enumerate(lefts) if left <= middle * laid.shape[1])
            first, last = cells[at]
            word = PictureWord(char, 0.0, float(image.shape[1]), confidence, (image.shape[1] / 2,))
            placed.append(PlacedLine(InkedLine([word], float(first), float(last), float(high)), x0, top))
        yield line, placed


def _cells(image: Picture) -> list[tuple[int, int]]:
    """The rows of pixels of each character of a stack, by the blank rows between them."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    _, mask = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    filled = np.concatenate([[0], np.asarray(mask).any(axis=1).astype(np.int8), [0]])
    edges = np.flatnonzero(np.diff(filled)).tolist()
    wide = image.shape[1]
    cells: list[tuple[int, int]] = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        # The parts of one ideograph may stand apart (二, 言): together they are no higher than it is wide.
        if cells and last - cells[-1][0] <= wide:
            cells[-1] = cells[-1][0], last
        else:
            cells.append((first, last))
    return cells


def _side_by_side(image: Picture, cells: list[tuple[int, int]]) -> tuple[Picture, list[int], int]:
    """The characters in a row, where each begins in it, and their height."""
    high = max(last - first for first, last in cells)
    margin = max(2, high // 8)
    wide = image.shape[1]
    paper = np.median(image.reshape(-1, 3), axis=0)
    laid = np.full((high + 2 * margin, wide * len(cells), 3), paper, dtype=np.uint8)
    for index, (first, last) in enumerate(cells):
        down = margin + (high - (last - first)) // 2
        laid[down : down + last - first, index * wide : (index + 1) * wide] = image[first:last]
    return laid, [index * wide for index in range(len(cells))], high
