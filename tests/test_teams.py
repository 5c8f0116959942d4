"""Team sizes: people led, and numbers that only look like them."""

from __future__ import annotations

import pytest

from resumesift.extraction.numbers import magnitude, number
from resumesift.extraction.teams import find_teams, team_sizes
from texts import parts


def led(text: str, kind: str = "work") -> list[int]:
    doc, draft = parts((kind, text))
    find_teams(doc)
    return [team.people for team in draft.team_sizes]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("带领35人团队，负责天猫", [35]),
        ("部门由九人增至三十人", [30]),
        ("统管三店，编制 140 人，年营收 8.6 亿元", [140]),
        ("从零组建电商部，团队最多 34 人", [34]),
        ("帶 4 位同仁", [4]),
        ("Three managers and a total of thirty-four people", [34]),
        ("Led a team of 1,200", [1200]),
        ("协助总监管理 50 人的电商中心", []),
        ("没有带过20人的团队", []),
        ("I have never managed a team of 20", []),
        ("A one-person company. No employees", []),
        ("面试 30 人，培训新人 12 人", []),
        ("管两个店和直播间，人员21名。今年起带徒弟两名。", [21, 2]),
        ("– 人员380人(含外包)", [380]),
        ("负责客房部，人员45名", [45]),
        ("公司占地20亩，人员380人", []),
        ("培训人员120人，参会人员 60 人", []),
        ("Supervises 14 dining crew per shift", [14]),
        ("Managed 120 guests a night and coached 30 trainees", []),
        ("Responsibility for seven web shops and two marketplaces; SEK 310m, 22 people.", [22]),
        ("A retailer with sales of SEK 310m, 220 employees.", []),
    ],
)
def test_claims_of_a_post(text, people):
    assert led(text) == people


def test_a_number_may_stand_in_the_next_line():
    text = "负责天猫与京东与抖音与快手的全部店铺与线上客服中心的日常，团队十\n"
    text += "五人。联名款首发当天售罄三万只，易碎品破损率由五个点降到一个点。"
    assert led(text) == [15]


def test_a_wish_and_a_referee_tell_nothing():
    assert led("希望带领20人团队", "objective") == []
    assert led("managed 9 people", "reference") == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("26", 26),
        ("1,200", 1200),
        ("二十六", 26),
        ("十二", 12),
        ("一亿四千万", 140_000_000),
        ("一点五亿", 150_000_000),
        ("twenty-five", 25),
        ("a dozen", 12),
        ("二〇一九", None),
        ("many", None),
    ],
)
def test_numbers(words, value):
    assert number(words) == value


def test_magnitudes():
    assert (magnitude("亿"), magnitude("万"), magnitude("k"), magnitude("bn"), magnitude("%")) == (
        1e8,
        1e4,
        1e3,
        1e9,
        1,
    )


def test_a_chinese_team_right_behind_latin_letters() -> None:
    assert [people for people, _ in team_sizes("带领B2C35人团队")] == [35]
