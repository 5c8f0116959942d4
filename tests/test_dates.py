from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumesift.dates import DateSpan, PartialDate, find_dates, is_date_only, months_come_first


def written(span: DateSpan) -> str:
    """`2016-03..2019-11`, `2016-03..` for ongoing, `>2019` for since, `2016` for single, `35m` for a duration."""
    if span.kind == "duration":
        return f"{span.months}m"
    if span.kind == "since":
        return f">{span.start}"
    if span.kind == "single" and span.start == span.end:
        return str(span.start)
    return f"{span.start}..{'' if span.ongoing else span.end}"


def found(text: str) -> list[str]:
    return [written(span) for span in find_dates(text)]


MARCH_TO_NOVEMBER = "2016-03..2019-11"

CLOSED = [
    "2016年3月至2019年11月",
    "2016 年 03 月 – 2019 年 11 月",
    "2016年3月1日-2019年11月30日",
    "2016年03-2019年11",
    "2016/3~2019/11",
    "2016.3-2019.11月",
    "2016.03——2019.11",
    "2016.03--2019.11",
    "2016.03\u00ad2019.11",
    "2016.03 → 2019.11",
    "2016.03…2019.11",
    "2016-03 - 2019-11",
    "2016-03-2019-11",
    "2016.03.01-2019.11.30",
    "2016-03-01 至 2019-11-30",
    "2016 . 03 - 2019 . 11",
    "２０１６．０３－２０１９．１１",
    "201603-201911",
    "20160301-20191130",
    "16/03-19/11",
    "16.03-19.11",
    "'16.03-'19.11",
    "03/16 – 11/19",
    "16年3月-19年11月",
    "二〇一六年三月至二〇一九年十一月",
    "二零一六年三月－二零一九年十一月",
    "二○一六年三月到二○一九年十一月",
    "二O一六年三月至二O一九年十一月",
    "2016年三月—2019年十一月",
    "民國105年3月～民國108年11月",
    "民國105年3月至108年11月",
    "105/03~108/11",
    "105.03-108.11",
    "105年3月~108年11月",
    "自2016年3月起至2019年11月",
    "2016年3月起到2019年11月",
    "03/2016 – 11/2019",
    "03.2016 - 11.2019",
    "3-2016 to 11-2019",
    "06/03/2016 to 18/11/2019",
    "03/18/2016 - 11/30/2019",
    "18 / 03 / 2016 – 30 / 11 / 2019",
    "Mar 2016 – Nov 2019",
    "March 2016 to November 2019",
    "Mar. 2016 — Nov. 2019",
    "Mar, 2016 till Nov, 2019",
    "MAR-2016 – NOV-2019",
    "Mar’16 - Nov’19",
    "Mar-16 – Nov-19",
    "Mar 5, 2016 – Nov 7, 2019",
    "5 Mar 2016 – 7 Nov 2019",
    "5th of March 2016 until 7th of November 2019",
    "2016 Mar – 2019 Nov",
    "from Mar 2016 to Nov 2019",
    "between March 2016 and November 2019",
    "Mar 2016 –\nNov 2019",
    "Mar 2016\nto\nNov 2019",
    "2016.03\n-\n2019.11",
    "2016.03\t-\t2019.11",
    "Mar 2016\nNov 2019",
    "2016\u200b.03-2019.\u200b11",
    "2016.03.-2019.11.",
    "2016.03/2019.11",
    "2016/03-19/11",
    "2016·03-2019·11",
    "2016年3月，至2019年11月",
    "2O16.03-2O19.l1",
    "From: Mar 2016 To: Nov 2019",
    "Mar '16 to Nov '19",
]


@pytest.mark.parametrize("text", CLOSED)
def test_closed_range_in_every_habit(text: str) -> None:
    assert found(text) == [MARCH_TO_NOVEMBER]
    assert is_date_only(text)


