"""E-mail addresses and addresses of pages: what stands in them says nothing about the person's skills."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resumesift.extraction.draft import Span

MARK = re.compile(r"@|://|www\.", re.IGNORECASE)
"""What no text holds outside an address."""

HOST = re.compile(
    r"(?<![A-Za-z0-9.-])(?:(?P<path>(?P<site>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})/[!-~]+)"
    r"|(?:[a-z0-9-]+\.){2,}[a-z]{2,}(?![A-Za-z]))"
)
"""A page's address without its scheme, in lower case: a site with a path, or three names parted by dots."""

_MARKED = re.compile(r"(?<![!-~])[!-~]*(?:@|://|www\.)[!-~]*", re.IGNORECASE)


def addresses(text: str, start: int, end: int) -> Iterator[Span]:
    """The spans of the addresses between two offsets of `text`."""
    for pattern in (_MARKED, HOST):
        for match in pattern.finditer(text, start, end):
            yield match.span()


def is_address(words: str) -> bool:
    """Do the words hold an address of any kind?"""
    return bool(MARK.search(words) or HOST.search(words))
