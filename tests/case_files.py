"""A small ruleset with two cases, the second of which fails."""

from __future__ import annotations

from pathlib import Path

RULES = """\
name: lead
version: 1.0.0
language: zh
title: {zh: 主管}
criteria:
  - id: years
    title: {zh: 主管经历}
    importance: must
    kind: experience
    level: supervisor
    at_least: {years: 2}
  - id: team
    title: {zh: 团队}
    importance: should
    kind: team_size
    at_least: {people: 5}
"""

CASES = """\
as_of: 2026-06-30
cases:
  - name: two years are enough
    given:
      work: [{title: 主管, start: 2024-07, level: supervisor}]
      teams: [5]
    expect:
      decision: qualified
      score: 100
      criteria:
        years: {status: met, months: 24, reason: 2 年 0 个月主管经历}
        team: met
  - name: wrong on purpose
    as_of: 2026-05-31
    given:
      work: [{title: 主管, company: 甲, start: 2024-07, level: supervisor}]
    expect:
      decision: qualified
      score: {low: 90, high: 100}
      criteria:
        years: {status: met, months: {low: 24, high: 25}, reason: 无, missing: 再有 2 个月}
"""


def write_lead(folder: Path) -> Path:
    """Both files, and the folder that they are in."""
    (folder / "lead.yaml").write_text(RULES, encoding="utf-8")
    (folder / "lead.test.yaml").write_text(CASES, encoding="utf-8")
    return folder
