from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from resumesift.lexicon.domains import domain_names
from resumesift.lexicon.vocabulary import VocabularyEntry
from resumesift.rulekit.casefile import Expected
from resumesift.rulekit.given import Given
from resumesift.rules.load import load_rules, shipped_rules
from resumesift.rules.model import AnyCriterion, Duration, RuleSet, Selection, Text

RULES = Path(__file__).parents[1] / "rules"
TITLE = {"zh": "甲", "en": "a"}


def ruleset(**criterion: Any) -> RuleSet:
    whole = {"id": "a", "title": TITLE, "importance": "must", **criterion}
    return RuleSet.model_validate(
        {"name": "r", "version": "1", "language": "zh", "title": TITLE, "criteria": [whole]}, strict=False
    )


def test_a_title_falls_back_to_the_other_language() -> None:
    assert Text(zh="甲").text("en") == "甲"
    assert Text(zh="甲", en="a").text("en") == "a"


def test_years_and_months_add_up() -> None:
    assert Duration(years=2, months=6).total == 30


@pytest.mark.parametrize(
    ("way", "names", "required"),
    [
        ({"any_of": ("a", "b")}, ("a", "b"), 1),
        ({"all_of": ("a", "b")}, ("a", "b"), 2),
        ({"at_least": 2, "of": ("a", "b", "c")}, ("a", "b", "c"), 2),
    ],
)
def test_a_selection_is_one_of_three_ways(way: dict[str, Any], names: tuple[str, ...], required: int) -> None:
    selection = Selection[str](**way)
    assert (selection.names, selection.required) == (names, required)


@pytest.mark.parametrize(
    "way",
    [{}, {"any_of": ("a",), "all_of": ("b",)}, {"any_of": ("a",), "at_least": 1}, {"at_least": 1}, {"of": ("a",)}],
)
def test_a_selection_is_no_mixture(way: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Selection[str](**way)


@pytest.mark.parametrize(
    "criterion",
    [
        {"kind": "experience", "at_least": {"years": 0}},
        {"kind": "experience", "at_least": {"years": -1}},
        {"kind": "experience", "at_least": {"months": 6}, "level": "boss"},
        {"kind": "concept", "concepts": {"any_of": ["skill.no_such_skill"]}},
        {"kind": "concept", "concepts": {"any_of": ["nothing.*"]}},
        {"kind": "achievement", "metrics": {"any_of": ["skill.*"]}},
        {"kind": "achievement", "metrics": {"any_of": ["metric.luck"]}},
        {"kind": "knowledge", "domains": {"any_of": ["no_such_domain"]}},
        {"kind": "team_size", "at_least": {"people": 0}},
        {"kind": "education"},
        {"kind": "experience", "at_least": {"months": 6}, "weight": -1},
        {"kind": "experience", "at_least": {"months": 6}, "weight": float("inf")},
        {"kind": "experience", "at_least": {"months": 6}, "id": "Not An Id"},
    ],
)
def test_what_makes_no_sense_is_refused(criterion: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ruleset(**criterion)


def test_ids_differ_and_there_is_a_criterion() -> None:
    one = {"id": "a", "title": TITLE, "importance": "must", "kind": "team_size", "at_least": {"people": 1}}
    head = {"name": "r", "version": "1", "language": "zh", "title": TITLE}
    with pytest.raises(ValidationError, match="two criteria of one id"):
        RuleSet.model_validate({**head, "criteria": [one, one]})
    with pytest.raises(ValidationError, match="must not be empty"):
        RuleSet.model_validate({**head, "criteria": []})


def kinds() -> list[Any]:
    return list(get_args(get_args(AnyCriterion)[0]))


def test_the_handbook_names_every_kind_and_every_key() -> None:
    handbook = (RULES / "README.md").read_text(encoding="utf-8")
    for model in [*kinds(), RuleSet]:
        for key in model.model_fields:
            assert f"`{key}`" in handbook, f"{model.__name__}.{key}"
        if model is not RuleSet:
            (kind,) = get_args(model.model_fields["kind"].annotation)
            assert f"### `{kind}`" in handbook


LI_MING = """\
Li Ming
Work experience
2021.03 - 2024.12  Northgate Logistics Ltd  Warehouse Supervisor
- Introduced the WMS on two shifts
"""


def handbook_blocks() -> list[str]:
    blocks = (RULES / "README.md").read_text(encoding="utf-8").split("```")
    return [block.removeprefix("yaml\n") for block in blocks if block.startswith("yaml\n")]


def test_the_handbook_example_is_a_ruleset_and_its_cases_pass(tmp_path: Path) -> None:
    from resumesift.rulekit.cases import load_cases, run_case
    from resumesift.rulekit.lint import check_file

    rules, child, cases, *_ = handbook_blocks()
    (tmp_path / "warehouse-lead.yaml").write_text(rules, encoding="utf-8")
    (tmp_path / "warehouse-lead.test.yaml").write_text(cases, encoding="utf-8")
    (tmp_path / "warehouse-lead-north.yaml").write_text(child, encoding="utf-8")
    assert [part.id for part in load_rules(tmp_path / "warehouse-lead-north.yaml").criteria] == [
        "leading_years", "degree"
    ]  # fmt: skip
    (tmp_path / "cv").mkdir()
    (tmp_path / "cv/li-ming.txt").write_text(LI_MING, encoding="utf-8")
    assert check_file(tmp_path / "warehouse-lead.yaml") == []
    suite = load_cases(tmp_path / "warehouse-lead.test.yaml")
    starts = {start for case in suite.cases for start in ("given", "text", "file") if getattr(case, start) is not None}
    assert starts == {"given", "text", "file"}, "each way to start a case is shown"
    assert [result.text() for case in suite.cases if not (result := run_case(suite, case)).passed] == []


def test_the_handbook_tells_what_a_case_may_say() -> None:
    handbook = (RULES / "README.md").read_text(encoding="utf-8")
    for model in (Given, Expected):
        assert [key for key in model.model_fields if f"`{key}`" not in handbook] == []


def test_the_handbook_names_the_domains() -> None:
    handbook = (RULES / "README.md").read_text(encoding="utf-8")
    assert [name for name in domain_names() if f"`{name}`" not in handbook] == []


def test_the_handbook_tells_what_a_vocabulary_may_say() -> None:
    handbook = (RULES / "README.md").read_text(encoding="utf-8")
    assert [key for key in VocabularyEntry.model_fields if f"`{key}`" not in handbook] == []


def test_the_main_ruleset_carries_every_line_of_the_vacancy() -> None:
    rules = load_rules("ecommerce-director")
    sources = {line for criterion in rules.criteria for line in criterion.source.split(", ")}
    assert sources == {f"Q{n}" for n in range(1, 8)} | {f"A{n}" for n in range(1, 9)}
    musts = {criterion.id for criterion in rules.criteria if criterion.importance == "must"}
    assert musts == {"ecommerce_years", "director_years", "b2c_operations"}


@pytest.mark.parametrize("name", sorted(shipped_rules()))
def test_shipped_rulesets_speak_both_languages_and_name_their_source(name: str) -> None:
    rules = load_rules(name)
    assert rules.name == name
    assert rules.title.zh
    assert rules.title.en
    for criterion in rules.criteria:
        assert criterion.title.zh, criterion.id
        assert criterion.title.en, criterion.id
        assert criterion.source, criterion.id
