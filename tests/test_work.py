"""Posts in the layouts that people use, and what looks like a post but is none."""

from __future__ import annotations

import pytest

from resumesift.extraction.draft import Draft, EntryDraft, attach
from resumesift.extraction.pipeline import blank
from resumesift.extraction.sections import sections
from resumesift.extraction.work import work
from resumesift.reading.text import read_text

Post = tuple[str | None, str | None, str | None, str | None]


def entries_of(text: str) -> list[EntryDraft]:
    document = read_text(text.strip("\n"))
    doc = blank().make_doc(document.text)
    draft = Draft(document)
    attach(doc, draft)
    return draft_entries(doc, draft)


def draft_entries(doc, draft: Draft) -> list[EntryDraft]:
    work(sections(doc))
    return draft.entries


def posts_of(text: str) -> list[Post]:
    return [(entry.company, entry.title, entry.start, entry.end) for entry in entries_of(text)]


LAYOUTS = {
    "one line, parted by spaces": """
工作经历
2019.03-至今  杭州晴川服饰有限公司  电商运营经理
负责天猫店的日常运营，管理 5 人。
2016.07-2019.02  苏州木槿家纺有限公司  运营专员
负责商品上架和活动报名。
""",
    "company and date, the title below": """
工作经历
杭州晴川服饰有限公司\t2019.03-至今
电商运营经理
负责天猫店的日常运营，管理 5 人。
苏州木槿家纺有限公司\t2016.07-2019.02
运营专员
负责商品上架和活动报名。
""",
    "title and date, the company below": """
工作经历
电商运营经理\t2019.03-至今
杭州晴川服饰有限公司
负责天猫店的日常运营，管理 5 人。
运营专员\t2016.07-2019.02
苏州木槿家纺有限公司
负责商品上架和活动报名。
""",
    "the date below company and title": """
工作经历
杭州晴川服饰有限公司 | 电商运营经理
2019.03-至今
负责天猫店的日常运营，管理 5 人。
苏州木槿家纺有限公司 | 运营专员
2016.07-2019.02
负责商品上架和活动报名。
""",
    "labels": """
工作经历
时间：2019.03-至今
公司：杭州晴川服饰有限公司
职位：电商运营经理
职责：负责天猫店的日常运营
时间：2016.07-2019.02
公司：苏州木槿家纺有限公司
职位：运营专员
职责：负责商品上架和活动报名
""",
    "a table with a header row": """
工作经历
起止时间\t工作单位\t部门\t职务\t离职原因
2019.03-至今\t杭州晴川服饰有限公司\t电商部\t电商运营经理\t
2016.07-2019.02\t苏州木槿家纺有限公司\t运营部\t运营专员\t回杭州
""",
    "glued company and title": """
工作经历
2019.03-至今 杭州晴川服饰有限公司电商运营经理
2016.07-2019.02 苏州木槿家纺有限公司运营专员
""",
    "told in sentences": """
工作经历
2019年3月至今，在杭州晴川服饰有限公司担任电商运营经理，主要负责天猫店的日常运营，手下有五个人。
2016年7月至2019年2月，在苏州木槿家纺有限公司担任运营专员，主要负责商品上架和活动报名。
""",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_chinese_layouts(text: str) -> None:
    assert posts_of(text) == [
        ("杭州晴川服饰有限公司", "电商运营经理", "2019-03", None),
        ("苏州木槿家纺有限公司", "运营专员", "2016-07", "2019-02"),
    ]


ENGLISH = {
    "title, company, place and date": """
Work Experience
Operations Manager, Larkfield Foods Ltd, Leeds\tMar 2019 – Present
• Led a team of five.
Warehouse Clerk, Brindle Stores Inc., York\tJul 2016 – Feb 2019
• Packed and counted.
""",
    "company and place, title and date below": """
Work Experience
Larkfield Foods Ltd\tLeeds, UK
Operations Manager\tMar 2019 – Present
• Led a team of five.
Brindle Stores Inc.\tYork, UK
Warehouse Clerk\tJul 2016 – Feb 2019
• Packed and counted.
""",
    "dates in the left column": """
Employment
03/2019 – present\tLarkfield Foods Ltd
\tOperations Manager
07/2016 – 02/2019\tBrindle Stores Inc.
\tWarehouse Clerk
""",
    "title at company": """
EMPLOYMENT HISTORY
Operations Manager at Larkfield Foods Ltd
March 2019 — Present
Led a team of five people in two plants.
Warehouse Clerk at Brindle Stores Inc.
July 2016 — February 2019
Packed and counted what came in from the port.
""",
    "labels of a form": """
Employment Record
Employer: Larkfield Foods Ltd
Designation: Operations Manager
Duration: Mar 2019 to till date
Responsibilities: the plant
Employer: Brindle Stores Inc.
Designation: Warehouse Clerk
Duration: Jul 2016 to Feb 2019
Responsibilities: the store
""",
    "numbered sentences": """
EXPERIENCE
1) Working with Larkfield Foods Ltd, Leeds as an Operations Manager from 01/03/2019 to till date.
2) Worked with Brindle Stores Inc., York as a Warehouse Clerk from 04/07/2016 to 28/02/2019.
""",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_layouts(text: str) -> None:
    found = posts_of(text)
    assert [post[1:] for post in found] == [
        ("Operations Manager", "2019-03", None),
        ("Warehouse Clerk", "2016-07", "2019-02"),
    ]
    assert [post[0].split(",")[0] for post in found] == ["Larkfield Foods Ltd", "Brindle Stores Inc."]


def test_promotions_under_one_company_give_a_post_each() -> None:
    text = """
工作经历
宁波远帆家居有限公司\t2015.04-至今
运营总监\t2020.01-至今
运营经理\t2017.05-2019.12
运营专员\t2015.04-2017.04
"""
    company = "宁波远帆家居有限公司"
    assert posts_of(text) == [
        (company, "运营总监", "2020-01", None),
        (company, "运营经理", "2017-05", "2019-12"),
        (company, "运营专员", "2015-04", "2017-04"),
    ]


def test_a_title_alone_inherits_the_company_only_where_it_follows_without_a_gap() -> None:
    text = """
Experience
Larkfield Foods Ltd
Plant Manager\tJan 2018 – Present
Shift Supervisor\tMar 2015 – Dec 2017
Private tutor\t2009 – 2011
"""
    assert [post[0] for post in posts_of(text)] == ["Larkfield Foods Ltd", "Larkfield Foods Ltd", None]


def test_the_same_post_in_two_languages_counts_once() -> None:
    text = """
工作经历
2019.03-2024.02  杭州晴川服饰有限公司  运营经理
Work Experience
Mar 2019 – Feb 2024\tHangzhou Qingchuan Garments Co., Ltd.\tOperations Manager
"""
    assert posts_of(text) == [("杭州晴川服饰有限公司", "运营经理", "2019-03", "2024-02")]


def test_two_posts_of_one_span_in_one_language_stay_two() -> None:
    text = """
工作经历
2019.03-2024.02  杭州晴川服饰有限公司  运营经理
2019.03-2024.02  宁波远帆家居有限公司  运营顾问
"""
    assert len(posts_of(text)) == 2


NO_POSTS = {
    "education": "教育背景\n2012.09-2016.06  浙江某某大学  市场营销  本科",
    "a project": "项目经历\n2020.03-2020.09  会员系统升级  项目负责人",
    "a club": "校园经历\n2013.09-2014.06  校学生会  外联部部长",
    "a course": "培训经历\n2022.10-2022.12  某某商学院  电商总监班",
    "a stated gap": "工作经历\n2019.03-2019.10  在家照顾孩子",
    "a degree in the header": "Anna Berg\n2012 – 2016 Lake University, Bachelor of Arts",
    "an objective": "求职意向\n电商运营总监  2026.08 到岗",
    "a referee": "References\nJohn Moss, Sales Director, Larkfield Foods Ltd, 2015 – 2020",
    "a student in a table of schools and posts": "学习及工作经历\n2008.09-2011.06\t某某第二中学\t学生",
}


@pytest.mark.parametrize("text", NO_POSTS.values(), ids=NO_POSTS)
def test_what_is_no_post(text: str) -> None:
    assert posts_of(text) == []


def test_dates_inside_duties_are_no_posts() -> None:
    text = """
Experience
Larkfield Foods Ltd
Plant Manager\tJan 2018 – Present
• Ran the merger project from March 2019 to June 2020 with the finance director.
• Secondment to Oslo (Feb 2021 – May 2021).
"""
    assert posts_of(text) == [("Larkfield Foods Ltd", "Plant Manager", "2018-01", None)]


def test_a_post_without_dates_counts_only_in_a_section_without_any() -> None:
    assert posts_of("工作经历\n青岛海棠食品有限公司  质检员") == [("青岛海棠食品有限公司", "质检员", None, None)]


def test_a_post_that_prints_only_a_duration() -> None:
    (entry,) = entries_of("工作经历\n青岛海棠食品有限公司  质检员  2年11个月")
    assert (entry.start, entry.end, entry.stated_months) == (None, None, 35)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2019.03-2019.09  杭州晴川服饰有限公司  运营实习生", "internship"),
        ("2019.03-2020.09  杭州晴川服饰有限公司  管培生", "job"),
        ("2019.03-2020.09  杭州晴川服饰有限公司  店员（兼职）", "part_time"),
        ("2019.03-2020.09  杭州晴川服饰有限公司  总监助理", "job"),
    ],
)
def test_kinds(line: str, kind: str) -> None:
    (entry,) = entries_of(f"工作经历\n{line}")
    assert entry.kind == kind


