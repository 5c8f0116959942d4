"""Which files a run takes up, in which order, and how it calls them."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from resumesift.batch.inputs import Inputs, PassedOver, gather
from resumesift.errors import ResumesiftError


def make(folder: Path, *names: str, content: bytes = b"x") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def names(*paths: Path, leave_out: tuple[Path, ...] = ()) -> list[str]:
    return [item.name for item in gather(paths, leave_out).files]


def test_a_folder_is_searched_through_in_a_stable_order(tmp_path: Path) -> None:
    make(tmp_path, "b.pdf", "a.docx", "更多/王.pdf", "more/deep/c.PDF", "scan.jpg")
    assert names(tmp_path) == ["a.docx", "b.pdf", "more/deep/c.PDF", "scan.jpg", "更多/王.pdf"]


def test_hidden_and_lock_files_are_not_looked_at(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", ".b.pdf", "~$a.docx", ".git/c.pdf")
    inputs = gather([tmp_path])
    assert [item.name for item in inputs.files] == ["a.pdf"]
    assert inputs.passed_over == PassedOver()


def test_other_files_are_passed_over_and_told(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "results.jsonl", "results.csv", "README.md", "notes.md")
    inputs = gather([tmp_path])
    assert [item.name for item in inputs.files] == ["a.pdf", "notes.md"]
    assert [path.name for path in inputs.passed_over.others] == ["README.md", "results.csv", "results.jsonl"]
    assert inputs.passed_over.holding == ()


def test_what_may_hold_resumes_is_told_apart(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "list.XLSX", "application.eml", "deck.pptx", "cvs.tar.gz", "song.mp3")
    make(tmp_path, "more/download", content=b"PK\x03\x04and so on")
    passed_over = gather([tmp_path]).passed_over
    assert [path.name for path in passed_over.holding] == [
        "application.eml", "cvs.tar.gz", "deck.pptx", "list.XLSX", "download",
    ]  # fmt: skip
    assert [path.name for path in passed_over.others] == ["song.mp3"]


def test_what_is_given_beside_its_folder_is_not_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "list.xlsx", "other.xlsx")
    inputs = gather([tmp_path, tmp_path / "list.xlsx"])
    assert [item.name for item in inputs.files] == ["a.pdf", "list.xlsx"]
    assert inputs.passed_over.holding == (tmp_path / "other.xlsx",)


def test_a_pdf_under_a_strange_name_is_taken(tmp_path: Path) -> None:
    make(tmp_path, "李雷简历", "a.pdf.1", content=b"%PDF-1.7\n")
    make(tmp_path, "b.dat")
    assert names(tmp_path) == ["a.pdf.1", "李雷简历"]


def test_a_file_that_is_given_is_always_taken(tmp_path: Path) -> None:
    make(tmp_path, "list.xlsx", ".hidden.pdf")
    assert names(tmp_path / "list.xlsx", tmp_path / ".hidden.pdf") == ["list.xlsx", ".hidden.pdf"]


def test_the_order_of_the_inputs_is_kept_and_each_file_comes_once(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "b.pdf")
    assert names(tmp_path / "b.pdf", tmp_path, tmp_path / "a.pdf") == ["b.pdf", "a.pdf"]


def test_names_that_would_be_the_same_become_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "x/cv.pdf", "y/cv.pdf", "y/other.pdf")
    monkeypatch.chdir(tmp_path)
    assert names(Path("x"), Path("y")) == ["x/cv.pdf", "y/cv.pdf", "other.pdf"]


def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    make(tmp_path, "in/a.pdf", "elsewhere/b.pdf")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in/file.pdf").symlink_to(tmp_path / "in/a.pdf")
    (tmp_path / "in/broken.pdf").symlink_to(tmp_path / "nowhere.pdf")
    inputs = gather([tmp_path / "in"])
    assert [item.name for item in inputs.files] == ["a.pdf", "file.pdf", "link/b.pdf"]
    assert inputs.passed_over == PassedOver(unopened=(tmp_path / "in/broken.pdf",))


def test_a_link_to_itself_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "b.pdf")
    inputs = gather([tmp_path])
    assert [item.name for item in inputs.files] == ["a.pdf"]
    assert inputs.passed_over == PassedOver(unopened=(tmp_path / "b.pdf",))


def test_links_and_pipes_that_are_given_are_taken_though_they_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    given = [tmp_path / name for name in ("broken.pdf", "loop.pdf", "pipe.pdf")]
    assert names(*given) == ["broken.pdf", "loop.pdf", "pipe.pdf"]
    assert gather([tmp_path]).passed_over == PassedOver(unopened=tuple(given)), "in a folder they are told"


def test_the_results_are_left_out_but_not_a_resume_beside_them(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "out/results.jsonl", "out/results.csv", "out/late.pdf", "other/results.csv")
    results = (tmp_path / "out/results.jsonl", tmp_path / "out/results.csv")
    inputs = gather([tmp_path], results)
    assert [item.name for item in inputs.files] == ["a.pdf", "out/late.pdf"]
    assert inputs.passed_over == PassedOver(others=(tmp_path / "other/results.csv",))
    assert names(tmp_path / "a.pdf", *results, leave_out=results) == ["a.pdf"], "nor would they be read and replaced"


NOBODY = 65534


def as_nobody(work: Callable[[], Inputs]) -> Inputs:
    """What `work` finds for a user whom permissions bind, as they do not bind root."""
    if os.geteuid() != 0:
        return work()
    os.seteuid(NOBODY)
    try:
        return work()
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX systems")
def test_folders_that_may_not_be_entered_or_listed_stop_nothing() -> None:
    # Not below pytest's own folder: only its owner may enter that.
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make(folder, "a.pdf", "listed/b.pdf", "listed/deeper/c.pdf", "listed/notes", "entered/d.pdf", "z.pdf")
        (folder / "listed/link").symlink_to(folder / "a.pdf")
        folder.chmod(0o755)
        (folder / "listed").chmod(0o444)
        (folder / "entered").chmod(0o111)
        inputs = as_nobody(lambda: gather([folder]))
        (folder / "listed").chmod(0o755)
        (folder / "entered").chmod(0o755)
    assert [item.name for item in inputs.files] == ["a.pdf", "listed/b.pdf", "z.pdf"], "b.pdf will be unreadable"
    unopened = [path.relative_to(folder).as_posix() for path in inputs.passed_over.unopened]
    assert unopened == ["entered", "listed/deeper", "listed/link", "listed/notes"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX systems")
def test_a_file_that_may_not_even_be_looked_at_is_not_missing() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make(folder, "locked/a.pdf")
        folder.chmod(0o755)
        (folder / "locked").chmod(0o600)
        inputs = as_nobody(lambda: gather([folder / "locked/a.pdf"]))
        (folder / "locked").chmod(0o755)
    assert [item.name for item in inputs.files] == ["a.pdf"], "its result will say why"


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux")
def test_a_name_that_is_no_utf8_can_be_written(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.pdf", "wb"):
        pass
    (item,) = gather([tmp_path]).files
    assert item.name == "caf\\xe9.pdf"
    assert item.path.exists()


def test_a_folder_without_resumes_has_no_files(tmp_path: Path) -> None:
    make(tmp_path, "cvs.zip")
    assert gather([tmp_path]) == Inputs((), PassedOver(holding=(tmp_path / "cvs.zip",)))


def test_paths_that_lead_nowhere_are_an_error_that_names_them_all(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf")
    with pytest.raises(ResumesiftError) as caught:
        gather([tmp_path / "b.pdf", tmp_path / "a.pdf", tmp_path / "a.pdf/c.pdf"])
    assert caught.value.message == f"{tmp_path}/b.pdf, {tmp_path}/a.pdf/c.pdf: no such file or folder"
