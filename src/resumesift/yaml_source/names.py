"""Messages about unknown names, with the nearest known one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def suggest(name: str, known: Iterable[str], label: str = "known") -> str:
    """The end of a message about an unknown name: the nearest known one, or all of them where none is near."""
    names = sorted(set(known))
    near = nearest(name, names)
    if near is not None:
        return f', did you mean "{near}"?'
    return f" ({label}: {', '.join(names)})" if 0 < len(names) <= 20 else ""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` may have meant, None where nothing is near."""
    lowered = {candidate.lower(): candidate for candidate in known}
    found = get_close_matches(name.lower(), list(lowered), n=1, cutoff=0.6)
    return lowered[found[0]] if found else None


def unknown(what: str, name: object, known: Iterable[str]) -> str:
    """The message for a name that is none of `known`."""
    return f'unknown {what} "{name}"{suggest(str(name), known)}'
