"""Collects `*.test.yaml` case files, so that `pytest rules` runs each case as a test of its own, and has fixtures for
tests that people write themselves.

The plugin is loaded by every pytest run of an environment that has resumesift: it imports nothing of it until it
meets a case file, or a test asks for a fixture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from inspect import signature
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from datetime import date

    from resumesift.resume import Resume
    from resumesift.rulekit.casefile import RuleCase, Suite
    from resumesift.rules.model import RuleSet
    from resumesift.screener import Screener

_CASES = re.compile(rb"^cases:", re.MULTILINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    """What tests go by that have no marker `ruleset`, or one without a day."""
    parser.addini("resumesift_ruleset", "the ruleset of the fixtures: a file, from here, or the name of a shipped one")
    parser.addini("resumesift_as_of", "the day of the screening, YYYY-MM-DD, of the fixtures")


def pytest_configure(config: pytest.Config) -> None:
    """Makes the marker known."""
    config.addinivalue_line(
        "markers",
        "ruleset(file_or_name, as_of=None): the ruleset, and the day of the screening (YYYY-MM-DD), of the fixtures "
        "ruleset, screener and resume_from_text",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> RuleCaseFile | None:
    """Case files are ours where a key `cases` stands in them; other tools have `*.test.yaml` files, too."""
    if file_path.name.endswith(".test.yaml") and _CASES.search(file_path.read_bytes()):
        return RuleCaseFile.from_parent(parent, path=file_path)
    return None


class RuleCaseFile(pytest.File):
    """A case file; each of its cases is a test."""

    def collect(self) -> Iterator[RuleCaseItem]:
        """The cases of the file, or one error with all its faults."""
        from resumesift.errors import RuleError
        from resumesift.rulekit.casefile import load_cases

        try:
            suite = load_cases(self.path)
        except RuleError as error:
            raise self.CollectError(error.message) from None
        for case in suite.cases:
            name = case.name.replace("::", ":")  # pytest splits ids there
            item = RuleCaseItem.from_parent(self, name=name, suite=suite, case=case)
            if case.xfail is not None:
                item.add_marker(pytest.mark.xfail(reason=case.xfail, strict=True))
            yield item


class CaseFailedError(Exception):
    """A case came out otherwise than expected."""


class RuleCaseItem(pytest.Item):
    """One case of a ruleset."""

    def __init__(self, *, suite: Suite, case: RuleCase, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.suite, self.case = suite, case

    def runtest(self) -> None:
        """Runs the case; raises CaseFailedError with what differs."""
        from resumesift.report.shown import shown
        from resumesift.rulekit.case_text import case_text
        from resumesift.rulekit.cases import run_case

        result = run_case(self.suite, self.case)
        if not result.passed:
            text = case_text(result, verbose=True, base=self.config.invocation_params.dir)
            raise CaseFailedError("\n".join(map(shown, text.splitlines())))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **kwargs: Any) -> Any:
        """What differs, without a traceback through the runner."""
        if isinstance(excinfo.value, CaseFailedError):
            return _Told(str(excinfo.value))
        return super().repr_failure(excinfo, *args, **kwargs)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the case stands; pytest counts lines from 0."""
        return self.path, self.suite.line(self.case) - 1, f"case: {self.name}"


class _Told:
    """The text of a failed case, as pytest prints it; its summary at the end has the first line that differs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reprcrash = SimpleNamespace(message=text.splitlines()[1].strip())

    def __str__(self) -> str:
        return self.text

    def toterminal(self, terminal: Any) -> None:
        """Prints it."""
        terminal.line(self.text)


def _marked(request: pytest.FixtureRequest) -> tuple[str | Path | None, date | str | None]:
    """What the test's markers say, the nearest first: the ruleset and the day, None for what none of them says."""

    def ruleset(file_or_name: str | Path | None = None, as_of: date | str | None = None) -> None:
        """What a marker may say."""

    named: str | Path | None = None
    day: date | str | None = None
    for mark in request.node.iter_markers("ruleset"):
        try:
            said = signature(ruleset).bind(*mark.args, **mark.kwargs).arguments
        except TypeError as error:
            pytest.fail(f"the marker ruleset takes a file or name, and as_of: {error}", False)
        named, day = named or said.get("file_or_name"), day or said.get("as_of")
    return named, day


@pytest.fixture
def ruleset(request: pytest.FixtureRequest) -> RuleSet:
    """The ruleset of the test's marker, `@pytest.mark.ruleset("my.yaml")`, else of the ini option `resumesift_ruleset`.

    A marker's file is looked for beside the test, then from where pytest's configuration stands.
    """
    from resumesift.errors import RuleError
    from resumesift.rulekit.fixtures import load_nearby

    root, (named, _) = request.config.rootpath, _marked(request)
    folders = (root,) if named is None else (request.path.parent, root)
    name = named or request.config.getini("resumesift_ruleset")
    if not name:
        pytest.fail('no ruleset: mark the test @pytest.mark.ruleset("my.yaml"), or set resumesift_ruleset', False)
    try:
        return load_nearby(name, folders)
    except RuleError as error:
        pytest.fail(error.message, False)


@pytest.fixture
def screener(request: pytest.FixtureRequest, ruleset: RuleSet) -> Screener:
    """A Screener of the ruleset, as of the marker's day (`as_of="2026-06-30"`), else of `resumesift_as_of`.

    The day has to be said: tests that screen as of today fail one day.
    """
    from resumesift.errors import ResumesiftError
    from resumesift.screener import Screener

    day = _marked(request)[1] or request.config.getini("resumesift_as_of")
    if not day:
        pytest.fail('no day: mark the test ruleset("my.yaml", as_of="2026-06-30"), or set resumesift_as_of', False)
    try:
        return Screener(ruleset, day)
    except ResumesiftError as error:
        pytest.fail(error.message, False)


@pytest.fixture
def resume_from_text(screener: Screener) -> Callable[[str], Resume]:
    """A function: the text of a résumé → its facts, as of the day of `screener`, ready for `evaluate`."""
    from resumesift.rulekit.fixtures import resume_of

    return lambda text: resume_of(text, screener.ruleset, screener.as_of)