def test_the_body_of_a_post_ends_where_the_next_begins() -> None:
    text = LAYOUTS["company and date, the title below"]
    first, second = entries_of(text)
    document = read_text(text.strip("\n"))
    assert document.text[slice(*first.body)].strip() == "负责天猫店的日常运营，管理 5 人。".replace("，", ",")
    assert document.text[slice(*second.body)].strip() == "负责商品上架和活动报名。"


def test_without_any_heading_a_post_is_known_by_company_and_title() -> None:
    text = """
李秋白
杭州晴川服饰有限公司  2019.03-至今
职位：运营经理
某某职业技术学院  电子商务专业  2013.09-2016.06
"""
    assert posts_of(text) == [("杭州晴川服饰有限公司", "运营经理", "2019-03", None)]


def notes_of(text: str) -> list[str]:
    document = read_text(text.strip("\n"))
    doc = blank().make_doc(document.text)
    draft = Draft(document)
    attach(doc, draft)
    work(sections(doc))
    return [note.code for note in draft.notes]


def test_a_span_of_time_that_could_not_be_read_is_told() -> None:
    text = """
工作经历
2019.03-至今  杭州晴川服饰有限公司  运营经理
2016.07-2019.02  诸事
"""
    assert notes_of(text) == ["unread_post"]


