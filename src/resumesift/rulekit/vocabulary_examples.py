"""The examples of a ruleset's vocabulary, held against the whole extraction: other words may stand in the way."""

from __future__ import annotations

from collections.abc import Iterator

from resumesift.errors import Problem
from resumesift.lexicon.spoken import speaking
from resumesift.rules.model import RuleSet
from resumesift.yaml_source import YamlSource

_HIDDEN = {
    **dict.fromkeys(("concept", "domain"), "a word of the lexicon that means something else hides it"),
    "metric": "no figure of it is read there",
}


def hidden_examples(rules: RuleSet, source: YamlSource) -> Iterator[Problem]:
    """A finding for each example in which the extraction takes the words for something else.

    Loading has seen to it that the words stand in the example; here longer words of other concepts count, too.
    """
    if not any(entry.examples for entry in rules.vocabulary.root):
        return
    from resumesift.extraction.trial import names_in

    for index, entry in enumerate(rules.vocabulary.root):
        for at, text in enumerate(entry.examples):
            with speaking(rules.vocabulary):
                found = names_in(text)
            if entry.id not in found:
                kind = "metric." if entry.kind == "metric" else ("skill.", "ability.", "quality.")
                others = (f'"{word}" is {name}' for name, word in found.items() if name.startswith(kind))
                taken = next(others, _HIDDEN[entry.kind])
                message = f'"{text}" is not taken for {entry.id}: {taken}; choose another example, or other words'
                yield source.problem(message, ("vocabulary", index, "examples", at), rule="hidden-example")
