from __future__ import annotations

import pytest

from resumesift.reading.encodings import decoded, encoding_of

SIMPLE = "2016年3月至2019年11月　杭州云帆电子商务有限公司　运营总监，负责天猫旗舰店的日常运营与团队管理。"
TRADITIONAL = "工作經歷：2016年3月至今，晨曦網路商城股份有限公司，電商營運總監，帶領三十五人團隊。"
WESTERN = "Résumé of Zoë Müller – head of “online sales” since 2016 • café chain, façade"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLE, "utf-8"), (SIMPLE, "utf-8-sig"), (SIMPLE, "gb18030"), (SIMPLE, "gb2312"), (SIMPLE, "utf-16"),
        (SIMPLE + "Resume of Lin, sales\n", "utf-16-le"), (SIMPLE + "Resume of Lin, sales\n", "utf-16-be"),
        (TRADITIONAL, "utf-8"), (TRADITIONAL, "big5"), (TRADITIONAL, "gb18030"), (WESTERN, "utf-8"),
        (WESTERN, "cp1252"),
        ("姓名：阮玥", "gb18030"), ("Sales manager", "ascii"), ("résumé", "latin-1"), ("", "ascii"),
        ("Employé à l'hôtel, élève, année", "cp1252"),
    ],
)  # fmt: skip
def test_the_bytes_tell_their_encoding(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("label", ["utf-8", "gb2312", "big5", "iso-8859-1", "nonsense", None])
def test_a_wrong_label_changes_nothing(label: str | None) -> None:
    assert decoded(SIMPLE.encode("gb18030"), label) == SIMPLE
    assert decoded(SIMPLE.encode(), label) == SIMPLE
    assert decoded(TRADITIONAL.encode("big5"), label) == TRADITIONAL


def test_mixed_text_of_few_characters_is_told_from_its_pairs() -> None:
    text = "Java, Python (3 years), 沟通, Excel " * 3
    assert decoded(text.encode("gb18030")) == text


def test_a_torn_character_does_not_make_utf_8_another_encoding() -> None:
    torn = (SIMPLE * 5).encode()[:-1]
    assert decoded(torn).startswith(SIMPLE * 4)
    assert encoding_of((SIMPLE * 5).encode()[1:]) == "utf-8"
    assert decoded((SIMPLE * 5).encode("gb18030")[:-1]).startswith(SIMPLE * 4)