def test_a_stated_gap_is_no_unread_post() -> None:
    assert notes_of("工作经历\n2019.03-至今  杭州晴川服饰有限公司  运营经理\n2018.01-2019.02  在家照顾老人") == []


def test_a_work_section_without_any_post_is_told() -> None:
    text = "工作经历\n" + "".join(f"第{n}段经历写在照片里这里只有一些说不清楚的字句\n" for n in "一二三")
    assert notes_of(text) == ["unread_work"]


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("2019.03 - 至今\t甲乙有限公司\t经理", ("甲乙有限公司", "经理", "2019-03", None)),
        (
            "Mar 2020 – Present Harbour & Finch Ltd Plant Manager",
            ("Harbour & Finch Ltd", "Plant Manager", "2020-03", None),
        ),
        ("2019.03-2020.02 宁波慈溪酒店总经理秘书", ("宁波慈溪酒店", "总经理秘书", "2019-03", "2020-02")),
        ("2019.03-2020.02 天猫店店长 甲乙有限公司", ("甲乙有限公司", "天猫店店长", "2019-03", "2020-02")),
        (
            "06/2019 – 02/2020  Clerk (temp), Brindle Stores Inc.",
            ("Brindle Stores Inc.", "Clerk (temp)", "2019-06", "2020-02"),
        ),
    ],
)
def test_names_that_nothing_or_little_parts(line: str, post: Post) -> None:
    assert posts_of(f"工作经历\n{line}\n带领 3 人团队。\n教育背景\n技能\nExcel") == [post]


