"""Posts whose dates cannot be, as pages print them: they are read, flagged with their dates, and not counted."""

from __future__ import annotations

from datetime import date

import pytest

from resumesift.experience import count_months, dated
from resumesift.extraction.extract import extract
from resumesift.flags import flags_of
from resumesift.reading.text import read_text

PLAIN = """韩松
工作经历
{}\t杭州青禾食品有限公司\t运营经理
负责门店的日常运营与人员培训。
2015.07 – 2018.04\t宁波澜海食品有限公司\t运营专员"""

TITLED = """JO BRANDT
WORK EXPERIENCE
Operations Manager, Blue Kite Ltd
{}
Ran the warehouse and its people.
Buyer, Corner Foods Ltd
Jul 2015 – Apr 2018"""

FORM = """姓名\t韩松
工作经历
开始时间\t结束时间\t工作单位\t职务
{}\t杭州青禾食品有限公司\t运营经理
2015.07\t2018.04\t宁波澜海食品有限公司\t运营专员"""


def read(text: str) -> tuple[list[tuple[str, str | None]], tuple[int, int]]:
    """Each flag about dates with its quote, and the months of all posts."""
    paper = read_text(text)
    resume = dated(extract(paper), "2026-06")
    assert [post.title is not None for post in resume.work] == [True, True]
    flags = flags_of(paper.findings, resume, date(2026, 6, 30))
    months = count_months([(post, "yes") for post in resume.work], "2026-06")
    return [(flag.code, flag.quote) for flag in flags], (months.low, months.high)


@pytest.mark.parametrize(
    ("layout", "dates", "code", "high"),
    [
        (PLAIN, "2021.05 - 2018.03", "reversed_dates", 34),
        (PLAIN, "2021年5月至2018年3月", "reversed_dates", 34),
        (PLAIN, "2021年9月-3月", "reversed_dates", 34),
        (PLAIN, "2021-2018", "reversed_dates", 34),
        (PLAIN, "民国110年5月至107年3月", "reversed_dates", 34),
        (PLAIN, "2027.03 – 至今", "future_start", 34),
        (PLAIN, "2027.03 – 2028.03", "future_start", 34),
        (PLAIN, "2018.05 – 2081.03", "future_end", 132),
        (TITLED, "Sep 2021 – Mar 2018", "reversed_dates", 34),
        (TITLED, "09/2021 - 03/2018", "reversed_dates", 34),
        (TITLED, "July 2027 – Present", "future_start", 34),
        (TITLED, "May 2018 – Mar 2081", "future_end", 132),
        (FORM, "2021.05\t2018.03", "reversed_dates", 34),
        (FORM, "2027.05\t2029.03", "future_start", 34),
    ],
)
def test_what_cannot_be_is_flagged_and_not_counted(layout: str, dates: str, code: str, high: int) -> None:
    flags, months = read(layout.format(dates))
    assert flags == [(code, dates.replace("\t", " "))]
    assert months == (34, high)


@pytest.mark.parametrize(
    ("layout", "dates", "months"),
    [
        (PLAIN, "2018.05 - 2021.03", 69),
        (PLAIN, "2021年3月-9月", 41),
        (PLAIN, "2021-05 - 2027.03", 96),
        (TITLED, "June 2026 – Present", 35),
        (TITLED, "Sep 2021 – Sep 2021", 35),
        (FORM, "2018.05\t2018.05", 35),
    ],
)
def test_what_can_be_is_neither(layout: str, dates: str, months: int) -> None:
    assert read(layout.format(dates)) == ([], (months, months))
