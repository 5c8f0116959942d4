"""The names that rules may use, listed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from resumesift.cli_rules import rules
from resumesift.cli_rules.names import _KINDS
from resumesift.rulekit.catalogue import KINDS, Named
from resumesift.rules.names import concepts


def names(*args: str) -> str:
    run = CliRunner().invoke(rules, ["names", *args], env={"COLUMNS": "80"})
    assert run.exit_code == 0, run.output
    return run.output


def test_the_command_knows_every_kind() -> None:
    assert tuple(KINDS) == _KINDS


def test_every_concept_and_metric_is_listed_once() -> None:
    listed = [entry.id for kind in ("concepts", "metrics") for entry in KINDS[kind]()]
    assert sorted(listed) == sorted(concepts())


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_has_its_words(kind: str) -> None:
    assert [entry.id for entry in KINDS[kind]() if not entry.title] == []


def test_a_kind_is_listed_with_its_words() -> None:
    text = names("domains")
    assert "  ecommerce  电商 / e-commerce\n" in text
    assert "b2c" in text
    assert "domains" not in text, "one kind needs no heading"
    assert "  vice_president  副总裁级 / vice president level\n" in names("levels")
    assert "  bachelor  本科 / bachelor's degree\n" in names("degrees")


def test_without_a_kind_all_are_listed() -> None:
    text = names()
    assert [line for line in text.splitlines() if line in _KINDS] == list(_KINDS)
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("word", ["仓储管理", "Warehouse Management", "skill.wms", "wms"])
def test_names_are_found_by_id_name_and_alias(word: str) -> None:
    assert "  skill.wms  " in names("--search", word)
    assert "ability.cost.budget" not in names("--search", word)


def test_what_is_searched_for_stands_first() -> None:
    named = Named("x", ("一", *"二三四五六七八九十"), ("one", "two"))
    assert named.matching("", 3) == ("二", "三", "四")
    assert named.matching("TWO", 3) == ("two", "二", "三")
    assert named.matching("three", 3) is None


def test_what_is_not_found_is_told() -> None:
    run = CliRunner().invoke(rules, ["names", "domains", "--search", "astrology"])
    assert run.exit_code == 1
    assert "'astrology'" in run.output
