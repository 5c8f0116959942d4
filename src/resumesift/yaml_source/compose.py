"""YAML text → nodes with their places: by the C library, or by the reader that tells why a text is no YAML."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import cache
from typing import Any

# The core schema of YAML 1.2: `yes` and `on` are words, dates are text.
_RESOLVED = {
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "float": (
        r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
        r"|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
        "-+0123456789.",
    ),
    "int": (r"[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+", "-+0123456789"),
    "null": (r"~|null|Null|NULL|", ("~", "n", "N", "")),
}


class NotYamlError(Exception):
    """The text is no YAML; its cause says where and why."""


def compose(text: str) -> Any:
    """The root node of a YAML document, None where it is empty.

    Raises NotYamlError, or RecursionError where it is nested too deeply. The words for a fault are those of srsly's
    reader, which is slow, whichever library finds it first.
    """
    fast = _c_composer()
    node, sound = fast(text) if fast and not text.startswith("%") else (None, False)
    if sound:
        return node
    from srsly.ruamel_yaml import YAML
    from srsly.ruamel_yaml.error import YAMLError

    try:
        constructor, _ = YAML(typ="safe", pure=True).get_constructor_parser(text)
        with warnings.catch_warnings(action="ignore"):  # an anchor that stands twice: anchors are faults anyhow
            return constructor.composer.get_single_node()
    except YAMLError as error:
        raise NotYamlError from error


@cache
def _c_composer() -> Callable[[str], tuple[Any, bool]] | None:
    """Gives the root node and whether the C library took the text; None where there is no such library."""
    try:
        from yaml import YAMLError
        from yaml.cyaml import CParser
        from yaml.resolver import BaseResolver
    except ImportError:  # PyYAML was built without libyaml
        return None

    class Composer(CParser, BaseResolver):  # type: ignore[misc]  # PyYAML has no types
        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            BaseResolver.__init__(self)

    for kind, (pattern, first) in _RESOLVED.items():
        Composer.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(rf"(?:{pattern})\Z"), list(first))

    def composed(text: str) -> tuple[Any, bool]:
        try:
            return Composer(text).get_single_node(), True
        except (YAMLError, UnicodeError):
            return None, False

    return composed
