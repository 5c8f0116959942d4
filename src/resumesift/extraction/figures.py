"""Figures in a text: per cent, amounts, ratios, counts with a unit and bare numbers, each with its value and place."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from resumesift.extraction.draft import Span
from resumesift.extraction.numbers import MAGNITUDE, magnitude, number

FigureKind = Literal["percent", "amount", "ratio", "count", "time", "bare"]

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_ZH = r"[一二两三四五六七八九十][一二两三四五六七八九十百千]{0,6}(?:点[一二三四五六七八九零]+)?"
_PATTERNS: tuple[tuple[FigureKind, str], ...] = (
    ("ratio", rf"(?<![\d:])1\s?[:：]\s?{_NUMBER}(?![\d:：])|{_NUMBER}\s?(?:倍|x(?![a-z]))"),
    (
        "percent",
        rf"{_NUMBER}\s?(?:%|％|个?百分点|个点|percentage points?|percent|points?(?![a-z])|pts?(?![a-z])|pp(?![a-z]))",
    ),
    ("percent", rf"百分之{_ZH}|{_ZH}个(?:百分)?点"),
    ("amount", rf"{_ZH}亿{_ZH}万\s?元?"),
    ("amount", rf"(?:{_NUMBER}|{_ZH})\s?(?:{MAGNITUDE})(?![a-z])\s?(?:美?元|美金|欧元|人民币|usd|rmb)?"),
    ("amount", rf"{_NUMBER}\s?(?:美?元|美金|欧元|usd(?![a-z])|rmb(?![a-z]))"),
    ("time", rf"{_NUMBER}\s?(?:天|个?小时|分钟?|秒|days?|hours?|minutes?|seconds?|weeks?|ms)(?![a-z])"),
    (
        "count",
        rf"{_NUMBER}\s?(?:单|件|人次|名|位|盒|台|条|家|份|套"
        r"|orders?|members?|customers?|units?|visits?|subscribers?)(?![a-z])",
    ),
    ("bare", rf"(?<![\d.\-/:a-z]){_NUMBER}(?![\d年月日号/:：、a-z]|\.\d|-\d|\s?(?:years?|months?|岁))"),
)
_EXPRESSION = re.compile(
    r"(?=[0-9一二两三四五六七八九十百])(?<!\d)(?:"
    + "|".join(f"(?P<_{index}>{pattern})" for index, (_, pattern) in enumerate(_PATTERNS))
    + ")"
)
_PART = re.compile(r"\b(?:third|half|quarter|fifth)\b", re.ASCII)
_PART_ZH = re.compile(
    r"(?<=[降升增涨减低少高加长了约近超过到])(?:一半|[一二两三四五六七八九]成)(?![员长本交功为效绩熟果])"
)
_CURRENCY = re.compile(
    r"(?:(?<![a-z])(?:rmb|us\$|hk\$|nt\$|s\$|usd|eur|gbp|sgd|aud|cad|dkk|sek|nok|qar|aed|inr|jpy|chf)|[¥￥$€£₹])\s?\Z"
)
_PARTS = {"third": 100 / 3, "half": 50.0, "quarter": 25.0, "fifth": 20.0}
_VALUE = re.compile(rf"{_NUMBER}(?!.*[:：])|(?<=[:：])\s?{_NUMBER}|{_ZH}")
_WHOLE = re.compile(rf"{_ZH}亿{_ZH}万")
_SIZE = re.compile(rf"(?:{MAGNITUDE})(?![a-z])")
_POINTS = re.compile(r"点|p")


class Figure(NamedTuple):
    """A number: its value (亿, "million" multiplied out), its unit as printed, and where it stands."""

    kind: FigureKind
    value: float
    unit: str | None
    span: Span


def figures(folded: str) -> list[Figure]:
    """The figures of a folded text in order; numbers of years, dates and telephones are none."""
    found = [Figure("percent", _PARTS[match.group()], "%", match.span()) for match in _PART.finditer(folded)]
    for match in _PART_ZH.finditer(folded):
        share = 50.0 if match.group() == "一半" else 10 * (number(match.group()[0]) or 0)
        found.append(Figure("percent", share, "%", match.span()))
    for match in _EXPRESSION.finditer(folded):
        kind = _PATTERNS[int((match.lastgroup or "_0")[1:])][0]
        value, unit = _read(kind, match.group().strip())
        start, end = match.start(), match.start() + len(match.group().rstrip())
        currency = _CURRENCY.search(folded, max(0, start - 5), start) if kind in ("bare", "amount") else None
        if currency:
            kind, unit, start = "amount", currency.group().strip(), currency.start()
        if value is not None and not (kind == "bare" and _is_year(match.group())):
            found.append(Figure(kind, value, unit, (start, end)))
    return sorted(found, key=lambda figure: figure.span)


def _is_year(words: str) -> bool:
    return len(words) == 4 and words[:2] in ("19", "20")


def _read(kind: FigureKind, words: str) -> tuple[float | None, str | None]:
    if kind == "percent":
        words = words.removeprefix("百分之")
    found = _WHOLE.search(words) or _VALUE.search(words)
    if not found:
        return None, None
    value = number(found.group())
    head, tail = words[: found.start()], words[found.end() :].strip()
    size = _SIZE.match(tail) if kind == "amount" else None
    if value is not None and size:
        value = round(value * magnitude(size.group()), 2)
        tail = tail[size.end() :]
    if kind == "percent":
        return value, "points" if _POINTS.search(tail) else "%"
    return value, (head + tail).strip(" 1:：") or None
