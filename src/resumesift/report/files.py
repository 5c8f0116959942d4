"""The files of a run: `results.jsonl` and `results.csv`, both in the order of the inputs, a line at a time."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from resumesift.report.csv import ENCODING, CsvResults
from resumesift.report.jsonl import to_line
from resumesift.report.labels import Language
from resumesift.screening import Screening


class ResultFiles:
    """Writes each result as it comes; what was written stays, whatever happens after. Use as a context.

    `folder` is made if need be, and the files of an earlier run in it are replaced. `criteria` and `language` are as
    in CsvResults.
    """

    def __init__(self, folder: Path, criteria: Mapping[str, bool], language: Language) -> None:
        self.jsonl = folder / "results.jsonl"
        self.csv = folder / "results.csv"
        self._criteria = criteria
        self._language = language
        self._open = ExitStack()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that are written."""
        return self.jsonl, self.csv

    def __enter__(self) -> Self:
        self.jsonl.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as opening:
            self._lines = opening.enter_context(self.jsonl.open("w", encoding="utf-8", newline="\n"))
            self._sheet = opening.enter_context(self.csv.open("w", encoding=ENCODING, newline=""))
            self._rows = CsvResults(self._sheet, self._criteria, self._language)
            self._open = opening.pop_all()
        return self

    def add(self, screening: Screening) -> None:
        """Write one result into both files."""
        self._lines.write(to_line(screening) + "\n")
        self._rows.add(screening)
        self._lines.flush()
        self._sheet.flush()

    def __exit__(self, *_: object) -> None:
        self._open.close()
