"""The words of the trade as data: YAML files of this folder, zh and en side by side by concept, checked on loading."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from resumesift.errors import LexiconError, Problem


class Entry(BaseModel):
    """One concept: its words in zh and en, texts that must match (`examples`) and near misses that must not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @property
    def aliases(self) -> tuple[str, ...]:
        """All words of the concept, zh first."""
        return self.zh + self.en


E_ = TypeVar("E_", bound=Entry)


@cache
def load_entries(name: str, model: type[E_]) -> tuple[E_, ...]:
    """The entries of `<name>.yaml` as `model`. Raises LexiconError with all faults of the file."""
    from srsly import yaml_loads

    path = f"{name}.yaml"
    source = files("resumesift.lexicon").joinpath(path).read_text(encoding="utf-8")
    try:
        return tuple(TypeAdapter(list[model]).validate_python(yaml_loads(source)))  # type: ignore[valid-type]
    except ValidationError as error:
        raise LexiconError(
            Problem(f"{'.'.join(map(str, e['loc']))}: {e['msg']}", path) for e in error.errors()
        ) from error
