"""`resumesift rules schema`."""

from __future__ import annotations

import click

from resumesift.cli_base import verbose


@click.command()
@click.option("--cases", is_flag=True, help="That of case files (NAME.test.yaml) instead.")
@verbose
def schema(cases: bool) -> None:
    """Print the JSON Schema of rulesets, by which an editor completes keys and names and marks faults."""
    from resumesift.rulekit.schema import cases_schema, ruleset_schema, schema_text

    click.echo(schema_text(cases_schema() if cases else ruleset_schema()), nl=False)
