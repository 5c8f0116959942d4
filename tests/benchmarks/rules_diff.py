"""How long `resumesift rules diff` of two rulesets takes over many résumés whose facts are cached.

    python tests/benchmarks/rules_diff.py [--people N] [--rounds N]

The people are those of samples/, each under as many names and with as many different files as are needed; the whole
command is timed, start of the process included, in the median of its rounds.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from resumesift.facts import Facts, FactsCache
from resumesift.facts.read import FactsReader, sha256_of

_SAMPLES = Path(__file__).parents[2] / "samples"
_CHILD = """\
name: five
version: 1.0.0
title: {zh: 电商运营总监, en: E-commerce operations director}
extends: ecommerce-director
criteria:
  - {id: ecommerce_years, at_least: {years: 5}}
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        _people(folder, options.people)
        (folder / "five.yaml").write_text(_CHILD, encoding="utf-8")
        command = [
            *(sys.executable, "-m", "resumesift", "rules", "diff", "ecommerce-director", "five.yaml", "cvs"),
            *("--as-of", "2026-06-30", "--cache", "facts.sqlite"),
        ]
        seconds = []
        for _ in range(options.rounds):
            start = time.perf_counter()
            done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
            seconds.append(time.perf_counter() - start)
    print(next(line for line in done.stdout.splitlines() if " people: " in line))
    print(f"{options.people} cached people, two rulesets: {statistics.median(seconds):.2f} s (median of {seconds})")


def _people(folder: Path, count: int) -> None:
    """Files of as many people, and the facts of each in the cache."""
    reader, cache = FactsReader(), FactsCache(folder / "facts.sqlite")
    facts = [found for path in sorted(_SAMPLES.iterdir()) if isinstance(found := reader.read(path)[1], Facts)]
    (folder / "cvs").mkdir()
    for number in range(count):
        path = folder / "cvs" / f"{number:06}.txt"
        path.write_text(f"{number}\n", encoding="utf-8")
        sha256 = sha256_of(path)
        assert sha256 is not None
        cache.put(sha256, facts[number % len(facts)])
    cache.close()


if __name__ == "__main__":
    main()
