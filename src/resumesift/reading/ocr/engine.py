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
_SMALLEST_SIDE = 640

_SETTINGS: dict[str, Any] = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.max_side_len": 20_000,
    "Global.return_word_box": True,
    "Det.limit_type": "min",
    "Det.limit_side_len": _SMALLEST_SIDE,
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
    scale = min(1.0, _FINDING_SIDE / max(high, wide))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else picture
    found: Any = _engine()(small, use_det=True, use_cls=False, use_rec=False)
    boxes = getattr(found, "boxes", None)
    if boxes is None:
        return []
    stretch = np.array([wide / small.shape[1], high / small.shape[0]], dtype=np.float32)
    return [np.asarray(box, dtype=np.float32) * stretch for box in boxes]


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
