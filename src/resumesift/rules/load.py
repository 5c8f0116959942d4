"""Rulesets from YAML files: by the name of a shipped one or by a path, with all faults of the whole chain at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from resumesift.errors import Problem, RuleError
from resumesift.rules.extends import extends_another, extension_problems, inherit, parent_of
from resumesift.rules.find import CASE_SUFFIX, SUFFIXES, find_rules, shipped_rules
from resumesift.rules.model import RuleSet
from resumesift.rules.protected import protected_problems
from resumesift.screening import Language
from resumesift.yaml_source import YamlSource, parse_yaml

__all__ = [
    "CASE_SUFFIX",
    "SUFFIXES",
    "Loaded",
    "examine_rules",
    "find_rules",
    "load_rules",
    "read_rules",
    "shipped_rules",
]

Read = Callable[[Path], bytes]

_LACKING = frozenset({"missing", "missing-key", "union_tag_not_found"})
"""Errors about what is not there: a parent that has faults itself may have it, misspelled."""


def load_rules(name_or_path: str | Path, language: Language | None = None) -> RuleSet:
    """The ruleset of a file, or a shipped one by its name. Raises RuleError with every fault of the file.

    With a `language` (`zh` or `en`) its reasons are said in that one; titles that it lacks there stay as they are.
    """
    rules = read_rules(find_rules(name_or_path))[0]
    return rules if language is None else rules.model_copy(update={"language": language})


def read_rules(path: Path, *, read: Read = Path.read_bytes) -> tuple[RuleSet, YamlSource]:
    """The ruleset of a file, with what it inherits, and in which file and where in it each part stands.

    `read` gives the bytes of the file and of those that it extends. Raises RuleError with every fault of all of them.
    """
    loaded = _load((path,), read)
    if loaded.problems or loaded.rules is None:
        raise RuleError(loaded.problems)
    return loaded.rules, loaded.source


def examine_rules(path: Path, *, read: Read = Path.read_bytes) -> Loaded:
    """As `read_rules`, but with as much of the file as can be read, and its faults beside it."""
    return _load((path,), read)


class Loaded(NamedTuple):
    """A ruleset, None where it has faults; the files that it was made of as one, and their hash."""

    rules: RuleSet | None
    source: YamlSource
    sha256: str
    problems: tuple[Problem, ...]


def _load(chain: tuple[Path, ...], read: Read) -> Loaded:
    """The ruleset at the end of a chain of files, each of which extends the next one."""
    path = chain[-1]
    try:
        content = read(path)
    except OSError as error:
        problem = Problem(f"cannot be read: {error.strerror or error}", str(path), rule="cannot-read")
        return Loaded(None, YamlSource(str(path), None), "", (problem,))
    source = parse_yaml(content, str(path))
    if not extends_another(source):
        rules, problems = _validate(source)
        return _finished(rules, source, sha256(content).hexdigest(), problems)
    found = parent_of(source, chain)
    if isinstance(found, Problem):
        _, problems = _validate(source, told=_written_only)
        return _finished(None, source, "", [found, *problems])
    parent = _load((*chain, found), read)
    whole = inherit(source, parent.source)
    digest = sha256(content + parent.sha256.encode()).hexdigest()
    if parent.problems:
        _, problems = _validate(whole, told=_written_only)
        own = [problem for problem in problems if problem.path == source.path]
        unread = parent.problems[0].message if parent.problems[0].rule == "cannot-read" else None
        hint = source.problem(f"extends {found}, which {unread or 'has faults'}", ("extends",), rule="faulty-parent")
        return _finished(None, whole, digest, [*own, hint], () if unread else parent.problems)
    between = list(extension_problems(source, parent.source, whole))
    rules, problems = _validate(whole, told=_inherited)
    return _finished(rules, whole, digest, [*between, *problems])


def _finished(
    rules: RuleSet | None, source: YamlSource, digest: str, own: list[Problem], others: Iterable[Problem] = ()
) -> Loaded:
    """The file's own problems in the order of the file, then those of the files that it extends."""
    told = sorted(own, key=lambda problem: (problem.path != source.path, problem.path, *_place(problem)))
    problems = tuple(dict.fromkeys([*told, *others]))
    if rules is not None and not problems:
        rules._sha256 = digest
    return Loaded(rules, source, digest, problems)


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line or 0, problem.column or 0


def _every(error: Mapping[str, Any]) -> bool:
    # Two criteria of one id are told by their places.
    return bool(error["type"] != "duplicate-id")


def _inherited(error: Mapping[str, Any]) -> bool:
    # What extension_problems tells better: a new criterion without a kind, and no criterion at all.
    none_left = error["loc"] == ("criteria",) and error["type"] == "empty-value"
    return _every(error) and not none_left and error["type"] != "union_tag_not_found"


def _written_only(error: Mapping[str, Any]) -> bool:
    return _every(error) and error["type"] not in _LACKING and error["loc"] != ("extends",)


@cache
def _adapter() -> tuple[TypeAdapter[RuleSet], dict[str, Any]]:
    adapter = TypeAdapter(RuleSet)
    return adapter, adapter.json_schema()


def _validate(
    source: YamlSource, told: Callable[[Mapping[str, Any]], bool] = _every
) -> tuple[RuleSet | None, list[Problem]]:
    """The ruleset, None where it has faults, and those of pydantic's errors that are `told`."""
    problems = [*source.problems]
    if source.data is None and problems:
        return None, problems
    adapter, schema = _adapter()
    problems += _cross_problems(source)
    try:
        return adapter.validate_python(source.data), problems
    except ValidationError as error:
        return None, problems + source.validation_problems(filter(told, error.errors()), schema)


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
            where = (*loc, "title")
            elsewhere = source.path_of(where) != source.path_of(("language",))
            asking = f" of {source.path_of(('language',))}" if elsewhere else ""
            message = f'"{language}" is missing: the language of the reasons{asking}'
            problems.append(source.problem(message, where, rule="missing-language"))
    if "without" in data and "extends" not in data:
        message = '"without" drops criteria of the parent: write which with "extends"'
        problems.append(source.problem(message, ("without",), key=True, rule="missing-key"))
    ids = ((part["id"], (*loc, "id")) for loc, part in parts if loc and isinstance(part.get("id"), str))
    problems += protected_problems(source, refused=True)
    problems += source.repeated("id", ids, rule="duplicate-id")
    added = data.get("vocabulary")
    named = (
        (entry["id"], ("vocabulary", index, "id"))
        for index, entry in enumerate(added if isinstance(added, list) else [])
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    )
    return [*problems, *source.repeated("id", named, rule="duplicate-id")]
