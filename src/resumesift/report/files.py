"""The files of a run: `results.jsonl` and `results.csv`, both in the order of the inputs, a line at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from resumesift.report.csv import ENCODING, CsvResults
from resumesift.report.jsonl import to_line
from resumesift.screening import Screening


def result_paths(folder: Path) -> tuple[Path, Path]:
    """The two files of a run whose results go to `folder`."""
    return folder / "results.jsonl", folder / "results.csv"


class ResultFiles:
    """Writes each result as it comes; what was written stays, whatever happens after. Opens at once; use as a context.

    `folder` is made if need be, and the files of an earlier run in it are replaced. `criteria` is as in
    CsvResults. Raises OSError with a file name where it cannot be written.
    """

    def __init__(self, folder: Path, criteria: Mapping[str, bool]) -> None:
        self.jsonl, self.csv = result_paths(folder)
        with self._named(), ExitStack() as opening:
            folder.mkdir(parents=True, exist_ok=True)
            self._lines = opening.enter_context(self.jsonl.open("w", encoding="utf-8", newline="\n"))
            sheet = opening.enter_context(self.csv.open("w", encoding=ENCODING, newline=""))
            self._rows, self._sheet = CsvResults(sheet, criteria), sheet
            self._open = opening.pop_all()

    def __enter__(self) -> Self:
        return self

    def add(self, screening: Screening) -> None:
        """Write one result into both files."""
        with self._named():
            self._lines.write(to_line(screening) + "\n")
            self._rows.add(screening)
            self._lines.flush()
            self._sheet.flush()

    def __exit__(self, *_: object) -> None:
        with self._named():
            self._open.close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        """A full disk does not say which file it is that could not be written."""
        try:
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, error.filename or str(self.jsonl.parent)) from error
