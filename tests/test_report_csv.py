"""results.csv: what a spreadsheet sees."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from invented import resume, screening, unreadable
from resumesift.report.csv import ENCODING, CsvResults
from resumesift.screening import Screening

CRITERIA = {"ecommerce_years": True, "b2c_operations": False, "team": False}


def rows(*results: Screening) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    writer = CsvResults(file, CRITERIA)
    for result in results:
        writer.add(result)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_one_row_a_resume() -> None:
    (row,) = rows(screening())
    assert row == {
        "file": "lin.pdf",
        "name": "林晓峰",
        "decision": "qualified",
        "score": "86.5",
        "ecommerce_years": "met",
        "ecommerce_years_months_low": "156",
        "ecommerce_years_months_high": "192",
        "b2c_operations": "met",
        "team": "not_met",
        "reason": "必备条件全部满足",
        "flags": "hidden_text",
        "as_of": "2026-06-30",
        "ruleset": "shop-director",
        "ruleset_version": "1.2.0",
    }


def test_an_unreadable_file_has_its_row_with_the_error() -> None:
    (row,) = rows(unreadable())
    assert (row["file"], row["decision"], row["score"], row["ecommerce_years_months_low"]) == (
        "locked.pdf",
        "unreadable",
        "",
        "",
    )
    assert "password" in row["reason"]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+86 138", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u3000=1", "=cmd|' /C calc'!A0"],
)
def test_no_cell_can_become_a_formula(text: str) -> None:
    (row,) = rows(screening(text, resume=resume(name=text)))
    assert row["file"].startswith("'")
    assert row["name"] == "'" + text


def test_other_text_is_not_touched() -> None:
    (row,) = rows(screening('a,"b"\nc', resume=resume(name="王=小-明")))
    assert row["file"] == 'a,"b"\nc'
    assert row["name"] == "王=小-明"


def test_excel_opens_it_as_utf8(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    with path.open("w", encoding=ENCODING, newline="") as file:
        CsvResults(file, CRITERIA).add(screening())
    assert path.read_bytes().startswith(b"\xef\xbb\xbffile,name")
