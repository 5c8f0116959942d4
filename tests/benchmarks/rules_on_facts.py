"""How many résumés a second rules are held against when the facts are in the cache.

    python tests/benchmarks/rules_on_facts.py [--people N] [--rules NAME|FILE]

The people are those of samples/, over and over, each in a small file of its own whose facts the cache has. Measured are
`Screener.judge` on facts at hand, `Screener.screen_many` with the cache, the whole command `resumesift screen` from a
warm cache, in this process and as a process of its own, and whether its results are those of a run that reads them.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from resumesift import Screener, load_rules
from resumesift.cli import cli
from resumesift.facts import Facts, FactsCache
from resumesift.facts.read import FactsReader

_SAMPLES = Path(__file__).parents[2] / "samples"
_AS_OF = "2026-06-30"
_RESULTS = ("results.jsonl", "results.csv")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--rules", default="ecommerce-director")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        _measure(Path(folder), options.people, options.rules)


def _measure(folder: Path, number: int, rules: str) -> None:
    facts = _fill(folder, number)
    screener = Screener(load_rules(rules), _AS_OF)
    _judge(screener, facts[:50])
    _told("judged, facts at hand", number, _judge(screener, facts))
    cached = Screener(load_rules(rules), _AS_OF, cache=folder / "facts.sqlite")
    people = sorted((folder / "people").iterdir())
    _told("judged, facts from the cache", number, _timed(lambda: sum(1 for _ in cached.screen_many(people))))
    given = [str(folder / "people"), "--cache", str(folder / "facts.sqlite")]
    command = ["screen", *given, "--rules", rules, "--as-of", _AS_OF, "--workers", "1", "--out", str(folder / "out")]
    _invoke(command)
    _told("screen, warm", number, _timed(lambda: _invoke(command)))
    process = [sys.executable, "-m", "resumesift", *command]
    _told(
        "screen, warm, with its start",
        number,
        _timed(lambda: subprocess.run(process, check=True, stdout=subprocess.DEVNULL)),
    )
    same = _same_bytes(folder, rules)
    print(f"results from the cache and from reading: {'the same bytes' if same else 'DIFFERENT'}")


def _fill(folder: Path, number: int) -> list[Facts]:
    """So many files, and the cache of their facts; the facts."""
    cache, reader = FactsCache(folder / "facts.sqlite"), FactsReader()
    (folder / "people").mkdir()
    known = [found for path in sorted(_SAMPLES.iterdir()) if isinstance(found := reader.read(path)[1], Facts)]
    facts = list(islice(cycle(known), number))
    for index, found in enumerate(facts):
        content = f"{index}\n".encode()
        (folder / f"people/{index:06}.txt").write_bytes(content)
        cache.put(hashlib.sha256(content).hexdigest(), found)
    return facts


def _judge(screener: Screener, facts: list[Facts]) -> float:
    def judge() -> None:
        for found in facts:
            screener.judge(found, "resume.pdf")

    return _timed(judge)


def _same_bytes(folder: Path, rules: str) -> bool:
    made = []
    for out, cache in (("none", ["--no-cache"]), ("cold", []), ("cold", [])):
        _invoke(["screen", str(_SAMPLES), "--rules", rules, "--as-of", _AS_OF, "--out", str(folder / out), *cache])
        made.append([(folder / out / name).read_bytes() for name in _RESULTS])
    return made[0] == made[1] == made[2]


def _invoke(command: list[str]) -> None:
    CliRunner().invoke(cli, command, catch_exceptions=False)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _told(what: str, number: int, seconds: float) -> None:
    print(f"{what:30} {seconds:6.2f} s   {1000 * seconds / number:5.2f} ms a résumé   {number / seconds:6.0f} a second")


if __name__ == "__main__":
    main()
