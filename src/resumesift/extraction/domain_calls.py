"""Is a post work of a domain? The calls, from groups of words such as those of `lexicon/domains.yaml`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from resumesift.extraction.assertion import assert_span
from resumesift.extraction.draft import Span
from resumesift.extraction.heads import title_groups
from resumesift.extraction.vocabulary import Hit, Vocabulary
from resumesift.lexicon.domains import DomainWords, PostField, Role, domain_words
from resumesift.resume import Assertion, Certainty

CERTAINTIES: tuple[Certainty, ...] = ("no", "possible", "yes")
"""From the lowest to the highest."""
SENTENCE = re.compile(r"[。；;！!？?•●▪◆■◇□►➢①-⑳]|\.(?=\s|$)|\n(?=\s*(?:[-*–—·・/]|\d{1,2}[.、)）]\s?))")
_CLAUSE = re.compile(r"(?<=\S)[,，。；;.]")
Asserted = Callable[[Span], Assertion]
_Hits = list[tuple[PostField, Hit]]


@dataclass(frozen=True, slots=True)
class PostTexts:
    """What a post says of itself, each text as printed; `asserted` tells of a span of the duties who claims it."""

    title: str = ""
    company: str = ""
    department: str = ""
    duties: str = ""
    asserted: Asserted | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """The judgement, and the spans in the fields of the post that made it."""

    certainty: Certainty
    proof: tuple[tuple[PostField, Span], ...] = ()
    outside: bool = False
    """A `no` because the post is a function beside the domain, or serves it from outside."""


@dataclass(slots=True)
class _Found:
    """The words of a post: claimed ones by field, and those of the duties that are denied."""

    claimed: dict[PostField, list[Hit]]
    denied: list[Hit]
    minor: frozenset[Span] = frozenset()
    sentences: list[int] = field(default_factory=list)
    first_clause: int = 0
    title_parts: list[list[Hit]] = field(default_factory=list)

    def of(self, domain: str, *roles: Role, fields: Iterable[PostField] = ("duties",)) -> _Hits:
        """The claimed words of a role; words of a sentence that says "a day a week" have none but `thin`."""
        return [
            (name, hit)
            for name in fields
            for hit in self.claimed[name]
            if hit.means(*roles, domain=domain) and not (name == "duties" and hit.span in self.minor)
        ]

    def sentence(self, hit: Hit) -> int:
        """The number of the sentence of the duties, from 0, that the word stands in; empty ones do not count."""
        return bisect_right(self.sentences, hit.span[0])

    @property
    def length(self) -> int:
        """The number of sentences of the duties."""
        return len(self.sentences) + 1


class DomainClassifier:
    """Judges posts by groups of words such as those of domains.yaml."""

    def __init__(self, groups: Iterable[DomainWords]) -> None:
        self.groups = tuple(groups)
        self.vocabulary = Vocabulary(self.groups)
        found = [group for group in self.groups if group.role == "domain"]
        self.domains = {g.id: g.within for g in sorted(found, key=lambda g: g.within is not None)}

    def classify(self, post: PostTexts) -> dict[str, Call]:
        """For each domain whether the post is work in it: `yes`, `possible` or `no`."""
        found = self._find(post)
        calls: dict[str, Call] = {}
        for domain, outer in self.domains.items():
            calls[domain] = self._inner(found, domain, calls[outer]) if outer else self._outer(found, domain)
        return calls

    def _find(self, post: PostTexts) -> _Found:
        hits = self.vocabulary.hits
        claimed: dict[PostField, list[Hit]] = {
            "title": hits(post.title, "title"),
            "department": hits(post.department, "department"),
            "company": hits(post.company, "company"),
            "duties": [],
        }
        asserted = post.asserted or (lambda span: assert_span(post.duties, span)[0])
        denied = []
        for hit in hits(post.duties):
            assertion = asserted(hit.span)
            if assertion == "claimed":
                claimed["duties"].append(hit)
            elif assertion == "negated":
                denied.append(hit)
        parts = [hits(part, "title") for group in title_groups(post.title) for part in group]
        ends = [match.end() for match in SENTENCE.finditer(post.duties)]
        words = post.duties.rstrip(" \n\t。.；;")
        starts = [0, *ends]
        # A mark right behind another, or before the first word, ends no sentence.
        sentences = [
            end for start, end in zip(starts, ends, strict=False) if end < len(words) and words[start : end - 1].strip()
        ]
        comma = _CLAUSE.search(post.duties)
        first_clause = comma.start() if comma else len(post.duties)
        found = _Found(claimed, denied, sentences=sentences, first_clause=first_clause, title_parts=parts)
        small = {found.sentence(hit) for hit in claimed["duties"] if any(g.role == "minor" for g in hit.groups)}
        found.minor = frozenset(hit.span for hit in claimed["duties"] if found.sentence(hit) in small)
        return found

    def _outer(self, found: _Found, domain: str) -> Call:
        head: tuple[PostField, ...] = ("title", "department")
        named = found.of(domain, "names", "agency", fields=head)
        if self._is_outside(found, domain) or self._is_supplier(found, domain, bool(named)):
            return Call("no", outside=True)
        strong = found.of(domain, "names", "agency", "work")
        if named:
            return _call("yes", [*named, *strong])
        support = found.of(domain, "support")
        company = found.of(domain, "names", "agency", fields=("company",))
        if support:
            company += found.of(domain, "hint", fields=("company",))
        beside = strong + support
        if company and (strong or self._company_decides(found, domain, beside)):
            sure: Certainty = "possible" if found.of(domain, "aside", fields=head) else "yes"
            return _call(sure, [*company, *beside])
        if _is_plainly(found, domain, strong):
            return _call("possible" if found.of(domain, "aside", fields=head) else "yes", beside)
        thin = [*strong, *self._thin(found, domain)]
        if not strong and found.of(domain, "aside", fields=head):
            return Call("no")
        return _call("possible", thin) if thin else Call("no")

    def _inner(self, found: _Found, domain: str, outer: Call) -> Call:
        """A domain within another: knowledge that most of its work brings, unless words speak against it."""
        if outer.certainty == "no":
            return outer
        fields: tuple[PostField, ...] = ("title", "department", "company", "duties")
        strong = found.of(domain, "names", "agency", fields=fields)
        against = found.of(domain, "opposite", fields=fields)
        alone = found.of(domain, "alone", fields=("title", "department")) and _distinct(found.of(domain, "work")) < 2
        small: _Hits = [("duties", hit) for hit in found.claimed["duties"] if hit.means("names", domain=domain)]
        if not strong:
            if against:
                return _call("possible", small) if small else Call("no")
            support = found.of(domain, "support", "work")
            return _call(outer.certainty, support) if support and not alone else _cap("possible", outer)
        proof = [hit for hit in strong if hit[0] != "company"] or strong
        title: tuple[PostField, ...] = ("title",)
        other = found.of(domain, "opposite", fields=title) and not found.of(domain, "names", fields=title)
        if other or alone or 2 * _distinct(strong) < _distinct(against):
            return _call("possible", proof)
        return _call(outer.certainty, proof)

    def _is_outside(self, found: _Found, domain: str) -> bool:
        """A function such as bookkeeping heads the title, and no other title beside it is one of the domain."""

        def has(hits: list[Hit], role: Role) -> bool:
            return any(hit.means(role, domain=domain) for hit in hits)

        parts = [part for part in found.title_parts if has(part, "outside") or has(part, "names")]
        outside = any(has(part, "outside") for part in parts) or has(found.claimed["department"], "outside")
        return outside and all(has(part, "outside") for part in parts)

    def _is_supplier(self, found: _Found, domain: str, named: bool) -> bool:
        """Somebody who serves those who do it, from outside: told by two of title, company and duties."""
        every: tuple[PostField, ...] = ("title", "department", "company", "duties")
        if found.of(domain, "agency", fields=every):
            return False
        title = found.of(domain, "supplier", fields=("title", "department"))
        company = found.of(domain, "supplier", fields=("company",))
        duties = found.of(domain, "supplier")
        if not duties or (named and not title):
            return False
        return bool(title or company) or _distinct(duties) > 1

    def _company_decides(self, found: _Found, domain: str, beside: _Hits) -> bool:
        """Does a company's name make the post one of the domain? Not where the duties say otherwise."""
        if any(hit.means("names", "work", domain=domain) for hit in found.denied):
            return False
        other = found.of(domain, "outside")
        return not other or _distinct(beside) > _distinct(other)

    def _thin(self, found: _Found, domain: str) -> _Hits:
        fields: tuple[PostField, ...] = ("title", "department", "company")
        thin: _Hits = [("duties", hit) for hit in found.claimed["duties"] if hit.means("thin", domain=domain)]
        thin += [
            ("duties", h) for h in found.claimed["duties"] if h.span in found.minor and h.means("names", domain=domain)
        ]
        thin += found.of(domain, "thin", fields=fields)
        if found.of(domain, "kindred", fields=fields):
            supported = {found.sentence(hit) for hit in found.claimed["duties"] if hit.means("support", domain=domain)}
            thin += [
                ("duties", hit)
                for hit in found.claimed["duties"]
                if hit.means("hint", domain=domain) and found.sentence(hit) in supported
            ]
        return thin


