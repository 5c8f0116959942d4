"""Text of fonts whose map is broken."""

from __future__ import annotations

import pytest

from resumesift.reading.garbled import is_garbled


@pytest.mark.parametrize(
    "text",
    [
        "负责天猫旗舰店的日常运营与推广,带领十二人的团队,完成年度销售目标。" * 2,
        "負責官網與蝦皮的營運,帶領十二人團隊,完成年度業績目標,學歷為企業管理學系學士。" * 2,
        "Léa Müller-Świątek, Kraków: kierownik sprzedaży, responsável de operações, 2016 – 2019" * 2,
        "Иванов Пётр, менеджер интернет-магазина, Москва, опыт работы семь лет",
        "★★★★★ ●●●○○ 2016.03 – 2019.11",
    ],
)
def test_living_text(text: str) -> None:
    assert not is_garbled([text])


@pytest.mark.parametrize(
    "text",
    [
        "曁曣朅朙杻檇櫘氂汭泃洏浛湙漌潣澸灗" * 4,
        "\ue012\ue045\ue033 a \ue081\ue07f" * 12,
        "ƋƌƍƎ ǝǞǟ ɐɑɒ" * 8,
        "\ufffd\ufffd\ufffd\ufffd运营" * 10,
    ],
)
def test_broken_text(text: str) -> None:
    assert is_garbled([text])


def test_a_few_strange_letters_are_a_name() -> None:
    assert not is_garbled(["曁曣:负责天猫旗舰店的日常运营与推广,带领十二人的团队,完成年度销售目标,搭建会员体系。"])
