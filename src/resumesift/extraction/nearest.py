"""The skill of the lexicon that a misspelt one means: whole names only, Latin ones or long Chinese ones."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from resumesift.extraction.matching import fold, most_alike
from resumesift.lexicon.concepts import concepts
from resumesift.lexicon.spoken import per_vocabulary

_SHORTEST = 5


@partial(per_vocabulary, maxsize=4096)
def nearest_skill(words: str) -> str | None:
    """The concept id whose name differs from `words` in a letter or two at most; None where there is none."""
    name = "".join(fold(words).split())
    if len(name) < _SHORTEST:
        return None
    names = _names()[name[0]]
    alike = most_alike(name, names)
    return names[alike] if alike else None


@per_vocabulary
def _names() -> dict[str, dict[str, str]]:
    """Names without spaces and their concepts, by their first letter."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for concept in concepts():
        if concept.id.startswith("skill."):
            for alias in concept.aliases:
                plain = "".join(fold(alias).split())
                if len(plain) >= _SHORTEST:
                    names[plain[0]][plain] = concept.id
    return names
