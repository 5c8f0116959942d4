"""Old Word files (.doc) → Document: LibreOffice, where it is installed, makes a DOCX of them, and that is read."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading.docx import read_docx
from resumesift.reading.sizes import too_large

_MOST = 64 * 1024 * 1024  # bytes
_SECONDS = 90
_NAMES = ("soffice", "libreoffice")
# No macros, no linked pictures or documents, and for what would be fetched anyway a proxy that is not there.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)


def read_doc(data: bytes) -> Document:
    """The document in the bytes of an old Word file.

    Raises UnreadableError: `needs_libreoffice` where LibreOffice is not installed, `conversion_failed` where it makes
    no DOCX of the file in a minute and a half, `too_large`, or as in `read_docx`.
    """
    if len(data) > _MOST:
        raise too_large()
    program = libreoffice()
    if program is None:
        raise UnreadableError(
            "The file is an old Word file (.doc). Install LibreOffice, which resumesift then uses to read it, or save "
            "it as PDF or DOCX.",
            code="needs_libreoffice",
        )
    # A folder and a profile of its own: runs do not wait for each other, and nothing of the file stays behind.
    with TemporaryDirectory(prefix="resumesift-") as name:
        folder = Path(name)
        (folder / "resume.doc").write_bytes(data)
        _convert(program, folder)
        made = folder / "out" / "resume.docx"
        if not made.is_file():
            raise _failed()
        return replace(read_docx(made.read_bytes()), format="doc")


def libreoffice() -> str | None:
    """The program of LibreOffice on this machine; None where there is none."""
    found = (shutil.which(name) for name in _NAMES)
    usual = (place for place in _USUAL_PLACES if os.access(place, os.X_OK))
    return next((place for place in (*found, *usual) if place), None)


def _convert(program: str, folder: Path) -> None:
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_settings(), encoding="utf-8")
    profile = (folder / "profile").as_uri()
    command = [
        program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        f"-env:UserInstallation={profile}", "--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(folder / "out"), str(folder / "resume.doc"),
    ]  # fmt: skip
    try:
        # It starts a second process that does the work: both stand in a group that is ended together.
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise _failed() from error
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise _failed() from error
    finally:
        if process.poll() is None:
            _end(process)


_ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_ITEMS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
)


def _settings() -> str:
    return _ITEMS.format("".join(_ITEM.format(*setting) for setting in _SETTINGS))


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _failed() -> UnreadableError:
    return UnreadableError(
        "The file is an old Word file (.doc), and LibreOffice could make nothing of it. Open it in a word processor "
        "and save it as PDF or DOCX, or ask for a new copy.",
        code="conversion_failed",
    )
