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

    from resumesift.facts import FactsCache
    from resumesift.rulekit.diff.people import Subject
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
    from resumesift.rulekit.diff.changes import cases_that_say_so, changes_between
    from resumesift.rulekit.diff.people import difference
    from resumesift.rulekit.diff.told import Told
    from resumesift.rulekit.revisions import edition
    from resumesift.screener import as_date

    before, after = edition(old), edition(new)
    day = as_date(as_of) if as_of else None
    days: set[date] = set()
    subjects = _subjects((before, after), inputs, day, cache_of(cache, no_cache), workers, days)
    people = difference(before.rules, after.rules, subjects)
    changes, meant = changes_between(before, after), cases_that_say_so(before.rules, after)
    told = Told(before, after, changes, meant, people, days.pop() if len(days) == 1 else None)
    _print(told, form, verbose)
    if fail_on_flip and people.flips:
        raise click.exceptions.Exit(1)


def _subjects(
    editions: Sequence[Edition],
    inputs: Sequence[Path],
    day: date | None,
    cache: FactsCache | None,
    workers: int | None,
    days: set[date],
) -> Iterator[Subject]:
    """Everybody; those who speak of words of their own are read by each ruleset's. `days` gathers the days."""
    from resumesift.batch.people import people
    from resumesift.facts.read import FactsReader
    from resumesift.pool import default_workers
    from resumesift.rulekit.diff.people import Subject
    from resumesift.screener import as_date

    words = dict.fromkeys(edition.rules.vocabulary for edition in editions)
    apart = len({each.digest for each in words}) > 1
    left_out = cache.files if cache else ()
    read = [
        people(
            inputs,
            workers=workers or default_workers(),
            reader=FactsReader(cache, edition.rules.vocabulary),
            leave_out=left_out,
        )
        for edition in (editions if apart else editions[:1])
    ]
    for found in zip(*read, strict=True):
        one, other = found[0], found[-1]
        if apart and one.as_of is not None:
            raise click.UsageError("the two rulesets have vocabularies that differ: give the résumés, not the results")
        today = day or one.as_of or as_date(None)
        days.add(today)
        error = one.error or other.error
        yield Subject(one.file, one.facts, other.facts, today, error[1] if error else None)


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
