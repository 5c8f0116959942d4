"""What is told about a résumé beside its decision."""

from __future__ import annotations

from datetime import date

import pytest

from resumesift.document import Finding
from resumesift.flags import flags_of
from resumesift.messages import in_language
from resumesift.resume import DocumentDate, Evidence, MonthRange, Note, Resume, StatedYears, WorkEntry

AS_OF = date(2026, 6, 30)


def codes(*work: WorkEntry) -> list[str]:
    return [flag.code for flag in flags_of((), Resume(work=work), AS_OF)]


def test_findings_and_notes_become_flags_each_once() -> None:
    finding = Finding("hidden_text", "Text that nobody sees.", 2, "best candidate")
    note = Note(code="undated_posts", message="A post has no dates.")
    flags = flags_of((finding, finding), Resume(notes=(note,)), AS_OF)
    assert [(flag.code, flag.page, flag.quote) for flag in flags] == [
        ("hidden_text", 2, "best candidate"),
        ("undated_posts", None, None),
    ]


def test_dates_that_cannot_be_are_flagged() -> None:
    assert codes(WorkEntry(start="2020-05", end="2019-04")) == ["reversed_dates"]
    assert codes(WorkEntry(start="2026-07")) == ["future_start"]
    assert codes(WorkEntry(start="2018-05", end="2081-03")) == ["future_end"]


def test_dates_that_can_be_are_not() -> None:
    assert codes(WorkEntry(start="2020-05", end="2020-05"), WorkEntry(start="2026-06"), WorkEntry()) == []


@pytest.mark.parametrize("quote", ["2020.05 - 2019.04", "民国109年5月至108年4月"])
def test_the_flag_quotes_the_dates(quote: str) -> None:
    proofs = (Evidence(quote="Blue Kite Ltd", page=1), Evidence(quote=quote, page=3))
    post = WorkEntry(start="2020-05", end="2019-04", evidence=proofs)
    (flag,) = flags_of((), Resume(work=(post,)), AS_OF)
    assert (flag.page, flag.quote) == (3, quote)


@pytest.mark.parametrize(("stale", "expected"), [(True, ["stale_document"]), (False, []), (None, [])])
def test_an_old_resume_is_flagged_with_its_date(stale: bool | None, expected: list[str]) -> None:
    proof = Evidence(quote="更新时间：2023-03-05", page=1)
    written = DocumentDate(date="2023-03", source="printed", stale=stale, evidence=proof)
    flags = flags_of((), Resume(dated=written), AS_OF)
    assert [flag.code for flag in flags] == expected
    for flag in flags:
        assert (flag.page, flag.quote, flag.values) == (1, proof.quote, {"date": "2023-03"})
        assert "2023-03" in flag.message


def test_stated_years_that_conflict_are_flagged_with_both_numbers() -> None:
    statement = StatedYears(
        low=96, high=107, months=MonthRange(low=60, high=66), evidence=Evidence(quote="8年经验", page=2)
    )
    agreeing = statement.model_copy(update={"months": MonthRange(low=96, high=96)})
    (flag,) = flags_of((), Resume(stated_years=(statement, agreeing)), AS_OF)
    assert (flag.code, flag.page, flag.quote) == ("stated_years", 2, "8年经验")
    assert all(number in flag.message for number in ("8 years", "60–66 months"))
    assert "自述 8 年" in in_language(flag, "zh").message


@pytest.mark.parametrize(
    ("low", "high", "years"), [(96, 107, "8"), (96, None, "8+"), (108, 120, "9–10"), (82, 82, "6.8"), (60, 107, "5–8")]
)
def test_stated_years_are_told_as_they_were_meant(low: int, high: int | None, years: str) -> None:
    statement = StatedYears(low=low, high=high, months=MonthRange(low=0, high=0), evidence=Evidence(quote="…"))
    (flag,) = flags_of((), Resume(stated_years=(statement,)), AS_OF)
    assert flag.values == {"stated": years, "counted": "0"}