def test_two_posts_of_one_span_in_two_languages_in_one_section_stay_two() -> None:
    text = "工作经历\n2016.03-2020.02  杭州云帆有限公司  运营总监\n2016.03-2020.02  Northwind Ltd  Sales Manager"
    assert len(posts_of(text)) == 2


def test_a_copy_in_another_language_at_another_level_is_another_post() -> None:
    text = """
工作经历
2016.03-2020.02  杭州云帆有限公司  运营专员
Experience
Mar 2016 – Feb 2020\tNorthwind Ltd\tManaging Director
"""
    assert len(posts_of(text)) == 2


def test_a_longer_name_that_holds_a_shorter_one_is_another_company() -> None:
    text = "工作经历\n2016.03-2020.02  阿里集团  运营\n2016.03-2020.02  阿里集团国际站服务商有限公司  运营经理"
    assert len(posts_of(text)) == 2


def test_a_post_again_in_a_summary_counts_once_and_is_told() -> None:
    text = """
工作经历
2016.03-2020.02  杭州云帆有限公司  运营经理
实习经历
2016.03-2020.02  杭州云帆有限公司  运营经理
"""
    assert len(posts_of(text)) == 1
    assert "merged_copies" in notes_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "工作经历\n公司：上海青石实业有限公司\n部门：电子商务部\n职位：总监\n时间：2015.03-至今",
        "工作经历\n2015.03-至今\t上海青石实业有限公司 | 电子商务部 | 总监",
        "工作经历\n起止时间\t工作单位\t部门\t职务\n2015.03-至今\t上海青石实业有限公司\t电子商务部\t总监",
    ],
)
def test_the_department_of_a_post(text: str) -> None:
    (entry,) = entries_of(text)
    assert (entry.company, entry.title, entry.department) == ("上海青石实业有限公司", "总监", "电子商务部")


def test_each_row_of_a_table_has_its_own_department() -> None:
    assert [entry.department for entry in entries_of(LAYOUTS["a table with a header row"])] == ["电商部", "运营部"]


def test_signs_of_work_without_any_post_are_told_where_no_heading_says_work() -> None:
    assert notes_of("Anna Berg\nMy path\nFrom January 2012 to May 2020 I did whatever the shop needed done") == [
        "unread_work"
    ]


def test_a_text_without_anything_of_a_resume_is_told() -> None:
    assert notes_of("Dear Anna,\nthank you for the cake.\nSee you on Friday") == ["no_resume"]


def test_a_student_without_posts_has_none_unread() -> None:
    text = """
李明
教育背景
2022.09-2026.06  某某大学  市场营销  本科
校园经历
2023.09-2024.09  学生会  干事
技能
Excel
"""
    assert notes_of(text) == []


