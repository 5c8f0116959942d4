"""Finds the words of `domains.yaml` in a text, over line ends and whatever the spaces between Chinese and Latin are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from resumesift.extraction.draft import Span
from resumesift.extraction.matching import fold
from resumesift.lexicon.domains import DomainWords, PostField, Role
from resumesift.lexicon.table import any_of
from resumesift.scripts import WIDE

_LATIN = re.compile(r"[a-z0-9]")
_BLANK = re.compile(rf" (?:(?<=[{WIDE}] ) *| *(?=[{WIDE}])| *(?= )|(?<=\A ) *| *\Z)")
_MARKS = {"’": "'", "‘": "'", "\u2010": "-", "\u2011": "-", "\u00a0": " ", "\n": " ", "\t": " "}


class Hit(NamedTuple):
    """A word of the lexicon in a text, the groups that hold it, and where it stands."""

    word: str
    groups: tuple[DomainWords, ...]
    span: Span

    def means(self, *roles: Role, domain: str) -> bool:
        """Does the word have one of the roles for the domain?"""
        return any(group.role in roles and domain in (group.domains or (domain,)) for group in self.groups)


class GroupWords:
    """Groups of words made ready for finding: the longest word at a place, and the words inside it."""

    def __init__(self, groups: Iterable[DomainWords]) -> None:
        self._groups: dict[str, tuple[DomainWords, ...]] = {}
        for group in groups:
            if group.role != "domain":
                for alias in group.aliases:
                    word = _comparable(alias)[0]
                    self._groups[word] = (*self._groups.get(word, ()), group)
        self._pattern = _pattern(list(self._groups))
        self._meanings = {word: self._with_inner_words(word) for word in self._groups}

    def hits(self, text: str, field: PostField = "duties") -> list[Hit]:
        """The words of `text`, a text of this field of a post; those of a mask are left out."""
        flat, offsets = _comparable(text)
        found = []
        for match in self._pattern.finditer(flat):
            groups = [g for g in self._meanings[match.group()] if not g.where or field in g.where]
            if groups and not any(group.role == "mask" for group in groups):
                span = (offsets[match.start()], offsets[match.end() - 1] + 1)
                found.append(Hit(match.group(), tuple(groups), span))
        return found

    def _with_inner_words(self, word: str) -> tuple[DomainWords, ...]:
        """The groups of the word and of all words inside it: 天猫店 is 天猫, too; the thin 京东物流 is no 京东."""
        own = self._groups[word]
        if any(group.role in ("mask", "supplier", "thin", "opposite") for group in own):
            return own
        inner = (
            group
            for start in range(len(word))
            for match in [self._pattern.match(word, start), self._pattern.match(word, start, len(word) - 1)]
            if match
            for group in self._groups[match.group()]
        )
        return tuple(dict.fromkeys((*own, *(group for group in inner if group.role != "mask"))))


def _comparable(text: str) -> tuple[str, Sequence[int]]:
    """The folded text without line ends and without spaces beside Chinese, and the offset of each of its characters."""
    folded = fold(text)
    for mark, plain in _MARKS.items():
        folded = folded.replace(mark, plain)
    if not _BLANK.search(folded):
        return folded, range(len(folded))
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for blank in _BLANK.finditer(folded):
        pieces.append(folded[at : blank.start()])
        offsets.extend(range(at, blank.start()))
        at = blank.end()
    pieces.append(folded[at:])
    offsets.extend(range(at, len(folded)))
    return "".join(pieces), offsets


def _pattern(words: list[str]) -> re.Pattern[str]:
    def closing(word: str) -> str:
        return "(?![a-z0-9])" if _LATIN.match(word[-1]) else ""

    latin = any_of((word for word in words if _LATIN.match(word)), closing)
    others = any_of((word for word in words if not _LATIN.match(word)), closing)
    # Each tree is entered only where it may begin: at a wrong place it would try all its first characters in vain.
    first = "".join(sorted({re.escape(word[0]) for word in words if not _LATIN.match(word)}))
    enter = f"(?=[{first}])" if first else ""
    return re.compile(rf"(?<![a-z0-9])(?=[a-z0-9]){latin}|{enter}{others}")
