"""The command line: words and options only. Everything heavy is imported inside the command that needs it."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resumesift.cli_base import Commands, Failure, console, interruptible, is_verbose, verbose
from resumesift.shipped import default_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from resumesift.batch.inputs import PassedOver
    from resumesift.facts import FactsCache
    from resumesift.report.files import ResultFiles
    from resumesift.rules.model import RuleSet
    from resumesift.screening import Language, Screening

DEFAULT_OUT = "resumesift-results"
FACTS_FILE = "facts.sqlite"
"""The cache of facts in the folder of the results, unless another one is named."""

_OTHERS_NAMED = 10
_OBJECTS = 100_000
"""New objects until Python looks for cycles: facts are many and have none, and to look often takes a tenth of a run."""
_NOTHING = "no résumé found (PDF, Word, OpenDocument, RTF, web page, text or picture)"

_rules = click.option(
    "--rules", "rules_name", metavar="NAME|FILE", default=default_rules(), show_default=True, help="Rules to hold."
)
_as_of = click.option(
    "--as-of", metavar="DATE", help="Day up to which posts still held are counted, as YYYY-MM-DD.  [default: today]"
)
_lang = click.option(
    "--lang", type=click.Choice(["zh", "en"]), help="Language of reasons and reports.  [default: that of the rules]"
)


def _given(_: click.Context, __: click.Parameter, path: Path) -> Path:
    """A file by its name; one that cannot be opened is unreadable, one that is not there is bad usage."""
    from resumesift.batch.inputs import is_missing

    if is_missing(path):
        raise click.BadParameter(f"{str(path)!r} does not exist.")
    return path


_file = click.argument("file", type=click.Path(dir_okay=False, readable=False, path_type=Path), callback=_given)


@click.group(
    cls=Commands,
    later={"rules": "resumesift.cli_rules:rules"},
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="resumesift")
@verbose
def cli() -> None:
    """Screen résumés against qualification rules, with the proof on the page."""


@cli.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path))
@_rules
@_as_of
@_lang
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=DEFAULT_OUT, show_default=True,
    help="Folder for results.jsonl and results.csv.",
)  # fmt: skip
@click.option(
    "--cache", "cache_file", type=click.Path(path_type=Path), metavar="FILE", envvar="RESUMESIFT_CACHE",
    help="File that keeps what is read, so that other rules need no reading.  [default: facts.sqlite in --out]",
)  # fmt: skip
@click.option("--no-cache", is_flag=True, help="Keep nothing of what is read, and read everything.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read.  [default: one a processor]")
@verbose
def screen(
    inputs: tuple[Path, ...],
    rules_name: str,
    as_of: str | None,
    lang: Language | None,
    out: Path,
    cache_file: Path | None,
    no_cache: bool,
    workers: int | None,
) -> None:
    """Screen files and folders (with all below them), and rank who is in them.

    In folders, hidden files and folders and the lock files of Word (~$…) are not looked at.
    """
    from resumesift.batch.inputs import gather
    from resumesift.batch.run import screen_inputs
    from resumesift.facts import FactsCache
    from resumesift.pool import default_workers
    from resumesift.report.files import result_paths
    from resumesift.report.labels import basis, label
    from resumesift.report.terminal import Ranking, print_ranking, summary
    from resumesift.rules import load_rules
    from resumesift.screener import Screener

    cache = None if no_cache else FactsCache(cache_file or out / FACTS_FILE)
    screener = Screener(load_rules(rules_name, lang), as_of, cache=cache)
    found = gather(inputs, leave_out=(*result_paths(out), *(cache.files if cache else ())))
    language, ranking = screener.ruleset.language, Ranking()
    if not found.files:
        _tell_passed_over(found.passed_over, language)
        raise Failure(f"{', '.join(map(str, inputs))}: {_NOTHING}", 2)
    _open(cache, out)
    with _result_files(out, screener.ruleset) as files:
        results = screen_inputs(screener, found.files, workers or default_workers())
        try:
            for result in _with_progress(results, len(found.files), label("reading", language)):
                files.add(result)
                ranking.add(result)
        except KeyboardInterrupt as stop:
            results.close()
            message = label("stopped", language).format(ranking.total, len(found.files), files.jsonl)
            raise Failure(message, 130) from stop
    print_ranking(console(), ranking, language, str(files.csv))
    held = basis(screener.ruleset.ref, screener.as_of.isoformat(), language)
    click.echo(f"\n{summary(ranking, language)}\n{held}\n{files.jsonl}, {files.csv}")
    _tell_passed_over(found.passed_over, language)


@cli.command()
@_file
@click.option("--format", "form", type=click.Choice(["json", "jsonresume"]), default="json", show_default=True)
@_as_of
@verbose
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
@_lang
@verbose
def explain(file: Path, rules_name: str, as_of: str | None, lang: Language | None) -> None:
    """Show what counted for one résumé, what did not and why, with quotes and pages."""
    from resumesift.lexicon.domains import domain_names
    from resumesift.lexicon.spoken import speaking
    from resumesift.report.explain import print_explanation
    from resumesift.rules import load_rules
    from resumesift.screener import Screener

    ruleset: RuleSet = load_rules(rules_name, lang)
    language = ruleset.language
    screening = Screener(ruleset, as_of).screen(file)
    with speaking(ruleset.vocabulary):
        domains = domain_names()
    names = {name: words[0 if language == "zh" else 1] or name for name, words in domains.items()}
    names |= {criterion.id: criterion.title.text(language) for criterion in ruleset.criteria}
    print_explanation(console(), screening, language, names)
    if screening.error is not None:
        raise click.exceptions.Exit(1)


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    """A folder that cannot be made or written to is bad usage."""
    try:
        yield
    except OSError as error:
        raise click.BadParameter(f"{error.filename}: {error.strerror}", param_hint="--out") from error


def _open(cache: FactsCache | None, out: Path) -> None:
    """Open the cache; one that cannot be used is bad usage, told before the results of an earlier run are replaced."""
    from resumesift.errors import ResumesiftError

    if cache is None:
        return
    with _writing(out):
        out.mkdir(parents=True, exist_ok=True)
    try:
        cache.open()
    except ResumesiftError as error:
        raise Failure(f"{error.message}; name another file with --cache, or use --no-cache", 2) from error


def _result_files(out: Path, ruleset: RuleSet) -> ResultFiles:
    """The files of a run, open."""
    from resumesift.report.files import ResultFiles

    with _writing(out):
        return ResultFiles(out, {criterion.id: criterion.kind == "experience" for criterion in ruleset.criteria})


def _with_progress(results: Iterator[Screening], total: int, what: str) -> Iterator[Screening]:
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.progress import track

    yield from track(results, what, total=total, console=console(stderr=True), transient=True)


def _tell_passed_over(found: PassedOver, language: Language) -> None:
    """Tell on stderr what folders hold that was not screened; what may hide a résumé is always told whole."""
    from resumesift.report.terminal import passed_over

    most = None if is_verbose() else _OTHERS_NAMED
    for kind, paths, named in (
        ("unopened", found.unopened, None),
        ("holding", found.holding, None),
        ("others", found.others, most),
    ):
        if paths:
            click.echo(passed_over(kind, [str(path) for path in paths], language, named), err=True)


def main() -> None:
    """The `resumesift` command.

    Exit codes: 0 done; 1 a file could not be read or written, or there are findings; 2 bad usage or rules;
    130 stopped by Ctrl-C.
    """
    gc.set_threshold(_OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    with interruptible():
        cli(prog_name="resumesift")
