"""`resumesift rules tune`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from resumesift.cli_base import verbose
from resumesift.cli_rules.arguments import as_of, cache_of, cache_options, inputs, workers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from resumesift.facts import FactsCache, Person
    from resumesift.rulekit.tune.told import Tuning
    from resumesift.rules.model import RuleSet


@click.command()
@click.argument("rules_name", metavar="RULES")
@inputs
@click.option(
    "--labels", "labels_file", type=click.Path(path_type=Path), required=True, metavar="FILE",
    help="CSV with the columns file and label: yes or no for each résumé.",
)  # fmt: skip
@as_of
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What is printed."
)
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Draw the curves of the thresholds, too: a .png or .svg file; needs the extra plot.")  # fmt: skip
@cache_options
@workers
@verbose
def tune(
    rules_name: str,
    inputs: tuple[Path, ...],
    labels_file: Path,
    as_of: str | None,
    form: str,
    plot: Path | None,
    cache: Path,
    no_cache: bool,
    workers: int | None,
) -> None:
    """Hold a ruleset against a recruiter's own yes and no: where they agree, and what each threshold would change.

    INPUT is résumés, folders of them, or the results of a run (results.jsonl, or its folder). The file of the rules
    is not changed.
    """
    from resumesift.rulekit.revisions import edition
    from resumesift.rulekit.tune.agreement import agreement_of, criterion_agreements, warnings_of
    from resumesift.rulekit.tune.figures import Bootstrap
    from resumesift.rulekit.tune.judged import judge_labelled
    from resumesift.rulekit.tune.labels import read_labels
    from resumesift.rulekit.tune.plot import plot_sweeps
    from resumesift.rulekit.tune.sweep import propose, sweeps_of
    from resumesift.rulekit.tune.told import Tuning

    held, labels = edition(rules_name), read_labels(labels_file)
    found = _found(held.rules, inputs, as_of, cache_of(cache, no_cache), workers)
    labelled = judge_labelled(held.rules, labels, found)
    if not labelled.people:
        raise click.UsageError(f"none of the {len(labels)} labels of {labels_file} means a résumé that could be read")
    people, chance = labelled.people, Bootstrap(len(labelled.people))
    agreement = agreement_of(people, [one.verdict.decision for one in people], chance)
    sweeps = sweeps_of(held.rules, people)
    proposal = propose(people, sweeps)
    criteria = criterion_agreements(held.rules, people, chance)
    if plot is not None:
        plot_sweeps(sweeps, plot)
    _print(Tuning(held.rules, held.source, labelled, agreement, criteria, sweeps, proposal, warnings_of(people)), form)


def _found(
    rules: RuleSet, inputs: Sequence[Path], as_of: str | None, cache: FactsCache | None, workers: int | None
) -> Iterator[Person]:
    from resumesift.batch.people import people
    from resumesift.facts.read import FactsReader
    from resumesift.pool import default_workers
    from resumesift.screener import as_date

    return people(
        inputs,
        workers=workers or default_workers(),
        reader=FactsReader(cache, rules.vocabulary),
        as_of=as_date(as_of) if as_of else None,
        leave_out=cache.files if cache else (),
    )


def _print(tuning: Tuning, form: str) -> None:
    from resumesift.report.shown import shown
    from resumesift.rulekit.tune.told import tuning_data, tuning_lines

    if form == "json":
        import json

        click.echo(json.dumps(tuning_data(tuning), ensure_ascii=False, indent=2))
        return
    for line in tuning_lines(tuning):
        click.echo(shown(line))
