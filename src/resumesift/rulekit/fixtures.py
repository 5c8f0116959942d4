"""What the fixtures of the pytest plugin do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent

from resumesift.errors import Problem, RuleError
from resumesift.experience import dated
from resumesift.resume import Resume
from resumesift.rulekit.cases import text_facts
from resumesift.rules.load import SUFFIXES, load_rules
from resumesift.rules.model import RuleSet


def load_nearby(name: str | Path, folders: Sequence[Path]) -> RuleSet:
    """The ruleset of a file that stands in one of `folders`, the first that has it, or a shipped one by its name.

    Raises RuleError, with every fault of the file.
    """
    if not str(name).endswith(SUFFIXES):
        return load_rules(str(name))
    places = list(dict.fromkeys(folder / name for folder in folders))
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        looked = " nor ".join(map(str, places))
        raise RuleError([Problem(f"no such file: there is no {looked}", str(name), rule="cannot-read")])
    return load_rules(found)


def resume_of(text: str, rules: RuleSet, as_of: date) -> Resume:
    """The facts of a résumé given as text, as a case of `rules` would have them; what indents all lines is cut off."""
    return dated(text_facts(dedent(text), rules).resume, as_of, rules.stale_months)
