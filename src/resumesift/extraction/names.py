"""Does a short text look like the name of a person? Chinese names by surname, Latin ones by their letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resumesift.extraction.cues import is_place
from resumesift.extraction.headings import heading_kind
from resumesift.extraction.matching import fold
from resumesift.extraction.titles import company_cue, title_cue
from resumesift.lexicon.load import Entry
from resumesift.lexicon.table import any_of, table, whole
from resumesift.scripts import IDEOGRAPH

_CHINESE = re.compile(rf"[{IDEOGRAPH}]{{2,4}}")
_REVERSED = re.compile(rf"([{IDEOGRAPH}]{{1,2}}) ([{IDEOGRAPH}])")
_PARTED = re.compile(rf"([{IDEOGRAPH}]{{1,2}}) ([{IDEOGRAPH}]{{2}})")
_SPELT_OUT = re.compile(rf"[{IDEOGRAPH}](?: [{IDEOGRAPH}]){{1,3}}")
_TOKEN = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:['’.\-]+[^\W\d_]+)*\.?")
_LATIN_STOP = re.compile(rf"[0-9@+(\[{{<|/:;•·●▪*_=#\"“”%&—–{IDEOGRAPH}]|\s-\s|,")
_MIXED = re.compile(rf"[A-Z][a-z]+ ?([{IDEOGRAPH}])")
_DOTTED = re.compile(rf"([{IDEOGRAPH}]{{2,6}})[·•・]([{IDEOGRAPH}]{{2,6}})")
_NICKNAME = re.compile(r"\s*[(（“\"‘'][A-Z][A-Za-z]+[)）”\"’']\s+(?=[A-Z])")
_LAST_FIRST = re.compile(r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?), ([A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*)?)")
_WRAPPER_EDGE = " :：|—–-"
_LONGEST_WRAPPER = 40
_MOST_WORDS, _LETTERS = 5, 4
_TITLE, _COMPANY = 0.6, 0.7


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of `names.yaml` made ready for looking up."""

    surnames: frozenset[str]
    compounds: frozenset[str]
    never: frozenset[str]
    honorifics: frozenset[str]
    degrees: frozenset[str]
    particles: frozenset[str]
    given: frozenset[str]
    trades: frozenset[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    label: re.Pattern[str]
    told: re.Pattern[str]
    first_label: re.Pattern[str]
    last_label: re.Pattern[str]


@cache
def name_words() -> NameWords:
    """Loaded once a process."""
    by_id = table("names", Entry)

    def folded(id_: str) -> frozenset[str]:
        return frozenset(fold(word) for word in by_id[id_].aliases)

    def label(id_: str) -> re.Pattern[str]:
        zh = "|".join(r"\s?".join(map(re.escape, fold(word))) for word in by_id[id_].zh)
        words = "|".join(filter(None, (zh, any_of(fold(word) for word in by_id[id_].en))))
        return re.compile(rf"[\W_\d]*(?:{words})\s*(?:[:：;]\s*|\Z|(?=[{IDEOGRAPH}\s]))")

    zh, en = (any_of(fold(word) for word in words) for words in (by_id["wrapper"].zh, by_id["wrapper"].en))
    around = rf"(?:{zh}|(?:['’]s\s+)?{whole(en)})"
    return NameWords(
        surnames=folded("surname"),
        compounds=folded("compound"),
        never=folded("never"),
        honorifics=folded("honorific"),
        degrees=folded("degree"),
        particles=folded("particle"),
        given=folded("given"),
        trades=folded("trade_surname"),
        opening=re.compile(around),
        closing=re.compile(rf"{around}\Z"),
        label=label("label"),
        told=re.compile(rf"{any_of(map(fold, by_id['told'].zh))}\s*|{whole(any_of(map(fold, by_id['told'].en)))}\s+"),
        first_label=label("label_first"),
        last_label=label("label_last"),
    )


def unwrapped(cell: str) -> str:
    """The cell without the words for a résumé around a name: 王芳的简历, "Resume of Jane Smith"."""
    opening = name_words().opening.match(fold(cell))
    cell = cell[opening.end() :].lstrip(_WRAPPER_EDGE) if opening else cell
    closing = name_words().closing.search(fold(cell), max(0, len(cell) - _LONGEST_WRAPPER))
    return cell[: closing.start()].rstrip(_WRAPPER_EDGE) if closing else cell


def chinese_name(text: str) -> tuple[str, float] | None:
    """The Chinese name that `text` is as a whole and how sure that is (0.5–3); None where it is no name."""
    text = text.strip()
    turned = _REVERSED.fullmatch(text)
    if turned and fold(turned[2]) in name_words().surnames:
        return turned[2] + turned[1], 2.0
    parted = _PARTED.fullmatch(text)
    if parted and fold(parted[1]) in name_words().surnames | name_words().compounds and not _is_never(parted[2]):
        return parted[1] + parted[2], 2.0
    mixed = _MIXED.fullmatch(text)
    if mixed and fold(mixed[1]) in name_words().surnames:
        return text, 2.0
    dotted = _DOTTED.fullmatch(text)
    if dotted and not any(_is_never(part) for part in dotted.groups()):
        return text, 2.0
    if _SPELT_OUT.fullmatch(text):
        text = text.replace(" ", "")
    if not _CHINESE.fullmatch(text) or _is_never(text):
        return None
    folded = fold(text)
    if folded[:2] in name_words().compounds and len(text) >= 3:
        return text, 3.0
    if folded[0] in name_words().surnames and len(text) <= 3:
        return text, 2.0
    return (text, 0.5) if len(text) <= 3 or folded[0] in name_words().surnames else None


def latin_name(text: str) -> tuple[str, float] | None:
    """The name at the beginning of `text` in Latin letters and how sure that is; None where there is none.

    What follows a comma, a digit or a mark is no part of it; titles before and degrees behind it are left out.
    """
    text = _NICKNAME.sub(" ", text)
    turned = _LAST_FIRST.fullmatch(text.strip())
    if turned and _bare(turned[2]) not in name_words().degrees:
        text = f"{turned[1]} {turned[2]}"
    stop = _LATIN_STOP.search(text)
    words = text[: stop.start() if stop else len(text)].split()
    while (titles := _honorifics(words)) and len(words) > titles:
        words = words[titles:]
    while words and _bare(words[-1]) in name_words().degrees and len(words) > 1:
        words = words[:-1]
    if not 1 <= len(words) <= _MOST_WORDS or not _are_name_words(words):
        return None
    name, given = " ".join(words), _bare(words[0]) in name_words().given
    if sum(len(_bare(word)) for word in words) < _LETTERS or _is_never(name, trade=_is_trade_name(words)):
        return None
    return name, (1.5 if len(words) > 1 else 0.5) + 0.5 * given


def _honorifics(words: list[str]) -> int:
    """How many of the words at the beginning are a title: "Dr. rer. nat." """
    for count in (3, 2, 1):
        if fold(" ".join(words[:count])) in name_words().honorifics or (
            count == 1 and words and _bare(words[0]) in name_words().honorifics
        ):
            return count
    return 0


def _is_trade_name(words: list[str]) -> bool:
    """A surname that is a trade as well, behind a given name or an initial: Jane Smith, J. R. Cook."""
    first = _bare(words[0])
    return (
        len(words) > 1 and _bare(words[-1]) in name_words().trades and (first in name_words().given or len(first) == 1)
    )


def _are_name_words(words: list[str]) -> bool:
    last_may_be = _is_trade_name(words)
    return all(_is_name_word(word) for word in words[:-1]) and (last_may_be or _is_name_word(words[-1]))


def _is_name_word(word: str) -> bool:
    if not _TOKEN.fullmatch(word) or _bare(word) in name_words().never:
        return False
    return word[0].isupper() or fold(word) in name_words().particles


def _bare(word: str) -> str:
    return fold(word).strip(".,")


def _is_never(text: str, trade: bool = False) -> bool:
    """A heading, a place, a title, an employer or a word of the list; a surname that is a trade is no title."""
    if fold(text) in name_words().never or heading_kind(text) is not None or is_place(text):
        return True
    return (not trade and title_cue(text) >= _TITLE) or company_cue(text) >= _COMPANY
