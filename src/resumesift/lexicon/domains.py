"""Domains of work (e-commerce, knowledge of B2C …) as the groups of words of domains.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from resumesift.lexicon.load import Entry, load_entries
from resumesift.lexicon.spoken import per_vocabulary, spoken

if TYPE_CHECKING:
    from resumesift.lexicon.vocabulary import VocabularyEntry

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


_ADDED_ROLES: tuple[Role, ...] = ("work", "support", "thin", "outside", "opposite", "mask")
"""Roles that an entry of a vocabulary has lists of words for, each under the name of the role."""


@per_vocabulary
def domain_words() -> tuple[DomainWords, ...]:
    """All groups of `domains.yaml`, with what the vocabulary in force adds."""
    shipped, vocabulary = shipped_domain_words(), spoken()
    if vocabulary is None:
        return shipped
    known = {group.id for group in shipped if group.role == "domain"}
    return (*shipped, *(group for entry in vocabulary.domains for group in _groups(entry, entry.id not in known)))


def shipped_domain_words() -> tuple[DomainWords, ...]:
    """The groups of `domains.yaml` alone."""
    return load_entries("domains", DomainWords)


@per_vocabulary
def domain_names() -> Mapping[str, tuple[str, str]]:
    """Each domain with its name in zh and en; the one that another is `within` comes first."""
    found = [entry for entry in domain_words() if entry.role == "domain"]
    found.sort(key=lambda entry: entry.within is not None)
    return MappingProxyType({entry.id: (next(iter(entry.zh), ""), next(iter(entry.en), "")) for entry in found})


def _groups(entry: VocabularyEntry, new: bool) -> Iterator[DomainWords]:
    """The groups that an entry stands for."""
    own = (entry.id,)
    if new:
        yield DomainWords(id=entry.id, role="domain", zh=entry.zh, en=entry.en, within=entry.within)
    if entry.zh or entry.en:
        yield DomainWords(id=f"{entry.id}.names", role="names", domains=own, zh=entry.zh, en=entry.en)
    for role in _ADDED_ROLES:
        if words := getattr(entry, role):
            # A mask says nothing of any domain, in whichever fields it stands.
            yield DomainWords(id=f"{entry.id}.{role}", role=role, domains=own, zh=words)