OPEN = [
    "2016.03—至今", "2016年3月至今", "2016.03 - 现在", "2016/03–現在", "2016.3 至 目前", "2016年3月迄今",
    "2016.03-今", "2016.03 至 至今", "2016.03-在职", "2016 年 3 月 — 至 今", "2016.03\n-\n至今",
    "2016.03\n至今", "2016.03 –", "March 2016 –\n", "(2016.03 - )", "16.03-至今", "16年3月-现在",
    "201603-至今", "105年3月至今", "Mar 2016 – Present", "Mar 2016 - present",
    "March 2016 to date", "Mar-2016 – to date", "03/2016 till now",
    "01/03/2016 to till date", "Mar 2016 until now", "Mar 2016 - Current",
    "Mar 2016 – Ongoing", "Mar 2016\nto\nCurrent", "Mar 2016\nPresent", "Mar16 - Present",
    "Mar 2016 - Pres.", "Present – Mar 2016", "2016年3月入职至今",
]  # fmt: skip


@pytest.mark.parametrize("text", OPEN)
def test_open_range(text: str) -> None:
    assert found(text) == ["2016-03.."]
    (span,) = find_dates(text)
    assert (span.kind, span.end, span.ongoing) == ("range", None, True)


OTHERS = [
    ("Since 2019", [">2019"]),
    ("since Mar 2019", [">2019-03"]),
    ("from June 2023", [">2023-06"]),
    ("自2019年起", [">2019"]),
    ("2019年3月起", [">2019-03"]),
    ("2016年以来", [">2016"]),
    ("2019 onwards", [">2019"]),
    ("March, 2016", ["2016-03"]),
    ("Mar'16", ["2016-03"]),
    ("SEP-2023", ["2023-09"]),
    ("5 Sep 2016", ["2016-09"]),
    ("民國 105.03", ["2016-03"]),
    ("二零一六年", ["2016"]),
    ("一九九八年十二月", ["1998-12"]),
    ("2016级", ["2016"]),
    ("Summer 2017", ["2017"]),
    ("2025年春季", ["2025"]),
    ("Q3 2017", ["2017-07..2017-09"]),
    ("2017Q3", ["2017-07..2017-09"]),
    ("2017年第三季度", ["2017-07..2017-09"]),
    ("Q3'17", ["2017-07..2017-09"]),
    ("2017年上半年", ["2017-01..2017-06"]),
    ("H2 2017", ["2017-07..2017-12"]),
    ("2023Q2—至今", ["2023-04.."]),
    ("2021Q2—2023Q1", ["2021-04..2023-03"]),
    ("2017年初-2018年底", ["2017-01..2018-12"]),
    ("early 2017 – late 2019", ["2017..2019"]),
    ("end of 2017", ["2017-12"]),
    ("Fall 2013 – Spring 2014", ["2013..2014"]),
    ("2016–2019", ["2016..2019"]),
    ("2016年-2019年", ["2016..2019"]),
    ("2016-19", ["2016..2019"]),
    ("2016/17", ["2016..2017"]),
    ("2010/2011", ["2010..2011"]),
    ("2015/16 – 2017/18", ["2015..2018"]),
    ("2015.3～8", ["2015-03..2015-08"]),
    ("民国一〇五年三月", ["2016-03"]),
    ("2017.07入职-2019.03离职", ["2017-07..2019-03"]),
    ("academic year 2013-14", ["2013..2014"]),
    ("16年-19年", ["2016..2019"]),
    ("2016.03 – 2019", ["2016-03..2019"]),
    ("2009-12", ["2009-12"]),
    ("2016年3月-11月", ["2016-03..2016-11"]),
    ("2016年3-11月", ["2016-03..2016-11"]),
    ("2016.03-11", ["2016-03..2016-11"]),
    ("2025.07 – 08 实习", ["2025-07..2025-08"]),
    ("Mar - Nov 2016", ["2016-03..2016-11"]),
    ("Nov – Feb 2016", ["2015-11..2016-02"]),
    ("98.09-02.07", ["1998-09..2002-07"]),
    ("2年11个月", ["35m"]),
    ("三年", ["36m"]),
    ("一年半", ["18m"]),
    ("半年", ["6m"]),
    ("十二年", ["144m"]),
    ("11个月", ["11m"]),
    ("3 years 2 months", ["38m"]),
    ("3 yrs 2 mos", ["38m"]),
    ("2.5 years", ["30m"]),
    ("one year and eight months", ["20m"]),
    ("16年经验", ["192m"]),
    ("工作2年，2016.03入职", ["24m", "2016-03"]),
    ("Feb 2021 -\nMar 2019 - Jan 2021", ["2021-02..", "2019-03..2021-01"]),
    ("2019.11-2016.03", ["2019-11..2016-03"]),
    ("2024/7/31", ["2024-07"]),
    ("IX/2012 – I/2015", ["2012-09..2015-01"]),
    ("since XI.2020", [">2020-11"]),
    ("Part IV, 2019", ["2019"]),
    ("XIII/2019", ["2019"]),
    ("2022 五月起", [">2022-05"]),
    ("2017三月—2022年四月", ["2017-03..2022-04"]),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_other_habits(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("杭州云帆有限公司2016.03-2019.11", "2016.03-2019.11", MARCH_TO_NOVEMBER),
        ("2016.03-2019.11杭州云帆", "2016.03-2019.11", MARCH_TO_NOVEMBER),
        ("2016-2019百度在线", "2016-2019", "2016..2019"),
        ("2016-2019人力资源部", "2016-2019", "2016..2019"),
        ("ApparelApr 2007", "Apr 2007", "2007-04"),
        ("AcmeJan2014-Feb2015", "Jan2014-Feb2015", "2014-01..2015-02"),
        ("Mar 2016 – PresentAcme", "Mar 2016 – Present", "2016-03.."),
        ("1.2016.03-2019.11 云帆", "2016.03-2019.11", MARCH_TO_NOVEMBER),
        ("3. 2016年3月-2019年11月", "2016年3月-2019年11月", MARCH_TO_NOVEMBER),
        ("自2019年起任组长", "自2019年起", ">2019"),
        ("(2016.03-2019.11)", "2016.03-2019.11", MARCH_TO_NOVEMBER),
        ("★2016.03-2019.11★", "2016.03-2019.11", MARCH_TO_NOVEMBER),
        ("20**18 – Feb 2021**", "Feb 2021", "2021-02"),
        ("2016.03 - 2019.11\n- 负责运营", "2016.03 - 2019.11", MARCH_TO_NOVEMBER),
        ("出生年月1988.10", "1988.10", "1988-10"),
        ("2016年中国区销售", "2016年", "2016"),
        ("2016年初级运营", "2016年", "2016"),
    ],
)
def test_offsets_hold_the_date_and_nothing_else(text: str, quote: str, expected: str) -> None:
    (span,) = find_dates(text)
    assert (text[span.begin : span.stop], written(span)) == (quote, expected)


