"""The ladder of seniority: from the title's head, with bounds."""

from __future__ import annotations

import pytest

from resumesift.extraction.levels import level_of


def bounds(title: str, duties: str = "") -> str | None:
    level = level_of(title, duties)
    return f"{level.low}..{level.high}" if level else None


SURE = {
    "assistant..assistant": ["运营实习生", "管培生", "Data Science Intern", "Management Trainee 管培生"],
    "assistant..specialist": [
        "电商总监助理",
        "總監助理",
        "总经理秘书",
        "Assistant to the Director",
        "Director's Assistant",
        "助理工程师",
        "Executive Assistant, CEO",
        "Personal Assistant to CEO",
        "Commercial Director's PA",
    ],
    "specialist..specialist": ["淘宝运营专员", "天猫运营", "Staff Nurse", "E-commerce Executive 电商专员", "会计/出纳"],
    "specialist..manager": [
        "Director of Photography",
        "Art Director",
        "Managing Editor",
        "Casting Director",
        "Funeral Director",
    ],
    "supervisor..supervisor": ["水电班班长", "组长"],
    "supervisor..manager": ["电商运营主管", "副经理", "Assistant Manager", "Head of Department", "总裁办主任"],
    "manager..manager": ["天猫店店长", "电商部经理", "Operations Manager", "Manager reporting to the Director"],
    "senior_manager..senior_manager": [
        "电商高级经理",
        "高级运营经理",
        "Senior E-commerce Manager",
        "Senior Manager, E-commerce",
    ],
    "director..director": [
        "电商运营总监",
        "電商營運總監",
        "高级总监",
        "Director, Online Retail",
        "Director of E-commerce",
        "Head of E-commerce",
        "E-commerce Director / 电商总监",
        "电商总监（兼职）",
        "E-Commerce Head",
        "Head Marketing",
        "Director Ecommerce",
        "Digital Director EMEA",
        "运营总监-天猫事业部",
        "总监 电商",
        "销售/市场总监",
        "Director, Customer Service",
        "Executive Director",
        "电商运营部总监兼天猫店长",
    ],
    "vice_president..vice_president": [
        "副总裁（分管电商事业部）",
        "副总经理",
        "VP Sales",
        "Senior Vice President, Retail",
    ],
    "vice_president..chief": [
        "总经理（线上公司）",
        "电商事业部总经理",
        "General Manager, Online Business",
        "Managing Director",
    ],
    "chief..chief": [
        "CEO",
        "首席运营官",
        "營運長",
        "总裁",
        "董事长",
        "Chief Marketing Officer",
        "President & CEO",
        "Founder & CEO",
        "创始人/CEO",
    ],
}
DOUBTFUL = {
    "deputy_director..director": [
        "电商运营副总监",
        "Associate Director, E-commerce",
        "Associate Creative Director",
        "代理电商总监",
        "Acting Director, E-commerce（代理电商总监）",
        "运营总监（代理）",
        "Interim Head of E-commerce",
        "協理",
        "Acting Director of E-commerce 代理电商总监",
        "Acting Director of E-commerce 电商总监",
        "Associate Director 副总监",
    ],
    "senior_manager..director": ["助理总监", "Assistant Director of Marketing"],
    "supervisor..director": ["电商业务负责人"],
    "manager..vice_president": ["Country Manager"],
    "manager..chief": ["合伙人", "Managing Partner", "Senior Partner"],
    "specialist..chief": ["创始人", "Founder", "淘宝店店主"],
    "manager..director": [
        "运营经理 → 运营总监（Operations Manager → Operations Director）",
        "店长（后升任运营总监）",
        "Manager (promoted to Director in 2020)",
        "E-commerce Manager, then Director",
    ],
}


@pytest.mark.parametrize(("title", "expected"), [(t, e) for e, titles in (SURE | DOUBTFUL).items() for t in titles])
def test_level(title: str, expected: str) -> None:
    assert bounds(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "董事",
        "独立董事",
        "Non-Executive Director",
        "Trustee",
        "",
        "Volunteer",
    ],
)
def test_off_the_ladder(title: str) -> None:
    assert bounds(title) is None


