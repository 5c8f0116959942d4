"""`resumesift rules …`: words and options only."""

from __future__ import annotations

import re
import sys

import click

_files = click.argument("files", nargs=-1, metavar="[FILE|NAME]...")


@click.group()
def rules() -> None:
    """Check rulesets and run their cases."""


@rules.command()
@_files
def check(files: tuple[str, ...]) -> None:
    """Check rulesets and case files: every fault with its file, line and column.

    Without FILE or NAME: the shipped rulesets. Exit code 1 where there are findings.
    """
    from resumesift.report.shown import shown
    from resumesift.rulekit.lint import check_file
    from resumesift.rulekit.targets import rule_targets

    findings = 0
    for path in rule_targets(files):
        problems = check_file(path)
        findings += len(problems)
        for problem in problems:
            click.echo(shown(str(problem)))
        if not problems:
            click.echo(f"{path}: ok")
    sys.exit(1 if findings else 0)


@rules.command()
@_files
@click.option("-v", "--verbose", is_flag=True, help="Name the cases that pass, too.")
@click.option("-k", "pattern", metavar="REGEX", help="Run the cases whose name matches only.")
def test(files: tuple[str, ...], verbose: bool, pattern: str | None) -> None:
    """Run the cases of rulesets (`NAME.test.yaml` beside `NAME.yaml`).

    FILE is a case file, a ruleset or a folder, NAME a shipped ruleset; without any, all shipped ones. Exit code 1 where
    a case fails.
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
    click.echo(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def _pattern(text: str | None) -> re.Pattern[str] | None:
    try:
        return re.compile(text) if text else None
    except re.error as error:
        raise click.BadParameter(f"{text!r} is no regular expression: {error}", param_hint="-k") from None
