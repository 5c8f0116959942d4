"""Words that a ruleset adds to the lexicon: it alone knows them, and what is wrong with them is told with its place."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from resumesift import RuleError, Screener, load_rules
from resumesift.cli import cli
from resumesift.errors import Problem
from resumesift.extraction.extract import extract
from resumesift.lexicon.concepts import Concept, concept_ids, concepts
from resumesift.lexicon.domains import domain_names
from resumesift.lexicon.entry_examples import example_faults
from resumesift.lexicon.spoken import speaking
from resumesift.lexicon.vocabulary import Vocabulary, VocabularyEntry
from resumesift.reading.text import read_text
from resumesift.rulekit.cases import load_cases, run_case
from resumesift.rulekit.lint import check_file
from resumesift.rules.evaluate import evaluate
from resumesift.rules.names import display, expand
from texts import concepts_in

AS_OF = "2026-06-30"

RULES = """\
name: {name}
version: 1.0.0
language: en
title: {{en: Lead}}
vocabulary:
{vocabulary}
criteria:
  - id: years
    title: {{en: years in the trade}}
    importance: must
    kind: experience
    domains: {{any_of: [{domain}]}}
    at_least: {{years: 2}}
  - id: craft
    title: {{en: the craft}}
    importance: must
    kind: concept
    concepts: {{any_of: [{concept}]}}
"""

WAREHOUSE = """\
  - id: skill.forklift
    zh: [叉车, 堆高机]
    en: [forklift, fork lift truck]
    mask: [叉车玩具]
    examples: [持有叉车证, drove a Forklift]
    counter_examples: [叉车玩具, forklifting]
  - id: warehousing
    zh: [仓储, 仓库, 物流中心]
    en: [warehousing, warehouse, distribution centre]
    work: [入库, 拣货, cycle count, putaway]
    mask: [仓库管理系统软件]
    examples: [仓储主管, Warehouse supervisor]
    counter_examples: [仓鼠, storehouse, 仓库管理系统软件]
"""

BAKERY = """\
  - {id: skill.sourdough, zh: [酸面团], en: [sourdough]}
  - {id: baking, zh: [烘焙坊], en: [bakery, bakehouse]}
