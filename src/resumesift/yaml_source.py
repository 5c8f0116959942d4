"""A YAML file as plain data, with the line and column of every key and value: for rules, cases and lexicons.

YAML 1.2: `yes` and `no` are words, not booleans. Dates stay text. Duplicate keys, aliases and tags are problems.
All problems of a file are collected, none is raised: the caller raises its own error with all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from resumesift.errors import Problem

Key = str | int
Mark = tuple[int, int]

_TAG = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset(_TAG + kind for kind in ("str", "timestamp", "merge"))


@dataclass(frozen=True)
class YamlSource:
    """`data` of the file at `path`, and where each part of it stands (lines and columns from 1)."""

    path: str
    data: Any
    problems: tuple[Problem, ...] = ()
    keys: Mapping[tuple[Key, ...], Mark] = field(default_factory=dict)
    values: Mapping[tuple[Key, ...], Mark] = field(default_factory=dict)

    def mark(self, loc: Sequence[Key], *, key: bool = False) -> Mark:
        """The line and column of the value (or of its key) at `loc`; of the nearest part around it that exists."""
        whole = tuple(loc)
        if key and whole in self.keys:
            return self.keys[whole]
        while whole and whole not in self.values:
            whole = whole[:-1]
        return self.values.get(whole, (1, 1))

    def problem(self, message: str, loc: Sequence[Key] = (), *, key: bool = False) -> Problem:
        """A problem at the value (or at the key) of `loc`, a path such as `("criteria", 0, "weight")`."""
        return Problem(message, self.path, *self.mark(loc, key=key))

    def validation_problems(
        self, errors: Iterable[Mapping[str, Any]], schema: Mapping[str, Any], prefix: Sequence[Key] = ()
    ) -> list[Problem]:
        """Pydantic's `error.errors()` as problems with places and nearest names.

        `schema` is the model's JSON schema, which tells the keys that an unknown key may have meant; `prefix` is the
        path of the validated part.
        """
        return [self._explain(error, schema, tuple(prefix)) for error in errors]

    def _explain(self, error: Mapping[str, Any], schema: Mapping[str, Any], prefix: tuple[Key, ...]) -> Problem:
        raw, kind, context = tuple(error["loc"]), error["type"], error.get("ctx", {})
        loc = prefix + tuple(self._real_parts(raw, prefix, keep_last=kind in ("missing", "extra_forbidden")))
        if kind == "missing":
            return self.problem(f'"{loc[-1]}" is missing', loc[:-1])
        if kind == "extra_forbidden":
            known = _known_keys(schema, raw[:-1])
            return self.problem(f'unknown key "{loc[-1]}"{suggest(str(loc[-1]), known, "known keys")}', loc, key=True)
        if kind == "union_tag_not_found":
            return self.problem(f'"{context["discriminator"].strip(chr(39))}" is missing', loc)
        if kind == "union_tag_invalid":
            key = context["discriminator"].strip("'")
            return self.problem(unknown(key, context["tag"], _quoted(context["expected_tags"])), (*loc, key))
        if kind in ("literal_error", "enum"):
            named = next((part for part in reversed(loc) if isinstance(part, str)), "value")
            return self.problem(unknown(named, error["input"], _quoted(context["expected"])), loc)
        return self.problem(_plain(error), loc)

    def _real_parts(self, loc: tuple[Key, ...], prefix: tuple[Key, ...], keep_last: bool) -> Iterator[Key]:
        """The parts of pydantic's path that stand in the file: it also names the chosen member of a union."""
        here = prefix
        for index, part in enumerate(loc):
            if (*here, part) in self.values or (keep_last and index == len(loc) - 1):
                here = (*here, part)
                yield part


