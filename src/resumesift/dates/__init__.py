"""Dates of a résumé in all the habits of Chinese and English: text in, spans with their precision out.

Pure functions without a clock. A small pattern a habit says what one point in time looks like (`points`), short
tables say what joins two of them (`spans`) and how a length of time is written (`durations`).
"""

from __future__ import annotations

from resumesift.dates.folding import months_come_first
from resumesift.dates.model import DateSpan, PartialDate
from resumesift.dates.spans import find_dates, is_date_only

__all__ = ["DateSpan", "PartialDate", "find_dates", "is_date_only", "months_come_first"]
