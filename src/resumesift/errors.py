"""The tree of errors: each has a stable `code`, a message that says what to do, and a place where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class ResumesiftError(Exception):
    """Base of everything resumesift raises on purpose. `code` is stable; scripts may branch on it."""

    code = "error"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class UnreadableError(ResumesiftError):
    """A file that cannot be read as a résumé; the screening turns it into `unreadable`, never into a rejection.

    Codes: `encrypted`, `damaged`, `empty`, `no_text`, `not_a_resume_format`, `not_found`, `not_a_file`,
    `not_permitted`, `too_large`, `needs_ocr`, `needs_libreoffice`, `conversion_failed`, `not_readable`.
    """

    code = "unreadable"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a rule, case or lexicon file: what is wrong, where (line and column from 1), and what to do.

    `rule` is the stable id of the rule of the linter that it breaks, such as `unknown-key`; None for lexicon files.
    """

    message: str
    path: str
    line: int | None = None
    column: int | None = None
    rule: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.message}"


class DataFileError(ResumesiftError):
    """Every problem of a YAML file at once, one line each, in the order of the file."""

    code = "invalid_file"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RuleError(DataFileError):
    """A ruleset or a case file that does not hold."""

    code = "invalid_rules"


class LexiconError(DataFileError):
    """A lexicon file that does not hold."""

    code = "invalid_lexicon"


def detail(error: BaseException) -> str:
    """An error with its code and what caused it, for the log: `damaged: … (BadZipFile: File is not a zip file)`.

    Without paths: a file may be called by a person's name.
    """
    causes, cause = [], error.__cause__
    while cause is not None:
        said = (cause.strerror or str(cause)) if isinstance(cause, OSError) else str(cause)
        causes.append(": ".join(part for part in (type(cause).__name__, " ".join(said.split())) if part))
        cause = cause.__cause__
    told = f"{error.code}: {error.message}" if isinstance(error, ResumesiftError) else str(error)
    return told + (f" ({'; '.join(causes)})" if causes else "")
