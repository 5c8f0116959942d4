"""`resumesift rules new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from resumesift.cli_base import verbose

if TYPE_CHECKING:
    from resumesift.screening import Language


@click.command()
@click.argument("name", metavar="NAME|FILE")
@click.option("--title", help="What the vacancy is called.  [default: NAME]")
@click.option(
    "--language", type=click.Choice(["zh", "en"]),
    help="Language of reasons and comments.  [default: that of --extends, else zh]",
)  # fmt: skip
@click.option("--extends", metavar="NAME|FILE", help="Hold only what differs from this ruleset.")
@verbose
def new(name: str, title: str | None, language: Language | None, extends: str | None) -> None:
    """Write a ruleset with comments, and its cases beside it: NAME.yaml and NAME.test.yaml in this folder.

    Files that are there already are left alone.
    """
    from resumesift.rulekit.scaffold import new_rules
    from resumesift.rules.find import SUFFIXES

    path = Path(name if name.endswith(SUFFIXES) else f"{name}.yaml")
    for file in new_rules(path, language=language, title=title, extends=extends):
        click.echo(file)
    click.echo(f"next: resumesift rules check {path} && resumesift rules test {path}")
