"""Rulesets as they were: `rules/x.yaml@HEAD~1` is the file at a revision of git."""

from __future__ import annotations

import errno
import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from resumesift.errors import Problem, RuleError
from resumesift.rulekit.targets import cases_of
from resumesift.rules.find import find_rules
from resumesift.rules.load import Read, read_rules
from resumesift.rules.model import RuleSet
from resumesift.yaml_source import YamlSource

_SECONDS = 30


class Edition(NamedTuple):
    """A ruleset, where its parts stand, the case file beside it (None where there is none), and how that is read."""

    rules: RuleSet
    source: YamlSource
    cases: Path | None
    read: Read = Path.read_bytes


def edition(name: str) -> Edition:
    """The ruleset of a file, of a shipped name, or of `PATH@REVISION` with all that it extends at that revision.

    A file that is called so comes first. Raises RuleError with every fault of the ruleset, and where there is no such
    file, revision or repository.
    """
    path, _, revision = name.rpartition("@")
    if not path or Path(name).exists():
        found = find_rules(name)
        cases = cases_of(found)
        return Edition(*read_rules(found), cases if cases.is_file() else None)
    file = find_rules(path)
    at = _Revision(file, revision)
    cases = Path(f"{cases_of(file)}@{revision}")
    return Edition(*read_rules(Path(f"{file}@{revision}"), read=at.read), cases if at.has(cases) else None, at.read)


class _Revision:
    """The files of a repository at one of its revisions."""

    def __init__(self, file: Path, revision: str) -> None:
        folder = next((folder for folder in file.absolute().parents if folder.is_dir()), Path("/"))
        self._name, self._suffix = f"{file}@{revision}", f"@{revision}"
        self._top = Path(os.path.realpath(self._git(folder, "rev-parse", "--show-toplevel").decode().strip()))
        if not revision or revision.startswith("-"):
            raise self._fault(f'"{revision}" is no revision of git')
        self._commit = (
            self._git(self._top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        )

    def read(self, path: Path) -> bytes:
        """The bytes of a file at the revision; those on the disk of a file that is not in the repository."""
        plain = Path(str(path).removesuffix(self._suffix))
        real = Path(os.path.realpath(plain.parent)) / plain.name
        if not real.is_relative_to(self._top):
            return plain.read_bytes()
        done = _run(self._top, "show", f"{self._commit}:{real.relative_to(self._top).as_posix()}")
        if done is None or done.returncode:
            raise FileNotFoundError(errno.ENOENT, "there is no such file at this revision", str(path))
        return done.stdout

    def has(self, path: Path) -> bool:
        """Is there such a file at the revision?"""
        try:
            self.read(path)
        except OSError:
            return False
        return True

    def _git(self, folder: Path, *arguments: str) -> bytes:
        done = _run(folder, *arguments)
        if done is None:
            raise self._fault("git is not installed, or does not answer: give two files")
        if done.returncode:
            told = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
            raise self._fault(told or "there is no such revision in the repository of this file")
        return done.stdout

    def _fault(self, message: str) -> RuleError:
        return RuleError([Problem(message, self._name, rule="cannot-read")])


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
