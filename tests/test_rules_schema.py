from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from resumesift.cli_rules import rules as command
from resumesift.lexicon.domains import domain_names
from resumesift.rulekit.schema import cases_schema, ruleset_schema, schema_text
from resumesift.rules.names import concepts
from resumesift.yaml_source import parse_yaml

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules"
SCHEMAS = {"ruleset.schema.json": ruleset_schema, "cases.schema.json": cases_schema}

HEAD = "name: lead\nversion: '1'\nlanguage: zh\ntitle: {zh: 主管}\n"
CHILD = "extends: parent.yaml\nname: lead\nversion: '1'\n"
COMMON = "id: a, title: {zh: 甲}, importance: must"
CASE = "as_of: 2026-06-30\ncases:\n  - {name: a, "


def faults(text: str, schema: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(parse_yaml(text, "f.yaml").data)]


def criterion(text: str) -> str:
    return f"{HEAD}criteria:\n  - {{{COMMON}, {text}}}\n"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_one_that_is_printed(name: str, request: pytest.FixtureRequest) -> None:
    """Renewed by `pytest tests/test_rules_schema.py --update-golden`, also where the lexicon has a new concept."""
    printed = CliRunner().invoke(command, ["schema", *(["--cases"] if "cases" in name else [])]).output
    assert printed == schema_text(SCHEMAS[name]())
    if request.config.getoption("--update-golden"):
        (RULES / name).write_text(printed, encoding="utf-8")
    assert printed == (RULES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())


def shipped() -> list[Path]:
    return sorted(RULES.glob("*.yaml"))


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.name)
def test_the_shipped_files_hold_and_name_their_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = "cases.schema.json" if path.name.endswith(".test.yaml") else "ruleset.schema.json"
    assert text.startswith(f"# yaml-language-server: $schema={name}\n")
    assert faults(text, SCHEMAS[name]()) == []


def examples() -> list[str]:
    pages = (ROOT / "README.md", RULES / "README.md")
    blocks = [block for page in pages for block in re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)]
    return [block for block in blocks if re.search(r"^(name|cases):", block, re.MULTILINE)]


@pytest.mark.parametrize("text", examples())
def test_the_examples_of_the_handbook_hold(text: str) -> None:
    assert faults(text, cases_schema() if "\ncases:" in text else ruleset_schema()) == []


def keys(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key of a file that a schema tells, with what it says of it."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "properties" and not path.endswith((".if", ".then", ".else")):
                yield from ((f"{path}.{name}", part) for name, part in value.items())
            yield from keys(value, f"{path}.{key}")
    elif isinstance(node, list):
        for item in node:
            yield from keys(item, path)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name: str) -> None:
    found = list(keys(SCHEMAS[name]()))
    assert len(found) > 20
    assert [key for key, part in found if not part.get("description")] == []


def test_names_of_the_lexicon_are_listed_with_what_they_are_called() -> None:
    parts = ruleset_schema()["$defs"]
    listed = parts["concepts"]["anyOf"][0]
    assert set(concepts()) < set(listed["enum"])
    assert {"skill.*", "ability.cost.*"} < set(listed["enum"])
    assert listed["enumDescriptions"][listed["enum"].index("ability.cost.budget")].startswith(
        concepts()["ability.cost.budget"][0]
    )
    assert parts["domains"]["anyOf"][0]["enum"] == list(domain_names())


