"""Job, part-time post or internship, from the words of the entry and its section."""

from __future__ import annotations

from resumesift.extraction.cues import has_cue
from resumesift.resume import EntryKind, SectionKind


def kind_of(title: str | None, company: str | None, header: str, section: SectionKind) -> EntryKind:
    """The kind of a post. `header` is the text of the lines that hold its company, title and dates."""
    if has_cue("kind.employee", title):
        return "job"
    if has_cue("kind.internship", title, header):
        return "internship"
    if has_cue("kind.part_time", title, company, header):
        return "part_time"
    return "internship" if section == "internship" else "job"
