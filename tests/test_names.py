"""Names of people and what only looks like one."""

from __future__ import annotations

import pytest

from resumesift.extraction.names import chinese_name, latin_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("林晓峰", "林晓峰"),
        ("欧阳岚", "欧阳岚"),
        ("上官云锦", "上官云锦"),
        ("葉沛蓁", "葉沛蓁"),
        ("沈 亦 舟", "沈亦舟"),
        ("怀舟 阮", "阮怀舟"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("Kevin 张", "Kevin 张"),
    ],
)
def test_chinese_names(text, name):
    found = chinese_name(text)
    assert found is not None
    assert found[0] == name
    assert found[1] >= 2


@pytest.mark.parametrize("text", ["个人简历", "江苏", "高级", "运营总监", "云帆公司", "林", "林晓峰的简历", "汉族"])
def test_no_chinese_names(text):
    assert chinese_name(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oliver Hartwell", "Oliver Hartwell"),
        ("MARWAN I. EL-TAYYAR", "MARWAN I. EL-TAYYAR"),
        ("Mrs. Shanthini Devasagayam", "Shanthini Devasagayam"),
        ("Yasmin Darwish-Ploeg, Ph.D.", "Yasmin Darwish-Ploeg"),
        ("Dana O’Neill MBA", "Dana O’Neill"),
        ("Ludo van der Berg", "Ludo van der Berg"),
        ("K. VIGNESHWARI", "K. VIGNESHWARI"),
        ("Jane Smith", "Jane Smith"),
        ("J. R. Cook", "J. R. Cook"),
        ("Wei (David) Zhang", "Wei Zhang"),
        ("Zhang, Wei", "Zhang Wei"),
        ("Ana Quispe 305-555-0148 ana@mail.example", "Ana Quispe"),
    ],
)
def test_latin_names(text, name):
    found = latin_name(text)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "Curriculum Vitae",
        "SOUS CHEF",
        "Senior Software Engineer",
        "Work Experience",
        "the quiet one",
        "London",
        "7 Lane",
    ],
)
def test_no_latin_names(text):
    assert latin_name(text) is None
