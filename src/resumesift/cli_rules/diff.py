"""`resumesift rules diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from resumesift.cli_base import console
from resumesift.cli_rules.arguments import as_of, cache_of, cache_options, inputs, workers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from resumesift.facts import FactsCache, Person
    from resumesift.rulekit.diff.told import Told
    from resumesift.rulekit.revisions import Edition


@click.command()
@click.argument("old")
@click.argument("new")
@inputs
@as_of
@click.option(
    "--format", "form", type=click.Choice(["text", "table", "json"]), default="text", show_default=True,
    help="What is printed: everybody who changes with quotes, a row for each, or JSON.",
)  # fmt: skip
@click.option("--fail-on-flip", is_flag=True, help="Exit code 1 where anybody changes decision.")
@cache_options
@workers
@click.option("-v", "--verbose", is_flag=True, help="Name everybody whose rank changes.")
def diff(
    old: str,
    new: str,
    inputs: tuple[Path, ...],
    as_of: str | None,
    form: str,
    fail_on_flip: bool,
    cache: Path,
    no_cache: bool,
    workers: int | None,
    verbose: bool,
) -> None:
    """Tell who changes decision or rank between two rulesets, by which criterion, with the evidence.

    OLD and NEW are files, names of shipped rulesets, or files at a revision of git (rules/x.yaml@HEAD~1). INPUT is
    résumés, folders of them, or the results of a run (results.jsonl, or its folder).
    """
    from resumesift.rulekit.diff.changes import changes_between, meant_by
    from resumesift.rulekit.diff.people import difference
    from resumesift.rulekit.diff.told import Told
    from resumesift.rulekit.revisions import edition
    from resumesift.screener import as_date

    before, after = edition(old), edition(new)
    changes, meant = changes_between(before, after), meant_by(before.rules, after)
    pairs = _pairs((before, after), inputs, as_date(as_of) if as_of else None, cache_of(cache, no_cache), workers)
    told = Told(before, after, changes, meant, difference(before.rules, after.rules, pairs))
    _print(told, form, verbose)
    if fail_on_flip and told.people.flips:
        raise click.exceptions.Exit(1)


def _pairs(
    editions: Sequence[Edition], inputs: Sequence[Path], day: date | None, cache: FactsCache | None, workers: int | None
) -> Iterator[tuple[Person, Person]]:
    """Everybody as either ruleset finds them; read once where both look for the same words."""
    from resumesift.batch.people import people
    from resumesift.facts.read import FactsReader
    from resumesift.pool import default_workers

    words = {edition.rules.vocabulary_digest: edition.rules.vocabulary for edition in editions}
    read = [
        people(
            inputs,
            workers=workers or default_workers(),
            reader=FactsReader(cache, vocabulary),
            as_of=day,
            leave_out=cache.files if cache else (),
        )
        for vocabulary in words.values()
    ]
    for found in zip(*read, strict=True):
        yield found[0], found[-1]


def _print(told: Told, form: str, verbose: bool) -> None:
    from resumesift.report.shown import shown
    from resumesift.rulekit.diff.told import COLUMNS, all_lines, as_data, rows, summary_lines

    if form == "json":
        import json

        click.echo(json.dumps(as_data(told), ensure_ascii=False, indent=2))
        return
    lines = summary_lines(told) if form == "table" else all_lines(told, everybody=verbose)
    for line in lines:
        click.echo(shown(line))
    if form == "table" and told.people.flips:
        from rich.table import Column, Table
        from rich.text import Text

        table = Table(*(Column(name, overflow="fold") for name in COLUMNS), box=None, pad_edge=False)
        for row in rows(told):
            table.add_row(*(Text(shown(cell)) for cell in row))
        click.echo()
        console().print(table)
