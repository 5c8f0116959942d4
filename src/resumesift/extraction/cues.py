"""Words of `labels.yaml` and `posts.yaml` as tests on a short text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from resumesift.extraction.matching import fold
from resumesift.extraction.titles import company_cue, title_cue
from resumesift.lexicon.load import Entry, load_entries
from resumesift.lexicon.table import any_inside, any_of, entry
from resumesift.scripts import CJK, IDEOGRAPH

_SPACES = re.compile(r"\s+")
_LABEL = re.compile(rf"^[\W_]*([^:]{{1,40}}?)\s*:\s*|^[\W_]*([{IDEOGRAPH}]{{2,6}})\s+(?=\S)")
_SENTENCE_ZH = re.compile(r"[。;!?]|[,，].{4,}[,，].{12,}")
_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Co|Sr|Jr|St))(?<!\b(?:Ltd|Inc|Pvt|Est|Pty|Bhd|Lda|Mfg))(?<!\b(?:Corp|Dept|Univ))\.$"
)
_SENTENCE_EN = re.compile(r"[a-z]{4,}\.\s+[A-Z]|[a-z]{4,};\s+[a-z]")
_PAST = re.compile(r"^(?:[A-Z][a-z]+ly )?[A-Z]?[a-z]{2,}(?:ed|ing)\b(?! (?:manager|engineer|director|officer))")
_TAIL = re.compile(r"(?:s|ship)?(?:\s(?:student|worker|program|programme|position|post|i{1,3}))?")
_PLACE_OF_TRAINING = re.compile(r"基地|中心|学校|公司|管理")
_TIMES = re.compile(
    r"[\d.,/:~–-]+\w{0,2}|hours?|hrs?|h|days?|weeks?|months?|per|a|the|on|and|only|summer|winter|生|岗|期"
)
_FIRST_PART = re.compile(r"[、,，/(（;；|&]|\s+(?:and|at|of)\s+")
_BULLET = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})+\s+|#{1,4}\s+|[oüØ§]\s+|[①-⑳]\s*|[a-z][)]\s+"
    r"|[•●▪◦‣⁃*➢✓✔❖◆◇■□★☆→▶►♦∙○▸▹➤‐–—-]\s*(?=\S)"
    r"|[(（]?\d{1,2}(?:[)）、]|\.(?!\d)|[,，](?=\D|\d{4}))\s*)"
)
_POST_CODE = re.compile(r"\b[A-Z]{2},?\s\d{5}(?:-\d{4})?(?!\d)")
_TRADE_GLUE = re.compile(r"[/／、·,，|()（）\s-]+(?!\d)")
_STAFF = r"(?:少于)?\d+(?:\s?[-~–—至]\s?\d+)?人(?:以上|以下)?"
_MAX_NAME, _MOST_WORDS = 70, 16
_SURE_TITLE = 0.6
_LONGEST_LABEL = 44
_TELLING = ("company", "title", "dates", "department")
_FUNCTION_WORDS = frozenset(
    ("a", "after", "an", "and", "as", "at", "by", "de", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&")
)
_PRONOUNS = frozenset(("I", "he", "He", "she", "She", "they", "They", "we"))


@cache
def _labels() -> dict[str, str]:
    return {_plain(alias): entry.id for entry in reversed(load_entries("labels", Entry)) for alias in entry.aliases}


@cache
def _cue(id_: str) -> re.Pattern[str]:
    """Any word of an entry of `posts.yaml`: zh anywhere, en as whole words."""
    words = entry("posts", id_)
    zh, en = any_inside(map(fold, words.zh)), any_inside(map(fold, words.en))
    return re.compile(rf"{zh}|(?<![a-z]){en}(?![a-z])")


def _plain(text: str) -> str:
    text = re.sub(r"[–—‒−]", "-", fold(text)).strip(" :：.-[]【】")
    text = text.removeprefix("(").removesuffix(")") if "(" not in text[1:] else text
    return re.sub(r"\s", "", text) if CJK.search(text) else _SPACES.sub(" ", text)


@lru_cache(maxsize=8192)
def field_of(text: str) -> str | None:
    """The field that `text` is the label of (`company`, `title`, `dates`, …), or None."""
    if len(text) > _LONGEST_LABEL:
        return None
    field = _labels().get(_plain(text))
    if field is None and "/" in text:
        parts = [_labels().get(_plain(part)) for part in text.split("/")]
        return next((name for name in _TELLING if name in parts), None) if all(parts) else None
    return field


def split_label(text: str) -> tuple[str, int] | None:
    """`"职位：总监"` → (`"title"`, offset of the value); None where no known label stands before a colon or space."""
    match = _LABEL.match(text)
    if not match:
        return None
    field = field_of(match[1] or match[2])
    return (field, match.end()) if field else None


def bullet_end(text: str) -> int:
    """The offset behind a bullet or a number at the start of a line; 0 where there is none."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def is_function_word(word: str) -> bool:
    """Is it a small English word that something must follow ("of", "the")?"""
    return word.lower() in _FUNCTION_WORDS


