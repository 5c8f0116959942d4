"""Importing this module builds the pipeline and loads the lexicons: for a process from which workers are forked."""

from __future__ import annotations

import gc
from contextlib import suppress

from resumesift.document import Cell, Document, Line, Word
from resumesift.extraction.extract import extract

_RESUME = ("王小明", "工作经历", "2019.03 - 至今 甲乙有限公司 经理", "带领 3 人团队", "教育背景", "技能", "Excel")
"""Enough of a résumé that each component does its work once, and with it loads its words."""


def small_document() -> Document:
    """A résumé of seven lines."""
    return Document("text", tuple(Line((Cell(tuple(map(_word, text.split()))),), page=None) for text in _RESUME))


def _word(text: str) -> Word:
    return Word(text, text)


with suppress(Exception):  # a lexicon that does not hold: whoever uses the pipeline is told
    extract(small_document())
    gc.freeze()
