"""Importing this module builds the pipeline and loads the lexicons: for a process from which workers are forked."""

from __future__ import annotations

import gc
from contextlib import suppress

from resumesift.document import Cell, Document, Line, Word
from resumesift.extraction.extract import extract

_RESUME = (
    "王小明",
    "8年工作经验，8 years of experience，更新时间：2024-03",
    "工作经历",
    "2019.03 - 至今\t杭州青禾食品有限公司\t销售经理",
    "带领 3 人团队，年销售额增长 20%。",
    "教育背景",
    "2010.09 - 2014.06\t浙江大学\t数学\t本科",
    "技能",
    "Excel",
)
"""Enough of a résumé that each component does its work once, and with it loads its words."""


def small_document() -> Document:
    """A résumé of a few lines."""
    return Document("text", tuple(Line(tuple(map(_cell, line.split("\t"))), page=None) for line in _RESUME))


def _cell(text: str) -> Cell:
    return Cell(tuple(Word(word, word) for word in text.split()))


with suppress(Exception):  # a lexicon that does not hold: whoever uses the pipeline is told
    extract(small_document())
    gc.freeze()
