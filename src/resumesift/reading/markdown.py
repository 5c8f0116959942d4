"""Markdown → Document: its marks become the page that they stand for, and that is read like any page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from resumesift.document import Document
from resumesift.reading.encodings import decoded
from resumesift.reading.html.read import document_of
from resumesift.reading.text import read_plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# The time that marks take grows with the square of a block's length; a text beyond is read as it stands.
_LONGEST = 200_000  # characters
_LONGEST_BLOCK = 20_000
# What programs that make pages of Markdown keep before it.
_FRONT_MATTER = re.compile(
    r"\A\s*---[ \t]*\n((?:[\w.-]+:.*\n|[ \t]+\S.*\n|- .*\n|#.*\n|[ \t]*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_TORN_HEADING = re.compile(r"^( {0,3}#{1,6})(?=[^\s#])", re.MULTILINE)


def read_markdown(data: bytes) -> Document:
    """The document in the bytes of a Markdown text, line ends kept; UnreadableError as in `read_html`."""
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _LONGEST or max(map(len, _BLANK_LINE.split(text))) > _LONGEST_BLOCK:
        return read_plain(data)
    text = _FRONT_MATTER.sub(r"\1\n", text, count=1)
    return document_of(_parser().render(_TORN_HEADING.sub(r"\1 ", text)), "markdown")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # A line end that somebody typed is one that he wanted; an indented line is no code in a résumé.
    return MarkdownIt("commonmark", {"breaks": True, "html": True}).enable(["table", "strikethrough"]).disable("code")
