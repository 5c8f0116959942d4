"""A case as YAML, as a person would write it into a case file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from resumesift.scripts import IDEOGRAPH

_PLAIN = re.compile(rf"[A-Za-z{IDEOGRAPH}][\w./+-]*(?: [\w./+-]+)*|\d{{4}}-\d\d(-\d\d)?")
_NAME = re.compile(r"\w[\w.,/+’()-]*(?: [\w(][\w.,/+’()-]*)+")
_NOT_TEXT = re.compile("true|false|null", re.IGNORECASE)  # yes and no are words in YAML 1.2
_WIDTH = 110


def case_yaml(
    name: str, given: dict[str, Any], expect: dict[str, Any], *, indent: int = 2, as_of: str | None = None
) -> str:
    """An item of `cases:`, indented by so many spaces."""
    return "\n".join(" " * indent + line for line in _case(name, given, expect, as_of)) + "\n"


def _case(name: str, given: dict[str, Any], expect: dict[str, Any], as_of: str | None) -> Iterator[str]:
    yield f"- name: {name if _NAME.fullmatch(name) else flow(name)}"
    if as_of:
        yield f"  as_of: {as_of}"
    yield "  given:" + ("" if given else " {}")
    for key, value in given.items():
        line = f"    {key}: {flow(value)}"
        if isinstance(value, list) and (key in ("work", "education") or len(line) > _WIDTH):
            yield f"    {key}:"
            yield from (f"      - {flow(item)}" for item in value)
        else:
            yield line
    yield f"  expect: {flow(expect)}"


def flow(value: Any) -> str:
    """YAML in one line, texts in quotes only where they need them."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and not _NOT_TEXT.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=isinstance(value, str) and not value.isprintable())
