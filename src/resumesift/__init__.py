"""Screens résumés against qualification rules written in YAML, with the proof on the page.

>>> from resumesift import Screener, load_rules
>>> screening = Screener(load_rules("ecommerce-director"), as_of="2026-06-30").screen("resume.pdf")  # doctest: +SKIP

The names below are loaded when they are first used, so that `import resumesift` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resumesift.errors import ResumesiftError, RuleError, UnreadableError
    from resumesift.facts import Facts, FactsCache
    from resumesift.resume import Resume
    from resumesift.rules import evaluate, load_rules
    from resumesift.screener import Screener, parse
    from resumesift.screening import Screening

    __version__: str

__all__ = [
    "Facts",
    "FactsCache",
    "Resume",
    "ResumesiftError",
    "RuleError",
    "Screener",
    "Screening",
    "UnreadableError",
    "__version__",
    "evaluate",
    "load_rules",
    "parse",
]

_HOMES = {
    "Facts": "resumesift.facts",
    "FactsCache": "resumesift.facts",
    "Resume": "resumesift.resume",
    "ResumesiftError": "resumesift.errors",
    "RuleError": "resumesift.errors",
    "Screener": "resumesift.screener",
    "Screening": "resumesift.screening",
    "UnreadableError": "resumesift.errors",
    "evaluate": "resumesift.rules",
    "load_rules": "resumesift.rules",
    "parse": "resumesift.screener",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("resumesift")
    if name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
