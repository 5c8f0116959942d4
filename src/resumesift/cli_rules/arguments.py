"""What several of the commands take."""

from __future__ import annotations

import click

files_or_names = click.argument("files", nargs=-1, metavar="[FILE|NAME]...")
"""Rulesets and case files: `resumesift.rulekit.targets` says which a name means."""
