"""Changes of a ruleset: which there are, which a case notices, and the cases that are proposed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from resumesift.cli import cli
from resumesift.rulekit.case_yaml import flow
from resumesift.rulekit.cases import load_cases, run_suite
from resumesift.rulekit.mutate.mutants import mutants
from resumesift.rulekit.mutate.mutation_text import mutation_text
from resumesift.rulekit.mutate.propose import propose
from resumesift.rulekit.mutate.trial import Mutation, mutation_of
from resumesift.rules.find import shipped_rules
from resumesift.rules.load import read_rules
from resumesift.yaml_source import parse_yaml

HEAD = "name: shop\nversion: '1'\nlanguage: en\ntitle: {en: Shop}\n"
YEARS = "{id: years, title: {en: work}, importance: must, kind: experience, at_least: {months: 12}}"
TEAM = "{id: team, title: {en: a team}, importance: should, kind: team_size, at_least: {people: 2}}"
KNOWS = "{id: knows, title: {en: knowledge of B2C}, importance: must, kind: knowledge, domains: {any_of: [b2c]}}"
KINDS = (
    HEAD
    + """\
pass_mark: 60
stale_after: {months: 3}
criteria:
  - id: years
    title: {en: work in shops}
    importance: must
    weight: 3
    kind: experience
    domains: {any_of: [ecommerce, b2c]}
    level: supervisor
    at_least: {years: 1}
    count: {internships: possible, gaps_up_to: {months: 2}}
  - {id: b2c, title: {en: knowledge of B2C}, importance: must, kind: knowledge, domains: {all_of: [b2c, ecommerce]}}
  - id: traffic
    title: {en: paid traffic}
    importance: should
    kind: concept
    concepts: {at_least: 2, of: [ability.marketing.paid_traffic, ability.data.*, ability.data.tools]}
    where: [work, project]
    weak: [summary, skills]
    since: {months: 24}
  - {id: drive, title: {en: drive}, importance: should, kind: concept, concepts: {any_of: [quality.drive.*]}}
  - id: both
    title: {en: both tools}
    importance: should
    kind: concept
    concepts: {all_of: [skill.zhitongche, skill.gdt]}
    where: [award]
  - id: results
    title: {en: results}
    importance: should
    kind: achievement
    metrics: {any_of: [metric.gmv, metric.roi]}
  - {id: team, title: {en: a team}, importance: should, weight: 2, kind: team_size, at_least: {people: 3}}
  - id: degree
    title: {en: a degree}
    importance: should
    kind: education
    level: bachelor
    fields: [marketing, online marketing, economics]
    unstated: not_met
