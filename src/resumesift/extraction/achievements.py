"""Results with figures: a metric of the lexicon and the figure that its clause gives for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from resumesift.extraction.assertion import assert_span
from resumesift.extraction.boundaries import around, boundaries, flow
from resumesift.extraction.draft import Span, draft_of
from resumesift.extraction.figures import Figure, FigureKind, figures
from resumesift.extraction.matching import fold, folded_text
from resumesift.extraction.numbers import number
from resumesift.extraction.teams import OWN_WORK
from resumesift.lexicon.concepts import Direction, Measure, Metric, metrics
from resumesift.lexicon.spoken import per_vocabulary
from resumesift.lexicon.table import any_inside, any_of, entry, whole, words_pattern
from resumesift.resume import Achievement
from resumesift.scripts import IDEOGRAPH

_STEM = 2
_BEFORE, _AFTER, _GROWTH_REACH = 26, 14, 22
_MINUS = "-−–"
_MILLION = 1e6
# In brackets only what changed: "the web shop (£12m)" tells how large the shop is.
_ALONE_BEFORE = re.compile(r"(?:^|[,;–—\n])\s?(?:from )?\Z"), re.compile(r"[,;–—\n(]\s?(?:from )?\Z")
_ALONE_BEHIND = re.compile(r"\s?(?:[,.;)\n]|to\s|\Z)")
_ALONE_TO = re.compile(r"\s?to\s")
# "由22%到37%", "from 9% to 4%", "18%→27%": what leads from one figure to the next, and nothing else between them.
_JOINED = re.compile(r"[^\d,，;；。、]{0,10}")
_LONGEST_WORD = 40
_RANK = re.compile(r"\s?(?:no\.?|第|前)?\s?(?P<rank>\d{1,3}|[一二三四五六七八九十]{1,2})(?![\d.,%]|[年月万亿])")
_FITTING: dict[Measure, frozenset[FigureKind]] = {
    "volume": frozenset({"amount", "count", "bare"}),
    "rate": frozenset({"percent", "ratio", "amount", "bare", "time"}),
    "time": frozenset({"time"}),
    "growth": frozenset({"percent", "ratio"}),
    "rank": frozenset(),
    "none": frozenset(),
}


class Word(NamedTuple):
    """A word of a metric in the joined text."""

    metric: Metric
    span: Span


class Result(NamedTuple):
    """A metric, its figure and the span of the joined text that holds both."""

    metric: str
    value: float | None
    unit: str | None
    span: Span
    worse: bool = False


@Language.component("resumesift_achievements")
def find_achievements(doc: Doc) -> Doc:
    """Fill `draft.achievements` in the order of the text, of each metric one a clause."""
    draft = draft_of(doc)
    text = draft.document.text
    for result in results(text):
        section = draft.section_at(result.span[0])
        if section and section.kind not in OWN_WORK:
            continue
        if assert_span(text, result.span, section)[0] == "claimed":
            evidence = draft.evidence(result.span)
            draft.achievements.append(
                Achievement(
                    metric=result.metric, value=result.value, unit=result.unit, worse=result.worse, evidence=evidence
                )
            )
    return doc


def results(text: str) -> list[Result]:
    """The results that `text` tells; of "由22%到37%" the last figure."""
    joined = flow(text)
    folded = folded_text(joined.text)
    words = _words(folded)
    clauses = boundaries(joined.text).clauses
    starts = [word.span[0] for word in words]
    found: dict[tuple[str, int], Result] = {}
    for result, clause in (*_measured(folded, words, starts, clauses), *_ranks(folded, words, clauses)):
        first = found.get((result.metric, clause))
        start = min(result.span[0], first.span[0]) if first else result.span[0]
        found[result.metric, clause] = result._replace(span=(start, result.span[1]))
    ordered = sorted(found.values(), key=lambda result: result.span)
    return [one._replace(span=joined.origin(one.span)) for one in ordered]


def _measured(folded: str, words: list[Word], starts: list[int], clauses: list[int]) -> Iterator[tuple[Result, int]]:
    last: tuple[Word, Figure] | None = None
    for figure in figures(folded):
        clause = around(clauses, figure.span)
        first = max(clause[0], figure.span[0] - _BEFORE - _LONGEST_WORD)
        near = words[bisect_left(starts, first) : bisect_left(starts, min(clause[1], figure.span[1] + _AFTER + 1))]
        word = _nearest(folded, near, figure)
        if not word and not near:
            word = _bare(folded, figure, last)
        if word:
            span = min(word.span[0], figure.span[0]), max(word.span[1], figure.span[1])
            worse = _is_worse(folded, word, figure, last[1] if last and last[0] == word else None)
            last = word, figure
            yield Result(word.metric.id, _signed(folded, word, figure), figure.unit, span, worse), clause[0]


def _bare(folded: str, figure: Figure, last: tuple[Word, Figure] | None) -> Word | None:
    """The word that an amount of millions stands for where it is alone in its clause ("SEK 40m to 120m")."""
    start, end = figure.span
    behind = _ALONE_BEHIND.match(folded, end)
    if figure.kind != "amount" or figure.value < _MILLION or not behind:
        return None
    if last and last[0].span == last[1].span and _ALONE_TO.fullmatch(folded, last[1].span[1], start):
        return last[0]
    before = _ALONE_BEFORE[behind.group().strip() == "to"]
    alone = figure.unit and not folded[start].isdigit() and before.search(folded, max(0, start - 8), start)
    return Word(next(metric for metric in metrics() if metric.bare), figure.span) if alone else None


def _is_worse(folded: str, word: Word, figure: Figure, earlier: Figure | None) -> bool:
    """Does the figure tell of a change in the wrong direction? `earlier` is one before it of the same word."""
    way = _direction(word.metric, folded[slice(*word.span)])
    start = figure.span[0]
    if way == "either" or word.metric.measures == "growth":
        return False
    if earlier and earlier.kind == figure.kind and _JOINED.fullmatch(folded, earlier.span[1], start):
        return figure.value != earlier.value and (figure.value < earlier.value) == (way == "high")
    falling, rising = _changes()
    words = falling if way == "high" else rising
    return bool(words.search(folded, max(0, start - _GROWTH_REACH), start))


def _direction(metric: Metric, words: str) -> Direction:
    """Which way is good for a word of a metric."""
    return _directions().get((metric.id, words), metric.better)


@cache
def _directions() -> dict[tuple[str, str], Direction]:
    ways: dict[tuple[str, str], Direction] = {}
    for metric in metrics():
        ways |= {(metric.id, fold(word)): "high" for word in metric.high}
        ways |= {(metric.id, fold(word)): "low" for word in metric.low}
        ways |= {(metric.id, fold(word)): "either" for word in metric.either}
    return ways


def _signed(folded: str, word: Word, figure: Figure) -> float:
    """The figure's value, below zero where a minus stands before it, or where growth is said to be a decline.

    What is better low has no sign: whether it fell or rose is told by `worse`.
    """
    if _direction(word.metric, folded[slice(*word.span)]) != "high":
        return figure.value
    start, end = figure.span
    sign, before, behind, negative = _declines()
    attached = folded[word.span[1] : start] in set(_MINUS)  # GMV-20%
    if attached or sign.search(folded, max(0, start - 4), start):
        return -figure.value
    if word.metric.measures != "growth":
        return figure.value
    named = word.span[0]
    told = before.search(folded, max(0, start - _GROWTH_REACH), start) or behind.match(folded, end)
    told = told or negative.search(folded, max(0, named - _GROWTH_REACH), named)
    return -figure.value if told else figure.value


def _nearest(folded: str, words: list[Word], figure: Figure) -> Word | None:
    """The word that the figure belongs to: the nearest before it, else just behind; growth where a volume changed."""
    start, end = figure.span
    before = [word for word in words if word.span[1] <= start and start - word.span[1] <= _BEFORE]
    behind = [word for word in words if start < word.span[0] <= end + _AFTER]
    growth = _growth(before, behind, figure) or (
        _growth_word() if folded[start - 1 : start] in "+＋" and start else None
    )
    specific = [word for word in (*reversed(before), *behind) if word.metric.measures not in ("growth", "rank")]
    for word in specific:
        between = folded[word.span[1] : start]
        if _loss().search(between):
            return None
        if word.metric.measures == "volume" and figure.kind in ("percent", "ratio"):
            break
        if figure.kind in _FITTING[word.metric.measures] and (
            figure.kind != "bare" or _fits_bare(word, figure, between)
        ):
            return word
    if growth and figure.kind in _FITTING["growth"]:
        return Word(growth.metric, growth.span if growth.span[1] else figure.span)
    return None


def _fits_bare(word: Word, figure: Figure, between: str) -> bool:
    """A bare number belongs to a ratio such as ROI, or to a word beside it ("38,000 members")."""
    if word.metric.measures == "rate":
        return len(between) <= 12 and figure.value < 100
    return word.span[0] > figure.span[0] and word.span[0] - figure.span[1] <= 12 and figure.value >= 10


def _growth(before: list[Word], behind: list[Word], figure: Figure) -> Word | None:
    near = [word for word in before if figure.span[0] - word.span[1] <= _GROWTH_REACH]
    return next((word for word in (*reversed(near), *behind) if word.metric.measures == "growth"), None)


def _growth_word() -> Word:
    return Word(next(metric for metric in metrics() if metric.measures == "growth"), (0, 0))


def _ranks(folded: str, words: list[Word], clauses: list[int]) -> Iterator[tuple[Result, int]]:
    for word in words:
        if word.metric.measures == "rank":
            rank = _RANK.match(folded, word.span[1])
            last = folded[word.span[1] - 1]
            value = number(rank["rank"]) if rank else number(last) if last in "一二三四五六七八九十" else None
            if value is not None or folded[slice(*word.span)] in _complete():
                end = rank.end() if rank else word.span[1]
                yield Result(word.metric.id, value, None, (word.span[0], end)), around(clauses, word.span)[0]


def _words(folded: str) -> list[Word]:
    """The words of metrics in order, the longest at each place; those with a `*` where no other stands."""
    zh, en, by_word = _lexicon()
    found = [Word(by_word[m.group()], m.span()) for expression in (zh, en) for m in expression.finditer(folded)]
    taken = {offset for word in found for offset in range(*word.span)}
    for expression, metric in _endings():
        spans = [(match.start() - _STEM, match.end()) for match in expression.finditer(folded)]
        found += [Word(metric, span) for span in spans if taken.isdisjoint(range(*span))]
    return sorted(found, key=lambda word: word.span)


@per_vocabulary
def _lexicon() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Metric]]:
    by_word = {fold(word): metric for metric in metrics() for word in metric.aliases if "*" not in word}
    zh = any_of(word for word in by_word if not word.isascii())
    en = any_inside(word for word in by_word if word.isascii())
    return re.compile(zh), re.compile(whole(en)), by_word


@per_vocabulary
def _endings() -> tuple[tuple[re.Pattern[str], Metric], ...]:
    """Chinese words of which only the end is given: `*率`, where `*` stands for two characters."""
    return tuple(
        (re.compile(rf"{end}(?<=[{IDEOGRAPH}]{{{_STEM}}}{end})"), metric)
        for metric in metrics()
        for end in (re.escape(fold(word).removeprefix("*")) for word in metric.zh if "*" in word)
    )


@cache
def _loss() -> re.Pattern[str]:
    """Words that turn an amount into a loss: 营收亏 300 万."""
    words = entry("results", "loss")
    return re.compile(words_pattern(map(fold, words.zh), map(fold, words.en)))


@cache
def _declines() -> tuple[re.Pattern[str], ...]:
    """A minus right before a figure; words of decline right before and right behind it; "negative" before growth."""

    def words(id_: str) -> str:
        found = entry("results", id_)
        return words_pattern(map(fold, found.zh), map(fold, found.en))

    decline, filler = words("decline"), rf"(?:[\s:：~]|{words('decline.filler')})*"
    return (
        re.compile(rf"(?:^|[^\d%％a-z\s]\s*|[a-z]\s+)[{_MINUS}]\Z"),
        re.compile(rf"{decline}{filler}\Z"),
        re.compile(rf"{filler}{decline}"),
        re.compile(rf"{words('decline.before')}\s*\Z"),
    )


@cache
def _changes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that say right before a figure that something fell, and that it rose."""

    def words(*ids: str) -> str:
        found = [entry("results", id_) for id_ in ids]
        zh, en = ([word for one in found for word in getattr(one, language)] for language in ("zh", "en"))
        return words_pattern(map(fold, zh), map(fold, en))

    filler = rf"(?:[\s:：~]|{words('decline.filler', 'reaching')})*\Z"
    return re.compile(words("decline") + filler), re.compile(words("rise") + filler)


@cache
def _complete() -> frozenset[str]:
    """Ranks that say all without a number: 销冠, "best seller"."""
    return frozenset(map(fold, entry("results", "rank.complete").aliases))