ANY = "assistant..chief"
UNKNOWN = {
    ANY: [
        "Growth Czar",
        "Commerce Sherpa",
        "Digital Transformation",
        "Leiter Onlinehandel",
        "Leiter Marketing",
        "Abteilungsleiter",
        "Jefe de Operaciones",
        "E-handelschef",
        "Geschäftsführerin",
        "Кладовщик",
        "운영팀장",
        "ECリーダー",
        "电商老大",
        "电商一号位",
        "运营总",
        "运营部",
        "总监办",
        "reports to the Director",
        "负责天猫店运营",
        "Diploma in Digital Marketing",
        "峰值 180 万预约,扣减库存",
    ],
    "specialist..manager": ["Piano Accompanist", "Welder 111/136", "E-commerce Blaggardist", "钢筋", "针车", "主播间"],
}


@pytest.mark.parametrize(("title", "expected"), [(t, e) for e, titles in UNKNOWN.items() for t in titles])
def test_a_title_without_a_known_head_may_be_any_if_it_may_lead(title: str, expected: str) -> None:
    assert bounds(title) == expected


@pytest.mark.parametrize(
    "title", ["水电工", "天猫运营", "Sales", "Operations", "Customer Service (reports to the Director)", "Marketing"]
)
def test_ordinary_titles_keep_their_level(title: str) -> None:
    assert bounds(title) == "specialist..specialist"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Barista, then Shift Manager", "specialist..manager"),
        ("天猫店店长、电商运营经理", "manager..manager"),
        ("电商运营专员 / 组长", "specialist..supervisor"),
        ("Senior Manager, E-commerce 电商高级经理", "senior_manager..senior_manager"),
        ("E-commerce Manager, Acting Director", "manager..director"),
        ("Store Manager 店长", "manager..manager"),
        ("VP 运营", "vice_president..vice_president"),
        ("电商总监、天猫事业部负责人", "director..director"),
        ("电商主管/负责人", "supervisor..manager"),
        ("董事、总经理", "vice_president..chief"),
        ("联合创始人、运营总监", "director..director"),
    ],
)
def test_several_titles(title: str, expected: str) -> None:
    assert bounds(title) == expected


@pytest.mark.parametrize(
    ("title", "duties", "expected"),
    [
        ("Founder", "Grew the shop to 14 employees", "director..chief"),
        ("创始人", "从零搭建，带领12人团队", "director..chief"),
        (
            "Founder",
            "A one-person shop: I pack every parcel myself, with help from 2 people at Christmas",
            "specialist..chief",
        ),
        ("创始人", "一个人打理全店", "specialist..chief"),
        ("Partner", "Led a team of 20", "manager..chief"),
        ("运营专员", "带领12人团队", "specialist..specialist"),
    ],
)
def test_a_founder_with_people_is_a_director(title: str, duties: str, expected: str) -> None:
    assert bounds(title, duties) == expected


@pytest.mark.parametrize("title", ["代理商经理", "代运营经理", "副食经理", "Training Manager", "兼职店长"])
def test_words_that_only_look_like_modifiers(title: str) -> None:
    assert bounds(title) == "manager..manager"


@pytest.mark.parametrize(
    ("duties", "high"),
    [
        ("负责天猫店。2018年12月晋升为电商总监。", "director"),
        ("Ran the shop; in 2019 I was promoted to Sales Director.", "director"),
        ("带出 3 名晋升为总监", "manager"),
        ("协助电商总监制定计划", "manager"),
        ("晋升为主管", "manager"),
    ],
)
def test_a_promotion_among_the_duties_leaves_the_level_open_upwards(duties: str, high: str) -> None:
    level = level_of("天猫店长", duties)
    assert level is not None
    assert (level.low, level.high) == ("manager", high)
