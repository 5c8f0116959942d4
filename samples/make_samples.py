"""Draws the sample résumés of this folder from the people in `people/`, and writes the README's table of them.

The same data give the same bytes.

    python samples/make_samples.py [PERSON …]

Needs `pip install resumesift[dev]` and Debian's fonts-wqy-microhei, fonts-arphic-gbsn00lp, fonts-liberation,
fonts-crosextra-carlito and fonts-lato. Everybody in it is invented.
"""

from __future__ import annotations

import sys
from pathlib import Path

import docx_layouts
import pdf_layouts
from srsly import read_yaml

HERE = Path(__file__).parent

LAYOUTS = {
    "single": pdf_layouts.single,
    "sidebar": pdf_layouts.sidebar,
    "date_column": pdf_layouts.date_column,
    "timeline": pdf_layouts.timeline,
    "classic": pdf_layouts.classic,
    "modern": pdf_layouts.modern,
    "form": pdf_layouts.form,
    "docx_plain": docx_layouts.plain,
    "docx_form": docx_layouts.form,
}


_README = HERE / "README.md"
_TABLE = "<!-- written by make_samples.py -->"


def main(wanted: list[str]) -> None:
    """Draw the people whose file name holds one of `wanted`, or all."""
    for path in sorted((HERE / "people").glob("*.yaml")):
        if wanted and not any(word in path.name for word in wanted):
            continue
        person = read_yaml(path)
        LAYOUTS[person["layout"]](HERE / person["file"], person)
        print(person["file"])
    write_table()


def write_table() -> None:
    """Renew the table of the README below its mark."""
    people = [read_yaml(path) for path in sorted((HERE / "people").glob("*.yaml"))]
    rows = [
        "| file | decision | e-commerce | director | B2C | what it shows |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for person in people:
        expected = person["expected"]
        months = " | ".join(_months(expected[key]) for key in ("ecommerce", "director"))
        decision = expected["decision"].replace("_", " ")
        rows.append(f"| `{person['file']}` | {decision} | {months} | {expected['b2c']} | {person['shows']} |")
    head = _README.read_text(encoding="utf-8").split(_TABLE)[0]
    _README.write_text(head + _TABLE + "\n" + "\n".join(rows) + "\n", encoding="utf-8")


def _months(interval: list[int]) -> str:
    low, high = interval
    return str(low) if low == high else f"{low}–{high}"


if __name__ == "__main__":
    main(sys.argv[1:])
