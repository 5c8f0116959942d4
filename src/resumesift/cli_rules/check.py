"""`resumesift rules check`."""

from __future__ import annotations

import click

from resumesift.cli_base import verbose
from resumesift.cli_rules.arguments import files_or_names


@click.command()
@files_or_names
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--ignore", "ignored", metavar="RULE", multiple=True, help="Leave out what a rule finds; repeatable.")
@click.option("--list", "listing", is_flag=True, help="List the rules of the linter, and end.")
@verbose
def check(files: tuple[str, ...], form: str, ignored: tuple[str, ...], listing: bool) -> None:
    """Check rulesets and case files: every fault with its file, line, column and rule.

    FILE is a ruleset, with the case file beside it, a case file or a folder, NAME a shipped ruleset; without any, all
    shipped ones. Exit code 1 where there are findings.
    """
    from resumesift.report.shown import shown
    from resumesift.rulekit.lint import check_file, listed, said
    from resumesift.rulekit.lint.registry import ignorable
    from resumesift.rulekit.targets import rule_targets

    try:
        left_out = {ignorable(name) for name in ignored}
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--ignore") from None
    if listing:
        click.echo("\n".join(listed()))
        return
    problems = [(path, check_file(path)) for path in rule_targets(files)]
    found = [(str(path), [one for one in told if one.rule not in left_out]) for path, told in problems]
    click.echo("\n".join(map(shown, said(found, form))))
    if any(told for _, told in found):
        raise click.exceptions.Exit(1)
