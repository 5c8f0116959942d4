"""Is a mention claimed? The cue's direction and reach, each with its near miss."""

from __future__ import annotations

import pytest

from resumesift.extraction.assertion import assert_span
from resumesift.extraction.draft import Section
from resumesift.resume import SectionKind


def judged(text: str, words: str, kind: SectionKind | None = None) -> str:
    start = text.index(words)
    section = Section(kind, (0, len(text))) if kind else None
    return assert_span(text, (start, start + len(words)), section)[0]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("英语可读写。不会剪视频，PS 熟练。", "剪视频", "negated"),
        ("英语可读写。不会剪视频，PS 熟练。", "PS", "claimed"),
        ("英语可读写。不会剪视频，PS 熟练。", "英语", "claimed"),
        ("不会Python、Java", "Java", "negated"),
        ("缺点是英语差，跨境业务没有做过。", "英语", "negated"),
        ("缺点是英语差，跨境业务没有做过。", "跨境业务", "negated"),
        ("天猫、京东等零售店铺没有做过，会员体系熟", "天猫", "negated"),
        ("天猫、京东等零售店铺没有做过，会员体系熟", "会员体系", "claimed"),
        ("日语N1，英语一般；SQL没学过", "SQL", "negated"),
        ("日语N1，英语一般；SQL没学过", "英语", "claimed"),
        ("熟悉千川。广告投放外包，自己没有操作过。", "广告投放", "negated"),
        ("熟悉千川。广告投放委外，自己没有操作过。", "广告投放", "other_person"),
        ("熟悉千川。广告投放委外，自己没有操作过。", "千川", "claimed"),
        ("暂无直通车经验", "直通车", "negated"),
        ("不仅懂直通车，还带过团队", "直通车", "claimed"),
        ("库存管理没有出过差错", "库存管理", "claimed"),
        ("英语靠翻译软件", "英语", "negated"),
        ("英语：无；日语：流利", "英语", "negated"),
        ("英语：无；日语：流利", "日语", "claimed"),
        ("和线上销售无关。做过淘宝", "线上销售", "negated"),
        ("和线上销售无关。做过淘宝", "淘宝", "claimed"),
        ("沒有做過跨境電商", "跨境電商", "negated"),
        ("京东没有开过店，天猫开过", "京东", "negated"),
        ("京东没有开过店，天猫开过", "天猫", "claimed"),
        ("对抖音没有实操经验，快手做过", "抖音", "negated"),
        ("对抖音没有实操经验，快手做过", "快手", "claimed"),
        ("行业不同，但直通车熟", "直通车", "claimed"),
        ("剪映 | 英语不会 | 天猫没碰过", "英语", "negated"),
        ("剪映 | 英语不会 | 天猫没碰过", "天猫", "negated"),
        ("剪映 | 英语不会 | 天猫没碰过", "剪映", "claimed"),
        ("没有投诉处理经验", "投诉处理", "negated"),
        ("全年没有客户投诉，天猫店评分4.9", "天猫", "claimed"),
    ],
)
def test_negation_in_chinese(text, words, expected):
    assert judged(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Basic HTML; no coding beyond that.", "HTML", "claimed"),
        ("Basic HTML; no coding beyond that.", "coding", "negated"),
        ("No Python, Java or SQL, but Excel", "Java", "negated"),
        ("No Python, Java or SQL, but Excel", "SQL", "negated"),
        ("No Python, Java or SQL, but Excel", "Excel", "claimed"),
        ("no coding, Excel advanced", "Excel", "claimed"),
        ("I brief developers well but do not write code.", "code", "negated"),
        ("I have never managed a large team and say so.", "large team", "negated"),
        ("not only Shopify but Magento", "Shopify", "claimed"),
        ("Moved to Shopify without losing traffic", "Shopify", "claimed"),
        ("No. 1 Amazon seller of its category", "Amazon", "claimed"),
        ("no-nonsense trading on Amazon", "Amazon", "claimed"),
        ("B2C I have never run; Magento daily", "B2C", "negated"),
        ("B2C I have never run; Magento daily", "Magento", "claimed"),
        ("Magento is new to me", "Magento", "negated"),
        ("I have never run a consumer (B2C) shop.", "B2C", "negated"),
        ("I have never run a consumer (B2C) shop.", "shop", "negated"),
        ("No coding (Excel advanced), SQL daily", "Excel", "claimed"),
    ],
)
def test_negation_in_english(text, words, expected):
    assert judged(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("配合电商总监完成年度预算拆解", "电商总监", "other_person"),
        ("配合电商总监完成年度预算拆解", "年度预算", "claimed"),
        ("客房分销由集团收益部负责", "客房分销", "other_person"),
        ("促销规则由我负责", "促销规则", "claimed"),
        ("Reports to the VP Commerce, who owns the P&L. Runs the budget.", "P&L", "other_person"),
        ("Reports to the VP Commerce, who owns the P&L. Runs the budget.", "budget", "claimed"),
        ("Trading and stock were run by the parent company. I ran returns.", "stock", "other_person"),
        ("Trading and stock were run by the parent company. I ran returns.", "returns", "claimed"),
        ("配偶：在京东做运营", "京东", "other_person"),
        ("推荐人：张总，京东运营总监", "京东", "other_person"),
        ("paid search handled by the agency, SEO by me", "paid search", "other_person"),
        ("paid search handled by the agency, SEO by me", "SEO", "claimed"),
    ],
)
def test_other_people(text, words, expected):
    assert judged(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("希望在天猫平台做总监。京东做过五年", "天猫", "wished"),
        ("希望在天猫平台做总监。京东做过五年", "京东", "claimed"),
        ("求职意向：电商总监\n工作经历：淘宝店长", "电商总监", "wished"),
        ("求职意向：电商总监\n工作经历：淘宝店长", "淘宝", "claimed"),
        ("Looking for a role heading a Shopify business. I know Magento.", "Shopify", "wished"),
        ("Looking for a role heading a Shopify business. I know Magento.", "Magento", "claimed"),
    ],
)
def test_wishes(text, words, expected):
    assert judged(text, words) == expected


