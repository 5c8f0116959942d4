"""What a date of a résumé is: a year with or without a month, and the span that two of them make."""

from __future__ import annotations

from typing import Literal, NamedTuple

SpanKind = Literal["range", "since", "single", "duration"]


class PartialDate(NamedTuple):
    """A year and, where the page gives it, a month (1–12)."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"

    @property
    def earliest(self) -> int:
        """The first month it may stand for, as months since year 0: `year * 12 + month - 1`."""
        return self.year * 12 + (self.month or 1) - 1

    @property
    def latest(self) -> int:
        """The last month it may stand for, counted as in `earliest`."""
        return self.year * 12 + (self.month or 12) - 1


class DateSpan(NamedTuple):
    """A date, a range of dates or a length of time, printed at `begin:stop` of the text.

    - `range`: `start` to `end`, or `ongoing` (至今, present, a dash at the end of the line) with `end` None;
    - `since`: only the start is printed and a word says that it goes on ("since 2019", "自2019年起"); `ongoing`;
    - `single`: one date; `start` and `end` are the same, or the first and last month of a quarter or half-year;
    - `duration`: `months` alone.

    `months` is also set where a length of time follows a range ("(3年8个月)", "· 3 yrs 2 mos"). The offsets hold what
    belongs to the time alone: "since", "自 … 起", "至今" and that length, but no bracket around the whole.
    `dashed` marks a single date with a dash and a text behind it ("2022/04 – Technician"): in a list of posts
    that dash may stand for until now.
    """

    kind: SpanKind
    start: PartialDate | None
    end: PartialDate | None
    ongoing: bool
    begin: int
    stop: int
    months: int | None = None
    dashed: bool = False
