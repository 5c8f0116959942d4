"""The text recogniser: where lines of text stand in a picture, and what each says, character by character.

RapidOCR with the PP-OCR models that its wheel holds; nothing is fetched at run time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR

Picture = NDArray[np.uint8]
"""Rows of pixels of blue, green and red."""
Quad = NDArray[np.float32]
"""The corners of a line of text in pixels: top left, top right, bottom right, bottom left."""

_FINDING_SIDE = 1280
"""Pixels of the longer side in which lines are found, a page at 110 dpi: twice that finds no more, but slowly."""
_SMALL, _MOST_TIMES = 640, 3.0
"""A smaller picture is made that many pixels across, by so many times at most: tiny letters are found when enlarged."""
_LEAST_SIDE = 32
"""Pixels that the model takes at a time: a picture must not be smaller, or it is enlarged without a bound."""

_SETTINGS: dict[str, Any] = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.max_side_len": 4 * _FINDING_SIDE,
    "Global.return_word_box": True,
    "Det.limit_type": "min",
    "Det.limit_side_len": _LEAST_SIDE,
    # Each line by itself: lines padded to the length of others take longer and lose spaces.
    "Rec.rec_batch_num": 1,
    # One thread: the workers share the processors, and sums are added up in the same order everywhere.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a line says: for each character its confidence (0–1) and its middle in parts of the line's length."""

    text: str
    confidences: tuple[float, ...]
    middles: tuple[float, ...]

    @property
    def confidence(self) -> float:
        return sum(self.confidences) / len(self.confidences) if self.confidences else 0.0


@cache
def _engine() -> RapidOCR:
    return RapidOCR(params=_SETTINGS)


def find_lines(picture: Picture) -> list[Quad]:
    """The lines of text in a picture, from the top down."""
    high, wide = picture.shape[:2]
    scale = _finding_scale(high, wide)
    size = max(_LEAST_SIDE, round(wide * scale)), max(_LEAST_SIDE, round(high * scale))
    ways = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    resized = cv2.resize(picture, size, interpolation=ways) if size != (wide, high) else picture
    found: Any = _engine()(resized, use_det=True, use_cls=False, use_rec=False)
    boxes = getattr(found, "boxes", None)
    if boxes is None:
        return []
    stretch = np.array([wide / size[0], high / size[1]], dtype=np.float32)
    return [np.asarray(box, dtype=np.float32) * stretch for box in boxes]


def _finding_scale(high: int, wide: int) -> float:
    """By how much a picture is made larger or smaller to find its lines; a strip no longer than two pages."""
    shorter, longer = sorted((high, wide))
    wanted = max(min(1.0, _FINDING_SIDE / longer), _SMALL / shorter)
    return min(wanted, _MOST_TIMES, 2 * _FINDING_SIDE / longer)


def read_lines(lines: Sequence[Picture]) -> list[ReadLine]:
    """What each of these pictures of one line says; an empty text where nothing can be read."""
    if not lines:
        return []
    found: Any = _engine().recognize_txt(list(lines))
    return [_line(text, info) for text, info in zip(found.txts, found.word_results, strict=True)]


def _line(text: str, info: Any) -> ReadLine:
    """Spaces have a confidence but no place: they stand between their neighbours."""
    columns = iter([column for word in info.word_cols for column in word])
    middles: list[float] = []
    for char in text:
        if char.isspace():
            middles.append(middles[-1] if middles else 0.0)
        else:
            middles.append((next(columns) + 0.5) / info.line_txt_len)
    return ReadLine(text, tuple(info.confs[: len(text)]), tuple(middles))
