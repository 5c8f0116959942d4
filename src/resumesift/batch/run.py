"""A whole run: the inputs read by worker processes, each result under its input's name."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from resumesift.batch.inputs import Input
from resumesift.screener import Screener
from resumesift.screening import Screening


def screen_inputs(screener: Screener, inputs: Sequence[Input], workers: int) -> Generator[Screening, None, None]:
    """One result for each input, in their order. A file that kills its worker costs that file only."""
    results = screener.screen_many((item.path for item in inputs), min(workers, len(inputs)), isolated=True)
    for item, result in zip(inputs, results, strict=True):
        yield result.model_copy(update={"file": item.name})
