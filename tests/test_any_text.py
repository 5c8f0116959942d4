"""Components never raise, whatever the text, and every quote stands in the text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resumesift.extraction.achievements import find_achievements
from resumesift.extraction.education import find_education
from resumesift.extraction.mentions import find_mentions
from resumesift.extraction.person import find_person
from resumesift.extraction.skills import find_skills
from resumesift.extraction.teams import find_teams
from texts import drafted

COMPONENTS = (find_mentions, find_skills, find_teams, find_achievements, find_education, find_person)
PIECES = [
    *("会", "不会", "没有", "带领", "三十", "人", "团队", "GMV", "1.2", "亿", "万", "%", "12", "+", "-", "—", "·"),
    *("，", "。", "；", "：", "(", ")", "/", "姓名", "Name", "of", "学院", "本科", "2019.03", "王", "abc", "Excel"),
    *("\n", "\t", " ", "é", "👍", "𠀀", "@", ".com", "前三", "→", "no ", "not "),
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40),
    st.sampled_from(["work", "skills", "education", "header", "summary", "objective"]),
)
def test_no_text_raises_and_quotes_are_of_the_text(pieces, kind):
    doc, draft = drafted("".join(pieces), kind)
    for component in COMPONENTS:
        component(doc)
    # A quote over the end of a line is given as it would stand in one.
    flat = "".join(draft.document.text.split())
    for fact in (*draft.mentions, *draft.team_sizes, *draft.achievements):
        assert "".join(fact.evidence.quote.split()) in flat
    for skill in draft.skills:
        assert "".join(skill.quote.split()) in flat
        assert skill.asserted == (skill.assertion == "claimed")


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of time that counts the process alone")
def test_long_lines_and_pages_take_time_that_grows_with_their_length_alone():
    """All of it takes seconds; where a scan begins anew at each character or fact, they take minutes."""
    read = [sys.executable, Path(__file__).parent / "long_texts.py"]
    done = subprocess.run(read, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert done.stdout.endswith("all read\n"), done.stdout[-200:] + done.stderr[-2000:]
