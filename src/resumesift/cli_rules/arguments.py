"""What several of the commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from resumesift.facts import FactsCache

files_or_names = click.argument("files", nargs=-1, metavar="[FILE|NAME]...")
"""Rulesets and case files: `resumesift.rulekit.targets` says which a name means."""

inputs = click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
"""Résumés, folders of them, and results: `resumesift.batch.people` says who is in them."""

as_of = click.option(
    "--as-of", metavar="DATE",
    help="Day up to which posts still held are counted, as YYYY-MM-DD.  [default: that of the results, else today]",
)  # fmt: skip

workers = click.option("--workers", type=click.IntRange(min=1), help="Processes that read.  [default: one a processor]")


def cache_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--cache FILE` and `--no-cache`, which `cache_of` makes a cache of."""
    kept = click.option(
        "--cache", type=click.Path(dir_okay=False, path_type=Path), envvar="RESUMESIFT_CACHE", show_default=True,
        default=Path("resumesift-results") / "facts.sqlite", help="File that keeps what was read.",
    )  # fmt: skip
    none = click.option("--no-cache", is_flag=True, help="Read everything, and keep nothing of it.")
    return kept(none(command))


def cache_of(cache: Path, no_cache: bool) -> FactsCache | None:
    """The cache of these options; None for none."""
    from resumesift.facts import FactsCache

    return None if no_cache else FactsCache(cache)
