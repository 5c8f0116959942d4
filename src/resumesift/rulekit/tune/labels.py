"""A recruiter's list: who is wanted and who is not, as a CSV file that a spreadsheet writes."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Protocol

from resumesift.errors import DataFileError, Problem

_FILE = frozenset({"file", "filename", "résumé", "resume", "cv", "sha256", "文件", "文件名", "简历"})
_LABEL = frozenset({"label", "decision", "wanted", "yes/no", "标签", "结论", "是否合适", "合适", "录用", "邀约"})
_YES = frozenset(
    {"yes", "y", "1", "true", "t", "good", "invite", "qualified", "是", "要", "合适", "通过", "邀约", "录用"}
)
_NO = frozenset(
    {
        "no",
        "n",
        "0",
        "false",
        "f",
        "bad",
        "reject",
        "not_qualified",
        "否",
        "不",
        "不要",
        "不合适",
        "不通过",
        "淘汰",
        "拒绝",
    }
)
_DELIMITERS = ",;\t，"


class _Rows(Protocol):
    """What `csv.reader` gives: rows, and the line that the last one ended in."""

    @property
    def line_num(self) -> int: ...
    def __iter__(self) -> Iterator[list[str]]: ...


@dataclass(frozen=True, slots=True)
class Label:
    """`file` is the name of a résumé as results call it, or the SHA-256 of its content; `line` counts from 1."""

    file: str
    wanted: bool
    line: int


def read_labels(path: Path) -> list[Label]:
    """The labels of a file, in UTF-8, GB18030 or UTF-16, parted by commas, semicolons or tabs.

    Its first line names the columns, one for the file and one for yes or no; others are not looked at. Raises
    DataFileError with all that is wrong with it.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataFileError([Problem(f"cannot be read: {error.strerror or error}", str(path))]) from error
    text = _decoded(content, path).replace("\r\n", "\n").replace("\r", "\n")
    if text[:4].casefold() == "sep=":  # a spreadsheet says so before the first line
        text = "\n" + text.split("\n", 1)[-1]
    head = text.lstrip("\n").split("\n", 1)[0]
    rows = csv.reader(StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count))
    problems: list[Problem] = []
    try:
        labels = list(_labels(rows, str(path), problems))
    except csv.Error as error:
        raise DataFileError([Problem(f"not a table: {error}", str(path), rows.line_num)]) from error
    if not labels and not problems:
        problems.append(Problem("no label in it: a line for each résumé, such as lin.pdf,yes", str(path)))
    if problems:
        raise DataFileError(problems)
    return labels


def _decoded(content: bytes, path: Path) -> str:
    """As a spreadsheet may have written it; with a mark at its beginning, or else in the first encoding that fits."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataFileError([Problem("neither UTF-8 nor GB18030 nor UTF-16: save it as UTF-8", str(path))])


def _labels(rows: _Rows, path: str, problems: list[Problem]) -> Iterator[Label]:
    filled = (row for row in rows if any(cell.strip() for cell in row))
    names = [name.strip().casefold() for name in next(filled, [])]
    columns = [next((at for at, name in enumerate(names) if name in known), None) for known in (_FILE, _LABEL)]
    if None in columns:
        problems.append(Problem('the first line must name the columns "file" and "label"', path, max(rows.line_num, 1)))
        return
    at_file, at_label = (at or 0 for at in columns)
    first: dict[str, Label] = {}
    for row in filled:
        line = rows.line_num
        file, said = (row[at].strip() if at < len(row) else "" for at in (at_file, at_label))
        if not file or said.casefold() not in _YES | _NO:
            told = f'"{said}" is neither yes nor no (是/否, 1/0)' if file else "the name of the file is missing"
            problems.append(Problem(told, path, line))
            continue
        label = Label(file, said.casefold() in _YES, line)
        before = first.setdefault(file, label)
        if before is label:
            yield label
        elif before.wanted != label.wanted:
            problems.append(Problem(f'"{file}" is yes and no: the other one is in line {before.line}', path, line))
