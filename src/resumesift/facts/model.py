"""The facts of one file, and the person in it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pydantic.dataclasses import dataclass

from resumesift.document import Finding
from resumesift.resume import UNREAD, Resume


@dataclass(frozen=True, slots=True)
class Facts:
    """A résumé before it is dated (`experience.dated`), and the findings of the reading."""

    resume: Resume
    findings: tuple[Finding, ...] = ()

    @property
    def partly_read(self) -> bool:
        """Is there a part of the file that a person may read and the program could not?"""
        return self.resume.partly_read or not UNREAD.isdisjoint(finding.code for finding in self.findings)


class Person(NamedTuple):
    """Whoever is in one file, on the `day` on which rules are tried on them.

    `file` is the name as in the results of a run; where it could not be read there are no `facts` but an `error`, which
    says why.
    """

    file: str
    sha256: str | None
    facts: Facts | None
    day: date
    error: str | None = None
