"""Facts by the content of their file, in one SQLite file that several processes may use at once."""

from __future__ import annotations

import logging
import sqlite3
import zlib
from functools import cache
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter

from resumesift.errors import ResumesiftError, UnreadableError
from resumesift.facts.extractor import extractor_version
from resumesift.facts.model import Facts
from resumesift.facts.store import Store

logger = logging.getLogger(__name__)

_LASTING = frozenset({"encrypted", "damaged", "empty", "no_text", "not_a_resume_format", "too_large"})
"""What makes a file unreadable for good; for the rest it may be enough to install something, or to try again."""

_SCHEMA = """
CREATE TABLE facts (
    sha256 TEXT NOT NULL, extractor TEXT NOT NULL, code TEXT, body BLOB NOT NULL, seal BLOB NOT NULL,
    PRIMARY KEY (sha256, extractor)
)
"""


class FactsCache:
    """What was read off files, by the SHA-256 of their content; the file at `path` is made when it is first needed.

    Facts of another extractor (other code, lexicon or libraries), or that were damaged on the disk, are not trusted:
    they are as if they were not there. A damaged cache is set aside as `<name>.damaged`, and a new one is made; a file
    that is something else is left alone. Can be sent to other processes; each opens the file for itself.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._store = Store(self.path, _SCHEMA, int(extractor_version()[:7], 16))

    @property
    def files(self) -> tuple[Path, ...]:
        """The files on the disk that belong to it, if they are there."""
        return self._store.files

    def open(self) -> None:
        """Open the file, or make it. Raises ResumesiftError (`cache`) where that cannot be."""
        try:
            self._store.rows("SELECT 1 FROM facts LIMIT 1")
        except (sqlite3.Error, OSError) as error:
            told = (error.strerror or error) if isinstance(error, OSError) else error
            raise ResumesiftError(f"{self.path}: the cache of facts cannot be used: {told}", code="cache") from error

    def get(self, sha256: str, vocabulary: str = "") -> Facts | UnreadableError | None:
        """The facts of a file, or why it cannot be read; None where neither is known, or the cache does not answer.

        `vocabulary` is the digest of words that came with the rules.
        """
        extractor = _extractor(vocabulary)
        query = "SELECT code, body, seal FROM facts WHERE sha256 = ? AND extractor = ?"
        try:
            rows = self._store.rows(query, (sha256, extractor))
        except (sqlite3.Error, OSError) as error:
            _told(error)
            return None
        for code, body, seal in rows:
            if seal == _seal(sha256, extractor, code or "", body):
                try:
                    return _unpacked(code, body)
                except ValueError:  # a number that JSON does not have
                    return None
        return None

    def put(self, sha256: str, found: Facts | UnreadableError, vocabulary: str = "") -> None:
        """Keep what was found, if it is so for good."""
        if isinstance(found, UnreadableError) and found.code not in _LASTING:
            return
        try:
            extractor, (code, body) = _extractor(vocabulary), _packed(found)
            row = (sha256, extractor, code, body, _seal(sha256, extractor, code or "", body))
            self._store.rows("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?)", row)
        except (sqlite3.Error, OSError) as error:
            _told(error)
        except ValueError as error:  # what is no Unicode cannot be kept; the words of the error would quote it
            logger.warning("facts that cannot be written are not kept: %s", type(error).__name__)

    def close(self) -> None:
        """Let go of the file; it is opened again when needed."""
        self._store.close()


def _told(error: Exception) -> None:
    """Whatever ails the cache, the résumés can be read."""
    logger.warning("the cache of facts does not answer: %s", error)


def _extractor(vocabulary: str) -> str:
    return f"{extractor_version()} {vocabulary}".strip()


def _seal(*parts: str | bytes) -> bytes:
    """A digest that shows damage: SQLite does not look for it."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part if isinstance(part, bytes) else f"{part}\n".encode(errors="surrogatepass"))
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
