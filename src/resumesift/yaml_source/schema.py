"""What a JSON schema, as pydantic writes it, says of the keys that may stand at a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Key = str | int


def known_keys(schema: Mapping[str, Any], loc: Sequence[Key]) -> list[str]:
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
