from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumesift.reading.normalize import normalize


def norm(text: str) -> str:
    return normalize(text)[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("２０１６．０３－２０１９．１１", "2016.03-2019.11"),
        ("ＣＲＭ（会员）：３５％", "CRM(会员):35%"),
        ("⼈⼯⾄今", "人工至今"),
        ("⻓⻋⻔⻅⻚⻛⻜⻢⻥⻦⻩⻬⻰⻆⻁⺠⻄⻝", "长车门见页风飞马鱼鸟黄齐龙角虎民西食"),
        ("⼯工作经历", "工作经历"),
        ("天⽂文台", "天文台"),
        ("⼈⼈网", "人人网"),
        ("人人网", "人人网"),
        ("2016\u00ad2019", "2016-2019"),
        ("工\u200b作\u200d经\ufeff历", "工作经历"),
        ("\u202aMay\u202c \u200e2016", "May 2016"),
        ("a\u00a0b\u3000c\u2009d", "a b c d"),
        ("oﬃce ﬁnance ﬂow", "office finance flow"),
        ("acƟviƟes", "activities"),
        ("Ɵme", "time"),
        ("noƟﬁed", "notified"),
        ("ﬁƟng", "fiting"),
        ("ƩI", "ƩI"),
        ("plaƞorm soŌware", "platform software"),
        ("Ōsaka", "Ōsaka"),
        ("(cid:12)Sales(cid:3)", "Sales"),
        ("Andre\u0301", "André"),
        ("ｶﾞ", "ガ"),
        ("①2016年 ②", "①2016年 ②"),
        ("⒈2016年", "⒈2016年"),
        ("公司¹ 100m²", "公司¹ 100m²"),
        ("½", "½"),
        ("Brand™", "Brand™"),
        ("25℃ 30㎡ ㈱ ℡", "25°C 30m2 (株) TEL"),
        ("ROI 1∶4", "ROI 1:4"),
        ("2016〜2019", "2016~2019"),
        ("´ ¨", "´ ¨"),
        ("Ⅲ", "III"),
        ("", ""),
    ],
)
def test_characters_take_the_form_a_reader_sees(source: str, expected: str) -> None:
    assert norm(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("\uf358\uf356\uf357\uf35c年\uf359月", "2016年3月"),
        ("TOP\uf35b", "TOP5"),
        ("满\uf35d年", "满7年"),
        ("GitHub \uf35d", "GitHub "),
        ("\uf732\uf730\uf731\uf736", "2016"),
        ("W\uf76f\uf772\uf76b", "Work"),
        ("\uf053\uf061\uf06c\uf065\uf073", "Sales"),
        ("\uf032\uf030", "20"),
        ("\uf041 Hangzhou", " Hangzhou"),
        ("\uf095 \uf0e0", " "),
        ("\uf0b7 Led a team", "• Led a team"),
    ],
)
def test_private_use_is_read_where_it_is_text_and_dropped_where_it_is_an_icon(source: str, expected: str) -> None:
    assert norm(source) == expected


def test_plain_text_is_one_to_one() -> None:
    for text in ("Director, 2016 - 2019", "电商运营总监", "２０１６年（至今）"):
        new, origin = normalize(text)
        assert origin is None
        assert len(new) == len(text)


def test_each_character_knows_where_it_came_from() -> None:
    assert normalize("oﬃce") == ("office", (0, 1, 1, 1, 2, 3))
    assert normalize("⼯工作") == ("工作", (1, 2))
    assert normalize("e\u0301t") == ("ét", (0, 2))
    assert normalize("\u200b长") == ("长", (1,))


def test_lone_surrogates_do_not_survive() -> None:
    assert norm("a\ud800b") == "a\ufffdb"


SPECIAL = st.sampled_from("⼯工⻓Ɵaﬁ\u0301\u00ad\uf358\uf35d\uf041\u200b①３：½ \ufffe\t\né电")


@given(st.text() | st.text(SPECIAL) | st.text(st.characters()))
def test_the_map_is_monotone_and_as_long_as_the_text(text: str) -> None:
    new, origin = normalize(text)
    if origin is None:
        assert len(new) == len(text)
    else:
        assert len(origin) == len(new)
        assert list(origin) == sorted(origin)
        assert all(0 <= index < len(text) for index in origin)
    assert not set(new) & set("\n\t\r")
    new.encode("utf-8")


def test_every_kangxi_radical_becomes_its_ideograph() -> None:
    for code in range(0x2F00, 0x2FD6):
        assert norm(chr(code)) == unicodedata.normalize("NFKC", chr(code))
