"""The marks by which Markdown is told from plain text."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-|: \t]*$", re.MULTILINE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)[^*_\n]{1,80}(?<=\S)\1")
_LINK = re.compile(r"\[[^\]\n]{1,80}\]\((?:https?:|mailto:|tel:|\.?/)[^)\s]*\)")
_FEW_MARKS = 3


def is_markdown(text: str) -> bool:
    """Does a text have the marks of Markdown: a heading with its sign, a table, or several other marks?"""
    if _HEADING.search(text) or _TABLE.search(text):
        return True
    return len(_STRONG.findall(text)) + len(_LINK.findall(text)) >= _FEW_MARKS
