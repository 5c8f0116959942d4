from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

import resumesift
from resumesift.yaml_source import nearest, parse_yaml, suggest

SOURCE = Path(resumesift.__file__).parent


def said(text: str | bytes) -> list[str]:
    return [str(problem) for problem in parse_yaml(text, "f.yaml").problems]


def test_values_are_plain_and_yes_no_and_dates_stay_words() -> None:
    source = parse_yaml("a: [yes, no, true, ~, 12, 012, 1.5, 2026-06-30, 2016-03, '7']\n", "f.yaml")
    assert source.data == {"a": ["yes", "no", True, None, 12, 12, 1.5, "2026-06-30", "2016-03", "7"]}
    assert source.problems == ()


def test_every_part_knows_its_line_and_column() -> None:
    source = parse_yaml("a: 1\nb:\n  - c: 电商\n    dd: [x, y]\n", "f.yaml")
    assert source.mark(("b", 0, "dd"), key=True) == (4, 5)
    assert source.mark(("b", 0, "dd", 1)) == (4, 13)
    assert source.mark(("b", 0, "absent")) == (3, 5), "the nearest part around it"
    assert str(source.problem("odd", ("b", 0, "c"))) == "f.yaml:3:8: odd"


def test_all_duplicate_keys_aliases_and_tags_are_told_at_once() -> None:
    text = "a: 1\nb: &x {c: 1, c: 2}\na: 2\nd: *x\ne: !foo 1\n"
    assert said(text) == [
        'f.yaml:2:14: "c" stands twice: first in line 2',
        'f.yaml:3:1: "a" stands twice: first in line 1',
        "f.yaml:4:1: aliases (&name, *name) are not understood here: write the value out",
        "f.yaml:5:4: tags (!foo) are not understood here",
    ]


def test_the_same_key_in_two_mappings_is_no_duplicate() -> None:
    assert said("- {id: a}\n- {id: a}\n") == []


def test_a_file_that_is_no_yaml_tells_where() -> None:
    assert said("a: [1\nb: 2\n")[0].startswith("f.yaml:2:2: not valid YAML: ")
    assert said("a: 1\nb: \x00\n") == ["f.yaml:2:4: not valid YAML: a control character"]
    assert said(b"a: 1\nb: \xff\n") == ["f.yaml:2:1: not UTF-8 text: save the file as UTF-8"]
    assert said("[" * 5000) == ["f.yaml:1:1: not valid YAML: nested too deeply"]


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert parse_yaml("a: 1".encode("utf-8-sig"), "f.yaml").data == {"a": 1}


class Cat(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["cat"]
    lives: int = Field(default=9, ge=1)


class Dog(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["dog"]
    size: Literal["small", "large"]


class House(BaseModel):
    model_config = ConfigDict(extra="forbid")
    pets: list[Annotated[Cat | Dog, Field(discriminator="kind")]]
    rooms: dict[str, int] = {}


def house_problems(text: str) -> list[str]:
    source = parse_yaml(text, "f.yaml")
    adapter = TypeAdapter(House)
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(source.data)
    problems = source.validation_problems(caught.value.errors(), adapter.json_schema())
    return [str(problem) for problem in problems]


def test_validation_errors_carry_places_and_nearest_names() -> None:
    text = """\
pets:
  - kind: cat
    livs: 8
  - kind: dog
    size: smal
  - kind: dgo
  - size: small
  - kind: dog
  - kind: cat
    lives: 0
rooms: {hall: wide}
colour: red
"""
    assert house_problems(text) == [
        'f.yaml:3:5: unknown key "livs", did you mean "lives"?',
        'f.yaml:5:11: unknown size "smal", did you mean "small"?',
        'f.yaml:6:11: unknown kind "dgo", did you mean "dog"?',
        'f.yaml:7:5: "kind" is missing',
        'f.yaml:8:5: "size" is missing',
        'f.yaml:10:12: must be at least 1, not "0"',
        'f.yaml:11:15: must be a whole number, not "wide"',
        'f.yaml:12:1: unknown key "colour" (known keys: pets, rooms)',
    ]


def test_a_list_that_is_no_list() -> None:
    assert house_problems("pets: 3\n") == ['f.yaml:1:7: must be a list, not "3"']


def test_nearest_is_near_or_none() -> None:
    names = ["director", "deputy_director", "manager"]
    assert nearest("Directer", names) == "director"
    assert nearest("xyz", names) is None
    assert suggest("xyz", names) == " (known: deputy_director, director, manager)"


ODD_BUT_SOUND = """\
# A comment, and every kind of scalar.
plain: [a b, 'it''s', "a\\tb", http://x.example/?a=b#c, -, "", x-1, 1_000, -7, 0x1F, 0o17, 1e3, .5, -.inf, 12:30, =, <<]
words: {yes: no, on: off, ~: null, Null: NULL, TRUE: False, 2026-06-30: 2026-06-30T10:00:00Z, 1.10: 00012}
block: |
  two
    lines
folded: >-
  one
  line
nested:
- - a
  - [b, {c: d}]
-   e: f
    "g": 电商，运营 # behind
"""


def test_both_readers_see_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick one decides where a text is sound; the other one is for words about faults, and where it is missing."""
    files = (*SOURCE.glob("lexicon/*.yaml"), *SOURCE.parents[1].glob("rules/*.yaml"))
    texts = [path.read_text("utf-8") for path in files]
    quick = [parse_yaml(text, "f.yaml") for text in (ODD_BUT_SOUND, *texts)]
    monkeypatch.setattr("resumesift.yaml_source.compose._c_composer", lambda: None)
    assert [parse_yaml(ODD_BUT_SOUND, "f.yaml"), *(parse_yaml(text, "f.yaml") for text in texts)] == quick


def test_sound_yaml_does_not_wait_for_the_slow_reader() -> None:
    code = (
        "import sys; from resumesift.yaml_source import parse_yaml;"
        "assert parse_yaml('a: 1', 'f').data == {'a': 1}; assert 'srsly' not in sys.modules;"
        "assert parse_yaml('a: [', 'f').problems; assert 'srsly' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("rest", ['b: "never closed\n' + "c: 2\n" * 20, "b: [1,\n  2,\n  3\n"])
def test_what_is_never_closed_is_told_where_it_opens(rest: str) -> None:
    source = parse_yaml(f"a: 1\n{rest}", "x.yaml")
    assert [(problem.line, problem.column) for problem in source.problems] == [(2, 4)]


@pytest.mark.parametrize(("text", "told"), [("a: 1\nb：2\nc: 3\n", True), ("a: 1\nb 2\nc: 3\n", False)])
def test_marks_of_a_chinese_keyboard_are_told(text: str, told: bool) -> None:
    (problem,) = parse_yaml(text, "f.yaml").problems
    assert ('not "：" and "，"' in problem.message) is told
