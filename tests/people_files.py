"""A small ruleset, and résumés as text of three people on whom it is tried."""

from __future__ import annotations

from pathlib import Path

RULES = """\
name: lead
version: 1.0.0
language: en
title: {en: Lead}
criteria:
  - id: years
    title: {en: experience as a supervisor}
    importance: must
    kind: experience
    level: supervisor
    at_least: {years: 2}
  - id: team
    title: {en: people led}
    importance: should
    kind: team_size
    at_least: {people: 5}
    unstated: not_met
"""

PERSON = "{name}\nWork Experience\n{start} - Present  Northgate Depot Ltd  Warehouse Supervisor\n- {duty}\n"
PEOPLE = {
    "ann.txt": PERSON.format(name="Ann Lee", start="Jan 2025", duty="Led a team of 6"),
    "bob.txt": PERSON.format(name="Bob Ray", start="Jan 2016", duty="Stock takes"),
    "cid.txt": PERSON.format(name="Cid Fox", start="Jan 2026", duty="Stock takes"),
}


def write_people(folder: Path) -> None:
    """The ruleset as `lead.yaml`, and the people in `cvs`."""
    (folder / "lead.yaml").write_text(RULES, encoding="utf-8")
    (folder / "cvs").mkdir()
    for name, text in PEOPLE.items():
        (folder / "cvs" / name).write_text(text, encoding="utf-8")
