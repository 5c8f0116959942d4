"""JSON Resume: the schema's fields and nothing else."""

from __future__ import annotations

import re

from invented import resume
from resumesift.report.jsonresume import to_jsonresume
from resumesift.resume import Resume

# The pattern `iso8601` of the schema.
DATE = re.compile(r"^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$")


def test_the_facts_stand_in_the_fields_of_the_schema() -> None:
    document = to_jsonresume(resume())
    assert document["basics"] == {
        "name": "林晓峰",
        "label": "电商运营总监",
        "email": "lin@example.com",
        "phone": "138 0000 0000",
        "url": "https://github.com/lin",
    }
    assert document["work"][0] == {
        "name": "杭州云帆电子商务有限公司",
        "position": "电商运营总监",
        "startDate": "2018-03",
        "summary": "负责天猫旗舰店的整体运营",
    }
    assert document["work"][1]["endDate"] == "2012"
    assert document["education"] == [
        {"institution": "浙江大学", "area": "市场营销", "studyType": "学士", "endDate": "2011"}
    ]


def test_only_claimed_skills_are_listed() -> None:
    assert to_jsonresume(resume())["skills"] == [{"name": "直通车"}]


def test_dates_are_as_the_schema_wants_them() -> None:
    document = to_jsonresume(resume())
    dates = [value for entry in document["work"] for key, value in entry.items() if key.endswith("Date")]
    assert dates
    assert all(DATE.match(value) for value in dates)


def test_nothing_known_gives_empty_fields_and_no_nulls() -> None:
    document = to_jsonresume(Resume())
    assert document["basics"] == {}
    assert (document["work"], document["education"], document["skills"]) == ([], [], [])