def starts_within(text: str) -> bool:
    """Does it begin as a part of an English sentence ("with the finance director", "she worked as a clerk")?"""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return first in _FUNCTION_WORDS or first in _PRONOUNS


@lru_cache(maxsize=8192)
def is_prose(text: str) -> bool:
    """Is it a sentence or a duty rather than a name, a title or a place?"""
    text = text[bullet_end(text) :].strip()
    return _reads_as_prose(text) and not _names_post(text)  # in this order: the second is much more work


def _names_post(text: str) -> bool:
    if len(text) <= _MAX_NAME and (company_cue(text) >= 0.8 or title_cue(text) >= 0.9):
        return True
    return len(text.split()) <= _MOST_WORDS and title_cue(_FIRST_PART.split(text)[0]) >= 0.9


def _reads_as_prose(text: str) -> bool:
    if CJK.search(text):
        return (
            len(text) > 45 or bool(_SENTENCE_ZH.search(text)) or (len(text) > 8 and bool(_zh_verbs().match(fold(text))))
        )
    words = text.split()
    if len(words) > _MOST_WORDS or (len(words) > 5 and (_STOP.search(text) or _SENTENCE_EN.search(text))):
        return True
    plain = [word for word in words if word.strip(".,;:()").lower() not in _FUNCTION_WORDS]
    if len(words) >= 8 and 2 * sum(word[0].islower() for word in plain) > len(plain):
        return True
    return len(words) > 3 and (bool(_PAST.match(text)) or words[0].strip(",").lower() in _en_verbs())


@cache
def _zh_verbs() -> re.Pattern[str]:
    return re.compile(any_of(map(fold, entry("posts", "duty.verb").zh)))


@cache
def _en_verbs() -> frozenset[str]:
    return frozenset(entry("posts", "duty.verb").en)


@cache
def _exact(id_: str) -> frozenset[str]:
    return frozenset(fold(alias) for alias in entry("posts", id_).aliases)


def is_cue(id_: str, text: str | None) -> bool:
    """Is the first part of `text` (to a comma or a bracket) just a word of the entry `id_` of `posts.yaml`?"""
    return bool(text) and _FIRST_PART.split(fold(text or ""))[0].strip() in _exact(id_)


def ends_with_cue(id_: str, text: str) -> bool:
    """Does a word of the entry begin or end `text` ("实习护士", "运营实习生", "Volunteer Analyst", "Summer Intern")?"""
    text = fold(text).strip()
    found = list(_cue(id_).finditer(text))
    if not found:
        return False
    if CJK.search(found[-1][0]):
        before = found[0].start() == 0 and not _PLACE_OF_TRAINING.match(text, found[0].end())
        return before or len(text) - found[-1].end() <= 1
    return found[0].start() == 0 or _TAIL.fullmatch(text, found[-1].end()) is not None


