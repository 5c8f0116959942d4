"""The dates of a text: every run of digits is tried once, and what it begins is read as far as it reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from resumesift.dates.durations import durations
from resumesift.dates.folding import Folded, fold
from resumesift.dates.guards import may_begin, plausible, word_begins
from resumesift.dates.model import DateSpan
from resumesift.dates.points import LEAD_WORDS, MONTH_NAME, MONTH_ROMAN, Point, point_at
from resumesift.dates.ranges import OPEN, SEPARATOR, joined, with_length
from resumesift.dates.shorts import short_pair_at

_SIGN = re.compile(r"[\d年月]")
_WORDS = ("year", "month", "yr")
_TRIGGER = re.compile(r"\d\d*")  # which is searched for more quickly than `\d+`
# To spare most numbers the full table: a year, or what may stand in front of one.
_OF_DATE = re.compile(r"(?:19[5-9]|20\d)\d|\d{1,3}(?:\s{0,2}[./年月-]|(?:st|nd|rd|th)?(?:\sof)?[\s.-]{0,2}[adfjmnoqs])")
_LEAD = re.compile(
    rf"(?:{MONTH_NAME[1:-1]}|{MONTH_ROMAN[1:-1]}|(?:{LEAD_WORDS})(?:\s(?:of|term|semester))?|q|h)[\s.,'/-]{{0,3}}(?:(?:of|in)\s)?'?$"
)
_BEFORE_NUMBER = frozenset(" .,'/-\n\tbcdehglnpqrstvy国")
"""The last characters of what `_LEAD` finds, to spare the search."""
_LEAD_REACH = 18

_REST = re.compile(r"[\s()\[\]【】〔〕,.。、·•|:;/~>*_-]*")
_REST_BEFORE = re.compile(
    rf"{_REST.pattern}(?:from|since|start(?:ed)?|自从?|从|between|共计?|total(?:\sof)?|about|约)?{_REST.pattern}"
)
_LONGEST_DATE = 64
_LONGEST_IN_WORDS = 30
_LINE_START = re.compile(r"(?:^|[\n\t])[ ]*$")
_LINE_STOP = re.compile(r"[ ]*(?:$|[\n\t])")
_NEXT_LINE = re.compile(r"[ \t]*\n[ \t]*")


def find_dates(text: str, month_first: bool = False) -> list[DateSpan]:
    """The dates, ranges and lengths of time of `text`, in order and not overlapping; offsets are of `text`.

    Two dates may be joined over one line break on either side of the dash ("Sep 2016 –\\nJun 2020"), and two that
    stand alone one above the other are a range. Numbers with a measure, addresses, versions, scores and telephone
    numbers are no dates. `month_first` says how 06/05/2017 is meant (see `months_come_first`).
    """
    return list(_found(text, month_first)) if _SIGN.search(text) or _tells_length(text) else []


def _tells_length(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _WORDS)


@lru_cache(maxsize=1024)  # a line is asked for its dates when the page is read, and again when posts are looked for
def _found(text: str, month_first: bool) -> tuple[DateSpan, ...]:
    folded = fold(text, month_first)
    found: list[DateSpan] = []
    position = 0
    for span in _stacked(folded, list(_dated(folded))):
        found += _lengths(folded, position, span.begin)
        found.append(span)
        position = span.stop
    found += _lengths(folded, position, len(folded.text))
    return tuple(found if folded.origin is None else (_moved(folded, span) for span in found))


def is_date_only(text: str) -> bool:
    """Is there nothing in `text` but a date, a range or half of one ("– 至今"), with its brackets and separators?"""
    if len(text) > _LONGEST_DATE or (len(text) > _LONGEST_IN_WORDS and not _TRIGGER.search(text)):
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
        word = OPEN.match(folded.text, lead.end() if lead else 0)
        if word is None:
            return False
        position = word.end()
    return _REST.fullmatch(folded.text, position) is not None


def _moved(folded: Folded, span: DateSpan) -> DateSpan:
    begin, stop = folded.original(span.begin, span.stop)
    return span._replace(begin=begin, stop=stop)


def _lengths(folded: Folded, begin: int, stop: int) -> Iterator[DateSpan]:
    for first, last, months in durations(folded.text, begin, stop):
        yield DateSpan("duration", None, None, False, first, last, months)


def _dated(folded: Folded) -> Iterator[DateSpan]:
    """The spans with a date; every date holds digits."""
    done = 0
    for digits in _TRIGGER.finditer(folded.text):
        if digits.start() < done:
            continue
        span = _span_at(folded, digits.start(), done)
        if span is not None:
            yield span
            done = span.stop


def _span_at(folded: Folded, at: int, done: int) -> DateSpan | None:
    text = folded.text
    point = _led_point(folded, at, done)
    if point is None:
        if not _OF_DATE.match(text, at) or not may_begin(text, at, done):
            return None
        quoted = at - 1 if at > done and text[at - 1] == "'" else at
        pair = short_pair_at(text, quoted, SEPARATOR, OPEN)
        if pair is not None:
            return with_length(folded, pair)
        point = point_at(text, quoted) or point_at(text, at)
    span = joined(folded, point, done) if point else None
    if span is None or point is None:
        return None
    if not plausible(folded, point.habit, span.begin, span.stop, span.kind == "single", span.ongoing):
        return None
    return with_length(folded, span)


def _led_point(folded: Folded, at: int, done: int) -> Point | None:
    """The point that a word in front of the number at `at` begins: a month, a season, a quarter's Q."""
    if at == done or folded.text[at - 1] not in _BEFORE_NUMBER:
        return None
    near = max(done, at - _LEAD_REACH)
    match = _LEAD.search(folded.text[near:at])
    if match is None or not word_begins(folded, near + match.start()):
        return None
    point = point_at(folded.text, near + match.start())
    return point if point and point.end > at else None


def _stacked(folded: Folded, spans: list[DateSpan]) -> Iterator[DateSpan]:
    """Two dates with a month, each alone in its line and one above the other, are a range; three are a list."""
    text = folded.text
    follows = [bool(_NEXT_LINE.fullmatch(text, first.stop, second.begin)) for first, second in pairwise(spans)]
    index = 0
    while index < len(spans):
        span = spans[index]
        if index < len(follows) and follows[index]:
            second = spans[index + 1]
            in_list = any(follows[near] for near in (index - 1, index + 1) if 0 <= near < len(follows))
            if not in_list and _pairs(span, second) and _alone(text, span.begin, second.stop):
                assert second.end is not None
                yield DateSpan("range", span.start, second.end, False, span.begin, second.stop)
                index += 2
                continue
        yield span
        index += 1


def _pairs(first: DateSpan, second: DateSpan) -> bool:
    if first.kind != "single" or second.kind != "single" or first.start is None or second.end is None:
        return False
    both_months = first.start.month is not None and second.end.month is not None
    return both_months and first.start.earliest <= second.end.latest


def _alone(text: str, begin: int, stop: int) -> bool:
    return bool(_LINE_START.search(text, max(0, begin - 8), begin) and _LINE_STOP.match(text, stop))
