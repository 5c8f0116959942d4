from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from resumesift import RuleError, load_rules
from resumesift.rules.load import shipped_rules
from resumesift.shipped import default_rules

GOOD = """\
name: good
version: 1.0.0
language: zh
title: {zh: 甲}
criteria:
  - id: years
    title: {zh: 电商经验}
    importance: must
    kind: experience
    domains: {any_of: [ecommerce]}
    at_least: {years: 2}
"""

BROKEN = """\
name: broken
version: 1.0.0
languge: zh
title: {zh: 甲}
title: {zh: 乙}
colour: red
criteria:
  - id: years
    title: {zh: 电商经验}
    importance: mus
    kind: experience
    domains: {any_of: [ecommerc]}
    level: direktor
    at_least: {year: 6}
  - id: tools
    title: {zh: 工具}
    importance: should
    weight: heavy
    kind: concept
    concepts: {at_least: 2, of: [skill.zitongche, ability.dta.*]}
    where: [works]
    since: 3
  - id: years
    title: {zh: 人数}
    importance: should
    kind: team_sise
    at_least: {people: 3}
  - title: {zh: 学历}
    importance: should
    kind: education
    level: batchelor
"""


def write(folder: Path, text: str, name: str = "rules.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(RuleError) as caught:
        load_rules(path)
    return [str(problem).removeprefix(f"{path.parent}/") for problem in caught.value.problems]


def test_a_file_loads_with_the_hash_of_its_bytes(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path, GOOD))
    assert [criterion.id for criterion in rules.criteria] == ["years"]
    assert rules.sha256 == hashlib.sha256(GOOD.encode()).hexdigest()
    assert rules.ref.model_dump() == {"name": "good", "version": "1.0.0", "sha256": rules.sha256}


def test_a_text_path_and_a_path_are_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert load_rules(str(path)) == load_rules(path)


def test_shipped_rulesets_load_by_name() -> None:
    assert load_rules("ecommerce-director").name == "ecommerce-director"


def test_every_fault_is_told_at_once_with_its_place_and_the_nearest_name(tmp_path: Path) -> None:
    assert problems(write(tmp_path, BROKEN)) == [
        'rules.yaml:1:1: "language" is missing',
        'rules.yaml:3:1: unknown key "languge", did you mean "language"?',
        'rules.yaml:5:1: "title" stands twice: first in line 4',
        'rules.yaml:6:1: unknown key "colour" (known keys: '
        "criteria, extends, language, name, pass_mark, stale_after, title, version, vocabulary, without)",
        'rules.yaml:10:17: unknown importance "mus", did you mean "must"?',
        'rules.yaml:12:24: unknown domain "ecommerc", did you mean "ecommerce"?',
        'rules.yaml:13:12: unknown level "direktor", did you mean "director"?',
        'rules.yaml:14:16: unknown key "year", did you mean "years"?',
        'rules.yaml:18:13: must be a number, not "heavy"',
        'rules.yaml:20:34: unknown concept "skill.zitongche", did you mean "skill.zhitongche"?',
        'rules.yaml:20:51: no concept matches "ability.dta.*", did you mean "ability.data.*"?',
        'rules.yaml:21:13: unknown where "works", did you mean "work"?',
        'rules.yaml:22:12: write {years: 2} or {months: 18}, not "3"',
        'rules.yaml:23:9: id "years" stands twice: first in line 8',
        'rules.yaml:26:11: unknown kind "team_sise", did you mean "team_size"?',
        'rules.yaml:28:5: "id" is missing',
        'rules.yaml:31:12: unknown level "batchelor", did you mean "bachelor"?',
    ]


def test_two_criteria_of_one_id_on_one_line_are_told_too(tmp_path: Path) -> None:
    head = GOOD.split("criteria:\n")[0]
    flow = "{id: a, title: {zh: A}, importance: must, kind: experience, at_least: {years: 2}}"
    assert problems(write(tmp_path, f"{head}criteria: [{flow}, {flow}]\n")) == [
        'rules.yaml:5:100: id "a" stands twice: first in line 5',
    ]


def test_titles_are_in_the_language_of_the_reasons(tmp_path: Path) -> None:
    text = GOOD.replace("language: zh", "language: en").replace("title: {zh: 甲}", "title: {en: A}")
    assert problems(write(tmp_path, text)) == [
        'rules.yaml:7:12: "en" is missing: the language of the reasons',
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "rules.yaml:1:1: must be a mapping (key: value), not nothing"),
        ("- a\n", "rules.yaml:1:1: must be a mapping (key: value), not a list"),
        (GOOD.replace("    at_least: {years: 2}\n", ""), 'rules.yaml:6:5: "at_least" is missing'),
        (GOOD.replace("{years: 2}", "{years: 0}"), 'rules.yaml:11:15: write "years", "months" or both'),
        (GOOD.replace("any_of", "all_of: [ecommerce], any_of"), 'rules.yaml:10:14: write one of "any_of", "all_of"'),
        (GOOD.split("criteria:")[0] + "criteria: []\n", "rules.yaml:5:11: must not be empty"),
        (GOOD.replace("name: good", "name: Good one"), "rules.yaml:1:7: must be lower-case words joined by -, not"),
        (GOOD.replace("[ecommerce]", "[]"), "rules.yaml:10:23: must not be empty"),
        (GOOD.replace("{any_of: [ecommerce]}", "[ecommerce]"), "rules.yaml:10:14: write {any_of: […]} or {"),
        (GOOD.replace("[ecommerce]", "ecommerce"), "rules.yaml:10:23: must be a list: write [ecommerce]"),
        (GOOD.replace("{years: 2}", "2"), 'rules.yaml:11:15: write {years: 2} or {months: 18}, not "2"'),
        (GOOD.replace("{years: 2}", '{years: "2"}'), "rules.yaml:11:23: must be a whole number: write 2, with"),
        (GOOD.replace("{years: 2}", "{years: 1.50}"), 'rules.yaml:11:23: must be a whole number, not "1.50"'),
        (GOOD.replace("{zh: 甲}", "甲", 1), 'rules.yaml:4:8: write {en: …} or {zh: …, en: …}, not "甲"'),
        (GOOD.replace("1.0.0", "1.10"), 'rules.yaml:2:10: must be text: write "1.10", with the quotes'),
        (GOOD + '    weight: "20"\n', "rules.yaml:12:13: must be a number: write 20, without quotes"),
        (GOOD + "    weight: true\n", 'rules.yaml:12:13: must be a number, not "true"'),
        (GOOD.replace("2}", "2, weight: 3}"), 'rules.yaml:11:26: "weight" stands beside "at_least", not in it'),
        (GOOD + "sha256: abc\n", 'rules.yaml:12:1: unknown key "sha256"'),
    ],
)
def test_single_faults(tmp_path: Path, text: str, message: str) -> None:
    (problem,) = problems(write(tmp_path, text))
    assert problem.startswith(message)


def test_the_language_may_be_another(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert load_rules(path).language == "zh"
    english = load_rules(path, "en")
    assert (english.language, english.sha256) == ("en", load_rules(path).sha256)


def test_what_is_held_where_nothing_is_chosen_is_shipped() -> None:
    assert load_rules(default_rules()).name in shipped_rules()


def test_an_unknown_name_tells_the_nearest_one() -> None:
    with pytest.raises(RuleError, match='unknown ruleset "ecommerce-directer", did you mean "ecommerce-director"'):
        load_rules("ecommerce-directer")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert problems(tmp_path / "absent.yaml") == ["absent.yaml: cannot be read: No such file or directory"]
