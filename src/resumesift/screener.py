"""The four steps in a row: a file is read, its facts are extracted and dated, and the rules are held against them."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from resumesift.errors import ResumesiftError, UnreadableError
from resumesift.experience import dated
from resumesift.facts import Facts, FactsCache
from resumesift.facts.read import HEAVY, FactsReader, crashed, failed, reader, sha256_of
from resumesift.flags import flags_of
from resumesift.judging import judge_facts
from resumesift.messages import Told, in_language
from resumesift.pool import Crashed, map_in_processes
from resumesift.reading.load import load
from resumesift.resume import Resume
from resumesift.rules.model import RuleSet
from resumesift.screening import Screening, ScreeningError

logger = logging.getLogger(__name__)

StrPath = str | os.PathLike[str]


def parse(path: StrPath, as_of: date | str | None = None) -> Resume:
    """The facts of one résumé; months run to `as_of` (a date or `YYYY-MM-DD`, None is today).

    Raises UnreadableError for a file that cannot be read.
    """
    return dated(reader()(load(Path(path))).resume, as_date(as_of))


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

    With a `cache` (or the path of its file) what was read once is not read again, and what is read is kept in it; the
    results are the same.

    >>> Screener(load_rules("ecommerce-director"), as_of="2026-06-30").screen("resume.pdf")  # doctest: +SKIP
    """

    def __init__(
        self, ruleset: RuleSet, as_of: date | str | None = None, *, cache: FactsCache | StrPath | None = None
    ) -> None:
        if not isinstance(ruleset, RuleSet):
            raise TypeError(f"Screener takes a ruleset, not {ruleset!r}: write Screener(load_rules({ruleset!r}))")
        self.ruleset = ruleset
        self.as_of = as_date(as_of)
        cache = cache if cache is None or isinstance(cache, FactsCache) else FactsCache(Path(cache))
        self._reader = FactsReader(cache, ruleset.vocabulary)

    def screen(self, path: StrPath) -> Screening:
        """The result of one file. Never raises for what is in it: what cannot be read becomes `unreadable`."""
        file, started = Path(path), perf_counter()
        result = self._outcome(file, *self._reader.read(file))
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

        for result in map_in_processes(self.screen, noted(), workers, HEAVY, self._at_hand):
            path = Path(asked.pop(0))
            yield self._unreadable(path, sha256_of(path), crashed()) if isinstance(result, Crashed) else result

    def judge(self, facts: Facts, file: StrPath, sha256: str | None = None) -> Screening:
        """The result of facts that were read before; `file` and `sha256` are what it says of their file."""
        resume, verdict = judge_facts(self.ruleset, facts, self.as_of)
        return self._result(
            Path(file),
            sha256,
            status="screened",
            decision=verdict.decision,
            score=verdict.score,
            reason=verdict.reason,
            criteria=verdict.criteria,
            resume=resume,
            flags=tuple(self._told(flag) for flag in flags_of(facts.findings, resume, self.as_of)),
        )

    def _at_hand(self, path: StrPath) -> Screening | None:
        """The result of a file of which the cache knows; None for any other."""
        found = self._reader.known(Path(path))
        return None if found is None else self._outcome(Path(path), *found)

    def _outcome(self, file: Path, sha256: str | None, found: Facts | UnreadableError) -> Screening:
        if isinstance(found, UnreadableError):
            return self._unreadable(file, sha256, found)
        try:
            return self.judge(found, file, sha256)
        except Exception as error:
            return self._unreadable(file, sha256, failed(sha256, error))

    def _unreadable(self, file: Path, sha256: str | None, error: UnreadableError) -> Screening:
        said = self._told(ScreeningError(code=error.code, message=error.message))
        return self._result(file, sha256, status="unreadable", decision=None, score=None, error=said)

    def _told(self, item: Told) -> Told:
        """A flag or an error in the language of the rules, as the reasons are."""
        return in_language(item, self.ruleset.language)

    def _result(self, file: Path, sha256: str | None, **fields: Any) -> Screening:
        return Screening(
            file=printable(file.name),
            sha256=sha256,
            as_of=self.as_of.isoformat(),
            ruleset=self.ruleset.ref,
            **fields,
        )
