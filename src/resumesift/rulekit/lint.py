"""Faults of a ruleset that loads: rules that cannot do what they seem to say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from resumesift.errors import Problem, RuleError
from resumesift.lexicon.spoken import speaking
from resumesift.rulekit.vocabulary_examples import hidden_examples
from resumesift.rules.load import CASE_SUFFIX, read_rules
from resumesift.rules.model import AchievementCriterion, AnyCriterion, ConceptCriterion, RuleSet, Selection
from resumesift.rules.names import expand
from resumesift.yaml_source import Key, YamlSource


def check_file(path: Path) -> list[Problem]:
    """Every fault of a ruleset or of a case file, in the order of the file."""
    try:
        if path.name.endswith(CASE_SUFFIX):
            from resumesift.rulekit.cases import load_cases

            load_cases(path)
            return []
        return lint(*read_rules(path))
    except RuleError as error:
        return list(error.problems)


def lint(rules: RuleSet, source: YamlSource) -> list[Problem]:
    """The findings of a ruleset that loads; `source` is the file it was made of."""
    findings = [*_ruleset(rules, source), *hidden_examples(rules, source)]
    for index, criterion in enumerate(rules.criteria):
        loc = ("criteria", index)
        with speaking(rules.vocabulary):
            findings += [source.problem(message, (*loc, *where)) for where, message in _criterion(criterion)]
    return sorted(findings, key=lambda problem: (problem.line or 0, problem.column or 0))


def _ruleset(rules: RuleSet, source: YamlSource) -> Iterator[Problem]:
    stem = Path(source.path).stem
    if rules.name != stem:
        yield source.problem(f'the name should be "{stem}", as the file is called', ("name",))
    if all(criterion.importance == "should" for criterion in rules.criteria) and not rules.pass_mark:
        yield source.problem("no criterion is a must: everybody would be qualified", ("criteria",))


def _criterion(criterion: AnyCriterion) -> Iterator[tuple[tuple[Key, ...], str]]:
    if criterion.importance == "should" and criterion.weight == 0:
        yield ("weight",), "a should with weight 0 has no effect"
    if isinstance(criterion, ConceptCriterion):
        yield from _selection("concepts", criterion.concepts)
        if criterion.where and set(criterion.where) <= set(criterion.weak):
            yield ("weak",), "every section of where is weak: the criterion can never be met"
    elif isinstance(criterion, AchievementCriterion):
        yield from _selection("metrics", criterion.metrics)


def _selection(key: str, selection: Selection[str]) -> Iterator[tuple[tuple[Key, ...], str]]:
    way = next(name for name in ("any_of", "all_of", "of") if getattr(selection, name))
    groups = [set(expand(pattern)) for pattern in selection.names]
    for index, group in enumerate(groups):
        around = (at for at, other in enumerate(groups) if group < other or (group == other and at < index))
        if (outer := next(around, None)) is not None:
            yield (key, way, index), f'"{selection.names[index]}" is in "{selection.names[outer]}" already'
    available = len(set().union(*groups))
    if selection.at_least and selection.at_least > available:
        yield (key, "at_least"), f"asks for {selection.at_least} of {available}: can never be met"
