"""`resumesift rules explain`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resumesift.cli_base import console, verbose

if TYPE_CHECKING:
    from rich.text import Text

    from resumesift.rulekit.explained import Explained
    from resumesift.rulekit.uses import CaseUse, Use

_NEAR = 12
"""Other concepts shown, and words of each; there may be hundreds."""

_OF_DOMAIN = 40
"""Words of each kind shown of a domain; that of the lexicon has thousands."""

_ROLES = {"names": "names", "cased": "this case", "listed": "in lists", "work": "its work"}


@click.command()
@click.argument("concept")
@click.option("--rules", "ruleset", metavar="NAME|FILE", help="Know its vocabulary, and tell its criteria and cases.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@verbose
def explain(concept: str, ruleset: str | None, form: str) -> None:
    """Tell all of one CONCEPT (or metric, or domain): its words, what looks like it, and where it is used.

    The shipped rulesets are looked through, with --rules that one and its cases, too; json tells what text leaves out
    of long lists. Exit code 2 where there is none of that name.
    """
    import json

    from resumesift.lexicon.spoken import speaking
    from resumesift.report.lines import put
    from resumesift.rulekit.explained import explained
    from resumesift.rulekit.uses import case_uses, uses
    from resumesift.rules.load import find_rules, load_rules, shipped_rules

    own = find_rules(ruleset) if ruleset is not None else None
    with speaking(load_rules(own).vocabulary if own else None):
        told = explained(concept)
    files: dict[Path, None] = dict.fromkeys([*([own] if own else []), *shipped_rules().values()])
    used = tuple(use for path in files for use in uses(path, concept))
    cases = case_uses(own, concept) if own else None
    if form == "json":
        document = told._asdict() | {
            "near": [near._asdict() for near in told.near],
            "used": [use._asdict() for use in used],
            "cases": [case._asdict() for case in cases or ()],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    terminal = console()
    put(terminal, _lines(told, used, cases, terminal.width))


def _lines(told: Explained, used: tuple[Use, ...], cases: tuple[CaseUse, ...] | None, width: int) -> Iterator[Text]:
    from resumesift.report.lines import blanks, hanging, styled
    from resumesift.report.shown import shown

    def part(label: str, text: str) -> list[Text]:
        head = styled(("  " + label, "dim"))
        return hanging(head + blanks(max(14 - head.cell_len, 2)), styled(shown(text)), width)

    title = " / ".join(dict.fromkeys(word for word in (told.zh, told.en) if word))
    yield from hanging(styled((told.id, "bold"), "  "), styled(shown(title)), width)
    yield from part("is", f"a {told.kind} of the {told.origin}")
    for kind, words in told.words.items():
        most = _OF_DOMAIN if told.kind == "domain" else len(words)
        more = f", … {len(words) - most} more" if len(words) > most else ""
        yield from part(_ROLES.get(kind, kind), ", ".join(words[:most]) + more)
    if told.examples:
        yield from part("found in", "; ".join(told.examples))
    if told.counter_examples:
        yield from part("not in", "; ".join(told.counter_examples))
    if told.hidden:
        yield from part("hidden in", ", ".join(told.hidden))
    for near in told.near[:_NEAR]:
        has = "has the same" if near.how == "same" else "has the longer"
        more = ", …" if len(near.words) > _NEAR else ""
        yield from part("near", f"{near.id} {has} {', '.join(near.words[:_NEAR])}{more}")
    if len(told.near) > _NEAR:
        yield from part("near", f"… {len(told.near) - _NEAR} more")
    for use in used:
        by = "" if use.name == told.id else f" (by {use.name})"
        yield from part("used by", f"{use.ruleset} {use.criterion}{by}  {use.file}:{use.line}:{use.column}")
    if not used:
        yield from part("used by", "no criterion")
    for case in cases or ():
        yield from part("case", f"{case.case}  {case.file}:{case.line}")
    if cases == ():
        yield from part("case", "none holds it")
