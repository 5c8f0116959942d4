"""`resumesift rules test`."""

from __future__ import annotations

import re

import click

from resumesift.cli_rules.arguments import files_or_names


@click.command()
@files_or_names
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


def _pattern(text: str | None) -> re.Pattern[str] | None:
    try:
        return re.compile(text) if text else None
    except re.error as error:
        raise click.BadParameter(f"{text!r} is no regular expression: {error}", param_hint="-k") from None
