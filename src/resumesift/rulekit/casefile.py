"""Case files of rulesets: what a case may say, and loading with all faults at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from resumesift.errors import Problem, RuleError
from resumesift.lexicon.spoken import speaking
from resumesift.rulekit.given import Given
from resumesift.rulekit.targets import rules_of
from resumesift.rules.load import SUFFIXES, Read, find_rules, read_rules
from resumesift.rules.model import Number, RulePart, RuleSet, WholeNumber, example, written_as
from resumesift.screening import Decision, Status
from resumesift.yaml_source import YamlSource, parse_yaml, unknown


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise PydanticCustomError("wrong-date", 'must be YYYY-MM-DD, not "{value}"', {"value": str(value)}) from None


Day = Annotated[
    date, BeforeValidator(_day, json_schema_input_type=Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")])
]


class Bounds(RulePart):
    """A range, both ends included; a number alone stands for both ends."""

    low: float
    high: float

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.low > self.high:
            raise PydanticCustomError("reversed-range", '"low" is greater than "high"')
        return self


class MonthBounds(Bounds):
    """Whole months."""

    model_config = example("24", "{low: 24, high: 26}")

    low: WholeNumber = Field(ge=0)
    high: WholeNumber = Field(ge=0)


class ScoreBounds(Bounds):
    """A part of 0–100: without `low` from 0, without `high` to 100."""

    model_config = example("80", "{low: 60}", "{low: 60, high: 80}")

    low: Number = Field(default=0, ge=0, le=100)
    high: Number = Field(default=100, ge=0, le=100)


def _both(value: Any) -> Any:
    """A number stands for both ends of a range."""
    return {"low": value, "high": value} if isinstance(value, int | float) else value


def _status(value: Any) -> Any:
    """A text stands for the status alone."""
    return {"status": value} if isinstance(value, str) else value


_Months = Annotated[int, Field(ge=0)]
_Score = Annotated[float, Field(ge=0, le=100)]


class ExpectedCriterion(RulePart):
    """What one criterion should say; a status alone may stand for it. `reason` and `missing` are parts of the texts."""

    status: Status | None = None
    months: Annotated[MonthBounds, BeforeValidator(_both, json_schema_input_type=_Months | MonthBounds)] | None = None
    reason: str | None = None
    missing: str | None = None


class Expected(RulePart):
    """What should come out. `score` is a range that the score lies in."""

    decision: Decision | None = None
    score: Annotated[ScoreBounds, BeforeValidator(_both, json_schema_input_type=_Score | ScoreBounds)] | None = None
    criteria: dict[
        str,
        Annotated[
            ExpectedCriterion,
            BeforeValidator(_status, json_schema_input_type=Status | ExpectedCriterion),
        ],
    ] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _expects_something(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("missing-key", 'write "decision", "criteria" or "score"')
        return self


def _reason(value: Any) -> Any:
    if isinstance(value, bool | list | dict):
        raise PydanticCustomError("wrong-type", "must be the reason why the case fails, as text")
    return value


class RuleCase(RulePart):
    """One case: one of `given` (facts), `text` (a résumé as text) and `file` (a path beside the case file).

    `xfail` is why the case is known to fail; once it passes, that is a failure.
    """

    name: Annotated[str, written_as(r"[^\x00-\x1f\x7f]+", "one line of text")] = Field(min_length=1)
    as_of: Day | None = None
    xfail: Annotated[str, BeforeValidator(_reason), Field(min_length=1)] | None = None
    given: Given | None = None
    text: str | None = None
    file: str | None = None
    expect: Expected

    @model_validator(mode="after")
    def _one_start(self) -> Self:
        if sum(start is not None for start in (self.given, self.text, self.file)) != 1:
            raise PydanticCustomError("wrong-choice", 'write one of "given", "text" and "file"')
        if self.xfail is None and "xfail" in self.model_fields_set:
            raise PydanticCustomError("empty-value", '"xfail" says why the case is known to fail: write the reason')
        return self


class CaseFile(RulePart):
    """The cases of the ruleset beside the file, or of `rules` (a path from here, or the name of a shipped one)."""

    rules: str | None = None
    as_of: Day | None = None
    cases: tuple[RuleCase, ...]

    @field_validator("cases")
    @classmethod
    def _some_cases(cls, cases: tuple[RuleCase, ...]) -> tuple[RuleCase, ...]:
        if not cases:
            raise PydanticCustomError("empty-value", "must not be empty")
        return cases


@dataclass(frozen=True)
class Suite:
    """A loaded case file with its ruleset; `source` knows where each part of the ruleset stands."""

    path: Path
    rules: RuleSet
    source: YamlSource
    as_of: date | None
    cases: tuple[RuleCase, ...]
    lines: tuple[int, ...]

    def line(self, case: RuleCase) -> int:
        """The line, from 1, at which a case begins."""
        return self.lines[self.cases.index(case)]

    def day(self, case: RuleCase) -> date:
        """The day of the screening of a case."""
        day = case.as_of or self.as_of
        assert day is not None, "load_cases sees to it"
        return day


def load_cases(path: Path, *, read: Read = Path.read_bytes, beside: tuple[RuleSet, YamlSource] | None = None) -> Suite:
    """The cases of a file and the ruleset that they are for. Raises RuleError with every fault of either.

    `read` gives the bytes of the file; `beside` is the ruleset, where that is read already.
    """
    try:
        source = parse_yaml(read(path), str(path))
    except OSError as error:
        raise RuleError(
            [Problem(f"cannot be read: {error.strerror or error}", str(path), rule="cannot-read")]
        ) from error
    problems, file, rules = [*source.problems], None, None
    try:
        rules, where = beside or read_rules(rules_file(path, source))
        problems += _unknown_ids(rules, source)
    except RuleError as error:
        problems += error.problems
    if source.data is not None or not source.problems:
        adapter = TypeAdapter(CaseFile)
        try:
            with speaking(rules.vocabulary if rules else None):
                file = adapter.validate_python(source.data)
        except ValidationError as error:
            # Which names there are, only a ruleset that loads can tell.
            told = (detail for detail in error.errors() if rules or not detail["type"].startswith("unknown-"))
            problems += source.validation_problems(told, adapter.json_schema())
    problems += [*_undated(source), *_repeated(source), *_reversed(source), *_unknown_posts(source)]
    if problems or file is None or rules is None:
        raise RuleError(sorted(problems, key=lambda problem: (problem.path, problem.line or 0, problem.column or 0)))
    lines = tuple(source.mark(("cases", index))[0] for index in range(len(file.cases)))
    return Suite(path, rules, where, file.as_of, file.cases, lines)


def _part(data: Any, key: str, kind: type) -> Any:
    """The value of a key of unchecked data, an empty one where it is not of that kind."""
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, kind) else kind()


def rules_file(path: Path, source: YamlSource) -> Path:
    """The file of the ruleset that the case file `path` is for, read as `source`. Raises RuleError."""
    name: str = _part(source.data, "rules", str)
    if not name:
        return rules_of(path)
    if name.endswith(SUFFIXES):
        return path.parent / name
    try:
        return find_rules(name)
    except RuleError as error:
        raise RuleError([source.problem(one.message, ("rules",), rule=one.rule) for one in error.problems]) from error


def _unknown_ids(rules: RuleSet, source: YamlSource) -> Iterator[Problem]:
    known = [criterion.id for criterion in rules.criteria]
    for index, case in _cases(source):
        for name in _part(_part(case, "expect", dict), "criteria", dict):
            if name not in known:
                loc = ("cases", index, "expect", "criteria", name)
                yield source.problem(unknown("criterion", name, known), loc, key=True, rule="unknown-criterion")


def _unknown_posts(source: YamlSource) -> Iterator[Problem]:
    """Concepts that stand in a post which the case does not have."""
    for index, case in _cases(source):
        given = _part(case, "given", dict)
        posts = len(_part(given, "work", list))
        for number, concept in enumerate(_part(given, "concepts", list)):
            post = _part(concept, "post", int)
            if post and post >= posts:
                loc = ("cases", index, "given", "concepts", number, "post")
                yield source.problem(
                    f"there is no post {post}: work has {posts}, counted from 0", loc, rule="unknown-post"
                )


def _undated(source: YamlSource) -> Iterator[Problem]:
    if isinstance(source.data, dict) and "as_of" not in source.data:
        for index, case in _cases(source):
            if "as_of" not in case:
                yield source.problem(
                    '"as_of" is missing: here or at the top of the file', ("cases", index), rule="missing-date"
                )


def _cases(source: YamlSource) -> Iterator[tuple[int, dict[str, Any]]]:
    for index, case in enumerate(_part(source.data, "cases", list)):
        if isinstance(case, dict):
            yield index, case


def _repeated(source: YamlSource) -> Iterator[Problem]:
    """Two cases of one name: `-k` and a report could not tell them apart."""
    named = ((case["name"], ("cases", index, "name")) for index, case in _cases(source) if case.get("name"))
    return source.repeated(
        "the name", ((name, loc) for name, loc in named if isinstance(name, str)), rule="duplicate-name"
    )


def _reversed(source: YamlSource) -> Iterator[Problem]:
    """Posts and degrees that end before they begin."""
    for index, case in _cases(source):
        for key in ("work", "education"):
            for at, part in enumerate(_part(_part(case, "given", dict), key, list)):
                start, end = (str(part.get(name) or "") if isinstance(part, dict) else "" for name in ("start", "end"))
                shorter = min(len(start), len(end))  # a year alone may be any of its months
                if start and end and end[:shorter] < start[:shorter]:
                    loc = ("cases", index, "given", key, at, "end")
                    yield source.problem(f'the end "{end}" lies before the start "{start}"', loc, rule="reversed-dates")
