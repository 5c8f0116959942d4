"""One result as one line of JSON: the keys always in the same order, every character of the text as it is."""

from __future__ import annotations

from pydantic_core import PydanticSerializationError

from resumesift.screening import Screening

_LINE_BREAKS = {char: f"\\u{ord(char):04x}" for char in "\x7f\x85\u2028\u2029"}
"""Characters that JSON allows in a string but that many programs take for the end of a line."""


def to_line(screening: Screening) -> str:
    """The result as RESULT.md promises it, without the newline; the same screening gives the same characters."""
    try:
        line = screening.model_dump_json()
    except PydanticSerializationError as error:
        if KeyboardInterrupt.__name__ in str(error):  # pydantic wraps it, whoever pressed Ctrl-C
            raise KeyboardInterrupt from error
        raise
    for char, escaped in _LINE_BREAKS.items():
        line = line.replace(char, escaped)
    return line


def from_line(line: str) -> Screening:
    """The result that `to_line` wrote. Raises pydantic's ValidationError for any other line."""
    return Screening.model_validate_json(line)
