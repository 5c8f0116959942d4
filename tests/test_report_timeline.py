"""What is told of time beside the posts."""

from __future__ import annotations

from invented import resume
from resumesift.report.timeline import timeline
from resumesift.resume import DocumentDate, Evidence, Gap, MonthRange, Overlap, StatedYears

GAPS = (Gap(first="2019-01", last="2019-05", months=5), Gap(first="2020-07", last="2020-12", months=6))


def test_nothing_to_tell() -> None:
    assert list(timeline(resume(), "en")) == []


def test_long_gaps_are_told_and_short_ones_are_not() -> None:
    assert list(timeline(resume(gaps=GAPS), "zh")) == ["空窗 2020-07 – 2020-12: 6 个月"]


def test_an_overlap_names_its_posts() -> None:
    both = Overlap(first=0, second=1, months=MonthRange(low=3, high=14))
    assert list(timeline(resume(overlaps=(both,)), "en")) == [
        "overlap 杭州云帆电子商务有限公司 / Blue Kite Ltd: 3–14 months"
    ]


def test_stated_and_counted_stand_beside_each_other() -> None:
    said = StatedYears(low=96, high=107, months=MonthRange(low=60, high=60), evidence=Evidence(quote="8年经验", page=2))
    assert list(timeline(resume(stated_years=(said,)), "zh")) == ["自述 “8年经验” (第2页): 所列任职合计 60 个月"]
    assert list(timeline(resume(stated_years=(said,)), "en")) == ["stated “8年经验” (p. 2): the posts make 60 months"]


def test_the_date_of_the_resume_and_who_says_it() -> None:
    printed = DocumentDate(date="2023-03", source="printed", evidence=Evidence(quote="Updated: \x1bMarch 2023"))
    of_file = DocumentDate(date="2023-03", source="metadata")
    assert list(timeline(resume(dated=printed), "en")) == ["written 2023-03 “Updated: \\x1bMarch 2023”"]
    assert list(timeline(resume(dated=of_file), "zh")) == ["简历日期 2023-03 （文件属性）"]
