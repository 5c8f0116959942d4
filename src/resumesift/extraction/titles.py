"""Does a short text look like a job title, a department, an employer? And which word heads the title?

The words are `lexicon/titles.yaml`, `title_context.yaml` and `companies.yaml`. What stands here is where a head
stands: at the end of a Chinese title, before "of", a comma or the end in an English one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from resumesift.extraction.matching import fold
from resumesift.lexicon.load import Entry, load_entries
from resumesift.resume import LevelName


class TitleWord(Entry):
    """Words that head a title; `low` and `high` are None off the ladder."""

    kind: Literal["head", "activity", "status", "serves", "stop"]
    low: LevelName | None = None
    high: LevelName | None = None


class ContextWord(Entry):
    """Words around a head: what changes its level, what joins two titles, what makes the text no title."""

    kind: Literal["modifier", "duty", "phrase", "surname", "both", "promotion"]
    effect: Literal["acting", "reserve", "deputy", "senior"] | None = None


class CompanyWord(Entry):
    """Words that name an employer or a part of one."""

    kind: Literal["legal", "institution", "trade", "known", "department", "place"]


@dataclass(frozen=True, slots=True)
class TitleHead:
    """The head of one title: `word` in lower case, `before` the folded text that stands in front of it."""

    word: str
    entry: TitleWord
    before: str


_CJK = re.compile(r"[\u3400-\u9fff]")
_BRACKET = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]?")
_SENTENCE = re.compile(r"[。；！？;!?…]|[:：].|[%％¥$@]|\d{4}\s*[.年/-]")
_PARTS = re.compile(r"\s*(?:->|[/／、→⇒➔|｜·•\t，]|(?<=[\u3400-\u9fff\s)）]),|,(?=[\u3400-\u9fff]))\s*")
_SEGMENTS = re.compile(r"\s*(?:,|;|\s[-–—−~]\s|[–—])\s*")
_PREPOSITION = re.compile(r"\s(?:of|for|to|in|at|with|under|on|from|within|de|reporting)\s")
_RANK = re.compile(
    r"(?:[\s,-]*\b(?:i{1,3}|iv|v|vi|[1-9]|[plt]\d{1,2}(?:-\d)?|grade\s?\w+|level\s?\w+|band\s?\w+|sr\.?|jr\.?|\d级|[一二三四]级))+$"
)
_GLUE = "\ue000"
_WORD = re.compile(r"[^\s]+")
_FINITE = re.compile(r"\b(?:is|was|are|were|has|have|had|will|be|who|which|that|their|our|its|his|her)\b")
_LEGAL_INSIDE = re.compile("有限公司|有限责任公司|股份公司|分公司(?!总经理|经理)|事务所")
_LONGEST_ZH, _LONGEST_EN = 26, 12


@cache
def title_words() -> tuple[TitleWord, ...]:
    """The entries of `titles.yaml`."""
    return load_entries("titles", TitleWord)


@cache
def context_words() -> tuple[ContextWord, ...]:
    """The entries of `title_context.yaml`."""
    return load_entries("title_context", ContextWord)


@cache
def company_words() -> tuple[CompanyWord, ...]:
    """The entries of `companies.yaml`."""
    return load_entries("companies", CompanyWord)


class _Endings:
    """Finds the longest word of a table that ends a text; `*` in a word stands for anything."""

    def __init__(self, words: Iterable[str]) -> None:
        folded = {fold(word) for word in words}
        self.plain = frozenset(word for word in folded if "*" not in word)
        self.longest = max(map(len, self.plain), default=0)
        self.stars = tuple(
            (word, re.compile(re.escape(word).replace(r"\*", ".{1,24}?") + "$")) for word in folded if "*" in word
        )

    def of(self, text: str) -> tuple[str, int] | None:
        """The table's word and the offset where it begins in `text`."""
        best = next((n for n in range(min(self.longest, len(text)), 0, -1) if text[-n:] in self.plain), 0)
        found = (text[-best:], len(text) - best) if best else None
        for word, pattern in self.stars:
            if (match := pattern.search(text)) and (found is None or match.start() < found[1]):
                found = (word, match.start())
        return found


class _LatinEndings(_Endings):
    """The same on whole Latin words, at most four of them."""

    def of(self, text: str) -> tuple[str, int] | None:
        starts = [match.start() for match in _WORD.finditer(text)]
        for start in starts[-4:]:
            if text[start:] in self.plain:
                return text[start:], start
        return None


