"""How pictures of any shape are cut up and handed to the recogniser, and what is told of them."""

from __future__ import annotations

import pytest

pytest.importorskip("rapidocr", reason='needs the extra: pip install "resumesift[ocr]"')

import numpy as np

from resumesift.reading.layout.printed import Run, Style
from resumesift.reading.ocr import engine, findings_of
from resumesift.reading.ocr.engine import Picture
from resumesift.reading.ocr.picture import PictureText, is_blank, read_picture
from resumesift.reading.ocr.unfound import lines_seen
from resumesift.reading.pdf.pictures import believed

SURE, UNSURE = 0.98, 0.85


def codes(picture: PictureText) -> list[str]:
    return [finding.code for finding in findings_of(1, picture)]


def test_what_is_told_goes_by_how_surely_and_not_by_how_much_was_read() -> None:
    assert codes(PictureText(confidences=[SURE] * 6)) == ["ocr"]
    assert codes(PictureText(confidences=[UNSURE] * 6)) == ["ocr_doubtful"]
    assert codes(PictureText(confidences=[UNSURE] * 600)) == ["ocr_doubtful"]
    assert codes(PictureText(confidences=[SURE] * 50 + [0.2] * 10)) == ["ocr_doubtful"]


def test_nothing_read_is_told_unless_there_is_nothing_to_read() -> None:
    assert codes(PictureText()) == ["page_without_text"]
    assert codes(PictureText(is_blank=True)) == []
    assert codes(PictureText(confidences=[SURE], is_partly_read=True)) == ["ocr", "page_with_picture"]


def paper(high: int = 400, wide: int = 300) -> Picture:
    return np.full((high, wide, 3), 250, np.uint8)


def test_blank_paper() -> None:
    scanned = paper() + np.random.default_rng(5).normal(0, 4, (400, 300, 3))
    assert is_blank(paper())
    assert is_blank(scanned.clip(0, 255).astype(np.uint8))
    faint = paper()
    faint[200:220, 100:104] = 225
    assert not is_blank(faint)
    coloured = paper()
    coloured[200:220, 100:110] = (120, 250, 250)
    assert not is_blank(coloured)


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The heights and widths of the pictures in which lines are looked for; none are found."""
    shapes: list[tuple[int, int]] = []

    def look(picture: Picture, **_: bool) -> None:
        shapes.append(picture.shape[:2])

    monkeypatch.setattr(engine, "_engine", lambda: look)
    return shapes


def striped(high: int, wide: int) -> Picture:
    picture = paper(high, wide)
    picture[::5] = 0
    return picture


@pytest.mark.parametrize(
    "shape", [(6000, 60), (60_000, 12), (20_000, 1080), (400, 3000), (3000, 400), (50, 50), (2339, 1654), (20, 150)]
)
def test_what_the_recogniser_is_given_is_bounded(handed: list[tuple[int, int]], shape: tuple[int, int]) -> None:
    read_picture(striped(*shape), 0.5)
    assert 1 <= len(handed) <= 20
    assert all(max(size) <= 2560 and size[0] * size[1] <= 2_000_000 for size in handed)


def test_a_page_of_a_screenshot_is_enlarged_to_be_read(handed: list[tuple[int, int]]) -> None:
    read_picture(striped(480, 320), 0.5)
    read_picture(striped(2339, 1654), 0.5)
    assert handed == [(960, 640), (1280, 905)]


def test_of_a_roll_too_long_a_part_is_not_read(handed: list[tuple[int, int]]) -> None:
    assert read_picture(striped(6000, 60), 0.5).is_partly_read
    assert len(handed) == 20
    handed.clear()
    # What is blank is no part that is left out.
    roll = paper(6000, 60)
    roll[5990:] = 0
    assert not is_blank(roll)
    read_picture(roll, 0.5)
    assert len(handed) == 1


def test_lines_that_are_seen_and_not_found() -> None:
    """Blurred print, handwriting: hardly anything of it is found, and that surely."""
    scrawl = paper(877, 620)
    for top in range(60, 800, 30):
        scrawl[top : top + 9, 60:500] = 90
    assert lines_seen(scrawl) == 25
    cover, photo = paper(877, 620), np.random.default_rng(5).integers(0, 255, (877, 620, 3)).astype(np.uint8)
    cover[300:340, 100:400] = 0
    cover[500:, :] = 120
    assert lines_seen(cover) <= 1
    assert lines_seen(photo) == 0


def runs(text: str) -> list[Run]:
    style = Style("", False, 10.0, 0, (0, 0, 0, 255))
    return [
        Run(word, word, None, 50 * x, 0, 50 * x + 40, 10, 8, 10, False, style, -1, -1, 0)
        for x, word in enumerate(text.split())
    ]


LAYER = "one two three four five six seven eight nine ten"


@pytest.mark.parametrize("doubt", ["scan", "garbled"])
def test_a_picture_that_says_nothing_or_little_takes_no_text_away(doubt: str) -> None:
    assert believed(doubt, runs(LAYER), PictureText()) == "open"  # type: ignore[arg-type]
    assert believed("garbled", runs(LAYER), PictureText(runs=runs("ten"))) == "open"
    assert believed("scan", runs(LAYER), PictureText(is_blank=True)) == "picture", "it lies unseen under blank paper"
    assert believed("garbled", runs(LAYER), PictureText(runs=runs(LAYER))) == "layer"
    other = "uno dos tres cuatro cinco seis siete ocho nueve"
    assert believed(doubt, runs(LAYER), PictureText(runs=runs(other))) == "picture"  # type: ignore[arg-type]


def test_a_picture_for_a_good_part_of_the_page() -> None:
    more = runs(f"{LAYER} eleven")
    assert believed("picture", runs(LAYER), PictureText(runs=runs(f"{LAYER} {LAYER}"))) == "picture"
    assert believed("picture", runs(LAYER), PictureText(runs=more)) == "both"
    assert believed("picture", runs(LAYER), PictureText(runs=more, turn=3.0)) == "open", "places do not agree"
    assert believed("picture", runs(LAYER), PictureText(runs=runs(LAYER))) == "open"