"""

WAREHOUSE_CV = """\
Ann Lee
Work experience
2020-01 – present   Northgate Depot Ltd   Warehouse Supervisor
Drove the forklift, planned every cycle count.
"""

BAKERY_CV = """\
Bo Nyman
Work experience
2020-01 – present   Kringle Ltd   Head of Bakery
Sourdough for nine shops.
"""


def write(folder: Path, name: str, vocabulary: str, domain: str, concept: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(RULES.format(name=name, vocabulary=vocabulary.rstrip(), domain=domain, concept=concept), "utf-8")
    return path


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return write(tmp_path, "warehouse", WAREHOUSE, "warehousing", "skill.forklift")


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    return write(tmp_path, "bakery", BAKERY, "baking", "skill.sourdough")


@pytest.fixture
def people(tmp_path: Path) -> list[Path]:
    """A file of each person."""
    files = []
    for name, text in (("ann.txt", WAREHOUSE_CV), ("bo.txt", BAKERY_CV)):
        files.append(tmp_path / name)
        files[-1].write_text(text, "utf-8")
    return files


def found(text: str, vocabulary: Vocabulary | None) -> set[str]:
    return {mention.concept for mention in extract(read_text(text), vocabulary).mentions}


# --- who knows the words


@pytest.mark.parametrize("swapped", [False, True])
def test_a_ruleset_knows_its_own_words_and_no_other_does(
    warehouse: Path, bakery: Path, people: list[Path], swapped: bool
) -> None:
    screeners = [Screener(load_rules(path), AS_OF) for path in (warehouse, bakery)]
    decisions = {
        (screener.ruleset.name, path.stem): screener.screen(path).decision
        for screener in (reversed(screeners) if swapped else screeners)
        for path in people
    }
    assert decisions == {
        ("warehouse", "ann"): "qualified",
        ("warehouse", "bo"): "not_qualified",
        ("bakery", "ann"): "not_qualified",
        ("bakery", "bo"): "qualified",
    }


def test_facts_hold_the_domains_of_their_ruleset_alone(warehouse: Path, bakery: Path, people: list[Path]) -> None:
    known = [set(Screener(load_rules(path), AS_OF).screen(people[0]).resume.knowledge) for path in (warehouse, bakery)]
    shipped = set(domain_names())
    assert known == [shipped | {"warehousing"}, shipped | {"baking"}]


def test_reasons_and_quotes_say_the_words(warehouse: Path, people: list[Path]) -> None:
    result = Screener(load_rules(warehouse), AS_OF).screen(people[1])
    assert [criterion.status for criterion in result.criteria] == ["not_met", "not_met"]
    assert "forklift" in result.criteria[1].missing
    result = Screener(load_rules(warehouse), AS_OF).screen(people[0])
    assert "forklift" in [quote.quote for quote in result.criteria[1].evidence]


def test_explain_calls_a_domain_as_its_ruleset_does(warehouse: Path, people: list[Path]) -> None:
    args = ["explain", str(people[0]), "--rules", str(warehouse), "--as-of", AS_OF, "--lang"]
    assert "warehousing: yes" in CliRunner().invoke(cli, [*args, "en"]).output
    assert "仓储: 是" in CliRunner().invoke(cli, [*args, "zh"]).output


def test_worker_processes_know_the_words(warehouse: Path, people: list[Path]) -> None:
    screener = Screener(load_rules(warehouse), AS_OF)
    alone = list(screener.screen_many(people * 2))
    assert list(screener.screen_many(people * 2, workers=2)) == alone
    assert [result.decision for result in alone] == ["qualified", "not_qualified"] * 2


def test_a_cache_keeps_the_facts_of_each_vocabulary_apart(
    warehouse: Path, bakery: Path, people: list[Path], tmp_path: Path
) -> None:
    for path in (warehouse, bakery, warehouse):
        fresh = list(Screener(load_rules(path), AS_OF).screen_many(people))
        assert list(Screener(load_rules(path), AS_OF, cache=tmp_path / "facts").screen_many(people)) == fresh


def test_after_a_ruleset_the_lexicon_is_as_before(warehouse: Path) -> None:
    before = extract(read_text(WAREHOUSE_CV)).model_dump_json()
    ids = concept_ids()
    rules = load_rules(warehouse)
    assert "skill.forklift" in found(WAREHOUSE_CV, rules.vocabulary)
    assert extract(read_text(WAREHOUSE_CV)).model_dump_json() == before
    assert concept_ids() == ids
    assert display("warehousing", "zh") == "warehousing"
    with speaking(rules.vocabulary):
        assert display("warehousing", "zh") == "仓储"
        assert "skill.forklift" in expand("skill.*")
    assert "skill.forklift" not in expand("skill.*")


def test_many_vocabularies_one_after_the_other() -> None:
    for number in [*range(8), 0, 7]:
        own = Vocabulary.model_validate([{"id": f"skill.own{number}", "en": [f"zork{number}ish tool"]}])
        assert {name for name in found(f"used the zork{number}ish tool", own) if "own" in name} == {
            f"skill.own{number}"
        }


# --- in cases


CASES = """\
as_of: 2026-06-30
cases:
  - name: a text
    text: |
      Ann Lee
      Work experience
      2020-01 – present   Northgate Depot Ltd   Warehouse Supervisor
      Drove the forklift.
    expect: {decision: qualified}
  - name: facts
    given:
      work: [{title: Lead, start: 2020-01, domains: [warehousing]}]
      concepts: [skill.forklift]
      knowledge: {warehousing: yes}
    expect: {decision: qualified, criteria: {years: {months: 78}}}
