"""The words of a lexicon in the texts of a post: in which field, in which sentence, claimed or denied."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from resumesift.extraction.assertion import assert_span
from resumesift.extraction.draft import Span
from resumesift.extraction.group_words import GroupWords, Hit
from resumesift.extraction.heads import title_groups
from resumesift.lexicon.domains import PostField, Role
from resumesift.resume import Assertion

SENTENCE = re.compile(r"[。；;！!？?•●▪◆■◇□►➢①-⑳]|\.(?=\s|$)|\n(?=\s*(?:[-*–—·・/]|\d{1,2}[.、)）]\s?))")
HEAD: tuple[PostField, ...] = ("title", "department")
NAMES: tuple[PostField, ...] = (*HEAD, "company")
EVERYWHERE: tuple[PostField, ...] = (*NAMES, "duties")
_CLAUSE = re.compile(r"(?<=\S)[,，。；;.]")
FieldHits = list[tuple[PostField, Hit]]


@dataclass(frozen=True, slots=True)
class PostTexts:
    """What a post says of itself, each text as printed; `asserted` tells of a span of the duties who claims it."""

    title: str = ""
    company: str = ""
    department: str = ""
    duties: str = ""
    asserted: Callable[[Span], Assertion] | None = None


class PostWords:
    """The words found in a post. Those of the duties count where the person claims them; `denied` are negated ones."""

    def __init__(self, post: PostTexts, words: GroupWords) -> None:
        hits = words.hits
        self.title_parts = [hits(part, "title") for group in title_groups(post.title) for part in group]
        self.duties: list[Hit] = []
        self.denied: list[Hit] = []
        asserted = post.asserted or (lambda span: assert_span(post.duties, span)[0])
        for hit in hits(post.duties):
            assertion = asserted(hit.span)
            if assertion == "claimed":
                self.duties.append(hit)
            elif assertion == "negated":
                self.denied.append(hit)
        self._claimed: dict[PostField, list[Hit]] = {
            "title": hits(post.title, "title"),
            "department": hits(post.department, "department"),
            "company": hits(post.company, "company"),
            "duties": self.duties,
        }
        self._sentences = _sentence_ends(post.duties)
        self._length = len(post.duties)
        comma = _CLAUSE.search(post.duties)
        self._first_clause = comma.start() if comma else self._length
        small = {self.sentence(hit) for hit in self.duties if any(group.role == "minor" for group in hit.groups)}
        self._minor = {hit.span for hit in self.duties if self.sentence(hit) in small}

    def of(self, domain: str, *roles: Role, fields: Iterable[PostField] = ("duties",)) -> FieldHits:
        """The claimed words of some roles, without those of sentences that say "a day a week"."""
        return [
            (name, hit)
            for name in fields
            for hit in self._claimed[name]
            if hit.means(*roles, domain=domain) and not (name == "duties" and hit.span in self._minor)
        ]

    def even_minor(self, domain: str, *roles: Role) -> FieldHits:
        """The claimed words of the duties of some roles, whatever their sentences say."""
        return [("duties", hit) for hit in self.duties if hit.means(*roles, domain=domain)]

    def sentence(self, hit: Hit) -> int:
        """The number of the sentence of the duties, from 0, that the word stands in."""
        return bisect_right(self._sentences, hit.span[0])

    def at_head(self, hits: FieldHits) -> bool:
        """Does one of the words stand in the first sentence or the first third of the duties, or are they short?"""
        if len(self._sentences) <= 1 or any(self.sentence(hit) == 0 for _, hit in hits):
            return True
        return 3 * min(hit.span[0] for _, hit in hits) <= self._length

    def in_first_clause(self, hit: Hit) -> bool:
        """Does the word stand before the first comma or full stop of the duties?"""
        return hit.span[0] <= self._first_clause


def distinct(hits: FieldHits) -> int:
    """The number of different words."""
    return len({hit.word for _, hit in hits})


def _sentence_ends(text: str) -> list[int]:
    """Where sentences end; a mark right behind another, or before the first word, ends none."""
    ends = [match.end() for match in SENTENCE.finditer(text)]
    length = len(text.rstrip(" \n\t。.；;"))
    return [end for start, end in zip([0, *ends], ends, strict=False) if end < length and text[start : end - 1].strip()]
