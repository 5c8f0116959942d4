"""What stands around a point: a second point, a word for now, an open dash, a borrowed month, a length of time."""

from __future__ import annotations

import re

from resumesift.dates.durations import duration_at
from resumesift.dates.folding import Folded
from resumesift.dates.guards import word_ends
from resumesift.dates.model import DateSpan, PartialDate, SpanKind
from resumesift.dates.points import MONTH, MONTH_NAME, MONTH_ZH, Point, full_year, month_number, point_at, roc_date

_GAP = r"[ \t]*+(?:\n[ \t]*+)?+"
_JOINER = (
    r"[-~=>_]+|[-~]?\s?[至到迄][-~]?|\.{2,3}"
    r"|(?<![a-z])(?:(?:to|till?|until|untill|up\sto|through|thru)(?![a-z])\s?:?|end(?:ed|ing)?\s?:)"
)
SEPARATOR = re.compile(rf"[.,]?{_GAP}(?:(?:起|开始|入职|到岗){_GAP})?(?:{_JOINER}){_GAP}(?:(?:{_JOINER}){_GAP})?")
"""What joins two points; it may break a line once on either side."""

OPEN = re.compile(
    r"(?:the\s)?(?:pres(?:ent(?:\s(?:day|time))?|(?=\.|\s*$))|nowadays|now|(?:to\s?)?date|current(?:ly)?|today|on-?going|continuing)"
    r"|[至迄]今(?:为止)?|现在|目前(?:为止)?|现今|如今|当前|[仍尚]?在[职任读]中?|现(?![场金代货实有])|今日?(?![年天后晚])"
)
"""Words for now, behind a separator."""

_OPEN_AT_ONCE = re.compile(
    rf"{_GAP}(?:[至迄]\s?今(?:为止)?|(?:up\s)?to\s(?:date|present|now))"
    r"|[ ]*\n[ ]*(?:present|current)(?=[ ]*(?:[\n\t]|$))"
)
_OPEN_DASH = re.compile(r"[ ]*[-~]+[ ]*(?=$|[\n\t)\]】|])")
_DASH_AND_TEXT = re.compile(r"[ ]+[-~]+[ ]+(?!\d)")
_NEXT_NAMED = re.compile(rf"{MONTH_NAME}(?![a-z]|\.?\s?\d)")
_GOES_ON = re.compile(r"\s?(?:起(?![点草源步])|开始|以来|onwards?|forward)")
_SINCE = re.compile(r"(?:(?<![a-z])(since|from)|(自从|[自从]))\s?$")
_BETWEEN = re.compile(r"(?<![a-z])between\s$")
_AND = re.compile(r"\s(?:and|&)\s")
_LINE_END = re.compile(r"[ \t)\]】.;。]*(?:\n|$|[(\[【,|·])")
_DASH_ALONE = re.compile(r"[\s.,]*[-~]+\s*")

_NEXT_MONTH = re.compile(rf"{MONTH_ZH}\s?月份?(?:\s?\d{{1,2}}\s?[日号])?(?!\d)")
_NEXT_DIGIT = re.compile(r"([1-9])(?=\s|$|[)\]|,;·])")
_NEXT_TWO_DIGITS = re.compile(r"'?(\d\d)(?:\s?年)?(?![\d./:%,a-z]|\s?[月万亿元人k岁个])")
_NEXT_ROC = re.compile(rf"(\d{{2,3}})\s?(?:年\s?(?:{MONTH_ZH}\s?月)?|[./-]{MONTH}(?!\d))")
_NEXT_SHORT = re.compile(r"'?(\d\d)[./-](\d\d)(?![\d./-])")
_SLASH = re.compile(r"\s?/\s?(?=\d{4}[.年-])")
_EARLIER_NOW = re.compile(r"(?:(?<![a-z])(?:present|now|current)|至今|现在)\s?[-~]+\s?$")
_EARLIER_MONTH = re.compile(rf"(?<![a-z]){MONTH_NAME}\.?(?:\s\d{{1,2}}(?:st|nd|rd|th)?,?)?\s?(?:[-~]+|to)\s?$")
_EARLIER_MONTH_NUMBER = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s?月?\s?[-~]\s?$")
_REACH = 18