"""


def test_cases_may_name_what_their_ruleset_adds(warehouse: Path) -> None:
    path = warehouse.with_name("warehouse.test.yaml")
    path.write_text(CASES, "utf-8")
    suite = load_cases(path)
    assert [run_case(suite, case).text() for case in suite.cases if not run_case(suite, case).passed] == []


def test_cases_of_another_ruleset_may_not(warehouse: Path, bakery: Path) -> None:
    path = bakery.with_name("bakery.test.yaml")
    path.write_text(CASES, "utf-8")
    with pytest.raises(RuleError) as caught:
        load_cases(path)
    assert [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems] == [
        '12:53: unknown domain "warehousing" (known: b2c, baking, ecommerce)',
        '13:18: unknown concept "skill.forklift", did you mean "skill.rfq"?',
        '14:32: unknown domain "warehousing" (known: b2c, baking, ecommerce)',
    ]


def test_cases_of_a_faulty_ruleset_tell_its_faults_and_doubt_none_of_its_names(warehouse: Path) -> None:
    warehouse.write_text(warehouse.read_text("utf-8").replace("importance: must", "importance: mst", 1), "utf-8")
    path = warehouse.with_name("warehouse.test.yaml")
    path.write_text(CASES, "utf-8")
    with pytest.raises(RuleError) as caught:
        load_cases(path)
    assert [problem.rule for problem in caught.value.problems] == ["unknown-word"]


# --- in a ruleset that extends another


CHILD = """\
name: night
version: 1.0.0
extends: warehouse.yaml
vocabulary:
  - {id: skill.forklift, en: [zorklift]}
  - {id: skill.zorking, en: [zork]}
criteria:
  - {id: craft, concepts: {any_of: [skill.zorking, skill.forklift]}}
