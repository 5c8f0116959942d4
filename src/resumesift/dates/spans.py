"""Spans of time: two points and what joins them, a point and a word that says it goes on, a point alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resumesift.dates.durations import duration_at, durations
from resumesift.dates.folding import Folded, fold
from resumesift.dates.model import DateSpan, PartialDate
from resumesift.dates.points import LEAD_WORDS, MONTH_NAME, MONTH_ZH, Point, full_year, month_number, point_at
from resumesift.dates.shorts import short_pair_at

_GAP = r"[ \t]*(?:\n[ \t]*)?"
_JOINER = r"[-~=>_]+|[-~]?\s?[至到迄][-~]?|\.{2,3}|(?<![a-z])(?:to|till?|until|up\sto|through|thru|untill)(?![a-z])"
_SEPARATOR = re.compile(rf"{_GAP}(?:起|开始)?{_GAP}(?:{_JOINER}){_GAP}(?:{_JOINER})?{_GAP}")
_OPEN = re.compile(
    r"(?:the\s)?(?:present(?:\s(?:day|time))?|nowadays|now|(?:to\s?)?date|current(?:ly)?|today|on-?going|continuing)"
    r"|[至迄]今(?:为止)?|现在|目前(?:为止)?|现今|如今|当前|在[职任读]|现(?![场金代货实有])|今日?(?![年天后晚])"
)
_OPEN_AT_ONCE = re.compile(rf"{_GAP}(?:[至迄]今(?:为止)?|(?:up\s)?to\s(?:date|present|now))")
_GOES_ON = re.compile(r"\s?(?:起(?![点草源步])|开始|以来|onwards?|forward)")
_OPEN_DASH = re.compile(r"[ ]*[-~]+[ ]*(?=$|[\n\t)\]】|])")
_SINCE = re.compile(r"(?:(?<![a-z])(since|from)|(自从|[自从]))\s?$")
_FULL_LINE = re.compile(r"[ \t)\]】]*(?:\n|$|[(\[【,;|·])")

_NEXT_MONTH = re.compile(rf"{MONTH_ZH}\s?月份?(?:\s?\d{{1,2}}\s?[日号])?(?!\d)")
_NEXT_TWO_DIGITS = re.compile(r"'?(\d\d)(?:\s?年)?(?![\d./:%,a-z]|\s?[月万亿元人k岁个])")
_EARLIER_MONTH = re.compile(rf"(?<![a-z]){MONTH_NAME}\.?(?:\s\d{{1,2}}(?:st|nd|rd|th)?,?)?\s?(?:[-~]+|to)\s?$")
_EARLIER_MONTH_ZH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s?月?\s?[-~]\s?$")

_LEAD = re.compile(
    rf"(?:{MONTH_NAME[1:-1]}|(?:{LEAD_WORDS})(?:\s(?:of|term|semester))?|q|h)[\s.,'/-]{{0,3}}(?:(?:of|in)\s)?'?$"
)
_LEAD_REACH = 18

_MEASURE = re.compile(
    r"[多余]?(?:[万亿千百]?(?:人民币|美元|元|人|名|家|台|套|件|款|次|条|单|个|吨|箱|份|张|位|店|平米|平方|[万亿])|[%‰+]|㎡)"
    r"(?:(?![\u4e00-\u9fff])|(?=[以左的规团及元]))|[号室弄栋楼]|万元|亿元"
    r"|\s?(?:people|persons?|employees|staff|users|customers|members|items|skus?|units|orders|stores|usd|rmb|cny|"
    r"dollars|euros|hours|products|words|companies|clients|followers|pieces|pcs|sqm|visitors|fans)(?![a-z])"
    r"|(?:k|m|w|mb|gb|px|mm|cm|km|kg|g|hz|mah|b)(?![a-z])"
)
_MEASURE_BEFORE = re.compile(r"(?:rmb|usd|cny|us\$|[$¥€£#]|no\.|iso|gb/t|gb|room|python|java|office|server)\s?$")
_ADDRESS = re.compile(r"@|://|www\.|\.(?:com|cn|net|org|html?|pdf|docx?|png|jpg)(?![a-z])")
_NUMBERED = re.compile(r"(?:^|[\n\t])\s*\d{1,2}$")
_BRACKET = re.compile(r"[\s,;·•|/]{0,3}(?P<open>[(\[【〔]?)\s?(?:共计?|合计|历时|约|about|total(?:\sof)?:?)?\s?")
_TRIGGER = re.compile(r"\d+")
_CHEAP = re.compile(r"[\d年月]|year|month|yr", re.IGNORECASE)


def find_dates(text: str) -> list[DateSpan]:
    """The dates, ranges and lengths of time of `text`, in order and not overlapping; offsets are of `text`.

    Two dates may be joined over one line break on either side of the dash ("Sep 2016 –\\nJun 2020"). Numbers with
    a measure, addresses, versions, scores and telephone numbers are no dates.
    """
    if not _CHEAP.search(text):
        return []
    folded = fold(text)
    found: list[DateSpan] = []
    position = 0
    for span in _dated(folded):
        found += _lengths(folded, position, span.begin)
        found.append(span)
        position = span.stop
    found += _lengths(folded, position, len(folded.text))
    if folded.origin is None:
        return found
    return [_moved(folded, span) for span in found]


_REST = re.compile(r"[\s()\[\]【】〔〕,.。、·•|:;/~>*_-]*")
_REST_BEFORE = re.compile(rf"{_REST.pattern}(?:from|自从?|从|between|共计?|total(?:\sof)?|about|约)?{_REST.pattern}")
_MOSTLY = 64


def is_date_only(text: str) -> bool:
    """Is there nothing in `text` but a date, a range or half of one ("– 至今"), with its brackets and separators?"""
    if len(text) > _MOSTLY:
        return False
    folded = fold(text)
    position = 0
    spans = find_dates(folded.raw)
    for span in spans:
        if not _REST_BEFORE.fullmatch(folded.text, position, span.begin):
            return False
        position = span.stop
    if not spans:
        lead = _REST.match(folded.text)
        word = _OPEN.match(folded.text, lead.end() if lead else 0)
        if word is None:
            return False
        position = word.end()
    return _REST.fullmatch(folded.text, position) is not None


def _moved(folded: Folded, span: DateSpan) -> DateSpan:
    begin, stop = folded.original(span.begin, span.stop)
    return DateSpan(span.kind, span.start, span.end, span.ongoing, begin, stop, span.months)


def _lengths(folded: Folded, begin: int, stop: int) -> Iterator[DateSpan]:
    for first, last, months in durations(folded.text, begin, stop):
        yield DateSpan("duration", None, None, False, first, last, months)


def _dated(folded: Folded) -> Iterator[DateSpan]:
    """The spans with a date. Every date holds digits, so each run of digits is tried once."""
    done = 0
    for digits in _TRIGGER.finditer(folded.text):
        if digits.start() < done:
            continue
        span = _span_at(folded, digits.start(), digits.end(), done)
        if span is not None:
            yield span
            done = span.stop


def _span_at(folded: Folded, at: int, digits_end: int, done: int) -> DateSpan | None:
    text = folded.text
    lead = _lead(folded, at, done)
    point = point_at(text, lead) if lead is not None else None
    if point is not None and point.end <= at:
        point = None
    if point is None:
        if not _may_begin(text, at, done):
            return None
        pair = short_pair_at(text, at, _SEPARATOR, _OPEN)
        if pair is not None:
            return _with_length(folded, pair)
        start = at - 1 if at > done and text[at - 1] == "'" else at
        point = point_at(text, start) or point_at(text, at)
        if point is None:
            return None
    span = _joined(folded, point, done)
    if span is None or not _plausible(folded, span, point):
        return None
    return _with_length(folded, span)


def _lead(folded: Folded, at: int, done: int) -> int | None:
    """Where the word in front of a number begins that belongs to the date: a month, a season, a quarter's Q."""
    if at == done or folded.text[at - 1] not in " .,'/-\n\tnlrtyghqbepvcdsr国囯":
        return None
    match = _LEAD.search(folded.text[max(done, at - _LEAD_REACH) : at])
    if match is None:
        return None
    begin = max(done, at - _LEAD_REACH) + match.start()
    return begin if _word_begins(folded, begin) else None


