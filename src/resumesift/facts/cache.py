"""Facts by the content of their file, in one SQLite file that several processes may use at once."""

from __future__ import annotations

import logging
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from resumesift.errors import ResumesiftError, UnreadableError
from resumesift.facts.extractor import extractor_version
from resumesift.facts.model import Facts

logger = logging.getLogger(__name__)

_LASTING = frozenset({"encrypted", "damaged", "empty", "no_text", "not_a_resume_format", "too_large"})
"""What makes a file unreadable for good; for the rest it may be enough to install something, or to try again."""

_PATIENCE = 60
"""Seconds to wait for another process that writes."""

_OURS = 0x52534654
"""SQLite's application id of our files."""

_SCHEMA = """
CREATE TABLE facts (
    sha256 TEXT NOT NULL, extractor TEXT NOT NULL, code TEXT, body BLOB NOT NULL, seal BLOB NOT NULL,
    PRIMARY KEY (sha256, extractor)
)
"""

_IN_THE_WAY = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH),
}
"""Errors that say nothing of the file's content; with any other one it is damaged."""


class FactsCache:
    """What was read off files, by the SHA-256 of their content; the file at `path` is made when it is first needed.

    Facts of another extractor (other code, lexicon or libraries), or that were damaged on the disk, are not trusted:
    they are as if they were not there. A file that is no cache any more is set aside as `<name>.damaged`, and a new
    one is made. Can be sent to other processes; each opens the file for itself.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._opened: _Opened | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"path": self.path, "_opened": None}

    @property
    def files(self) -> tuple[Path, ...]:
        """The files on the disk that belong to it."""
        return tuple(self.path.with_name(self.path.name + suffix) for suffix in ("", "-wal", "-shm"))

    def open(self) -> None:
        """Open the file, or make it. Raises ResumesiftError (`cache`) where that cannot be."""
        try:
            self._executed("SELECT 1 FROM facts LIMIT 1", ())
        except (sqlite3.Error, OSError) as error:
            raise ResumesiftError(f"{self.path}: the cache of facts cannot be used: {error}", code="cache") from error

    def get(self, sha256: str, vocabulary: str = "") -> Facts | UnreadableError | None:
        """The facts of a file, or why it cannot be read; None where neither is known, or the cache does not answer.

        `vocabulary` is the digest of words that came with the rules.
        """
        extractor = _extractor(vocabulary)
        query = "SELECT code, body, seal FROM facts WHERE sha256 = ? AND extractor = ?"
        try:
            code, body, seal = next(self._executed(query, (sha256, extractor)), (None, b"", b""))
        except (sqlite3.Error, OSError) as error:
            self._told(error)
            return None
        return _unpacked(code, body) if seal == _seal(sha256, extractor, code or "", body) else None

    def put(self, sha256: str, found: Facts | UnreadableError, vocabulary: str = "") -> None:
        """Keep what was found, if it is so for good."""
        if isinstance(found, UnreadableError) and found.code not in _LASTING:
            return
        extractor, (code, body) = _extractor(vocabulary), _packed(found)
        row = (sha256, extractor, code, body, _seal(sha256, extractor, code or "", body))
        try:
            self._executed("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?)", row)
        except (sqlite3.Error, OSError) as error:
            self._told(error)

    def close(self) -> None:
        """Let go of the file; it is opened again when needed."""
        if self._opened is not None and self._opened.process == os.getpid():
            self._opened.connection.close()
        self._opened = None

    def _executed(self, statement: str, values: tuple[object, ...]) -> Iterator[tuple[Any, ...]]:
        try:
            return iter(self._connection().execute(statement, values).fetchall())
        except sqlite3.DatabaseError as error:
            if (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _IN_THE_WAY:
                raise
        self._set_aside()
        return iter(self._connection().execute(statement, values).fetchall())

    def _connection(self) -> sqlite3.Connection:
        """This process's own connection: one that was open when it was forked is its parent's."""
        if self._opened is None or self._opened.process != os.getpid():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = _connected(self.path)
            self._opened = _Opened(os.getpid(), connection, _file_number(self.path))
        return self._opened.connection

    def _set_aside(self) -> None:
        """Make room for a new file, unless another process has done so."""
        opened = self._opened
        self.close()
        if opened is not None and opened.file != _file_number(self.path):
            return
        logger.warning("the cache of facts is damaged, and is made anew")
        for file in self.files:
            with suppress(FileNotFoundError):
                file.replace(file.with_name(file.name.replace(self.path.name, f"{self.path.name}.damaged")))

    def _told(self, error: Exception) -> None:
        """Whatever ails the cache, the résumés can be read."""
        logger.warning("the cache of facts does not answer: %s", error)


class _Opened(NamedTuple):
    """A connection, the process that it is of, and the number of the file on the disk."""

    process: int
    connection: sqlite3.Connection
    file: int | None


def _file_number(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _connected(path: Path) -> sqlite3.Connection:
    """An open cache that holds nothing of another extractor. Raises sqlite3.DatabaseError for a file that is none."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        if _pragma(connection, "application_id") != _OURS:
            if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise sqlite3.DatabaseError("not a cache of facts")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute("PRAGMA synchronous = NORMAL")
        edition = int(extractor_version()[:7], 16)
        if _pragma(connection, "user_version") != edition:
            connection.execute("BEGIN IMMEDIATE")
            if _pragma(connection, "user_version") != edition:  # another process may have been quicker
                connection.execute("DROP TABLE IF EXISTS facts")
                connection.execute(_SCHEMA)
                connection.execute(f"PRAGMA user_version = {edition}")
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def _extractor(vocabulary: str) -> str:
    return f"{extractor_version()} {vocabulary}".strip()


def _seal(*parts: str | bytes) -> bytes:
    """A digest that shows damage: SQLite does not look for it."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part if isinstance(part, bytes) else f"{part}\n".encode())
    return digest.digest()


@cache
def _adapter() -> TypeAdapter[Facts]:
    return TypeAdapter(Facts)


def _packed(found: Facts | UnreadableError) -> tuple[str | None, bytes]:
    if isinstance(found, UnreadableError):
        return found.code, found.message.encode()
    return None, zlib.compress(_adapter().dump_json(found), 1)


def _unpacked(code: str | None, body: bytes) -> Facts | UnreadableError:
    if code is not None:
        return UnreadableError(body.decode(), code=code)
    return _adapter().validate_json(zlib.decompress(body))