"""


def test_a_child_knows_its_parents_words_and_adds_its_own(warehouse: Path) -> None:
    child = warehouse.with_name("night.yaml")
    child.write_text(CHILD, "utf-8")
    parent, rules = load_rules(warehouse), load_rules(child)
    assert found("drove a zorklift and a forklift, used the zork", rules.vocabulary) >= {
        "skill.forklift",
        "skill.zorking",
    }
    assert not {"skill.forklift", "skill.zorking"} & found("drove a zorklift, used the zork", parent.vocabulary)
    assert [entry.id for entry in rules.vocabulary.root] == ["skill.forklift", "warehousing", "skill.zorking"]
    assert rules.vocabulary_digest != parent.vocabulary_digest


def test_a_fault_stands_in_the_file_that_has_it(warehouse: Path) -> None:
    child = warehouse.with_name("night.yaml")
    child.write_text(CHILD.replace("[zork]", "[zk]"), "utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(child)
    told = '"zk" is too short to count in any case: put it into "cased" (it counts in exactly this case only)'
    assert str(caught.value) == f"{child}:6:30: {told}"
    warehouse.write_text(warehouse.read_text("utf-8").replace("[仓储, 仓库,", "[仓储, 仓,"), "utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(child)
    told = '"仓" is one character and stands in too many texts: write more of it'
    assert f"{warehouse}:13:14: {told}" in str(caught.value).splitlines()


# --- what the words find


ENTRY = {"id": "skill.zorking", "zh": ["左克机"], "en": ["zork", "zork (press|mill)"]}


@pytest.mark.parametrize(
    ("entry", "text", "is_found"),
    [
        (ENTRY, "operated the Zork daily", True),
        (ENTRY, "operated the zorkish press", False),
        (ENTRY, "熟练操作左克机。", True),
        (ENTRY, "左克与机械", False),
        (ENTRY | {"mask": ["zork toy"]}, "sold the zork toy", False),
        (ENTRY | {"mask": ["zork toy"]}, "sold zork and the toy", True),
        ({"id": "skill.zorking", "cased": ["ZoX"]}, "worked with ZoX there", True),
        ({"id": "skill.zorking", "cased": ["ZoX"]}, "worked with zox there", False),
        ({"id": "skill.zorking", "listed": ["Z"]}, "tools:A,Z,B", True),
        ({"id": "skill.zorking", "listed": ["Z"]}, "generation Z buyers", False),
        ({"id": "ability.team.zorking", "en": ["zorked a team"]}, "I zorked a team of six", True),
        ({"id": "quality.zork", "zh": ["左克精神"]}, "发扬左克精神", True),
        ({"id": "skill.licence.zork", "zh": ["左克操作证"]}, "持有左克操作证", True),
        ({"id": "ability.team.zorking", "en": ["zorked"], "mask": ["zorked off"]}, "they zorked off early", False),
    ],
)
def test_words_find_what_they_mean_and_not_the_near_miss(entry: dict[str, object], text: str, is_found: bool) -> None:
    vocabulary = Vocabulary.model_validate([entry])
    assert (entry["id"] in found(text, vocabulary)) is is_found
    assert entry["id"] not in found(text, None)


def test_a_known_concept_gets_more_words_and_keeps_its_own() -> None:
    more = Vocabulary.model_validate([{"id": "skill.wms", "en": ["zorkstore"]}])
    assert "skill.wms" in found("ran Zorkstore", more) & found("ran the WMS", more) & found("ran the WMS", None)
    assert "skill.wms" not in found("ran Zorkstore", None)
    with speaking(more):
        assert len(concepts()) == len(concept_ids())


def test_a_known_domain_gets_more_words() -> None:
    more = Vocabulary.model_validate([{"id": "ecommerce", "en": ["zorkmart"]}])
    text = "Ann Lee\nWork experience\n2020-01 – present   Lark Ltd   Zorkmart Manager\n"
    assert extract(read_text(text)).work[0].domains["ecommerce"] == "no"
    assert extract(read_text(text), more).work[0].domains["ecommerce"] == "yes"
    with speaking(more):
        assert domain_names()["ecommerce"] == ("电商", "e-commerce")


def post(title: str, duties: str, *entries: dict[str, object]) -> dict[str, str]:
    text = f"Ann Lee\nWork experience\n2020-01 – present   Lark Ltd   {title}\n{duties}\n"
    return dict(extract(read_text(text), Vocabulary.model_validate(list(entries))).work[0].domains)


TRADE = {"id": "zorking", "en": ["zorking"]}
INNER = {"id": "deep", "en": ["deep zorking"], "within": "zorking", "opposite": ["shallow runs"]}


@pytest.mark.parametrize(
    ("entry", "title", "duties", "expected"),
    [
        (TRADE, "Zorking Manager", "", "yes"),
        (TRADE, "Manager", "Planned the shifts.", "no"),
        (TRADE | {"mask": ["anti zorking"]}, "Anti Zorking Manager", "", "no"),
        (TRADE | {"work": ["fettled gurns", "wound spools"]}, "Manager", "Fettled gurns; wound spools.", "yes"),
        (TRADE | {"work": ["fettled gurns", "wound spools"]}, "Manager", "Met guests; ate; fettled gurns.", "possible"),
        (TRADE | {"thin": ["gurns"]}, "Manager", "Counted gurns.", "possible"),
        (TRADE | {"outside": ["clerk"]}, "Clerk", "zorking", "no"),
    ],
)
def test_a_domain_is_told_by_its_words(entry: dict[str, object], title: str, duties: str, expected: str) -> None:
    assert post(title, duties, entry)["zorking"] == expected


def test_a_domain_within_another() -> None:
    assert post("Deep Zorking Manager", "", TRADE, INNER) | {"ecommerce": "no", "b2c": "no"} == {
        "ecommerce": "no",
        "b2c": "no",
        "zorking": "yes",
        "deep": "yes",
    }
    assert post("Zorking Manager", "Sold shallow runs.", INNER, TRADE)["deep"] == "no"


def own(*entries: dict[str, object]) -> Vocabulary:
    return Vocabulary.model_validate(list(entries))


CRATES = {"id": "metric.crates", "en": ["zork crates"], "measures": "volume"}
ZORKS = {"id": "metric.zork_rate", "en": ["zork rate"], "zh": ["左克率"], "measures": "rate"}


@pytest.mark.parametrize(
    ("text", "entry", "found"),
    [
        ("Zork rate up from 40% to 62%.", ZORKS, True),
        ("Zork rating up from 40% to 62%.", ZORKS, False),
        ("Zork rate fell from 62% to 40%.", ZORKS, False),
        ("Zork rate fell from 62% to 40%.", ZORKS | {"better": "low"}, True),
        (
            "Shipped 9,000 zork crates a year.",
            CRATES,
            True,
        ),
        ("Packed zork crates.", CRATES, False),
        ("Zorkgross of 3.2 million.", {"id": "metric.gmv", "en": ["zorkgross"]}, True),
    ],
)
def test_a_metric_is_read_with_its_figure(text: str, entry: dict[str, object], found: bool) -> None:
    facts = extract(read_text(f"Ann Lee\nWork experience\n2020-01 – present   Lark Ltd   Lead\n{text}\n"), own(entry))
    counted = [one.metric for one in facts.achievements if not one.worse]
    assert (entry["id"] in counted) is found
    assert entry["id"] not in [one.metric for one in extract(read_text(text)).achievements]


def test_a_criterion_may_ask_for_a_metric_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(METRIC_RULES, "utf-8")
    rules = load_rules(path)
    facts = extract(
        read_text("Ann Lee\nWork experience\n2020-01 – present   Lark Ltd   Lead\nZork rate 62%.\n"), rules.vocabulary
    )
    assert evaluate(rules, facts, date(2026, 6, 30)).criteria[0].reason == "results: 1 found (zork rate), 1 required"
    path.write_text(METRIC_RULES.replace("metric.zork_rate, en", "metric.zork_pace, en"), "utf-8")
    with pytest.raises(RuleError, match=r'unknown metric "metric\.zork_rate", did you mean "metric\.zork_pace"'):
        load_rules(path)


METRIC_RULES = """\
name: own
version: 1.0.0
language: en
title: {en: Lead}
vocabulary:
  - {id: metric.zork_rate, en: [zork rate], measures: rate, examples: [zork rate 62%]}
