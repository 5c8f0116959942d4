"""Where a ruleset lies: shipped ones go by name, all others by path."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from resumesift.errors import Problem, RuleError
from resumesift.shipped import rules_folder
from resumesift.yaml_source import unknown

SUFFIXES = (".yaml", ".yml")
CASE_SUFFIX = ".test.yaml"


def find_rules(name_or_path: str | Path) -> Path:
    """The file of a ruleset: a path as it is, a name among the shipped rulesets. Raises RuleError."""
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or is_path(text):
        return Path(name_or_path)
    shipped = shipped_rules()
    if text in shipped:
        return shipped[text]
    if Path(text).is_file():
        return Path(text)
    raise RuleError([Problem(unknown_rules(text), text, rule="unknown-ruleset")])


def find_beside(name: str, file: Path) -> Path | str:
    """The ruleset that `name` means in `file`: a path from there, or a shipped one; else what is wrong with it."""
    if is_path(name):
        path = file.parent / name
        plain = Path(os.path.normpath(path))
        return plain if plain.resolve() == path.resolve() else path  # "x/.." where x is a link is somewhere else
    if name in shipped_rules():
        return shipped_rules()[name]
    beside = next((name + suffix for suffix in SUFFIXES if name and (file.parent / (name + suffix)).is_file()), None)
    return f'unknown ruleset "{name}": write {beside} for the file beside this one' if beside else unknown_rules(name)


def is_path(text: str) -> bool:
    """Is it a path, and not the name of a shipped ruleset?"""
    return text.endswith(SUFFIXES) or "/" in text or "\\" in text


def unknown_rules(name: str) -> str:
    """The message for a name that no shipped ruleset has."""
    return f"{unknown('ruleset', name, shipped_rules())}; a file is named by its path"


@cache
def shipped_rules() -> dict[str, Path]:
    """The rulesets that come with the package: name → file."""
    found = sorted(path for path in rules_folder().glob("*.yaml") if not path.name.endswith(CASE_SUFFIX))
    return {path.stem: path for path in found}
