"""Results with figures: the metric, the value with its unit, and near misses."""

from __future__ import annotations

import pytest

from resumesift.extraction.achievements import find_achievements, results
from resumesift.extraction.figures import figures
from resumesift.lexicon.table import entry
from texts import parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025 年线上 GMV 2.3 亿，同比 +31%", [("metric.gmv", 230_000_000, None), ("metric.growth", 31, "%")]),
        ("年GMV RMB 1.9 亿", [("metric.gmv", 190_000_000, "rmb")]),
        ("net sales grew from £6.1m to £17.8m", [("metric.sales", 17_800_000, "£")]),
        ("EUR 640,000 revenue in the best year", [("metric.sales", 640_000, "eur")]),
        ("年销售由三千一百万元增至一亿四千万元", [("metric.sales", 140_000_000, "元")]),
        ("复购率 18%→27%", [("metric.repurchase", 27, "%")]),
        ("老客占比由 22% 到 37%", [("metric.repurchase", 37, "%")]),
        ("会员复购率升至百分之四十一", [("metric.repurchase", 41, "%")]),
        ("投放 ROI 1:4", [("metric.roi", 4, None)]),
        ("帐篷单品做到类目前三", [("metric.ranking", 3, None)]),
        ("毛利率提高 5.1 个百分点", [("metric.profit", 5.1, "points")]),
        ("Subscription churn down from 9% to 4%", [("metric.repurchase", 4, "%")]),
        ("38,000 members", [("metric.users", 38_000, "members")]),
        ("returns fell by a third", [("metric.returns", pytest.approx(33.3, abs=0.1), "%")]),
        ("发货周期从 15 天压到 7 天", [("metric.time", 7, "天")]),
        ("业主收缴率由81%提升到94%", [("metric.other_rate", 94, "%")]),
        ("推动转化率提升到 4%", [("metric.conversion", 4, "%")]),
        ("适用增值税率 13%", []),
        ("差评率由2.2%降到0.7%", [("metric.returns", 0.7, "%")]),
        ("推广费占比控制在9%以内", [("metric.cost", 9, "%")]),
        ("破损赔付从每月9万降到2万多", [("metric.cost", 20_000, None)]),
        ("差评率降了一半", [("metric.returns", 50, "%")]),
        ("人力成本降低三成", [("metric.cost", 30, "%")]),
        ("业绩三成员工", []),
        ("Seven web shops; SEK 310m, 22 people", [("metric.sales", 310_000_000, "sek")]),
        ("customer care, SEK 40m to 120m.", [("metric.sales", 120_000_000, None)]),
        ("a fine of EUR 2m", []),
        ("salary, EUR 80k", []),
        ("the web shop (£8m to £17m)", [("metric.sales", 17_000_000, "£")]),
        ("figures for the web shop (£12m)", []),
    ],
)
def test_metric_value_and_unit(text, expected):
    assert [(one.metric, one.value, one.unit) for one in results(text)] == expected


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("GMV同比-20%", -20),
        ("销售额增长 −20%", -20),
        ("GMV同比 -20%", -20),
        ("growth -12%", -12),
        ("revenue growth of -5%", -5),
        ("同比负增长20%", -20),
        ("negative growth of 20%", -20),
        ("环比降10%", -10),
        ("销售额同比下滑约 15%", -15),
        ("同比下降了 20%", -20),
        ("revenue down 12% YoY", -12),
        ("sales fell by nearly 30% year-on-year", -30),
        ("sales: a 20% drop year over year", -20),
        ("GMV同比增长20%", 20),
        ("同比 +31%", 31),
        ("增长10-20%", 20),
        ("增长10%-20%", 20),
        ("同比由下降转为增长 20%", 20),
        ("同比增速降至 20%", 20),
        ("成本下降的同时 GMV 增长20%", 20),
        ("revenue up 60%", 60),
    ],
)
def test_growth_has_the_sign_that_the_words_give_it(text, growth):
    assert [one.value for one in results(text) if one.metric == "metric.growth"] == [growth]


def test_a_minus_counts_for_every_metric_and_a_fall_of_returns_is_none():
    assert [(one.metric, one.value) for one in results("净利润增长-5%")] == [("metric.profit", -5)]
    assert [(one.metric, one.value) for one in results("退货率同比下降 3 个百分点")] == [("metric.returns", 3)]
    assert [(one.metric, one.value) for one in results("季末库存同比降 30%")] == [("metric.stock", 30)]


@pytest.mark.parametrize(
    ("text", "worse"),
    [
        ("差评率由2.2%降到0.7%", False),
        ("退货率上升 3 个百分点", True),
        ("退货率从 3% 升到 9%", True),
        ("成本上涨 20%", True),
        ("节约成本 20 万元", False),
        ("savings up to $2m", False),
        ("库存天数从90天降到55天", False),
        ("交货期从 18 天延长到 30 天", True),
        ("churn down from 9% to 4%", False),
        ("churn up from 4% to 9%", True),
        ("毛利率下降 3 个百分点", True),
        ("毛利率从 30% 降到 22%", True),
        ("毛利率由 22% 到 30%", False),
        ("转化率降到 2%", True),
        ("conversion fell to 1.2%", True),
        ("sales fell from £5m to £3m", True),
        ("sales grew from £3m to £5m", False),
        ("成本下降使毛利率提升 3 个百分点", False),
        ("错判率由 6% 降至 1.5%", False),
    ],
)
def test_a_change_the_wrong_way_is_worse(text, worse):
    assert [one.worse for one in results(text) if one.metric != "metric.growth"] == [worse]


def test_a_minus_before_what_is_better_low_is_a_gain():
    assert [(one.value, one.worse) for one in results("退货率 -3%")] == [(3, False)]


@pytest.mark.parametrize("id_", ["decline", "decline.before", "decline.filler"])
def test_words_of_decline_make_growth_negative(id_):
    def falls(text):
        return [one.value < 0 for one in results(text) if one.metric == "metric.growth"]

    words = entry("results", id_)
    assert [text for text in words.examples if falls(text) != [True]] == []
    assert [text for text in words.counter_examples if any(falls(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "首年亏 300 万",
        "2019 年销售部",
        "3、老客复购项目",
        "报名百亿补贴",
        "负责 12 家门店",
        "电话 138 0000 0101",
        "responsible for sales in 3 countries",
    ],
)
def test_no_result(text):
    assert results(text) == []


def test_the_quote_holds_metric_and_figure_over_a_line_end():
    text = "主持旗舰店日常与会员与投放与客服的全部工作，并且负责年度预算的编制，线上营\n"
    text += "收 8.6 亿元，另外统筹跨部门的数字化项目与仓储物流的年度招标和比价工作。"
    doc, draft = parts(("work", text))
    find_achievements(doc)
    assert [one.evidence.quote for one in draft.achievements] == ["线上营收 8.6 亿元"]


def test_wishes_and_references_are_no_results():
    for kind in ("objective", "reference", "course"):
        doc, draft = parts((kind, "GMV 2.3 亿"))
        find_achievements(doc)
        assert draft.achievements == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.2 million", [("amount", 1_200_000, None)]),
        ("$410k", [("amount", 410_000, "$")]),
        ("3,200万元", [("amount", 32_000_000, "元")]),
        ("4.5倍", [("ratio", 4.5, "倍")]),
        ("2016.03-2019.11", []),
        ("2025", []),
        ("18 个月", [("bare", 18, None)]),
    ],
)
def test_figures(text, found):
    assert [(one.kind, one.value, one.unit) for one in figures(text)] == found
