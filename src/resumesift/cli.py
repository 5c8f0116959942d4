"""The command line: words and options only. Everything heavy is imported inside the command that needs it."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from resumesift.report.terminal import Ranking
    from resumesift.rules.model import RuleSet
    from resumesift.screening import Screening

DEFAULT_RULES = "ecommerce-director"
DEFAULT_OUT = "resumesift-results"

_LATER = {"rules": "resumesift.cli_rules:rules"}
"""Command groups that live in modules of their own: name → module:object."""


class _Commands(click.Group):
    """Loads groups of `_LATER` when they are asked for, and makes one clear sentence of every error."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *_LATER]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _LATER:
            return super().get_command(ctx, cmd_name)
        from importlib import import_module

        module, _, name = _LATER[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise  # the reader of our output has gone: click ends quietly
            raise _Failure(*_sentence(error)) from error


class _Failure(click.ClickException):
    """Ends the command with `Error: <message>` on stderr."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it off the instance


def _sentence(error: Exception) -> tuple[str, int]:
    """What to tell about an error, and the exit code."""
    import logging

    from resumesift.errors import ResumesiftError, UnreadableError

    if isinstance(error, ResumesiftError):
        return error.message, 1 if isinstance(error, UnreadableError) else 2
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}", 1
    logging.getLogger(__name__).error("unexpected", exc_info=error)
    return f"resumesift itself failed ({type(error).__name__}): please report what `resumesift --verbose` tells", 1


_rules = click.option(
    "--rules", "rules_name", metavar="NAME|FILE", default=DEFAULT_RULES, show_default=True, help="Rules to hold."
)
_as_of = click.option(
    "--as-of", metavar="DATE", help="Day up to which posts still held are counted, as YYYY-MM-DD.  [default: today]"
)
_file = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="resumesift")
@click.option("-v", "--verbose", is_flag=True, help="Tell on stderr what goes on, with the details of errors.")
def cli(verbose: bool) -> None:
    """Screen résumés against qualification rules, with the proof of every word on the page."""
    import logging

    if verbose:
        logging.basicConfig(level=logging.INFO)
        logging.getLogger("pdfminer").setLevel(logging.ERROR)
    else:
        logging.getLogger().addHandler(logging.NullHandler())


@cli.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@_rules
@_as_of
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=DEFAULT_OUT, show_default=True,
    help="Folder for results.jsonl and results.csv.",
)  # fmt: skip
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read.  [default: one a processor]")
def screen(inputs: tuple[Path, ...], rules_name: str, as_of: str | None, out: Path, workers: int | None) -> None:
    """Screen files and folders (with all below them), and rank who is in them."""
    from resumesift.batch.inputs import gather
    from resumesift.batch.run import screen_inputs
    from resumesift.pool import default_workers
    from resumesift.report.files import ResultFiles
    from resumesift.report.terminal import Ranking, print_ranking
    from resumesift.rules import load_rules
    from resumesift.screener import Screener

    screener = Screener(load_rules(rules_name), as_of)
    criteria = {criterion.id: criterion.kind == "experience" for criterion in screener.ruleset.criteria}
    language, ranking = screener.ruleset.language, Ranking()
    written = ResultFiles(out, criteria, language)
    found = gather(inputs, leave_out=written.paths)
    results = screen_inputs(screener, found.files, workers or default_workers())
    with written as files:
        try:
            for result in _with_progress(results, len(found.files)):
                files.add(result)
                ranking.add(result)
        except KeyboardInterrupt as stop:
            message = f"stopped: {ranking.total} of {len(found.files)} results are in {files.jsonl}"
            raise _Failure(message, 130) from stop
    print_ranking(_console(), ranking, language, str(files.csv))
    click.echo(f"\n{_summary(ranking)}: {files.jsonl}, {files.csv}")
    if found.passed_over:
        click.echo(_passed_over(found.passed_over), err=True)


@cli.command()
@_file
@click.option("--format", "form", type=click.Choice(["json", "jsonresume"]), default="json", show_default=True)
@_as_of
def parse(file: Path, form: str, as_of: str | None) -> None:
    """Print what is read off one résumé, as JSON."""
    import json

    from resumesift.report.jsonresume import to_jsonresume
    from resumesift.screener import parse as parse_file

    resume = parse_file(file, as_of)
    document = to_jsonresume(resume) if form == "jsonresume" else resume.model_dump(mode="json")
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


@cli.command()
@_file
@_rules
@_as_of
def explain(file: Path, rules_name: str, as_of: str | None) -> None:
    """Show what counted for one résumé, what did not and why, with quotes and pages."""
    from resumesift.report.explain import print_explanation
    from resumesift.rules import load_rules
    from resumesift.screener import Screener

    ruleset: RuleSet = load_rules(rules_name)
    screening = Screener(ruleset, as_of).screen(file)
    titles = {criterion.id: criterion.title.text(ruleset.language) for criterion in ruleset.criteria}
    print_explanation(_console(), screening, ruleset.language, titles)
    if screening.error is not None:
        sys.exit(1)


def _with_progress(results: Iterator[Screening], total: int) -> Iterator[Screening]:
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.progress import track

    yield from track(results, "Reading", total=total, console=_console(stderr=True), transient=True)


def _summary(ranking: Ranking) -> str:
    counts = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in ranking.outcomes)
    return f"{ranking.total} file{'s' * (ranking.total != 1)}: {counts}"


def _passed_over(paths: tuple[Path, ...]) -> str:
    from resumesift.report.shown import shown

    names = [shown(path.name) for path in paths[:5]] + ["…"] * (len(paths) > 5)
    return f"{len(paths)} passed over, being no résumés or not to be opened: {', '.join(names)}"


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, emoji=False)


def main() -> None:
    """The `resumesift` command. Exit codes: 0 done, 1 a file could not be read or written, 2 bad usage or rules."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    cli(prog_name="resumesift")
