"""The people on whom rules are tried: from files, and from the results of an earlier run."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from papers import ABLE, BEGINNER, write_docx, write_locked_pdf
from resumesift import Screener, load_rules
from resumesift.batch.people import people
from resumesift.document import Finding
from resumesift.errors import ResumesiftError, UnreadableError
from resumesift.facts import Facts, FactsCache, Person
from resumesift.facts.read import FactsReader
from resumesift.report.jsonl import to_line
from resumesift.resume import DocumentDate, Evidence, Resume, WorkEntry
from resumesift.screening import Screening

SAMPLES = Path(__file__).parents[1] / "samples"
AS_OF = "2026-06-30"


def found(*inputs: Path, cache: FactsCache | None = None) -> list[Person]:
    return list(people(inputs, workers=1, reader=FactsReader(cache)))


def write_results(path: Path, screenings: Sequence[Screening]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{to_line(one)}\n" for one in screenings), "utf-8")
    return path


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> FactsCache:
    """With the facts of all samples."""
    cache = FactsCache(tmp_path_factory.mktemp("cache") / "facts")
    reader = FactsReader(cache)
    for path in sorted(SAMPLES.iterdir()):
        reader.read(path)
    return cache


def test_people_of_a_folder_come_in_order_and_say_why_they_cannot_be_read(tmp_path: Path) -> None:
    write_docx(tmp_path / "in/b.docx", ABLE)
    write_docx(tmp_path / "in/sub/a.docx", BEGINNER)
    write_locked_pdf(tmp_path / "in/a.pdf")
    cache = FactsCache(tmp_path / "facts")
    locked, able, beginner = found(tmp_path / "in", cache=cache)
    assert [person.file for person in (locked, able, beginner)] == ["a.pdf", "b.docx", "sub/a.docx"]
    assert locked.facts is None
    assert locked.error is not None
    assert "password" in locked.error
    assert able.facts is not None
    assert able.facts.resume.work
    assert able.error is None
    assert found(tmp_path / "in", cache=cache) == [locked, able, beginner], "and from the cache"


@pytest.mark.parametrize("rules", ["ecommerce-director", "ecommerce-operations-supervisor"])
@pytest.mark.parametrize("day", [AS_OF, "2029-01-31"], ids=["fresh", "stale"])
def test_facts_of_results_give_the_verdict_of_the_files(
    day: str, rules: str, cache: FactsCache, tmp_path: Path
) -> None:
    earlier = Screener(load_rules("ecommerce-promotion-director"), day, cache=cache)
    screenings = list(earlier.screen_many(sorted(SAMPLES.iterdir())))
    results = write_results(tmp_path / "results.jsonl", screenings)
    later = Screener(load_rules(rules), day, cache=cache)
    stale = 0
    for person, fresh in zip(found(results), later.screen_many(sorted(SAMPLES.iterdir())), strict=True):
        assert (person.file, person.sha256) == (fresh.file, fresh.sha256)
        assert str(person.day) == day
        if person.facts is None:
            assert (fresh.status, person.error is not None) == ("unreadable", True)
            continue
        again = later.judge(person.facts, person.file, person.sha256)
        assert sorted(map(repr, again.flags)) == sorted(map(repr, fresh.flags))
        assert again.model_copy(update={"flags": fresh.flags}) == fresh
        stale += bool(again.resume and again.resume.dated and again.resume.dated.stale)
    assert (stale > 0) is (day != AS_OF)


def test_what_was_partly_read_is_still_known_to_be_so(cache: FactsCache, tmp_path: Path) -> None:
    whole = next(person for person in found(SAMPLES, cache=cache) if person.facts).facts
    assert whole is not None
    partly = replace(whole, findings=(Finding("damaged_page", "A page is damaged.", 2),))
    screener = Screener(load_rules("ecommerce-director"), AS_OF)
    results = write_results(tmp_path / "results.jsonl", [screener.judge(facts, "a") for facts in (whole, partly)])
    assert [person.facts.partly_read for person in found(results) if person.facts] == [False, True]


def test_a_folder_of_results_alone_stands_for_them(cache: FactsCache, tmp_path: Path) -> None:
    one = next(person for person in found(SAMPLES, cache=cache) if person.facts)
    assert one.facts is not None
    screening = Screener(load_rules("ecommerce-director"), AS_OF).judge(one.facts, "a.pdf", "0" * 64)
    results = write_results(tmp_path / "out/results.jsonl", [screening])
    assert found(tmp_path / "out") == found(results)
    assert [person.file for person in found(results)] == ["a.pdf"]


def test_a_line_that_is_no_result_is_told_with_its_place(tmp_path: Path) -> None:
    screener = Screener(load_rules("ecommerce-director"), AS_OF)
    unread = screener._unreadable(Path("a"), None, UnreadableError("Damaged.", code="damaged"))
    results = write_results(tmp_path / "results.jsonl", [unread])
    with results.open("a", encoding="utf-8") as file:
        file.write('{"file": "b"}\n')
    with pytest.raises(ResumesiftError) as caught:
        found(results)
    assert caught.value.code == "invalid_results"
    assert f"{results}:2" in caught.value.message
    assert "screen anew" in caught.value.message


@pytest.mark.parametrize("given", ["", "out"])
def test_nobody_there_is_told(given: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(ResumesiftError) as caught:
        found(tmp_path / given)
    assert caught.value.code == "no_input"


def test_no_name_stands_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "resumesift")
    (tmp_path / "林晓峰.pdf").write_bytes(b"%PDF-1.4\n1 0 obj")
    cache = FactsCache(tmp_path / "facts")
    FactsReader(cache).read(tmp_path / "林晓峰.pdf")
    (person,) = found(tmp_path / "林晓峰.pdf", cache=cache)
    assert person.facts is None
    assert caplog.records
    assert "晓" not in caplog.text


def test_what_the_page_itself_leaves_open_stays_open_in_results(tmp_path: Path) -> None:
    """An open dash in the month in which the résumé was written: the file says until then, and no more."""
    evidence = Evidence(quote="2023.05", section="header")
    work = (WorkEntry(title="经理", start="2023-05", held_until="2023-05"), WorkEntry(title="店长", start="2019-01"))
    written = DocumentDate(date="2023-05", source="printed", evidence=evidence)
    facts = Facts(Resume(work=work, dated=written))
    rules = load_rules("ecommerce-director")
    results = write_results(tmp_path / "results.jsonl", [Screener(rules, AS_OF).judge(facts, "a", "0" * 64)])
    (person,) = found(results)
    assert person.facts is not None
    assert [post.held_until for post in person.facts.resume.work] == ["2023-05", None]


def test_files_that_hold_nobody_are_told(tmp_path: Path) -> None:
    for name in ("results.csv", "results.jsonl"):
        (tmp_path / name).touch()
        with pytest.raises(ResumesiftError) as caught:
            found(tmp_path / name)
        assert caught.value.code == "no_input"
        assert name in caught.value.message