criteria:
  - {id: a, title: {en: results}, importance: must, kind: achievement, metrics: {any_of: [metric.zork_rate]}}
"""


# --- faults


def problems(vocabulary: str, tmp_path: Path) -> list[str]:
    path = write(tmp_path, "faulty", vocabulary, "warehousing", "skill.forklift")
    with pytest.raises(RuleError) as caught:
        load_rules(path)
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


FINE = "  - {id: skill.forklift, en: [forklift]}\n  - {id: warehousing, en: [warehousing]}\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{id: skill.x, ens: [forks]}", '8:19: unknown key "ens", did you mean "en"?'),
        ("{zh: [左克机]}", '8:5: "id" is missing'),
        ("{id: skill.x, zh: 左克机}", "8:23: must be a list: write [左克机]"),
        ("{id: skill.x, en: [360]}", '8:24: must be text: write "360", with the quotes'),
        (
            "{id: tool.zork, en: [zork]}",
            '8:10: must be "skill.…", "ability.…" or "quality.…" for a concept, "metric.…" for a metric, or a word '
            'such as "warehousing" for a domain, in lower-case letters, digits and _, not "tool.zork"',
        ),
        (
            "{id: metric.zorks, en: [zorks]}",
            '8:5: metric.zorks is new: write "measures", one of volume, rate, growth, rank and time',
        ),
        (
            "{id: metric.zorks, en: [zorks], measures: weight}",
            '8:47: unknown measures "weight" (known: growth, rank, rate, time, volume)',
        ),
        (
            "{id: metric.gmv, en: [zorks], better: low}",
            '8:43: "better" is for a new metric: metric.gmv stays what the lexicon says',
        ),
        (
            "{id: metric.zorks, en: [zorks], measures: rate, mask: [zorks of]}",
            '8:59: "mask" is for a concept or a domain: metric.zorks is a metric',
        ),
        ("{id: skill.x, en: [zork], measures: rate}", '8:41: "measures" is for a metric: skill.x is a concept'),
        (
            "{id: skill, en: [zork]}",
            '8:10: must be "skill.…", "ability.…" or "quality.…" for a concept, "metric.…" for a metric, or a word '
            'such as "warehousing" for a domain, in lower-case letters, digits and _, not "skill"',
        ),
        ("{id: skill.x}", '8:5: skill.x has no words: write "zh", "en" or both'),
        ("{id: zorking, work: [spools]}", '8:5: zorking is new and has no name: write "zh", "en" or both'),
        ("{id: skill.forklift, zh: [叉车]}", '8:10: id "skill.forklift" stands twice: first in line 6'),
        (
            "{id: skill.decoy, zh: [左克机]}",
            '8:10: "skill.decoy" means something else in the lexicon: choose another id',
        ),
        ('{id: skill.x, zh: [""]}', "8:24: must not be empty"),
        (
            '{id: skill.x, en: ["zork  mill"]}',
            '8:24: "zork  mill" has spaces that texts do not have: write "zork mill"',
        ),
        ('{id: skill.x, en: ["a|b"]}', '8:24: "a|b": write choices as "(a|b)", none inside another'),
        ('{id: skill.x, en: ["++"]}', '8:24: "++" has no letter'),
        (
            "{id: skill.x, zh: [叉]}",
            '8:24: "叉" is one character and stands in too many texts: write more of it, or put it into "listed" (it '
            "counts as an item of a list only)",
        ),
        (
            "{id: skill.x, en: [zx]}",
            '8:24: "zx" is too short to count in any case: put it into "cased" (it counts in exactly this case only)',
        ),
        ("{id: zorking, en: [zx]}", '8:24: "zx" is too short to count in any case: write more of it'),
        ("{id: skill.x, en: [zork, Zork]}", '8:30: "Zork" stands twice: it is in "en" already'),
        ("{id: skill.x, zh: [左克机], en: [zork, 左克机]}", '8:41: "左克机" stands twice: it is in "zh" already'),
        ("{id: skill.x, en: [(a|old) zork, old zork]}", '8:38: "old zork" stands twice: it is in "en" already'),
        ("{id: skill.x, en: [zork], work: [spool]}", '8:37: "work" is for a domain: skill.x is a concept'),
        ("{id: zorking, en: [zork], cased: [ZX]}", '8:38: "cased" is for a concept: zorking is a domain'),
        (
            "{id: zorking, en: [zork], opposite: [spool]}",
            '8:41: "opposite" is for a domain within another: write "within", or "outside" in place of it',
        ),
        ("{id: zorking, en: [zork], within: ecomerce}", '8:39: unknown domain "ecomerce", did you mean "ecommerce"?'),
        ("{id: zorking, en: [zork], within: b2c}", '8:39: "b2c" is within "ecommerce" itself: name that one'),
        ("{id: zorking, en: [zork], within: zorking}", "8:39: a domain is not within itself"),
        (
            "{id: ecommerce, en: [zork], within: warehousing}",
            '8:41: "ecommerce" is a domain of the lexicon: it stays where it is',
        ),
        ("{id: skill.x, en: [zork], mask: [orc]}", '8:38: "orc" holds no word of skill.x: it would hide nothing'),
        ("{id: skill.x, en: [zork], examples: [a zork, zorks]}", '8:50: "zorks" holds no word of skill.x'),
        (
            "{id: skill.x, en: [zork], counter_examples: [zorks, a toy zork]}",
            '8:57: "a toy zork" holds "zork" of skill.x: hide it by a word in "mask", or take the text out',
        ),
        (
            "{id: skill.wms, en: [zork], counter_examples: [our WMS]}",
            '8:52: "our WMS" holds "WMS" of skill.wms: hide it by a word in "mask", or take the text out',
        ),
        (
            "{id: skill.x, cased: [ZoX], examples: [on ZoX], counter_examples: [on zox, a ZoX]}",
            '8:80: "a ZoX" holds "ZoX" of skill.x: hide it by a word in "mask", or take the text out',
        ),
    ],
)
def test_a_fault_is_told_with_its_place(line: str, told: str, tmp_path: Path) -> None:
    assert problems(f"{FINE}  - {line}\n", tmp_path) == [told]


def test_all_faults_come_at_once_and_rules_may_name_faulty_entries(tmp_path: Path) -> None:
    vocabulary = "  - {id: skill.forklift, en: [fx], zh: [叉车, 叉车]}\n  - {id: warehousing, en: [a], examples: [b]}\n"
    assert problems(vocabulary, tmp_path) == [
        '6:31: "fx" is too short to count in any case: put it into "cased" (it counts in exactly this case only)',
        '6:45: "叉车" stands twice: it is in "zh" already',
        '7:28: "a" is one character and stands in too many texts: write more of it',
    ]


def test_a_vocabulary_that_is_no_list(tmp_path: Path) -> None:
    path = write(tmp_path, "faulty", "  skill.forklift: [叉车]", "ecommerce", "skill.wms")
    with pytest.raises(RuleError) as caught:
        load_rules(path)
    assert str(caught.value) == f"{path}:6:3: must be a list, not a mapping"


def hidden_in(path: Path) -> list[Problem]:
    return [problem for problem in check_file(path) if problem.rule == "hidden-example"]


def test_an_example_that_another_concept_takes_is_a_finding(tmp_path: Path) -> None:
    vocabulary = """\
  - {id: skill.zorking, en: [sourdough, forklift], examples: [baked sourdough, forklift licence]}
  - {id: skill.figures, zh: [销售额分析], examples: [销售额分析, 年销售额分析]}
  - {id: warehousing, en: [warehousing], examples: [warehousing lead]}
