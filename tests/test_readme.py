"""The README keeps its word: its commands, options, kinds, code and transcripts."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest

from resumesift.cli import cli
from resumesift.messages import _ERRORS
from resumesift.resume import Resume
from resumesift.rules.model import AnyCriterion

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
TRANSCRIPT = re.compile(r"<!-- transcript -->\n```console\n\$ resumesift (?P<args>.*)\n(?P<output>(?s:.*?))```\n<!--")


def commands(group: click.Group, name: str = "resumesift") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for part in group.list_commands(context):
        command = group.get_command(context, part)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {part}")
        else:
            yield f"{name} {part}", command


def kinds() -> list[str]:
    union = get_args(AnyCriterion)[0]
    return [get_args(model.model_fields["kind"].annotation)[0] for model in get_args(union)]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("name", [name for name, _ in commands(cli)])
def test_every_command_is_told(name: str) -> None:
    assert f"`{name}" in TEXT


@pytest.mark.parametrize("name", ["screen", "parse", "explain"])
def test_every_option_is_told(name: str) -> None:
    for option in cli.commands[name].params:
        if isinstance(option, click.Option):
            assert f"`{option.opts[0]}" in TEXT, option.opts


@pytest.mark.parametrize("code", sorted(_ERRORS))
def test_every_code_of_a_file_that_cannot_be_read_is_told(code: str) -> None:
    assert f"`{code}`" in TEXT


@pytest.mark.parametrize("field", ["dated", "gaps", "overlaps", "stated_years"])
def test_facts_that_stand_beside_the_posts_are_told(field: str) -> None:
    assert field in Resume.model_fields
    assert f"`{field}`" in TEXT


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_criterion_is_told(kind: str) -> None:
    assert f"`{kind}`" in TEXT


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_code_runs(code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})
    assert "review" in capsys.readouterr().out


@pytest.mark.parametrize("code", blocks("yaml"))
def test_the_rules_hold(code: str, tmp_path: Path) -> None:
    from resumesift import load_rules

    path = tmp_path / "rules.yaml"
    path.write_text(code, "utf-8")
    assert load_rules(path).criteria


def test_files_that_are_named_are_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT):
        assert (ROOT / target).exists(), target


def run(shell: str, out: Path) -> str:
    """What a command of the README prints; it may end in `| head -N`."""
    command, _, head = shell.partition(" | head -")
    words = [name for word in shlex.split(command) for name in sorted(map(str, ROOT.glob(word))) or [word]]
    words = [str(Path(word).relative_to(ROOT)) if word.startswith(str(ROOT)) else word for word in words]
    done = subprocess.run(
        [sys.executable, "-m", "resumesift", *(str(out) if word == "out" else word for word in words)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    lines = [line.rstrip() for line in done.stdout.replace(str(out), "out").splitlines()]
    return "".join(f"{line}\n" for line in lines[: int(head) if head else None])


@pytest.mark.parametrize("args", [match["args"] for match in TRANSCRIPT.finditer(TEXT)])
def test_the_transcripts_are_real(args: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Renewed by `pytest --update-golden`."""
    output, text = run(args, tmp_path), README.read_text("utf-8")
    match = next(match for match in TRANSCRIPT.finditer(text) if match["args"] == args)
    if request.config.getoption("--update-golden"):
        README.write_text(text[: match.start("output")] + output + text[match.end("output") :], "utf-8")
    else:
        assert match["output"] == output
