"""results.csv: one row a résumé, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import Any, TextIO

from resumesift.report.labels import why
from resumesift.screening import CriterionResult, Screening

ENCODING = "utf-8-sig"
"""With the mark by which Excel knows that the file is UTF-8; without it Chinese turns into nonsense there."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvResults:
    """Writes the rows of one run, a line at a time, to `file` (opened with `newline=""` and `ENCODING`).

    `criteria` maps each criterion's id to whether it counts months: such a one has the columns `<id>_months_low` and
    `<id>_months_high` beside that of its status.
    """

    def __init__(self, file: TextIO, criteria: Mapping[str, bool]) -> None:
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._criteria = criteria
        columns = [
            column
            for name, timed in criteria.items()
            for column in ((name, f"{name}_months_low", f"{name}_months_high") if timed else (name,))
        ]
        run = ["as_of", "ruleset", "ruleset_version"]
        self._writer.writerow(["file", "name", "decision", "score", *columns, "reason", "flags", *run])

    def add(self, screening: Screening) -> None:
        """Write the row of one result; of an unreadable file, its error stands in `reason`."""
        found = {criterion.id: criterion for criterion in screening.criteria}
        cells: list[object] = [
            screening.file,
            screening.resume.name if screening.resume else None,
            screening.decision or screening.status,
            screening.score,
        ]
        for name, timed in self._criteria.items():
            cells += _criterion_cells(found.get(name), timed)
        cells.append(why(screening))
        cells.append(" ".join(dict.fromkeys(flag.code for flag in screening.flags)))
        cells += [screening.as_of, screening.ruleset.name, screening.ruleset.version]
        self._writer.writerow([_safe(cell) for cell in cells])


def _criterion_cells(criterion: CriterionResult | None, timed: bool) -> list[Any]:
    months = criterion.months if criterion else None
    status = criterion.status if criterion else None
    return [status, months and months.low, months and months.high] if timed else [status]


def _safe(cell: object) -> object:
    """Text that a spreadsheet would take for a formula begins with an apostrophe; nothing else is changed."""
    if isinstance(cell, str):
        text = cell.replace("\x00", "")
        return f"'{text}" if text.lstrip(" \u3000\ufeff").startswith(_FORMULA_STARTS) else text
    return cell