class _Tables:
    """The lexicon's words as look-up tables, built once."""

    def __init__(self) -> None:
        self.entries: dict[str, TitleWord] = {}
        for entry in title_words():
            self.entries |= {fold(word): entry for word in entry.aliases}
        self.zh = _Endings(word for entry in title_words() for word in entry.zh)
        self.en = _LatinEndings(word for entry in title_words() for word in entry.en if "*" not in word)
        starred = [word for entry in title_words() for word in entry.en if "*" in word]
        of_phrases = [w for entry in title_words() for w in entry.en if " of " in w and "*" not in w]
        self.of_phrases = _alternation(of_phrases)
        self.starred = [
            (word, re.compile(r"(?:^|(?<=\s))" + re.escape(fold(word)).replace(r"\*", r"\S+(?:\s\S+){0,2}?") + "$"))
            for word in starred
            if not word.endswith("*")
        ]
        self.opening_star = [
            (word, re.compile(r"(?:^|(?<=\s))" + re.escape(fold(word[:-1]).rstrip()) + r"\s(?=\S)"))
            for word in starred
            if word.endswith("*")
        ]
        context = context_words()
        self.duty_zh = _opening([w for e in context if e.kind == "duty" for w in e.zh])
        self.duty_en = re.compile(_opening([w for e in context if e.kind == "duty" for w in e.en]).pattern + r"(?!\w)")
        self.phrases = _alternation([w for e in context if e.kind == "phrase" for w in e.en])
        surnames = "".join(w for e in context if e.kind == "surname" for w in e.zh)
        self.person = re.compile(rf"^[{surnames}](?:副?总|总?经理|总监|主任|老师|主管|工|女士|先生)$")
        self.join = _alternation([w for e in context if e.kind in ("both", "promotion") for w in e.en])
        join_zh = [w for e in context if e.kind in ("both", "promotion") for w in e.zh if len(w) > 1 or w == "兼"]
        self.join_zh = re.compile("|".join(map(re.escape, sorted(map(fold, join_zh), key=len, reverse=True))))


def _opening(words: list[str]) -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(re.escape(fold(w)) for w in sorted(words, key=len, reverse=True)) + ")")


def _alternation(words: list[str]) -> re.Pattern[str]:
    inner = "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[\s/])){'(?:' + inner + ')'}(?![\w])")


@cache
def _tables() -> _Tables:
    return _Tables()


def title_parts(text: str) -> Iterator[str]:
    """The titles that a text may hold side by side, folded and without brackets and ranks."""
    folded = _BRACKET.sub(" ", fold(text)).strip(" \t-–—:：,.，。")
    for part in _PARTS.split(folded):
        tables = _tables()
        pieces = tables.join_zh.split(part) if _CJK.search(part) else tables.join.split(part)
        for piece in pieces:
            if piece := piece.strip(" \t,-–—."):
                yield piece


def title_head(part: str) -> TitleHead | None:
    """The head of one folded title without brackets, as `title_parts` gives it; None where no word heads it."""
    if _CJK.search(part):
        return _chinese_head(part) or _latin_head(_CJK.sub(" ", part).strip())
    return _latin_head(part)


def _chinese_head(part: str) -> TitleHead | None:
    tables = _tables()
    found = tables.zh.of(_RANK.sub("", part).rstrip())
    if found is None:
        return _latin_end_of_mixed(part)
    entry = tables.entries[found[0]]
    return None if entry.kind == "stop" else TitleHead(found[0], entry, part[: found[1]])


def _latin_end_of_mixed(part: str) -> TitleHead | None:
    """部门Leader, 天猫店长 Store Manager: a Latin word that ends a text with Chinese in front."""
    last = re.search(r"[a-z][a-z .&'-]*$", part)
    return _latin_head(last.group()) if last else None


def _latin_head(part: str) -> TitleHead | None:
    tables = _tables()
    part = tables.phrases.sub(lambda m: m.group().replace(" ", _GLUE), part)
    for segment in _SEGMENTS.split(part):
        if head := _segment_head(segment.strip(" .,:")):
            return head
    return None


def _segment_head(segment: str) -> TitleHead | None:
    tables = _tables()
    if match := tables.of_phrases.search(segment):
        return _entry_head(match.group(), segment[: match.start()])
    phrase = _PREPOSITION.split(segment, maxsplit=1)[0]
    phrase = _RANK.sub("", phrase.replace(_GLUE, " ")).rstrip(" .")
    found = tables.en.of(phrase)
    for word, pattern in tables.starred:
        if (match := pattern.search(phrase)) and (found is None or match.start() < found[1]):
            return _entry_head(fold(word), phrase[: match.start()])
    if found is not None:
        return _entry_head(found[0], phrase[: found[1]])
    for word, pattern in tables.opening_star:
        if match := pattern.search(segment):
            return _entry_head(fold(word), segment[: match.start()])
    return None


