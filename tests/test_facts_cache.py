"""The cache of facts: the same results with it and without it, whatever happens to its file."""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import random
import sqlite3
import sys
import threading
from collections.abc import Callable
from hashlib import sha256
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from papers import ABLE, BEGINNER, write_docx, write_locked_pdf
from resumesift import Screener, load_rules
from resumesift.cli import cli
from resumesift.document import Finding
from resumesift.errors import ResumesiftError, UnreadableError
from resumesift.facts import Facts, FactsCache, extractor
from resumesift.resume import Resume, WorkEntry
from test_imports import MAY_IMPORT

AS_OF = "2026-06-30"
WRITTEN = ("results.jsonl", "results.csv")


def sha(number: int) -> str:
    return sha256(f"{number}".encode()).hexdigest()


def facts(number: int) -> Facts:
    post = WorkEntry(company=f"公司 {number}", title="经理", start="2019", duties="运营 " * number)
    return Facts(Resume(name=f"P{number}", work=(post,)), (Finding("hidden_text", "Hidden.", 1, "…"),))


def filled(path: Path, number: int = 20) -> bytes:
    """The content of a cache of so many people."""
    cache = FactsCache(path)
    for index in range(number):
        cache.put(sha(index), facts(index))
    cache.close()
    assert not path.with_name(path.name + "-wal").exists(), "all stands in the one file"
    return path.read_bytes()


def is_sound(path: Path, number: int = 20) -> bool:
    """Does the cache give nothing but what was put in, and take it again?"""
    cache = FactsCache(path)
    cache.open()
    if any(cache.get(sha(index)) not in (None, facts(index)) for index in range(number)):
        return False
    for index in range(number):
        cache.put(sha(index), facts(index))
    sound = all(cache.get(sha(index)) == facts(index) for index in range(number))
    cache.close()
    return sound


# --- what is kept


def test_what_was_put_in_comes_back(tmp_path: Path) -> None:
    cache = FactsCache(tmp_path / "new/facts")
    assert cache.get(sha(1)) is None
    cache.put(sha(1), facts(1))
    for one in (cache, FactsCache(tmp_path / "new/facts"), pickle.loads(pickle.dumps(cache))):
        assert one.get(sha(1)) == facts(1)
        assert one.get(sha(2)) is None
        assert one.get(sha(1), "other words") is None


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("encrypted", True), ("damaged", True), ("empty", True), ("no_text", True), ("not_a_resume_format", True),
        ("too_large", True), ("needs_ocr", False), ("needs_libreoffice", False), ("conversion_failed", False),
        ("crashed", False), ("internal_error", False), ("not_found", False), ("not_permitted", False),
    ],
)  # fmt: skip
def test_why_a_file_cannot_be_read_is_kept_where_it_stays_so(code: str, kept: bool, tmp_path: Path) -> None:
    cache = FactsCache(tmp_path / "facts")
    cache.put(sha(1), UnreadableError("Told.", code=code))
    found = cache.get(sha(1))
    assert isinstance(found, UnreadableError) is kept
    if isinstance(found, UnreadableError):
        assert (found.code, found.message) == (code, "Told.")


def test_facts_of_another_extractor_are_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "facts")
    monkeypatch.setattr("resumesift.facts.cache.extractor_version", lambda: "f" * 64)
    newer = FactsCache(tmp_path / "facts")
    assert newer.get(sha(1)) is None
    newer.close()
    with sqlite3.connect(tmp_path / "facts") as file:
        assert file.execute("SELECT count(*) FROM facts").fetchone() == (0,), "nor kept for ever"
    assert is_sound(tmp_path / "facts")


def test_the_extractor_is_all_that_facts_may_come_from() -> None:
    rooms, reached = {"facts"}, set[str]()
    while rooms != reached:
        reached = set(rooms)
        rooms |= {room for name in reached for room in MAY_IMPORT[name]}
    assert rooms <= {room.removesuffix(".py") for room in extractor.ROOMS}
    assert all((extractor._PACKAGE / room).exists() for room in extractor.ROOMS)


