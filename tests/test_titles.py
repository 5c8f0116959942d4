"""Titles, departments and employers told apart in short texts, with their near misses."""

from __future__ import annotations

import pytest

from resumesift.extraction.titles import company_cue, department_cue, opens_duty, title_cue

TITLES = [
    "电商运营总监",
    "運營總監",
    "电商总监（兼职）",
    "总监助理",
    "推广部经理/数据分析师",
    "运营经理（华东）",
    "主管护师",
    "厨师长",
    "头锅",
    "管培生",
    "Java 研发工程师（实习）",
    "SEM专员",
    "水电班班长",
    "会计",
    "出纳",
    "校務處書記",
    "嵌入式软件工程师",
    "代课教师",
    "疏浚工",
    "Operations Manager → Operations Director",
    "E-commerce Director / 电商总监",
    "Chef de Partie",
    "Staff Nurse, Female Surgical",
    "Director, Online Retail",
    "Head of E-commerce",
    "Front of House Manager",
    "Software Engineer II",
    "Person in Charge",
    "Manager – Internal Audit",
    "Dy. Manager (Maintenance)",
    "Shift Incharge (Mechanical)",
    "Graduate Engineer Trainee",
    "Guest Lecturer in Mathematics",
    "Welding Supervisor, later QC Inspector",
    "SOFTWARE ENGINEERING INTERN",
    "Foreman",
    "Assistant to the Director",
    "Sr. Product Manager",
    "Postdoctoral researcher",
    "Leiter / Team Lead",
    "Managing Director",
    "Teaching Assistant (SEN 1:1)",
    "Sub-editor (maternity cover)",
    "Bookseller (Saturdays)",
    "Service Crew",
    "Help Desk Agent",
    "Senior CRA / CRA II",
]
NO_TITLES = [
    "Data vendor, 700 staff",
    "Employee of the Quarter",
    "CRA of the Year",
    "Klarus CRO",
    "Help customers at the counter",
    "运营部",
    "客户经理部",
    "总监办",
    "负责经理交办的工作",
    "协助经理完成排班",
    "杭州云帆电子商务有限公司",
    "中共党员",
    "土建施工",
    "淮滩县人民医院",
    "工程师学院",
    "2018.03-至今",
    "上海",
    "带领35人团队完成销售目标。",
    "主要职责：管理店铺",
    "汇报对象：运营总监",
    "Assisted the store manager",
    "reports to the Director",
    "Responsible for a team of engineers",
    "Northfold Home Ltd",
    "Marketing Department",
    "Bluehill International School",
    "He was the manager",
    "March 2019",
    "Bristol",
    "References",
    "Led a team of twelve engineers and three managers across two warehouses and a shop in the city centre of Leeds",
]


@pytest.mark.parametrize("text", TITLES)
def test_a_title_is_seen(text: str) -> None:
    assert title_cue(text) >= 0.6


@pytest.mark.parametrize("text", NO_TITLES)
def test_what_is_no_title_is_left(text: str) -> None:
    assert title_cue(text) <= 0.3


@pytest.mark.parametrize("text", ["天猫运营", "功能测试", "Customer Service", "Internship", "活动执行"])
def test_a_kind_of_work_is_a_weak_title(text: str) -> None:
    assert 0.3 < title_cue(text) < 0.7


def test_a_person_with_a_title_is_no_title() -> None:
    assert title_cue("王经理") < 0.5 < title_cue("店经理")


def test_a_company_glued_to_a_title_is_less_than_the_title_alone() -> None:
    assert title_cue("杭州云帆电子商务有限公司 运营总监") < 0.6


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("负责天猫店运营", True),
        ("负责人", False),
        ("指导员", False),
        ("Managed two shops", True),
        ("Lead Engineer", False),
    ],
)
def test_a_duty_is_told_by_its_opening(text: str, duty: bool) -> None:
    assert opens_duty(text) is duty


@pytest.mark.parametrize(
    "text",
    [
        "杭州云帆电子商务有限公司",
        "中汇路桥集团有限公司（第四工程分公司）",
        "淮滩县人民医院",
        "涪江酒店",
        "阿里巴巴",
        "青棠科技",
        "淮滩县人民医院后勤科",
        "Northfold Home Ltd",
        "Lillebjørn A/S",
        "Velvet Crate Online, Inc.",
        "HARITPUR TUBE CO. LTD.",
        "University of Saltwick",
        "Kelapa Skin Pte Ltd",
        "Google DeepMind",
        "Pepper & Pine Apparel",
    ],
)
def test_an_employer_is_seen(text: str) -> None:
    assert company_cue(text) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "运营总监",
        "公司前台",
        "School Teacher",
        "负责公司运营",
        "Hotel Manager",
        "2019.03",
        "managed the shop",
        "运营部",
        "Staff Nurse",
    ],
)
def test_what_is_no_employer_is_left(text: str) -> None:
    assert company_cue(text) <= 0.3


def test_a_proper_name_may_be_an_employer() -> None:
    assert 0.3 <= company_cue("Maison Duvalier") < 0.5
    assert company_cue("quiet corner shop") == 0.0


@pytest.mark.parametrize(
    "text", ["运营部", "电子商务事业部", "推荐策略组", "总监办", "Marketing Department", "Internal Audit Team"]
)
def test_a_department_is_seen(text: str) -> None:
    assert department_cue(text) >= 0.6
    assert title_cue(text) <= 0.3


@pytest.mark.parametrize("text", ["部长", "组长", "运营总监", "杭州云帆有限公司", "Team Leader", "负责运营部"])
def test_what_is_no_department_is_left(text: str) -> None:
    assert department_cue(text) <= 0.3
