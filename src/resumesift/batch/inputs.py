"""Which files to screen: files as they are given, folders searched through; the same list every time."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path, PurePath
from typing import Literal, get_args

from resumesift.errors import ResumesiftError
from resumesift.screener import printable

_SUFFIXES = (
    ".pdf .doc .docx .docm .dot .dotx .rtf .odt .wps .pages .htm .html .mht .mhtml .md .markdown .txt "
    ".png .jpg .jpeg .jfif .tif .tiff .bmp .webp .heic"
)
RESUME_SUFFIXES = frozenset(_SUFFIXES.split())
"""What a résumé is sent as. In a folder, a file of another suffix is taken only if it begins like a PDF."""

_HOLDING = (
    ".zip .rar .7z .tar .gz .tgz .bz2 .tbz .xz .txz .zst .lzh .cab .iso "
    ".eml .emlx .msg .mbox .pst .ost .oft "
    ".xls .xlsx .xlsm .xlsb .ods .et .numbers .ppt .pptx .pptm .pps .ppsx .odp .dps .key"
)
_HOLDING_SUFFIXES = frozenset(_HOLDING.split())
"""Archives, mails, spreadsheets and slides."""

_ARCHIVES = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
"""How archives begin, under whatever name."""

_NO_RESUME_STEMS = frozenset({"readme", "license", "changelog", "thumbs", "desktop"})


@dataclass(frozen=True, slots=True)
class Input:
    """A file to screen. `name` is what the result calls it: its path below the given folder, or its own name."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What folders hold and is not screened: what could not be looked at, what may hold résumés (archives, mails,
    spreadsheets, slides), and files that are no résumés."""

    unopened: tuple[Path, ...] = ()
    holding: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to screen, in order, and what was passed over; there may be no files."""

    files: tuple[Input, ...]
    passed_over: PassedOver = PassedOver()


_Kind = Literal["resume", "unopened", "holding", "other"]


def gather(paths: Iterable[Path], leave_out: Collection[Path] = ()) -> Inputs:
    """The résumés among `paths`: files always, folders with all below them, each file once, sorted within a folder.

    What is given by name is taken even where it cannot be opened: its result says why. Hidden files and folders, lock
    files of office programs (`~$…`) and the files `leave_out` (the results') are not looked at; links to folders are
    followed, each folder once. Raises ResumesiftError (`no_input`) that names all paths which lead nowhere.
    """
    listed = list(paths)
    missing = [str(path) for path in listed if is_missing(path)]
    if missing:
        raise ResumesiftError(f"{', '.join(missing)}: no such file or folder", code="no_input")
    left_out = {os.path.realpath(path) for path in leave_out}
    found: dict[_Kind, dict[str, tuple[Path, str]]] = {kind: {} for kind in get_args(_Kind)}
    for given in listed:
        for path, name, kind in _found_at(given):
            if os.path.realpath(path) not in left_out:
                found[kind or _kind_of(path)].setdefault(os.path.abspath(path), (path, name))
    resumes = found["resume"]

    def but_for_resumes(kind: _Kind) -> tuple[Path, ...]:
        return tuple(path for place, (path, _) in found[kind].items() if place not in resumes)

    passed_over = PassedOver(but_for_resumes("unopened"), but_for_resumes("holding"), but_for_resumes("other"))
    return Inputs(tuple(_named(list(resumes.values()))), passed_over)


def is_missing(path: Path) -> bool:
    """Is there nothing at `path`? A link that leads nowhere is something."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _found_at(given: Path) -> Iterator[tuple[Path, str, _Kind | None]]:
    """Paths with their names; with what they are as far as that is known without looking into them."""
    if not _holds(given.is_dir):
        yield given, given.name, "resume"
        return
    for relative, readable in _walk(given):
        yield given / relative, relative.as_posix(), None if readable else "unopened"


def _named(found: list[tuple[Path, str]]) -> Iterator[Input]:
    """Names stay unique: where two inputs share one, both are called by the path as it was given."""
    times = Counter(name for _, name in found)
    for path, name in found:
        yield Input(path, printable(name if times[name] == 1 else path.as_posix()))


def _walk(folder: Path) -> Iterator[tuple[PurePath, bool]]:
    """The files below `folder` relative to it, sorted, each folder once however often links lead to it.

    False stands beside what is no file, may not be looked at, or is a link that leads nowhere.
    """
    visited: set[tuple[int, int]] = set()

    def below(relative: PurePath) -> Iterator[tuple[PurePath, bool]]:
        try:
            entries = _entries(folder / relative, visited)
        except OSError:
            yield relative, False
            return
        for entry in entries:
            if _holds(entry.is_dir):
                yield from below(relative / entry.name)
            else:
                yield relative / entry.name, _holds(entry.is_file)

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


def _kind_of(path: Path) -> _Kind:
    """What a file of a folder is, by its suffix, else by how it begins."""
    suffix = path.suffix.lower()
    if suffix in RESUME_SUFFIXES:
        return "other" if path.stem.lower() in _NO_RESUME_STEMS else "resume"
    if suffix in _HOLDING_SUFFIXES:
        return "holding"
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError:
        return "unopened"
    if start.startswith(b"%PDF-"):
        return "resume"
    return "holding" if start.startswith(_ARCHIVES) else "other"