def is_cue_alone(id_: str, text: str) -> bool:
    """Is `text` a word of the entry and nothing else but numbers and times ("two days a week", "8 h per week")?"""
    rest, count = _cue(id_).subn(" ", fold(text))
    return count > 0 and all(_TIMES.fullmatch(word) for word in rest.split())


@cache
def _places() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    """Chinese places put together, places that stand alone, and places that only follow another."""
    entries = {entry.id: entry for entry in load_entries("places", Entry) if entry.id != "place.street"}
    zh = "|".join(fold(word) for entry in entries.values() for word in sorted(entry.zh, key=len, reverse=True))
    alone = frozenset(fold(w) for e in entries.values() for w in e.en if len(w) > 2)
    after = frozenset(fold(w) for e in entries.values() if e.id != "place.city" for w in e.en)
    return re.compile(rf"(?:(?:{zh})[省市区县]?[\s·,/-]*)+(?:[{IDEOGRAPH}]{{2,3}}[区县市])?"), alone, after


@lru_cache(maxsize=8192)
def is_place(text: str) -> bool:
    """Is it nothing but a place: "杭州", "Toronto, ON", "Remote"?"""
    text = fold(text.strip(" ,.()（）"))
    zh, alone, after = _places()
    if zh.fullmatch(text) or text in alone:
        return True
    first, comma, last = text.rpartition(",")
    if "," in first:
        return last.strip() in after and is_place(first)
    words = len(first.split())
    if not comma or last.strip() not in after or not first.isascii():
        return False
    if not 1 <= words <= 3 or (words > 2 and ("-" in first or first.endswith(" "))):
        return False  # "Quillon Bakery Rye , NY": a form has put the employer before the place
    return not any(char.isdigit() for char in first) and company_cue(first.title()) < 0.6


@cache
def _street() -> re.Pattern[str]:
    words = any_of(fold(word) for word in entry("places", "place.street").en)
    return re.compile(rf"(?<!\w)(?:\d{{1,5}}\s(?:[\w.'-]+\s){{0,4}}?{words}|p\.?\s?o\.? box)(?!\w)")


@lru_cache(maxsize=8192)
def is_address(text: str) -> bool:
    """Is it an address, by the number of a house or a post code: "1100 N Hill Ave", "Rye, AR 72703"?"""
    return bool(_POST_CODE.search(text) or _street().search(fold(text)))


@cache
def _trades() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Trades, and kinds and sizes of firms."""
    trade, firm = (any_of(fold(word) for word in entry("posts", id_).zh) for id_ in ("trade", "firm"))
    return re.compile(trade), re.compile(f"{firm}|{_STAFF}")


@lru_cache(maxsize=8192)
def is_trade(text: str) -> bool:
    """Is it nothing but trades and kinds or sizes of firms: 交通/运输/物流, 民营企业, 150-500人?

    One trade alone may be a department or a title.
    """
    if not CJK.search(text) or len(text) > _MAX_NAME:
        return False
    trade, firm = _trades()
    parts = [part for part in _TRADE_GLUE.split(fold(text)) if part]
    firms = [part for part in parts if firm.fullmatch(part)]
    rest = [part for part in parts if part not in firms]
    return (bool(firms) or len(rest) > 1) and all(trade.fullmatch(part) for part in rest)


def has_cue(id_: str, *texts: str | None) -> bool:
    """Does any of the texts hold a word of the entry `id_` of `posts.yaml`?"""
    pattern = _cue(id_)
    return any(text and pattern.search(fold(text)) for text in texts)


def states_gap(text: str, names: Iterable[str]) -> bool:
    """Does a text tell of a time without work? Not where a title among its `names` holds the words: one who stood in
    for somebody on leave ("Manager (maternity leave cover)") worked.
    """
    holding = [name for name in names if has_cue("not_post.gap", name)]
    told = [max(title_cue(name), title_cue(_FIRST_PART.split(name)[0])) for name in holding]
    return has_cue("not_post.gap", text) and not (told and min(told) >= _SURE_TITLE)
