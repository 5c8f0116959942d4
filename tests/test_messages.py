"""What flags and errors say in the two languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import resumesift
from resumesift.messages import in_language, short
from resumesift.screening import Flag, ScreeningError

SOURCE = Path(resumesift.__file__).parent


ROOMS = [*SOURCE.glob("*.py"), *(SOURCE / "reading").rglob("*.py"), *(SOURCE / "extraction").rglob("*.py")]
TEXT = "\n".join(path.read_text("utf-8") for path in ROOMS)


def codes(pattern: str) -> list[str]:
    return sorted(set(re.findall(pattern, TEXT)))


def values_of(code: str) -> list[str]:
    """The names of the values that a flag is told with."""
    flags = re.findall(rf'_flag\("{code}".*', (SOURCE / "flags.py").read_text("utf-8"))
    findings = re.findall(rf'Finding\("{code}",.*values={{(.*)}}', TEXT)
    return re.findall(r"(\w+)=", "".join(flags)) + re.findall(r'"(\w+)":', "".join(findings))


FLAGS = [*codes(r'(?:Finding|_flag|Note)\(\s*(?:code=)?"([a-z_]+)"'), "reversed_dates", "future_start"]
ERRORS = [*codes(r'UnreadableError\((?:[^()]|\([^()]*\))*code="([a-z_]+)"'), "crashed", "internal_error"]


def test_the_codes_were_found() -> None:
    assert {"hidden_text", "damaged_page", "garbled_text", "unread_post", "stale_document"} <= set(FLAGS)
    assert {"encrypted", "damaged", "empty", "not_found"} <= set(ERRORS)


@pytest.mark.parametrize("code", FLAGS)
def test_every_flag_has_words(code: str) -> None:
    flag = Flag(code=code, message="in English", values=dict.fromkeys(values_of(code), "1"))
    assert in_language(flag, "en") == flag
    assert re.search(r"[\u4e00-\u9fff]", in_language(flag, "zh").message)
    assert re.search(r"[\u4e00-\u9fff]", short(code, "zh"))
    assert short(code, "en") != code.replace("_", " ") or " " in short(code, "en")


@pytest.mark.parametrize("code", ERRORS)
def test_every_error_can_be_told_in_chinese(code: str) -> None:
    error = ScreeningError(code=code, message="in English")
    assert in_language(error, "en").message == "in English"
    assert re.search(r"[\u4e00-\u9fff]", in_language(error, "zh").message)


def test_each_format_that_is_not_read_has_its_advice_in_chinese() -> None:
    told = in_language(ScreeningError(code="not_a_resume_format", message="…"), "zh").message
    for advice in ("压缩包请解压", "邮件请取出附件", "另存为 PDF"):
        assert advice in told


def test_values_stand_in_the_sentence() -> None:
    flag = Flag(code="stale_document", message="…", values={"date": "2019-03"})
    assert "2019-03" in in_language(flag, "zh").message
    for code in ("ocr", "ocr_doubtful"):
        assert "83 %" in in_language(Flag(code=code, message="…", values={"percent": "83 %"}), "zh").message


def test_an_unknown_code_stays_as_it_is() -> None:
    assert in_language(Flag(code="brand_new", message="new"), "zh").message == "new"
    assert short("brand_new", "zh") == "brand new"
