"""The words of the trade as data: YAML files of this folder, zh and en side by side by concept, checked on loading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, field_validator

from resumesift.errors import LexiconError, Problem
from resumesift.yaml_source import YamlSource, parse_yaml

_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


def expand(word: str) -> list[str]:
    """All phrases that `word` stands for: `"(年度|全年)计划"` gives 年度计划 and 全年计划."""
    if "|" not in word:
        return [word]
    parts = [part.split("|") if index % 2 else [part] for index, part in enumerate(_CHOICE.split(word))]
    return [" ".join("".join(choice).split()) for choice in product(*parts)]


class Entry(BaseModel):
    """One concept: its words in zh and en, texts that must match (`examples`) and near misses that must not.

    "(a|b)" in a word of zh or en stands for each of its choices.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @field_validator("zh", "en")
    @classmethod
    def _expand(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(choice for word in words for choice in expand(word)))

    @property
    def aliases(self) -> tuple[str, ...]:
        """All words of the concept, zh first."""
        return self.zh + self.en


class PatternEntry(Entry):
    """An entry that gives regular expressions beside its words."""

    zh_patterns: tuple[str, ...] = ()
    en_patterns: tuple[str, ...] = ()


E_ = TypeVar("E_", bound=Entry)


@cache
def load_entries(name: str, model: type[E_]) -> tuple[E_, ...]:
    """The entries of `<name>.yaml` as `model`. Raises LexiconError with all faults of the file."""
    path = f"{name}.yaml"
    return read_entries(files("resumesift.lexicon").joinpath(path).read_bytes(), f"lexicon/{path}", model)


def read_entries(content: bytes | str, path: str, model: type[E_]) -> tuple[E_, ...]:
    """The entries of a lexicon file; LexiconError with every fault, each with its line and column."""
    source = parse_yaml(content, path)
    if source.problems:
        raise LexiconError(source.problems)
    adapter: TypeAdapter[list[E_]] = TypeAdapter(list[model])  # type: ignore[valid-type]
    try:
        entries = tuple(adapter.validate_python(source.data))
    except ValidationError as error:
        raise LexiconError(source.validation_problems(error.errors(), adapter.json_schema())) from error
    if problems := list(_repetitions(source)):
        raise LexiconError(problems)
    return entries


def _repetitions(source: YamlSource) -> Iterator[Problem]:
    """An id that two entries have, and a word that stands twice in one list."""
    yield from source.repeated("the id", ((entry["id"], (index, "id")) for index, entry in enumerate(source.data)))
    for index, entry in enumerate(source.data):
        for language in ("zh", "en"):
            seen: set[str] = set()
            for at, word in enumerate(entry.get(language) or ()):
                if word in seen:
                    yield source.problem(f'"{word}" stands twice in {language}', (index, language, at))
                seen.add(word)
