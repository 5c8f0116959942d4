"""The facts of a file and their cache."""

from __future__ import annotations

import pytest

from resumesift.document import Finding
from resumesift.facts import Facts
from resumesift.resume import Note, Resume


@pytest.mark.parametrize(
    ("code", "unread"),
    [
        ("damaged_file", True),
        ("damaged_page", True),
        ("page_without_text", True),
        ("page_with_picture", True),
        ("text_under_scan", True),
        ("unread_work", True),
        ("no_resume", True),
        ("hidden_text", False),
    ],
)
def test_a_part_that_was_not_read_is_known(code: str, unread: bool) -> None:
    found, noted = Finding(code, "…", 1), Note(code=code, message="…")
    assert Facts(Resume(), (found,)).partly_read is unread
    assert Facts(Resume(notes=(noted,))).partly_read is unread
    assert not Facts(Resume()).partly_read
