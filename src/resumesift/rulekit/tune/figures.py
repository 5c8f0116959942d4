"""Shares of people with the interval that chance leaves them: a bootstrap, the same in every run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

_RESAMPLES = 2000
_SEED = 20260630
_INNER = (2.5, 97.5)
"""Percentiles between which 95 % of the resamples lie."""


@dataclass(frozen=True)
class Figure:
    """A share, or a difference of shares, with its 95 % interval; None where nobody counts for it."""

    value: float | None
    low: float | None = None
    high: float | None = None

    def __str__(self) -> str:
        if self.value is None or self.low is None or self.high is None:
            return "–"
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f})"


class Bootstrap:
    """Draws the same people again and again, as often as there are; order-independent where the people are ordered."""

    def __init__(self, count: int) -> None:
        self._drawn = np.random.default_rng(_SEED).integers(0, max(count, 1), (_RESAMPLES if count else 0, count))

    def mean(self, values: Sequence[float], counts: Sequence[bool] | None = None) -> Figure:
        """The mean of `values` over those who count (all for None)."""
        return self.difference(values, counts, None)

    def difference(
        self, values: Sequence[float], counts: Sequence[bool] | None, others: Sequence[bool] | None
    ) -> Figure:
        """The mean over those who count, less the mean over the `others` where they are given."""
        worth = np.asarray(values, dtype=float)
        groups = [
            np.ones(len(worth)) if group is None else np.asarray(group, dtype=float) for group in (counts, others)
        ]
        if others is None:
            del groups[1]
        if any(group.sum() == 0 for group in groups):
            return Figure(None)
        whole = [float((worth * group).sum() / group.sum()) for group in groups]
        sizes = [group[self._drawn].sum(axis=1) for group in groups]
        sums = [(worth * group)[self._drawn].sum(axis=1) for group in groups]
        drawn = np.logical_and.reduce([size > 0 for size in sizes])
        means = [total[drawn] / size[drawn] for total, size in zip(sums, sizes, strict=True)]
        spread = means[0] - means[1] if len(means) == 2 else means[0]
        low, high = (float(edge) for edge in np.percentile(spread, _INNER))
        return Figure(whole[0] - whole[1] if len(whole) == 2 else whole[0], low, high)


Table = np.ndarray[Any, np.dtype[np.float64]]


def by_chance(gains: Table, row: int) -> float:
    """How often chance alone makes some row of `gains` (a column a person) as striking as the given one is.

    The sign of each person's gains is thrown anew, for all rows alike: what labels by chance would make of them. A row
    is as striking as its sum is great against its own spread, so that those that concern many people do not outweigh
    the others. The share of such draws; after Phipson and Smyth (2010) never 0.
    """
    spread = np.sqrt((gains**2).sum(axis=1))
    moving = gains[spread > 0] / spread[spread > 0, np.newaxis]
    signs = np.random.default_rng(_SEED).choice((-1.0, 1.0), (_RESAMPLES, gains.shape[1]))
    greatest = (signs @ moving.T).max(axis=1)
    seen = gains[row].sum() / spread[row]
    return float((1 + (greatest >= seen - 1e-9).sum()) / (1 + _RESAMPLES))
