"""Options of the test run."""

from __future__ import annotations

import pytest

collect_ignore = ["data"]
"""Rule files with mistakes, which are no cases to run."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")