def test_a_bare_dash_says_until_now_for_the_latest_post_only() -> None:
    text = """
Experience
2019/04 – Plant Manager, Beta Foods Ltd
2015/04 – Shift Supervisor, Acme Ltd
2012.01 – 2015.03 Clerk, Acme Ltd
"""
    posts = [(entry.start, entry.end, entry.held_until) for entry in entries_of(text)]
    assert posts == [("2019-04", None, None), ("2015-04", None, "2015-04"), ("2012-01", "2015-03", None)]


def test_a_word_for_now_is_sure_of_every_post() -> None:
    text = "工作经历\n2019.04-至今  甲乙有限公司  经理\n2015.04-至今  丙丁有限公司  顾问"
    assert [entry.held_until for entry in entries_of(text)] == [None, None]


@pytest.mark.parametrize(
    ("duty", "posts"),
    [
        ("负责天猫店日常运营。\n2020.02-2020.04 支援某仓库盘点", 1),
        ("负责天猫店日常运营。\n主要工作：驻场实施 5 家门店 2020.02-2020.04", 1),
        ("负责天猫店日常运营。\n2020.02-2020.04  杭州绿岸茶业有限公司  运营顾问（兼职）", 2),
    ],
)
def test_a_span_within_a_post_is_another_only_with_names_of_its_own(duty: str, posts: int) -> None:
    assert len(posts_of(f"工作经历\n2019.03-至今  杭州晴川服饰有限公司  电商运营经理\n{duty}")) == posts


def test_a_year_bound_to_the_words_before_it_is_no_post() -> None:
    text = """
Professional Experience
Prairie Gear & Hydraulics, Inc.
Senior Accountant\tOctober 2017 – June 2021
Trained staff at the plant after the 2019 acquisition of Platte Castings Co.
Hollis Brandt LLP
Staff Accountant\tJanuary 2013 – September 2017
Recruiting team for Cyclone Plains University, fall 2015 and 2016
"""
    assert posts_of(text) == [
        ("Prairie Gear & Hydraulics, Inc.", "Senior Accountant", "2017-10", "2021-06"),
        ("Hollis Brandt LLP", "Staff Accountant", "2013-01", "2017-09"),
    ]


def test_an_employer_over_several_titles_with_spans_of_their_own() -> None:
    text = """
Career
Corvid Software Ltd
Dublin & London | 2013 – 2018
Feb 2016 – Aug 2018\tAccount Executive
Jun 2013 – Jan 2016\tInside Sales Representative
Hanlon Office Supplies
Dublin
Sep 2010 – May 2013\tTelesales Agent
"""
    assert posts_of(text) == [
        ("Corvid Software Ltd", "Account Executive", "2016-02", "2018-08"),
        ("Corvid Software Ltd", "Inside Sales Representative", "2013-06", "2016-01"),
        ("Hanlon Office Supplies", "Telesales Agent", "2010-09", "2013-05"),
    ]


@pytest.mark.parametrize(("employer", "posts"), [("Employer: Trinetra Infosol Inc\n", 1), ("", 0)])
def test_a_client_is_a_post_where_an_employer_stands_below(employer: str, posts: int) -> None:
    client = "Client: Lone Prairie Insurance\tMar 2023 – Till Date\nRole: Java Developer\n"
    assert len(posts_of(f"Professional Experience\n{client}{employer}")) == posts


def test_a_semester_abroad_is_no_post() -> None:
    assert posts_of("海外经历\n2014.09-2015.01\n智利圣托马斯大学 — 交换") == []
    assert len(posts_of("海外经历\n2014.09-2015.01\n智利圣托马斯大学 — 讲师")) == 1


