"""Another project that has `pip install resumesift`, and nothing else: no extra, no source, none of our options."""

from __future__ import annotations

import email
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]

RULES = """\
name: warehouse-lead
version: 1.0.0
language: en
title: {en: Warehouse lead}
criteria:
  - id: leading_years
    title: {en: experience as a supervisor}
    importance: must
    kind: experience
    level: supervisor
    at_least: {years: 2}
"""

CASES = """\
as_of: 2026-06-30
cases:
  - name: 24 months are two years
    given: {work: [{title: Warehouse supervisor, start: 2024-07, level: supervisor}]}
    expect: {decision: qualified, criteria: {leading_years: {status: met, months: 24}}}
  - name: 23 months are not
    text: |
      Ann Lee
      Work experience
      2024-08 – present  Northgate Depot Ltd  Warehouse Supervisor
    expect: {decision: not_qualified, criteria: {leading_years: {status: not_met, months: 23}}}
  - name: a leader in Danish
    xfail: titles in Danish are not known
    text: |
      Ann Lee
      Work experience
      2020-08 – present  Northgate Depot Ltd  Lagerchef
    expect: {decision: qualified}
"""

TESTS = '''\
import pytest

from resumesift import evaluate

pytestmark = pytest.mark.ruleset("rules/warehouse-lead.yaml", as_of="2026-06-30")


@pytest.mark.parametrize(("since", "decision"), [("2024-07", "qualified"), ("2024-08", "not_qualified")])
def test_two_years(ruleset, screener, resume_from_text, since, decision):
    resume = resume_from_text(f"""
        Ann Lee
        Work experience
        {since} – present  Northgate Depot Ltd  Warehouse Supervisor
    """)
    assert evaluate(ruleset, resume, screener.as_of).decision == decision


def test_a_file(screener, tmp_path):
    file = tmp_path / "ann.md"
    post = "2024-07 – present  Northgate Depot Ltd  Warehouse Supervisor"
    file.write_text(f"# Ann Lee\\n\\n## Work experience\\n\\n{post}\\n", encoding="utf-8")
    assert screener.screen(file).decision == "qualified"


def test_where_it_comes_from():
    import resumesift

    print("resumesift is", resumesift.__file__)
'''


def required(lines: list[str], extras: frozenset[str]) -> Iterator[Requirement]:
    """Those of a distribution's requirements that hold here."""
    for wanted in map(Requirement, lines):
        if wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            yield wanted


def everything_for(lines: list[str]) -> list[str]:
    """The distributions that pip would install for these requirements, and for those of them in turn."""
    found: dict[str, frozenset[str]] = {}
    waiting = list(required(lines, frozenset()))
    while waiting:
        wanted = waiting.pop()
        name, extras = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if name not in found or not extras <= found[name]:
            found[name] = found.get(name, frozenset()) | extras
            waiting += required(distribution(name).requires or [], found[name])
    return sorted(found)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel of this checkout and what it requires; nothing is fetched."""
    home = tmp_path_factory.mktemp("foreign")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(home)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stderr}\nThe wheel is built by hatchling, which '.[dev]' brings."
    (wheel,) = home.glob("*.whl")
    venv.create(home / "env", with_pip=False, symlinks=os.name != "nt")
    python = home / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip())
    zipfile.ZipFile(wheel).extractall(site)
    # The wheel says what it requires: the environment of the tests may hold another version of us.
    (metadata,) = site.glob("resumesift-*.dist-info/METADATA")
    head = email.message_from_string(metadata.read_text("utf-8"))
    for name in everything_for(head.get_all("Requires-Dist", [])):
        for top in {file.parts[0] for file in distribution(name).files or ()} - {"..", "__pycache__"}:
            if not (site / top).exists():
                (site / top).symlink_to(str(distribution(name).locate_file(top)))
    return python


def run(python: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    own = {"PYTHONPATH", "PYTEST_ADDOPTS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD", "VIRTUAL_ENV"}
    environment = {
        key: value for key, value in os.environ.items() if key not in own and not key.startswith("PYTEST_XDIST")
    }
    command = [str(python), *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment | {"PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8"
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own: rules with their cases, and a test that uses the fixtures."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "rules/warehouse-lead.yaml").write_text(RULES, "utf-8")
    (tmp_path / "rules/warehouse-lead.test.yaml").write_text(CASES, "utf-8")
    (tmp_path / "tests/test_own.py").write_text(TESTS, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --strict-markers -p no:cacheprovider\n", "utf-8")
    return tmp_path


def test_rules_cases_and_fixtures_work_where_nothing_but_resumesift_is_installed(python: Path, project: Path) -> None:
    for stranger in ("hypothesis", "rapidocr"):  # of our extras
        assert run(python, "-c", f"import {stranger}", cwd=project).returncode == 1
    done = run(python, "-m", "pytest", "-v", "-rx", "-s", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert lines[-1].strip("= ").startswith("6 passed, 1 xfailed"), done.stdout
    assert "rules/warehouse-lead.test.yaml::24 months are two years PASSED" in done.stdout
    assert "XFAIL rules/warehouse-lead.test.yaml::a leader in Danish - titles in Danish are not known" in done.stdout
    (place,) = (line for line in lines if "resumesift is" in line)
    assert str(python.parents[1]) in place


def test_a_changed_rule_fails_the_case_that_meant_it(python: Path, project: Path) -> None:
    rules = project / "rules/warehouse-lead.yaml"
    rules.write_text(RULES.replace("years: 2", "months: 25"), "utf-8")
    done = run(python, "-m", "pytest", "rules", cwd=project)
    assert done.returncode == 1
    assert "rules/warehouse-lead.yaml:11: at_least: {months: 25}, level: supervisor" in done.stdout
    told = run(python, "-m", "resumesift", "rules", "test", "rules", cwd=project)
    assert told.returncode == 1
    text = told.stdout.rpartition("\n1 passed")[0]
    assert text.startswith("FAILED  rules/warehouse-lead.test.yaml:3  24 months are two years\n")
    assert text in done.stdout
