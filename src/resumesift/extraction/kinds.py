"""Job, part-time post or internship, from the words of the title, what stands beside it, and the section."""

from __future__ import annotations

import re

from resumesift.extraction.cues import ends_with_cue, has_cue, is_cue_alone
from resumesift.resume import EntryKind, SectionKind
from resumesift.scripts import CJK

_SEGMENT = re.compile(r"[(（)）\[\]【】,，;；|/]|\s[-–—]\s")
_INNER = re.compile(r"\s(?:of|for|to|in|at|with)\s", re.IGNORECASE)


def kind_of(title: str | None, aside: str, section: SectionKind) -> EntryKind:
    """The kind of a post. `aside` are the other words of its header, company and title left out.

    Only the head of the title counts, and asides of their own: "实训基地总监" and "Head of Product Placement" are jobs.
    """
    if has_cue("kind.employee", title):
        return "job"
    for kind, cue in (("internship", "kind.internship"), ("part_time", "kind.part_time")):
        if _says(cue, title) or has_cue(cue, aside):
            return kind  # type: ignore[return-value]
    return "internship" if section == "internship" else "job"


def _says(cue: str, title: str | None) -> bool:
    if not title:
        return False
    head, *rest = (part.strip() for part in _SEGMENT.split(title))
    if ends_with_cue(cue, _INNER.split(head)[0]):
        return True
    return any(is_cue_alone(cue, part) or (CJK.search(part) and ends_with_cue(cue, part)) for part in rest if part)
