"""What tells a date from another number: measures, amounts, addresses, versions, telephone numbers."""

from __future__ import annotations

import re

from resumesift.addresses import MARK
from resumesift.dates.folding import Folded
from resumesift.scripts import IDEOGRAPH

_COUNTED_ZH = "人民币|美元|元|人|名|家|台|套|件|款|次|条|单|个|吨|箱|份|张|位|店|平米|平方|[万亿]"
_COUNTED_EN = (
    "people|persons?|employees|staff|users|customers|members|items|skus?|units|orders|stores|usd|rmb|cny|dollars|euros|"
    "hours|products|words|companies|clients|followers|pieces|pcs|sqm|visitors|fans|students|patients|beds|guests|seats"
)
# "2000人团队" counts people, "2016-2019人力资源部" does not: behind a Chinese measure the word must end.
_MEASURE = re.compile(
    rf"[多余]?[万亿千百]?(?:{_COUNTED_ZH})(?:(?![{IDEOGRAPH}])|(?=[以左的规团及元]))|[万亿]元|[%‰+㎡号室弄栋楼]"
    rf"|\s?(?:{_COUNTED_EN})(?![a-z])|(?:k|m|w|mb|gb|px|mm|cm|km|kg|g|hz|mah|b|xx+)(?![a-z])"
)
_NAMED_NUMBER = re.compile(r"(?:rmb|usd|cny|us\$|[$¥€£#]|no\.|iso|gb/t|gb|room|python|java|office|server)\s?$")
_SITE_OR_FILE = re.compile(r"\.(?:com|cn|net|org|html?|pdf|docx?|png|jpg)(?![a-z])")
_ADDRESS_REACH = 80
_LIST_NUMBER = re.compile(r"(?:^|[\n\t])\s*\d{1,2}$")
_NUMBER_BEFORE = re.compile(r"(?<!\d)(\d{3,4})[ ]$")
_NUMBER_AFTER = re.compile(r"[ ](\d{3,4})(?!\d)(?!\s?[年/.-])")
_RANGE_AFTER = re.compile(r"[ ]?[-~][ ]?\d")

NUMERIC_HABITS = frozenset({"year", "ym", "my", "compact"})
"""Habits without a word that says that this is a date."""


def word_begins(folded: Folded, at: int) -> bool:
    """Letters before a word glue to it only where the case changes: "ApparelApr 2007" but not "Calamar 2016"."""
    raw = folded.raw
    if at == 0 or not (raw[at - 1].isascii() and raw[at - 1].isalpha()):
        return True
    return raw[at].isupper() and raw[at - 1].islower()


def word_ends(folded: Folded, at: int) -> bool:
    """The same for the letters behind a word that ends before `at`."""
    raw = folded.raw
    if at >= len(raw) or not (raw[at].isascii() and raw[at].isalpha() and raw[at - 1].isascii()):
        return True
    return raw[at].isupper() and raw[at - 1].islower()


def may_begin(text: str, at: int, done: int) -> bool:
    """A number that continues another one, an amount or an address is no date; one behind a list number is."""
    if at == 0 or at == done:
        return True
    before = text[at - 1]
    if before in "$¥€£#_@=&%+":
        return False
    if before in ".,:/-" and at > 1 and text[at - 2].isdigit():
        return before == "." and _LIST_NUMBER.search(text, max(0, at - 5), at - 1) is not None
    return True


def plausible(folded: Folded, habit: str, begin: int, stop: int, alone: bool, ongoing: bool) -> bool:
    """May `begin:stop` be a date? `alone`: there is one point and no word that says what it is."""
    if habit not in NUMERIC_HABITS:
        return True
    text = folded.text
    if not ongoing and _MEASURE.match(text, stop):
        return False
    if alone and (_glued_to_letters(folded, begin) or (habit == "year" and not _year_alone(text, begin, stop))):
        return False
    token = _token(text, begin, stop)
    return not MARK.search(token) and not _SITE_OR_FILE.search(token)


def _glued_to_letters(folded: Folded, begin: int) -> bool:
    before = folded.raw[begin - 1] if begin else " "
    return before.isascii() and before.isalpha()


def _year_alone(text: str, begin: int, stop: int) -> bool:
    if _NAMED_NUMBER.search(text, max(0, begin - 8), begin) or _RANGE_AFTER.match(text, stop):
        return False
    before = _NUMBER_BEFORE.search(text, max(0, begin - 6), begin)
    after = _NUMBER_AFTER.match(text, stop)
    return not any(number and not 1950 <= int(number[1]) <= 2099 for number in (before, after))


def _token(text: str, begin: int, stop: int) -> str:
    """The run of ASCII characters without a space around a span, as far as an address reaches."""
    first, last = max(0, begin - _ADDRESS_REACH), min(len(text), stop + _ADDRESS_REACH)
    while begin > first and "!" <= text[begin - 1] <= "~":
        begin -= 1
    while stop < last and "!" <= text[stop] <= "~":
        stop += 1
    return text[begin:stop]
