"""`resumesift rules names`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from resumesift.cli_base import console, verbose

if TYPE_CHECKING:
    from rich.text import Text

    from resumesift.rulekit.catalogue import Named

_KINDS = ("domains", "concepts", "metrics", "levels", "degrees", "sections")

_ALIASES = 8
"""Aliases shown a name; more where more of them hold the word that one searches for."""


@click.command()
@click.argument("kinds", nargs=-1, metavar=f"[{'|'.join(_KINDS)}]...", type=click.Choice(_KINDS))
@click.option("--search", metavar="WORD", default="", help="Only what has this word in its id, name or aliases.")
@click.option("--rules", "ruleset", metavar="NAME|FILE", help="List what this ruleset adds, too.")
@verbose
def names(kinds: tuple[str, ...], search: str, ruleset: str | None) -> None:
    """List the names that rules may use, with what they are called in Chinese and English.

    Exit code 1 where nothing is found.
    """
    from resumesift.lexicon.spoken import speaking
    from resumesift.report.lines import put, styled
    from resumesift.rulekit.catalogue import KINDS
    from resumesift.rules.load import load_rules

    terminal, found = console(), False
    vocabulary = load_rules(ruleset).vocabulary if ruleset is not None else None
    for kind in kinds or _KINDS:
        with speaking(vocabulary):
            named = list(KINDS[kind]())
        entries = [(entry, words) for entry in named if (words := entry.matching(search, _ALIASES)) is not None]
        if entries and len(kinds) != 1:
            put(terminal, [styled((f"{chr(10) if found else ''}{kind}", "bold"))])
        found = found or bool(entries)
        for entry, words in entries:
            put(terminal, _lines(entry, words, terminal.width))
    if not found:
        raise click.ClickException(f"nothing that rules may use has {search!r} in its id, its name or its aliases")


def _lines(entry: Named, words: tuple[str, ...], width: int) -> list[Text]:
    """A name and what it is called on a line, its aliases below."""
    from resumesift.report.lines import blanks, hanging, styled
    from resumesift.report.shown import shown

    lines = hanging(blanks(2), styled((entry.id, "bold"), shown(f"  {entry.title}".rstrip())), width)
    if words:
        more = ", …" if len(words) < len(entry.aliases) else ""
        lines += hanging(blanks(6), styled((shown(", ".join(words) + more), "dim")), width)
    return lines
