"""`resumesift rules test`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from resumesift.cli_rules.arguments import files_or_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resumesift.rulekit.cases import SuiteRun
    from resumesift.rulekit.coverage import Coverage
    from resumesift.rulekit.mutate.trial import Mutation


@click.command()
@files_or_names
@click.option("-v", "--verbose", is_flag=True, help="Name the cases that pass, too.")
@click.option("-k", "pattern", metavar="REGEX", help="Run the cases whose name matches only.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "junit"]), default="text", show_default=True,
    help="What is printed: text for a person, JSON, or JUnit XML for a CI system.",
)  # fmt: skip
@click.option(
    "--coverage", is_flag=True,
    help="Tell which states and which sides of each bound the cases prove, and which cases are missing.",
)  # fmt: skip
@click.option(
    "--fail-under", "least", type=click.FloatRange(0, 100), metavar="PERCENT",
    help="Exit code 1 where the coverage of a ruleset is less; with --coverage or without.",
)  # fmt: skip
@click.option(
    "--mutate", is_flag=True,
    help="Change each ruleset in one place at a time; tell which changes no case notices, each with a case to add. "
    "Exit code 1 where one survives.",
)  # fmt: skip
def test(
    files: tuple[str, ...],
    verbose: bool,
    pattern: str | None,
    form: str,
    coverage: bool,
    least: float | None,
    mutate: bool,
) -> None:
    """Run the cases of rulesets (`NAME.test.yaml` beside `NAME.yaml`).

    FILE is a case file, a ruleset or a folder, NAME a shipped ruleset; without any, all shipped ones. Exit code 1 where
    a case fails, one that is known to fail (xfail) passes, or none was run.
    """
    from resumesift.rulekit.cases import load_cases, run_suite
    from resumesift.rulekit.coverage import coverage_of
    from resumesift.rulekit.coverage_text import headline
    from resumesift.rulekit.mutate.trial import mutation_of
    from resumesift.rulekit.targets import case_targets

    wanted = _pattern(pattern)
    suites = [load_cases(path) for path in case_targets(files)]
    every = (run_suite(suite, [c for c in suite.cases if not wanted or wanted.search(c.name)]) for suite in suites)
    runs = [run for run in every if run.results]
    if not runs:
        raise click.ClickException(f"no case has a name that matches {pattern!r}: none was run")
    covered = coverage_of(runs) if coverage or least is not None else []
    mutations = mutation_of(runs) if mutate else []
    _print(runs, form, verbose, covered if coverage else [], mutations)
    low = [each for each in covered if least is not None and each.percent < least]
    for each in low:
        click.echo(f"{each.source.path}: {headline(each)}, less than {least:g}%", err=True)
    survived = any(each.survivors for each in mutations)
    if low or survived or not all(result.ok for run in runs for result in run.results):
        raise click.exceptions.Exit(1)


def _print(
    runs: Sequence[SuiteRun], form: str, verbose: bool, covered: Sequence[Coverage], mutations: Sequence[Mutation]
) -> None:
    from resumesift.report.shown import shown
    from resumesift.rulekit.case_json import run_data
    from resumesift.rulekit.case_text import case_text, summary
    from resumesift.rulekit.coverage import coverage_data
    from resumesift.rulekit.coverage_text import coverage_text
    from resumesift.rulekit.junit import junit
    from resumesift.rulekit.mutate.mutation_text import mutation_data, mutation_text

    told_besides = [*map(coverage_text, covered), *map(mutation_text, mutations)]

    if form == "json":
        import json

        told = run_data(runs) | ({"coverage": [coverage_data(each) for each in covered]} if covered else {})
        told |= {"mutation": [mutation_data(each) for each in mutations]} if mutations else {}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif form == "junit":
        click.echo(junit(runs, told_besides), nl=False)
    else:
        results = (result for run in runs for result in run.results)
        texts = [case_text(result, verbose=verbose) for result in results if verbose or not result.ok]
        for text in (*texts, *told_besides, summary(runs)):
            click.echo("\n".join(map(shown, text.splitlines())))


def _pattern(text: str | None) -> re.Pattern[str] | None:
    try:
        return re.compile(text) if text else None
    except re.error as error:
        raise click.BadParameter(f"{text!r} is no regular expression: {error}", param_hint="-k") from None
