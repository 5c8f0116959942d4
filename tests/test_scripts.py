"""Chinese and wide characters: one set of ranges."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import resumesift
from resumesift.scripts import CJK, is_ideograph, is_wide, width

SOURCE = Path(resumesift.__file__).parent


@pytest.mark.parametrize(("char", "ideograph", "wide"), [
    ("电", True, True), ("電", True, True), ("㐀", True, True), ("。", False, True), ("（", False, True),
    ("あ", False, True), ("한", False, True), ("a", False, False), ("é", False, False), ("—", False, False),
    ("•", False, False), ("7", False, False),
])  # fmt: skip
def test_what_is_chinese_and_what_is_wide(char: str, ideograph: bool, wide: bool) -> None:
    assert (is_ideograph(char), bool(CJK.fullmatch(char)), is_wide(char)) == (ideograph, ideograph, wide)


def test_more_or_less_than_a_character_is_neither() -> None:
    assert not any(is_ideograph(text) or is_wide(text) for text in ("", "电商"))


def test_width_counts_in_letters() -> None:
    assert width("GMV 增长，20%") == 4 + 6 + 3


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_room_has_ranges_of_its_own(path: Path) -> None:
    if path.name not in ("scripts.py", "normalize.py"):  # normalize lists what needs no change
        assert not re.search(r"\\u(?:3400|4e00|9fff|2e80)|[㐀一]-[鿿龥]", path.read_text("utf-8"))
