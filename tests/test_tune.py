"""A ruleset against a recruiter's list of yes and no."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import people_files
from resumesift.cli import cli
from resumesift.errors import DataFileError, ResumesiftError
from resumesift.facts import Facts, Person
from resumesift.rulekit.given import Given
from resumesift.rulekit.tune.agreement import agreement_of, criterion_agreements, warnings_of
from resumesift.rulekit.tune.figures import Bootstrap
from resumesift.rulekit.tune.judged import Labelled, judge_labelled
from resumesift.rulekit.tune.labels import Label, read_labels
from resumesift.rulekit.tune.sweep import Proposal, Sweep, propose, sweeps_of, written
from resumesift.rules import load_rules
from resumesift.rules.model import RuleSet

DAY = date(2026, 6, 30)

# Who names no team may have led any.
RULES = people_files.RULES.replace("    unstated: not_met\n", "")


@pytest.fixture
def rules(tmp_path: Path) -> RuleSet:
    (tmp_path / "lead.yaml").write_text(RULES, encoding="utf-8")
    return load_rules(tmp_path / "lead.yaml")


def person(number: int, months: int, *teams: int, level: Any = "supervisor") -> Person:
    """Somebody with so many months up to 2025-12."""
    start = 2025 * 12 + 12 - months
    work = [{"title": "Supervisor", "start": f"{start // 12}-{start % 12 + 1:02}", "end": "2025-12", "level": level}]
    resume = Given.model_validate({"work": work, "teams": list(teams)}).resume("en")
    return Person(f"{number:03}.pdf", None, Facts(resume), DAY)


def labelled(rules: RuleSet, *people: tuple[Person, bool]) -> Labelled:
    labels = [Label(found.file, wanted, line) for line, (found, wanted) in enumerate(people, 2)]
    return judge_labelled(rules, labels, [found for found, _ in people])


def numbers(sweep: Sweep) -> list[tuple[int, int, float, int, int, int]]:
    return [
        (step.low, step.high, step.agreeing, step.false_rejects, step.false_accepts, step.reviews)
        for step in sweep.steps
    ]


# --- labels


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_labels_come_as_spreadsheets_write_them(tmp_path: Path, encoding: str, mark: str) -> None:
    rows = [("编号", "简历", "结论"), ("1", "林一.pdf", "是"), ("2", "王二.pdf", "不合适")]
    rows += [("", "", ""), ("3", "x.pdf", "1")]
    (tmp_path / "labels.csv").write_text("\n".join(map(mark.join, rows)), encoding=encoding)
    found = read_labels(tmp_path / "labels.csv")
    assert [(label.file, label.wanted, label.line) for label in found] == [
        ("林一.pdf", True, 2), ("王二.pdf", False, 3), ("x.pdf", True, 5),
    ]  # fmt: skip


def test_all_faults_of_labels_at_once(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("file,label\na.pdf,yes\nb.pdf,perhaps\n,no\na.pdf,no\na.pdf,YES\n", encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        read_labels(path)
    assert [str(problem).removeprefix(f"{path}:") for problem in raised.value.problems] == [
        '3: "perhaps" is neither yes nor no (是/否, 1/0)',
        "4: the name of the file is missing",
        '5: "a.pdf" is yes and no: the other one is in line 2',
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,age\n", ':1: the first line must name the columns "file" and "label"'),
        ("", ':1: the first line must name the columns "file" and "label"'),
        ("file,label\n", ": no label in it"),
    ],
)
def test_labels_that_are_none(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "labels.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=f"labels.csv{told}"):
        read_labels(tmp_path / "labels.csv")
    with pytest.raises(DataFileError, match="cannot be read"):
        read_labels(tmp_path / "gone.csv")


def test_a_label_means_a_name_a_file_in_a_folder_or_a_hash(rules: RuleSet) -> None:
    one, two, three = person(1, 24), person(2, 24)._replace(file="north/2.pdf"), person(3, 24)._replace(sha256="a" * 64)
    twins = [person(4, 24)._replace(file=f"{where}/4.pdf") for where in ("north", "south")]
    unread = Person("5.pdf", None, None, DAY, "damaged")
    names = ["001.pdf", "2.pdf", "a" * 64, "4.pdf", "5.pdf", "gone.pdf"]
    labels = [Label(name, True, line) for line, name in enumerate(names, 2)]
    found = judge_labelled(rules, labels, [one, two, three, *twins, unread])
    assert {each.file for each in found.people} == {"001.pdf", "north/2.pdf", "003.pdf"}
    assert [label.file for label in found.missing] == ["4.pdf", "gone.pdf"], "two files are called 4.pdf"
    assert (found.unlabelled, found.unreadable) == (2, (("5.pdf", "damaged"),))


def test_two_labels_of_one_resume_agree_or_are_told(rules: RuleSet) -> None:
    one = person(1, 24)._replace(sha256="ab" * 32)
    for name in ("AB" * 32, "cvs/001.pdf"):
        found = judge_labelled(rules, [Label("001.pdf", True, 2), Label(name, True, 3)], [one])
        assert (len(found.people), found.missing) == (1, ())
        with pytest.raises(ResumesiftError, match="the labels of lines 2 and 3 mean one résumé"):
            judge_labelled(rules, [Label("001.pdf", True, 2), Label(name, False, 3)], [one])


@pytest.mark.parametrize(
    "content",
    [
        b"file,label\ra.pdf,yes\rb.pdf,no\r",
        "file\tlabel\na.pdf\tyes\nb.pdf\tno\n".encode("utf-16"),
        b"sep=;\r\nfile;label\r\na.pdf;yes\r\nb.pdf;no\r\n",
        b"\n\nfile,label\n\na.pdf,yes\nb.pdf,no\n",
    ],
    ids=["old Mac", "Unicode text", "sep", "blank lines"],
)
def test_labels_as_old_and_odd_programs_write_them(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "labels.csv").write_bytes(content)
    assert [(label.file, label.wanted) for label in read_labels(tmp_path / "labels.csv")] == [
        ("a.pdf", True), ("b.pdf", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"file,label\n\xff\xff\xff,yes\n", "neither UTF-8 nor GB18030"),
        (b'file,label\n"' + b"x" * 200_000 + b'",yes\n', "not a table: field larger than field limit"),
        (b'file,label\n"a\nb.pdf",yes\nc.pdf,perhaps\n', "labels.csv:4: "),
    ],
    ids=["no encoding", "long cell", "cell of two lines"],
)
def test_what_is_no_table_of_labels_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "labels.csv").write_bytes(content)
    with pytest.raises(DataFileError, match=told):
        read_labels(tmp_path / "labels.csv")


# --- agreement


def test_the_confusion_is_counted(rules: RuleSet) -> None:
    unsure = {"low": "specialist", "high": "supervisor"}
    found = labelled(
        rules,
        *((person(1, 30), True), (person(2, 30), True), (person(3, 12), True), (person(4, 30, level=unsure), True)),
        *((person(5, 12), False), (person(6, 30), False)),
    )
    people, chance = found.people, Bootstrap(6)
    agreement = agreement_of(people, [one.verdict.decision for one in people], chance)
    assert dict(agreement.counts) == {
        ("qualified", True): 2,
        ("not_qualified", True): 1,
        ("review", True): 1,
        ("not_qualified", False): 1,
        ("qualified", False): 1,
    }
    shares = (agreement.agreement, agreement.false_rejects, agreement.false_accepts, agreement.reviews)
    assert [round(figure.value or 0, 3) for figure in shares] == [0.583, 0.25, 0.5, 0.167]
    for figure in shares:
        assert figure.low is not None
        assert figure.high is not None
        assert figure.value is not None
        assert 0 <= figure.low <= figure.value <= figure.high <= 1
    years = criterion_agreements(rules, people, chance)[0]
    assert years.counts["met", True] == 2
    assert years.parts.value == pytest.approx(2.5 / 4 - 1 / 2)


def test_nobody_of_a_side_gives_no_share(rules: RuleSet) -> None:
    found = labelled(rules, (person(1, 30), True))
    agreement = agreement_of(found.people, ["qualified"], Bootstrap(1))
    assert agreement.false_accepts.value is None
    assert str(agreement.false_accepts) == "–"


def test_few_labels_are_told(rules: RuleSet) -> None:
    few = labelled(rules, *((person(number, 30), number < 12) for number in range(29)))
    assert [told.split(":")[0] for told in warnings_of(few.people)] == ["only 29 labels"]
    one_sided = labelled(rules, *((person(number, 30), number < 25) for number in range(30)))
    assert [told.split(":")[0] for told in warnings_of(one_sided.people)] == ["only 5 labelled no"]
    enough = labelled(rules, *((person(number, 30), number % 2 == 0) for number in range(30)))
    assert warnings_of(enough.people) == []


# --- thresholds


def test_a_sweep_has_a_step_for_each_threshold_that_matters(rules: RuleSet) -> None:
    found = labelled(rules, (person(1, 12, 3), False), (person(2, 20, 9), True), (person(3, 30), True))
    years, team = sweeps_of(rules, found.people)
    assert (years.unit, years.now, years.whole) == ("months", 24, True)
    # From, to, agreeing, yes rejected, no qualified, review.
    assert numbers(years) == [(1, 12, 2, 0, 1, 0), (13, 20, 3, 0, 0, 0), (21, 30, 2, 1, 0, 0), (31, 31, 1, 2, 0, 0)]
    assert [step.now for step in years.steps] == [False, False, True, False]
    assert years.best.value == 18, "a half year in 13 to 20"
    # The criterion alone: the third names no team, which no threshold decides.
    assert not team.whole
    assert numbers(team) == [(1, 3, 1.5, 0, 1, 1), (4, 9, 2.5, 0, 0, 1), (10, 10, 1.5, 1, 0, 1)]


def test_bounds_are_for_review_between_them(rules: RuleSet) -> None:
    years_only = Given.model_validate(
        {"work": [{"title": "Supervisor", "start": "2022", "end": "2024", "level": "supervisor"}]}
    ).resume("en")
    found = labelled(rules, (Person("a.pdf", None, Facts(years_only), DAY), True))
    (years, *_) = sweeps_of(rules, found.people)
    assert numbers(years) == [(1, 14, 1, 0, 0, 0), (15, 36, 0.5, 0, 0, 1), (37, 37, 0, 1, 0, 0)]


@pytest.mark.parametrize(("value", "text"), [(24, "{years: 2}"), (18, "{years: 1, months: 6}"), (5, "{months: 5}")])
def test_a_length_is_written_as_people_write_it(rules: RuleSet, value: int, text: str) -> None:
    assert written(rules.criteria[0], value) == text
    assert written(rules.criteria[1], 3) == "{people: 3}"


def proposal(rules: RuleSet, found: Labelled) -> Proposal | None:
    return propose(found.people, sweeps_of(rules, found.people))


def test_a_threshold_is_proposed_where_the_labels_bear_it(rules: RuleSet) -> None:
    people = [(person(number, 12 + number % 6), False) for number in range(40)]
    people += [(person(40 + number, 18 + number % 20), True) for number in range(40)]
    found = proposal(rules, labelled(rules, *people))
    assert found is not None
    assert found.firm
    assert (found.sweep.criterion.id, found.step.value) == ("years", 18)
    assert found.gain == pytest.approx(12 / 80)
    assert found.held_out > 0
    assert found.chance < 0.025


def test_labels_by_chance_propose_nothing_firmly(rules: RuleSet) -> None:
    """One in forty is what is promised; nearly every time some threshold seems better than the one that there is."""
    firm = found = 0
    for seed in range(120):
        chance = random.Random(seed)
        people = [(person(number, chance.randint(6, 42)), chance.random() < 0.5) for number in range(40)]
        told = proposal(rules, labelled(rules, *people))
        found += told is not None
        firm += told is not None and told.firm
    assert found > 90
    assert firm <= 6


def test_few_labels_propose_nothing_firmly(rules: RuleSet) -> None:
    people = [(person(number, 12), False) for number in range(10)] + [(person(10 + n, 20), True) for n in range(10)]
    found = proposal(rules, labelled(rules, *people))
    assert found is not None
    assert not found.firm


def test_one_person_more_is_chance(rules: RuleSet) -> None:
    people = [(person(number, 12), False) for number in range(20)] + [(person(20 + n, 40), True) for n in range(19)]
    found = proposal(rules, labelled(rules, *people, (person(50, 20), True)))
    assert found is not None
    assert not found.firm


def test_where_all_agree_nothing_is_proposed(rules: RuleSet) -> None:
    people = [(person(number, 12), False) for number in range(20)] + [(person(20 + n, 40), True) for n in range(20)]
    assert proposal(rules, labelled(rules, *people)) is None


def test_the_order_of_the_people_does_not_matter(rules: RuleSet) -> None:
    people = [(person(number, 6 + number), number % 3 == 0) for number in range(36)]
    told = []
    for seed in (1, 2):
        random.Random(seed).shuffle(people)
        found = labelled(rules, *people)
        agreement = agreement_of(found.people, [one.verdict.decision for one in found.people], Bootstrap(36))
        told.append((agreement, sweeps_of(rules, found.people), proposal(rules, found)))
    assert told[0] == told[1]


# --- the command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    people_files.write_people(tmp_path)
    (tmp_path / "lead.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "labels.csv").write_text("file,label\nann.txt,yes\nbob.txt,yes\ncid.txt,no\n", encoding="utf-8")
    return tmp_path


def tune(*arguments: str) -> Result:
    command = ["rules", "tune", "lead.yaml", *arguments, "--labels", "labels.csv", "--workers", "1"]
    return CliRunner().invoke(cli, command)


def test_the_command_tells_all_and_changes_nothing(folder: Path) -> None:
    run = tune("cvs", "--as-of", "2026-06-30")
    assert run.exit_code == 0, run.output
    lines = run.output.splitlines()
    assert lines[0] == "lead 1.0.0 (lead.yaml) against 3 labels: 2 yes, 1 no"
    assert "qualified            1     0" in lines
    assert "the data does not decide: years: {years: 2} → {years: 1} agrees with" in run.output
    at = lines.index("rule and recruiter disagree on 1:")
    assert lines[at + 1] == "  Ann Lee  ann.txt  label yes, rules not_qualified (87.5)"
    assert lines[at + 2].startswith("    years: not_met: experience as a supervisor: 1 year 6 months, 2 years")
    assert lines[at + 3] == "      “Northgate Depot Ltd”"
    assert (folder / "lead.yaml").read_text(encoding="utf-8") == RULES


def test_results_of_a_run_give_the_same(folder: Path) -> None:
    CliRunner().invoke(
        cli, ["screen", "cvs", "--rules", "lead.yaml", "--as-of", "2026-06-30", "--out", "out", "--workers", "1"]
    )
    from_files, from_results = (
        json.loads(run.stdout)
        for run in (tune("cvs", "--as-of", "2026-06-30", "--format", "json"), tune("out", "--format", "json"))
    )
    assert from_files == from_results
    assert from_files["proposal"]["place"] == "lead.yaml:11"
    assert from_files["proposal"]["write"] == "at_least: {years: 1}"
    assert [each["file"] for each in from_files["disagreements"]] == ["ann.txt"]


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_the_curves_are_drawn_alike_every_time(folder: Path, suffix: str) -> None:
    for name in ("one", "two"):
        assert tune("cvs", "--as-of", "2026-06-30", "--plot", f"{name}.{suffix}").exit_code == 0
    one, two = (Path(f"{name}.{suffix}").read_bytes() for name in ("one", "two"))
    assert one == two
    assert one.startswith(b"\x89PNG" if suffix == "png" else b"<?xml")


def test_bad_input_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tune("cvs", "--plot", "curves.gif")
    assert (other.exit_code, "a .png or a .svg file" in other.output) == (2, True)
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    lacking = tune("cvs", "--plot", "curves.png")
    assert (lacking.exit_code, "pip install 'resumesift[plot]'" in lacking.output) == (2, True)
    (folder / "labels.csv").write_text("file,label\nnobody.txt,yes\n", encoding="utf-8")
    nobody = tune("cvs")
    assert nobody.exit_code == 2
    assert "none of the 1 labels of labels.csv means a résumé that could be read" in nobody.output
    (folder / "labels.csv").write_text("file,label\nann.txt,perhaps\n", encoding="utf-8")
    wrong = tune("cvs")
    assert (wrong.exit_code, "labels.csv:2: " in wrong.output) == (2, True)
