"""The ranked table in the terminal: who comes first, and why each was decided as it was."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from resumesift.messages import short
from resumesift.report.labels import deciding, label, why
from resumesift.report.lines import blanks, folded, hanging, put, side_by_side, styled, widest
from resumesift.report.shown import MARKS, STYLES, shown
from resumesift.resume import Resume
from resumesift.screening import Flag, Language, Screening

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_GAP = 2
"""Blanks between columns."""

_NARROW = 34
"""Cells that a column of reasons needs: two lines for most of them."""

DECISIONS = ("qualified", "review", "not_qualified", "unreadable")


@dataclass
class Ranking:
    """Keeps the best `limit` results and the first `limit` unreadable ones of a run, and counts them all.

    `copies` is how many files hold the same bytes as one before them.
    """

    limit: int = 100
    counts: Counter[str] = field(default_factory=Counter)
    copies: int = 0
    unreadable: list[Screening] = field(default_factory=list)
    _best: list[tuple[int, float, int, Screening]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def add(self, screening: Screening) -> None:
        """Take in the next result, in the order of the run."""
        outcome = screening.decision or screening.status
        position = self.total
        self.counts[outcome] += 1
        if screening.sha256 is not None:
            self.copies += screening.sha256 in self._seen
            self._seen.add(screening.sha256)
        if screening.decision is None:
            if len(self.unreadable) < self.limit:
                self.unreadable.append(screening)
            return
        # A folder may hold ten thousand résumés; of each, the table needs little.
        name = Resume(name=screening.resume.name if screening.resume else None)
        flags = tuple(Flag(code=code, message="") for code in dict.fromkeys(flag.code for flag in screening.flags))
        kept = screening.model_copy(update={"resume": name, "flags": flags})
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
    screened = ranking.total - ranking.counts["unreadable"]
    if screened:
        put(console, _table(ranking.best, language, console.width))
        if screened > len(ranking.best):
            put(console, [styled((label("more", language).format(screened - len(ranking.best), more), "dim"))])
    if ranking.unreadable:
        above = "\n" if screened else ""
        put(console, [styled((above + label("not_read", language), "bold"))])
        for screening in ranking.unreadable:
            told = styled((shown(screening.file), STYLES["unreadable"]), f": {shown(why(screening))}")
            put(console, hanging(styled("  "), told, console.width))
        rest = ranking.counts["unreadable"] - len(ranking.unreadable)
        if rest:
            put(console, [styled(("  " + label("more", language).format(rest, more), "dim"))])


def summary(ranking: Ranking, language: Language) -> str:
    """How many files there were, how many of each outcome, and, where there are any, how many copies."""
    spoken = label("outcome", language)
    counts = (spoken.format(count=count, name=label(name, language)) for name, count in ranking.outcomes)
    told = label("comma", language).join(counts)
    lines = [label("files" if ranking.total != 1 else "one_file", language).format(ranking.total, told)]
    if ranking.copies:
        lines.append(label("copies" if ranking.copies != 1 else "one_copy", language).format(ranking.copies))
    return "\n".join(lines)


def passed_over(kind: str, names: Sequence[str], language: Language, most: int | None = None) -> str:
    """What was not screened, by its names, at most so many of them; `kind` is a label of this report."""
    told = [shown(name) for name in names[:most]]
    told += [label("and_more", language).format(len(names) - len(told))] * (len(told) < len(names))
    return label(kind, language).format(len(names), label("enumerated", language).join(told))


def _table(results: list[Screening], language: Language, width: int) -> list[Text]:
    """Rank, who and decision beside each other, and why beside them or, in a narrow terminal, below."""
    head = [styled(("#", "bold")), *(styled((label(key, language), "bold")) for key in ("resume", "decision", "why"))]
    outcomes = [_outcome(screening, language) for screening in results]
    people = [_who(screening) for screening in results]
    of_rank = len(str(len(results)))
    of_outcome = widest([head[2], *(line for lines in outcomes for line in lines)])
    rest = width - of_rank - of_outcome - 2 * _GAP
    of_person = min(widest([head[1], *(line for lines in people for line in lines)]), rest)
    of_why = rest - _GAP - min(of_person, rest * 2 // 5)
    below = of_why < _NARROW
    of_person = max(of_person if below else rest - _GAP - of_why, 2)
    widths = (of_rank, of_person, of_outcome)
    lines = side_by_side([[cell] for cell in (head[:3] if below else head)], widths, _GAP)
    lines.append(styled("─" * width))
    for rank, (screening, who, outcome) in enumerate(zip(results, people, outcomes, strict=True), start=1):
        number = styled(f"{rank:>{of_rank}}")
        person = [line for part in who for line in folded(part, of_person)]
        reasons = _why(screening, language, max(width - of_rank - _GAP if below else of_why, 4))
        lines += side_by_side([[number], person, outcome, *([] if below else [reasons])], widths, _GAP)
        lines += [blanks(of_rank + _GAP) + reason for reason in reasons] if below else []
    return lines


def _who(screening: Screening) -> list[Text]:
    name = screening.resume.name if screening.resume else None
    lines = [styled((shown(name), "bold"))] if name else []
    return [*lines, styled((shown(screening.file), "dim"))]


def _outcome(screening: Screening, language: Language) -> list[Text]:
    decision = screening.decision or screening.status
    lines = [styled((label(decision, language), STYLES[decision]))]
    return lines if screening.score is None else [*lines, styled(f"{screening.score:.1f}")]


def _why(screening: Screening, language: Language, width: int) -> list[Text]:
    """The must-haves, what decided first, and the flags; the reason itself where no must-have decided (a pass mark)."""
    decided = deciding(screening)
    rest = [c for c in screening.criteria if c.importance == "must" and c not in decided]
    lines: list[Text] = []
    if screening.decision != "qualified" and all(criterion.status == "met" for criterion in decided):
        lines += folded(styled((shown(why(screening)), STYLES["review"])), width)
    for criterion in (*decided, *rest):
        dim = "dim" if criterion in rest else ""
        mark = styled((f"{MARKS[criterion.status]} ", dim or STYLES[criterion.status]))
        lines += hanging(mark, styled((shown(criterion.reason), dim)), width)
    flags = dict.fromkeys(short(flag.code, language) for flag in screening.flags)
    if flags:
        told = label("enumerated", language).join(flags)
        lines += hanging(styled(("! ", STYLES["review"])), styled((told, STYLES["review"])), width)
    return lines