@pytest.mark.parametrize(
    ("header", "duty"),
    [
        ("天猫店长", "2025年12月晋升为电商总监"),
        ("天猫店长", "负责天猫商城订单系统，2025年12月晋升为电商总监"),
        ("天猫店长", "2025年12月兼任电商总监助理"),
        ("电商总监", "2017年任命为直播小组组长，负责天猫商城"),
        ("电商总监", "2021年兼任直播部经理，负责天猫商城"),
        ("电商总监", "负责天猫商城。2021年从事直播业务搭建。"),
        ("电商总监", "工作描述：2016年入职担任天猫运营专员，2018年晋升为电商总监"),
        ("电商总监", "2022年升任公司合伙人"),
    ],
)
def test_a_dated_office_among_the_duties_leaves_the_post_as_it_is(header: str, duty: str) -> None:
    text = f"工作经历\n2016.03-至今  杭州云帆电商有限公司  {header}\n{duty}"
    assert posts_of(text) == [("杭州云帆电商有限公司", header, "2016-03", None)]


@pytest.mark.parametrize(
    "told",
    [
        "I worked at Cloudsail Ltd as Sales Director from March 2018 to present. "
        "Before that I worked at Bluemoon Ltd as Store Manager from May 2012 to February 2018.",
        "I have worked with Cloudsail Ltd as Sales Director from March 2018 to present "
        "and as Store Manager with Bluemoon Ltd from May 2012 to February 2018.",
        "I was Sales Director at Cloudsail Ltd from March 2018 to present. "
        "I was Store Manager at Bluemoon Ltd from May 2012 to February 2018.",
    ],
)
def test_two_posts_told_in_one_paragraph(told: str) -> None:
    assert posts_of(f"Work Experience\n{told}") == [
        ("Cloudsail Ltd", "Sales Director", "2018-03", None),
        ("Bluemoon Ltd", "Store Manager", "2012-05", "2018-02"),
    ]


@pytest.mark.parametrize(
    "company",
    [
        "当代集团有限公司",
        "当代商城",
        "任子行网络技术有限公司",
        "任务网络有限公司",
        "于田商贸有限公司",
        "在云端科技有限公司",
        "加盟商运营有限公司",
    ],
)
def test_an_employer_whose_name_begins_like_a_verb(company: str) -> None:
    assert posts_of(f"工作经历\n2016.03-至今\t{company}\t电商总监\n负责天猫旗舰店") == [
        (company, "电商总监", "2016-03", None)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2018.3-至今 任杭州云帆电商有限公司电商总监",
        "2018.3-至今 现任电商总监 杭州云帆电商有限公司",
        "2018.3-至今 在杭州云帆电商有限公司担任电商总监",
    ],
)
def test_a_verb_behind_the_dates_is_no_part_of_the_names(line: str) -> None:
    assert posts_of(f"工作经历\n{line}") == [("杭州云帆电商有限公司", "电商总监", "2018-03", None)]


def test_a_post_in_unknown_words_is_read_as_the_others_are() -> None:
    text = """
Positions
Head of Sales, Norrsken Audio AB
2023 – 2025
Store Manager, Hemljud Nordic AB
2016 – 2022
Warehouse and returns, Kabelboden i Borås
2012 – 2015
"""
    assert posts_of(text)[-1] == ("Kabelboden i Borås", "Warehouse and returns", "2012", "2015")
    assert len(posts_of(text.replace("Head of Sales, ", "").replace("Store Manager, ", ""))) < 3


def test_a_title_since_some_day_below_the_dates_is_no_post_of_its_own() -> None:
    text = """
Employment
Greggory’s Bakers, Oldham\tAug 2017 – Jan 2020
Sales Assistant / Supervisor from Mar 2019
Tills, displays, cashing up.
Hollin Hair Ltd, Oldham\tSept 2015 – July 2016
Receptionist
"""
    assert [(title, start, end) for _, title, start, end in posts_of(text)] == [
        ("Sales Assistant / Supervisor", "2017-08", "2020-01"),
        ("Receptionist", "2015-09", "2016-07"),
    ]


def test_a_range_that_runs_over_the_end_of_its_line() -> None:
    text = """
Professional history
Associate Director, Markby Thorne Consulting Ltd — September 2009 to
February 2015
Assistant Lecturer, Avonmouth Polytechnic — September 2003 to June
2005
"""
    assert [post[2:] for post in posts_of(text)] == [("2009-09", "2015-02"), ("2003-09", "2005-06")]


