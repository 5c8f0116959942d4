"""The domains of a résumé's posts with their proof, and what the whole of it shows."""

from __future__ import annotations

import pytest

from resumesift.extraction.domains import find_domains
from resumesift.extraction.draft import Draft, EntryDraft
from resumesift.resume import SectionKind
from texts import drafted, parts


def with_post(duties: str, title: str = "电商经理", rest: tuple[tuple[SectionKind, str], ...] = ()) -> Draft:
    """A résumé with one post, and other sections below it."""
    head = f"杭州鹿小七有限公司\t{title}"
    doc, draft = parts(("work", f"{head}\n{duties}"), *rest)
    company, at = (0, head.index("\t")), head.index("\t") + 1
    entry = EntryDraft("杭州鹿小七有限公司", title, "2019-01", None, "job", "work")
    entry.spans |= {"company": company, "title": (at, len(head))}
    entry.body = (len(head) + 1, len(head) + 1 + len(duties))
    draft.entries.append(entry)
    find_domains(doc)
    return draft


def knowledge(draft: Draft) -> tuple[str, list[str]]:
    fact = draft.knowledge["b2c"]
    return fact.certainty, [evidence.quote for evidence in fact.evidence]


def test_a_post_gets_its_domains_with_the_words_that_show_them() -> None:
    draft = with_post("负责天猫旗舰店日常运营")
    (entry,) = draft.entries
    assert entry.domains == {"ecommerce": "yes", "b2c": "yes"}
    assert [e.quote for e in entry.domain_evidence["ecommerce"]] == ["电商经理", "天猫旗舰店"]
    assert {e.entry for e in entry.domain_evidence["ecommerce"]} == {0}
    assert knowledge(draft)[0] == "yes"


def test_denied_duties_are_not_counted() -> None:
    assert with_post("面料采购，不涉及网上销售", title="采购主管").entries[0].domains["ecommerce"] == "no"


def test_wholesale_alone_shows_no_b2c() -> None:
    assert knowledge(with_post("1688诚信通批发、询盘接待", title="1688运营"))[0] == "no"


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        ("summary", "熟悉天猫店铺运营与会员体系", "yes"),
        ("summary", "Nine years of experience in consumer e-commerce on Shopify", "yes"),
        ("project", "天猫旗舰店从0起店：活动提报、直通车投放", "yes"),
        ("skills", "天猫、直通车、Excel", "possible"),
        ("skills", "Amazon", "possible"),
        ("summary", "不了解天猫等平台", "no"),
        ("objective", "期望负责天猫店铺运营", "no"),
        ("education", "课程：电商运营、淘宝开店", "no"),
        ("reference", "天猫某店负责人王先生", "no"),
        ("summary", "性格开朗，熟悉消费者心理", "no"),
        ("summary", "曾在天猫店帮忙两周", "possible"),
    ],
)
def test_claims_outside_posts(section: SectionKind, text: str, expected: str) -> None:
    assert knowledge(with_post("跟单、验货", title="外贸跟单", rest=((section, text),)))[0] == expected


def test_a_bare_word_beside_a_denial_is_nothing() -> None:
    rest: tuple[tuple[SectionKind, str], ...] = (("skills", "Amazon"), ("summary", "B2B only, no B2C experience"))
    assert knowledge(with_post("Dealer portal for wholesalers", title="E-commerce Manager", rest=rest))[0] == "no"


@pytest.mark.parametrize(
    ("duties", "summary", "expected"),
    [
        ("负责天猫旗舰店日常运营", "没有做过 C端 业务", "possible"),
        ("负责天猫旗舰店日常运营", "没有抖音直播经验", "yes"),
        ("Log-in webshop for dealers and three wholesalers", "I have never run a consumer (B2C) shop.", "no"),
        ("Log-in webshop for dealers and three wholesalers", "Fifteen years in industrial supply.", "possible"),
    ],
)
def test_who_denies_the_domain_itself_is_taken_at_that_word(duties: str, summary: str, expected: str) -> None:
    assert knowledge(with_post(duties, rest=(("summary", summary),)))[0] == expected


def test_a_supplier_from_outside_knows_of_it_at_most() -> None:
    rest: tuple[tuple[SectionKind, str], ...] = (("summary", "熟悉天猫店铺运营流程"),)
    draft = with_post("为电商企业实施ERP，客户多为天猫旗舰店", title="实施顾问", rest=rest)
    assert draft.entries[0].domains == {"ecommerce": "no", "b2c": "no"}
    assert knowledge(draft)[0] == "possible"


def test_a_claim_carries_its_place() -> None:
    certainty, quotes = knowledge(with_post("跟单", title="跟单员", rest=(("summary", "精通淘宝、京东店铺运营"),)))
    assert (certainty, quotes) == ("yes", ["淘宝", "京东店铺"])


def test_a_post_swallowed_by_another_section_is_read_as_a_post() -> None:
    title, duties = "电商总监", "管理天猫、京东两店"
    doc, draft = drafted(f"应聘岗位\n{title}\n{duties}", "objective")
    entry = EntryDraft(None, title, "2019-01", None, "job", "work", {"title": (5, 9)}, (10, 10 + len(duties)))
    draft.entries.append(entry)
    find_domains(doc)
    assert entry.domains["b2c"] == "yes"


def test_text_without_posts_is_judged_too() -> None:
    doc, draft = drafted("负责天猫、拼多多两店，直通车投放", "work")
    find_domains(doc)
    assert knowledge(draft)[0] == "yes"


@pytest.mark.parametrize(
    ("told", "domain"), [("三叶（为品牌代运营天猫店）", "yes"), ("三叶电子商务部", "no"), ("三叶", "no")]
)
def test_what_one_post_says_of_an_employer_holds_for_the_others_there(told: str, domain: str) -> None:
    text = f"{told}\t店长\n负责店铺运营\n三叶\t店员"
    doc, draft = parts(("work", text))
    second = text.index("三叶\t店员")
    for company, title, start in ((told, "店长", 0), ("三叶", "店员", second)):
        entry = EntryDraft(company, title, "2019-01", "2020-01", "job", "work")
        entry.spans |= {"company": (start, start + len(company)), "title": (start, start + len(company) + 3)}
        draft.entries.append(entry)
    find_domains(doc)
    assert draft.entries[1].domains["ecommerce"] == domain
