"""Documents: text, and the way from each of its characters back to the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resumesift.document import CELL_BREAK, Box, Cell, Document, Line, Page, Place, Word

TEXTS = st.text(st.characters(categories=("L", "N", "P"), max_codepoint=0x9FFF), min_size=1, max_size=8)


def word(text: str, x0: float, top: float = 0.0) -> Word:
    return Word(text, text, Box(x0, top, x0 + 10.0 * len(text), top + 10.0), 10.0)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Pages of lines of cells of words, no two words in one place."""
    cell = st.lists(TEXTS, min_size=1, max_size=3)
    lines = []
    for number, row in enumerate(draw(st.lists(st.lists(cell, min_size=1), min_size=1))):
        x0, cells = 0.0, []
        for texts in row:
            words = []
            for text in texts:
                words.append(word(text, x0, 20.0 * number))
                x0 += 10.0 * len(text) + 5.0
            cells.append(Cell(tuple(words)))
        lines.append(Line(tuple(cells), page=1 + number // 3))
    return Document("pdf", tuple(lines))


@given(documents())
def test_each_word_of_the_text_stands_at_its_box(document: Document) -> None:
    for number, line in enumerate(document.lines):
        for offset, found in document.words(number):
            assert document.text[offset : offset + len(found.text)] == found.text
            assert document.locate(offset, offset + len(found.text)) == (Place(line.page, found.box),)
            assert document.line_at(offset) == number


@given(documents(), st.data())
def test_each_quote_lies_within_the_boxes_of_its_words(document: Document, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    for place in document.locate(start, end):
        line = next(line for line in document.lines if line.page == place.page and line.box and place.box
                    and line.box.top == place.box.top)  # fmt: skip
        assert line.box is not None
        assert place.box is not None
        assert line.box.x0 - 1e-6 <= place.box.x0 <= place.box.x1 <= line.box.x1 + 1e-6


@given(TEXTS, st.data())
def test_the_characters_of_a_word_share_its_width_without_gap(text: str, data: st.DataObject) -> None:
    whole = word(text, 30.0)
    middle = data.draw(st.integers(0, len(text)))
    left, right = whole.place(0, middle), whole.place(middle, len(text))
    assert whole.box is not None
    if left and right and 0 < middle < len(text):
        assert left.x0 == pytest.approx(whole.box.x0)
        assert left.x1 == pytest.approx(right.x0)
        assert right.x1 == pytest.approx(whole.box.x1)


def test_cells_are_parted_and_glued_words_are_not() -> None:
    line = Line((Cell((word("ba", 0), word("nan", 20)), frozenset({0})), Cell((word("pie", 90),))), page=1)
    assert line.text == f"banan{CELL_BREAK}pie"
    (place,) = Document("pdf", (line,)).locate(1, 4)
    assert place.box is not None
    assert (place.box.x0, place.box.x1) == (pytest.approx(10), pytest.approx(40))


def test_a_quote_over_two_lines_has_a_place_on_each() -> None:
    lines = (Line((Cell((word("one", 0),)),), page=1), Line((Cell((word("two", 0, 20.0),)),), page=2))
    document = Document("pdf", lines)
    assert [place.page for place in document.locate(1, 6)] == [1, 2]


def test_cells_of_one_line_that_hold_several_printed_lines_have_a_place_for_each() -> None:
    first, second = Word("店铺", "店铺", Box(0, 0, 20, 10)), Word("运营", "运营", Box(0, 12, 20, 22))
    other = Word("raised", "raised", Box(40, -3, 60, 7))
    line = Line((Cell((first, second), frozenset({0})), Cell((other,))), page=1)
    places = [place.box for place in Document("pdf", (line,)).locate(0, len(line.text))]
    assert places == [Box(0, 0, 20, 10), Box(0, 12, 20, 22), Box(40, -3, 60, 7)]
    assert [place.box for place in Document("pdf", (line,)).locate(1, 3)] == [Box(10, 0, 20, 10), Box(0, 12, 10, 22)]
    raised = Line((Cell((Word("a", "a", Box(0, 0, 5, 10)), Word("b", "b", Box(6, -3, 9, 5)))),), page=1)
    assert [place.box for place in Document("pdf", (raised,)).locate(0, 3)] == [Box(0, -3, 9, 10)]


@pytest.mark.parametrize(
    ("text", "middle", "room"),
    [("a中", 1, 0.35), ("Mi", 1, 0.77), ("ab", 1, 0.5), ("”中", 1, 0.5), ("”a", 1, 0.38), ("Central,", 7, 0.93)],
)
def test_characters_take_room_as_they_are_wide(text: str, middle: int, room: float) -> None:
    box = Word(text, text, Box(0.0, 0.0, 100.0, 10.0), 10.0).place(0, middle)
    assert box is not None
    assert box.x1 == pytest.approx(100 * room, abs=1.5)


def test_a_normalised_character_keeps_the_place_of_its_source() -> None:
    ligature = Word("fi", "ﬁ", Box(0.0, 0.0, 8.0, 10.0), 10.0, origin=(0, 0))
    assert ligature.place(1, 2) == Box(0.0, 0.0, 8.0, 10.0)


def test_without_pages_a_quote_has_neither_page_nor_box() -> None:
    document = Document("docx", (Line((Cell((Word("plain", "plain"),)),), page=None),))
    assert document.locate(0, 5) == (Place(None, None),)


def turned(turn: float, page_size: tuple[float, float] = (200.0, 100.0)) -> Document:
    word = Word("至今", "至今", Box(10, 20, 30, 30), confidence=0.9)
    return Document("pdf", (Line((Cell((word,)),), 1),), (Page(1, *page_size, turn),))


def test_a_level_page_is_shown_as_it_is() -> None:
    assert turned(0.0).locate(0, 2) == (Place(1, Box(10, 20, 30, 30)),)


def test_places_on_a_page_that_lies_askew() -> None:
    (place,) = turned(2.0).locate(0, 2)
    assert place.box is not None
    # Left of the middle a page turned clockwise lies higher, above the middle further right.
    assert place.box.top < 20 - 80 * 0.0349 + 1
    assert place.box.x0 > 10 + 20 * 0.0349 - 0.2
    assert 20 < place.box.width < 20.5


def test_places_on_a_page_that_lies_on_its_side() -> None:
    # Upright it is 100 wide and 200 high; turned a quarter clockwise its left edge is the upper one.
    (place,) = turned(90.0).locate(0, 2)
    assert place.box is not None
    sides = (place.box.x0, place.box.top, place.box.x1, place.box.bottom)
    assert [round(side, 6) for side in sides] == [170, 10, 180, 30]
