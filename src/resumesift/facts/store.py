"""One table in a SQLite file that several processes and threads may use at once, and that may be damaged."""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

logger = logging.getLogger(__name__)

_PATIENCE = 60
"""Seconds to wait for another process that writes."""

_PAUSE = 0.02
"""Seconds between two tries where SQLite does not wait by itself."""

_OURS = 0x52534654
"""SQLite's application id of our files."""

_SUFFIXES = ("", "-wal", "-shm")
"""What SQLite adds to the name for the files that it keeps beside."""

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR}
"""Errors that say that the file is no store any more: the last one is that of a table that is not as it should be."""

_ENDINGS = (".sqlite", ".sqlite3", ".db")
"""What stores are called: a file of another name that does not begin like one is somebody's, and left alone."""

_MAGIC = b"SQLite format 3\x00"


class NotAStoreError(OSError):
    """The file is something else, and stays as it is."""


class _OtherContentError(sqlite3.DatabaseError):
    """A database, and no store."""


class _Opened(NamedTuple):
    """A connection, the process that it is of, and the number of the file on the disk."""

    process: int
    connection: sqlite3.Connection
    file: int | None


_inherited: list[_Opened] = []
"""Connections of the process that this one was forked from: to close them here might harm them."""


class Store:
    """The file at `path` with the table that `schema` makes; it is made when it is first needed.

    A file of another `edition` (28 bits) is emptied. One that is damaged is set aside as `<name>.damaged`, and a new
    one is made; one that is something else is left alone (NotAStoreError). Only the user may read it, for it holds what
    résumés say. Can be sent to other processes; each opens the file for itself.
    """

    def __init__(self, path: Path, schema: str, edition: int) -> None:
        self.path = path
        self._schema = schema
        self._edition = edition
        self._opened: _Opened | None = None
        self._tried: int | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_opened": None, "_tried": None}

    @property
    def files(self) -> tuple[Path, ...]:
        """The files on the disk that may belong to it, those that were set aside, too."""
        aside = sorted(self.path.parent.glob(f"{_literally(self.path.name)}.damaged*"))
        return (*_with_companions(self.path), *aside)

    def rows(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """What a statement gives. Raises sqlite3.Error or OSError where the file cannot be used."""
        try:
            return self._connection().execute(statement, values).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # the latter for what SQLite tells of damage
            if not _is_damage(error):
                raise
        if not _may_be_ours(self.path):
            raise NotAStoreError(errno.EEXIST, "this is no cache of facts, and is left as it is", str(self.path))
        self._set_aside()
        return self._connection().execute(statement, values).fetchall()

    def close(self) -> None:
        """Let go of the file; it is opened again when needed."""
        if self._opened is not None:
            _let_go(self._opened)
        self._opened = None

    def _connection(self) -> sqlite3.Connection:
        """This process's own connection."""
        if self._opened is not None and self._opened.process != os.getpid():
            self.close()
        if self._opened is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)  # so that the file has a number before it is looked at
            self._tried = _file_number(self.path)
            self._opened = _Opened(os.getpid(), _connected(self.path, self._schema, self._edition), self._tried)
            weakref.finalize(self, _let_go, self._opened)
        return self._opened.connection

    def _set_aside(self) -> None:
        """Make room for a new file, unless another process has done so."""
        self.close()
        if self._tried != _file_number(self.path):
            return
        logger.warning("the cache of facts is damaged, and is made anew")
        free = next(path for path in _aside_names(self.path) if not path.exists())
        for file, aside in zip(_with_companions(self.path), _with_companions(free), strict=True):
            with suppress(FileNotFoundError):
                file.replace(aside)


def _aside_names(path: Path) -> Iterator[Path]:
    """Names for files that are no cache: none is written over, for it may be somebody's."""
    for number in count(1):
        yield path.with_name(f"{path.name}.damaged{number if number > 1 else ''}")


def _with_companions(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + suffix) for suffix in _SUFFIXES)


def _literally(name: str) -> str:
    """A pattern that only `name` itself fits."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _file_number(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _is_damage(error: Exception) -> bool:
    """Does an error tell that the file's content is not what it should be?"""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, UnicodeDecodeError | _OtherContentError) or (code is not None and code & 0xFF in _DAMAGE)


def _may_be_ours(path: Path) -> bool:
    """Is a file whose content is not that of a store one that was: by how it begins, or else by its name?

    A database of another program is none, whatever it is called.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return True
    whose = int.from_bytes(head[68:72], "big")
    if head.startswith(_MAGIC) and whose != _OURS and _has_tables(path):
        return False
    return whose == _OURS or path.suffix in _ENDINGS


def _has_tables(path: Path) -> bool:
    """Is it a database that can be read, with something in it?"""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
    except sqlite3.Error:
        return False


def _let_go(opened: _Opened) -> None:
    if opened.process != os.getpid():
        _inherited.append(opened)
        return
    with suppress(sqlite3.Error):
        opened.connection.close()


def _connected(path: Path, schema: str, edition: int) -> sqlite3.Connection:
    """An open store of this edition. Raises sqlite3.DatabaseError for a file that is no store."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        if not _is_ours(connection):
            _patiently(connection, "PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute("PRAGMA synchronous = NORMAL")
        if _pragma(connection, "user_version") != edition:
            with _transaction(connection, "IMMEDIATE"):
                if _pragma(connection, "user_version") != edition:  # another process may have been quicker
                    connection.execute("DROP TABLE IF EXISTS facts")
                    connection.execute(schema)
                    connection.execute(f"PRAGMA user_version = {edition}")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    """False for a file that is empty. Raises sqlite3.DatabaseError for one that holds something else."""
    with _transaction(connection, "DEFERRED"):  # what is asked for may change between two questions
        ours = _pragma(connection, "application_id") == _OURS
        if not ours and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise _OtherContentError("not a cache of facts")
        return ours


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str) -> Iterator[None]:
    connection.execute(f"BEGIN {kind}")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    """For what SQLite does not wait for others with: the change of the journal's mode."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
        time.sleep(_PAUSE)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
