"""The lexicon of skills and abilities: every concept finds its examples and not its near misses."""

from __future__ import annotations

import pytest

from resumesift.lexicon.concepts import Metric, concept_ids, concepts
from resumesift.lexicon.load import expand
from texts import concepts_in

SAID = [c for c in concepts() if not isinstance(c, Metric) and (c.examples or c.counter_examples)]


@pytest.mark.parametrize("concept", SAID, ids=lambda concept: concept.id)
def test_examples_and_near_misses(concept):
    assert [text for text in concept.examples if concept.id not in concepts_in(text)] == []
    assert [text for text in concept.counter_examples if concept.id in concepts_in(text)] == []


def test_choices_stand_for_all_their_phrases():
    assert expand("(年度|全年)(计划|规划)") == ["年度计划", "年度规划", "全年计划", "全年规划"]
    assert expand("(annual|) plan") == ["annual plan", "plan"]
    assert expand("直通车") == ["直通车"]


def test_ids_tell_what_they_are():
    assert {"skill.zhitongche", "ability.planning.annual_plan"} <= concept_ids()
