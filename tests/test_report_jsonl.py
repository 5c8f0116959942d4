"""results.jsonl: the promise of its lines."""

from __future__ import annotations

import json

from invented import resume, screening, unreadable
from resumesift.report.jsonl import from_line, to_line


def test_the_keys_stand_in_the_promised_order() -> None:
    line = json.loads(to_line(screening()))
    assert list(line) == [
        "file", "sha256", "status", "decision", "score", "reason", "as_of", "ruleset", "criteria", "resume", "flags",
        "error",
    ]  # fmt: skip
    assert list(line["ruleset"]) == ["name", "version", "sha256"]
    assert line["criteria"][0]["months"] == {"low": 156, "high": 192}
    assert line["criteria"][0]["evidence"][0]["box"] == [72.0, 210.4, 168.0, 224.4]
    assert line["resume"]["work"][0]["end"] is None
    assert line["error"] is None


def test_an_unreadable_file_has_an_error_and_no_decision() -> None:
    line = json.loads(to_line(unreadable()))
    assert (line["status"], line["decision"], line["criteria"]) == ("unreadable", None, [])
    assert line["error"]["code"] == "encrypted"


def test_chinese_stays_chinese() -> None:
    assert "林晓峰" in to_line(screening())


def test_whatever_the_text_holds_it_is_one_line_and_comes_back() -> None:
    odd = screening(resume=resume(name="a\nb\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\x7f\"\\'"))
    assert len(to_line(odd).splitlines()) == 1
    assert from_line(to_line(odd)) == odd


def test_what_is_read_back_gives_the_same_line() -> None:
    for one in (screening(), unreadable()):
        assert to_line(from_line(to_line(one))) == to_line(one)
