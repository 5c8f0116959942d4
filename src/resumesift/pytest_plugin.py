"""Collects `*.test.yaml` case files, so that `pytest rules` runs each case as a test of its own."""

from __future__ import annotations