@pytest.mark.parametrize(
    ("text", "months", "quote"),
    [
        ("2016.03-2019.11(3年9个月)", 45, "2016.03-2019.11(3年9个月)"),
        ("2016年3月—2019年11月（共3年9个月）云帆", 45, "2016年3月—2019年11月（共3年9个月）"),
        ("Jan 2016 - Present · 3 yrs 2 mos", 38, "Jan 2016 - Present · 3 yrs 2 mos"),
        ("June 2023 – present\n2 years 10 months\nAcme", 34, "June 2023 – present\n2 years 10 months"),
        ("May 2022 – Aug 2022\n4 months\nAcme", 4, "May 2022 – Aug 2022\n4 months"),
        ("2016.03-2019.11 3年电商经验", None, "2016.03-2019.11"),
        ("2016.03-2019.11 (杭州)", None, "2016.03-2019.11"),
    ],
)
def test_length_behind_a_range(text: str, months: int | None, quote: str) -> None:
    span = find_dates(text)[0]
    assert (span.months, text[span.begin : span.stop]) == (months, quote)


NO_DATES = [
    "", "至今", "13800002016", "138 0000 2020", "+86 138 0000 2020", "010-2016",
    "0571-20162019", "330106198803152016", "2016元", "2016万", "2016万元", "¥2016", "$2016",
    "2,016", "2000人团队", "2000 employees", "2000-3000人", "2000-2500元", "150-500人", "10-15K",
    "GMV 3.2亿", "35%", "2016%", "1:4", "2:30-3:30", "09:00-18:30", "24/7", "3.8/4.0",
    "3-5年", "95后", "00后", "Python 3.10", "v2016.1", "ISO 9001:2015", "ISO 2015",
    "Office 2016", "a2016@example.com", "resume_2016.pdf", "https://example.com/2016/03",
    "www.example.com/2016", "#2016", "2016号", "邮编 201603", "2016 x 1080", "第三年", "六年级",
    "1990后", "Calamar 20", "May I help", "in 2 cities", "5,000 orders a year",
    "工号 2016xxxx",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_near_misses(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    ["接手11.11-12.12大促", "Led 3 to 5 people", "rated 10.5-12.5 by clients", "比例 03/16-04/20 之间"],
)
def test_short_numbers_inside_a_sentence_are_no_range(text: str) -> None:
    assert found(text) == []


def test_a_list_number_is_no_month() -> None:
    assert found("2. 2022 年受疫情影响") == ["2022"]


def test_digits_broken_over_a_line_are_no_length() -> None:
    assert found("做到１．１５亿元，２０２\n５年净利润") == []


def test_three_dates_one_above_the_other_are_a_list() -> None:
    assert found("May 2018\nJun 2019\nJul 2020") == ["2018-05", "2019-06", "2020-07"]
    assert found("Jun 2019\nMay 2018") == ["2019-06", "2018-05"]


def test_bullet_behind_a_year_is_no_dash() -> None:
    assert found("获奖 2016\n- 2017 年度销售冠军") == ["2016", "2017"]
    assert found("Award in 2016.\n- 2017 best seller") == ["2016", "2017"]


def test_dash_before_a_text_is_told() -> None:
    (span,) = find_dates("2022/04 – Technician, water networks")
    assert (span.kind, span.dashed) == ("single", True)
    assert not find_dates("2022/04 Technician")[0].dashed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（2016.03-2019.11）", True),
        ("- 至今", True),
        ("Present", True),
        ("2016", True),
        ("3年8个月", True),
        ("2016.03-2019.11 | 2019.12-至今", True),
        ("", False),
        ("-", False),
        ("2016.03-2019.11 云帆", False),
        ("Presentation", False),
        ("Current role", False),
        ("杭州", False),
    ],
)
def test_is_date_only(text: str, expected: bool) -> None:
    assert is_date_only(text) is expected