def test_another_word_makes_another_extractor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in extractor.ROOMS:
        path = tmp_path / room
        path.touch() if path.suffix else path.mkdir()
    monkeypatch.setattr(extractor, "_PACKAGE", tmp_path)
    version: Callable[[], str] = extractor.extractor_version.__wrapped__
    versions = [version()]
    for name in ("lexicon/concepts.yaml", "reading/pdf.py", "resume.py"):
        (tmp_path / name).write_text("changed", "utf-8")
        versions.append(version())
    assert version() == versions[-1]
    assert len(set(versions)) == 4


# --- damage


def test_a_cache_that_was_cut_off_gives_nothing_wrong(tmp_path: Path) -> None:
    content = filled(tmp_path / "whole")
    for size in {*range(0, len(content), len(content) // 40), 1, 99, 100, 101, 4095, len(content) - 1}:
        path = tmp_path / f"cut-{size}"
        path.write_bytes(content[:size])
        assert is_sound(path), size


def test_a_cache_with_wrong_bytes_gives_nothing_wrong(tmp_path: Path) -> None:
    content, chance = filled(tmp_path / "whole"), random.Random(7)
    for number in range(150):
        damaged = bytearray(content)
        for _ in range(chance.choice([1, 5, 50])):
            # The first page holds the header and the table's description.
            damaged[chance.randrange(chance.choice([100, 4096, len(content)]))] ^= chance.randrange(1, 256)
        path = tmp_path / f"wrong-{number}"
        path.write_bytes(damaged)
        cache = FactsCache(path)
        assert all(cache.get(sha(index)) in (None, facts(index)) for index in range(20)), number
        cache.close()


@pytest.mark.parametrize("content", [b"", b"name,decision\n" * 900, b"SQLite format 3\x00" + bytes(5000)])
def test_what_is_no_cache_is_set_aside(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "facts.sqlite"
    path.write_bytes(content)
    assert is_sound(path)
    aside = [file.read_bytes() for file in tmp_path.glob("*.damaged*")]
    assert aside == ([content] if content else []), "an empty file is a new one"
    assert {*tmp_path.iterdir()} <= {*FactsCache(path).files}


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "facts.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE facts AS SELECT 7 AS sha256")
    other.close()
    content = path.read_bytes()
    assert is_left_alone(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("name", ["mine.pdf", "rules.yaml", "facts"])
def test_somebodys_file_is_left_as_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.4\nmine\n")
    assert is_left_alone(path)
    assert path.read_bytes() == b"%PDF-1.4\nmine\n"


def is_left_alone(path: Path) -> bool:
    """Is the file refused at the start, and of no use and in nobody's way afterwards?"""
    cache = FactsCache(path)
    with pytest.raises(ResumesiftError, match="is no cache of facts, and is left as it is"):
        cache.open()
    cache.put(sha(1), facts(1))
    assert cache.get(sha(1)) is None
    return [file.name for file in path.parent.iterdir()] == [path.name]


def test_only_the_user_may_read_it(tmp_path: Path) -> None:
    filled(tmp_path / "facts.sqlite")
    assert (tmp_path / "facts.sqlite").stat().st_mode & 0o077 == 0


def test_an_error_of_ours_is_no_damage(tmp_path: Path) -> None:
    filled(tmp_path / "facts.sqlite", 1)
    cache = FactsCache(tmp_path / "facts.sqlite")
    cache.open()
    assert cache._store._opened is not None
    cache._store._opened.connection.close()  # as another thread may
    assert cache.get(sha(0)) is None
    assert not list(tmp_path.glob("*.damaged*"))
    cache.close()
    assert cache.get(sha(0)) == facts(0)


def test_facts_that_are_no_unicode_are_not_kept_and_not_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = FactsCache(tmp_path / "facts.sqlite")
    odd = Facts(Resume(name="secret\ud800"))
    cache.put(sha(1), odd)
    assert cache.get(sha(1)) is None
    assert "not kept" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    "change",
    ["body = x'00'", "body = 'text'", "body = 7", "seal = x'00'", "code = 'damaged'", "sha256 = '{0}'"],
)
def test_a_row_that_was_changed_is_not_trusted(change: str, tmp_path: Path) -> None:
    filled(tmp_path / "facts", 1)
    with sqlite3.connect(tmp_path / "facts") as file:
        file.execute(f"UPDATE facts SET {change.format(sha(9))}")
    file.close()
    cache = FactsCache(tmp_path / "facts")
    assert cache.get(sha(0)) is None
    assert cache.get(sha(9)) is None


@pytest.mark.parametrize("place", ["a folder", "in a file"])
def test_a_cache_that_cannot_be_made_is_told_at_once(place: str, tmp_path: Path) -> None:
    path = tmp_path / "facts"
    if place == "a folder":
        path.mkdir()
    else:
        path.touch()
        path /= "facts.sqlite"
    with pytest.raises(ResumesiftError, match="the cache of facts cannot be used"):
        FactsCache(path).open()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ResumesiftError, match="the cache of facts cannot be used"):
        FactsCache(tmp_path / "facts").open()
    tmp_path.chmod(0o700)


@pytest.mark.parametrize("error", [sqlite3.OperationalError("database or disk is full"), OSError("gone")])
def test_a_cache_that_fails_later_is_told_and_no_more(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> NoReturn:
        raise error

    cache = FactsCache(tmp_path / "facts")
    cache.open()
    monkeypatch.setattr(cache._store, "rows", fail)
    cache.put(sha(1), facts(1))
    assert cache.get(sha(1)) is None
    assert [(record.levelno, str(error) in record.message) for record in caplog.records] == [
        (logging.WARNING, True)
    ] * 2


# --- several at once


def work(path: Path, barrier: Barrier, me: int, trouble: multiprocessing.Queue[str]) -> None:
    logging.basicConfig(handlers=[logging.NullHandler()])
    heard: list[str] = []
    for name in ("resumesift.facts.cache", "resumesift.facts.store"):
        logging.getLogger(name).addFilter(lambda record: bool(heard.append(record.getMessage())) or True)
    try:
        for attempt in range(6):
            cache = FactsCache(path.with_name(f"facts{attempt}"))
            barrier.wait(60)
            for index in range(me, 40, 2):  # each person by two processes
                cache.put(sha(index), facts(index))
                assert cache.get(sha(index)) == facts(index), index
            cache.close()
    except BaseException as error:
        heard.append(repr(error))
    trouble.put("; ".join(heard))


def test_processes_that_share_a_new_cache_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier, trouble = context.Barrier(4), context.Queue()
    processes = [context.Process(target=work, args=(tmp_path / "facts", barrier, n % 2, trouble)) for n in range(4)]
    for process in processes:
        process.start()
    assert [trouble.get(timeout=120) for _ in processes] == [""] * 4
    for process in processes:
        process.join()
    for attempt in range(6):
        cache = FactsCache(tmp_path / f"facts{attempt}")
        assert all(cache.get(sha(index)) == facts(index) for index in range(40))
    assert not list(tmp_path.glob("*.damaged*"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_process_opens_the_file_for_itself(tmp_path: Path) -> None:
    cache = FactsCache(tmp_path / "facts")
    cache.put(sha(1), facts(1))
    child = os.fork()
    if not child:
        cache.put(sha(2), facts(2))
        well = cache.get(sha(1)) == facts(1)
        cache.close()
        os._exit(0 if well else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    cache.put(sha(3), facts(3))
    assert [cache.get(sha(number)) for number in (1, 2, 3)] == [facts(1), facts(2), facts(3)]


def test_threads_may_share_a_cache(tmp_path: Path) -> None:
    cache = FactsCache(tmp_path / "facts")
    cache.put(sha(1), facts(1))
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(cache.get(sha(1))))
    thread.start()
    thread.join()
    assert found == [facts(1)]
    assert not list(tmp_path.glob("*.damaged*"))


# --- a whole run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    write_docx(folder / "in/able.docx", ABLE)
    write_docx(folder / "in/beginner.docx", BEGINNER)
    write_locked_pdf(folder / "in/locked.pdf")
    (folder / "in/cut.pdf").write_bytes(b"%PDF-1.4\n1 0 obj")
    (folder / "in/empty.pdf").touch()
    if sys.platform == "linux":
        odd = os.fsencode(folder / "in") + b"/\xff\xfe.docx"
        Path(os.fsdecode(odd)).write_bytes((folder / "in/able.docx").read_bytes())
    return folder


def screen(folder: Path, out: str, *options: str) -> tuple[Result, list[bytes]]:
    given = ["screen", str(folder / "in"), "--as-of", AS_OF, "--out", str(folder / out), *options]
    done = CliRunner().invoke(cli, given)
    return done, [(folder / out / name).read_bytes() for name in WRITTEN if (folder / out / name).exists()]


def no_worker(*_: object) -> NoReturn:
    raise AssertionError("a page is read")


def test_the_bytes_are_the_same_cold_warm_and_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, without = screen(folder, "none", "--no-cache", "--workers", "1")
    assert not (folder / "none/facts.sqlite").exists()
    done, cold = screen(folder, "out", "--workers", "2")
    assert done.exit_code == 0, done.output
    assert (folder / "out/facts.sqlite").exists()
    assert cold == without
    monkeypatch.setattr("resumesift.pool._Crew.submit", no_worker)
    assert screen(folder, "out", "--workers", "2")[1] == without
    assert screen(folder, "other", "--cache", str(folder / "out/facts.sqlite"), "--workers", "1")[1] == without
    assert not (folder / "other/facts.sqlite").exists()
    monkeypatch.setenv("RESUMESIFT_CACHE", str(folder / "out/facts.sqlite"))
    assert screen(folder, "named")[1] == without
    done, other = screen(folder, "rules", "--rules", "ecommerce-operations-supervisor")
    assert (done.exit_code, other != without) == (0, True)


def test_the_files_of_the_cache_are_no_resumes(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/able.docx").write_bytes((folder / "in/able.docx").read_bytes())
    (tmp_path / "in/out").mkdir()
    (tmp_path / "in/out/facts.sqlite").write_bytes(b"%PDF-1.4")
    for _ in range(2):
        done, (lines, _) = screen(tmp_path, "in/out")
        assert lines.count(b"\n") == 1, "the résumé alone"
        assert "facts.sqlite" not in done.stderr
    assert (tmp_path / "in/out/facts.sqlite.damaged").read_bytes() == b"%PDF-1.4"


def test_a_run_whose_cache_cannot_be_used_does_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/able.docx").write_bytes((folder / "in/able.docx").read_bytes())
    (tmp_path / "out").mkdir()
    for name in WRITTEN:
        (tmp_path / "out" / name).write_bytes(b"earlier")
    done, written = screen(tmp_path, "out", "--cache", str(tmp_path / "in"))
    assert done.exit_code == 2
    assert "the cache of facts cannot be used" in done.stderr
    assert "--no-cache" in done.stderr
    assert written == [b"earlier", b"earlier"]


def test_a_file_that_changed_is_read_anew(folder: Path, tmp_path: Path) -> None:
    path, screener = tmp_path / "one.docx", Screener(load_rules("ecommerce-director"), AS_OF, cache=tmp_path / "facts")
    results = []
    for name in ("able", "beginner", "able"):
        path.write_bytes((folder / f"in/{name}.docx").read_bytes())
        results.append(screener.screen(path).decision)
    assert results == ["qualified", "not_qualified", "qualified"]


def test_a_slip_of_ours_is_never_kept_and_names_stay_out_of_the_log(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def reader(_: object) -> Callable[[bytes], Facts]:
        def fail(content: bytes) -> NoReturn:
            raise ZeroDivisionError(person.stem)

        return fail

    caplog.set_level(logging.DEBUG, "resumesift")
    person = tmp_path / "林晓峰.docx"
    person.write_bytes((folder / "in/able.docx").read_bytes())
    screener = Screener(load_rules("ecommerce-director"), AS_OF, cache=tmp_path / "facts")
    with monkeypatch.context() as broken:
        broken.setattr("resumesift.facts.read.reader", reader)
        failed = screener.screen(person)
    assert failed.error is not None
    assert failed.error.code == "internal_error"
    assert screener.screen(person).decision == "qualified"
    assert "internal" not in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert "晓" not in caplog.text
