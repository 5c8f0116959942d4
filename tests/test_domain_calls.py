"""Which posts are e-commerce work, and which show knowledge of B2C operations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from srsly import read_yaml, yaml_loads

from resumesift.extraction.domain_calls import DomainClassifier, classify
from resumesift.extraction.post_words import PostTexts
from resumesift.lexicon.domains import DomainWords

POSTS: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("domain_posts.yaml"))


def calls(title: str = "", company: str = "", duties: str = "", department: str = "") -> dict[str, str]:
    post = PostTexts(title=title, company=company, department=department, duties=duties)
    return {domain: call.certainty for domain, call in classify(post).items()}


@pytest.mark.parametrize("post", POSTS, ids=lambda post: f"{post['title']} · {post['company']}")
def test_a_reader_and_the_program_agree(post: dict[str, Any]) -> None:
    got = calls(post["title"], post["company"], post["duties"])
    assert got["ecommerce"] == post["e"]
    if "b" in post:
        assert got["b2c"] == post["b"]


@pytest.mark.parametrize(
    "title", ["电商运营总监", "天猫店店长", "電商經理", "Head of E-commerce", "Online Merchandiser", "1688运营"]
)
def test_a_title_that_says_it_needs_no_duties(title: str) -> None:
    assert calls(title)["ecommerce"] == "yes"


def test_a_company_that_says_it_needs_no_duties() -> None:
    assert calls("运营经理", "杭州鹿小七电子商务有限公司")["ecommerce"] == "yes"


def test_a_department_that_says_it_needs_no_duties() -> None:
    assert calls("运营主管", "潍坊瑞兰纺织有限公司", department="电子商务部")["ecommerce"] == "yes"


def test_denied_words_are_no_sign() -> None:
    assert calls("采购主管", "南通广织布业", "面料采购，不涉及网上销售")["ecommerce"] == "no"
    assert calls("Demand Planner", "Fjord Dairy", "Forecasts for supermarkets. No online sales.")["ecommerce"] == "no"


def test_words_are_found_over_line_ends() -> None:
    assert calls("运营", "厦门橘络网络科技有限公司", "负责天\n猫、京\n东两个店铺的日常运营")["ecommerce"] == "yes"


def test_latin_words_are_matched_whole() -> None:
    assert calls("Researcher", "Basin Institute", "Surveyed Amazonian frogs")["ecommerce"] == "no"


def test_wholesale_is_e_commerce_and_no_b2c() -> None:
    got = calls("1688运营主管", "义乌聚百饰品有限公司", "诚信通店铺，起批价设置、询盘接待")
    assert got == {"ecommerce": "yes", "b2c": "no"}


def test_consumers_in_passing_are_possible_knowledge() -> None:
    duties = "以1688、阿里国际站批发询盘为主。去年双11被借去零售团队帮忙两周，在天猫店催发货。"
    assert calls("电商总监", "白沟远途箱包有限公司", duties)["b2c"] == "possible"


def test_bookkeeping_beside_a_shop_of_ones_own_counts_as_the_shop() -> None:
    assert (
        calls("财务主管兼天猫店店长", "常州小蜻蜓玩具有限公司", "记账报税，天猫店上新与活动提报")["ecommerce"] == "yes"
    )


def test_the_proof_are_the_words_in_their_fields() -> None:
    duties = "负责天猫店"
    call = classify(PostTexts(title="电商经理", duties=duties))["ecommerce"]
    assert call.proof == (("title", (0, 2)), ("duties", (2, 5)))


SECOND_DOMAIN = """
- {id: hospitality, role: domain, zh: [酒店], en: [hospitality]}
- {id: hospitality.names, role: names, domains: [hospitality], zh: [酒店, 宾馆, 客房], en: [hotel, hotels, resort]}
- {id: hospitality.work, role: work, domains: [hospitality], zh: [房态, 星评, RevPAR], en: [room nights, revpar]}
- {id: hospitality.supplier.title, role: supplier, domains: [hospitality], where: [title], zh: [销售], en: [sales]}
- {id: hospitality.supplier, role: supplier, domains: [hospitality], where: [duties], zh: [酒店客户]}
- {id: hospitality.outside, role: outside, domains: [hospitality], where: [title], zh: [会计], en: [accountant]}
"""


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        (PostTexts(title="酒店前厅经理"), "yes"),
        (PostTexts(title="前厅主管", company="昆明滇池宾馆"), "yes"),
        (PostTexts(title="运营总监", duties="管理9家门店的客房与餐饮，RevPAR提升18%"), "yes"),
        (PostTexts(title="会计", company="昆明滇池宾馆"), "no"),
        (PostTexts(title="布草销售", duties="维护酒店客户与宾馆渠道"), "no"),
        (PostTexts(title="电商总监", duties="管理天猫店"), "no"),
        (PostTexts(title="Duty Manager", company="Cliffside Resort"), "yes"),
    ],
)
def test_another_domain_is_data_alone(post: PostTexts, expected: str) -> None:
    classifier = DomainClassifier(DomainWords.model_validate(group) for group in yaml_loads(SECOND_DOMAIN))
    assert {domain: call.certainty for domain, call in classifier.classify(post).items()} == {"hospitality": expected}
