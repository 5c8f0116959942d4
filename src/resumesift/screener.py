"""The four steps in a row: a file is read, its facts are extracted and dated, and the rules are held against them."""

from __future__ import annotations

import hashlib
import logging
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from resumesift.document import Document
from resumesift.errors import ResumesiftError, UnreadableError, detail
from resumesift.experience import dated
from resumesift.flags import flags_of, partly_read
from resumesift.lexicon.vocabulary import Vocabulary
from resumesift.messages import Told, in_language
from resumesift.pool import Crashed, map_in_processes
from resumesift.resume import Resume
from resumesift.rules.evaluate import evaluate
from resumesift.rules.model import RuleSet
from resumesift.screening import Screening, ScreeningError

_CRASHED = "The process that read this file died. Review it by hand, and report the file if you may share it."

logger = logging.getLogger(__name__)

_HEAVY = ("resumesift.reading.pdf", "resumesift.reading.docx", "resumesift.extraction.ready")
"""What a worker process needs and a parent does not: spaCy, PDFium and the lexicons."""

StrPath = str | os.PathLike[str]


def parse(path: StrPath, as_of: date | str | None = None) -> Resume:
    """The facts of one résumé; months run to `as_of` (a date or `YYYY-MM-DD`, None is today).

    Raises UnreadableError for a file that cannot be read.
    """
    read, extract = _steps()
    return dated(extract(read(Path(path)), None), as_date(as_of))


def as_date(value: date | str | None) -> date:
    """A date, or text `YYYY-MM-DD`; None is today. Raises ResumesiftError (`invalid_date`)."""
    if value is None:
        return date.today()
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ResumesiftError(f"{value!r} is not a date such as 2026-06-30", code="invalid_date") from None


def printable(name: str) -> str:
    """A file name as text: names are bytes, and what is no UTF-8 in them is written as `\\xNN`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


class Screener:
    """Holds one ruleset against résumés. `as_of` is the day on which a post that is still held is counted.

    >>> Screener(load_rules("ecommerce-director"), as_of="2026-06-30").screen("resume.pdf")  # doctest: +SKIP
    """

    def __init__(self, ruleset: RuleSet, as_of: date | str | None = None) -> None:
        if not isinstance(ruleset, RuleSet):
            raise TypeError(f"Screener takes a ruleset, not {ruleset!r}: write Screener(load_rules({ruleset!r}))")
        self.ruleset = ruleset
        self.as_of = as_date(as_of)

    def screen(self, path: StrPath) -> Screening:
        """The result of one file. Never raises for what is in it: what cannot be read becomes `unreadable`."""
        file, started = Path(path), perf_counter()
        result = self._screen(file)
        logger.info(
            "%s: %s, %.0f ms", result.sha256, result.decision or "unreadable", 1000 * (perf_counter() - started)
        )
        return result

    def screen_many(
        self, paths: Iterable[StrPath], workers: int = 1, *, isolated: bool | None = None
    ) -> Iterator[Screening]:
        """The results of many files, in their order, however many `workers` share the work.

        With more than one worker, or `isolated`, the files are read by worker processes: one that dies makes
        its file `unreadable` (`crashed`) and nothing else. A script that asks for that must start its work under
        `if __name__ == "__main__":`, as for every use of `multiprocessing`.
        """
        if not (workers > 1 if isolated is None else isolated):
            yield from map(self.screen, paths)
            return
        asked: list[StrPath] = []

        def noted() -> Iterator[str]:
            for path in paths:
                asked.append(path)
                yield os.fspath(path)

        for result in map_in_processes(self.screen, noted(), workers, _HEAVY):
            path = Path(asked.pop(0))
            yield self._unreadable(path, "crashed", _CRASHED) if isinstance(result, Crashed) else result

    def _screen(self, file: Path) -> Screening:
        read, extract = _steps()
        try:
            document = read(file)
            resume = dated(extract(document, self.ruleset.vocabulary), self.as_of, self.ruleset.stale_months)
            return self._screened(file, document, resume)
        except UnreadableError as error:
            logger.info("%s: %s", _sha256(file), detail(error))
            return self._unreadable(file, error.code, error.message)
        except Exception as error:
            return self._failed(file, error)

    def _screened(self, file: Path, document: Document, resume: Resume) -> Screening:
        verdict = evaluate(self.ruleset, resume, self.as_of, partly_read=partly_read(document, resume))
        return self._result(
            file,
            status="screened",
            decision=verdict.decision,
            score=verdict.score,
            reason=verdict.reason,
            criteria=verdict.criteria,
            resume=resume,
            flags=tuple(self._told(flag) for flag in flags_of(document, resume, self.as_of)),
        )

    def _unreadable(self, file: Path, code: str, message: str) -> Screening:
        error = self._told(ScreeningError(code=code, message=message))
        return self._result(file, status="unreadable", decision=None, score=None, error=error)

    def _failed(self, file: Path, error: Exception) -> Screening:
        # What the exception says may quote the résumé, and the file may be called by a person's name: the log gets
        # the file's hash and where the exception arose.
        sha256, kind = _sha256(file), type(error).__name__
        frames = "".join(traceback.format_tb(error.__traceback__))
        logger.error("%s while reading the file with SHA-256 %s:\n%s", kind, sha256, frames.rstrip())
        message = (
            f"resumesift itself failed on this file ({kind}). Review it by hand, and report the lines that "
            f"`resumesift --verbose` prints for it."
        )
        return self._unreadable(file, "internal_error", message)

    def _told(self, item: Told) -> Told:
        """A flag or an error in the language of the rules, as the reasons are."""
        return in_language(item, self.ruleset.language)

    def _result(self, file: Path, **fields: Any) -> Screening:
        return Screening(
            file=printable(file.name),
            sha256=_sha256(file),
            as_of=self.as_of.isoformat(),
            ruleset=self.ruleset.ref,
            **fields,
        )


def _steps() -> tuple[Callable[[Path], Document], Callable[[Document, Vocabulary | None], Resume]]:
    """Reading and extraction, ready to use. What fails here is the installation's fault and no file's."""
    # Imported here, for they bring spaCy and PDFium, which a parent of worker processes does not need.
    from resumesift.extraction.extract import extract
    from resumesift.extraction.pipeline import pipeline
    from resumesift.reading import read_document

    pipeline()
    return read_document, extract


def _sha256(file: Path) -> str | None:
    try:
        if not file.is_file():  # a pipe would keep whoever opens it waiting
            return None
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return None
