"""`resumesift rules …`: words and options only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from resumesift.cli_base import console, verbose

if TYPE_CHECKING:
    from rich.text import Text

    from resumesift.rulekit.catalogue import Named

_files = click.argument("files", nargs=-1, metavar="[FILE|NAME]...")


_KINDS = ("domains", "concepts", "metrics", "levels", "degrees", "sections")

_ALIASES = 8
"""Aliases shown a name; more where more of them hold the word that one searches for."""


@click.group()
def rules() -> None:
    """Check rulesets, run their cases, and look up the names that they may use."""


@rules.command()
@_files
@verbose
def check(files: tuple[str, ...]) -> None:
    """Check rulesets and case files: every fault with its file, line and column.

    FILE is a ruleset, with the case file beside it, a case file or a folder, NAME a shipped ruleset; without any, all
    shipped ones. Exit code 1 where there are findings.
    """
    from resumesift.report.shown import shown
    from resumesift.rulekit.lint import check_file
    from resumesift.rulekit.targets import rule_targets

    told: dict[str, None] = {}
    for path in rule_targets(files):
        problems = [str(problem) for problem in check_file(path)]
        for problem in problems:
            if problem not in told:  # a case file tells the faults of its ruleset, too
                click.echo(shown(problem))
        told |= dict.fromkeys(problems)
        if not problems:
            click.echo(f"{path}: ok")
    if told:
        raise click.exceptions.Exit(1)


@rules.command()
@_files
@click.option("-v", "--verbose", is_flag=True, help="Name the cases that pass, too.")
@click.option("-k", "pattern", metavar="REGEX", help="Run the cases whose name matches only.")
def test(files: tuple[str, ...], verbose: bool, pattern: str | None) -> None:
    """Run the cases of rulesets (`NAME.test.yaml` beside `NAME.yaml`).

    FILE is a case file, a ruleset or a folder, NAME a shipped ruleset; without any, all shipped ones. Exit code 1 where
    a case fails, or none was run.
    """
    from resumesift.report.shown import shown
    from resumesift.rulekit.cases import load_cases, run_case
    from resumesift.rulekit.targets import case_targets

    wanted = _pattern(pattern)
    passed = failed = 0
    for path in case_targets(files):
        suite = load_cases(path)
        for case in suite.cases:
            if wanted and not wanted.search(case.name):
                continue
            result = run_case(suite, case)
            passed, failed = passed + result.passed, failed + (not result.passed)
            if verbose or not result.passed:
                click.echo("\n".join(map(shown, result.text(verbose=verbose).splitlines())))
    if not passed + failed:
        raise click.ClickException(f"no case has a name that matches {pattern!r}: none was run")
    click.echo(f"{passed} passed, {failed} failed")
    if failed:
        raise click.exceptions.Exit(1)


@rules.command()
@click.argument("kinds", nargs=-1, metavar=f"[{'|'.join(_KINDS)}]...", type=click.Choice(_KINDS))
@click.option("--search", metavar="WORD", default="", help="Only what has this word in its id, name or aliases.")
@verbose
def names(kinds: tuple[str, ...], search: str) -> None:
    """List the names that rules may use, with what they are called in Chinese and English.

    Exit code 1 where nothing is found.
    """
    from resumesift.report.lines import put, styled
    from resumesift.rulekit.catalogue import KINDS

    terminal, found = console(), False
    for kind in kinds or _KINDS:
        entries = [(entry, words) for entry in KINDS[kind]() if (words := entry.matching(search, _ALIASES)) is not None]
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

    lines = hanging(blanks(2), styled((entry.id, "bold"), f"  {entry.title}".rstrip()), width)
    if words:
        more = ", …" if len(words) < len(entry.aliases) else ""
        lines += hanging(blanks(6), styled((", ".join(words) + more, "dim")), width)
    return lines


def _pattern(text: str | None) -> re.Pattern[str] | None:
    try:
        return re.compile(text) if text else None
    except re.error as error:
        raise click.BadParameter(f"{text!r} is no regular expression: {error}", param_hint="-k") from None
