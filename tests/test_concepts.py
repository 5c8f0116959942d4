"""The lexicon of skills and abilities: its ids, and choices in its words."""

from __future__ import annotations

from resumesift.lexicon.concepts import concept_ids
from resumesift.lexicon.load import expand


def test_choices_stand_for_all_their_phrases():
    assert expand("(年度|全年)(计划|规划)") == ["年度计划", "年度规划", "全年计划", "全年规划"]
    assert expand("(annual|) plan") == ["annual plan", "plan"]
    assert expand("直通车") == ["直通车"]


def test_ids_tell_what_they_are():
    assert {"skill.zhitongche", "ability.planning.annual_plan"} <= concept_ids()
