"""`resumesift rules check`."""

from __future__ import annotations

import click

from resumesift.cli_base import verbose
from resumesift.cli_rules.arguments import files_or_names


@click.command()
@files_or_names
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
