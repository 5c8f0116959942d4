"""The whole way of one file and of many: what comes out, and what never gets out."""

from __future__ import annotations

import json
import logging
import os
import re
import signal
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import resumesift
from papers import ABLE, BEGINNER, write_docx, write_locked_pdf
from resumesift import Screener, Screening, load_rules, parse
from resumesift.document import Document
from resumesift.errors import ResumesiftError, UnreadableError
from resumesift.report.jsonl import to_line

AS_OF = "2026-06-30"


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener(load_rules("ecommerce-director"), AS_OF)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    write_docx(folder / "able.docx", ABLE)
    write_docx(folder / "beginner.docx", BEGINNER)
    write_locked_pdf(folder / "locked.pdf")
    (folder / "empty.pdf").touch()
    return folder


class Fragile(Screener):
    """A screener whose process dies of some files."""

    def screen(self, path: str | os.PathLike[str]) -> Screening:
        if Path(path).name == "beginner.docx":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().screen(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_unreadable_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cv.pdf")
    code = (
        "import sys; from resumesift import Screener, load_rules\n"
        "result = Screener(load_rules('ecommerce-director')).screen(sys.argv[1])\n"
        "print(result.status, result.error.code, result.sha256)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "cv.pdf"], capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.stdout == "unreadable not_a_file None\n"


def test_a_file_becomes_a_decision_with_its_proof(screener: Screener, folder: Path) -> None:
    able = screener.screen(folder / "able.docx")
    assert (able.status, able.decision, able.file, able.as_of) == ("screened", "qualified", "able.docx", AS_OF)
    assert able.ruleset == screener.ruleset.ref
    assert able.resume is not None
    assert able.resume.name == "周若楠"
    years = next(criterion for criterion in able.criteria if criterion.id == "ecommerce_years")
    assert years.months is not None
    assert (years.months.low, years.months.high) == (144, 144)
    assert any("电商运营总监" in evidence.quote for evidence in years.evidence)
    assert screener.screen(str(folder / "beginner.docx")).decision == "not_qualified"


@pytest.mark.parametrize(
    ("name", "code"), [("locked.pdf", "encrypted"), ("empty.pdf", "empty"), ("no.pdf", "not_found")]
)
def test_what_cannot_be_read_is_no_rejection(screener: Screener, folder: Path, name: str, code: str) -> None:
    result = screener.screen(folder / name)
    assert (result.status, result.decision, result.score, result.criteria) == ("unreadable", None, None, ())
    assert result.error is not None
    assert result.error.code == code
    assert (result.sha256 is None) == (code == "not_found")


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux")
def test_a_name_that_is_no_utf8_can_be_told_of_a_file_that_is_not_read(screener: Screener, tmp_path: Path) -> None:
    result = screener.screen(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.pdf"))
    assert result.error is not None
    assert result.error.code == "not_found"
    assert json.loads(to_line(result))["file"] == "caf\\xe9.pdf"


def test_the_day_is_given_or_today(folder: Path) -> None:
    rules = load_rules("ecommerce-director")
    assert Screener(rules, date(2025, 1, 31)).as_of == Screener(rules, "2025-01-31").as_of == date(2025, 1, 31)
    assert Screener(rules).as_of == date.today()
    with pytest.raises(ResumesiftError, match="'soon' is not a date such as 2026-06-30"):
        Screener(rules, "soon")


def test_posts_still_held_count_up_to_the_day(folder: Path) -> None:
    early, late = (parse(folder / "able.docx", day).work[0].months for day in ("2020-02-29", "2026-06-30"))
    assert early is not None
    assert late is not None
    assert (early.low, late.low) == (12, 88)


@pytest.mark.parametrize(
    ("line", "decision", "months"),
    [
        ("填表日期：2020年3月5日", "review", (69, 144)),
        ("填表日期：2026年3月5日", "qualified", (144, 144)),
        ("填表日期：2018年3月5日", "qualified", (144, 144)),
        ("上岗日期：2020年3月5日", "qualified", (144, 144)),
    ],
    ids=["old", "new", "older than its posts", "another date"],
)
def test_an_old_resume_is_for_review_where_its_age_decides(
    tmp_path: Path, screener: Screener, line: str, decision: str, months: tuple[int, int]
) -> None:
    result = screener.screen(write_docx(tmp_path / "a.docx", (*ABLE, line)))
    years = next(criterion for criterion in result.criteria if criterion.id == "ecommerce_years")
    assert years.months is not None
    assert ((years.months.low, years.months.high), result.decision) == (months, decision)
    assert ("stale_document" in {flag.code for flag in result.flags}) == (decision == "review")
    patient = Screener(screener.ruleset.model_copy(update={"stale_after": None}), AS_OF)
    assert patient.screen(tmp_path / "a.docx").decision == "qualified"


def test_parse_raises_what_screen_reports(folder: Path) -> None:
    with pytest.raises(UnreadableError) as raised:
        parse(folder / "locked.pdf", AS_OF)
    assert raised.value.code == "encrypted"


def test_an_error_inside_costs_one_file_and_tells_no_names(
    screener: Screener, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def trips_over(document: Document, vocabulary: object) -> None:
        raise ValueError(document.text)

    monkeypatch.setattr(import_module("resumesift.extraction.extract"), "extract", trips_over)
    with caplog.at_level(logging.ERROR):
        result = screener.screen(folder / "able.docx")
    assert result.error is not None
    assert (result.status, result.decision, result.error.code) == ("unreadable", None, "internal_error")
    assert "ValueError" in caplog.text
    assert result.sha256 is not None
    assert result.sha256 in caplog.text
    assert "trips_over" in caplog.text, "the log holds the traceback"
    for secret in ("周若楠", "able.docx"):
        assert secret not in caplog.text + result.error.message


def test_the_log_tells_what_is_wrong_with_a_damaged_file_and_no_names(
    screener: Screener, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "wang-wei.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing that follows")
    with caplog.at_level(logging.INFO):
        result = screener.screen(path)
    assert result.sha256 is not None
    assert f"{result.sha256}: damaged: The file is damaged" in caplog.text
    assert "PDFium tells FPDF_ERR_FORMAT" in caplog.text
    assert "wang-wei" not in caplog.text


def test_a_result_speaks_one_language(folder: Path) -> None:
    said = {}
    for language in ("zh", "en"):
        screener = Screener(load_rules("ecommerce-director", language), AS_OF)
        late = Screener(screener.ruleset, "1999-01-01").screen(folder / "able.docx")
        error = screener.screen(folder / "locked.pdf").error
        assert error is not None
        said[language] = [error.message, *(flag.message for flag in late.flags), late.criteria[0].reason]
        assert "future_start" in {flag.code for flag in late.flags}
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in said["zh"])
    assert not re.search(r"[\u4e00-\u9fff]", " ".join(said["en"]))


@pytest.mark.parametrize("ruleset", ["ecommerce-director", None])
def test_a_name_is_no_ruleset(ruleset: Any) -> None:
    with pytest.raises(TypeError, match="takes a ruleset"):
        Screener(ruleset)


@pytest.mark.parametrize("day", ["2026-06", 2026, ""])
def test_what_is_no_day_is_told(day: Any) -> None:
    with pytest.raises(ResumesiftError, match="is not a date such as 2026-06-30"):
        Screener(load_rules("ecommerce-director"), day)


def test_many_come_in_their_order_whatever_the_number_of_workers(screener: Screener, folder: Path) -> None:
    paths = [folder / name for name in ("locked.pdf", "beginner.docx", "able.docx", "empty.pdf", "able.docx")]
    alone = list(screener.screen_many(paths))
    assert [result.file for result in alone] == [path.name for path in paths]
    together = list(screener.screen_many(paths, workers=2))
    assert list(map(to_line, together)) == list(map(to_line, alone))


def test_a_file_that_kills_its_process_costs_that_file_only(folder: Path) -> None:
    fragile = Fragile(load_rules("ecommerce-director"), AS_OF)
    names = ["able.docx", "beginner.docx", "locked.pdf"]
    results = list(fragile.screen_many((folder / name for name in names), workers=2))
    assert [result.file for result in results] == names
    assert [result.error and result.error.code for result in results] == [None, "crashed", "encrypted"]
    assert results[1].sha256 is not None


def test_the_same_file_under_another_path_gives_the_same_bytes(
    screener: Screener, folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "able.docx"
    copy.write_bytes((folder / "able.docx").read_bytes())
    assert to_line(screener.screen(copy)) == to_line(screener.screen(folder / "able.docx"))


def test_rules_are_loaded_without_what_reads_files() -> None:
    script = """if True:
        import sys
        from resumesift import Screener, load_rules
        Screener(load_rules("ecommerce-director"))
        print(*sorted({"spacy", "pypdfium2", "pdfplumber", "lxml", "rich"} & set(sys.modules)))
    """
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_public_name_is_there() -> None:
    for name in resumesift.__all__:
        assert getattr(resumesift, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        resumesift.nothing  # noqa: B018
