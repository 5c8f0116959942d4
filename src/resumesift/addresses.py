"""E-mail addresses and addresses of pages: what stands in them is no date, no name and no skill."""

from __future__ import annotations

import re
from collections.abc import Iterator

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
"""A whole e-mail address."""

LINK = re.compile(r"https?:|://|www\.", re.IGNORECASE)
"""What no text holds outside the address of a page."""

MARK = re.compile(r"@|://|www\.", re.IGNORECASE)
"""What no text holds outside an address of either kind."""

HOST = re.compile(
    r"(?<![A-Za-z0-9.-])(?:(?P<path>(?P<site>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})/[!-~]+)"
    r"|(?:[a-z0-9-]+\.){2,}[a-z]{2,}(?![A-Za-z]))"
)
"""A page's address without its scheme, in lower case: a site with a path, or three names parted by dots."""

ADDRESS = re.compile(r"(?<![!-~])[!-~]*(?:@|://|www\.)[!-~]*", re.IGNORECASE)
"""A run of ASCII characters with such a mark: the address and what is written to it."""


def addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the addresses between two offsets of `text`."""
    for pattern in (ADDRESS, HOST):
        for match in pattern.finditer(text, start, end):
            yield match.span()


def is_address(words: str) -> bool:
    """Do the words hold an address of any kind?"""
    return bool(MARK.search(words) or HOST.search(words))