_BEFORE_LENGTH = re.compile(
    r"[\s,;·•|/]{0,3}(?P<open>[(\[【〔]?)\s?(?:共计?|合计|历时|总计|约|about|total(?:\sof)?:?)?\s?"
)
_CLOSING = re.compile(r"\s?[)\]】〕]")
_AFTER_LENGTH = re.compile(r"\s*(?:$|[\n\t,;·•|)、。])")


def joined(folded: Folded, point: Point, done: int) -> DateSpan | None:
    """The longest reading of `point`, which may take in words in front of it as far back as `done`.

    None for a weak point that nothing joins.
    """
    text = folded.text
    separator = SEPARATOR.match(text, point.end) or _other_joint(text, point, done)
    if separator is not None:
        span = _closed(folded, point, separator)
        if span is not None:
            return span
    word = _OPEN_AT_ONCE.match(text, point.end)
    if word is not None and word_ends(folded, word.end()):
        return _range(point, None, word.end())
    if point.weak:
        return None
    dash = _OPEN_DASH.match(text, point.end)
    if dash is not None:
        return _range(point, None, dash.end())
    near = text[max(done, point.begin - _REACH) : point.begin]
    return _earlier(near, point) or _since(near, text, point) or _years(folded, point) or _single(text, point)


def with_length(folded: Folded, span: DateSpan) -> DateSpan:
    """Take in a length of time that follows a range, in brackets or behind a separator."""
    if span.kind != "range":
        return span
    opening = _BEFORE_LENGTH.match(folded.text, span.stop)
    length = duration_at(folded.text, opening.end()) if opening and opening.end() > span.stop else None
    if opening is None or length is None:
        return span
    stop, months = length
    closing = _CLOSING.match(folded.text, stop) if opening["open"] else _AFTER_LENGTH.match(folded.text, stop)
    if closing is None:
        return span
    stop = closing.end() if opening["open"] else stop
    return DateSpan(span.kind, span.start, span.end, span.ongoing, span.begin, stop, months)


def _other_joint(text: str, point: Point, done: int) -> re.Match[str] | None:
    """Joints that hold only here: "2016.03/2019.11", "between X and Y"."""
    if point.habit in ("ym", "zh"):
        return _SLASH.match(text, point.end)
    if _BETWEEN.search(text, max(done, point.begin - 9), point.begin):
        return _AND.match(text, point.end)
    return None


def _range(point: Point, end: PartialDate | None, stop: int) -> DateSpan:
    return DateSpan("range", point.first, end, end is None, point.begin, stop)


def _years(folded: Folded, point: Point) -> DateSpan | None:
    """ "2010–11" with a long dash are two years, where the second may be one."""
    year, dash, short = folded.raw[point.begin : point.end].partition("–")
    if not (dash and short.isdigit() and len(short) == 2 and len(year) == 4 and int(short) > int(year) % 100):
        return None
    return DateSpan("range", PartialDate(int(year)), PartialDate(full_year(short)), False, point.begin, point.end)


def _single(text: str, point: Point) -> DateSpan:
    kind: SpanKind = "range" if point.habit in ("zh_months", "academic", "months_y", "y_months") else "single"
    dashed = kind == "single" and _DASH_AND_TEXT.match(text, point.end) is not None
    return DateSpan(kind, point.first, point.last, False, point.begin, point.end, dashed=dashed)


def _closed(folded: Folded, point: Point, separator: re.Match[str]) -> DateSpan | None:
    """A range whose second half stands behind `separator`: a date, a word for now, or the rest of a date."""
    text, at = folded.text, separator.end()
    word = OPEN.match(text, at)
    if word is not None and word_ends(folded, word.end()):
        return _range(point, None, word.end())
    if point.habit.startswith("roc"):
        return _roc_end(text, point, at)
    second = point_at(text, at)
    if second is None:
        return None if point.weak else _rest_of_date(text, point, separator)
    fits = point.habit == second.habit or not (point.weak or second.weak)
    if fits and not _starts_another(folded, separator, second):
        return _range(point, second.last, second.end)
    return None