@pytest.mark.parametrize(
    "text",
    [
        criterion("kind: experience, at_least: {years: 2}"),
        criterion("kind: experience, level: director, domains: {all_of: [warehousing]}, at_least: {months: 6}"),
        criterion("kind: concept, concepts: {at_least: 2, of: [skill.*, skill.my_own]}, since: {years: 3}"),
        criterion("kind: achievement, metrics: {any_of: [metric.*, metric.gmv, metric.my_own]}"),
        criterion("kind: team_size, at_least: {people: 3}, unstated: not_met"),
        criterion("kind: education, fields: [物流]"),
        "stale_after: null\n" + criterion("kind: knowledge, domains: {any_of: [b2c]}"),
        CHILD,
        CHILD + "without: [b]\npass_mark: 60\n",
        CHILD + "criteria:\n  - {id: a, at_least: {years: 5}}\n  - {id: b, weight: 3}\n",
        CHILD + "criteria:\n  - {id: a, kind: education, level: master}\n",
    ],
)
def test_rulesets_that_hold(text: str) -> None:
    assert faults(text, ruleset_schema()) == []


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD + "criteria: []\n",
        "colour: red\n" + criterion("kind: education, level: master"),
        "without: [b]\n" + criterion("kind: education, level: master"),
        "pass_mark: 101\n" + criterion("kind: education, level: master"),
        criterion("kind: education, level: master").replace("version: '1'", "version: 1.0"),
        criterion("kind: education, level: master").replace("name: lead", "name: My lead"),
        criterion("kind: education, level: master").replace("id: a", "id: A b"),
        criterion("kind: education, level: master").replace("must", "most"),
        criterion("level: master"),
        criterion("kind: eduction, level: master"),
        criterion("kind: education"),
        criterion("kind: education, level: director"),
        criterion("kind: education, level: master, people: 3"),
        criterion("kind: experience"),
        criterion("kind: experience, at_least: 2"),
        criterion("kind: experience, at_least: {year: 2}"),
        criterion("kind: experience, at_least: {years: 2.5}"),
        criterion("kind: experience, at_least: {}"),
        criterion("kind: experience, at_least: {years: 2}, level: bachelor"),
        criterion("kind: concept, concepts: {any_of: []}"),
        criterion("kind: concept, concepts: [skill.wms]"),
        criterion("kind: concept, concepts: {any_of: [Skill wms]}"),
        criterion("kind: concept, concepts: {any_of: [skill.wms], all_of: [skill.erp]}"),
        criterion("kind: concept, concepts: {any_of: [skill.wms], at_least: 1}"),
        criterion("kind: concept, concepts: {at_least: 1}"),
        criterion("kind: concept, concepts: {of: [skill.wms]}"),
        criterion("kind: concept, concepts: {any_of: [skill.wms]}, where: [works]"),
        criterion("kind: achievement, metrics: {any_of: [skill.wms]}"),
        criterion("kind: team_size, at_least: {people: 0}"),
        "extends: parent.yaml\n",
        CHILD.replace("parent.yaml", "3"),
        CHILD + "criteria: [{at_least: {years: 5}}]\n",
        CHILD + "criteria: [{id: a, at_least: {year: 5}}]\n",
        CHILD + "criteria: [{id: a, colour: red}]\n",
    ],
)
def test_rulesets_that_do_not_hold(text: str) -> None:
    assert faults(text, ruleset_schema())


@pytest.mark.parametrize(
    "text",
    [
        "given: {work: [{start: 2020, end: 2021-03, level: {low: manager, high: director}, domains: {b2c: yes}}]}, "
        "expect: {criteria: {a: {months: 24}, b: met, c: {months: {low: 1, high: 2}}}}}",
        "given: {concepts: [skill.wms, {concept: skill.erp, post: 0}], knowledge: [b2c], achievements: [metric.gmv]}, "
        "expect: {score: 80}}",
        "text: 张三, expect: {score: {low: 60}}}",
        "file: cv/a.pdf, expect: {decision: review}}",
    ],
)
def test_cases_that_hold(text: str) -> None:
    assert faults(CASE + text, cases_schema()) == []


@pytest.mark.parametrize(
    "text",
    [
        "given: {}}",
        "expect: {decision: review}}",
        "given: {}, text: x, expect: {decision: review}}",
        "given: {}, expect: {}}",
        "given: {}, expect: {decision: reject}}",
        "given: {}, expect: {criteria: {a: mett}}}",
        "given: {}, expect: {score: 101}}",
        "given: {work: [{levl: manager}]}, expect: {decision: review}}",
        "given: {work: [{start: 2020-13}]}, expect: {decision: review}}",
        "given: {teams: [ten]}, expect: {decision: review}}",
        "given: {knowledge: {b2c: perhaps}}, expect: {decision: review}}",
        "as_of: tomorrow, given: {}, expect: {decision: review}}",
    ],
)
def test_cases_that_do_not_hold(text: str) -> None:
    assert faults(CASE + text, cases_schema())


def test_the_schemas_are_json(tmp_path: Path) -> None:
    for name in SCHEMAS:
        assert json.loads((RULES / name).read_text(encoding="utf-8"))["$schema"].endswith("2020-12/schema")
