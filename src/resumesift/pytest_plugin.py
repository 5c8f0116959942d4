"""Collects `*.test.yaml` case files, so that `pytest rules` runs each case as a test of its own.

The plugin is loaded by every pytest run of an environment that has resumesift: it imports nothing of it until it
meets a case file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from resumesift.rulekit.casefile import RuleCase, Suite

_CASES = re.compile(rb"^cases:", re.MULTILINE)


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
            yield RuleCaseItem.from_parent(self, name=case.name, suite=suite, case=case)


class CaseFailedError(Exception):
    """A case came out otherwise than expected."""


class RuleCaseItem(pytest.Item):
    """One case of a ruleset."""

    def __init__(self, *, suite: Suite, case: RuleCase, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.suite, self.case = suite, case

    def runtest(self) -> None:
        """Runs the case; raises CaseFailedError with what differs."""
        from resumesift.rulekit.cases import run_case

        result = run_case(self.suite, self.case)
        if not result.passed:
            raise CaseFailedError(result.text())

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **kwargs: Any) -> Any:
        """What differs, without a traceback through the runner."""
        if isinstance(excinfo.value, CaseFailedError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *args, **kwargs)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the case stands; pytest counts lines from 0."""
        return self.path, self.suite.line(self.case) - 1, f"case: {self.name}"