def test_clients_in_bullets_are_parts_of_the_practice() -> None:
    text = """
Professional history
Principal, BK Water Advisory Ltd
March 2015 to present
• Caribbean Reconstruction Bank (2023–2025): tariff study; team leader.
• Severnside Water plc (2021–2022): interim Head of Leakage, nine months on site.
"""
    assert posts_of(text) == [("BK Water Advisory Ltd", "Principal", "2015-03", None)]


def test_a_summer_s_post_within_the_time_of_another_is_one_of_its_own() -> None:
    text = """
Experience
Northeast Voter Lab\tBoston, MA
Research Assistant\tSeptember 2024 – Present
Office of Senator Whitlock\tWashington, DC
Legislative Intern\tSummer 2025
"""
    assert [title for _, title, _, _ in posts_of(text)] == ["Research Assistant", "Legislative Intern"]


@pytest.mark.parametrize(("title", "posts"), [("副会长", 0), ("秘书处干事", 1)])
def test_an_office_of_honour_in_an_association_is_no_post(title: str, posts: int) -> None:
    assert len(posts_of(f"工作经历\n2021.03-2024.05\t寿光市电商协会\t{title}")) == posts


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("Team Member", "Central Co-operative Society"),
        ("Research Fellow", "Institute of Physics"),
        ("Manager", "Retail Federation"),
    ],
)
def test_work_at_an_association_is_a_post(title: str, company: str) -> None:
    assert len(posts_of(f"Work Experience\n{company}\t{title}\t2015 – 2018")) == 1


def test_a_stated_break_is_neither_a_post_nor_an_unread_one() -> None:
    text = """
Employment History
Teaching Assistant, Oakworth Primary School
September 2015 – Present
Career break – raising my children
2011 – 2015
Sales Advisor, Marlow Clothing Ltd
August 2007 – March 2011
"""
    document = read_text(text.strip("\n"))
    doc = blank().make_doc(document.text)
    draft = Draft(document)
    attach(doc, draft)
    assert [entry.start for entry in draft_entries(doc, draft)] == ["2015-09", "2007-08"]
    assert draft.unread == []


@pytest.mark.parametrize(
    ("post", "posts"),
    [
        ("Marketing Manager (maternity leave cover), Zapp Ltd\t2015 – 2016", 2),
        ("Marketing Manager (maternity leave cover), Zapp Ltd\n2015 – 2016", 2),
        ("Sabbatical Officer, Leeds Union Ltd\n2015 – 2016", 2),
        ("Maternity leave\t2015 – 2016", 1),
        ("Career break – raising my children\n2015 – 2016", 1),
    ],
)
def test_who_stands_in_for_somebody_on_leave_works(post: str, posts: int) -> None:
    assert len(posts_of(f"Experience\n{post}\nManager, Bolt Ltd\n2011 – 2015")) == posts


@pytest.mark.parametrize(
    ("post", "posts"), [("杭州云帆有限公司\t行政主管（产假顶岗）", 2), ("在家带孩子", 1), ("全职妈妈", 1)]
)
def test_who_stands_in_for_somebody_on_leave_works_in_chinese(post: str, posts: int) -> None:
    text = f"工作经历\n2015.03-2016.02\t{post}\n2011.03-2015.02\t杭州木槿有限公司\t行政专员"
    assert len(posts_of(text)) == posts


def test_a_dash_at_the_end_of_a_line_takes_no_other_post_s_dates() -> None:
    text = "Experience\nAcme Ltd\tManager\tMarch 2019 –\nMay 2016 – Feb 2019\tBolt Ltd\tClerk"
    assert [post[2:] for post in posts_of(text)] == [("2019-03", None), ("2016-05", "2019-02")]
