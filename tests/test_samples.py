"""The results of `samples/`, whole: whoever changes one says so by renewing its golden file.

pytest tests/test_samples.py --update-golden
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from srsly import read_yaml

from resumesift import Screener, load_rules
from resumesift.batch.inputs import gather
from resumesift.report.jsonl import to_line

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
SAMPLES = [item.path for item in gather([ROOT / "samples"]).files]
PEOPLE = [read_yaml(path) for path in sorted((ROOT / "samples/people").glob("*.yaml"))]
STATUS = {"yes": "met", "possible": "unclear", "no": "not_met"}


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener(load_rules("ecommerce-director"), "2026-06-30")


def laid_out(result: dict[str, Any]) -> str:
    """JSON with a line for each fact, so that a difference is easy to read."""
    return "".join(f"{line}\n" for line in _lines(result, ""))


def _lines(value: dict[str, Any], margin: str) -> Iterator[str]:
    yield margin + "{"
    for number, (key, part) in enumerate(value.items(), start=1):
        comma = "," if number < len(value) else ""
        if key == "resume" and part:
            yield f'{margin} "resume":'
            yield from _lines(part, margin + " ")
            yield margin + " " + comma
        elif isinstance(part, list) and part:
            yield f'{margin} "{key}": ['
            items = [json.dumps(item, ensure_ascii=False) for item in part]
            yield from (f"{margin}  {item}{',' * (index < len(items))}" for index, item in enumerate(items, start=1))
            yield f"{margin} ]{comma}"
        else:
            yield f'{margin} "{key}": {json.dumps(part, ensure_ascii=False)}{comma}'
    yield margin + "}"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_result_is_as_it_was(path: Path, screener: Screener, request: pytest.FixtureRequest) -> None:
    result = json.loads(to_line(screener.screen(path)))
    golden = GOLDEN / f"{path.name}.json"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(laid_out(result), encoding="utf-8")
    expected = json.loads(golden.read_text(encoding="utf-8"))
    assert result["decision"] == expected["decision"]
    assert laid_out(result).splitlines() == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("person", PEOPLE, ids=[person["file"] for person in PEOPLE])
def test_the_decision_is_that_of_a_person_who_reads_the_page(person: dict[str, Any], screener: Screener) -> None:
    result = screener.screen(ROOT / "samples" / person["file"])
    criteria = {criterion.id: criterion for criterion in result.criteria}
    months = {
        name: [criteria[f"{name}_years"].months.low, criteria[f"{name}_years"].months.high]  # type: ignore[union-attr]
        for name in ("ecommerce", "director")
    }
    expected = person["expected"]
    assert {"decision": result.decision, **months} == {key: expected[key] for key in ("decision", *months)}
    assert criteria["b2c_operations"].status == STATUS[expected["b2c"]]
    assert result.resume is not None
    assert result.resume.name is not None
    if "name" in person:
        assert _letters(result.resume.name) == _letters(person["name"]), "in whatever order"
    assert ("hidden_text" in {flag.code for flag in result.flags}) == ("hidden" in person["file"])


def _letters(name: str) -> list[str]:
    return sorted("".join(name.split()))


def test_every_sample_has_its_person_and_the_other_way_round() -> None:
    assert {path.name for path in SAMPLES} == {person["file"] for person in PEOPLE}


def test_each_golden_file_has_its_sample() -> None:
    assert {path.name for path in GOLDEN.glob("*.json")} == {f"{path.name}.json" for path in SAMPLES}
