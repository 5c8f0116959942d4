from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner

from resumesift import RuleError, load_rules
from resumesift.cli_rules import rules as command
from resumesift.rulekit.cases import load_cases, run_case
from resumesift.rulekit.lint import check_file
from resumesift.rules.load import read_rules
from resumesift.rules.model import RuleSet
from resumesift.yaml_source import ListMerge, lay_over, parse_yaml

PARENT = """\
name: parent
version: 1.0.0
language: zh
title: {zh: 主管}
pass_mark: 60
stale_after: {months: 9}
criteria:
  - id: years
    title: {zh: 经历}
    importance: must
    weight: 20
    source: Q1
    kind: experience
    level: supervisor
    at_least: {years: 2, months: 6}
  - id: tools
    title: {zh: 工具}
    importance: should
    weight: 5
    kind: concept
    concepts: {at_least: 2, of: [skill.wms, skill.erp]}
    where: [work]
  - id: team
    title: {zh: 人数}
    importance: should
    kind: team_size
    at_least: {people: 5}
"""

HEAD = "extends: parent.yaml\nname: child\nversion: 2.0.0\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "parent.yaml").write_text(PARENT, encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str, name: str = "child.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def child(folder: Path, text: str = "") -> RuleSet:
    return load_rules(write(folder, HEAD + text))


def problems(folder: Path, text: str, name: str = "child.yaml") -> list[str]:
    with pytest.raises(RuleError) as caught:
        load_rules(write(folder, text, name))
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


# --- what a child has


def test_what_the_child_does_not_write_is_the_parents(folder: Path) -> None:
    rules, parent = child(folder), load_rules(folder / "parent.yaml")
    inherited = {"language", "title", "pass_mark", "stale_after", "criteria"}
    assert rules.model_dump(include=inherited) == parent.model_dump(include=inherited)
    assert (rules.name, rules.version, rules.extends) == ("child", "2.0.0", "parent.yaml")
    assert (parent.extends, parent.without) == (None, ())


def test_keys_at_the_top_replace_those_of_the_parent_whole(folder: Path) -> None:
    rules = child(folder, "title: {zh: 组长}\npass_mark: null\nstale_after: {years: 1}\n")
    assert rules.title.model_dump() == {"zh": "组长", "en": ""}
    assert rules.pass_mark is None
    assert rules.stale_months == 12


def test_a_criterion_changes_the_keys_that_it_writes_and_a_mapping_is_replaced_whole(folder: Path) -> None:
    rules = child(folder, "criteria:\n  - {id: years, at_least: {years: 5}}\n")
    years, *others = rules.criteria
    parent = load_rules(folder / "parent.yaml")
    assert years.model_dump() == parent.criteria[0].model_dump() | {"at_least": {"years": 5, "months": 0}}
    assert others == list(parent.criteria[1:])


def test_a_new_criterion_comes_last_and_a_changed_one_keeps_its_place(folder: Path) -> None:
    new = "{id: degree, title: {zh: 学历}, importance: should, kind: education, level: bachelor}"
    rules = child(folder, f"criteria:\n  - {new}\n  - {{id: team, weight: 3}}\n  - {{id: years, weight: 1}}\n")
    assert [item.id for item in rules.criteria] == ["years", "tools", "team", "degree"]
    assert [item.weight for item in rules.criteria] == [1, 5, 3, 1]


def test_another_kind_keeps_what_every_kind_has_and_nothing_else(folder: Path) -> None:
    rules = child(folder, "criteria:\n  - {id: tools, kind: achievement, metrics: {any_of: [metric.*]}}\n")
    assert rules.criteria[1].model_dump(mode="json") == {
        "id": "tools", "title": {"zh": "工具", "en": ""}, "importance": "should", "weight": 5, "source": "",
        "kind": "achievement",
        "metrics": {"any_of": ["metric.*"], "all_of": [], "at_least": None, "of": []},
    }  # fmt: skip


def test_the_same_kind_said_again_keeps_everything(folder: Path) -> None:
    rules = child(folder, "criteria:\n  - {id: tools, kind: concept, weight: 6}\n")
    tools = load_rules(folder / "parent.yaml").criteria[1]
    assert rules.criteria[1] == tools.model_copy(update={"weight": 6})