def _is_plainly(found: _Found, domain: str, strong: _Hits) -> bool:
    """Are the duties plainly work of the domain: do its words stand all over them, or at their head?

    Two words in one late sentence of many are a part of the work only; a single word needs company.
    """
    count = _distinct(strong)
    sentences = {found.sentence(hit) for _, hit in strong}
    at_head = 0 in sentences or found.length <= 2
    if count >= 2:
        return at_head or count >= 3 or len(sentences) >= 2
    if count == 0 or not at_head:
        return False
    if _distinct(found.of(domain, "support")) >= 2:
        return True
    if len({found.sentence(hit) for hit in found.claimed["duties"]}) > 1 or strong[0][1].span[0] > found.first_clause:
        return False
    return bool(found.of(domain, "kindred", fields=("title", "department")))


def _distinct(hits: _Hits) -> int:
    return len({hit.word for _, hit in hits})


def _call(certainty: Certainty, hits: _Hits) -> Call:
    return Call(certainty, tuple(dict.fromkeys((name, hit.span) for name, hit in hits)))


def _cap(certainty: Certainty, outer: Call) -> Call:
    return Call(min(certainty, outer.certainty, key=CERTAINTIES.index), outer.proof)


@cache
def classifier() -> DomainClassifier:
    """The classifier of domains.yaml."""
    return DomainClassifier(domain_words())


def classify(post: PostTexts) -> Mapping[str, Call]:
    """For each domain of domains.yaml whether the post is work in it."""
    return classifier().classify(post)
