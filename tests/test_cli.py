"""The command line, run as a process."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from papers import ABLE, BEGINNER, write_docx, write_locked_pdf
from resumesift.cli import cli

AS_OF = ("--as-of", "2026-06-30")


def run(*args: str | Path, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "resumesift", *map(str, args)],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", **env},
    )


class Run(NamedTuple):
    folder: Path
    done: subprocess.CompletedProcess[str]

    @property
    def lines(self) -> list[dict[str, object]]:
        text = (self.folder / "out/results.jsonl").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def screened(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("run")
    write_docx(folder / "in/b.docx", ABLE)
    write_docx(folder / "in/sub/a.docx", BEGINNER)
    write_locked_pdf(folder / "in/a.pdf")
    (folder / "in/prices.xlsx").write_bytes(b"PK")
    return Run(folder, run("screen", "in", *AS_OF, "--out", "out", "--workers", "2", cwd=folder))


def test_screen_writes_a_line_for_each_file_in_order(screened: Run) -> None:
    assert screened.done.returncode == 0, screened.done.stderr
    assert [(line["file"], line["decision"]) for line in screened.lines] == [
        ("a.pdf", None),
        ("b.docx", "qualified"),
        ("sub/a.docx", "not_qualified"),
    ]
    assert all(line["as_of"] == "2026-06-30" for line in screened.lines)


def test_screen_writes_the_sheet(screened: Run) -> None:
    with (screened.folder / "out/results.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["decision"] for row in rows] == ["unreadable", "qualified", "not_qualified"]
    assert rows[1]["ecommerce_years_months_low"] == "144"
    assert {(row["as_of"], row["ruleset"], row["ruleset_version"]) for row in rows} == {
        ("2026-06-30", "ecommerce-director", "1.0.0")
    }


def test_screen_ranks_and_sums_up(screened: Run) -> None:
    out = screened.done.stdout
    assert out.index("b.docx") < out.index("sub/a.docx") < out.index("a.pdf: ")
    assert "3 个文件：符合 1，不符合 1，无法读取 1" in out
    assert "results.jsonl" in out
    assert "规则 ecommerce-director 1.0.0，截至 2026-06-30\n" in out, "also where nobody chose them"
    assert "prices.xlsx" in screened.done.stderr
    assert "Traceback" not in out + screened.done.stderr
    assert "\x1b" not in out, "no colours where nobody sees them"


def test_the_language_may_be_chosen(screened: Run) -> None:
    done = run("screen", "in", *AS_OF, "--lang", "en", "--out", "english", "--workers", "1", cwd=screened.folder)
    assert "3 files: 1 qualified, 1 not qualified, 1 unreadable" in done.stdout
    assert "a.pdf: The file is protected by a password" in done.stdout
    assert "e-commerce-director" not in done.stdout
    assert "rules ecommerce-director 1.0.0, as of 2026-06-30\n" in done.stdout
    assert "Not read, but there may be résumés in them (1; unpack" in done.stderr
    lines = [json.loads(line) for line in (screened.folder / "english/results.jsonl").read_text("utf-8").splitlines()]
    said = [line["reason"] or line["error"]["message"] for line in lines]
    assert not re.search(r"[\u4e00-\u9fff]", "".join(said))
    assert "e-commerce experience" in run("explain", "in/b.docx", "--lang", "en", cwd=screened.folder).stdout


def test_the_number_of_workers_changes_no_byte(screened: Run) -> None:
    again = run("screen", "in", *AS_OF, "--out", "again", "--workers", "1", cwd=screened.folder, PYTHONHASHSEED="7")
    assert again.returncode == 0
    for name in ("results.jsonl", "results.csv"):
        assert (screened.folder / "again" / name).read_bytes() == (screened.folder / "out" / name).read_bytes()


def test_results_go_to_a_folder_of_their_own_by_default(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    done = run("screen", "empty.pdf", cwd=tmp_path)
    assert done.returncode == 0, "a file that cannot be read is no failure of the run"
    made = sorted(path.name for path in (tmp_path / "resumesift-results").iterdir())
    assert made == ["facts.sqlite", "results.csv", "results.jsonl"]


def test_parse_prints_the_facts(screened: Run) -> None:
    done = run("parse", screened.folder / "in/b.docx", *AS_OF)
    facts = json.loads(done.stdout)
    assert facts["name"] == "周若楠"
    assert facts["work"][0]["months"] == {"low": 88, "high": 88}


def test_parse_prints_json_resume(screened: Run) -> None:
    document = json.loads(run("parse", screened.folder / "in/b.docx", "--format", "jsonresume").stdout)
    assert document["basics"]["name"] == "周若楠"
    assert document["work"][0]["startDate"] == "2019-03"


def test_explain_shows_the_proof(screened: Run) -> None:
    done = run("explain", screened.folder / "in/b.docx", *AS_OF)
    assert done.returncode == 0
    assert "ecommerce_years" in done.stdout
    assert "“" in done.stdout


def test_an_unreadable_file_is_one_sentence(screened: Run) -> None:
    for command, told in (("parse", "password"), ("explain", "密码")):
        done = run(command, screened.folder / "in/a.pdf")
        assert done.returncode == 1
        assert told in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["screen"], "Missing argument"),
        (["screen", "nowhere", ".", "gone.pdf"], "nowhere, gone.pdf: no such file or folder"),
        (["screen", "."], "no résumé found"),
        (["screen", ".", "--as-of", "30.6.2026"], "'30.6.2026' is not a date such as 2026-06-30"),
        (["screen", ".", "--rules", "ecommerce-directr"], 'did you mean "ecommerce-director"?'),
        (["screen", ".", "--rules", "./gone.yaml"], "gone.yaml"),
        (["screen", ".", "--workers", "0"], "--workers"),
        (["parse", "nowhere.pdf"], "does not exist"),
        (["scren"], "No such command"),
    ],
)
def test_bad_usage_is_told_and_exits_with_2(args: list[str], told: str, tmp_path: Path) -> None:
    done = run(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_what_may_hide_resumes_is_named_always_and_the_rest_up_to_a_number(tmp_path: Path) -> None:
    (tmp_path / "in/old").mkdir(parents=True)
    (tmp_path / "in/empty.pdf").touch()
    for number in range(20):
        (tmp_path / f"in/old/{number:02}.zip").touch()
        (tmp_path / f"in/{number:02}.mp3").touch()
    (tmp_path / "in/broken.pdf").symlink_to(tmp_path / "nowhere.pdf")
    told = run("screen", "in", "--lang", "en", cwd=tmp_path).stderr
    assert "Could not be opened (1): in/broken.pdf\n" in told
    assert all(f"in/old/{number:02}.zip" in told for number in range(20))
    assert "in/09.mp3, … (10 more; -v names all)" in told
    told = run("screen", "in", "-v", cwd=tmp_path).stderr
    assert "in/19.mp3" in told
    assert "-v" not in told
    assert "压缩包请解压" in told


def test_a_folder_with_an_archive_only_names_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/cvs.zip").touch()
    done = run("screen", "in", cwd=tmp_path)
    assert done.returncode == 2
    assert "压缩包请解压" in done.stderr
    assert "：in/cvs.zip\n" in done.stderr
    assert "Error: in: no résumé found" in done.stderr
    assert not (tmp_path / "resumesift-results").exists(), "nothing was done"


def test_what_is_given_and_cannot_be_opened_is_unreadable_and_the_rest_is_screened(
    screened: Run, tmp_path: Path
) -> None:
    (tmp_path / "link.pdf").symlink_to(tmp_path / "nowhere.pdf")
    done = run("screen", "link.pdf", screened.folder / "in/b.docx", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0
    link, able = Run(tmp_path, done).lines
    assert (link["file"], link["status"]) == ("link.pdf", "unreadable")
    assert able["decision"] == "qualified"
    assert "link.pdf: 文件不存在，或是失效的链接" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("command", ["screen", "explain", "parse"])
def test_a_pipe_is_told_and_keeps_nobody_waiting(command: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    done = subprocess.run(
        [sys.executable, "-m", "resumesift", command, "pipe.pdf"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == (0 if command == "screen" else 1)
    assert re.search("管道或设备|a pipe or a device", done.stdout + done.stderr)


def test_copies_are_counted(screened: Run, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.docx").write_bytes((screened.folder / "in/b.docx").read_bytes())
    assert "其中 2 个与另一个文件完全相同\n" in run("screen", ".", cwd=tmp_path).stdout
    assert "完全相同" not in screened.done.stdout


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").touch()
    done = run("screen", "cv.pdf", "--out", "cv.pdf/out", cwd=tmp_path)
    assert done.returncode == 2
    assert "Invalid value for --out: cv.pdf/out: Not a directory" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("args", [["--help"], ["parse", "b.docx"], ["explain", "b.docx"], ["rules", "test"]])
def test_a_full_disk_is_told(args: list[str], screened: Run) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "resumesift", *args],
            cwd=screened.folder / "in", stdout=full, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "Error: The output cannot be written: No space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files")
def test_results_that_cannot_be_written_are_told(screened: Run, tmp_path: Path) -> None:
    import resource

    done = subprocess.run(
        [sys.executable, "-m", "resumesift", "screen", "in/b.docx", "--out", str(tmp_path / "out"), "--no-cache"],
        cwd=screened.folder, capture_output=True, encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == f"Error: {tmp_path}/out: File too large\n"


@pytest.mark.skipif(sys.platform == "win32", reason="closes a pipe")
@pytest.mark.parametrize("command", ["explain", "parse"])
def test_who_reads_no_further_is_no_error(command: str, screened: Run) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "resumesift", command, screened.folder / "in/b.docx"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait() == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""


def test_verbose_may_stand_before_and_after_the_command(screened: Run) -> None:
    (screened.folder / "broken.pdf").write_bytes(b"%PDF-1.4\nno more of it")
    broken = screened.folder / "broken.pdf"
    for args in (["-v", "parse", broken], ["parse", broken, "--verbose"], ["explain", "-v", broken]):
        done = run(*args)
        assert done.returncode == 1
        assert "damaged: The file is damaged" in done.stderr
        assert "FPDF_ERR_FORMAT" in done.stderr
    assert "FPDF" not in run("parse", broken).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_ctrl_c_keeps_what_was_done_and_says_so(screened: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(400):
        (tmp_path / f"in/{number}.docx").symlink_to(screened.folder / "in/b.docx")
    command = [sys.executable, "-m", "resumesift", "screen", "in", "--out", "out", "--workers", "1"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as process:
        results = tmp_path / "out/results.jsonl"
        while not results.exists() or not results.stat().st_size:
            assert process.poll() is None
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    written = results.read_text("utf-8").splitlines()
    assert process.returncode == 130
    match = re.search(r"已停止：(\d+) / 400 份结果在", told)
    assert match
    assert abs(int(match[1]) - len(written)) <= 1, "the signal may come between writing and counting"
    assert "Traceback" not in told
    assert all(json.loads(line)["status"] == "screened" for line in written)


def test_ctrl_c_at_the_start_ends_as_it_does_later(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("resumesift.batch.inputs.gather", interrupted)
    done = CliRunner().invoke(cli, ["screen", str(tmp_path)])
    assert done.exit_code == 130
    assert done.output == "Error: Stopped.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
@pytest.mark.parametrize("begun", [False, True])
def test_ctrl_c_over_and_over_is_as_quiet_as_once(begun: bool, screened: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(400):
        (tmp_path / f"in/{number}.docx").symlink_to(screened.folder / "in/b.docx")
    command = [sys.executable, "-m", "resumesift", "screen", "in", "--out", "out", "--workers", "2"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        results = tmp_path / "out/results.jsonl"
        while not results.exists() or (begun and not results.stat().st_size):
            assert process.poll() is None
            time.sleep(0.01)
        for _ in range(6):
            os.killpg(process.pid, signal.SIGINT)
            time.sleep(0.03)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert re.fullmatch(r"Error: (已停止：\d+ / 400 份结果在 out/results\.jsonl|Stopped\.)\n", told)


def test_it_works_where_the_terminal_knows_no_chinese(screened: Run) -> None:
    done = run("explain", screened.folder / "in/b.docx", *AS_OF, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "ecommerce_years" in done.stdout


def test_version() -> None:
    assert run("--version").stdout.startswith("resumesift, version ")