"""
    path = write(tmp_path, "hidden", vocabulary, "warehousing", "skill.zorking")
    assert [str(problem).removeprefix(f"{path}:") for problem in hidden_in(path)] == [
        '6:80: "forklift licence" is not taken for skill.zorking: "forklift licence" is skill.driving; choose another '
        "example, or other words",
        '7:56: "年销售额分析" is not taken for skill.figures: a word of the lexicon that means something else hides '
        "it; choose another example, or other words",
    ]
    text = path.read_text("utf-8").replace(", forklift licence", "").replace(", 年销售额分析", "")
    path.write_text(text, "utf-8")
    assert hidden_in(path) == []


# --- the value itself


def test_the_digest_depends_on_the_words_alone(warehouse: Path, tmp_path: Path) -> None:
    rules = load_rules(warehouse)
    assert len(rules.vocabulary_digest) == 64
    assert load_rules("ecommerce-director").vocabulary_digest == ""
    without = WAREHOUSE.replace("    examples: [仓储主管, Warehouse supervisor]\n", "")
    assert load_rules(write(tmp_path, "b", without, "warehousing", "skill.forklift")).vocabulary != rules.vocabulary
    digests = [
        load_rules(write(tmp_path, "c", text, "warehousing", "skill.forklift")).vocabulary_digest
        for text in (without, WAREHOUSE.replace("堆高机", "高堆机"))
    ]
    assert [digest == rules.vocabulary_digest for digest in digests] == [True, False]


def test_a_ruleset_keeps_its_words_when_it_goes_to_another_process(warehouse: Path) -> None:
    rules = load_rules(warehouse, language="en")
    copy = pickle.loads(pickle.dumps(rules))
    assert copy == rules
    assert (copy.vocabulary_digest, copy.sha256) == (rules.vocabulary_digest, rules.sha256)


def lexicon_entries() -> Iterator[tuple[Concept, VocabularyEntry]]:
    for concept in concepts():
        if not concept.id.startswith("metric."):
            words = {key: getattr(concept, key) for key in ("examples", "counter_examples")}
            yield concept, VocabularyEntry.model_construct(id=concept.id, **words)


def test_examples_are_judged_as_the_extraction_does() -> None:
    judged = [
        f"{concept.id}: {message}"
        for concept, entry in lexicon_entries()
        for (key, at), message in example_faults(entry)
        if (concept.id in concepts_in(getattr(entry, key)[at])) is (key == "counter_examples")
    ]
    assert judged == []


def test_the_handbooks_ruleset_holds(tmp_path: Path) -> None:
    """The vocabulary that rules/README.md shows."""
    text = (Path(__file__).parents[1] / "rules" / "README.md").read_text("utf-8")
    shown = text.partition("```yaml\nvocabulary:\n")[2].partition("```")[0]
    assert load_rules(write(tmp_path, "shown", shown, "warehousing", "skill.palletising")).vocabulary_digest


TRADES = ["司机|Driver", "叉车司机|Forklift Driver", "会计|Accountant", "律师|Lawyer", "保安|Security Guard"]


@pytest.mark.parametrize("words", TRADES)
def test_a_title_that_is_a_word_of_an_own_domain_is_work_in_it(words: str) -> None:
    zh, en = words.split("|")
    own = Vocabulary.model_validate([{"id": "trade", "zh": [zh], "en": [en.lower()]}])
    heads = (f"工作经历\n2018.05 - 2023.06  甲有限公司  {zh}\n", f"Work Experience\n2018-05 - 2023-06  A Ltd  {en}\n")
    for text in heads:
        assert extract(read_text(text), own).work[0].domains["trade"] == "yes"


def test_a_function_in_the_companies_of_an_own_domain_is_none_of_it() -> None:
    own = Vocabulary.model_validate([{"id": "trade", "zh": ["货运"], "en": ["haulage"]}])
    text = "工作经历\n2018.05 - 2023.06  甲货运有限公司  会计\n- 记账与报税\n"
    assert extract(read_text(text), own).work[0].domains["trade"] == "no"


def test_vocabularies_are_spoken_in_threads_too() -> None:
    many = [Vocabulary.model_validate([{"id": f"skill.own{n}", "en": [f"zorbing {n}"]}]) for n in range(7)]

    def known(number: int) -> bool:
        with speaking(many[number % 7]):
            return expand(f"skill.own{number % 7}*") == (f"skill.own{number % 7}",)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert all(pool.map(known, range(400)))
    finally:
        sys.setswitchinterval(interval)