def test_without_drops_and_a_dropped_id_may_be_written_anew(folder: Path) -> None:
    rules = child(folder, "without: [tools, years]\n")
    assert [criterion.id for criterion in rules.criteria] == ["team"]
    anew = "{id: years, title: {zh: 年}, importance: must, kind: experience, at_least: {years: 1}}"
    rules = child(folder, f"without: [years]\ncriteria:\n  - {anew}\n")
    assert [criterion.id for criterion in rules.criteria] == ["tools", "team", "years"]
    assert rules.criteria[2].source == ""


def test_a_shipped_ruleset_goes_by_name() -> None:
    parent = load_rules("ecommerce-director")
    assert parent.extends is None


def test_a_parent_that_is_shipped(tmp_path: Path) -> None:
    head = HEAD.replace("parent.yaml", "ecommerce-director")
    text = head + "criteria: [{id: ecommerce_years, at_least: {years: 5}}]\n"
    rules, parent = load_rules(write(tmp_path, text)), load_rules("ecommerce-director")
    assert rules.criteria[1:] == parent.criteria[1:]
    assert rules.criteria[0].at_least.total == 60  # type: ignore[union-attr]


def test_a_path_is_relative_to_the_file_that_says_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(folder, HEAD.replace("parent.yaml", "../parent.yaml"), "sub/child.yaml")
    monkeypatch.chdir(folder / "sub")
    assert load_rules("child.yaml") == load_rules(path) == load_rules("../sub/child.yaml")


def test_grandparents(folder: Path) -> None:
    child(folder, "pass_mark: 70\ncriteria:\n  - {id: years, at_least: {years: 5}}\n  - {id: tools, weight: 9}\n")
    text = "extends: child.yaml\nname: last\nversion: 3.0.0\nwithout: [team]\ncriteria: [{id: years, weight: 2}]\n"
    rules = load_rules(write(folder, text, "last.yaml"))
    assert [(item.id, item.weight) for item in rules.criteria] == [("years", 2), ("tools", 9)]
    assert rules.criteria[0].at_least.total == 60  # type: ignore[union-attr]
    assert (rules.pass_mark, rules.stale_months, rules.without) == (70, 9, ("team",))


def test_the_hash_covers_the_whole_chain(folder: Path) -> None:
    first = child(folder).sha256
    parent = hashlib.sha256(PARENT.encode()).hexdigest()
    assert load_rules(folder / "parent.yaml").sha256 == parent
    assert first == hashlib.sha256((HEAD + parent).encode()).hexdigest()
    write(folder, PARENT + "# changed\n", "parent.yaml")
    assert load_rules(folder / "child.yaml").sha256 != first


def test_a_child_can_go_to_another_process(folder: Path) -> None:
    rules = child(folder, "without: [team]\n")
    again = pickle.loads(pickle.dumps(rules))
    assert again == rules
    assert again.sha256 == rules.sha256


def test_the_bytes_may_come_from_elsewhere() -> None:
    files = {"/no/child.yaml": HEAD, "/no/parent.yaml": PARENT}
    rules, _ = read_rules(Path("/no/child.yaml"), read=lambda path: files[path.as_posix()].encode())
    assert len(rules.criteria) == 3


# --- faults


def test_faults_stand_in_the_file_in_which_they_are_written(folder: Path) -> None:
    write(folder, PARENT.replace("supervisor", "supervizor").replace("[work]", "[works]"), "parent.yaml")
    text = HEAD + "colour: red\ncriteria:\n  - {id: years, weight: heavy}\n  - {id: team, unstated: mett}\n"
    assert problems(folder, text) == [
        "child.yaml:1:10: extends parent.yaml, which has faults",
        'child.yaml:4:1: unknown key "colour" (known keys: criteria, extends, language, name, pass_mark, '
        "stale_after, title, version, vocabulary, without)",
        'child.yaml:6:25: must be a number, not "heavy"',
        'child.yaml:7:26: unknown unstated "mett" (known: not_met, unclear)',
        'parent.yaml:14:12: unknown level "supervizor", did you mean "supervisor"?',
        'parent.yaml:22:13: unknown where "works", did you mean "work"?',
    ]  # fmt: skip


def test_a_fault_of_the_parent_is_one_where_the_child_writes_another_value(folder: Path) -> None:
    write(folder, PARENT.replace("supervisor", "supervizor"), "parent.yaml")
    assert problems(folder, HEAD + "criteria: [{id: years, level: manager}]\n") == [
        "child.yaml:1:10: extends parent.yaml, which has faults",
        'parent.yaml:14:12: unknown level "supervizor", did you mean "supervisor"?',
    ]


