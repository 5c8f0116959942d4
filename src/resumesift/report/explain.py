"""One result in full, in the terminal: what counted, what did not and why, with quotes and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resumesift.report.labels import basis, label, not_claimed, why
from resumesift.report.lines import folded, hanging, put, side_by_side, styled, widest
from resumesift.report.shown import MARKS, STYLES, shown, shown_dates, shown_months, shown_quote
from resumesift.report.timeline import timeline
from resumesift.resume import Mention, Resume, SkillMention, WorkEntry, surest
from resumesift.screening import CriterionResult, Flag, Language, Screening

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_QUOTES = 3
"""Quotes shown a criterion; the result holds all."""

_ANY_LEVEL = ("assistant", "chief")


def print_explanation(
    console: Console, screening: Screening, language: Language, names: Mapping[str, str] | None = None
) -> None:
    """The decision, each criterion with its proof, each post with what it counts for, mentions without effect, flags.

    `names` is what criteria and domains are called, by id.
    """
    put(console, _Explanation(screening, language, names or {}, console.width).lines())


@dataclass(frozen=True)
class _Explanation:
    screening: Screening
    language: Language
    names: Mapping[str, str]
    width: int

    def lines(self) -> Iterator[Text]:
        yield from self._head()
        for importance in ("must", "should"):
            chosen = [criterion for criterion in self.screening.criteria if criterion.importance == importance]
            if chosen:
                yield from self._heading(importance)
            for criterion in chosen:
                yield from self._criterion(criterion)
        if self.screening.resume is not None:
            yield from self._posts(self.screening.resume)
            yield from self._timeline(self.screening.resume)
            yield from self._idle(self.screening.resume)
        if self.screening.flags:
            yield from self._heading("flags")
        for flag in self.screening.flags:
            yield from self._flag(flag)

    def _label(self, key: str) -> str:
        return label(key, self.language)

    def _name(self, key: str) -> str:
        return shown(self.names.get(key, key))

    def _head(self) -> Iterator[Text]:
        screening = self.screening
        outcome = screening.decision or screening.status
        name = screening.resume.name if screening.resume else None
        score = "" if screening.score is None else f"  {screening.score:.1f}"
        head = styled(
            (shown(name) + "  " if name else "", "bold"),
            (shown(screening.file) + "\n", "dim"),
            (self._label(outcome), STYLES[outcome]),
            score,
            ("  " + basis(screening.ruleset, screening.as_of, self.language), "dim"),
            f"\n{shown(why(screening))}",
        )
        return iter(folded(head, self.width))

    def _heading(self, key: str) -> Iterator[Text]:
        return iter(folded(styled((f"\n{self._label(key)}", "bold")), self.width))

    def _criterion(self, criterion: CriterionResult) -> Iterator[Text]:
        """The criterion with its quotes; in short where nothing of it was found."""
        mark = styled(("  " + MARKS[criterion.status], STYLES[criterion.status]), "  ")
        reason, lacks = shown(criterion.reason), ""
        if criterion.status != "met" and criterion.missing:
            lacks = self._label("missing").format(shown(criterion.missing))
        if not criterion.evidence and criterion.status != "met":
            told = styled(reason, ("  " + lacks if lacks else "", "yellow"), (f"  {criterion.id}", "dim"))
            return iter(hanging(mark, told, self.width))
        title = styled((self._name(criterion.id), "bold"), (f"  {criterion.id}", "dim"))
        quotes = list(dict.fromkeys(shown_quote(evidence, self.language) for evidence in criterion.evidence))
        block = [title, styled(reason), styled((" ".join(quotes[:_QUOTES]), "cyan")), styled((lacks, "yellow"))]
        return iter(hanging(mark, _joined(block), self.width))

    def _posts(self, resume: Resume) -> Iterator[Text]:
        if not resume.work:
            return
        yield from self._heading("posts")
        timed = [criterion for criterion in self.screening.criteria if criterion.months is not None]
        dates = [styled("  " + shown_dates(entry, self.language)) for entry in resume.work]
        column = widest(dates)
        for index, (date, entry) in enumerate(zip(dates, resume.work, strict=True)):
            counted = [self._counted(criterion, index, entry) for criterion in timed]
            block = _joined([_post(entry), styled((self._facts(entry), "dim")), *counted])
            yield from side_by_side([[date], folded(block, max(self.width - column - 2, 2))], [column])

    def _counted(self, criterion: CriterionResult, index: int, entry: WorkEntry) -> Text:
        """Does the post count for a criterion of months, and if not, why?"""
        name = self._name(criterion.id)
        if any(evidence.entry == index for evidence in criterion.evidence):
            if (doubt := self._doubt(criterion, entry)) is not None:
                return styled((f"{MARKS['unclear']} {name}: {doubt}", "yellow"))
            return styled((f"{MARKS['met']} {name}", "green"))
        return styled((f"{MARKS['not_met']} {name}: {self._why_not(criterion, entry)}", "red"))

    def _doubt(self, criterion: CriterionResult, entry: WorkEntry) -> str | None:
        """What leaves open whether a post counts."""
        level, domains = criterion.required.get("level"), criterion.required.get("domains", ())
        if domains and surest(entry.domains.get(name, "no") for name in domains) == "possible":
            return self._label("open_domain")
        if level and (entry.level is None or entry.level.at_least(level) == "possible"):
            return self._label("open_level")
        return None

    def _why_not(self, criterion: CriterionResult, entry: WorkEntry) -> str:
        level, domains = criterion.required.get("level"), criterion.required.get("domains", ())
        if domains and all(entry.domains.get(name, "no") == "no" for name in domains):
            return self._label("not_domain")
        if level and (entry.level is None or entry.level.at_least(level) == "no"):
            return self._label("not_level")
        if entry.months is None or entry.months.high == 0:
            return self._label("not_dated")
        if entry.kind != "job":
            return self._label("not_kind").format(self._label(entry.kind))
        return self._label("not_other")

    def _facts(self, entry: WorkEntry) -> str:
        """Months, until when the post is sure, kind, level, and the domains that the rules ask for."""
        facts = [] if entry.months is None else [self._label("months").format(shown_months(entry.months))]
        facts += [] if entry.held_until is None else [self._label("held_until").format(entry.held_until)]
        facts += [] if entry.kind == "job" else [self._label(entry.kind)]
        if entry.level is not None:
            ends = entry.level.low, entry.level.high
            known = self._label("any_level") if ends == _ANY_LEVEL else "–".join(dict.fromkeys(map(self._label, ends)))
            facts.append(known)
        asked = dict.fromkeys(name for each in self.screening.criteria for name in each.required.get("domains", ()))
        facts += [f"{self._name(name)}: {self._label(entry.domains[name])}" for name in asked if name in entry.domains]
        return " · ".join(facts)

    def _timeline(self, resume: Resume) -> Iterator[Text]:
        lines = list(timeline(resume, self.language))
        if lines:
            yield from self._heading("timeline")
        for line in lines:
            yield from hanging(styled("  "), styled(line), self.width)

    def _idle(self, resume: Resume) -> Iterator[Text]:
        """What is mentioned and not claimed."""
        mentions: tuple[Mention | SkillMention, ...] = (*resume.mentions, *resume.skills)
        idle = [mention for mention in mentions if mention.assertion != "claimed"]
        if idle:
            yield from self._heading("not_claimed")
        for line in dict.fromkeys(map(self._mention, idle)):
            yield from hanging(styled("  "), styled(line), self.width)

    def _mention(self, mention: Mention | SkillMention) -> str:
        evidence = mention.evidence if isinstance(mention, Mention) else next(iter(mention.evidence), None)
        quote = "" if evidence is None else " " + shown_quote(evidence, self.language)
        section = mention.section if isinstance(mention, SkillMention) else mention.evidence.section
        return f"{shown(mention.name)}: {not_claimed(mention.assertion, section, self.language)}{quote}"

    def _flag(self, flag: Flag) -> Iterator[Text]:
        page = "" if flag.page is None else f" ({self._label('page').format(flag.page)})"
        quote = f" “{shown(flag.quote)}”" if flag.quote else ""
        told = styled((flag.code, "yellow"), f": {shown(flag.message)}{page}{quote}")
        return iter(hanging(styled(("  ! ", "yellow")), told, self.width))


def _post(entry: WorkEntry) -> Text:
    parts = [shown(part) for part in (entry.title, entry.company, entry.department) if part]
    return styled((parts[0] if parts else "?", "bold"), *(f" · {part}" for part in parts[1:]))


def _joined(lines: list[Text]) -> Text:
    """The lines that say something as one text."""
    from rich.text import Text

    return Text("\n").join(line for line in lines if line.plain)