def _word_begins(folded: Folded, at: int) -> bool:
    """Letters before a word glue to it only where the case changes: "ApparelApr 2007" but not "Calamar 2016"."""
    raw = folded.raw
    if at == 0 or not (raw[at - 1].isascii() and raw[at - 1].isalpha()):
        return True
    return raw[at].isupper() and raw[at - 1].islower()


def _word_ends(folded: Folded, at: int) -> bool:
    raw = folded.raw
    if at >= len(raw) or not (raw[at].isascii() and raw[at].isalpha() and raw[at - 1].isascii()):
        return True
    return raw[at].isupper() and raw[at - 1].islower()


def _may_begin(text: str, at: int, done: int) -> bool:
    """A number that continues another one, an amount or an address is no date."""
    if at == 0 or at == done:
        return True
    before = text[at - 1]
    if before in "$¥€£#_@=&%+":
        return False
    if before in ".,:/-" and at > 1 and text[at - 2].isdigit():
        return before == "." and _NUMBERED.search(text, max(0, at - 5), at - 1) is not None
    return True


def _joined(folded: Folded, point: Point, done: int) -> DateSpan | None:
    """The longest reading that begins with `point`."""
    text = folded.text
    separator = _SEPARATOR.match(text, point.end)
    if separator is not None:
        span = _closed(folded, point, separator)
        if span is not None:
            return span
    word = _OPEN_AT_ONCE.match(text, point.end)
    if word is not None and _word_ends(folded, word.end()):
        return _range(point, None, word.end())
    if point.weak:
        return None
    dash = _OPEN_DASH.match(text, point.end)
    if dash is not None:
        return _range(point, None, dash.end())
    return _earlier_month(text, point, done) or _since(text, point, done) or _single(point)


