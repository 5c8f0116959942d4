"""`resumesift rules …`: words and options only, one module a command."""

from __future__ import annotations

import click

from resumesift.cli_base import LaterCommands

_COMMANDS = ("check", "test", "diff", "tune", "names", "explain", "schema", "new")


@click.group(cls=LaterCommands, later={name: f"resumesift.cli_rules.{name}:{name}" for name in _COMMANDS})
def rules() -> None:
    """Check rulesets, run their cases, and look up the names that they may use."""
