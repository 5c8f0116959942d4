"""Text of files and people made fit for a terminal: what would steer it is shown, not obeyed."""

from __future__ import annotations

import unicodedata

from resumesift.report.labels import label
from resumesift.resume import Evidence, MonthRange, WorkEntry
from resumesift.screening import Language

MARKS = {"met": "✔", "unclear": "?", "not_met": "✘"}
STYLES = {
    "met": "green",
    "unclear": "yellow",
    "not_met": "red",
    "qualified": "bold green",
    "review": "bold yellow",
    "not_qualified": "bold red",
    "unreadable": "bold magenta",
}

_LONGEST_QUOTE = 80
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_HARMLESS = frozenset("\u200d\ufe0f\u00ad")


def shown(text: str) -> str:
    """The text with control, direction and invisible characters written out (`\\x1b`, `\\u202e`)."""
    return "".join(_written(char) if _steers(char) else char for char in text)


def shown_quote(evidence: Evidence, language: Language) -> str:
    """A quote with its page, shortened where it is long: “…” (p. 2)."""
    quote = shown(evidence.quote)
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[: _LONGEST_QUOTE - 1].rstrip() + "…"
    quote = f"“{quote}”"
    return quote if evidence.page is None else f"{quote} ({label('page', language).format(evidence.page)})"


def shown_dates(entry: WorkEntry, language: Language) -> str:
    """`2018-03 – 2019`, `2018-03 – present`, or that there are none."""
    if entry.start is None and entry.end is None:
        return label("no_dates", language)
    return f"{entry.start or '?'} – {entry.end or label('present', language)}"


def shown_months(months: MonthRange | None) -> str:
    """`26–48`, or one number where the bounds agree; empty where nothing was counted."""
    if months is None:
        return ""
    return str(months.low) if months.low == months.high else f"{months.low}–{months.high}"


def _steers(char: str) -> bool:
    return unicodedata.category(char) in _STEERING and char not in _HARMLESS


def _written(char: str) -> str:
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")
