"""Pydantic's errors as sentences that say what to write, each at its place in the YAML file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from resumesift.errors import Problem
from resumesift.yaml_source.names import suggest, unknown
from resumesift.yaml_source.schema import Key, known_keys

if TYPE_CHECKING:
    from resumesift.yaml_source.source import YamlSource

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

_RULES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "union_tag_not_found": "missing-key",
    **dict.fromkeys(("too_short", "string_too_short"), "empty-value"),
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), "out-of-range"),
    "finite_number": "out-of-range",
}
"""The rule of the linter that one of pydantic's errors breaks; our own errors have the rule for their type."""


def explain(
    source: YamlSource, error: Mapping[str, Any], schema: Mapping[str, Any], prefix: tuple[Key, ...]
) -> Problem:
    """One of pydantic's `error.errors()` as a problem; `schema` and `prefix` as in `validation_problems`."""
    raw, kind, context = tuple(error["loc"]), error["type"], error.get("ctx", {})
    loc = prefix + tuple(_real_parts(source, raw, prefix, keep_last=kind in ("missing", "extra_forbidden")))
    if kind == "missing":
        return source.problem(f'"{loc[-1]}" is missing', loc[:-1], rule="missing-key")
    if kind == "extra_forbidden":
        return source.problem(_unknown_key(raw, schema), loc, key=True, rule="unknown-key")
    if kind == "union_tag_not_found":
        return source.problem(f'"{context["discriminator"].strip(chr(39))}" is missing', loc, rule="missing-key")
    if kind == "union_tag_invalid":
        key = context["discriminator"].strip("'")
        return source.problem(
            unknown(key, context["tag"], _quoted(context["expected_tags"])), (*loc, key), rule=f"unknown-{key}"
        )
    if kind in ("literal_error", "enum"):
        # The last name of pydantic's path: in a short form (`team: met`) the file does not have it.
        named = next((part for part in reversed(raw) if isinstance(part, str) and part.isidentifier()), "value")
        return source.problem(unknown(named, error["input"], _quoted(context["expected"])), loc, rule=_word_rule(named))
    return source.problem(_plain(error, source.written.get(loc), schema), loc, rule=_rule(kind))


def _rule(kind: str) -> str:
    if kind in _EXPECTED:
        return "wrong-type"
    return kind if "-" in kind else _RULES.get(kind, "wrong-form")


def _word_rule(named: str) -> str:
    return "unknown-level" if named == "level" else "unknown-word"


def _real_parts(source: YamlSource, loc: tuple[Key, ...], prefix: tuple[Key, ...], keep_last: bool) -> Iterator[Key]:
    """The parts of pydantic's path that stand in the file: it also names the chosen member of a union."""
    here = prefix
    for index, part in enumerate(loc):
        if (*here, part) in source.values or (keep_last and index == len(loc) - 1):
            here = (*here, part)
            yield part


def _unknown_key(raw: tuple[Key, ...], schema: Mapping[str, Any]) -> str:
    """The message for a key that is not known where it stands; perhaps it is in the mapping around."""
    *around, key = raw
    known = known_keys(schema, around)
    while around and not isinstance(around[-1], str):
        around.pop()
    if around and str(key) in known_keys(schema, around[:-1]):
        return f'"{key}" stands beside "{around[-1]}", not in it'
    return f'unknown key "{key}"{suggest(str(key), known, "known keys")}'


def _quoted(expected: str) -> list[str]:
    return re.findall(r"'([^']*)'", expected)


def _plain(error: Mapping[str, Any], written: str | None, schema: Mapping[str, Any]) -> str:
    kind, context, given = error["type"], error.get("ctx", {}), error["input"]
    shown = {type(None): "nothing", list: "a list", dict: "a mapping"}.get(type(given), f'"{written or given}"')
    if kind in _EXPECTED:
        if forms := schema.get("$defs", {}).get(context.get("class_name"), {}).get("examples"):
            return f"write {' or '.join(forms)}, not {shown}"
        if kind == "string_type" and isinstance(given, int | float):
            return f"must be text: write {shown}, with the quotes"
        if isinstance(given, str) and _EXPECTED[kind].endswith("number") and _is_number(given):
            return f"must be {_EXPECTED[kind]}: write {given}, without quotes"
        if _EXPECTED[kind] == "a list" and isinstance(given, str):
            return f"must be a list: write [{given}]"
        return f"must be {_EXPECTED[kind]}, not {shown}"
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        word, limit = next((name, value) for name, value in context.items() if name in ("gt", "ge", "lt", "le"))
        relation = {"gt": "greater than", "ge": "at least", "lt": "less than", "le": "at most"}[word]
        return f"must be {relation} {limit:g}, not {shown}"
    if kind == "finite_number":
        return f"must be a finite number, not {shown}"
    if kind in ("too_short", "string_too_short"):
        return "must not be empty"
    return str(error["msg"]).removeprefix("Value error, ")


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?", text) is not None
