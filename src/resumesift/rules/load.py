"""Rulesets from YAML files: by the name of a shipped one or by a path, with all faults of a file at once."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from resumesift.errors import Problem, RuleError
from resumesift.rules.model import RuleSet
from resumesift.screening import Language
from resumesift.shipped import rules_folder
from resumesift.yaml_source import YamlSource, parse_yaml, unknown

SUFFIXES = (".yaml", ".yml")
CASE_SUFFIX = ".test.yaml"


def load_rules(name_or_path: str | Path, language: Language | None = None) -> RuleSet:
    """The ruleset of a file, or a shipped one by its name. Raises RuleError with every fault of the file.

    With a `language` (`zh` or `en`) its reasons are said in that one; titles that it lacks there stay as they are.
    """
    rules = read_rules(find_rules(name_or_path))[0]
    return rules if language is None else rules.model_copy(update={"language": language})


def read_rules(path: Path) -> tuple[RuleSet, YamlSource]:
    """The ruleset of a file and where each part of it stands. Raises RuleError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RuleError(
            [Problem(f"cannot be read: {error.strerror or error}", str(path), rule="cannot-read")]
        ) from error
    source = parse_yaml(content, str(path))
    rules, problems = _validate(source)
    if problems or rules is None:
        raise RuleError(sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0)))
    rules._sha256 = sha256(content).hexdigest()
    return rules, source


def find_rules(name_or_path: str | Path) -> Path:
    """The file of a ruleset: a path as it is, a name among the shipped rulesets. Raises RuleError."""
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or text.endswith(SUFFIXES) or "/" in text or "\\" in text:
        return Path(name_or_path)
    shipped = shipped_rules()
    if text in shipped:
        return shipped[text]
    if Path(text).is_file():
        return Path(text)
    raise RuleError(
        [Problem(f"{unknown('ruleset', text, shipped)}; a file is named by its path", text, rule="unknown-ruleset")]
    )


@cache
def shipped_rules() -> dict[str, Path]:
    """The rulesets that come with the package: name → file."""
    found = sorted(path for path in rules_folder().glob("*.yaml") if not path.name.endswith(CASE_SUFFIX))
    return {path.stem: path for path in found}


@cache
def _adapter() -> tuple[TypeAdapter[RuleSet], dict[str, Any]]:
    adapter = TypeAdapter(RuleSet)
    return adapter, adapter.json_schema()


def _validate(source: YamlSource) -> tuple[RuleSet | None, list[Problem]]:
    problems = [*source.problems]
    if source.data is None and problems:
        return None, problems
    adapter, schema = _adapter()
    problems += _cross_problems(source)
    try:
        return adapter.validate_python(source.data), problems
    except ValidationError as error:
        told = (detail for detail in error.errors() if detail["type"] != "duplicate-id")
        return None, problems + source.validation_problems(told, schema)


def _cross_problems(source: YamlSource) -> list[Problem]:
    """Faults that lie between two parts of the file: ids that stand twice, titles without the ruleset's language."""
    data = source.data if isinstance(source.data, dict) else {}
    criteria = data.get("criteria")
    parts: list[tuple[tuple[str | int, ...], dict[str, Any]]] = [((), data)] + [
        (("criteria", index), criterion)
        for index, criterion in enumerate(criteria if isinstance(criteria, list) else [])
        if isinstance(criterion, dict)
    ]
    problems: list[Problem] = []
    for loc, part in parts:
        language, title = data.get("language"), part.get("title")
        if language in ("zh", "en") and isinstance(title, dict) and not title.get(language):
            problems.append(
                source.problem(
                    f'"{language}" is missing: the language of the reasons', (*loc, "title"), rule="missing-language"
                )
            )
    ids = ((part["id"], (*loc, "id")) for loc, part in parts if loc and isinstance(part.get("id"), str))
    problems += source.repeated("id", ids, rule="duplicate-id")
    added = data.get("vocabulary")
    named = (
        (entry["id"], ("vocabulary", index, "id"))
        for index, entry in enumerate(added if isinstance(added, list) else [])
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    )
    return [*problems, *source.repeated("id", named, rule="duplicate-id")]