def test_a_quoted_advertisement_reaches_to_the_end_of_its_section():
    text = "自我评价\n做事认真\n任职要求：精通直通车\n六年以上天猫经验\n工作经历\n京东运营"
    end = text.index("工作经历")
    before, after = Section("summary", (0, end)), Section("work", (end, len(text)))
    tmall, jd = text.index("天猫"), text.index("京东")
    assert assert_span(text, (tmall, tmall + 2), before) == ("other_person", "任职要求")
    assert assert_span(text, (jd, jd + 2), after) == ("claimed", None)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("熟悉Figma；SQL 正在自学", "SQL", "learning"),
        ("熟悉Figma；SQL 正在自学", "Figma", "claimed"),
        ("Excel、美团后台只看过报表，不会操作", "美团", "learning"),
        ("Excel、美团后台只看过报表，不会操作", "Excel", "claimed"),
        ("英文仅可阅读简单邮件", "英文", "learning"),
        ("会一点SQL", "SQL", "claimed"),
        ("machine learning, Python", "Python", "claimed"),
    ],
)
def test_learning_and_only_read(text, words, expected):
    assert judged(text, words, "skills") == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("work", "claimed"),
        ("skills", "claimed"),
        ("objective", "wished"),
        ("reference", "other_person"),
        ("education", "course"),
        ("course", "course"),
        ("award", "course"),
    ],
)
def test_the_section_decides_without_any_cue(kind, expected):
    assert judged("电商运营", "电商运营", kind) == expected


def test_words_that_mean_something_else_in_duties_are_no_cues_there():
    assert judged("期望达到的直通车目标全部完成", "直通车", "work") == "claimed"
    assert judged("期望做直通车", "直通车", "summary") == "wished"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("了解\tPower BI\n不会\tPhotoshop、AI", "Photoshop", "negated"),
        ("了解\tPower BI\n不会\tPhotoshop、AI", "AI", "negated"),
        ("了解\tPower BI\n不会\tPhotoshop、AI", "Power BI", "claimed"),
        ("不会：Photoshop\n会：剪映", "Photoshop", "negated"),
        ("不会：Photoshop\n会：剪映", "剪映", "claimed"),
        ("Daily\tShopify\nNever used\tMagento, Amazon", "Amazon", "negated"),
        ("Daily\tShopify\nNever used\tMagento, Amazon", "Shopify", "claimed"),
        ("• Currently learning: Python, SQL\n• Excel", "SQL", "learning"),
        ("• Currently learning: Python, SQL\n• Excel", "Excel", "claimed"),
    ],
)
def test_a_label_speaks_of_its_whole_line(text, words, expected):
    assert judged(text, words, "skills") == expected


def test_a_cue_may_run_over_the_end_of_a_line():
    wrapped = (
        "我熟悉生意参谋、拼多多推广，会算账会选品，管理过四十人的队伍，不\n"
        "会外语也不会开车，其他的都能学，也愿意从头学起来，做事仔细认真负责"
    )
    assert judged(wrapped, "外语") == "negated"
    assert judged(wrapped, "拼多多推广") == "claimed"


def test_a_full_line_runs_on_into_the_next_and_a_short_one_does_not():
    wrapped = (
        "坦白讲：平台零售部分没有接触，天猫与京东与亚马逊等零售\n"
        "店铺没有做过，消费者端的会员与促销与客服体系也不了解，希\n"
        "望能给一段学习的时间，其他都可以谈。"
    )
    assert judged(wrapped, "天猫") == "negated"
    assert judged("Excel\n不会剪视频", "Excel") == "claimed"
