"""What warms a worker up does the work of each component."""

from __future__ import annotations

from resumesift.extraction.extract import extract
from resumesift.extraction.ready import small_document


def test_the_small_resume_is_read_through() -> None:
    resume = extract(small_document())
    assert resume.name == "王小明"
    assert [post.title for post in resume.work] == ["销售经理"]
    assert len(resume.stated_years) == 2
    assert resume.dated is not None
    assert [team.people for team in resume.team_sizes] == [3]
    assert resume.achievements
    assert [degree.school for degree in resume.education] == ["浙江大学"]
    assert "Excel" in [skill.name for skill in resume.skills]