def _entry_head(word: str, before: str) -> TitleHead | None:
    entry = _tables().entries[word]
    return None if entry.kind == "stop" else TitleHead(word, entry, before)


def opens_duty(text: str) -> bool:
    """Does the text begin as a sentence about duties does: 负责…, "Responsible for …", "Managed a …"?"""
    folded = fold(text).lstrip(" \t·•●-–—*>")
    tables = _tables()
    if tables.duty_zh.match(folded):
        head = tables.zh.of(folded)
        return not (head and head[1] == 0)
    return bool(tables.duty_en.match(folded))


@lru_cache(maxsize=4096)
def title_cue(text: str) -> float:
    """How much a chunk of a line looks like a job title, from 0 (no title) to 1 (運營總監, "Head of Growth")."""
    text = text.strip()
    chinese = len(_CJK.findall(text))
    words = len(_WORD.findall(text))
    if not text or chinese > 2 * _LONGEST_ZH or words > 2 * _LONGEST_EN or _SENTENCE.search(text):
        return 0.0
    folded = fold(text)
    if opens_duty(text) or (not chinese and _FINITE.search(folded)):
        return 0.05
    if _tables().person.match(folded):
        return 0.25
    parts = list(title_parts(text))
    heads = [title_head(part) for part in parts]
    if not any(heads):
        return 0.0
    cue = max(_head_cue(head) for head in heads if head) * (1.0 if all(heads) else 0.9)
    if chinese and not heads[-1] and not heads[0]:
        cue *= 0.8
    if _names_company(folded):
        cue *= 0.4
    return cue * _length_factor(chinese, words)


def _names_company(folded: str) -> bool:
    return bool(_LEGAL_INSIDE.search(folded)) or any(
        token.strip(".,") in _company_tables().legal for token in folded.split() if token.isascii() and len(token) > 2
    )


def _head_cue(head: TitleHead) -> float:
    if head.entry.kind == "activity":
        return 0.5 if len(head.before) <= 8 else 0.4
    if len(head.word) == 1:
        return 0.75 if head.before else 0.0
    return 1.0


def _length_factor(chinese: int, words: int) -> float:
    over = max(0.0, (chinese - 18) / _LONGEST_ZH, (words - 8) / _LONGEST_EN)
    return max(0.1, 1.0 - over)


class _CompanyTables:
    def __init__(self) -> None:
        def zh(*kinds: str) -> list[str]:
            return [w for e in company_words() if e.kind in kinds for w in e.zh]

        def en(*kinds: str) -> list[str]:
            return [w for e in company_words() if e.kind in kinds for w in e.en]

        self.ends = {kind: _Endings(zh(kind)) for kind in ("legal", "institution", "trade", "known", "department")}
        self.legal = frozenset(fold(w) for w in en("legal"))
        self.institution = _LatinEndings(en("institution"))
        inside = sorted((fold(w) for w in zh("institution") if len(w) > 1), key=len, reverse=True)
        self.institution_inside_zh = re.compile("(?<=..)(?:" + "|".join(map(re.escape, inside)) + ")")
        self.institution_inside = _alternation(en("institution"))
        self.trade = _LatinEndings(en("trade"))
        self.department = _LatinEndings(en("department"))
        self.known_en = _alternation(en("known"))
        self.known_zh = re.compile("^(?:" + "|".join(sorted(map(fold, zh("known")), key=len, reverse=True)) + ")")
        self.place = re.compile("^(?:" + "|".join(map(fold, zh("place"))) + ")[省市]?")


@cache
def _company_tables() -> _CompanyTables:
    return _CompanyTables()


_PROPER = re.compile(
    r"^(?:the\s|m/s\.?\s)?[\"“'(]?[A-ZÀ-ÞŁŚŠŽ0-9][\w.'’&+!-]*[\"”),]*"
    r"(?:\s(?:(?:of|and|the|for|de|da|do|du|des|di|del|della|la|le|los|las|van|von|der|den|y|e|et|&|\+|–|-|/)\s)*"
    r"[\"“'(]?[A-ZÀ-ÞŁŚŠŽ0-9&][\w.'’&+!-]*[\"”),]*){0,8}$"
)
_LATIN_TOKEN = re.compile(r"[^\s,()（）]+")


