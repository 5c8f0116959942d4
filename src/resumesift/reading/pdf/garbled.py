"""Text that no longer says what the page shows: fonts whose map from glyphs to characters is broken.

A broken map makes letters that no language uses, text in the letters of a language that reads like none, or dates
without digits. What is found here is a suspicion: the picture of the page settles it, where it can be read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from operator import add

from resumesift.reading.layout.printed import Run
from resumesift.scripts import CJK, IDEOGRAPH, WIDE

_SHARE = 0.12
_FEWEST_CHARS = 40

# Private use, unknown, Latin letters of no language of résumés, sounds, box drawing used as letters.
_ODD = re.compile("[\ue000-\uf8ff\ufffd\u0180-\u01cc\u01dd-\u02af\U000f0000-\U0010fffd]")
_LOST = re.compile("[\\x00\\x01\\x03-\\x08\\x0e-\\x1f\ufffe]{2,}")
_MARKS = re.compile(r"[\s\d\W_]+")

# How often the commonest pairs of letters stand in a text, of all its pairs: in living résumés 0.31 and more (much of
# it names and abbreviations), in shuffled letters 0.07; of ideographs 0.04 and more, and 0.
_LATIN_PAIRS = frozenset(
    re.findall(
        r"\w\w",
        "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me "
        "de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ",
    )
)
_CHINESE_PAIRS = frozenset(
    re.findall(
        r"\w\w",
        "公司 工作 管理 负责 負責 项目 專案 有限 大学 大學 学院 學院 专业 專業 学历 學歷 经验 經驗 经历 經歷 "
        "教育 技术 技術 技能 电话 電話 手机 手機 姓名 邮箱 郵箱 能力 客户 客戶 产品 產品 市场 市場 团队 團隊 "
        "系统 系統 设计 設計 数据 數據 资料 資料 服务 服務 运营 營運 开发 開發 工程 学生 學生 学校 學校 中国 "
        "中國 完成 参与 參與 参加 參加 组织 組織 活动 活動 学习 學習 培训 培訓 主要 相关 相關 进行 進行 以及 "
        "使用 分析 业务 業務 部门 部門 销售 銷售 生产 生產 自我 评价 評價 个人 個人 时间 時間 期间 期間 年度 "
        "获得 獲得 优秀 優秀 证书 證書 英语 英語 熟悉 熟练 熟練 良好 沟通 溝通 责任 責任 科技 研究 我们 我們 "
        "可以 一个 一個 自己 没有 沒有 因为 因為 问题 問題 发展 發展 社会 社會 生活 国家 國家 他们 他們 什么 "
        "什麼 现在 現在 这个 這個 企业 企業 老师 老師 教学 教學 护理 護理 患者 医院 醫院 ",
    )
)
# Capitals alone are abbreviations: HTML CSS PHP.
_LATIN_WORD = re.compile("(?![A-Z]{3,5}(?![A-Za-z]))[A-Za-z]{3,}")
_CHINESE_WORDS = re.compile(f"[{IDEOGRAPH}]{{2,}}")
_FEWEST_LATIN, _LATIN_SHARE = 100, 0.2
_FEWEST_CHINESE, _CHINESE_SHARE = 200, 0.005
_MOST_PAIRS = 600

_YEAR = re.compile(
    r"(?<!\d)(?:19[3-9]\d|20[0-4]\d)(?!\d{1,2}(?!\d))"
    r"|[一二][九〇零○O0][\d〇零○O一二三四五六七八九]{2}|民[国國]"
)
_SHORT_YEAR = re.compile(r"(?<!\d)\d{2,3}\s?年|['’]\d\d(?!\d)|(?<!\d)\d\d[./-](?:0[1-9]|1[0-2])(?!\d)")
_FEWEST_SHORT = 3
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
# Four digits where a year stands, and no sum of money; most characters can begin none of its forms.
_NUMBERED = re.compile(
    r"(?=[\dADFJMNOS])(?:"
    r"(?<![\d¥￥$€£])(\d{4})(?:(?:\s?[年./]\s?\d{1,2}|-\d\d)(?!\d|\s?[%％万萬亿億元千kKmM])|\s?[-–—~至]\s?(\d{4})(?!\d))"
    rf"|\b(?:{_MONTHS})[a-z]*\.?,?\s(\d{{4}})(?!\d)|(?<!\d)\d\d/(\d{{4}})(?!\d))"
)
_FEWEST_NUMBERED, _ALIKE = 3, 0.6
# Where a year stands, whatever is written for it.
_SIGNS = rf"[^\s{WIDE}]"
_OTHER = rf"({_SIGNS}{{4}})"
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_OTHER}\s?年",
        rf"([{IDEOGRAPH}]{{4}})\s?年\s?[{IDEOGRAPH}]{{1,2}}\s?月",
        rf"(?<![^\s(（:：,，、|]){_OTHER}[./-]{_SIGNS}{{1,2}}(?![^\W_])",
        rf"(?<![^\s(（:：,，、|]){_SIGNS}{{2}}[./-]{_OTHER}(?!\w)",
        rf"\b(?:{_MONTHS})[a-z]*\.?,?\s{_OTHER}(?!\w)",
        rf"(?<![^\s(（:：,，、|]){_OTHER}\s?[-–—~至]\s?{_SIGNS}{{4}}(?!\w)",
    )
)
_FEWEST_YEARS, _DIGITS, _MOSTLY = 4, 10, 0.6
_NO_DIGITS = re.compile(r"(?<!\w)年\s?月|(?<![^\s])[./]\s?[-–—~至]\s?[./](?![^\s])")
_UNTIL_NOW = re.compile(
    rf"(?:[^\s\d{IDEOGRAPH}]{{4,}}|(?<!\S)(?=\S{{0,3}}[!\"#$%&()*+,:;<=>?@])[!-@]{{4}})"
    r"(?:\s?[-–—~至]?\s?至今|\s?[-–—~]\s?(?:present|current)\b)",
    re.IGNORECASE,
)
_JUMBLE = re.compile(r"[!-/:-@\[-`{-~\w]{5,}", re.ASCII)
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_FEWEST_JUMBLES = 3
_FEWEST_RARE = 20


def is_garbled(runs: Sequence[Run]) -> bool:
    """Is there a font, or a page, whose text cannot be what is printed?"""
    fonts: dict[str, list[str]] = {}
    for run in runs:
        fonts.setdefault(run.style.font, []).append(run.text)
    return any(is_odd(texts) or _is_no_language(texts) for texts in fonts.values()) or _lacks_years(
        " ".join([run.text for run in runs])
    )


def lost_glyphs(text: str) -> int:
    """How often a page's text, as PDFium gives it, has two or more glyphs side by side that stand for no character."""
    return len(_LOST.findall(text))


