"""One result in full, in the terminal: what counted, what did not and why, with quotes and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from resumesift.report.labels import Language, label, told, why
from resumesift.report.shown import MARKS, STYLES, shown, shown_dates, shown_months, shown_quote
from resumesift.resume import Mention, Resume, SkillMention, WorkEntry
from resumesift.screening import CriterionResult, Screening

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

_QUOTES = 3
"""Quotes shown a criterion; the result holds all."""


def print_explanation(
    console: Console, screening: Screening, language: Language, titles: Mapping[str, str] | None = None
) -> None:
    """The decision, each criterion with its proof, each post with what it counts for, mentions without effect, flags.

    `titles` are the names of the criteria for people, by id.
    """
    for part in _parts(screening, language, titles or {}):
        console.print(part)


def _parts(screening: Screening, language: Language, titles: Mapping[str, str]) -> Iterator[RenderableType]:
    yield _head(screening, language)
    for importance in ("must", "should"):
        chosen = [criterion for criterion in screening.criteria if criterion.importance == importance]
        if chosen:
            yield _heading(importance, language)
        for criterion in chosen:
            yield _criterion(criterion, language, titles.get(criterion.id, criterion.id))
    if screening.resume is not None:
        yield from _resume(screening, screening.resume, language)
    if screening.flags:
        yield _heading("flags", language)
    for flag in screening.flags:
        page = "" if flag.page is None else f" ({label('page', language).format(flag.page)})"
        quote = f" “{shown(flag.quote)}”" if flag.quote else ""
        yield _text((f"  ! {flag.code}", "yellow"), f": {shown(told(flag, language))}{page}{quote}")


def _head(screening: Screening, language: Language) -> Text:
    outcome = screening.decision or screening.status
    name = screening.resume.name if screening.resume else None
    score = "" if screening.score is None else f"  {screening.score:.1f}"
    rules = f"{screening.ruleset.name} {screening.ruleset.version}"
    return _text(
        (shown(name) + "  " if name else "", "bold"),
        (shown(screening.file) + "\n", "dim"),
        (label(outcome, language), STYLES[outcome]),
        score,
        (f"  {label('rules', language)} {rules}, {label('as_of', language)} {screening.as_of}", "dim"),
        f"\n{shown(why(screening, language))}",
    )


def _heading(key: str, language: Language) -> Text:
    return _text((f"\n{label(key, language)}", "bold"))


def _criterion(criterion: CriterionResult, language: Language, title: str) -> RenderableType:
    lines = [_text((shown(title), "bold"), (f"  {criterion.id}\n", "dim"), shown(criterion.reason))]
    quotes = list(dict.fromkeys(shown_quote(evidence, language) for evidence in criterion.evidence))
    lines.append(_text((" ".join(quotes[:_QUOTES]), "cyan")))
    if criterion.status != "met" and criterion.missing:
        lines.append(_text((label("missing", language).format(shown(criterion.missing)), "yellow")))
    grid = _grid(True, False)
    grid.add_row(_text(("  " + MARKS[criterion.status], STYLES[criterion.status])), _lines(lines))
    return grid


def _resume(screening: Screening, resume: Resume, language: Language) -> Iterator[RenderableType]:
    if resume.work:
        yield _heading("posts", language)
        timed = [criterion for criterion in screening.criteria if criterion.months is not None]
        table = _grid(True, False)
        for index, entry in enumerate(resume.work):
            counted = [_counted(criterion, index, entry, language) for criterion in timed]
            block = [_post(entry), _text((_facts(entry, language), "dim")), *counted]
            table.add_row(_text("  " + shown_dates(entry, language)), _lines(block))
        yield table
    mentions: tuple[Mention | SkillMention, ...] = (*resume.mentions, *resume.skills)
    idle = [mention for mention in mentions if mention.assertion != "claimed"]
    if idle:
        yield _heading("not_claimed", language)
    for line in dict.fromkeys(_idle(mention, language) for mention in idle):
        yield _text("  " + line)


def _post(entry: WorkEntry) -> Text:
    parts = [shown(part) for part in (entry.title, entry.company, entry.department) if part]
    return _text((parts[0] if parts else "?", "bold"), *(f" · {part}" for part in parts[1:]))


def _counted(criterion: CriterionResult, index: int, entry: WorkEntry, language: Language) -> Text:
    """Does the post count for a criterion of months, and if not, why?"""
    if any(evidence.entry == index for evidence in criterion.evidence):
        return _text((f"{MARKS['met']} {criterion.id}", "green"))
    return _text((f"{MARKS['not_met']} {criterion.id}: {_why_not(criterion, entry, language)}", "red"))


def _why_not(criterion: CriterionResult, entry: WorkEntry, language: Language) -> str:
    level, domains = criterion.required.get("level"), criterion.required.get("domains", ())
    if domains and all(entry.domains.get(name, "no") == "no" for name in domains):
        return label("not_domain", language)
    if level and (entry.level is None or entry.level.at_least(level) == "no"):
        return label("not_level", language)
    if entry.months is None or entry.months.high == 0:
        return label("not_dated", language)
    if entry.kind != "job":
        return label("not_kind", language).format(label(entry.kind, language))
    return label("not_other", language)


def _facts(entry: WorkEntry, language: Language) -> str:
    facts = [] if entry.months is None else [label("months", language).format(shown_months(entry.months))]
    facts += [] if entry.kind == "job" else [label(entry.kind, language)]
    if entry.level is not None:
        level = entry.level
        facts.append(level.low if level.low == level.high else f"{level.low}–{level.high}")
    facts += [f"{domain}: {label(certainty, language)}" for domain, certainty in entry.domains.items()]
    return " · ".join(facts)


def _idle(mention: Mention | SkillMention, language: Language) -> str:
    evidence = mention.evidence if isinstance(mention, Mention) else next(iter(mention.evidence), None)
    quote = "" if evidence is None else " " + shown_quote(evidence, language)
    return f"{shown(mention.name)}: {label(mention.assertion, language)}{quote}"


def _text(*parts: str | tuple[str, str]) -> Text:
    from rich.text import Text

    return Text.assemble(*parts)


def _lines(lines: list[Text]) -> Text:
    from rich.text import Text

    return Text("\n").join(line for line in lines if line.plain)


def _grid(*no_wraps: bool) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    for no_wrap in no_wraps:
        grid.add_column(no_wrap=no_wrap, overflow="fold")
    return grid
