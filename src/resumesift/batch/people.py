"""The people on whom rules are tried: facts of résumés, and those that stand in the results of an earlier run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from resumesift.batch.inputs import Input, gather
from resumesift.errors import Problem, ResumesiftError, UnreadableError
from resumesift.facts import Facts
from resumesift.facts.read import HEAVY, FactsReader, crashed, sha256_of
from resumesift.flags import findings_of
from resumesift.pool import Crashed, map_in_processes
from resumesift.resume import Resume
from resumesift.screening import Screening

RESULTS = "results.jsonl"


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever is in one file. `file` is the name as in the results of a run; where it could not be read there are no
    `facts` but an `error`, code and message. `as_of` is the day of the run whose results the facts are of.
    """

    file: str
    sha256: str | None
    facts: Facts | None
    error: tuple[str, str] | None = None
    as_of: date | None = None


def people(
    inputs: Sequence[Path],
    *,
    workers: int,
    reader: FactsReader,
    leave_out: Collection[Path] = (),
) -> Iterator[Person]:
    """Everybody in `inputs`, in their order: résumés, folders of them, and results (`results.jsonl`, or its folder).

    Folders are searched as by `resumesift screen`; a folder without résumés that has `results.jsonl` stands for that.
    Raises ResumesiftError: `no_input` where nobody is found, `invalid_results` for a line that is no result.
    """
    results = {path: found for path in inputs if (found := _results_of(path)) is not None}
    resumes = gather([path for path in inputs if path not in results], leave_out=leave_out).files
    if not results and not resumes:
        raise ResumesiftError(f"{', '.join(map(str, inputs))}: neither résumés nor {RESULTS} there", code="no_input")
    yield from _read(resumes, workers, reader)
    for found in results.values():
        yield from _from_results(found)


def _results_of(path: Path) -> Path | None:
    if path.is_dir():
        inside = path / RESULTS
        return inside if inside.is_file() and not gather([path], leave_out=()).files else None
    return path if path.suffix == ".jsonl" else None


def _read(inputs: Sequence[Input], workers: int, reader: FactsReader) -> Iterator[Person]:
    paths = [item.path for item in inputs]
    results = map_in_processes(reader.read, paths, min(workers, max(1, len(paths))), HEAVY, reader.known)
    for item, result in zip(inputs, results, strict=True):
        sha256, found = (sha256_of(item.path), crashed()) if isinstance(result, Crashed) else result
        facts, error = (None, (found.code, found.message)) if isinstance(found, UnreadableError) else (found, None)
        yield Person(item.name, sha256, facts, error)


def _from_results(path: Path) -> Iterator[Person]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                screening = Screening.model_validate_json(line)
            except ValidationError as error:
                problem = Problem("not a result of `resumesift screen` of this version: screen anew", str(path), number)
                raise ResumesiftError(str(problem), code="invalid_results") from error
            yield _screened(screening)


def _screened(screening: Screening) -> Person:
    day = date.fromisoformat(screening.as_of)
    if screening.resume is None:
        told = (screening.error.code, screening.error.message) if screening.error else ("unreadable", "")
        return Person(screening.file, screening.sha256, None, told, day)
    facts = Facts(_undated(screening.resume), findings_of(screening.flags, screening.resume))
    return Person(screening.file, screening.sha256, facts, None, day)


def _undated(resume: Resume) -> Resume:
    """Without what the run took from the age of the résumé: the month until which its posts are known to be held."""
    if resume.dated is None or not resume.dated.stale:
        return resume
    month = resume.dated.date if len(resume.dated.date) > len("2026") else f"{resume.dated.date}-01"
    posts = {
        name: tuple(
            post.model_copy(update={"held_until": None}) if post.held_until == month and post.end is None else post
            for post in getattr(resume, name)
        )
        for name in ("work", "unread")
    }
    return resume.model_copy(update=posts)