def test_faults_of_a_whole_chain(folder: Path) -> None:
    write(folder, PARENT.replace("supervisor", "supervizor"), "parent.yaml")
    write(folder, HEAD + "pass_mark: 101\n")
    text = "extends: child.yaml\nname: last\nversion: 1\n"
    assert problems(folder, text, "last.yaml") == [
        "last.yaml:1:10: extends child.yaml, which has faults",
        'last.yaml:3:10: must be text: write "1", with the quotes',
        "child.yaml:1:10: extends parent.yaml, which has faults",
        'child.yaml:4:12: must be at most 100, not "101"',
        'parent.yaml:14:12: unknown level "supervizor", did you mean "supervisor"?',
    ]


@pytest.mark.parametrize(
    ("parent", "hint", "told"),
    [
        (None, "cannot be read: No such file or directory", []),
        ("name: [\n", "has faults", ["parent.yaml:2:1: not valid YAML: while parsing"]),
        ("", "has faults", ["parent.yaml:1:1: must be a mapping (key: value), not nothing"]),
    ],
)
def test_a_parent_that_is_no_ruleset_hides_no_fault_of_the_child(
    folder: Path, parent: str | None, hint: str, told: list[str]
) -> None:
    (folder / "parent.yaml").unlink() if parent is None else write(folder, parent, "parent.yaml")
    text = HEAD + "pass_mark: 101\ncriteria: [{id: years, at_least: {years: 5}}, {id: x, kind: team_sise}]\n"
    first, second, third, *rest = problems(folder, text)
    assert [first, second, third] == [
        f"child.yaml:1:10: extends parent.yaml, which {hint}",
        'child.yaml:4:12: must be at most 100, not "101"',
        'child.yaml:5:61: unknown kind "team_sise", did you mean "team_size"?',
    ]
    assert [line.startswith(start) for line, start in zip(rest, told, strict=True)] == [True] * len(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("without: [tols]\n", 'child.yaml:4:11: unknown criterion "tols", did you mean "tools"?'),
        ("without: [years, tools, team]\n", "child.yaml:4:10: no criterion is left"),
        ("without: tools\n", "child.yaml:4:10: must be a list: write [tools]"),
        ("without: [2]\n", 'child.yaml:4:11: must be text: write "2", with the quotes'),
        (
            "criteria: [{id: yeers, weight: 3}]\n",
            'child.yaml:4:17: "kind" is missing: the parent has no criterion "yeers", did you mean "years"?',
        ),
        (
            "without: [years]\ncriteria: [{id: years, weight: 3}]\n",
            'child.yaml:5:17: "kind" is missing: "years" is among those that "without" drops',
        ),
        ("criteria: [{weight: 3}]\n", 'child.yaml:4:12: "id" is missing'),
        ("criteria: [{id: team, kind: education}]\n", 'child.yaml:4:12: write "level", "fields" or both'),
        ("criteria: [{id: team, people: 3}]\n", 'child.yaml:4:23: unknown key "people"'),
        ("criteria: [{id: team}, {id: team}]\n", 'child.yaml:4:29: id "team" stands twice: first in line 4'),
        ("language: en\ntitle: {en: Lead}\nwithout: [tools, team]\n",
         'parent.yaml:9:12: "en" is missing: the language of the reasons of child.yaml'),
        ("criteria: 3\n", 'child.yaml:4:11: must be a list, not "3"'),
    ],
)  # fmt: skip
def test_single_faults_of_a_child(folder: Path, text: str, told: str) -> None:
    (problem,) = problems(folder, HEAD + text)
    assert problem.startswith(told)


def test_name_and_version_are_the_childs_own(folder: Path) -> None:
    assert problems(folder, "extends: parent.yaml\n") == [
        'child.yaml:1:1: "name" is missing',
        'child.yaml:1:1: "version" is missing',
    ]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("ecommerce-directer", 'unknown ruleset "ecommerce-directer", did you mean "ecommerce-director"?; a file is'),
        ("parent", 'unknown ruleset "parent": write parent.yaml for the file beside this one'),
        ("[a]", "must be the name of a shipped ruleset or a path"),
        ("", "must be the name of a shipped ruleset or a path"),
        ("child.yaml", "rulesets that extend each other in a circle: child.yaml → child.yaml"),
    ],
)
def test_what_extends_may_say(folder: Path, value: str, told: str) -> None:
    found = problems(folder, HEAD.replace("parent.yaml", value) + "pass_mark: 101\n")
    assert len(found) == 2, "the rest of the file is looked at, but for what the parent may have"
    assert found[0].startswith(f"child.yaml:1:{9 if value == '' else 10}: {told}")
    assert found[1] == 'child.yaml:4:12: must be at most 100, not "101"'


