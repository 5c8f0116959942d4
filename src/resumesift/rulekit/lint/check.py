"""All problems of a rule file: what keeps it from loading, and what is found in as much of it as holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from resumesift.errors import Problem, RuleError
from resumesift.lexicon.spoken import speaking
from resumesift.lexicon.vocabulary import vocabulary_in
from resumesift.rulekit.casefile import load_cases
from resumesift.rulekit.lint import cases, implied, proof, protected, reach, selections, weights, words
from resumesift.rulekit.lint.subject import Subject, placed_criteria
from resumesift.rulekit.vocabulary_examples import hidden_examples
from resumesift.rules.load import CASE_SUFFIX, examine_rules
from resumesift.yaml_source import YamlSource

_CHECKS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    weights.check,
    reach.check,
    selections.check,
    implied.check,
    words.check,
    protected.check,
    proof.check,
)


def check_file(path: Path) -> list[Problem]:
    """Every problem of a ruleset or of a case file, each once, in the order of the file."""
    found = _case_problems(path) if path.name.endswith(CASE_SUFFIX) else _rule_problems(path)
    return sorted(dict.fromkeys(found), key=lambda problem: (problem.path != str(path), problem.path, *_place(problem)))


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line or 0, problem.column or 0


def _rule_problems(path: Path) -> Iterator[Problem]:
    loaded = examine_rules(path)
    yield from loaded.problems
    vocabulary = loaded.rules.vocabulary if loaded.rules else vocabulary_in(_added(loaded.source))
    with speaking(vocabulary):
        subject = Subject(loaded.source, loaded.rules, vocabulary, tuple(placed_criteria(loaded.source)))
        found = [finding for check in _CHECKS for finding in check(subject)]
    if loaded.rules:
        found += hidden_examples(loaded.rules, loaded.source)
    told = {_place(problem) for problem in loaded.problems if problem.path == str(path)}
    yield from (finding for finding in found if finding.path != str(path) or _place(finding) not in told)


def _added(source: YamlSource) -> object:
    return source.data.get("vocabulary") if isinstance(source.data, dict) else None


def _case_problems(path: Path) -> Iterator[Problem]:
    try:
        load_cases(path)
    except RuleError as error:
        told = {(problem.line, problem.column) for problem in error.problems if problem.path == str(path)}
        yield from error.problems
        yield from (one for one in cases.check(path) if (one.line, one.column) not in told)
    else:
        yield from cases.check(path)
