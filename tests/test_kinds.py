"""Job, part-time post or internship: the words at the head of a title, not any word in it."""

from __future__ import annotations

import pytest

from resumesift.extraction.kinds import kind_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("运营实习生", "internship"),
        ("实习护士", "internship"),
        ("数据工程师（实习）", "internship"),
        ("Backend Co-op", "internship"),
        ("Firmware Co-op Student", "internship"),
        ("Intern, stress office", "internship"),
        ("Workshop placement (300 hours)", "internship"),
        ("店员（兼职）", "part_time"),
        ("兼职网管", "part_time"),
        ("Motion Designer (two days a week)", "part_time"),
        ("E-commerce Director / 电商总监（兼职 part-time）", "part_time"),
        ("Volunteer Data Analyst", "part_time"),
        ("Graduate Teaching Assistant, STAT 318", "part_time"),
        ("管培生", "job"),
        ("实习生导师", "job"),
        ("实训基地电商总监", "job"),
        ("Volunteer Manager", "job"),
        ("Internship Coordinator", "job"),
        ("Head of Product Placement", "job"),
        ("Head of Co-op Marketing", "job"),
        ("E-commerce Director, Co-op Marketing", "job"),
        ("Director of E-commerce, Casual Wear", "job"),
        ("Internal Auditor", "job"),
        (None, "job"),
    ],
)
def test_the_title_tells_the_kind(title: str | None, kind: str) -> None:
    assert kind_of(title, "", "work") == kind


def test_what_stands_beside_the_title_tells_it_too() -> None:
    assert kind_of("运营", "(实习)", "work") == "internship"
    assert kind_of("Clerk", "part-time", "work") == "part_time"


def test_in_a_section_of_internships_a_post_is_one_unless_its_title_says_otherwise() -> None:
    assert kind_of("运营专员", "", "internship") == "internship"
    assert kind_of("管培生", "", "internship") == "job"