def test_a_circle_is_told_where_it_closes(folder: Path) -> None:
    write(folder, "extends: sub/b.yaml\nname: a\nversion: '1'\n", "a.yaml")
    write(folder, "extends: ../c.yaml\nname: b\nversion: '1'\n", "sub/b.yaml")
    assert problems(folder, "extends: a.yaml\nname: c\nversion: '1'\n", "c.yaml") == [
        "c.yaml:1:10: extends a.yaml, which has faults",
        "a.yaml:1:10: extends sub/b.yaml, which has faults",
        "sub/b.yaml:1:10: rulesets that extend each other in a circle: c.yaml → a.yaml → sub/b.yaml → c.yaml",
    ]


def test_without_needs_a_parent(folder: Path) -> None:
    assert problems(folder, "without: [team]\n" + PARENT) == [
        'child.yaml:1:1: "without" drops criteria of the parent: write which with "extends"'
    ]


# --- findings and cases


def test_findings_stand_in_the_file_in_which_they_are_written(folder: Path) -> None:
    write(folder, PARENT.replace("weight: 5", "weight: 0"), "parent.yaml")
    write(folder, HEAD + "criteria: [{id: team, weight: 0}]\n")
    found = [str(problem).replace(f"{folder}/", "") for problem in check_file(folder / "child.yaml")]
    assert sorted(line for line in found if "no effect" in line) == [
        "child.yaml:4:31: a should with weight 0 has no effect",
        "parent.yaml:19:13: a should with weight 0 has no effect",
    ]


CASES = """\
as_of: 2026-06-30
cases:
  - name: five years are asked for here
    given: {work: [{title: 主管, start: 2021-08, level: supervisor}]}
    expect: {decision: not_qualified, criteria: {years: {months: 59, missing: 再有 1 个月}}}
"""


@pytest.mark.parametrize(("name", "head"), [("child.test.yaml", ""), ("other.test.yaml", "rules: child.yaml\n")])
def test_cases_of_a_child(folder: Path, name: str, head: str) -> None:
    child(folder, "criteria: [{id: years, at_least: {years: 5}}]\n")
    suite = load_cases(write(folder, head + CASES, name))
    assert [result.text() for case in suite.cases if not (result := run_case(suite, case)).passed] == []


def test_the_commands_take_a_child(folder: Path) -> None:
    child(folder, "criteria: [{id: years, at_least: {years: 5}}]\n")
    write(folder, CASES, "child.test.yaml")
    run = CliRunner().invoke(command, ["test", str(folder / "child.yaml")])
    assert (run.exit_code, run.output) == (0, "1 passed, 0 failed\n")


# --- one file over another


def test_lists_add_up_where_they_are_said_to() -> None:
    lower = parse_yaml("words:\n  - {id: a, zh: [甲, 乙], en: [x]}\n  - {id: b, zh: [丙]}\n", "lower.yaml")
    upper = parse_yaml("words:\n  - {id: c, zh: [丁]}\n  - {id: a, zh: [戊, 乙], name: A}\n", "upper.yaml")
    merged = lay_over(upper, lower, lists={"words": ListMerge(adding=True)})
    assert merged.data == {
        "words": [
            {"id": "a", "zh": ["甲", "乙", "戊"], "en": ["x"], "name": "A"},
            {"id": "b", "zh": ["丙"]},
            {"id": "c", "zh": ["丁"]},
        ]
    }
    assert str(merged.problem("here", ("words", 0, "zh", 1))) == "lower.yaml:2:21: here"
    assert str(merged.problem("here", ("words", 0, "zh", 2))) == "upper.yaml:3:18: here"
    assert str(merged.problem("here", ("words", 0, "en"), key=True)) == "lower.yaml:2:25: here"
    assert str(merged.problem("here", ("words", 0, "gone"))) == "upper.yaml:3:5: here"
    assert lower.data["words"][0]["zh"] == ["甲", "乙"], "the files themselves stay as they are"
