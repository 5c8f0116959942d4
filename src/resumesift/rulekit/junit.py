"""How cases went, as JUnit XML: the form that CI systems read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree

from resumesift.rulekit.case_text import case_text
from resumesift.rulekit.cases import CaseResult, SuiteRun, count

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(runs: Sequence[SuiteRun], notes: Iterable[str] = ()) -> str:
    """The results as JUnit XML: a testsuite a case file; `notes` (text of all the suites) become its system-out."""
    root = ElementTree.Element("testsuites", _totals(runs))
    for run in runs:
        suite = ElementTree.SubElement(root, "testsuite", {"name": _xml(str(run.suite.path)), **_totals([run])})
        for result in run.results:
            _testcase(suite, result)
    text = "\n".join(notes)
    if text and len(root):
        ElementTree.SubElement(root[-1], "system-out").text = _xml(text)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _totals(runs: Sequence[SuiteRun]) -> dict[str, str]:
    counted = count(runs)
    return {
        "tests": str(counted.total()),
        "failures": str(counted["failed"] + counted["xpassed"]),
        "errors": str(counted["error"]),
        "skipped": str(counted["xfailed"]),
    }


def _testcase(suite: ElementTree.Element, result: CaseResult) -> None:
    path = Path(result.path)
    case = ElementTree.SubElement(
        suite,
        "testcase",
        {
            "classname": _xml(result.suite.rules.name),
            "name": _xml(result.case.name),
            "file": _xml(path.as_posix()),
            "line": str(result.line),
        },
    )
    if result.outcome == "passed":
        return
    if result.outcome == "xfailed":
        ElementTree.SubElement(case, "skipped", {"type": "xfail", "message": _xml(result.case.xfail or "")})
        return
    text = case_text(result)
    tag = "error" if result.outcome == "error" else "failure"
    message = text.splitlines()[1].strip()
    told = ElementTree.SubElement(case, tag, {"type": result.outcome, "message": _xml(message)})
    told.text = _xml(text)


def _xml(text: str) -> str:
    """Without what XML forbids: control characters of a page, above all."""
    return _NO_XML.sub("", text)