def test_partial_date() -> None:
    assert (str(PartialDate(2016)), str(PartialDate(2016, 3))) == ("2016", "2016-03")
    assert (PartialDate(2016).earliest, PartialDate(2016).latest) == (2016 * 12, 2016 * 12 + 11)
    assert PartialDate(2016, 3).earliest == PartialDate(2016, 3).latest == 2016 * 12 + 2


ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
HANZI = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
ZERO_TO_NINE = str.maketrans("0123456789", "〇一二三四五六七八九")

POINTS = {
    "dots": lambda y, m: f"{y}.{m:02d}",
    "short dots": lambda y, m: f"{y}.{m}",
    "slashes": lambda y, m: f"{y}/{m:02d}",
    "hyphens": lambda y, m: f"{y}-{m:02d}",
    "zh": lambda y, m: f"{y}年{m}月",
    "spaced zh": lambda y, m: f"{y} 年 {m} 月",
    "hanzi": lambda y, m: f"{str(y).translate(ZERO_TO_NINE)}年{HANZI[m - 1]}月",
    "month first": lambda y, m: f"{m:02d}/{y}",
    "day": lambda y, m: f"{y}.{m:02d}.01",
    "english": lambda y, m: f"{ENGLISH[m - 1]} {y}",
    "short english": lambda y, m: f"{ENGLISH[m - 1][:3]}. {y}",
    "joined english": lambda y, m: f"{ENGLISH[m - 1][:3].upper()}-{y}",
    "roc": lambda y, m: f"民國{y - 1911}年{m}月",
    "full width": lambda y, m: f"{y}.{m:02d}".translate({ord(c): ord(c) + 0xFEE0 for c in string.digits + "."}),
}
JOINTS = ("-", " - ", "–", " – ", "—", "——", " ~ ", "～", "至", " 至 ", "到", " to ", " until ", " –\n", "\t–\t")
MONTHS = st.integers(1, 12)


