"""Headings by their words: what is one, of which kind, and what only looks like one."""

from __future__ import annotations

from typing import get_args

import pytest

from resumesift.extraction.headings import heading_kind, is_mixed, misspelt_heading_kind
from resumesift.lexicon.load import Entry, load_entries
from resumesift.resume import SectionKind


def test_the_ids_are_kinds_of_sections() -> None:
    ids = {entry.id for entry in load_entries("headings", Entry)}
    assert ids <= {*get_args(SectionKind), "experience", "filler", "empty"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一、工作经历", "work"),
        ("2. Education", "education"),
        ("★ 专业技能 ★", "skills"),
        ("工作经历（近五年）", "work"),
        ("EXPERIENCE – 12 YEARS +", "work"),
        ("工作经歷", "work"),
        ("教育背景 Education", "education"),
        ("工 作 经 历", "work"),
        ("Work & Volunteer Experience", "work"),
        ("Volunteer Experience", "club"),
        ("E DUC AT I ON", "education"),
        ("SKI L L S", "skills"),
        ("PRO FES SION AL EX PE RI ENCE", "work"),
        ("U S A", None),
        ("BIG ED CO", None),
        ("Employment 2", "work"),
        ("工作经历三", "work"),
        ("Project 2", None),
        ("MILITARY EXPERIENCE", "work"),
        ("负责店铺运营", None),
        ("运营经理", None),
        ("Operations Manager", None),
        ("2016.03 工作经历", None),
        ("", None),
    ],
)
def test_numbers_and_ornaments_do_not_matter(text: str, kind: str | None) -> None:
    assert heading_kind(text) == kind


def test_a_heading_may_name_two_kinds() -> None:
    assert is_mixed("实习/项目经历")
    assert not is_mixed("实习经历")


def test_certificates_beside_memberships_are_not_lost():
    assert heading_kind("CERTIFICATIONS & AFFILIATIONS") == "certificate"
    assert heading_kind("Professional Affiliations") == "club"
    assert heading_kind("技能与证书") == "skills"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("WORK EXPEREINCE", "work"),
        ("Profesional Experience", "work"),
        ("Refrences", "reference"),
        ("Work Experience", None),
        ("Warehouse", None),
        ("Work Expenses", None),
    ],
)
def test_a_slip_of_the_pen_in_a_heading(text: str, kind: str | None) -> None:
    assert misspelt_heading_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [("BOARD & ADVI SORY ROLES", "club"), ("PROFES S IONAL EXPERIENCE", "work"), ("PRO FIT AND LOSS", None)],
)
def test_letters_set_apart_in_a_heading(text: str, kind: str | None) -> None:
    assert heading_kind(text) == kind
