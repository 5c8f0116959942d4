"""How much of what is asked for a résumé shows: bounds against a requirement, the one measure of every kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resumesift.resume import Certainty
from resumesift.screening import Status


@dataclass(frozen=True, slots=True)
class Tally:
    """Between `low` and `high` of something are shown where `required` are asked for.

    `open` says that there is more, of which the page does not say how much.
    """

    low: int
    high: int
    required: int
    open: bool = False

    @classmethod
    def of(cls, certainties: Iterable[Certainty], required: int) -> Tally:
        """Counts what is there: `yes` in both bounds, `possible` in the high one."""
        known = list(certainties)
        low = known.count("yes")
        return cls(low, low + known.count("possible"), required)

    @property
    def status(self) -> Status:
        """`met` where even the low end passes, `not_met` where even the high end fails."""
        if self.low >= self.required:
            return "met"
        return "not_met" if self.high < self.required and not self.open else "unclear"

    @property
    def score(self) -> float:
        """The share of what is asked, 0–1: the mean of the shares at the low and at the high end."""
        if self.required <= 0:
            return 1.0
        return (min(self.low, self.required) + min(self.high, self.required)) / (2 * self.required)

    @property
    def certainty(self) -> Certainty:
        """The status as an answer to "is it there?"."""
        return {"met": "yes", "unclear": "possible", "not_met": "no"}[self.status]  # type: ignore[return-value]
