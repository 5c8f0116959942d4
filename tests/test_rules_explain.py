"""`rules explain` and `rules names --rules`: what one name means, what looks like it, and who uses it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from resumesift.cli import cli
from resumesift.lexicon.concepts import concepts
from resumesift.lexicon.domains import domain_names
from resumesift.rulekit.explained import explained

RULES = """\
name: trade
version: 1.0.0
language: en
title: {en: Trade}
vocabulary:
  - {id: skill.zorking, zh: [左克机], en: [zork], mask: [zork toy], examples: [a zork], counter_examples: [zorks]}
  - {id: skill.wms, en: [zorkstore]}
  - {id: zorkery, zh: [左克业], en: [zorkery], work: [spools]}
criteria:
  - id: craft
    title: {en: the craft}
    importance: must
    kind: concept
    concepts: {any_of: [skill.zorking, ability.team.*]}
  - id: years
    title: {en: years}
    importance: should
    kind: experience
    domains: {any_of: [zorkery]}
    at_least: {years: 1}
"""

CASES = """\
as_of: 2026-06-30
cases:
  - name: facts
    given:
      work: [{title: Lead, start: 2020-01, domains: {zorkery: possible}}]
      concepts: [skill.zorking]
    expect: {decision: qualified}
  - name: a text
    text: |
      Ann Lee
      Work experience
      2020-01 – present   Lark Ltd   Zorkery Lead
      Used the zork.
    expect: {decision: qualified}
  - name: nothing of it
    given: {concepts: [skill.wms]}
    expect: {decision: not_qualified}
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "trade.yaml").write_text(RULES, "utf-8")
    (tmp_path / "trade.test.yaml").write_text(CASES, "utf-8")
    return tmp_path / "trade.yaml"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["rules", *map(str, args)], env={"COLUMNS": "100"})


def text(*args: str | Path) -> str:
    done = run("explain", *args)
    assert done.exit_code == 0, done.output
    return done.output


def told(*args: str | Path) -> dict[str, Any]:
    found = json.loads(text(*args, "--format", "json"))
    assert isinstance(found, dict)
    return found


def test_a_concept_of_the_lexicon() -> None:
    found = told("skill.excel")
    assert (found["id"], found["kind"], found["origin"]) == ("skill.excel", "concept", "lexicon")
    assert "vlookup" in found["words"]["en"]
    assert "Excel" in found["words"]["cased"]
    assert found["counter_examples"] == ["excel at sums"]
    assert {"id": "ability.data.tools", "how": "same", "words": ["数据透视"]} in found["near"]
    assert "balance sheets" in next(near["words"] for near in found["near"] if near["id"] == "skill.accounting")


def test_decoys_that_hide_it_are_named_and_no_others() -> None:
    hidden = told("ability.team.coaching")["hidden"]
    assert {"细胞培养", "trained nurse"} <= set(hidden)
    assert "下属公司" not in hidden, "that hides leadership"
    assert "word of mouth" in told("skill.word")["hidden"]


def test_shipped_rulesets_that_use_it_are_told_by_name_and_by_pattern() -> None:
    used = {(use["ruleset"], use["name"]) for use in told("metric.gmv")["used"]}
    assert ("ecommerce-director", "metric.gmv") in used
    assert ("ecommerce-operations-supervisor", "metric.*") in used
    assert told("skill.excel")["used"] == []
    assert {use["ruleset"] for use in told("b2c")["used"]} >= {"ecommerce-director"}


def test_the_criteria_and_cases_of_a_ruleset(rules: Path) -> None:
    found = told("skill.zorking", "--rules", rules)
    assert (found["zh"], found["en"], found["origin"]) == ("左克机", "zork", "ruleset")
    assert (found["hidden"], found["examples"], found["counter_examples"]) == (["zork toy"], ["a zork"], ["zorks"])
    assert found["used"] == [
        {
            "ruleset": "trade",
            "criterion": "craft",
            "name": "skill.zorking",
            "file": str(rules),
            "line": 14,
            "column": 25,
        }
    ]
    cases = str(rules.with_name("trade.test.yaml"))
    assert found["cases"] == [
        {"case": "facts", "file": cases, "line": 3},
        {"case": "a text", "file": cases, "line": 8},
    ]


