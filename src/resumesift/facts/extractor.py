"""Which extractor made some facts: all that they depend on beside the file's content, as one short text."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

ROOMS = (
    *("addresses.py", "dates", "document.py", "errors.py", "extraction", "facts", "folding.py", "lexicon", "reading"),
    *("resume.py", "scripts.py", "yaml_source"),
)
"""The rooms that facts come from; what they may import lies within."""

_NAME = re.compile(r"[\w.-]+")
_PACKAGE = Path(__file__).parents[1]


@cache
def extractor_version() -> str:
    """A digest of our own code and words, and of the versions of Python and of the libraries."""
    digest = hashlib.sha256(sys.version.encode())
    for part in _libraries():
        digest.update(f"{part}\n".encode())
    for path in _sources():
        digest.update(path.relative_to(_PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for room in ROOMS:
        path = _PACKAGE / room
        found = path.rglob("*") if path.is_dir() else [path]
        yield from sorted(file for file in found if file.suffix in (".py", ".yaml"))


def _libraries() -> Iterator[str]:
    """Each library that the package names, of extras too, with its version where it is installed."""
    try:
        requirements = sorted(requires("resumesift") or ())
    except PackageNotFoundError:  # run from its sources
        requirements = []
    for requirement in requirements:
        name = _NAME.match(requirement)[0]  # type: ignore[index]
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield name
