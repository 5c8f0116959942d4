"""Holds the cases of rulesets against every change of them: which does no case notice?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from resumesift.errors import Problem
from resumesift.rulekit.casefile import Suite
from resumesift.rulekit.cases import CaseResult, SuiteRun
from resumesift.rulekit.mutate.mutants import Mutant, mutants
from resumesift.rulekit.mutate.propose import Proposal, fails, propose
from resumesift.rules.model import RuleSet


@dataclass(frozen=True)
class Survivor:
    """A change that no case notices, where it was made, and a case to add.

    `proposal` is None where no case was found that notices it; `repeated` says that it stands with a survivor before.
    """

    mutant: Mutant
    place: Problem
    proposal: Proposal | None
    repeated: bool = False


@dataclass(frozen=True)
class Mutation:
    """How the cases of one ruleset did: `unused` are the names of those that fail with the ruleset as it is.

    `perhaps_same` are changes beside those that were `tried`: no case notices them, and a search that may miss some
    found no facts that they judge otherwise.
    """

    suite: Suite
    tried: int
    survivors: tuple[Survivor, ...]
    unused: tuple[str, ...]
    perhaps_same: tuple[Mutant, ...] = ()

    @property
    def noticed(self) -> int:
        """How many changes made a case fail."""
        return self.tried - len(self.survivors)


def mutation_of(runs: Sequence[SuiteRun]) -> list[Mutation]:
    """Each ruleset changed one by one, against all cases that were run for it, in the order of the runs."""
    by_rules: dict[Path, list[SuiteRun]] = {}
    for run in runs:
        by_rules.setdefault(Path(run.suite.source.path).resolve(), []).append(run)
    return [_mutation(together) for together in by_rules.values()]


def _mutation(runs: list[SuiteRun]) -> Mutation:
    suite = runs[0].suite
    results = [result for run in runs for result in run.results]
    passed = [result for result in results if result.outcome == "passed"]
    every = list(mutants(suite.rules))
    left = [mutant for mutant in every if not noticed(suite.rules, mutant, passed)]
    survivors, same = _survivors(suite, left, {result.case.name for result in results})
    unused = tuple(result.case.name for result in results if result.outcome in ("failed", "error"))
    return Mutation(suite, len(every) - len(same), tuple(survivors), unused, tuple(same))


def _survivors(suite: Suite, left: Iterable[Mutant], names: set[str]) -> tuple[list[Survivor], list[Mutant]]:
    """The survivors with a case each, and the changes that perhaps change nothing: nothing was found that tells."""
    survivors: list[Survivor] = []
    proposals: dict[str | None, list[Proposal]] = {}
    same: list[Mutant] = []
    for mutant in left:
        place = suite.source.problem(mutant.text, mutant.loc)
        # A case of another criterion may notice it as well, by chance: that would not say what is missing. What is
        # lacking beside all else says it of each.
        alike = proposals.setdefault(mutant.key if mutant.key == "importance" else mutant.criterion, [])
        known = next((each for each in alike if each.notices(mutant.rules)), None)
        if known is not None:
            survivors.append(Survivor(mutant, place, known, repeated=True))
            continue
        found = propose(suite, mutant, names)
        if found is None and mutant.perhaps_same:
            same.append(mutant)
            continue
        if found is not None:
            alike.append(found)
            names.add(found.case.name)
        survivors.append(Survivor(mutant, place, found))
    return survivors, same


def noticed(rules: RuleSet, mutant: Mutant, passed: Sequence[CaseResult]) -> bool:
    """Does one of the cases, which all pass with `rules`, fail with the mutant?"""
    alone = None if mutant.changed is None else rules.model_copy(update={"criteria": (mutant.changed,)})
    likely = sorted(passed, key=lambda result: mutant.criterion not in result.case.expect.criteria)
    return any(_notices(result, mutant, alone) for result in likely)


def _notices(result: CaseResult, mutant: Mutant, alone: RuleSet | None) -> bool:
    case = result.case
    assert result.verdict is not None, "the case passed"
    if mutant.criterion in case.expect.criteria and mutant.changed is None:
        return True
    if alone is not None:
        # Nothing else can come out where the changed criterion says the same as before.
        now = result.judged_by(alone).criteria[0]
        before = next(each for each in result.verdict.criteria if each.id == mutant.criterion)
        same = (now.status, now.score, now.importance) == (before.status, before.score, before.importance)
        if now == before or (same and mutant.criterion not in case.expect.criteria):
            return False
    return fails(case, result.judged_by(mutant.rules))