def test_a_criterion_by_its_pattern(rules: Path) -> None:
    used = told("ability.team.coaching", "--rules", rules)["used"][0]
    assert (used["ruleset"], used["name"], used["line"]) == ("trade", "ability.team.*", 14)
    assert told("ability.data.tools", "--rules", rules)["used"][:1] != [used]


def test_a_domain_of_a_ruleset(rules: Path) -> None:
    found = told("zorkery", "--rules", rules)
    assert (found["kind"], found["zh"], found["en"]) == ("domain", "左克业", "zorkery")
    assert found["words"] == {"names": ["左克业", "zorkery"], "work": ["spools"]}
    assert [use["criterion"] for use in found["used"]] == ["years"]
    assert [case["case"] for case in found["cases"]] == ["facts", "a text"]


def test_a_concept_with_more_words(rules: Path) -> None:
    found = told("skill.wms", "--rules", rules)
    assert found["origin"] == "lexicon and ruleset"
    assert found["words"]["en"][-1] == "zorkstore"
    assert "zorkstore" not in told("skill.wms")["words"]["en"]


def test_for_people(rules: Path) -> None:
    assert text("skill.zorking", "--rules", rules).splitlines()[:7] == [
        "skill.zorking  左克机 / zork",
        "  is          a concept of the ruleset",
        "  zh          左克机",
        "  en          zork",
        "  found in    a zork",
        "  not in      zorks",
        "  hidden in   zork toy",
    ]
    assert "  used by     trade craft" in text("skill.zorking", "--rules", rules)
    assert "  case        a text" in text("skill.zorking", "--rules", rules)
    long = text("ecommerce")
    assert max(map(len, long.splitlines())) <= 100
    assert len(long.splitlines()) < 200


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("skill.exel", 'unknown concept "skill.exel", did you mean "skill.excel"?'),
        ("ecomerce", 'unknown concept "ecomerce", did you mean "ecommerce"?'),
        ("VLOOKUP", '"VLOOKUP" is a word of skill.excel: name that'),
        ("skill.zorking", 'unknown concept "skill.zorking"'),
    ],
)
def test_what_is_unknown_is_told_with_the_nearest_name(name: str, message: str) -> None:
    done = run("explain", name)
    assert done.exit_code == 2
    assert message in done.output


def test_rules_that_do_not_load(rules: Path) -> None:
    rules.write_text(RULES.replace("importance: must", "importance: mst"), "utf-8")
    done = run("explain", "skill.wms", "--rules", rules)
    assert done.exit_code == 2
    assert ':12:17: unknown importance "mst"' in done.output


def test_every_name_can_be_explained() -> None:
    for name in [*domain_names(), *(concept.id for concept in concepts()[::40])]:
        assert explained(name).words


def test_names_of_a_ruleset(rules: Path) -> None:
    listed = run("names", "concepts", "--rules", rules, "--search", "zork").output
    assert "  skill.zorking  左克机 / zork\n" in listed
    assert "skill.wms" in listed
    assert "  zorkery  左克业 / zorkery\n" in run("names", "domains", "--rules", rules).output
    assert "zorkery" not in run("names", "domains").output


def test_words_of_a_file_steer_no_terminal(rules: Path) -> None:
    rules.write_text(
        RULES.replace("en: [zork]", r'en: ["zork\x1b[2J"]').replace("mask: [zork toy], examples", "examples")
    )
    rules.write_text(rules.read_text("utf-8").replace("examples: [a zork], ", ""), "utf-8")
    for told in (
        run("names", "concepts", "--rules", rules, "--search", "zork"),
        run("explain", "skill.zorking", "--rules", rules),
    ):
        assert told.exit_code == 0, told.output
        assert r"zork\x1b[2J" in told.output
        assert "\x1b" not in told.output
