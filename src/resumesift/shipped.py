"""Where the rulesets that come with the package lie, and which of them is held where none is chosen.

Loads nothing, for `--help` names the default.
"""

from __future__ import annotations

from pathlib import Path


def rules_folder() -> Path:
    """The folder of the shipped rulesets: in the wheel `rulesets`, in a checkout the repository's `rules`."""
    package = Path(__file__).resolve().parent
    shipped = package / "rulesets"
    return shipped if shipped.is_dir() else package.parents[1] / "rules"


def default_rules() -> str:
    """The name in `default.txt` of that folder."""
    return (rules_folder() / "default.txt").read_text(encoding="utf-8").strip()