@lru_cache(maxsize=4096)
def company_cue(text: str) -> float:
    """How much a chunk of a line looks like an employer's name, from 0 to 1 (a legal form says so)."""
    text = text.strip(" \t,，;；:：|｜·-–—")
    chinese = len(_CJK.findall(text))
    if not text or chinese > 40 or len(text) > 110 or re.search(r"[。；！？;?@]|[:：].", text) or opens_duty(text):
        return 0.0
    cue = max(_chinese_company(text) if chinese else 0.0, _latin_company(text) if chinese < len(text) / 2 else 0.0)
    if cue < 0.95 and cue > 0 and any(_is_real_head(part) for part in title_parts(text)):
        cue *= 0.35
    return cue


def _is_real_head(part: str) -> bool:
    head = title_head(part)
    return head is not None and head.entry.kind != "activity" and len(head.word) > 1


def _chinese_company(text: str) -> float:
    tables = _company_tables()
    folded = fold(text)
    core = _BRACKET.sub("", folded).strip(" \t")
    first = re.split(r"[\s\t,，、/|｜·]", core, maxsplit=1)[0]
    for whole, factor in ((core, 1.0), (first, 0.9)):
        if len(whole) < 2:
            continue
        if tables.ends["legal"].of(whole):
            return factor if len(whole) > 3 else 0.3
        if found := tables.ends["institution"].of(whole):
            return (0.85 if found[1] > 0 else 0.45) * factor
    if _LEGAL_INSIDE.search(core) and not _is_real_head(core):
        return 0.8
    if tables.known_zh.match(core):
        return 0.8 if len(core) <= 14 else 0.5
    if len(core) <= 20 and tables.institution_inside_zh.search(core) and tables.ends["department"].of(core):
        return 0.7
    if len(core) > 14 or len(core) < 2:
        return 0.0
    place = tables.place.match(core)
    rest = core[place.end() :] if place else ""
    if (found := tables.ends["trade"].of(core)) and found[1] >= 2:
        return 0.7 if rest else 0.55
    return 0.4 if len(rest) >= 2 else 0.0


def _latin_company(text: str) -> float:
    tables = _company_tables()
    tokens = [token.strip(".,").casefold() for token in _LATIN_TOKEN.findall(text)]
    raw = [token.rstrip(",").casefold() for token in _LATIN_TOKEN.findall(text)]
    if len(tokens) > 16 or not tokens:
        return 0.0
    proper = bool(_PROPER.match(_BRACKET.sub("", text).strip()))
    if any(t in tables.legal or r in tables.legal for t, r in zip(tokens[1:], raw[1:], strict=True)) or (
        tokens[0] == "m/s" and len(tokens) > 1
    ):
        return 1.0 if text[0].isupper() or proper else 0.6
    folded = fold(_BRACKET.sub("", text)).strip(" ,.")
    if tables.known_en.search(folded) and len(tokens) <= 6:
        return 0.8
    first = folded.split(",", 1)[0]
    upper_words = sum(token[:1].isupper() for token in _LATIN_TOKEN.findall(text))
    if upper_words >= 2 and (tables.institution.of(folded) or tables.institution.of(first)):
        return 0.85
    if upper_words >= 2 and tables.institution_inside.search(folded) and proper:
        return 0.7
    if proper and (tables.trade.of(folded) or tables.trade.of(first)):
        return 0.55 if len(tokens) > 1 else 0.35
    return 0.35 if proper and len(tokens) <= 7 and any(c.isalpha() for c in text) else 0.0


@lru_cache(maxsize=4096)
def department_cue(text: str) -> float:
    """How much a chunk of a line looks like a part of an employer (运营部, "Marketing Department"), from 0 to 1."""
    text = text.strip(" \t,，:：()（）")
    chinese = len(_CJK.findall(text))
    if not text or chinese > 18 or len(text.split()) > 8 or _SENTENCE.search(text) or opens_duty(text):
        return 0.0
    core = _BRACKET.sub("", fold(text)).strip()
    tables = _company_tables()
    if chinese:
        found = tables.ends["department"].of(core)
        if found is None or tables.ends["legal"].of(core):
            return 0.0
        if tables.ends["institution"].of(core) or _LEGAL_INSIDE.search(core):
            return 0.4
        return (0.9 if len(found[0]) > 1 or core[-1] in "部组科课" else 0.6) if len(core) >= 2 else 0.2
    head = _PREPOSITION.split(core, maxsplit=1)[0]
    if tables.department.of(core) or tables.department.of(head):
        return 0.9 if len(core.split()) > 1 else 0.4
    return 0.0
