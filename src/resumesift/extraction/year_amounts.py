"""Amounts of years as people round them ("近10年", "十余年", "5-8年", "8+ years", "over a decade"), in months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resumesift.extraction.draft import Span
from resumesift.extraction.matching import fold
from resumesift.extraction.numbers import COUNT_EN, number
from resumesift.lexicon.load import PatternEntry
from resumesift.lexicon.table import any_of, table, whole

Months = tuple[int, int | None]
"""From so many months to so many; None where it may be any more."""

REACH = 30
"""Characters in front of the unit that may belong to an amount."""

_MOST = 60
_DIGITS = r"\d{1,2}(?:\.\d)?"
_COUNT_ZH = rf"{_DIGITS}|[一二三四五六七八九两十]{{1,3}}"
_COUNT_EN = rf"{_DIGITS}|(?<![a-z])(?:{COUNT_EN[1:-1]}|an?)"
_UNIT = re.compile(r"年|years?|yrs?|decades?")
_ENDS_AMOUNT = frozenset("0123456789一二三四五六七八九两十余多几个+ -−esnrtodx")
_AFTER_UNIT = re.compile(
    r"(?!\s?\d{1,2}\s?月)(?P<half>半)?(?:\s?[零又]?\s?(?P<months>\d{1,2})\s?个月)?\s?(?P<plus>以上|多|余|\+)?"
)
_DECADE = 120


@dataclass(frozen=True, slots=True)
class Amount:
    """Months that are said at `span` of a folded text; `near` says that it is a little less ("近五年")."""

    months: Months
    span: Span
    near: bool
    chinese: bool


def words(id_: str) -> PatternEntry:
    """An entry of stated_years.yaml."""
    found: PatternEntry = table("stated_years", PatternEntry)[id_]
    return found


@cache
def word_pattern(id_: str) -> re.Pattern[str]:
    """An expression for the words of an entry, Latin ones whole."""
    zh, en = (any_of(map(fold, chosen)) for chosen in (words(id_).zh, words(id_).en))
    return re.compile(f"{zh}|{whole(en)}")


def units(folded: str) -> Iterator[Span]:
    """The words for years in a folded text that an amount may stand before, or a number behind."""
    for match in _UNIT.finditer(folded):
        begin, end = match.span()
        if folded[begin] == "年":
            if folded[begin - 4 : begin].isdigit():
                continue
        elif folded[end : end + 1].isalpha() or folded[begin - 1 : begin].isalpha():
            continue
        yield begin, end


def ends_amount(folded: str, unit: Span) -> bool:
    """May an amount end in front of the unit? Spares most units the search."""
    return folded[unit[0] - 1 : unit[0]] in _ENDS_AMOUNT


def amount_at(folded: str, unit: Span, start: int) -> Amount | None:
    """The amount of the unit at `unit`, as far back as `start`; None for a point in time or the last so many years."""
    chinese = folded[unit[0]] == "年"
    match = _amount(chinese).search(folded, max(start, unit[0] - REACH), unit[0])
    after = _AFTER_UNIT.match(folded, unit[1])
    if match is None or after is None or match["wrong"]:
        return None
    months = _bounds(match, after, decade=folded[unit[0]] == "d")
    if months is None:
        return None
    stop = after.end() if after.group().strip() else unit[1]
    return Amount(months, (match.start(), stop), bool(match["near"]), chinese)


def months_of(count: float, more: bool = False) -> Months:
    """Of "8 years" any month before the ninth, of "8 years or more" any number."""
    low = int(12 * count)
    return low, None if more else low + (11 if count == int(count) else 5)


def _bounds(match: re.Match[str], after: re.Match[str], decade: bool) -> Months | None:
    said = match["n"]
    indefinite = said in ("a", "an")
    count = 1.0 if indefinite else number(said)
    if not count or count > _MOST or (indefinite and not decade):
        return None
    more = bool(match["over"] or match["plus"] or after["plus"] in ("以上", "+"))
    if decade:
        low = int(_DECADE * count)
        return (low, None) if more else (low - 11, low + 23)
    top = number(match["m"]) if match["m"] else None
    if top:
        return int(12 * count), int(12 * top) + 11
    if match["near"]:
        return int(12 * count) - 12, int(12 * count)
    if match["some"] and count % 10 == 0:
        return int(12 * count), int(12 * count) + _DECADE - 1
    if after["months"]:
        low = int(12 * count) + int(after["months"])
        return low, None if more else low
    low, high = months_of(count + (0.5 if after["half"] else 0), more)
    return (low - 11, high) if match["about"] else (low, high)


@cache
def _amount(chinese: bool) -> re.Pattern[str]:
    """An amount that ends where its unit begins, with the words that round it."""
    near, over, about, wrong = (
        any_of(map(fold, words(id_).zh if chinese else words(id_).en))
        for id_ in ("near", "over", "about", "not_amount")
    )
    count = _COUNT_ZH if chinese else _COUNT_EN
    return re.compile(
        rf"(?:(?P<wrong>{wrong})\s?)?(?:(?P<near>{near})\s?)?(?:(?P<over>{over})\s?)?(?:(?P<about>{about})\s?)?"
        rf"(?<![\d.年/–-])(?P<n>{count})(?P<some>余|多|几)?(?P<plus>\s?\+|[ -]plus)?"
        rf"(?:\s?(?:[-~–至到]|to)\s?(?P<m>{count}))?(?:\s?\+)?[ -]?个?$"
    )