def _roc_end(text: str, point: Point, at: int) -> DateSpan | None:
    second = point_at(text, at)
    if second is not None and second.habit.startswith("roc"):
        return _range(point, second.last, second.end)
    match = _NEXT_ROC.match(text, at)
    end = match and roc_date(match[1], match[2] or match[3])
    return _range(point, end, match.end()) if match and end else None


def _starts_another(folded: Folded, separator: re.Match[str], second: Point) -> bool:
    """Behind a line break a date may be the beginning of the next line's own range, or of a list item."""
    joint = separator.group()
    if "\n" not in joint:
        return False
    text = folded.text
    following = SEPARATOR.match(text, second.end)
    if following is not None and (
        OPEN.match(text, following.end()) or point_at(text, following.end()) or _OPEN_DASH.match(text, second.end)
    ):
        return True
    is_bullet = joint.count("\n") == 1 and joint.lstrip(" \t.,").startswith("\n") and _DASH_ALONE.fullmatch(joint)
    return bool(is_bullet) and not _LINE_END.match(text, second.end)


def _rest_of_date(text: str, point: Point, separator: re.Match[str]) -> DateSpan | None:
    """The end of "2016年3月-11月", "2012 June – August", "2016.03-11", "2016-19".

    It borrows the year or the century of the start.
    """
    at, year, month = separator.end(), point.first.year, point.first.month
    next_month = _NEXT_MONTH.match(text, at)
    if next_month is not None and month is not None:
        number = month_number(next_month[1])
        return _range(point, PartialDate(year, number), next_month.end()) if number >= month else None
    named = _NEXT_NAMED.match(text, at) if point.habit == "yen" and month is not None else None
    if named is not None and month_number(named[1]) >= (month or 1):
        return _range(point, PartialDate(year, month_number(named[1])), named.end())
    short = _NEXT_SHORT.match(text, at) if point.habit == "ym" else None
    if short is not None and int(short[2]) <= 12 and full_year(short[1]) >= year:
        return _range(point, PartialDate(full_year(short[1]), int(short[2])), short.end())
    digits = _NEXT_TWO_DIGITS.match(text, at) or _NEXT_DIGIT.match(text, at)
    if digits is None or "\n" in separator.group():
        return None
    number = int(digits[1])
    if month is None and number > 9:
        end = full_year(digits[1])
        return _range(point, PartialDate(end), digits.end()) if year < end <= year + 30 else None
    glued = separator.group().strip() == separator.group() or digits[1].startswith("0")
    if point.habit == "ym" and glued and month is not None and month < number <= 12:
        return _range(point, PartialDate(year, number), digits.end())
    return None


def _earlier(near: str, point: Point) -> DateSpan | None:
    """What a point completes: "Jan – Mar 2016" borrows its year, "Present – Mar 2016" is printed backwards."""
    now = _EARLIER_NOW.search(near)
    if now is not None:
        begin = point.begin - len(near) + now.start()
        return DateSpan("range", point.first, None, True, begin, point.end)
    if point.first.month is None:
        return None
    match = _EARLIER_MONTH.search(near) or (_EARLIER_MONTH_NUMBER.search(near) if point.habit == "my" else None)
    if match is None:
        return None
    month = month_number(match[1])
    start = PartialDate(point.first.year - (month > point.first.month), month)
    return DateSpan("range", start, point.last, False, point.begin - len(near) + match.start(), point.end)


def _since(near: str, text: str, point: Point) -> DateSpan | None:
    cue = _SINCE.search(near)
    after = _GOES_ON.match(text, point.end)
    if after is None and (cue is None or cue[1] is None):
        return None
    begin = point.begin - len(cue.group()) if cue else point.begin
    return DateSpan("since", point.first, None, True, begin, after.end() if after else point.end)