"""
)


def write(folder: Path, rules: str, cases: str = "", day: str = "as_of: 2026-06-30\n") -> Path:
    (folder / "shop.yaml").write_text(rules, encoding="utf-8")
    cases = cases or "  - {name: nobody, given: {}, expect: {score: {low: 0}}}\n"
    path = folder / "shop.test.yaml"
    path.write_text(f"{day}cases:\n{cases}", encoding="utf-8")
    return path


def mutation(path: Path) -> Mutation:
    return mutation_of([run_suite(load_cases(path))])[0]


def texts(folder: Path, rules: str) -> list[str]:
    path = write(folder, rules)
    return [mutant.text for mutant in mutants(read_rules(path.with_name("shop.yaml"))[0])]


def left(path: Path) -> set[str]:
    return {survivor.mutant.text for survivor in mutation(path).survivors}


def one(criterion: str) -> str:
    return f"{HEAD}criteria:\n  - {KNOWS}\n  - {{id: it, title: {{en: it}}, importance: should, {criterion}}}\n"


# --- which changes there are


def test_each_option_is_changed_by_one_step(tmp_path: Path) -> None:
    found = texts(tmp_path, KINDS)
    assert len(found) == len(set(found))
    for text in (
        "pass_mark: 60 → 59", "pass_mark: 60 → 61", "pass_mark: 60 → removed",
        "stale_after: 3 months → 2 months", "stale_after: 3 months → 4 months", "stale_after: 3 months → removed",
        "years.importance: must → should", "years.at_least: 12 months → 11 months",
        "years.at_least: 12 months → 13 months", "years.level: supervisor → specialist",
        "years.level: supervisor → manager", "years.domains.any_of: b2c → removed",
        "years.domains.any_of: any_of → all_of", "years.domains: ecommerce, b2c → removed",
        "years.count.internships: possible → yes", "years.count.part_time: possible → no",
        "years.count.gaps_up_to: 2 months → 1 month", "years.count.gaps_up_to: 2 months → 3 months",
        "b2c.domains.all_of: all_of → any_of", "b2c.domains.all_of: b2c → removed",
        "traffic.concepts.at_least: 2 → 1", "traffic.concepts.at_least: 2 → 3",
        "traffic.concepts.of: ability.marketing.paid_traffic → removed", "traffic.where: project → removed",
        "traffic.weak: skills → removed", "traffic.weak: summary, skills → removed",
        "traffic.since: 24 months → 23 months", "traffic.since: 24 months → removed",
        "drive.concepts.any_of: any_of → at_least: 2", "both.where: award → removed",
        "results.metrics.any_of: metric.roi → removed", "team.at_least: 3 → 2 people",
        "team.unstated: unclear → not_met", "degree.level: bachelor → associate", "degree.level: bachelor → master",
        "degree.fields: economics → removed", "degree.unstated: not_met → unclear", "degree: the criterion removed",
    ):  # fmt: skip
        assert text in found


def test_what_no_case_could_tell_is_not_changed(tmp_path: Path) -> None:
    found = texts(tmp_path, KINDS)
    assert "traffic.concepts.of: ability.data.tools → removed" not in found  # ability.data.* asks for it as well
    assert "degree.fields: online marketing → removed" not in found  # whoever has it has marketing
    assert not any(text.startswith("drive.concepts.any_of: quality") for text in found)  # nothing would be left


@pytest.mark.parametrize(
    ("criterion", "absent"),
    [
        ("kind: team_size, at_least: {people: 1}", "it.at_least: 1 → 0 people"),
        ("kind: experience, at_least: {months: 1}", "it.at_least: 1 month → 0 months"),
        ("kind: knowledge, domains: {any_of: [b2c]}", "it.domains.any_of: any_of → all_of"),
        ("kind: knowledge, domains: {at_least: 2, of: [b2c, ecommerce]}", "it.domains.at_least: 2 → 3"),
        (
            "kind: concept, concepts: {all_of: [ability.data.*, ability.data.tools]}",
            "it.concepts.all_of: ability.data.* → removed",
        ),
        (
            "kind: concept, concepts: {any_of: [skill.gdt]}, where: [work, skills], weak: [skills]",
            "it.where: skills → removed",
        ),
        ("kind: education, level: secondary", "it.level: secondary → removed"),
        ("kind: education, fields: [law]", "it.fields: law → removed"),
    ],
)
def test_a_change_that_is_none_is_not_made(tmp_path: Path, criterion: str, absent: str) -> None:
    assert absent not in texts(tmp_path, one(criterion))


def test_the_only_criterion_is_not_removed(tmp_path: Path) -> None:
    assert "years: the criterion removed" not in texts(tmp_path, f"{HEAD}criteria:\n  - {YEARS}\n")


def test_weights_and_what_is_not_written_of_the_whole_are_left_alone(tmp_path: Path) -> None:
    found = texts(tmp_path, f"{HEAD}criteria:\n  - {YEARS}\n  - {TEAM}\n")
    assert not any("weight" in text or "stale_after" in text or "pass_mark" in text for text in found)


def test_words_of_the_ruleset_itself_are_known(tmp_path: Path) -> None:
    rules = HEAD + (
        "vocabulary:\n  - {id: skill.looms, en: [looms]}\n  - {id: skill.kilns, en: [kilns]}\n"
        "criteria:\n  - {id: it, title: {en: it}, importance: must, kind: concept, "
        "concepts: {any_of: [skill.looms, skill.kilns]}}\n"
    )
    path = write(tmp_path, rules)
    assert "it.concepts.any_of: skill.kilns → removed" in left(path)
    assert all(survivor.proposal for survivor in mutation(path).survivors)


# --- the cases that are proposed


def proposed(path: Path) -> None:
    """Every change has a case: it loads beside the others, passes with the ruleset, and fails with the mutant."""
    suite = load_cases(path)
    for mutant in mutants(suite.rules):
        found = propose(suite, mutant)
        assert found is not None, mutant.text
        assert not found.notices(suite.rules), mutant.text
        assert found.notices(mutant.rules), mutant.text
        assert found.case.name not in {case.name for case in suite.cases}


@pytest.mark.parametrize("name", shipped_rules())
def test_every_change_of_a_shipped_ruleset_has_a_case(name: str) -> None:
    from resumesift.rulekit.targets import case_targets

    (path,) = case_targets((name,))
    proposed(path)


def test_every_change_of_every_kind_has_a_case(tmp_path: Path) -> None:
    proposed(write(tmp_path, KINDS))


@pytest.mark.parametrize(
    "criterion",
    [
        "kind: experience, at_least: {months: 1}, count: {part_time: yes, internships: yes}",
        "kind: experience, at_least: {months: 6}, level: assistant, domains: {all_of: [ecommerce, b2c]}",
        "kind: experience, at_least: {months: 6}, domains: {at_least: 2, of: [ecommerce, b2c]}",
        "kind: concept, concepts: {all_of: [ability.data.*, ability.data.tools, skill.gdt]}",
        "kind: concept, concepts: {any_of: [ability.data.*, skill.gdt]}, since: {months: 0}",
        "kind: concept, concepts: {any_of: [skill.gdt]}, weak: [summary], since: {years: 1}",
        "kind: concept, concepts: {any_of: [skill.gdt]}, weak: [work, project]",
        "kind: achievement, metrics: {all_of: [metric.gmv, metric.roi, metric.growth]}",
        "kind: team_size, at_least: {people: 1}",
        "kind: education, level: secondary, fields: [law, IT]",
        "kind: education, level: doctor, unstated: not_met",
        "kind: education, fields: [law]",
        'kind: education, fields: [law, "a\\x7f\\x07b", "it: is", "#"]',
    ],
)
def test_options_at_their_ends_have_cases_too(tmp_path: Path, criterion: str) -> None:
    proposed(write(tmp_path, one(criterion)))


def test_what_is_pasted_makes_all_survivors_vanish(tmp_path: Path) -> None:
    path = write(tmp_path, KINDS)
    before = mutation(path)
    assert len(before.survivors) > 60
    added = [survivor.proposal.text for survivor in before.survivors if survivor.proposal and not survivor.repeated]
    with path.open("a", encoding="utf-8") as file:
        file.writelines(added)
    suite = load_cases(path)
    assert all(result.ok for result in run_suite(suite).results)
    assert left(path) == set()


def test_the_case_is_indented_as_the_others_are(tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEAD}criteria:\n  - {TEAM}\n", "- {name: nobody, given: {}, expect: {score: {low: 0}}}\n")
    assert "\n- name: a team of 1 is not enough for a team\n" in mutation_text(mutation(path))


def test_a_file_without_a_day_gets_the_day_of_its_cases(tmp_path: Path) -> None:
    case = "  - {name: nobody, as_of: 2025-01-31, given: {}, expect: {score: {low: 0}}}\n"
    path = write(tmp_path, f"{HEAD}criteria:\n  - {TEAM}\n", case, day="")
    assert "    as_of: 2025-01-31\n" in mutation_text(mutation(path))
    proposed(path)


def test_a_name_that_is_taken_is_not_given_twice(tmp_path: Path) -> None:
    case = "  - {name: a team of 1 is not enough for a team, given: {}, expect: {score: {low: 0}}}\n"
    path = write(tmp_path, f"{HEAD}criteria:\n  - {TEAM}\n", case)
    assert "a team of 1 is not enough for a team (2)" in mutation_text(mutation(path))


def test_a_change_of_the_pass_mark_that_no_score_tells_is_none(tmp_path: Path) -> None:
    # Who has the work and led nobody, one, two or three people has 50, 66.7, 83.3 or 100.
    team = TEAM.replace("2}", "3}, unstated: not_met")
    rules = f"{HEAD}pass_mark: 60\ncriteria:\n  - {YEARS}\n  - {team}\n"
    assert left(write(tmp_path, rules)) & {"pass_mark: 60 → 59", "pass_mark: 60 → 61"} == set()
    assert "pass_mark: 60 → removed" in left(write(tmp_path, rules))
    told = mutation_text(mutation(write(tmp_path, rules)))
    assert "not counted, for nothing was found that they judge otherwise: pass_mark: 60 → 59" in told


def test_a_change_that_no_case_is_found_for_is_told(tmp_path: Path) -> None:
    # Nobody has a year of work and not a month of it: what the second one asks for, the first one does as well.
    month = YEARS.replace("id: years", "id: month").replace("12", "1")
    path = write(tmp_path, f"{HEAD}criteria:\n  - {YEARS}\n  - {month}\n")
    text = mutation_text(mutation(path))
    assert "month.importance: must → should\n    no case was found" in text


def test_a_step_of_a_ladder_is_not_made_a_must_beside_a_greater_one(tmp_path: Path) -> None:
    more = TEAM.replace("id: team", "id: more").replace("should", "must").replace("2}", "4}")
    found = texts(tmp_path, f"{HEAD}criteria:\n  - {more}\n  - {TEAM}\n")
    assert "team.importance: should → must" not in found, "nobody leads four and not two"
    assert "more.importance: must → should" in found


# --- what notices


MET = "  - {name: two people, given: {teams: [2]}, expect: {criteria: {team: met}}}\n"
ONE = "  - {name: one person, given: {teams: [1]}, expect: {criteria: {team: not_met}}}\n"


@pytest.mark.parametrize(
    ("case", "noticed", "survives"),
    [
        (MET, "team.at_least: 2 → 3 people", "team.at_least: 2 → 1 people"),
        (ONE, "team.at_least: 2 → 1 people", "team.at_least: 2 → 3 people"),
        (
            "  - {name: open, given: {}, expect: {criteria: {team: unclear}}}\n",
            "team.unstated: unclear → not_met",
            "team.at_least: 2 → 3 people",
        ),
        (
            "  - {name: by the decision, given: {work: [{title: a, start: 2020-01}], teams: [1]}, "
            "expect: {decision: qualified}}\n",
            "team.importance: should → must",
            "team.at_least: 2 → 1 people",
        ),
        (
            "  - {name: by the score, given: {teams: [1]}, expect: {score: 25}}\n",
            "team.at_least: 2 → 1 people",
            "team.importance: should → must",
        ),
        (
            "  - {name: by the months, given: {work: [{start: 2026-01, kind: part_time}]}, "
            "expect: {criteria: {years: {months: {low: 0, high: 6}}}}}\n",
            "years.count.part_time: possible → no",
            "years.at_least: 12 months → 13 months",
        ),
        (
            "  - {name: by the words, given: {teams: [1]}, expect: {criteria: {team: {missing: '2'}}}}\n",
            "team.at_least: 2 → 3 people",
            "team.importance: should → must",
        ),
    ],
)
def test_a_case_notices_what_it_expects(tmp_path: Path, case: str, noticed: str, survives: str) -> None:
    found = left(write(tmp_path, f"{HEAD}criteria:\n  - {YEARS}\n  - {TEAM}\n", case))
    assert noticed not in found
    assert survives in found


def test_a_removed_criterion_is_noticed_where_it_is_named(tmp_path: Path) -> None:
    found = left(write(tmp_path, f"{HEAD}criteria:\n  - {YEARS}\n  - {TEAM}\n", MET))
    assert "team: the criterion removed" not in found
    assert "years: the criterion removed" in found


def test_a_case_that_is_known_to_fail_notices_nothing(tmp_path: Path) -> None:
    case = MET.replace("expect", "xfail: not yet, expect").replace("[2]", "[1]")
    found = mutation(write(tmp_path, f"{HEAD}criteria:\n  - {TEAM}\n", case))
    assert found.noticed == 0
    assert found.unused == ()


def test_a_case_that_fails_is_told_and_not_used(tmp_path: Path) -> None:
    found = mutation(write(tmp_path, f"{HEAD}criteria:\n  - {TEAM}\n", MET.replace("[2]", "[1]")))
    assert found.noticed == 0
    assert found.unused == ("two people",)
    assert "not used, for they fail with the ruleset as it is: two people" in mutation_text(found)


def test_an_old_resume_tells_lengths_of_staleness_apart(tmp_path: Path) -> None:
    rules = f"{HEAD}stale_after: {{months: 3}}\ncriteria:\n  - {YEARS}\n"
    case = (
        "  - {name: of March, given: {dated: 2026-03, work: [{title: a, start: 2025-07}]}, "
        "expect: {criteria: {years: met}}}\n"
    )
    found = left(write(tmp_path, rules, case))
    assert "stale_after: 3 months → 2 months" not in found
    assert "stale_after: 3 months → 4 months" in found


# --- the command


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["rules", "test", *arguments])
    return result.exit_code, result.output


def test_survivors_are_printed_with_their_place_and_a_case(tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEAD}criteria:\n  - {TEAM}\n", MET)
    code, output = run("--mutate", str(path))
    assert code == 1
    assert "shop 1: 4 changes tried, 1 noticed, 3 survived" in output
    column = f"  - {TEAM}".index("{people") + 1
    assert f"{tmp_path / 'shop.yaml'}:6:{column}: team.at_least: 2 → 1 people" in output
    assert (
        "  - name: a team of 1 is not enough for a team\n"
        "    given:\n"
        "      teams: [1]\n"
        "    expect: {criteria: {team: not_met}}\n"
    ) in output


def test_json_has_the_survivors(tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEAD}criteria:\n  - {TEAM}\n", MET)
    code, output = run("--mutate", "--format", "json", str(path))
    assert code == 1
    (told,) = json.loads(output)["mutation"]
    assert (told["tried"], told["noticed"], told["survived"]) == (4, 1, 3)
    first = told["survivors"][0]
    assert (first["criterion"], first["key"], first["line"]) == ("team", "importance", 6)
    assert parse_yaml("cases:\n" + first["case"]["yaml"], "x").data["cases"][0]["name"] == first["case"]["name"]


def test_without_the_option_nothing_is_changed(tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEAD}criteria:\n  - {TEAM}\n", MET)
    code, output = run(str(path))
    assert code == 0
    assert "survived" not in output


def test_the_report_is_the_same_each_time(tmp_path: Path) -> None:
    path = write(tmp_path, KINDS)
    assert mutation_text(mutation(path)) == mutation_text(mutation(path))


@pytest.mark.parametrize(
    "value", ["a: b", "no", "yes", "true", "12", "1.5", "null", "2026-06", "a # b", "电商", "", "'"]
)
def test_values_come_back_from_yaml_as_they_were(value: str) -> None:
    for written in ({"key": value}, [value], {value: "x"}):
        assert parse_yaml(flow(written), "x").data == written


def test_junit_has_the_survivors_too(tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEAD}criteria:\n  - {TEAM}\n", MET)
    code, output = run("--mutate", "--format", "junit", str(path))
    assert code == 1
    assert "shop 1: 4 changes tried, 1 noticed, 3 survived" in output


def test_a_survivor_stands_in_the_file_in_which_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(f"{HEAD}criteria:\n  - {KNOWS}\n  - {TEAM}\n", encoding="utf-8")
    child = "extends: base.yaml\nname: child\nversion: '2'\ncriteria:\n  - {id: team, at_least: {people: 5}}\n"
    places = {survivor.mutant.text: survivor.place for survivor in mutation(write(tmp_path, child)).survivors}
    assert Path(places["team.at_least: 5 → 4 people"].path).name == "shop.yaml"
    assert places["team.at_least: 5 → 4 people"].line == 5
    assert Path(places["team.importance: should → must"].path).name == "base.yaml"


@pytest.mark.parametrize("name", shipped_rules())
def test_the_cases_of_a_shipped_ruleset_notice_every_change(name: str) -> None:
    from resumesift.rulekit.targets import case_targets

    (found,) = mutation_of([run_suite(load_cases(path)) for path in case_targets((name,))])
    assert found.tried > 60
    assert mutation_text(found).splitlines()[1:] == []


@pytest.mark.parametrize(
    "criterion",
    [
        "kind: experience, at_least: {years: 3000}, count: {gaps_up_to: {years: 3000}}",
        "kind: concept, concepts: {any_of: [skill.gdt]}, since: {years: 3000}",
        "kind: team_size, at_least: {people: 1000000000}, weight: 5",
        "kind: knowledge, domains: {any_of: [b2c]}, weight: 0",
    ],
)
def test_lengths_beyond_all_reason_are_borne(tmp_path: Path, criterion: str) -> None:
    rules = one(criterion).replace("criteria:", "pass_mark: 70\nstale_after: {years: 3000}\ncriteria:")
    assert "changes tried" in mutation_text(mutation(write(tmp_path, rules)))
