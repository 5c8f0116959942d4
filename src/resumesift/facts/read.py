"""A file → its facts: the reading and the extraction in a row, unless a cache has them."""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from resumesift.errors import UnreadableError, detail
from resumesift.facts.cache import FactsCache
from resumesift.facts.model import Facts
from resumesift.lexicon.vocabulary import Vocabulary
from resumesift.reading.load import check_file, load

HEAVY = ("resumesift.reading.pdf", "resumesift.reading.docx", "resumesift.extraction.ready")
"""What a worker process needs and a parent does not: spaCy, PDFium and the lexicons."""

Found = tuple[str | None, Facts | UnreadableError]
"""The SHA-256 of a file's content (None where it does not open), and its facts or why there are none."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FactsReader:
    """Gives the facts of files, from `cache` where they are in it. Can be sent to other processes.

    `vocabulary` are words that come with the rules: facts that were found by others are other facts.
    """

    cache: FactsCache | None = None
    vocabulary: Vocabulary | None = None

    @property
    def words(self) -> str:
        """The digest of the vocabulary, empty for none."""
        return self.vocabulary.digest if self.vocabulary else ""

    def known(self, path: Path) -> Found | None:
        """What the cache has of a file; None where that is nothing. Reads the file for its hash only."""
        sha256 = sha256_of(path) if self.cache else None
        found = self.cache.get(sha256, self.words) if self.cache and sha256 else None
        return None if found is None else (sha256, found)

    def read(self, path: Path) -> Found:
        """The facts of a file. What ails it, or trips us over it, is told in the place of the facts."""
        try:
            content = load(path)
        except UnreadableError as error:
            return None, told(None, error)
        sha256 = hashlib.sha256(content).hexdigest()
        found = self.cache.get(sha256, self.words) if self.cache else None
        if found is None:
            found = _read(reader(self.vocabulary), content, sha256)
            if self.cache:
                self.cache.put(sha256, found, self.words)
        return sha256, found


def reader(vocabulary: Vocabulary | None = None) -> Callable[[bytes], Facts]:
    """Reading and extraction, ready to use. What fails here is the installation's fault and no file's.

    What it gives takes the content of a file, and raises UnreadableError where that is no résumé that can be read.
    """
    # Imported here, for they bring spaCy and PDFium, which who takes facts from a cache does not need.
    from resumesift.extraction.extract import extract
    from resumesift.extraction.pipeline import pipeline
    from resumesift.reading import read_bytes

    pipeline()

    def read(content: bytes) -> Facts:
        document = read_bytes(content)
        return Facts(extract(document, vocabulary), document.findings)

    return read


def _read(read: Callable[[bytes], Facts], content: bytes, sha256: str) -> Facts | UnreadableError:
    try:
        return read(content)
    except UnreadableError as error:
        return told(sha256, error)
    except Exception as error:
        return failed(sha256, error)


def told(sha256: str | None, error: UnreadableError) -> UnreadableError:
    """`error`, after it was logged under the file's hash: its name may be a person's."""
    logger.info("%s: %s", sha256, detail(error))
    return error


def failed(sha256: str | None, error: Exception) -> UnreadableError:
    """An error of ours as `internal_error` of the file, logged without what it says: that may quote the résumé."""
    kind, frames = type(error).__name__, "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s while reading the file with SHA-256 %s:\n%s", kind, sha256, frames.rstrip())
    return UnreadableError(
        f"resumesift itself failed on this file ({kind}). Review it by hand, and report the lines that "
        f"`resumesift --verbose` prints for it.",
        code="internal_error",
    )


def crashed() -> UnreadableError:
    """What is told of a file whose reading killed the process."""
    return UnreadableError(
        "The process that read this file died. Review it by hand, and report the file if you may share it.",
        code="crashed",
    )


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of a file's content; None for what cannot be read."""
    try:
        check_file(path)
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except (OSError, UnreadableError):
        return None
