"""One point in time: a table of habits, each a pattern over folded text and a reader of its groups."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from resumesift.dates.model import PartialDate
from resumesift.scripts import IDEOGRAPH

Groups = tuple[str | None, ...]
Pair = tuple[PartialDate, PartialDate]

YEAR = r"((?:19[5-9]|20\d)\d)"
MONTH = r"(1[0-2]|0?[1-9])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
W = r"\s{0,2}"
JOINT = r"\s?[-~至到]"

_MONTH_WORDS = (
    "january jan", "february febuary febrary feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september septemper sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
MONTH_NAME = f"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_MONTHS_ZH = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {
    "十一": 11,
    "十二": 12,
    "正": 1,
    "元": 1,
}
MONTH_ZH = rf"({MONTH[1:-1]}|十[一二]?|[一二三四五六七八九正])"
_ROMAN_NUMBERS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {number: value for value, number in enumerate(_ROMAN_NUMBERS, 1)}
MONTH_ROMAN = f"({'|'.join(sorted(_ROMAN, key=len, reverse=True))})"
"""As Central Europe writes them: IX/2020."""

SEASONS = "spring|summer|fall|autumn|winter"
_VAGUE = "early|mid|middle|late|around|about|circa|approx"
_EDGES = {"beginning": 1, "start": 1, "begin": 1, "end": 12}
LEAD_WORDS = f"{SEASONS}|{_VAGUE}|{'|'.join(_EDGES)}|fy|academic year|school year|民国|民[囯國]"


class Point(NamedTuple):
    """A point in time at `begin:end` of the folded text: the first and last month that it may cover.

    A `weak` point counts only as part of a range: "201603" alone may as well be a postal code.
    """

    first: PartialDate
    last: PartialDate
    begin: int
    end: int
    habit: str
    weak: bool


@dataclass(frozen=True, slots=True)
class Habit:
    """One way of writing a point in time."""

    name: str
    pattern: str
    read: Callable[[Groups], Pair | None]
    weak: bool = False


def full_year(digits: str) -> int:
    """The year that two digits stand for: '16 is 2016, '98 is 1998."""
    value = int(digits)
    return value if value > 99 else value + (1900 if value >= 70 else 2000)


def month_number(word: str) -> int:
    """The month of a name or number: "sept", "十一", "ix", "03"."""
    return _MONTHS.get(word) or _MONTHS_ZH.get(word) or _ROMAN.get(word) or int(word)


def _date(year: str | None, month: str | None = None) -> Pair:
    assert year is not None
    date = PartialDate(full_year(year), month_number(month) if month else None)
    return date, date


def _months(year: str | None, first: int, last: int) -> Pair:
    assert year is not None
    return PartialDate(full_year(year), first), PartialDate(full_year(year), last)


def _month_pair(year: str | None, first: str | None, last: str | None) -> Pair | None:
    start, end = int(first or 1), int(last or 1)
    return _months(year, start, end) if start <= end else _date(year, first)


def _years(first: str | None, last: str | None) -> Pair | None:
    start, end = PartialDate(full_year(first or "")), PartialDate(full_year(last or ""))
    return (start, end) if start.year < end.year else (start, start)


def _quarter(number: str | None, year: str | None) -> Pair:
    value = month_number(number or "1")
    return _months(year, 3 * value - 2, 3 * value)


def _half(number: str | None, year: str | None) -> Pair:
    return _months(year, 1, 6) if number in ("1", "上") else _months(year, 7, 12)


def _edge(word: str | None, year: str | None) -> Pair:
    return _date(year, "1" if word in ("初", "beginning", "start", "begin") else "12")


def roc_date(year: str | None, month: str | None) -> PartialDate | None:
    """The Gregorian date of a year of the Republic of China (105 is 2016)."""
    value = int(year or "0") + 1911
    return PartialDate(value, month_number(month) if month else None) if 1950 <= value <= 2099 else None


def _roc(year: str | None, month: str | None) -> Pair | None:
    date = roc_date(year, month)
    return (date, date) if date else None


HABITS = (
    Habit("y_months", rf"{YEAR}[./]{MONTH}\s?[-~至到]\s?{MONTH}(?!\d|\s?[./月年-])", lambda g: _month_pair(*g)),
    Habit("ymd", rf"{YEAR} ?(?P<a>[./-]) ?{MONTH} ?(?P=a) ?{DAY}(?!\d)", lambda g: _date(g[0], g[2])),
    Habit("ym", rf"{YEAR}(?:[./'-]|\.-| [./] )(?P<m1>1[0-2]|0?[1-9])(?!\d)(?: ?月份?)?", lambda g: _date(g[0], g[1])),
    Habit("ym", rf"{YEAR}(?: [./]|[./] )(?P<m2>1[0-2]|0?[1-9])(?!\d| ?[a-z%])(?: ?月份?)?",
          lambda g: _date(g[0], g[1])),
    Habit("academic", rf"(?:academic\syear\s)?{YEAR}/(20\d\d|19\d\d|1[3-9]|[2-9]\d)(?![\d./])",
          lambda g: _years(g[0], g[1])),
    Habit("zh_months", rf"{YEAR}{W}年{W}{MONTH}(?:{W}月)?\s?[-~至到、]\s?{MONTH}{W}月份?(?!\d)",
          lambda g: _months(g[0], int(g[1] or 1), int(g[2] or 1))),
    Habit("zh", rf"{YEAR}{W}年{W}{MONTH_ZH}{W}月份?(?:{W}{DAY}{W}[日号])?", lambda g: _date(g[0], g[1])),
    Habit("zh_spaced", rf"{YEAR}(?:\s{{1,2}}{MONTH}|{W}(十[一二]?|[一二三四五六七八九正])){W}月",
          lambda g: _date(g[0], g[1] or g[2])),
    Habit("zh_turned", rf"{MONTH}{W}月[\s,]{{0,2}}{YEAR}(?!\d|\s?年)", lambda g: _date(g[1], g[0])),
    Habit("zh_open", rf"{YEAR}{W}年[./]?{W}{MONTH}(?!\d)(?={JOINT}|\s?$)", lambda g: _date(g[0], g[1])),
    Habit("zh_quarter", rf"{YEAR}{W}年?{W}(?:第{W}([1-4一二三四]){W}季度?|([1-4一二三四]){W}季度|q([1-4])(?!\d))",
          lambda g: _quarter(g[1] or g[2] or g[3], g[0])),
    Habit("zh_half", rf"{YEAR}{W}年?度?{W}([上下])半年", lambda g: _half(g[1], g[0])),
    Habit("zh_edge", rf"{YEAR}{W}年?([初底末])(?![级中高创薪])", lambda g: _edge(g[1], g[0])),
    Habit("zh_year", rf"{YEAR}{W}(?:年(?:[春夏秋冬](?:季|天)?|中(?![{IDEOGRAPH}])|度)?|学年|财年)",
          lambda g: _date(g[0])),
    Habit("months_y", rf"{MONTH}\s?[-~]\s?{MONTH}[./]{YEAR}(?!\d)", lambda g: _month_pair(g[2], g[0], g[1])),
    Habit("dmy", rf"{DAY} ?(?P<b>[./-]) ?(1[0-2]|0?[1-9]) ?(?P=b) ?{YEAR}(?!\d)", lambda g: _date(g[2], g[1])),
    Habit("mdy", rf"(1[0-2]|0?[1-9])(?P<c>[./-]){DAY}(?P=c){YEAR}(?!\d)", lambda g: _date(g[2], g[0])),
    Habit("my", rf"{MONTH}(?:[./-]| [./] |/ | /){YEAR}(?!\d|\s?[./]\s?\d|-(?:1[0-2]|0[1-9])(?![\d./-])|年)",
          lambda g: _date(g[1], g[0])),
    Habit("en", rf"{MONTH_NAME}[\s.,'/-]{{0,3}}(?:{DAY}(?:st|nd|rd|th)?[\s,]{{1,3}})?(?:(?:of|in)\s)?'?{YEAR}(?!\d)",
          lambda g: _date(g[1], g[0])),
    Habit("den", rf"{DAY}(?:st|nd|rd|th)?(?:\sof)?[\s.-]{{0,2}}{MONTH_NAME}[\s.,'/-]{{0,3}}{YEAR}(?!\d)",
          lambda g: _date(g[1], g[0])),
    Habit("roman", rf"{MONTH_ROMAN}\s?[./]\s?{YEAR}(?!\d)", lambda g: _date(g[1], g[0])),
    Habit("en_short", rf"{MONTH_NAME}[\s.]{{0,2}}'\s?(\d\d)(?!\d)", lambda g: _date(g[1], g[0])),
    Habit("en_bare", rf"{MONTH_NAME}[\s.,/-]{{0,2}}(\d\d)'?(?!\d|[.:,/]\d|\s?(?:st|nd|rd|th)\b)",
          lambda g: _date(g[1], g[0]), weak=True),
    Habit("yen", rf"{YEAR}(?:\s|,\s?|-|\s?/\s?|\.\s?){MONTH_NAME}(?![a-z]|\.?\s?'?\d)", lambda g: _date(g[0], g[1])),
    Habit("quarter", rf"q([1-4])[\s,./'-]{{0,2}}(?:of\s|fy\s?)?{YEAR}(?!\d)", lambda g: _quarter(g[0], g[1])),
    Habit("quarter_short", r"q([1-4])\s?'(\d\d)(?!\d)", lambda g: _quarter(g[0], g[1])),
    Habit("quarter_last", rf"{YEAR}[\s./-]?q([1-4])(?!\d)", lambda g: _quarter(g[1], g[0])),
    Habit("quarter_first", rf"([1-4])q[\s,/'-]{{0,2}}{YEAR}(?!\d)", lambda g: _quarter(g[0], g[1])),
    Habit("half", rf"h([12])[\s,./'-]{{0,2}}(?:of\s|fy\s?)?{YEAR}(?!\d)", lambda g: _half(g[0], g[1])),
    Habit("half_last", rf"{YEAR}[\s./-]?h([12])(?!\d)", lambda g: _half(g[1], g[0])),
    Habit("season", rf"(?:{SEASONS})(?:\sof|\sterm|\ssemester)?[\s,]{{1,2}}{YEAR}(?!\d)", lambda g: _date(g[0])),
    Habit("season_short", rf"(?:{SEASONS})\s?'(\d\d)(?!\d)", lambda g: _date(g[0])),
    Habit("edge", rf"({'|'.join(_EDGES)})\s(?:of\s)?(?:the\s)?(?:year\s)?{YEAR}(?!\d)", lambda g: _edge(g[0], g[1])),
    Habit("vague", rf"(?:{_VAGUE})(?:\sof|\.)?[\s-]?{YEAR}(?!\d)", lambda g: _date(g[0])),
    Habit("fiscal", rf"(?:fy|academic\syear|school\syear)\s?{YEAR}(?!\d)", lambda g: _date(g[0])),
    Habit("roc", rf"民[国囯]{W}(\d{{2,3}}){W}(?:年{W}(?:{MONTH_ZH}{W}月)?|[./-]\s?{MONTH}(?!\d))",
          lambda g: _roc(g[0], g[1] or g[2])),
    Habit("roc_bare", rf"(1[0-3]\d|[89]\d(?=.{{3,12}}1[0-3]\d{W}年)){W}年{W}{MONTH_ZH}{W}月",
          lambda g: _roc(g[0], g[1]), weak=True),
    Habit("short_zh", rf"(?<!\d)'?(\d\d)\s?年\s?{MONTH_ZH}\s?月(?!\s?\d+\s?天)", lambda g: _date(g[0], g[1])),
    Habit("short_zh_year", r"'?(\d\d)\s?年(?!\s?[以经工多的内])", lambda g: _date(g[0]), weak=True),
    Habit("compact", rf"{YEAR}(0[1-9]|1[0-2])(?:3[01]|[12]\d|0[1-9])?(?!\d)", lambda g: _date(g[0], g[1]), weak=True),
    Habit("year", rf"{YEAR}(?!\d|[,.]\d{{3}}|s\b|\s?[x*]\s?\d|后)", lambda g: _date(g[0])),
)  # fmt: skip

_ALL = re.compile("|".join(f"({habit.pattern})" for habit in HABITS))


def _group_table() -> dict[int, tuple[Habit, int]]:
    table, index = {}, 1
    for habit in HABITS:
        size = re.compile(habit.pattern).groups
        table[index] = (habit, size)
        index += size + 1
    return table


_BY_GROUP = _group_table()


def point_at(text: str, position: int) -> Point | None:
    """The point in time that begins at `position` of folded text, or None."""
    match = _ALL.match(text, position)
    if match is None or match.lastindex is None:
        return None
    habit, size = _BY_GROUP[match.lastindex]
    groups = match.groups()[match.lastindex : match.lastindex + size]
    pair = habit.read(groups)
    return pair and Point(*pair, match.start(), match.end(), habit.name, habit.weak)
