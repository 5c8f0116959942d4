"""Reads YAML and keeps the line and column of every part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from resumesift.errors import Problem
from resumesift.yaml_source.compose import NotYamlError, compose
from resumesift.yaml_source.faults import explain
from resumesift.yaml_source.schema import Key

Mark = tuple[int, int]

_TAG = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset(_TAG + kind for kind in ("str", "timestamp", "merge", "value"))


@dataclass(frozen=True)
class YamlSource:
    """`data` of the file at `path`, where each part of it stands (lines and columns from 1), and what is `written`.

    `written` has the characters of each scalar value: 1.10 is no longer to be seen in the number. Where parts come from
    other files, `paths` has the file of each.
    """

    path: str
    data: Any
    problems: tuple[Problem, ...] = ()
    keys: Mapping[tuple[Key, ...], Mark] = field(default_factory=dict)
    values: Mapping[tuple[Key, ...], Mark] = field(default_factory=dict)
    written: Mapping[tuple[Key, ...], str] = field(default_factory=dict)
    paths: Mapping[tuple[Key, ...], str] = field(default_factory=dict)

    def mark(self, loc: Sequence[Key], *, key: bool = False) -> Mark:
        """The line and column of the value (or of its key) at `loc`; of the nearest part around it that exists."""
        whole = tuple(loc)
        if key and whole in self.keys:
            return self.keys[whole]
        return self.values.get(self._nearest(whole), (1, 1))

    def path_of(self, loc: Sequence[Key]) -> str:
        """The file in which the part at `loc` is written; that of the nearest part around it that exists."""
        return self.paths.get(self._nearest(tuple(loc)), self.path)

    def _nearest(self, whole: tuple[Key, ...]) -> tuple[Key, ...]:
        while whole and whole not in self.values:
            whole = whole[:-1]
        return whole

    def problem(self, message: str, loc: Sequence[Key] = (), *, key: bool = False, rule: str | None = None) -> Problem:
        """A problem at the value (or at the key) of `loc`, a path such as `("criteria", 0, "weight")`."""
        return Problem(message, self.path_of(loc), *self.mark(loc, key=key), rule)

    def repeated(
        self, what: str, named: Iterable[tuple[str, Sequence[Key]]], *, rule: str | None = None
    ) -> Iterator[Problem]:
        """A problem for each of the `named` (a name and where it stands) whose name came before."""
        first: dict[str, int] = {}
        for name, loc in named:
            if name in first:
                yield self.problem(f'{what} "{name}" stands twice: first in line {first[name]}', loc, rule=rule)
            else:
                first[name] = self.mark(loc)[0]

    def validation_problems(
        self, errors: Iterable[Mapping[str, Any]], schema: Mapping[str, Any], prefix: Sequence[Key] = ()
    ) -> list[Problem]:
        """Pydantic's `error.errors()` as problems with places and nearest names.

        `schema` is the model's JSON schema, which tells the keys that an unknown key may have meant; `prefix` is the
        path of the validated part.
        """
        # Both ends of a range may be one number of the file.
        problems = dict.fromkeys(explain(self, error, schema, tuple(prefix)) for error in errors)
        # An alias or a tag was read as nothing, which is no second fault.
        unread = {(problem.line, problem.column) for problem in self.problems}
        return [p for p in problems if p.rule != "wrong-type" or (p.line, p.column) not in unread]


def parse_yaml(content: bytes | str, path: str) -> YamlSource:
    """The data of a YAML document with the place of each part; faults stand in `problems`, and `data` may be None."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1 if isinstance(content, bytes) else 1
        return YamlSource(path, None, (Problem("not UTF-8 text: save the file as UTF-8", path, line, 1, "not-utf8"),))
    reader = _Reader(path)
    try:
        node = compose(text)
        data = None if node is None else reader.read(node, ())
    except (NotYamlError, RecursionError) as error:
        return YamlSource(path, None, (_syntax_problem(error.__cause__ or error, text, path),))
    problems = sorted(reader.problems, key=lambda problem: (problem.line or 0, problem.column or 0))
    return YamlSource(path, data, tuple(problems), reader.keys, reader.values, reader.written)


class _Reader:
    """Turns YAML nodes into data and keeps their marks."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.keys: dict[tuple[Key, ...], Mark] = {}
        self.values: dict[tuple[Key, ...], Mark] = {}
        self.written: dict[tuple[Key, ...], str] = {}
        self._seen: set[int] = set()

    def read(self, node: Any, loc: tuple[Key, ...]) -> Any:
        if id(node) in self._seen:  # an alias is the anchor's node again, with the anchor's mark
            self.values[loc] = self.keys.get(loc, _mark(node))
            self._report(
                "aliases (&name, *name) are not understood here: write the value out", self.values[loc], "yaml-alias"
            )
            return None
        mark = self.values[loc] = _mark(node)
        self._seen.add(id(node))
        if node.id == "mapping":
            return self._mapping(node, loc)
        if node.id == "sequence":
            return [self.read(item, (*loc, index)) for index, item in enumerate(node.value)]
        self.written[loc] = str(node.value)
        return self._scalar(node, mark)

    def _mapping(self, node: Any, loc: tuple[Key, ...]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = _mark(key_node)
            if key_node.id != "scalar":
                self._report("a key must be a plain word", mark, "yaml-key")
                continue
            key = str(key_node.value)
            if key in data:
                first = self.keys[(*loc, key)][0]
                self._report(f'"{key}" stands twice: first in line {first}', mark, "duplicate-key")
                continue
            self.keys[(*loc, key)] = mark
            data[key] = self.read(value_node, (*loc, key))
        return data

    def _scalar(self, node: Any, mark: Mark) -> Any:
        text, tag = str(node.value), node.tag
        if tag in _TEXT_TAGS:
            return text
        try:
            match tag.removeprefix(_TAG):
                case "null":
                    return None
                case "bool":
                    return text.lower() == "true"
                case "int":
                    digits = text.replace("_", "")
                    return int(digits) if digits.lstrip("+-").isdigit() else int(digits, 0)
                case "float":
                    return float(text.replace("_", "").replace(".inf", "inf").replace(".nan", "nan"))
        except ValueError:
            return text
        self._report(f"tags ({tag}) are not understood here", mark, "yaml-tag")
        return None

    def _report(self, message: str, mark: Mark, rule: str) -> None:
        self.problems.append(Problem(message, self.path, *mark, rule))


def _mark(node: Any) -> Mark:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _wide_marks(text: str, line: int) -> str:
    """What to do where the line, or the one before, has marks of a Chinese keyboard in the place of YAML's."""
    near = "".join(text.splitlines()[max(line - 1, 0) : line + 1])
    return ' (write ":" and "," of the Latin keyboard, not "：" and "，")' if "：" in near or "，" in near else ""


def _syntax_problem(error: BaseException, text: str, path: str) -> Problem:
    rule = "yaml-syntax"
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if mark is not None and opened is not None and mark.index >= len(text.rstrip()):
        mark = opened  # what is never closed is told where it opens, not at the end of the file
    if mark is not None:
        message = " ".join(part for part in (getattr(error, "context", None), getattr(error, "problem", None)) if part)
        told = f"not valid YAML: {message}{_wide_marks(text, mark.line)}"
        return Problem(told, path, mark.line + 1, mark.column + 1, rule)
    if isinstance(error, RecursionError):
        return Problem("not valid YAML: nested too deeply", path, 1, 1, rule)
    position = getattr(error, "position", 0)
    before = text[: position if isinstance(position, int) else 0]
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Problem("not valid YAML: a control character", path, before.count("\n") + 1, column, rule)
