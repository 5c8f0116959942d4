"""Which changes of a ruleset its cases did not notice, as text with the cases to add, and as JSON has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from resumesift.rulekit.mutate.trial import Mutation, Survivor


def mutation_text(mutation: Mutation) -> str:
    """How many changes were tried and noticed; below, each survivor with a case to paste under `cases:`."""
    return "\n".join(_lines(mutation))


def _lines(mutation: Mutation) -> Iterator[str]:
    rules = mutation.suite.rules
    yield (
        f"{mutation.suite.source.path}: {rules.name} {rules.version}: {mutation.tried} changes tried, "
        f"{mutation.noticed} noticed, {len(mutation.survivors)} survived"
    )
    if mutation.unused:
        yield "  not used, for they fail with the ruleset as it is: " + ", ".join(mutation.unused)
    if mutation.perhaps_same:
        yield "  not counted, for nothing was found that they judge otherwise: " + "; ".join(
            mutant.text for mutant in mutation.perhaps_same
        )
    for survivor in mutation.survivors:
        place = survivor.place
        yield f"  {place.path}:{place.line}:{place.column}: {place.message}"
        yield from _case(survivor, mutation)


def _case(survivor: Survivor, mutation: Mutation) -> Iterator[str]:
    if survivor.proposal is None:
        yield "    no case was found that tells the change from the rule as it is; perhaps none can"
    elif survivor.repeated:
        yield f'    the case "{survivor.proposal.case.name}" above notices it, too'
    else:
        yield f"    a case that notices it, to be added under cases: in {mutation.suite.path}"
        yield ""
        yield from survivor.proposal.text.splitlines()
        yield ""


def mutation_data(mutation: Mutation) -> dict[str, Any]:
    """The same as JSON has it."""
    rules = mutation.suite.rules
    return {
        "rules": {"name": rules.name, "version": rules.version, "path": mutation.suite.source.path},
        "tried": mutation.tried,
        "noticed": mutation.noticed,
        "survived": len(mutation.survivors),
        "not_used": list(mutation.unused),
        "perhaps_same": [mutant.text for mutant in mutation.perhaps_same],
        "survivors": [_survivor(survivor, mutation) for survivor in mutation.survivors],
    }


def _survivor(survivor: Survivor, mutation: Mutation) -> dict[str, Any]:
    place, proposal = survivor.place, survivor.proposal
    return {
        "criterion": survivor.mutant.criterion,
        "key": survivor.mutant.key or None,
        "change": survivor.mutant.text,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "case": proposal and {"name": proposal.case.name, "path": str(mutation.suite.path), "yaml": proposal.text},
    }
