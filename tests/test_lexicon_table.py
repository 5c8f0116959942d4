"""Words of the lexicon as look-ups and as regular expressions."""

from __future__ import annotations

import re

import pytest

from resumesift.lexicon.load import Entry
from resumesift.lexicon.table import any_of, entry, table, whole, words_pattern


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["总监", "总监助理"], "电商总监助理", "总监助理"),
        (["总监助理", "总监"], "电商总监", "总监"),
        (["c++", "c"], "c++", "c++"),
        (["a.b"], "axb", None),
        ([], "anything", None),
    ],
)
def test_the_longest_of_some_words_is_found(words, text, found):
    match = re.search(any_of(words), text)
    assert (match and match.group()) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("懂java开发", True), ("java", True), ("javascript", False), ("java8", False), ("éjava", False)],
)
def test_latin_words_are_whole(text, found):
    assert bool(re.search(whole("java"), text)) is found


@pytest.mark.parametrize(
    ("text", "found"), [("电商总监", True), ("a director", True), ("directory", False), ("", False)]
)
def test_chinese_words_are_found_anywhere_and_latin_ones_whole(text, found):
    assert bool(re.search(words_pattern(["总监"], ["director"]), text)) is found


def test_words_of_one_script_only():
    assert not re.search(words_pattern([], ["director"]), "总监")
    assert not re.search(words_pattern(["总监"], []), "director")


def test_an_entry_by_its_id():
    assert entry("places", "place.city") == table("places", Entry)["place.city"]
    assert "杭州" in entry("places", "place.city").zh
    with pytest.raises(KeyError):
        entry("places", "place.moon")