def is_odd(texts: Iterable[str]) -> bool:
    """Are so many letters private, unknown or ideographs that neither GB 2312 nor Big5 knows that a map must be
    broken? A broken map draws from all of Unicode, living text hardly ever.
    """
    text = "".join(texts)
    private = len(_ODD.findall(text))
    unusual = set(CJK.findall(text)) - _usual_ideographs()
    odd = private + sum([text.count(char) for char in unusual])
    if not odd:
        return False
    letters = len(_MARKS.sub("", text)) + private
    return letters >= _FEWEST_CHARS and odd > _SHARE * letters


def _is_no_language(texts: list[str]) -> bool:
    """Has a long text hardly one of the pairs of letters that every text of its script has?"""
    text = " ".join(texts)
    latin = _pairs(_LATIN_WORD, text)
    if len(latin) >= _FEWEST_LATIN and sum([pair in _LATIN_PAIRS for pair in latin]) < _LATIN_SHARE * len(latin):
        return True
    chinese = _pairs(_CHINESE_WORDS, text)
    return len(chinese) >= _FEWEST_CHINESE and (
        sum([pair in _CHINESE_PAIRS for pair in chinese]) < _CHINESE_SHARE * len(chinese)
    )


def _pairs(words: re.Pattern[str], text: str) -> list[str]:
    """The first pairs of letters that stand side by side in words of a text."""
    pairs: list[str] = []
    for match in words.finditer(text):
        word = match.group().lower()
        pairs += map(add, word, word[1:])
        if len(pairs) >= _MOST_PAIRS:
            break
    return pairs


def _lacks_years(text: str) -> bool:
    """Are there dates on the page, but not one year that could be?"""
    if _are_strange_years([number for groups in _NUMBERED.findall(text) for number in groups if number]):
        return True
    if _YEAR.search(text) or len(_SHORT_YEAR.findall(text)) >= _FEWEST_SHORT:
        return False
    if _UNTIL_NOW.search(text) or sum(map(_is_jumble, _JUMBLE.findall(text))) >= _FEWEST_JUMBLES:
        return True
    if len(_NO_DIGITS.findall(text)) >= _FEWEST_YEARS or _repeats_rare_ideographs(text):
        return True
    return _repeats_few_signs({year for place in _PLACES for year in place.findall(text) if not year.isdigit()})


def _are_strange_years(numbers: list[str]) -> bool:
    """Do most begin alike, as years do, but with digits that no year begins with? Sums and phone numbers differ."""
    begins = Counter([number[:2] for number in numbers if not _YEAR.fullmatch(number)])
    return len(numbers) >= _FEWEST_NUMBERED and max(begins.values(), default=0) > _ALIKE * len(numbers)


def _repeats_few_signs(years: set[str]) -> bool:
    """Are most of these made of ten signs, as years are of ten digits?"""
    signs = frozenset(sign for sign, _ in Counter("".join(sorted(years))).most_common(_DIGITS))
    same = sum([signs.issuperset(year) and len(set(year)) > 1 for year in years])
    return same >= max(_FEWEST_YEARS, _MOSTLY * len(years))


def _is_jumble(token: str) -> bool:
    """Different signs side by side, as no address, phone number or dotted line has them."""
    signs = _SIGN.findall(token)
    return len(signs) >= 0.6 * len(token) and len(set(signs)) >= 3


def _repeats_rare_ideographs(text: str) -> bool:
    """Do a handful of ideographs that hardly anybody writes come again and again, as ten digits do?"""
    rare = Counter([char for char in CJK.findall(text) if char not in _common_ideographs()])
    return 5 <= len(rare) <= 12 and rare.total() >= max(_FEWEST_RARE, 2 * len(rare))


@cache
def _common_ideographs() -> frozenset[str]:
    """The first levels of GB 2312 and Big5."""
    simplified = b"".join([bytes((high, low, 10)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)])
    traditional = b"".join([bytes((high, low, 10)) for high in range(0xA4, 0xC7) for low in range(0x40, 0xFF)])
    return frozenset(simplified.decode("gb2312", "ignore")) | frozenset(traditional.decode("big5", "ignore"))


@cache
def _usual_ideographs() -> frozenset[str]:
    # Each pair on a line of its own: the decoder finds its feet again after a pair that means nothing.
    simplified = b"".join([bytes((high, low, 10)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)])
    traditional = b"".join([bytes((high, low, 10)) for high in range(0xA4, 0xFA) for low in range(0x40, 0xFF)])
    return frozenset(simplified.decode("gb2312", "ignore")) | frozenset(traditional.decode("big5", "ignore"))
