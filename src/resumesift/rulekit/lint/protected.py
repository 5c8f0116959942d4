"""Findings about words that often stand for a protected attribute; those that surely do keep a ruleset from loading."""

from __future__ import annotations

from collections.abc import Iterator

from resumesift.errors import Problem
from resumesift.rulekit.lint.subject import Subject
from resumesift.rules.protected import protected_problems


def check(subject: Subject) -> Iterator[Problem]:
    """What may select by a protected attribute and is not refused."""
    yield from protected_problems(subject.source, refused=False)
