"""Slips of the text recogniser in dates."""

from __future__ import annotations

import pytest

from resumesift.reading.ocr.slips import mended


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("2018.05一至今", "2018.05—至今"),
        ("2016年一2023年", "2016年—2023年"),
        ("2016年3月一2019年2月", "2016年3月—2019年2月"),
        ("2018.05一", "2018.05—"),
        ("2018.05一至", "2018.05—至"),
        ("一2019.02", "—2019.02"),
        ("一至今", "—至今"),
        ("2019.O3-2O21.l2", "2019.03-2021.12"),
        ("20I9年", "2019年"),
        ("2016年至令", "2016年至今"),
    ],
)
def test_what_no_other_reading_fits_is_mended(read: str, meant: str) -> None:
    assert mended(read) == meant
    assert len(mended(read)) == len(read)


@pytest.mark.parametrize(
    "text",
    [
        "2019年一月至三月", "2019年一至三月", "2020年一家公司", "3月一号", "一月2日", "第一2组", "至令尊",
        "H2O", "IPO 2019", "iOS 14", "2021 l'Oréal", "R10l", "统一2012方便面", "10 Ohm", "至今",
    ],
)  # fmt: skip
def test_what_may_be_meant_stays(text: str) -> None:
    assert mended(text) == text
