"""Which files to screen: files as they are given, folders searched through; the same list every time."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path, PurePath

from resumesift.errors import ResumesiftError
from resumesift.screener import printable

_SUFFIXES = (
    ".pdf .doc .docx .docm .dot .dotx .rtf .odt .wps .pages .htm .html .mht .mhtml .md .markdown .txt "
    ".png .jpg .jpeg .jfif .tif .tiff .bmp .webp .heic"
)
RESUME_SUFFIXES = frozenset(_SUFFIXES.split())
"""What a résumé is sent as. In a folder, a file of another suffix is taken only if it begins like a PDF."""

_NO_RESUME_STEMS = frozenset({"readme", "license", "changelog", "thumbs", "desktop"})


@dataclass(frozen=True, slots=True)
class Input:
    """A file to screen. `name` is what the result calls it: its path below the given folder, or its own name."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to screen, in order; `passed_over` are files that are no résumés, and what could not be looked at."""

    files: tuple[Input, ...]
    passed_over: tuple[Path, ...] = ()


def gather(paths: Iterable[Path], leave_out: Collection[Path] = ()) -> Inputs:
    """The résumés among `paths`: files always, folders with all below them, each file once, sorted within a folder.

    Hidden files, lock files of office programs (`~$…`) and the files `leave_out` (the results') are not looked at;
    links to folders are followed, each folder once. Raises ResumesiftError (`no_input`) for a path that is neither a
    file nor a folder, and where there is nothing to screen.
    """
    listed = list(paths)
    left_out = {path.resolve() for path in leave_out}
    found: dict[str, tuple[Path, str]] = {}
    passed_over: list[Path] = []
    for given in listed:
        for path, name in _files_of(given, passed_over):
            if path.resolve() in left_out:
                continue
            if path == given or _is_candidate(path):
                found.setdefault(os.path.abspath(path), (path, name))
            else:
                passed_over.append(path)
    if not found:
        places = ", ".join(map(str, listed))
        raise ResumesiftError(
            f"{places}: no résumé found (PDF, Word, OpenDocument, RTF, web page, text or picture)", code="no_input"
        )
    return Inputs(tuple(_named(list(found.values()))), tuple(passed_over))


def _files_of(given: Path, passed_over: list[Path]) -> Iterator[tuple[Path, str]]:
    if given.is_file():
        yield given, given.name
    elif given.is_dir():
        for relative in _walk(given, passed_over):
            yield given / relative, relative.as_posix()
    else:
        raise ResumesiftError(f"{given}: no such file or folder", code="no_input")


def _named(found: list[tuple[Path, str]]) -> Iterator[Input]:
    """Names stay unique: where two inputs share one, both are called by the path as it was given."""
    times = Counter(name for _, name in found)
    for path, name in found:
        yield Input(path, printable(name if times[name] == 1 else path.as_posix()))


def _walk(folder: Path, passed_over: list[Path]) -> Iterator[PurePath]:
    """The files below `folder` relative to it, sorted, each folder once however often links lead to it.

    What may not be looked at and links that lead nowhere go to `passed_over`.
    """
    visited: set[tuple[int, int]] = set()

    def below(relative: PurePath) -> Iterator[PurePath]:
        try:
            entries = _entries(folder / relative, visited)
        except OSError:
            passed_over.append(folder / relative)
            return
        for entry in entries:
            if _holds(entry.is_dir):
                yield from below(relative / entry.name)
            elif _holds(entry.is_file):
                yield relative / entry.name
            else:
                passed_over.append(folder / relative / entry.name)

    return below(PurePath())


def _entries(folder: Path, visited: set[tuple[int, int]]) -> list[os.DirEntry[str]]:
    """What stands in a folder, sorted by name; nothing where it was visited before."""
    status = folder.stat()
    if (status.st_dev, status.st_ino) in visited:
        return []
    visited.add((status.st_dev, status.st_ino))
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith((".", "~$"))), key=attrgetter("name"))


def _holds(asked: Callable[[], bool]) -> bool:
    """What an entry says of itself; False where it may not be asked."""
    try:
        return asked()
    except OSError:
        return False


def _is_candidate(path: Path) -> bool:
    if path.suffix.lower() in RESUME_SUFFIXES:
        return path.stem.lower() not in _NO_RESUME_STEMS
    try:
        with path.open("rb") as file:
            return file.read(5) == b"%PDF-"
    except OSError:
        return False
