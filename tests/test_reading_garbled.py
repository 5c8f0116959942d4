"""Text of fonts whose map is broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broken_fonts import pdf_with_map, shifted
from resumesift.reading import ocr, read_bytes
from resumesift.reading.layout.printed import Run, Style
from resumesift.reading.pdf.garbled import is_garbled, is_odd, lost_glyphs

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def runs(text: str, font: str = "Plain") -> list[Run]:
    style = Style(font, False, 10.0, 0, (0, 0, 0, 255))
    return [Run(word, word, None, 0, 0, 9, 9, 8, 9, False, style, 0, 0, 0) for word in text.split()]


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
    assert not is_odd([text])
    assert not is_garbled(runs(text))


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
    assert is_odd([text])
    assert is_garbled(runs(text))


def test_a_few_strange_letters_are_a_name() -> None:
    assert not is_odd(["曁曣:负责天猫旗舰店的日常运营与推广,带领十二人的团队,完成年度销售目标,搭建会员体系。"])


CHINESE_POSTS = """
工作经历 2019.05 - 至今 苏州木禾童装有限公司 运营总监 带队20人,2024年销售1.4亿元
2014.03 - 2019.04 昆山拓彩电器有限公司 运营经理 2011.07 - 2014.02 苏州锦程百货商行 店长 电话 139-0000-4471
教育背景 2007.09 - 2011.06 常州工学院 本科
"""
CHINESE_YEARS = """
工作经历 2019年5月至今 苏州木禾童装有限公司 运营总监 2014年3月至2019年4月 昆山拓彩电器有限公司 运营经理
2011年7月至2014年2月 苏州锦程百货商行 店长 教育背景 2007年9月至2011年6月 常州工学院 本科
"""
ENGLISH_POSTS = """
Employment Mar 2019 – Present Brenner Home GmbH Head of Trading 07/2014 – 02/2019 Alba Outdoor Shop Manager
Feb 2011 – Jun 2014 Corner Books Sales Assistant Education 2008 – 2011 City College
"""


def enciphered(by: str) -> Callable[[str], str]:
    table = str.maketrans(DIGITS, by)
    return lambda text: text.translate(table)


@pytest.mark.parametrize("posts", [CHINESE_POSTS, CHINESE_YEARS, ENGLISH_POSTS], ids=["zh", "zh-years", "en"])
@pytest.mark.parametrize("digits", [",-./012345", "{}|~!@#$%&", "QWERTYUIOP", "驋龤麣鑶餼閏齤鸺蠻龒", "6913470852"])
def test_digits_that_are_other_characters(posts: str, digits: str) -> None:
    assert not is_garbled(runs(posts))
    assert is_garbled(runs(enciphered(digits)(posts)))


@pytest.mark.parametrize(
    "undated",
    [
        "工作经历 在苏州木禾童装有限公司任店长三年,负责排班、收银、盘点。曾任仓库管理员,管货、发货、对账。",
        "Long-term part-time work: shop floor, stock room, front desk. Node.js, Vue.js, C#/.NET, C++ and R/S-PLUS.",
        "民國一〇八年五月 – 現在 台北禾光家居 店長 民國一〇三年三月 – 一〇八年四月 樹林百貨 店員",
        "二〇一九年五月至今 苏州木禾童装有限公司 店长 二〇一四年三月至二〇一九年四月 昆山百货 店员",
        "17/03 - 19/04 木禾童装 店长 14/02 - 17/02 昆山百货 店员 11/07 - 14/01 锦程商行 收银",
        "Tel 020 7946 0018 ..... ----- ***** === ~~~ Form 2345-67 Order 8812/4 (see overleaf)",
    ],
)
def test_pages_without_a_year_of_four_digits(undated: str) -> None:
    assert not is_garbled(runs(undated))


@pytest.mark.parametrize(
    "figures",
    [
        "天猫旗舰店年销售额 1286.5 万元,京东自营店 3200.8 万元,抖音直播间 4510.2 万元,同比增长 35%",
        "三个年度的销售额 1286.5 万元、1254.3万、¥1290.8,客单价 38 元",
        "Handled 1200-1500 orders a day, budgets of 3000-5000 USD a week and 6000-8000 visitors an hour.",
        "References: Ms Chan 2345-6789, Mr Lee 2787-1234, Ms Wong 3155-4321",
    ],
)
def test_sums_ranges_and_phone_numbers_are_no_years(figures: str) -> None:
    assert not is_garbled(runs(figures))


def test_abbreviations_are_no_language_that_lacks_its_letters() -> None:
    known = "HTML CSS PHP SQL XML JSON AWS GCP HTTP TCP VPN SSL FTP DNS LDAP NPM SVN JVM JDK JSP RPC CRM ERP SAP "
    assert not is_garbled(runs(known * 2))
    # Long words in capitals are told by their letters like others.
    assert not is_garbled(runs(2 * PROSE.upper()))
    table = str.maketrans(LETTERS, LETTERS[7:26] + LETTERS[:7] + LETTERS[33:] + LETTERS[26:33])
    assert is_garbled(runs(2 * PROSE.upper().translate(table)))


PROSE = (
    "Managed the regional stores and the staff of the season, trained new colleagues, planned the stock with the "
    "suppliers and reported the results to the owner of the house every month; opened two more shops in that time."
)


def test_letters_that_make_no_language() -> None:
    table = str.maketrans(LETTERS, LETTERS[7:26] + LETTERS[:7] + LETTERS[33:] + LETTERS[26:33])
    assert not is_garbled(runs(PROSE))
    assert is_garbled(runs(PROSE.translate(table)))


def test_one_font_of_the_page_is_enough() -> None:
    table = str.maketrans(LETTERS, LETTERS[7:26] + LETTERS[:7] + LETTERS[33:] + LETTERS[26:33])
    assert is_garbled(runs(PROSE, "Good") + runs(PROSE, "Fine") + runs(PROSE.translate(table), "Broken"))


def test_ideographs_that_make_no_language() -> None:
    living = "负责公司的日常管理工作,带领团队完成项目,与客户沟通市场活动,整理数据并分析产品的销售情况。" * 6
    shuffled = "".join(sorted(living))
    assert not is_garbled(runs(living))
    assert is_garbled(runs(shuffled))


def test_glyphs_without_a_character() -> None:
    assert lost_glyphs("Mar \x15\x13\x14\x1c - \ufffe\ufffe\ufffe\ufffe") == 2
    assert lost_glyphs("a hyphen\ufffe at the end\x02 of a line\r\n\tand a bullet \x01") == 0


LINES = [
    "Mara Quist", "mara.quist@example.com", "WORK EXPERIENCE", "Mar 2019 - Present    Brenner Home GmbH",
    "Head of E-commerce", "Ran the web shop and two marketplaces with a team of nine.",
    "Jul 2014 - Feb 2019    Alba Outdoor Ltd", "Online Shop Manager",
    "Campaigns, stock planning and customer service of the shop.", "EDUCATION", "2010 - 2014    City College, BA",
]  # fmt: skip


@pytest.mark.parametrize(
    "read_as",
    [
        shifted(DIGITS, -4),
        shifted(DIGITS, 17),
        shifted(DIGITS, -29),
        shifted(LETTERS, -1),
        dict(zip(DIGITS, "5083914276", strict=True)),
    ],
    ids=["punctuation", "capitals", "controls", "letters", "digits"],
)
def test_without_ocr_a_broken_map_is_told(read_as: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    assert not read_bytes(pdf_with_map(LINES, {})).findings
    document = read_bytes(pdf_with_map(LINES, read_as))
    assert [(finding.code, finding.page) for finding in document.findings] == [("garbled_text", 1)]
