"""Is a post work of a domain? The calls, from groups of words such as those of `lexicon/domains.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from resumesift.extraction.draft import Span
from resumesift.extraction.group_words import GroupWords, Hit
from resumesift.extraction.post_words import EVERYWHERE, HEAD, NAMES, FieldHits, PostTexts, PostWords, distinct
from resumesift.lexicon.domains import DomainWords, PostField, domain_words
from resumesift.lexicon.spoken import per_vocabulary
from resumesift.resume import Certainty, least_sure


@dataclass(frozen=True, slots=True)
class Call:
    """The judgement, and the spans in the fields of the post that made it."""

    certainty: Certainty
    proof: tuple[tuple[PostField, Span], ...] = ()
    outside: bool = False
    """A `no` because the post is a function beside the domain, or serves it from outside."""


class DomainClassifier:
    """Judges posts by groups of words such as those of domains.yaml."""

    def __init__(self, groups: Iterable[DomainWords]) -> None:
        self.groups = tuple(groups)
        self.words = GroupWords(self.groups)
        found = [group for group in self.groups if group.role == "domain"]
        self.domains = {g.id: g.within for g in sorted(found, key=lambda g: g.within is not None)}

    def classify(self, post: PostTexts) -> dict[str, Call]:
        """For each domain whether the post is work in it: `yes`, `possible` or `no`."""
        found = PostWords(post, self.words)
        calls: dict[str, Call] = {}
        for domain, outer in self.domains.items():
            calls[domain] = self._inner(found, domain, calls[outer]) if outer else self._outer(found, domain)
        return calls

    def _outer(self, found: PostWords, domain: str) -> Call:
        named = found.of(domain, "names", "agency", fields=HEAD)
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
            sure: Certainty = "possible" if found.of(domain, "aside", fields=HEAD) else "yes"
            return _call(sure, [*company, *beside])
        if _is_plainly(found, domain, strong):
            return _call("possible" if found.of(domain, "aside", fields=HEAD) else "yes", beside)
        thin = [*strong, *self._thin(found, domain)]
        if not strong and found.of(domain, "aside", fields=HEAD):
            return Call("no")
        return _call("possible", thin) if thin else Call("no")

    def _inner(self, found: PostWords, domain: str, outer: Call) -> Call:
        """A domain within another: knowledge that most of its work brings, unless words speak against it."""
        if outer.certainty == "no":
            return outer
        strong = found.of(domain, "names", "agency", fields=EVERYWHERE)
        against = found.of(domain, "opposite", fields=EVERYWHERE)
        alone = found.of(domain, "alone", fields=HEAD) and distinct(found.of(domain, "work")) < 2
        small = found.even_minor(domain, "names")
        if not strong:
            if against:
                return _call("possible", small) if small else Call("no")
            support = found.of(domain, "support", "work")
            return _call(outer.certainty, support) if support and not alone else _cap("possible", outer)
        proof = [hit for hit in strong if hit[0] != "company"] or strong
        other = found.of(domain, "opposite", fields=("title",)) and not found.of(domain, "names", fields=("title",))
        if other or alone or 2 * distinct(strong) <= distinct(against):
            return _call("possible", proof)
        return _call(outer.certainty, proof)

    def _is_outside(self, found: PostWords, domain: str) -> bool:
        """A function such as bookkeeping heads the title, and no other title beside it is one of the domain.

        A word that names the domain is none of these: bookkeeping is not outside a domain of its own.
        """

        def outside(hits: Iterable[Hit]) -> bool:
            return any(hit.means("outside", domain=domain) and not hit.means("names", domain=domain) for hit in hits)

        def named(hits: list[Hit]) -> bool:
            return any(hit.means("names", domain=domain) for hit in hits)

        parts = [part for part in found.title_parts if outside(part) or named(part)]
        department = (hit for _, hit in found.of(domain, "outside", fields=("department",)))
        return (any(map(outside, parts)) or outside(department)) and all(map(outside, parts))

    def _is_supplier(self, found: PostWords, domain: str, named: bool) -> bool:
        """Somebody who serves those who do it, from outside: told by two of title, company and duties."""
        if found.of(domain, "agency", fields=EVERYWHERE):
            return False
        title = found.of(domain, "supplier", fields=HEAD)
        company = found.of(domain, "supplier", fields=("company",))
        duties = found.of(domain, "supplier")
        if not duties or (named and not title):
            return False
        return bool(title or company) or distinct(duties) > 1

    def _company_decides(self, found: PostWords, domain: str, beside: FieldHits) -> bool:
        """Does a company's name make the post one of the domain? Not where the duties say otherwise."""
        if any(hit.means("names", "work", domain=domain) for hit in found.denied):
            return False
        other = found.of(domain, "outside")
        return not other or distinct(beside) > distinct(other)

    def _thin(self, found: PostWords, domain: str) -> FieldHits:
        thin = found.even_minor(domain, "thin", "names") + found.of(domain, "thin", fields=NAMES)
        if found.of(domain, "kindred", fields=NAMES):
            supported = {found.sentence(hit) for _, hit in found.even_minor(domain, "support")}
            thin += [part for part in found.even_minor(domain, "hint") if found.sentence(part[1]) in supported]
        return thin


def _is_plainly(found: PostWords, domain: str, strong: FieldHits) -> bool:
    """Are the duties plainly work of the domain: do its words stand all over them, or at their head?

    Two words in one late sentence of many are a part of the work only; a single word needs company.
    """
    count = distinct(strong)
    if count >= 3 or len({found.sentence(hit) for _, hit in strong}) >= 2 <= count:
        return True
    if count == 0 or not found.at_head(strong):
        return False
    if count == 2 or distinct(found.of(domain, "support")) >= 2:
        return True
    alone = len({found.sentence(hit) for hit in found.duties}) == 1 and found.in_first_clause(strong[0][1])
    return alone and bool(found.of(domain, "kindred", fields=HEAD))


def _call(certainty: Certainty, hits: FieldHits) -> Call:
    return Call(certainty, tuple(dict.fromkeys((name, hit.span) for name, hit in hits)))


def _cap(certainty: Certainty, outer: Call) -> Call:
    return Call(least_sure((certainty, outer.certainty)), outer.proof)


@per_vocabulary
def classifier() -> DomainClassifier:
    """The classifier of domains.yaml and of the vocabulary in force."""
    return DomainClassifier(domain_words())


def classify(post: PostTexts) -> Mapping[str, Call]:
    """For each domain whether the post is work in it."""
    return classifier().classify(post)