@given(
    st.sampled_from(sorted(POINTS)), st.sampled_from(JOINTS), st.integers(1995, 2035), MONTHS, st.integers(0, 200),
    st.sampled_from(["", "杭州云帆公司 ", "Acme Ltd, ", "（", "\n", "期间："]),
    st.sampled_from(["", " 运营总监", "）", "\n负责", " Director", "\t"]),
)  # fmt: skip
def test_a_range_in_any_habit_is_found_where_it_stands(
    habit: str, joint: str, year: int, month: int, later: int, before: str, after: str
) -> None:
    end_year, end_month = year + (month - 1 + later) // 12, (month - 1 + later) % 12 + 1
    printed = POINTS[habit](year, month) + joint + POINTS[habit](end_year, end_month)
    text = before + printed + after
    (span,) = find_dates(text)
    assert text[span.begin : span.stop] == printed
    assert (span.kind, span.start, span.end) == ("range", PartialDate(year, month), PartialDate(end_year, end_month))


@given(
    st.text(
        alphabet=st.sampled_from(
            "0123456789年月日./-–~至今到一二〇十民國個个 \n\tabcMarchpesntQqH'’()（）\u200b\u00ad,:"
        )
    )
)
def test_spans_are_ordered_inside_the_text_and_whole(text: str) -> None:
    position = 0
    for span in find_dates(text):
        assert position <= span.begin < span.stop <= len(text)
        assert (span.kind == "duration") == (span.start is None)
        assert span.ongoing == (span.end is None and span.kind != "duration")
        position = span.stop


@given(st.text())
def test_no_text_raises(text: str) -> None:
    find_dates(text)
    is_date_only(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018 / Nov – 2021 / Jul", "2018-11..2021-07"),
        ("2021 / Aug – present", "2021-08.."),
        ("04–10/2017", "2017-04..2017-10"),
        ("2012 June – August", "2012-06..2012-08"),
        ("2012 June – August 2014", "2012-06..2014-08"),
        ("2025.7-8", "2025-07..2025-08"),
        ("2025.7-2025.8", "2025-07..2025-08"),
        ("2010–11", "2010..2011"),
        ("2010-11", "2010-11"),
        ("2015–06", "2015-06"),
    ],
)
def test_short_second_halves(text: str, expected: str) -> None:
    assert found(text) == [expected]


def test_month_first_where_the_document_writes_so() -> None:
    assert months_come_first("06/17/2019 and 06/05/2017")
    assert not months_come_first("17/06/2019 and 06/05/2017")
    assert not months_come_first("06/05/2017")
    (span,) = find_dates("06/05/2017 – 04/07/2019", month_first=True)
    assert (written(span), span.begin, span.stop) == ("2017-06..2019-04", 0, 23)
    assert found("06/05/2017 – 04/07/2019") == ["2017-05..2019-07"]
