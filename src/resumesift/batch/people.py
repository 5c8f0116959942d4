"""The people on whom rules are tried: facts of résumés, and those that stand in the results of an earlier run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from resumesift.batch.inputs import Input, gather
from resumesift.errors import Problem, ResumesiftError, UnreadableError
from resumesift.facts import Facts, Person
from resumesift.facts.read import HEAVY, FactsReader, crashed, sha256_of
from resumesift.flags import findings_of
from resumesift.pool import Crashed, map_in_processes
from resumesift.resume import Resume, WorkEntry, first_month
from resumesift.screening import Screening

RESULTS = "results.jsonl"


def people(
    inputs: Sequence[Path],
    *,
    workers: int,
    reader: FactsReader,
    as_of: date | None = None,
    leave_out: Collection[Path] = (),
) -> Iterator[Person]:
    """Everybody in `inputs`, in their order: résumés, folders of them, and results (`results.jsonl`, or its folder).

    Folders are searched as by `resumesift screen`; a folder without résumés that has `results.jsonl` stands for that.
    The day is `as_of`, else that of the results, else today. Raises ResumesiftError: `no_input` where nobody is found,
    `invalid_results` for a line that is no result, or whose facts are not those that would be read for the rules now:
    found by other words than the reader's, or of an earlier day.
    """
    results = {path: found for path in inputs if (found := _results_of(path)) is not None}
    resumes = gather([path for path in inputs if path not in results], leave_out=leave_out).files
    if not results and not resumes:
        raise ResumesiftError(f"{', '.join(map(str, inputs))}: neither résumés nor {RESULTS} there", code="no_input")
    if resumes and reader.cache:
        reader.cache.open()
    yield from _read(resumes, workers, reader, as_of or date.today())
    for found in results.values():
        yield from _from_results(found, reader.words, as_of)


def _results_of(path: Path) -> Path | None:
    if path.name == "results.csv":
        raise ResumesiftError(f"{path} has no facts: give {RESULTS}, which stands beside it", code="no_input")
    if path.is_dir():
        inside = path / RESULTS
        return inside if inside.is_file() and not gather([path], leave_out=()).files else None
    return path if path.suffix == ".jsonl" else None


def _read(inputs: Sequence[Input], workers: int, reader: FactsReader, day: date) -> Iterator[Person]:
    paths = [item.path for item in inputs]
    results = map_in_processes(reader.read, paths, min(workers, max(1, len(paths))), HEAVY, reader.known)
    for item, result in zip(inputs, results, strict=True):
        sha256, found = (sha256_of(item.path), crashed()) if isinstance(result, Crashed) else result
        facts, error = (None, found.message) if isinstance(found, UnreadableError) else (found, None)
        yield Person(item.name, sha256, facts, day, error)


def _from_results(path: Path, words: str, as_of: date | None) -> Iterator[Person]:
    if not path.stat().st_size:
        raise ResumesiftError(f"{path}: nobody in it", code="no_input")
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                screening = Screening.model_validate_json(line)
            except ValidationError as error:
                message = "not a result of `resumesift screen` of this version: screen anew"
                raise _invalid(path, number, message) from error
            run = date.fromisoformat(screening.as_of)
            if screening.ruleset.vocabulary != words:
                message = "a result of rules with another vocabulary, whose words were not looked for: give the résumés"
                raise _invalid(path, number, message)
            if as_of is not None and as_of > run:
                message = f"a result as of {run}, which may lack what counts on {as_of}: give the résumés"
                raise _invalid(path, number, message)
            yield _screened(screening, as_of or run)


def _invalid(path: Path, line: int, message: str) -> ResumesiftError:
    return ResumesiftError(str(Problem(message, str(path), line)), code="invalid_results")


def _screened(screening: Screening, day: date) -> Person:
    if screening.resume is None:
        told = screening.error.message if screening.error else "could not be read"
        return Person(screening.file, screening.sha256, None, day, told)
    facts = Facts(_undated(screening.resume), findings_of(screening.flags, screening.resume))
    return Person(screening.file, screening.sha256, facts, day)


def _undated(resume: Resume) -> Resume:
    """Without what the run took from the age of the résumé: the month until which its posts are known to be held.

    A post that begins in that month may be said by the page itself to be sure for no longer: it keeps the month.
    """
    if resume.dated is None or not resume.dated.stale:
        return resume
    month = resume.dated.date if len(resume.dated.date) > len("2026") else f"{resume.dated.date}-01"

    def freed(post: WorkEntry) -> WorkEntry:
        taken = post.held_until == month and post.end is None and first_month(post.start or month) != first_month(month)
        return post.model_copy(update={"held_until": None}) if taken else post

    posts = {"work": tuple(map(freed, resume.work)), "unread": tuple(map(freed, resume.unread))}
    return resume.model_copy(update=posts)
