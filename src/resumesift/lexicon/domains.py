"""Domains of work (e-commerce, knowledge of B2C …) as the groups of words of domains.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from resumesift.lexicon.load import Entry, load_entries

PostField = Literal["title", "department", "company", "duties"]
Role = Literal[
    "domain", "names", "work", "support", "thin", "hint", "kindred", "opposite", "agency", "supplier", "minor", "mask",
    "outside", "aside", "alone", "claims", "itself",
]  # fmt: skip


class DomainWords(Entry):
    """A group of words and what they say of the domains in `domains` (all, where it is empty): see domains.yaml.

    `where`: the fields of a post that count, all where empty. `within`, of a domain: no post is in this one that is
    not in that one.
    """

    role: Role
    domains: tuple[str, ...] = ()
    where: tuple[PostField, ...] = ()
    within: str | None = None


@cache
def domain_words() -> tuple[DomainWords, ...]:
    """All groups of `domains.yaml`."""
    return load_entries("domains", DomainWords)


@cache
def domain_names() -> Mapping[str, tuple[str, str]]:
    """Each domain with its name in zh and en; the one that another is `within` comes first."""
    found = [entry for entry in domain_words() if entry.role == "domain"]
    found.sort(key=lambda entry: entry.within is not None)
    return MappingProxyType({entry.id: (next(iter(entry.zh), ""), next(iter(entry.en), "")) for entry in found})