def _range(point: Point, end: PartialDate | None, stop: int) -> DateSpan:
    return DateSpan("range", point.first, end, end is None, point.begin, stop)


def _single(point: Point) -> DateSpan:
    return DateSpan("single", point.first, point.last, False, point.begin, point.end)


def _closed(folded: Folded, point: Point, separator: re.Match[str]) -> DateSpan | None:
    """A range whose second half stands behind `separator`: a date, a word for now, or the rest of a date."""
    text, at = folded.text, separator.end()
    word = _OPEN.match(text, at)
    if word is not None and _word_ends(folded, word.end()):
        return _range(point, None, word.end())
    second = point_at(text, at)
    if second is not None:
        fits = point.habit == second.habit if point.weak or second.weak else True
        if fits and not _starts_another(folded, separator, second):
            return _range(point, second.last, second.end)
        if second.habit != "year" or point.weak:
            return None
    return None if point.weak else _rest_of_date(text, point, separator)


def _starts_another(folded: Folded, separator: re.Match[str], second: Point) -> bool:
    """Behind a line break a date may be the beginning of the next line's own range, or of a list item."""
    line_break = separator.group().find("\n")
    if line_break < 0:
        return False
    text = folded.text
    following = _SEPARATOR.match(text, second.end)
    if following is not None and (
        _OPEN.match(text, following.end()) or point_at(text, following.end()) or _OPEN_DASH.match(text, second.end)
    ):
        return True
    dash_first = separator.group()[:line_break].strip() == ""
    return dash_first and separator.group().count("\n") == 1 and not _FULL_LINE.match(text, second.end)


