"""Imports run one way, and a library that is slow to load lives in one room."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from resumesift.lexicon.domains import domain_names, domain_words

SOURCE = Path(__file__).parents[1] / "src" / "resumesift"

FOUNDATION = {"errors"}
FACTS = FOUNDATION | {"dates", "document", "resume"}
RULES = FOUNDATION | {"folding", "resume", "experience", "screening", "lexicon", "yaml_source"}
EVERYTHING_READ = FACTS | RULES | {"reading", "extraction", "facts", "flags", "messages", "pool", "rules"}
FRONT = {"rulekit", "batch", "report", "audit"}

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "shipped": set(),
    "scripts": set(),
    "folding": set(),
    "addresses": set(),
    "dates": FOUNDATION | {"addresses", "scripts"},
    "document": FOUNDATION,
    "yaml_source": FOUNDATION,
    "pool": FOUNDATION,
    "reading": FOUNDATION | {"scripts", "document", "dates"},
    "lexicon": FOUNDATION | {"folding", "scripts", "yaml_source"},
    "resume": FOUNDATION | {"document", "dates"},
    "extraction": FACTS | {"addresses", "scripts", "folding", "lexicon"},
    "experience": {"resume"},
    "screening": FOUNDATION | {"resume"},
    "facts": FACTS | {"lexicon", "reading", "extraction"},
    "flags": FACTS | {"experience", "screening"},
    "messages": {"screening"},
    "rules": RULES | {"shipped"},
    "judging": {"experience", "facts", "resume", "rules"},
    "screener": EVERYTHING_READ | {"judging"},
    "rulekit": EVERYTHING_READ | {"judging", "screener", "scripts"},
    "batch": FACTS | {"facts", "flags", "pool", "screening", "screener"},
    "report": FOUNDATION | {"scripts", "resume", "screening", "messages"},
    "audit": EVERYTHING_READ | {"screener"},
    "cli_base": FOUNDATION | {"report"},
    "cli_rules": EVERYTHING_READ | {"screener", "cli_base"} | FRONT,
    "cli": EVERYTHING_READ | {"screener", "shipped", "cli_base"} | FRONT,
    "pytest_plugin": FOUNDATION | {"resume", "rules", "screener", "rulekit", "report"},
    "__main__": {"cli"},
    # Names that are loaded when they are first used.
    "__init__": EVERYTHING_READ | {"screener"},
}
"""The rooms from the ground up; none may import a room that stands below it in this table."""

HOMES = {
    "sqlite3": ["facts/cache.py", "facts/store.py"],
    "spacy": ["extraction/*"],
    "pdfplumber": ["reading/pdf/second.py"],
    "pypdfium2": ["reading/pdf/pdfium.py"],
    "lxml": ["reading/archive.py", "reading/html/*"],
    "markdown_it": ["reading/markdown.py"],
    "rapidocr": ["reading/ocr/engine.py"],
    "cv2": ["reading/ocr/*"],
    "PIL": ["reading/ocr/files.py"],
    "numpy": ["reading/ocr/*", "reading/pdf/pictures.py", "rulekit/tune/*"],
    "matplotlib": ["rulekit/tune/plot.py"],
    "rapidfuzz": ["extraction/matching.py", "rules/names.py"],
    "opencc": ["folding.py"],
    "yaml": ["yaml_source/*"],
    "srsly": ["lexicon/load.py", "yaml_source/*"],
    "click": ["cli*.py"],
    "rich": ["cli*.py", "report/*"],
    "pytest": ["pytest_plugin.py"],
    "ray": ["batch/ray.py"],
}

NEVER_AT_START = {
    "spacy", "pdfplumber", "pypdfium2", "rapidfuzz", "rich", "lxml", "opencc", "markdown_it",
    "numpy", "cv2", "rapidocr", "matplotlib",
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports anywhere, with a line for type checkers or not."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            assert node.module is not None
            yield from (f"resumesift.{a.name}" for a in node.names) if node.module == "resumesift" else [node.module]


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def test_the_table_itself_runs_one_way() -> None:
    known: set[str] = set()
    for name, allowed in MAY_IMPORT.items():
        later = allowed - known - {"audit"}
        assert not later, f"{name} would import {later} from below"
        known.add(name)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    name = room(path)
    assert name in MAY_IMPORT, f"{name} is a new room: say in MAY_IMPORT what it may import"
    rooms = {full.split(".")[1] for full in imported(path) if full.startswith("resumesift.")} - {name, "__version__"}
    assert rooms <= MAY_IMPORT[name], f"{name} must not import {rooms - MAY_IMPORT[name]}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_library_stays_at_home(path: Path) -> None:
    place = path.relative_to(SOURCE).as_posix()
    strangers = [
        library
        for library in {full.split(".")[0] for full in imported(path)}
        if library in HOMES and not any(fnmatch(place, home) for home in HOMES[library])
    ]
    assert strangers == []


def test_the_order_of_reading_is_the_same_whoever_reads_the_page() -> None:
    for path in (SOURCE / "reading" / "layout").glob("*.py"):
        readers = {
            name for name in imported(path) if name.startswith(("resumesift.reading.pdf", "resumesift.reading.ocr"))
        }
        assert not readers, f"{path.name} must not know who read the page"


@pytest.mark.parametrize(
    "arguments",
    [
        ["-c", "import resumesift"],
        ["-c", "import resumesift.dates, resumesift.experience"],
        ["-m", "resumesift", "--help"],
        ["-m", "resumesift", "screen", "--help"],
    ],
    ids=" ".join,
)
def test_the_start_loads_nothing_heavy(arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "resumesift" in loaded
    assert not loaded & NEVER_AT_START


def words_of_code(source: Path) -> set[str]:
    """The names and texts of a module, without comments and docstrings."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in docs}
    names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
    return {text.lower() for text in texts | names if isinstance(text, str)}


def test_no_word_of_a_trade_stands_in_python() -> None:
    trade = {word.lower() for group in domain_words() for word in (group.id, *group.domains)}
    trade |= {name.lower() for names in domain_names().values() for name in names}
    found = {
        (str(source.relative_to(SOURCE)), word)
        for source in SOURCE.rglob("*.py")
        for word in words_of_code(source)
        if any(part in word for part in trade)
    }
    assert found == set()
