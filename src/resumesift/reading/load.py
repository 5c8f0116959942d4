"""A file as bytes, or why it does not open."""

from __future__ import annotations

from pathlib import Path

from resumesift.errors import UnreadableError


def load(path: Path) -> bytes:
    """The content of a file. Raises UnreadableError: `not_found`, `not_a_file`, `not_permitted`, `not_readable`."""
    try:
        check_file(path)
        return path.read_bytes()
    except OSError as error:
        raise unopened(error) from error


def check_file(path: Path) -> None:
    """Raises UnreadableError (`not_a_file`) for what could not be read to an end."""
    if path.is_dir():
        raise UnreadableError("This is a folder and no file: give the files in it.", code="not_a_file")
    if path.exists() and not path.is_file():
        raise UnreadableError(
            "This is a pipe or a device and no file: save what it holds as a file.",
            code="not_a_file",
        )


def unopened(error: OSError) -> UnreadableError:
    """Why a file does not open. The message names no path: who reads it knows the file, and names are people's."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnreadableError("There is no such file, or it is a link that leads nowhere.", code="not_found")
    if isinstance(error, PermissionError):
        return UnreadableError("The file may not be read: check its permissions.", code="not_permitted")
    return UnreadableError(
        f"The file could not be read ({error.strerror}): check the disk or the connection to it, and try again.",
        code="not_readable",
    )
