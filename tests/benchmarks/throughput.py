"""How long reading and the whole way take, measured against pdfplumber's `extract_text` on the same files.

    python tests/benchmarks/throughput.py [FOLDER] [--rounds N]

One process, warm. Each round takes every text-layer PDF of the folder (samples/ without one) once in each of the three
ways, in turn and in another order each time; the figure of a file is the median of its rounds.
"""

from __future__ import annotations

import argparse
import logging
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pdfplumber

from resumesift import Screener, load_rules
from resumesift.errors import UnreadableError
from resumesift.reading import read_bytes

_SAMPLES = Path(__file__).parents[2] / "samples"
_AS_OF = date(2026, 6, 30)
_PICTURES = {"ocr", "ocr_doubtful", "page_without_text", "page_with_picture"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=_SAMPLES)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    logging.disable(logging.WARNING)  # pdfminer complains of fonts
    files = _text_pdfs(options.folder)
    if not files:
        sys.exit(f"{options.folder} holds no PDF with text.")
    screener = Screener(load_rules("ecommerce-director"), as_of=_AS_OF)
    ways: dict[str, Callable[[Path], object]] = {
        "pdfplumber extract_text": _extract_text,
        "reading": lambda path: read_bytes(path.read_bytes()),
        "whole way": screener.screen,
    }
    times = _measure(files, ways, options.rounds)
    pages = sum(len(read_bytes(path.read_bytes()).pages) for path in files)
    print(f"{len(files)} files, {pages} pages, medians of {options.rounds} rounds")
    baseline = times["pdfplumber extract_text"]
    for way, seconds in times.items():
        ratios = sorted(a / b for a, b in zip(seconds, baseline, strict=True))
        share, high = sum(seconds) / sum(baseline), ratios[int(0.9 * len(ratios))]
        print(f"{way:24} {sum(seconds):8.3f} s   {1000 * sum(seconds) / pages:6.1f} ms a page   ", end="")
        print(f"{share:5.3f} of pdfplumber in sum, {high:5.3f} at the 90th percentile")


def _text_pdfs(folder: Path) -> list[Path]:
    """The PDFs that can be read, and by no picture of a page; reading each once is the warm-up."""
    readable = []
    for path in sorted(folder.rglob("*.pdf")):
        data = path.read_bytes()
        try:
            document = read_bytes(data) if data.startswith(b"%PDF") else None
        except UnreadableError:
            continue
        if document and document.format == "pdf" and not _PICTURES & {finding.code for finding in document.findings}:
            readable.append(path)
    return readable


def _extract_text(path: Path) -> str:
    with pdfplumber.open(BytesIO(path.read_bytes())) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def _measure(files: list[Path], ways: dict[str, Callable[[Path], object]], rounds: int) -> dict[str, list[float]]:
    """The median seconds of each file in each way."""
    shuffle = random.Random(1).shuffle
    taken: dict[str, dict[Path, list[float]]] = {way: {path: [] for path in files} for way in ways}
    for way in ways.values():
        way(files[0])
    for _ in range(rounds):
        for path in files:
            order = list(ways.items())
            shuffle(order)
            for name, way in order:
                start = time.perf_counter()
                way(path)
                taken[name][path].append(time.perf_counter() - start)
    return {name: [statistics.median(seconds) for seconds in by_file.values()] for name, by_file in taken.items()}


if __name__ == "__main__":
    main()
