"""Where rulesets and their cases use a concept, a metric or a domain."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from resumesift.errors import ResumesiftError
from resumesift.resume import Resume
from resumesift.rulekit.cases import case_facts, load_cases
from resumesift.rulekit.targets import cases_of
from resumesift.rules.load import read_rules
from resumesift.rules.model import AnyCriterion, Selection
from resumesift.yaml_source import Key


class Use(NamedTuple):
    """A criterion that asks for it, by its name or by a pattern, and where that stands."""

    ruleset: str
    criterion: str
    name: str
    file: str
    line: int | None
    column: int | None


class CaseUse(NamedTuple):
    """A case whose facts hold it, and where the case stands."""

    case: str
    file: str
    line: int


def uses(path: Path, name: str) -> tuple[Use, ...]:
    """The criteria of a ruleset that ask for `name`. Raises RuleError."""
    rules, source = read_rules(path)
    found = []
    for index, criterion in enumerate(rules.criteria):
        for asked, loc in _asked(criterion):
            if fnmatchcase(name, asked):
                place = source.problem("", ("criteria", index, *loc))
                found.append(Use(rules.name, criterion.id, asked, place.path, place.line, place.column))
    return tuple(found)


def case_uses(path: Path, name: str) -> tuple[CaseUse, ...]:
    """The cases beside a ruleset whose facts hold `name`; none where there is no case file. Raises RuleError."""
    file = cases_of(path)
    if not file.is_file():
        return ()
    suite = load_cases(file)
    found = []
    for case in suite.cases:
        try:
            held = _held(case_facts(suite, case).resume)
        except ResumesiftError:  # a file that cannot be read: `rules test` tells that
            continue
        if any(fnmatchcase(name, one) for one in held):
            found.append(CaseUse(case.name, str(file), suite.line(case)))
    return tuple(found)


def _asked(criterion: AnyCriterion) -> Iterator[tuple[str, tuple[Key, ...]]]:
    """The names and patterns in the selections of a criterion, each with its place."""
    for key in type(criterion).model_fields:
        selection = getattr(criterion, key)
        if isinstance(selection, Selection):
            for way in ("any_of", "all_of", "of"):
                yield from ((asked, (key, way, at)) for at, asked in enumerate(getattr(selection, way)))


def _held(resume: Resume) -> set[str]:
    """The concepts that somebody mentions, the metrics of results, and the domains of posts and of knowledge."""
    held = {mention.concept for mention in resume.mentions}
    held |= {skill.concept for skill in resume.skills if skill.concept}
    held |= {result.metric for result in resume.achievements if result.metric}
    held |= {name for post in resume.work for name, certainty in post.domains.items() if certainty != "no"}
    return held | {name for name, fact in resume.knowledge.items() if fact.certainty != "no"}
