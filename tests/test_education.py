"""Education: schools, degrees, fields and dates in the habits of zh and en; trainings and awards are none."""

from __future__ import annotations

import pytest

from resumesift.extraction.education import find_education
from resumesift.extraction.education_parts import degree_in, school_in
from texts import parts


def studies(text: str, kind: str = "education") -> list[tuple[str | None, ...]]:
    doc, draft = parts((kind, text))
    find_education(doc)
    return [(one.school, one.level, one.field, one.start, one.end) for one in draft.education]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2009.09—2013.06 浙江嘉湖学院 市场营销 本科",
            [("浙江嘉湖学院", "bachelor", "市场营销", "2009-09", "2013-06")],
        ),
        (
            "2009.09 ~ 2012.06 四川广益职业学院 物流管理大专",
            [("四川广益职业学院", "associate", "物流管理", "2009-09", "2012-06")],
        ),
        ("江汉幼儿师范专科学校 学前教育 本科", [("江汉幼儿师范专科学校", "bachelor", "学前教育", None, None)]),
        ("江南商学院 MBA(在职)\t2018年9月 – 2020年6月", [("江南商学院", "master", None, "2018-09", "2020-06")]),
        ("金华三江技工学校 机电一体化 中技", [("金华三江技工学校", "vocational", "机电一体化", None, None)]),
        (
            "BA (Hons) Business Studies, 2:1 — University of West Aire\t2010 – 2013",
            [("University of West Aire", "bachelor", "Business Studies", "2010", "2013")],
        ),
        (
            "B.S. in Sport Management, Buckeye Valley College, 2011 – 2015",
            [("Buckeye Valley College", "bachelor", "Sport Management", "2011", "2015")],
        ),
        ("2010/09–2014/06\t南嶼科技大學 行銷系 學士", [("南嶼科技大學", "bachelor", "行銷", "2010-09", "2014-06")]),
        ("某某县职业中专\t1999.09-2002.07", [("某某县职业中专", "vocational", None, "1999-09", "2002-07")]),
        ("MSW, High Plains University", [("High Plains University", "master", None, None, None)]),
        ("Government School, Wamba (2010 – 2012)", [("Government School", None, None, "2010", "2012")]),
        (
            "UC Berkeley\t2019\nBachelor of Science, Computer Science",
            [("UC Berkeley", "bachelor", "Computer Science", None, "2019")],
        ),
        (
            "Lorain Bay High School\nHigh School Diploma 2013",
            [("Lorain Bay High School", "secondary", None, None, "2013")],
        ),
    ],
)
def test_one_study(text, expected):
    assert studies(text) == expected


def test_stacked_lines_and_the_next_school():
    text = "M.S. in Computer Science\nStanfield University\n1997 – 1999\n"
    text += "B.S. in Symbolic Systems\nStanfield University\n1993 – 1997"
    assert studies(text) == [
        ("Stanfield University", "master", "Computer Science", "1997", "1999"),
        ("Stanfield University", "bachelor", "Symbolic Systems", "1993", "1997"),
    ]


def test_the_end_of_studies_still_to_come_begins_no_new_entry():
    text = "江淮理工大学, 合肥\t2024 – 至今\n在读硕士研究生 电子信息,2027 年夏天毕业\n"
    text += "皖北师范学院\t2020 – 2024\n学士 物联网工程"
    assert studies(text) == [
        ("江淮理工大学", "master", "电子信息", "2024", None),
        ("皖北师范学院", "bachelor", "物联网工程", "2020", "2024"),
    ]


def test_a_department_is_no_second_school():
    assert studies("云岭大学\t硕士\n信息与智能学院(计算机技术)\t2023.08-2026.06") == [
        ("云岭大学", "master", "计算机技术", "2023-08", "2026-06")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2019.11\t消费者权益实务培训(1天)",
        "2023.03 – 2023.12 中原企业家学堂 电商总监研修班",
        "主修课程：统计学、会计学、审计",
        "校一等奖学金",
    ],
)
def test_trainings_courses_and_awards_are_no_studies(text):
    assert studies(text) == []


def test_fields_of_a_form():
    assert studies("姓名\t林晓峰\t学历\t本科\n毕业院校\t浦东财经学院\t专业\t金融学", "header") == [
        ("浦东财经学院", "bachelor", "金融学", None, None)
    ]


