"""A new ruleset with its cases, written out with comments: where an author starts."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

from resumesift.errors import ResumesiftError
from resumesift.lexicon.domains import domain_names
from resumesift.resume import Resume
from resumesift.rulekit.case_yaml import flow
from resumesift.rulekit.targets import cases_of
from resumesift.rules import evaluate
from resumesift.rules.find import CASE_SUFFIX, find_beside
from resumesift.rules.load import load_rules
from resumesift.screening import Language

_NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
_DAY = date(2026, 6, 30)
"""The day of the cases in the templates."""


def new_rules(
    path: Path, *, language: Language | None = None, title: str | None = None, extends: str | None = None
) -> tuple[Path, Path]:
    """Write a ruleset to `path` and its cases beside it; the two paths.

    `language` is that of its reasons and comments: that of `extends` (a shipped name, or a path from `path`), else zh.
    Raises ResumesiftError where the name is none for a ruleset or one of the files is there already, RuleError where
    `extends` does not hold.
    """
    cases = cases_of(path)
    if not _NAME.fullmatch(path.stem) or path.suffix != ".yaml" or path.name.endswith(CASE_SUFFIX):
        raise ResumesiftError(f"{path}: name it in lower-case words joined by -, such as warehouse-lead.yaml")
    for file in (path, cases):
        if file.exists():
            raise ResumesiftError(f"{file} is there already: choose another name, or take it away")
    values = {"name": path.stem, "file": str(path), "title": flow(title or path.stem)}
    values |= {"domain": next(iter(domain_names())), "extends": flow(extends or "")}
    if extends:
        inherited, values["decision"], values["criteria"] = _of_nobody(extends, path)
        texts = [_filled(name, language or inherited, values) for name in ("child", "child-cases")]
    else:
        texts = [_filled(name, language or "zh", values) for name in ("ruleset", "cases")]
    path.parent.mkdir(parents=True, exist_ok=True)
    for file, text in zip((path, cases), texts, strict=True):
        file.write_text(text, encoding="utf-8", newline="\n")
    return path, cases


def _of_nobody(extends: str, path: Path) -> tuple[Language, str, str]:
    """The language of a ruleset, and what it says of an empty résumé: the decision, and each criterion's status."""
    parent = find_beside(extends, path)
    rules = load_rules(parent if isinstance(parent, Path) else extends)
    verdict = evaluate(rules, Resume(), _DAY)
    return rules.language, verdict.decision, ", ".join(f"{each.id}: {each.status}" for each in verdict.criteria)


def _filled(name: str, language: Language, values: dict[str, str]) -> str:
    template = files("resumesift.rulekit").joinpath("templates", f"{name}.{language}.yaml")
    return Template(template.read_text(encoding="utf-8")).substitute(values)
