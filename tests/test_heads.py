"""The word that heads a title."""

from __future__ import annotations

import pytest

from resumesift.extraction.heads import title_groups, title_heads


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("电商运营专员 / 组长", ["专员", "组长"]),
        ("运营经理 → 运营总监", ["经理", "总监"]),
        ("总经理兼运营总监", ["总经理", "总监"]),
        ("Barista, then Shift Manager", ["barista", "shift manager"]),
        ("Associate Director, E-commerce", ["associate director"]),
        ("Executive Assistant to the CEO", ["executive assistant"]),
        ("副总监", ["副总监"]),
        ("電商總監助理", ["助理"]),
    ],
)
def test_the_head_is_found(text: str, words: list[str]) -> None:
    heads = [head for group in title_groups(text) for part in group for head in title_heads(part)]
    assert [head.word for head in heads] == words