def test_a_telling_line_without_a_heading_counts_and_a_post_at_a_school_does_not():
    assert studies("安坪职业中学 烹饪专业 2009.9～2012.1", "other") == [
        ("安坪职业中学", None, "烹饪", "2009-09", "2012-01")
    ]
    assert studies("安坪职业中学食堂 2011.7～2011.12", "other") == []
    assert studies("安坪职业中学 教师 2009.9～2012.1", "work") == []


@pytest.mark.parametrize("text", ["大学路 12 号", "学院", "High School Diploma", "负责学校食堂采购"])
def test_no_school(text):
    assert school_in(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [("博士后 硕士", "doctor"), ("Baltimore, MD", None), ("Boston, MA", None), ("Chalmershöjd", None)],
)
def test_the_highest_degree_and_no_state_of_a_country(text, level):
    assert degree_in(text)[1] == level


@pytest.mark.parametrize(
    ("text", "kind", "school"),
    [
        ("BA French, University of the Hills\t2006–10", "work", "University of the Hills"),
        ("2005/9/1 → 2008/6/30 旅游管理(大专)\n某某职业学院", "header", "某某职业学院"),
        ("某某美术学院\n视觉传达(本科)", "header", "某某美术学院"),
        ("Associate Professor of History, Tamarack State University\t2016 – 2022", "work", None),
        ("Teacher I (Senior High School)\tHill National High School\t2019 – 2022", "work", None),
        ("Scrum Master\nNorthfield College", "work", None),
        ("某某美术学院\n画材与课程\n视觉传达(本科)", "header", None),
    ],
)
def test_studies_under_other_headings(text, kind, school):
    assert [one[0] for one in studies(text, kind) if one[0]] == ([school] if school else [])


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        (
            "MA Journalism, Shannonside University\n2015 – 2016\nBA English & History\n2011 – 2014",
            [("master", "2015"), ("bachelor", "2011")],
        ),
        ("MS in Statistics\n2015 – 2016\nBS Mathematics\n2011 – 2014", [("master", "2015"), ("bachelor", "2011")]),
        # Which degree the first dates belong to is not said, yet both stay.
        ("Shannonside University\n2015 – 2016\nBA English\n2011 – 2014", [(None, "2015"), ("bachelor", "2011")]),
        # The near miss: the degree under the dates of its own school.
        ("Shannonside University\n2011 – 2014\nBA English", [("bachelor", "2011")]),
        ("Boston Hill University, Boston, MA\n2011 – 2014\nBA English", [("bachelor", "2011")]),
    ],
)
def test_degrees_on_neighbouring_lines_stay_apart(text, levels):
    assert [(level, start) for _, level, _, start, _ in studies(text)] == levels


def test_a_degree_above_those_of_all_schools_is_kept():
    text = "江汉大学\t会计学\t本科\t2008.09-2012.06\n研究生学历"
    assert {level for _, level, *_ in studies(text)} == {"bachelor", "master"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长岭工业大学 EMBA研修班 2012.05-2013.12", []),
        ("2016.03-2016.12 江汉大学 总裁班", []),
        ("江汉大学 企业管理 硕士课程班 2012.05-2013.12", []),
        ("Stanfield University, Executive Programme in Leadership, 2012 – 2013", []),
        ("2012.05-2014.12 省委党校 在职研究生班", [None]),
        ("2012.05-2014.12 江汉大学 EMBA", ["master"]),
        ("2012.05-2014.12 江汉大学 在职研究生", ["master"]),
        ("Stanfield University, Executive MBA, 2012 – 2013", ["master"]),
    ],
)
def test_a_short_course_for_managers_is_no_degree(text, expected):
    assert [level for _, level, *_ in studies(text)] == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("嶺東大學 Lingdong University — BBA (Hons) Accountancy 工商管理(會計)\t2013 – 2017", "会计"),
        ("嶺東大學 Lingdong University — BBA (Hons) Accountancy 工商管理(會計)\t2013 – 2017", "accountancy"),
    ],
)
def test_a_field_in_another_script_or_in_brackets_is_kept_beside(text, named):
    doc, draft = parts(("education", text))
    find_education(doc)
    assert any(named in field for field in draft.education[0].other_fields)


@pytest.mark.parametrize(
    "text",
    [
        "江汉财经大学 英语 本科 2013-2017",
        "江汉大学 英语 本科 2013-2017 辅修会计",
        "BA English, University of Finance, 2013 – 2017, minor in Accounting",
    ],
)
def test_a_school_and_a_minor_are_no_field(text):
    doc, draft = parts(("education", text))
    find_education(doc)
    assert not any(word in field for field in draft.education[0].other_fields for word in ("财经", "会计", "account"))
