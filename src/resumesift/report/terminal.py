"""The ranked table in the terminal: who comes first, and why each was decided as it was."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from resumesift.report.labels import Language, deciding, label, why
from resumesift.report.shown import MARKS, STYLES, shown
from resumesift.resume import Resume
from resumesift.screening import Screening

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

DECISIONS = ("qualified", "review", "not_qualified", "unreadable")


@dataclass
class Ranking:
    """Keeps the best `limit` results and the first `limit` unreadable ones of a run, and counts them all."""

    limit: int = 100
    counts: Counter[str] = field(default_factory=Counter)
    unreadable: list[Screening] = field(default_factory=list)
    _best: list[tuple[int, float, int, Screening]] = field(default_factory=list)

    def add(self, screening: Screening) -> None:
        """Take in the next result, in the order of the run."""
        outcome = screening.decision or screening.status
        position = self.total
        self.counts[outcome] += 1
        if screening.decision is None:
            if len(self.unreadable) < self.limit:
                self.unreadable.append(screening)
            return
        # A folder may hold ten thousand résumés; of each, the table needs little.
        name = Resume(name=screening.resume.name if screening.resume else None)
        kept = screening.model_copy(update={"resume": name, "flags": ()})
        item = (-DECISIONS.index(outcome), screening.score or 0.0, -position, kept)
        (heapq.heappush if len(self._best) < self.limit else heapq.heappushpop)(self._best, item)

    @property
    def total(self) -> int:
        """How many results there were."""
        return sum(self.counts.values())

    @property
    def outcomes(self) -> list[tuple[str, int]]:
        """How often each decision came out, best first; those that did not are left out."""
        return [(name, self.counts[name]) for name in DECISIONS if self.counts[name]]

    @property
    def best(self) -> list[Screening]:
        """Qualified before review before not qualified, then by score, then in the order of the run."""
        return [item[-1] for item in sorted(self._best, key=lambda item: item[:-1], reverse=True)]


def print_ranking(console: Console, ranking: Ranking, language: Language, more: str) -> None:
    """The table of the best results and the list of unreadable files; `more` names the file that holds all."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    screened = ranking.total - ranking.counts["unreadable"]
    if screened:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), expand=True)
        table.add_column("#", justify="right", no_wrap=True)
        table.add_column(label("resume", language), ratio=2, overflow="fold")
        table.add_column(label("decision", language), no_wrap=True)
        table.add_column(label("why", language), ratio=3, overflow="fold")
        for rank, screening in enumerate(ranking.best, start=1):
            table.add_row(str(rank), _who(screening), _outcome(screening, language), _why(screening, language))
        console.print(table)
        if screened > len(ranking.best):
            console.print(Text(label("more", language).format(screened - len(ranking.best), more), style="dim"))
    if ranking.unreadable:
        console.print(Text(f"\n{label('not_read', language)}", style="bold"))
        for screening in ranking.unreadable:
            reason = shown(why(screening, language))
            console.print(Text.assemble("  ", (shown(screening.file), STYLES["unreadable"]), f": {reason}"))
        rest = ranking.counts["unreadable"] - len(ranking.unreadable)
        if rest:
            console.print(Text("  " + label("more", language).format(rest, more), style="dim"))


def _who(screening: Screening) -> Text:
    from rich.text import Text

    name = screening.resume.name if screening.resume else None
    lines = [Text(shown(name), style="bold")] if name else []
    return Text("\n").join([*lines, Text(shown(screening.file), style="dim")])


def _outcome(screening: Screening, language: Language) -> Text:
    from rich.text import Text

    decision = screening.decision or screening.status
    score = "" if screening.score is None else f"\n{screening.score:.1f}"
    return Text.assemble((label(decision, language), STYLES[decision]), score)


def _why(screening: Screening, language: Language) -> Text:
    """The must-haves, what decided first; the reason itself where none of them decided (a pass mark)."""
    from rich.text import Text

    decided = deciding(screening)
    rest = [c for c in screening.criteria if c.importance == "must" and c not in decided]
    lines = [
        Text.assemble((MARKS[criterion.status], STYLES[criterion.status]), f" {shown(criterion.reason)}")
        for criterion in decided
    ]
    lines += [Text(f"{MARKS[criterion.status]} {shown(criterion.reason)}", style="dim") for criterion in rest]
    if screening.decision != "qualified" and all(criterion.status == "met" for criterion in decided):
        lines.insert(0, Text(shown(why(screening, language)), style=STYLES["review"]))
    return Text("\n").join(lines)