def _rest_of_date(text: str, point: Point, separator: re.Match[str]) -> DateSpan | None:
    """The end of "2016年3月-11月", "2016.03-11", "2016-19": it borrows the year or the century of the start."""
    at, year = separator.end(), point.first.year
    month = _NEXT_MONTH.match(text, at)
    if month is not None and point.first.month is not None:
        number = month_number(month.group(1))
        return _range(point, PartialDate(year, number), month.end()) if number >= point.first.month else None
    digits = _NEXT_TWO_DIGITS.match(text, at)
    if digits is None or "\n" in separator.group():
        return None
    number = int(digits.group(1))
    if point.habit == "ym" and point.first.month is not None:
        if point.first.month < number <= 12 and separator.group().strip() == separator.group():
            return _range(point, PartialDate(year, number), digits.end())
        return None
    end = full_year(digits.group(1))
    if point.first.month is None and year < end <= year + 30:
        return _range(point, PartialDate(end), digits.end())
    return None


def _earlier_month(text: str, point: Point, done: int) -> DateSpan | None:
    """The start borrows the year of the end: "Jan – Mar 2016"."""
    if point.first.month is None:
        return None
    near = text[max(done, point.begin - _LEAD_REACH) : point.begin]
    match = _EARLIER_MONTH.search(near)
    if match is None and point.habit == "my":
        match = _EARLIER_MONTH_ZH.search(near)
    if match is None:
        return None
    month = month_number(match.group(1))
    start = PartialDate(point.first.year - (month > point.first.month), month)
    begin = point.begin - len(near) + match.start()
    return DateSpan("range", start, point.last, False, begin, point.end)


def _since(text: str, point: Point, done: int) -> DateSpan | None:
    cue = _SINCE.search(text[max(done, point.begin - 8) : point.begin])
    after = _GOES_ON.match(text, point.end)
    if after is None and (cue is None or cue.group(1) is None):
        return None
    begin = point.begin - len(cue.group()) if cue else point.begin
    stop = after.end() if after else point.end
    return DateSpan("since", point.first, None, True, begin, stop)


def _plausible(folded: Folded, span: DateSpan, point: Point) -> bool:
    """No measure behind it, no amount before it, not inside an address, not glued to letters as a version is."""
    text = folded.text
    numeric = point.habit in ("year", "ym", "my", "compact")
    if numeric and not span.ongoing and _MEASURE.match(text, span.stop):
        return False
    if point.habit == "year" and _MEASURE_BEFORE.search(text, max(0, span.begin - 8), span.begin):
        return False
    if span.kind == "single" and point.habit == "year" and re.match(r"\s?[-~]\s?\d", text[span.stop : span.stop + 4]):
        return False
    before = folded.raw[span.begin - 1] if span.begin else " "
    if before.isascii() and before.isalpha() and span.kind == "single" and numeric:
        return False
    return not (numeric and _ADDRESS.search(_token(text, span.begin, span.stop)))


def _token(text: str, begin: int, stop: int) -> str:
    """The run of ASCII characters without a space around a span."""
    while begin > 0 and "!" <= text[begin - 1] <= "~":
        begin -= 1
    while stop < len(text) and "!" <= text[stop] <= "~":
        stop += 1
    return text[begin:stop]


def _with_length(folded: Folded, span: DateSpan) -> DateSpan:
    """Take in a length of time that follows a range, in brackets or behind a separator."""
    if span.kind != "range":
        return span
    opening = _BRACKET.match(folded.text, span.stop)
    if opening is None or opening.end() == span.stop:
        return span
    length = duration_at(folded.text, opening.end())
    if length is None:
        return span
    stop, months = length
    if opening["open"]:
        closing = re.compile(r"\s?[)\]】〕]").match(folded.text, stop)
        if closing is None:
            return span
        stop = closing.end()
    return DateSpan(span.kind, span.start, span.end, span.ongoing, span.begin, stop, months)
