"""The facts of one file."""

from __future__ import annotations

from pydantic.dataclasses import dataclass

from resumesift.document import Finding
from resumesift.resume import Resume

_UNREAD = frozenset(
    {
        *("damaged_file", "damaged_page", "garbled_text", "page_with_picture", "page_without_text", "text_under_scan"),
        *("no_resume", "ocr_doubtful", "unread_work"),
    }
)


@dataclass(frozen=True, slots=True)
class Facts:
    """A résumé before it is dated (`experience.dated`), and the findings of the reading."""

    resume: Resume
    findings: tuple[Finding, ...] = ()

    @property
    def partly_read(self) -> bool:
        """Is there a part of the file that a person may read and the program could not?"""
        codes = {finding.code for finding in self.findings} | {note.code for note in self.resume.notes}
        return not _UNREAD.isdisjoint(codes)
