"""One concept, metric or domain: its words, what looks like it and means something else, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from resumesift.errors import ResumesiftError
from resumesift.folding import fold
from resumesift.lexicon.concepts import Concept, Metric, concepts, decoys, shipped_concepts
from resumesift.lexicon.domains import DomainWords, domain_names, domain_words, shipped_domain_words
from resumesift.lexicon.finding import plain
from resumesift.lexicon.spoken import spoken
from resumesift.lexicon.table import words_pattern
from resumesift.lexicon.vocabulary import VocabularyEntry
from resumesift.rules.names import concepts as named_concepts
from resumesift.rules.names import word_of
from resumesift.yaml_source import unknown

Words = tuple[str, ...]


class Near(NamedTuple):
    """A concept or domain of which a word is one of the explained name (`same`), or holds one (`longer`)."""

    id: str
    how: Literal["same", "longer"]
    words: Words


class Explained(NamedTuple):
    """What is known of a name. `words` are by their kind: `zh`, `en`, `cased`, `listed`; of a domain by their role.

    `examples` hold a word of it, `counter_examples` look as if they did, `hidden` are longer words that mean something
    else, though they hold one.
    """

    id: str
    kind: Literal["concept", "metric", "domain"]
    origin: Literal["lexicon", "ruleset", "lexicon and ruleset"]
    zh: str
    en: str
    words: dict[str, Words]
    examples: Words
    counter_examples: Words
    hidden: Words
    near: tuple[Near, ...]


def explained(name: str) -> Explained:
    """What the lexicon and the vocabulary in force know of a concept, a metric or a domain.

    Raises ResumesiftError (`unknown_name`) for any other name, with the nearest one.
    """
    if name in domain_names():
        return _domain(name)
    for concept in concepts():
        if concept.id == name:
            return _concept(concept)
    raise ResumesiftError(_unknown(name), code="unknown_name")


def _unknown(name: str) -> str:
    return word_of(name) or unknown("concept", name, [*named_concepts(), *domain_names()])


def _concept(concept: Concept) -> Explained:
    own = concept.words
    zh, en = named_concepts()[concept.id]
    sources: list[Concept | VocabularyEntry] = [concept, *_added(concept.id)]
    longer = [word for decoy in decoys() if _concerns(decoy.hides, concept.id) for word in decoy.aliases]
    return Explained(
        concept.id,
        "metric" if isinstance(concept, Metric) else "concept",
        _origin(concept.id, [shipped.id for shipped in shipped_concepts()]),
        zh,
        en,
        words={key: words for key in ("zh", "en", "cased", "listed") if (words := getattr(concept, key))},
        examples=tuple(text for source in sources for text in source.examples),
        counter_examples=tuple(text for source in sources for text in source.counter_examples),
        hidden=_holding(own, longer),
        near=tuple(_near(concept.id, own)),
    )


def _domain(name: str) -> Explained:
    words: dict[str, Words] = {}
    groups = [group for group in domain_words() if name in group.domains]
    for group in groups:
        words[group.role] = tuple(dict.fromkeys((*words.get(group.role, ()), *group.aliases)))
    named = (group for group in groups if group.role == "names")
    sources: list[DomainWords | VocabularyEntry] = [*named, *_added(name)]
    masks = [word for group in domain_words() if _is_mask(group, name) for word in group.aliases]
    own = words.get("names", ())
    zh, en = domain_names()[name]
    return Explained(
        name,
        "domain",
        _origin(name, [group.id for group in shipped_domain_words()]),
        zh,
        en,
        words={role: found for role, found in words.items() if role != "mask"},
        examples=tuple(text for source in sources for text in source.examples),
        counter_examples=tuple(text for source in sources for text in source.counter_examples),
        hidden=_holding(own, masks),
        near=tuple(_near(name, own)),
    )


def _added(name: str) -> tuple[VocabularyEntry, ...]:
    """What the vocabulary in force says of a name."""
    vocabulary = spoken()
    return tuple(entry for entry in vocabulary.root if entry.id == name) if vocabulary else ()


def _origin(name: str, shipped: Iterable[str]) -> Literal["lexicon", "ruleset", "lexicon and ruleset"]:
    if name not in shipped:
        return "ruleset"
    return "lexicon and ruleset" if _added(name) else "lexicon"



def _concerns(hides: Words, name: str) -> bool:
    """Do decoys that hide those groups hide a concept? All skills where no group is named."""
    return any(name.startswith(group) for group in hides or ("skill.",))


def _is_mask(group: DomainWords, name: str) -> bool:
    return group.role == "mask" and name in (group.domains or (name,))


def _near(name: str, own: Words) -> Iterator[Near]:
    """Other concepts (for a domain, other domains) that share a word, then those of which a word holds one."""
    longer: list[Near] = []
    mine = set(map(plain, own))
    for other, words in _others(name):
        if same := tuple(word for word in words if plain(word) in mine):
            yield Near(other, "same", same)
        elif holding := _holding(own, words):
            longer.append(Near(other, "longer", holding))
    yield from longer


def _others(name: str) -> Iterator[tuple[str, Words]]:
    if "." in name:
        yield from ((concept.id, concept.words) for concept in concepts() if concept.id != name)
        return
    for domain in domain_names():
        groups = (group for group in domain_words() if group.role == "names" and domain in group.domains)
        if domain != name:
            yield domain, tuple(word for group in groups for word in group.aliases)


def _holding(own: Words, others: Iterable[str]) -> Words:
    """Those of `others` that hold one of the own words and more."""
    folded = [fold(word) for word in own if "*" not in word and len(word) > 1]
    latin = [word for word in folded if word.isascii()]
    pattern = re.compile(words_pattern((word for word in folded if not word.isascii()), latin))
    mine = set(map(plain, own))
    return tuple(dict.fromkeys(word for word in others if plain(word) not in mine and pattern.search(fold(word))))
