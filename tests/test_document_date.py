"""The date of a résumé: printed in many ways, told by the file, and the dates that are of something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resumesift.extraction.document_date import file_date
from resumesift.extraction.extract import extract
from resumesift.extraction.printed_date import DateWords, printed_dates
from resumesift.lexicon.table import table
from resumesift.reading.text import read_text
from resumesift.resume import DocumentDate, SectionKind
from texts import drafted

WORDS = [words for words in table("document_dates", DateWords).values() if words.examples]


def told(text: str, kind: SectionKind | None = None) -> list[str]:
    _, draft = drafted(text, kind)
    return sorted({str(found.date) for found in printed_dates(draft)})


def dated(text: str, metadata: dict[str, str] | None = None) -> DocumentDate | None:
    return extract(replace(read_text(text), metadata=metadata or {})).dated


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.id)
def test_examples_tell_a_date(words: DateWords) -> None:
    assert [text for text in words.examples if len(told(text)) != 1] == []


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.id)
def test_near_misses_tell_none(words: DateWords) -> None:
    assert [text for text in words.counter_examples if told(text)] == []


# --- whole résumés

PLATFORM = """韩松\t编号：J20881934
更新时间：2023-03-12\t男 | 34岁 | 杭州
工作经历
2018.05 – 至今\t杭州青禾食品有限公司\t运营经理
负责门店的更新时间表。
2015.07 – 2018.04\t宁波澜海食品有限公司\t运营专员
技能
Excel"""

FORM = """应聘人员登记表
姓名\t韩松\t出生日期\t1990年3月5日
工作经历
起止时间\t单位\t职务
2018年5月至今\t杭州青禾食品有限公司\t运营经理
2015年7月至2018年4月\t宁波澜海食品有限公司\t运营专员
本人承诺以上内容属实。
签名：韩松\t填表日期：2023年3月12日"""

DECLARATION = """JO BRANDT
WORK EXPERIENCE
May 2018 – Present\tBlue Kite Ltd\tOperations Manager
Ran the warehouse and its people.
Jul 2015 – Apr 2018\tCorner Foods Ltd\tBuyer
DECLARATION
I hereby declare that the above is true to the best of my knowledge.
Place: Leeds
Date: 12 March 2023\tJo Brandt"""

LETTER = """Jo Brandt
March 12, 2023
Hall & Sons Ltd
Dear Ms Hall,
I have run warehouses and shops for years and should like to run yours.
Yours sincerely,
WORK EXPERIENCE
May 2018 – Present\tBlue Kite Ltd\tOperations Manager
Jul 2015 – Apr 2018\tCorner Foods Ltd\tBuyer"""

TITLED = """Curriculum Vitae – March 2023
Jo Brandt
EMPLOYMENT
Operations Manager, Blue Kite Ltd\tMay 2018 – Present
Buyer, Corner Foods Ltd\tJul 2015 – Apr 2018"""

FOOTER = """韩松
工作经历
2018.05 – 至今\t杭州青禾食品有限公司\t运营经理
2015.07 – 2018.04\t宁波澜海食品有限公司\t运营专员
项目经历
门店系统升级
（2023年3月更新）"""

SIGNED = """自荐信
尊敬的领导：
您好！我从事食品运营多年。
此致
敬礼！
自荐人：韩松
2023年3月12日
工作经历
2018.05 – 至今\t杭州青禾食品有限公司\t运营经理"""


@pytest.mark.parametrize(
    "text",
    [PLATFORM, FORM, DECLARATION, LETTER, TITLED, FOOTER, SIGNED],
    ids=["platform", "form", "declaration", "letter", "titled", "footer", "signed"],
)
def test_a_resume_tells_its_date(text: str) -> None:
    found = dated(text)
    assert found is not None
    assert (found.date, found.source) == ("2023-03", "printed")
    assert found.evidence is not None
    assert "2023" in found.evidence.quote


UNTOLD = PLATFORM.replace("更新时间：2023-03-12", "杭州")


@pytest.mark.parametrize(
    "lines",
    [
        "到岗时间：2023-03-12",
        "出生日期：1990-03-12",
        "项目经历\n小程序商城 上线\n发布时间：2023-03-12\n负责测试\n负责培训\n负责验收\n负责上线",
        "项目经历\n小程序\n最近更新：2023-03-12\n负责测试\n负责培训\n负责验收\n负责上线",
        "证书\n会计证\n签发日期：2023年3月12日\n获奖\n优秀员工\n销售冠军\n服务之星",
    ],
)
def test_dates_of_something_else_are_not_its(lines: str) -> None:
    head, _, skills = UNTOLD.partition("技能")
    assert dated(f"{head}{lines}\n技能{skills}") is None


def test_of_two_the_later_one_is_meant() -> None:
    assert dated(PLATFORM + "\n投递时间：2023-06-01").date == "2023-06"  # type: ignore[union-attr]


@pytest.mark.parametrize("year", ["2017", "2014"])
def test_a_date_before_a_post_is_none_of_the_resume(year: str) -> None:
    assert dated(PLATFORM.replace("2023-03-12", f"{year}-03-12")) is None


# --- the dates of the file


@pytest.mark.parametrize(
    ("metadata", "date"),
    [
        ({"created": "2023-03-05T14:30:12", "modified": "2023-03-05T14:30:12"}, "2023-03"),
        ({"created": "2021-01-05", "modified": "2024-07-30T08:00:00Z"}, "2024-07"),
        ({"created": "2014-10-29T12:08:00Z", "modified": "2022-05-09T03:21:00Z"}, "2022-05"),
        ({"created": "2024-02-01"}, "2024-02"),
        ({"created": "2013-12-23T23:15:00Z", "modified": "2013-12-23T23:15:00Z"}, None),
        ({"created": "2000-01-01T00:00:00"}, None),
        ({"created": "1970-01-01T00:00:00"}, None),
        ({"created": "soon"}, None),
        ({"created": "2023"}, None),
        ({}, None),
    ],
)
def test_the_last_time_that_a_file_was_written(metadata: dict[str, str], date: str | None) -> None:
    found = file_date(metadata)
    assert (str(found) if found else None) == date


def test_the_file_dates_what_prints_no_date() -> None:
    found = dated(UNTOLD, {"created": "2023-03-05T14:30:12"})
    assert found == DocumentDate(date="2023-03", source="metadata")
    assert dated(PLATFORM, {"created": "2024-01-05"}).source == "printed"  # type: ignore[union-attr]


@pytest.mark.parametrize("created", ["2018-04-30", "2016-01-01"])
def test_a_file_cannot_be_older_than_its_posts(created: str) -> None:
    assert dated(UNTOLD, {"created": created}) is None


def test_a_file_cannot_be_older_than_the_years_that_it_speaks_of() -> None:
    later = UNTOLD.replace("Excel", "Excel\n2025年度优秀员工")
    assert dated(later, {"created": "2023-03-05"}) is None
    assert dated(UNTOLD + "\n电话 13920252031", {"created": "2023-03-05"}) is not None


@pytest.mark.parametrize("lines", ["2023-03-12\n尊敬的领导：", "本人签名：韩松\n2023年3月12日"])
def test_the_day_of_a_certificate_is_not_that_of_the_letter_below(lines: str) -> None:
    inner = "证书\n会计证\n人力资源管理师\n" + lines + "\n普通话\n驾驶证\n厨师证"
    assert told(inner) == ["2023-03"], "at the head of a page it is"
    assert dated(UNTOLD.replace("技能", inner + "\n技能")) is None


@pytest.mark.parametrize("date", ["03/2023", "2023.03", "March 2023", "2023年3月"])
def test_a_month_alone_is_no_date_of_a_signature(date: str) -> None:
    assert told(f"Yours sincerely,\n{date}\nJo Brandt") == []
