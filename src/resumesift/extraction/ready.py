"""Importing this module builds the pipeline: for a process from which workers are forked, so that they share it."""

from __future__ import annotations

import gc
from contextlib import suppress

from resumesift.extraction.pipeline import pipeline

with suppress(Exception):  # a lexicon that does not hold: whoever uses the pipeline is told
    pipeline()
    gc.freeze()
