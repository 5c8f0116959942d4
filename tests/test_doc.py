from __future__ import annotations

import stat
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest
from docx.shared import RGBColor

from resumesift.errors import UnreadableError
from resumesift.reading import doc, read_bytes
from word_files import saved, texts

POSTS = (("2019.03-至今", "武汉汉味鲜食有限公司", "店长"), ("2016.07-2019.02", "楚天烘焙", "领班"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")

needs_libreoffice = pytest.mark.skipif(doc.libreoffice() is None, reason="LibreOffice is not installed")
posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for LibreOffice")


@pytest.fixture
def old_word_file(tmp_path: Path) -> bytes:
    """A real one, made by LibreOffice of a DOCX."""
    file = docx.Document()
    file.add_paragraph().add_run("苏念").bold = True
    table = file.add_table(2, 3)
    for row, values in zip(table.rows, POSTS, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    file.add_paragraph().add_run("区域总监").font.color.rgb = RGBColor(255, 255, 255)
    source = tmp_path / "a.docx"
    source.write_bytes(saved(file))
    profile = (tmp_path / "profile").as_uri()
    command = [
        str(doc.libreoffice()),
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "doc:MS Word 97",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120)
    return (tmp_path / "a.doc").read_bytes()


@needs_libreoffice
def test_an_old_word_file_is_read(old_word_file: bytes) -> None:
    document = read_bytes(old_word_file, "resume.docx")
    assert document.format == "doc"
    assert texts(document) == ["苏念", *(" | ".join(post) for post in POSTS)]
    assert document.lines[0].bold
    assert [finding.quote for finding in document.findings] == ["区域总监"]


def test_without_libreoffice_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "libreoffice", lambda: None)
    with pytest.raises(UnreadableError, match="Install LibreOffice") as caught:
        read_bytes(OLE)
    assert caught.value.code == "needs_libreoffice"


def program(folder: Path, script: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@posix
@pytest.mark.parametrize("script", ["exit 1", "exit 0", "mkdir out; echo x > out/resume.docx", "/nowhere/soffice"])
def test_a_conversion_that_makes_nothing_is_told(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = script if script.startswith("/") else program(tmp_path, script)
    monkeypatch.setattr(doc, "libreoffice", lambda: place)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(OLE)
    assert caught.value.code in ("conversion_failed", "damaged")


@posix
def test_a_conversion_that_never_ends_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive = tmp_path / "alive"
    script = f"(while :; do touch {alive}; sleep 0.05; done) &\nwait"
    monkeypatch.setattr(doc, "libreoffice", lambda: program(tmp_path, script))
    monkeypatch.setattr(doc, "_SECONDS", 0.3)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(OLE)
    assert caught.value.code == "conversion_failed"
    time.sleep(0.2)
    alive.unlink()
    time.sleep(0.3)
    assert not alive.exists()


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(doc, "libreoffice", lambda: "/nowhere/soffice")
    with pytest.raises(UnreadableError):
        read_bytes(OLE)
    assert list(tmp_path.iterdir()) == []
