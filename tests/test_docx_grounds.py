from __future__ import annotations

import pytest

from word_files import box, paragraph, read_xml, run, texts

WHITE = "<w:color w:val='FFFFFF'/>"
NAVY = "<a:solidFill><a:srgbClr val='1F3A5F'/></a:solidFill>"
CREAM = "<a:solidFill><a:srgbClr val='FFFDF6'/></a:solidFill>"
BODY = "负责门店排班、盘点和新员工的带教，" * 3


def hidden(body: str) -> list[str | None]:
    return [finding.quote for finding in read_xml(body).findings]


def page(*boxes: str) -> str:
    return f"<w:p>{''.join(boxes)}{run(BODY)}</w:p>"


class TestSeen:
    def test_white_boxes_on_a_side_bar(self) -> None:
        # The side bar is a text box of its own whose paragraph is empty, as word processors leave it.
        body = page(
            box(400, 0, " ", width=195, height=842, fill=NAVY, depth=1),
            box(415, 40, "程雨桐", width=160, height=40, depth=2, look=WHITE),
            box(415, 120, "收银", "陈列", width=160, height=60, depth=3, look=WHITE),
        )
        assert not hidden(body)
        assert texts(read_xml(body))[:3] == ["程雨桐", "收银", "陈列"]

    def test_a_white_box_on_a_banner_that_says_something_itself(self) -> None:
        banner = box(0, 0, "RÉSUMÉ", width=595, height=110, fill=NAVY, depth=4)
        body = page(banner, box(60, 30, "Nora Quist", width=200, depth=9, look=WHITE))
        assert not hidden(body)
        assert "Nora Quist" in texts(read_xml(body))

    def test_shapes_anchored_in_different_paragraphs_meet_on_the_page(self) -> None:
        bar = f"<w:p>{box(0, 0, width=180, height=842, fill=NAVY, depth=1)}</w:p>"
        body = paragraph(BODY) * 40 + f"<w:p>{box(20, 700, '驾照C1', width=100, depth=2, look=WHITE)}</w:p>" + bar
        assert not hidden(body)

    def test_a_box_that_reaches_over_the_band_may_have_its_text_on_it(self) -> None:
        band = box(0, 0, width=595, height=60, fill=NAVY, depth=1)
        assert not hidden(page(band, box(40, 10, "程雨桐", width=300, height=150, depth=2, look=WHITE)))

    def test_a_place_given_in_words_is_not_held_against_the_text(self) -> None:
        place = "<wp:positionH relativeFrom='page'><wp:posOffset>0</wp:posOffset></wp:positionH>"
        bar = box(0, 0, width=180, height=842, fill=NAVY, depth=1)
        centred = bar.replace(place, "<wp:positionH relativeFrom='page'><wp:align>right</wp:align></wp:positionH>")
        assert not hidden(page(centred, box(430, 100, "程雨桐", depth=2, look=WHITE)))


class TestHidden:
    def test_a_white_box_beside_the_side_bar(self) -> None:
        bar = box(0, 0, width=180, height=842, fill=NAVY, depth=1)
        seen = box(20, 40, "程雨桐", width=120, depth=2, look=WHITE)
        ghost = box(220, 400, "Regional Director 2012-2024", width=300, depth=3, look=WHITE)
        body = page(bar, seen, ghost)
        assert hidden(body) == ["Regional Director 2012-2024"]
        assert "程雨桐" in texts(read_xml(body))

    def test_white_on_a_light_card_that_lies_on_the_side_bar(self) -> None:
        bar = box(0, 0, width=180, height=842, fill=NAVY, depth=1)
        card = box(10, 300, width=160, height=90, fill=CREAM, depth=2)
        white = "<w:color w:val='FFFCF4'/>"
        assert hidden(page(bar, card, box(20, 320, "十年总监", width=120, depth=3, look=white))) == ["十年总监"]

    @pytest.mark.parametrize(("depth", "found"), [(9, ["十年总监"]), (1, [])])
    def test_text_under_a_shape(self, depth: int, found: list[str]) -> None:
        lid = box(0, 300, width=595, height=100, fill=NAVY, depth=depth)
        assert hidden(page(box(40, 320, "十年总监", width=120, depth=5, look=WHITE), lid)) == found

    def test_dark_text_under_a_shape_but_not_in_a_tinted_one(self) -> None:
        lid = box(0, 300, width=595, height=100, fill=CREAM, depth=9)
        text = box(40, 320, "十年总监", width=120, depth=5)
        assert hidden(page(text, lid)) == ["十年总监"]
        see_through = lid.replace("'/></a:solidFill>", "'><a:alpha val='30000'/></a:srgbClr></a:solidFill>")
        assert not hidden(page(text, see_through))