def suggest(name: str, known: Iterable[str], label: str = "known") -> str:
    """The end of a message about an unknown name: the nearest known one, or all of them where none is near."""
    names = sorted(set(known))
    near = nearest(name, names)
    if near is not None:
        return f', did you mean "{near}"?'
    return f" ({label}: {', '.join(names)})" if 0 < len(names) <= 20 else ""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` may have meant, None where nothing is near."""
    lowered = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(name.lower(), list(lowered), n=1, cutoff=0.6)
    return lowered[found[0]] if found else None


def unknown(what: str, name: object, known: Iterable[str]) -> str:
    """The message for a name that is none of `known`."""
    return f'unknown {what} "{name}"{suggest(str(name), known)}'


def parse_yaml(content: bytes | str, path: str) -> YamlSource:
    """The data of a YAML document with the place of each part; faults stand in `problems`, and `data` may be None."""
    from srsly.ruamel_yaml import YAML
    from srsly.ruamel_yaml.error import YAMLError

    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1 if isinstance(content, bytes) else 1
        return YamlSource(path, None, (Problem("not UTF-8 text: save the file as UTF-8", path, line, 1),))
    reader = _Reader(path)
    try:
        constructor, _ = YAML(typ="safe", pure=True).get_constructor_parser(text)
        node = constructor.composer.get_single_node()
        data = None if node is None else reader.read(node, ())
    except (YAMLError, RecursionError) as error:
        return YamlSource(path, None, (_syntax_problem(error, text, path),))
    problems = sorted(reader.problems, key=lambda problem: (problem.line or 0, problem.column or 0))
    return YamlSource(path, data, tuple(problems), reader.keys, reader.values)


class _Reader:
    """Turns YAML nodes into data and keeps their marks."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.keys: dict[tuple[Key, ...], Mark] = {}
        self.values: dict[tuple[Key, ...], Mark] = {}
        self._seen: set[int] = set()

    def read(self, node: Any, loc: tuple[Key, ...]) -> Any:
        if id(node) in self._seen:  # an alias is the anchor's node again, with the anchor's mark
            self.values[loc] = self.keys.get(loc, _mark(node))
            self._report("aliases (&name, *name) are not understood here: write the value out", self.values[loc])
            return None
        mark = self.values[loc] = _mark(node)
        self._seen.add(id(node))
        if node.id == "mapping":
            return self._mapping(node, loc)
        if node.id == "sequence":
            return [self.read(item, (*loc, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, mark)

    def _mapping(self, node: Any, loc: tuple[Key, ...]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = _mark(key_node)
            if key_node.id != "scalar":
                self._report("a key must be a plain word", mark)
                continue
            key = str(key_node.value)
            if key in data:
                first = self.keys[(*loc, key)][0]
                self._report(f'"{key}" stands twice: first in line {first}', mark)
                continue
            self.keys[(*loc, key)] = mark
            data[key] = self.read(value_node, (*loc, key))
        return data

    def _scalar(self, node: Any, mark: Mark) -> Any:
        text, tag = str(node.value), node.tag
        if tag in _TEXT_TAGS:
            return text
        try:
            match tag.removeprefix(_TAG):
                case "null":
                    return None
                case "bool":
                    return text.lower() == "true"
                case "int":
                    digits = text.replace("_", "")
                    return int(digits) if digits.lstrip("+-").isdigit() else int(digits, 0)
                case "float":
                    return float(text.replace("_", "").replace(".inf", "inf").replace(".nan", "nan"))
        except ValueError:
            return text
        self._report(f"tags ({tag}) are not understood here", mark)
        return None

    def _report(self, message: str, mark: Mark) -> None:
        self.problems.append(Problem(message, self.path, *mark))


def _mark(node: Any) -> Mark:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _syntax_problem(error: BaseException, text: str, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        message = " ".join(part for part in (getattr(error, "context", None), getattr(error, "problem", None)) if part)
        return Problem(f"not valid YAML: {message}", path, mark.line + 1, mark.column + 1)
    if isinstance(error, RecursionError):
        return Problem("not valid YAML: nested too deeply", path, 1, 1)
    position = getattr(error, "position", 0)
    before = text[: position if isinstance(position, int) else 0]
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Problem("not valid YAML: a control character", path, before.count("\n") + 1, column)


def _quoted(expected: str) -> list[str]:
    return re.findall(r"'([^']*)'", expected)


_EXPECTED = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "string_type": "text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
}


def _plain(error: Mapping[str, Any]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in _EXPECTED:
        given = error["input"]
        shown = {type(None): "nothing", list: "a list", dict: "a mapping"}.get(type(given), f'"{given}"')
        return f"must be {_EXPECTED[kind]}, not {shown}"
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        word, limit = next((name, value) for name, value in context.items() if name in ("gt", "ge", "lt", "le"))
        relation = {"gt": "greater than", "ge": "at least", "lt": "less than", "le": "at most"}[word]
        return f'must be {relation} {limit}, not "{error["input"]}"'
    if kind in ("too_short", "string_too_short"):
        return "must not be empty"
    return str(error["msg"]).removeprefix("Value error, ")


def _known_keys(schema: Mapping[str, Any], loc: Sequence[Key]) -> list[str]:
    """The keys that a JSON schema allows at pydantic's path `loc`."""
    found: list[Mapping[str, Any]] = [schema]
    for part in loc:
        found = [step for node in found for step in _steps(_resolve(node, schema), part, schema)]
    return sorted({key for node in found for member in _members(node, schema) for key in member.get("properties", {})})


def _resolve(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return node


def _members(node: Mapping[str, Any], schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    node = _resolve(node, schema)
    options = node.get("anyOf") or node.get("oneOf")
    return [member for option in options for member in _members(option, schema)] if options else [node]


def _steps(node: Mapping[str, Any], part: Key, schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    mapping = node.get("discriminator", {}).get("mapping", {})
    if part in mapping:
        return [{"$ref": mapping[part]}]
    steps: list[Mapping[str, Any]] = []
    for member in _members(node, schema):
        if isinstance(part, int):
            steps += [member["items"]] if "items" in member else list(member.get("prefixItems", ()))[part : part + 1]
        elif part in member.get("properties", {}):
            steps.append(member["properties"][part])
        elif isinstance(member.get("additionalProperties"), dict):
            steps.append(member["additionalProperties"])
    return steps or [node]
