"""Name, contacts and language of the person."""

from __future__ import annotations

import pytest

from resumesift.document import Cell, Document, Line, Word
from resumesift.extraction.contacts import contacts_in
from resumesift.extraction.draft import Draft, Section, attach
from resumesift.extraction.person import find_person, language_of
from texts import drafted, parts


def name_in(text: str) -> str | None:
    doc, draft = drafted(text)
    find_person(doc)
    return draft.name


def _cell(text: str, size: float) -> Cell:
    return Cell(tuple(Word(word, word, size=size) for word in text.split()))


def sized(*lines: tuple[str, float]) -> str | None:
    """The name in lines of a text and a size each."""
    paper = Document(
        "pdf", tuple(Line(tuple(_cell(cell, size) for cell in text.split("\t")), 1) for text, size in lines)
    )
    doc, _ = drafted(paper.text)
    draft = Draft(paper)
    attach(doc, draft)
    find_person(doc)
    return draft.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("林晓峰\n电话 138 0000 0101\n求职意向：运营总监", "林晓峰"),
        ("个人简历\n姓名：林晓峰\t性别：男", "林晓峰"),
        ("姓名\t林晓峰\t性别\t男", "林晓峰"),
        ("林晓峰，女，一九八八年生，电话：138 0000 1919", "林晓峰"),
        ("蔡宜蓁 Tsai Yi-Chen\n0900-000-016", "蔡宜蓁 Tsai Yi-Chen"),
        ("Vivian Tang 汤薇\nvivian.tang@mail.example", "汤薇 Vivian Tang"),
        ("Curriculum Vitae\nOliver Hartwell\noliver@mail.example", "Oliver Hartwell"),
        ("CURRICULUM VITAE\nNAME; Beatrice Wekhoba\nPHONE; 07xx 418 662", "Beatrice Wekhoba"),
        ("王芳的简历\n电话 138 0000 0101", "王芳"),
        ("Resume of Jane Smith\njs@mail.example", "Jane Smith"),
        ("姓 名：王 芳\t性 别：女", "王芳"),
        ("Name : Jane Smith  Age: 30", "Jane Smith"),
        ("王芳-电商运营总监-10年\n138 0000 0101", "王芳"),
        ("王芳 男 35岁 电话：138 0000 1313", "王芳"),
        ("Surname: Nkosi\nFirst name: Thabo", "Thabo Nkosi"),
        ("贡 宁宁\n138 0000 0101", "贡宁宁"),
        ("自荐书\n尊敬的领导：您好！我叫佘国川，男，1982年生，应聘会计。", "佘国川"),
        ("Dear Sir,\nMy name is Jane Lowe and I am a nurse.", "Jane Lowe"),
        ("ANTHONY “TONY” R. HART-FITCH\n757 555 0147", "ANTHONY R. HART-FITCH"),
        ("Name\tDr. rer. nat. Annegret Held", "Annegret Held"),
        ("自荐书\n尊敬的领导：您好！我做会计。", None),
        ("PATIENT ACCOUNTS REPRESENTATIVE\nProfessional Summary\nCareful with numbers", None),
        ("运营总监\n工作经历\n2016 某公司", None),
    ],
)
def test_the_name_at_the_top_or_behind_its_label(text, name):
    assert name_in(text) == name


def test_a_large_line_beats_a_small_one_above_it():
    assert (
        sized(("男 34岁 宁波", 10), ("贺子衿", 21), ("137 0000 2608", 10), ("求职意向", 11), ("运营", 10)) == "贺子衿"
    )


def test_a_large_name_may_break_over_two_lines():
    lines = (("Hannah", 24), ("Vestergaard", 24), ("h.v@mail.example", 10), ("Online retail for years and years", 10))
    assert sized(*lines, *lines[3:] * 4) == "Hannah Vestergaard"


def test_a_large_name_may_break_at_its_hyphen_and_over_three_lines():
    lines = (("DESMOND", 24), ("HOLTERBAAN-", 24), ("ILUNGA", 24), ("d.h@mail.example", 10), ("Posters for years", 10))
    assert sized(*lines, *lines[4:] * 5) == "DESMOND HOLTERBAAN-ILUNGA"


def test_a_large_banner_is_no_name():
    assert (
        sized(("SOUS CHEF", 24), ("Renaldo Pryce 305-555-0148", 10), ("Cook since 2011, mostly fish", 10))
        == "Renaldo Pryce"
    )


def test_a_referee_is_neither_the_name_nor_a_contact():
    doc, draft = parts(("header", "林晓峰\nlin@mail.example"), ("reference", "王大明\nwang@mail.example"))
    find_person(doc)
    assert draft.name == "林晓峰"
    assert draft.contacts.emails == ("lin@mail.example",)


def test_a_colleague_in_a_post_is_not_the_name():
    doc, draft = drafted("\n".join(["工作"] * 20) + "\n王大明")
    draft.sections = [Section("work", (0, len(doc.text)))]
    find_person(doc)
    assert draft.name is None


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("手机138 0000 2929", ("138 0000 2929",)),
        ("电话：138-0000-0101", ("138-0000-0101",)),
        ("+86 137xxxx0621", ("+86 137xxxx0621",)),
        ("(312) 555-0108", ("(312) 555-0108",)),
        ("0900-000-016", ("0900-000-016",)),
        ("+353 85 000 0021", ("+353 85 000 0021",)),
        ("07700 900104", ("07700 900104",)),
        ("2016.03 - 2019.11", ()),
        ("2016-2019 年营收 12000000 元", ()),
        ("Postcode 610000", ()),
    ],
)
def test_telephone_numbers(text, phones):
    assert contacts_in(text).phones == phones


def test_addresses_and_links():
    found = contacts_in("a.lin@mail.example | https://lin.example/cv | linkedin.com/in/lin-x、www.lin.example")
    assert found.emails == ("a.lin@mail.example",)
    assert found.links == ("https://lin.example/cv", "linkedin.com/in/lin-x", "www.lin.example")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("负责天猫旗舰店的运营，熟悉Python", "zh"),
        ("Ran the web shop of a house brand", "en"),
        ("负责 Tmall flagship store trading 和 campaign planning", "mixed"),
        ("", "en"),
    ],
)
def test_language(text, language):
    assert language_of(text) == language
