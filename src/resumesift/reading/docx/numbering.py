"""Bullets and numbers of lists, which Word keeps apart from the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resumesift.reading.archive import Element
from resumesift.reading.docx.package import W, number, value

_BULLET = "•"
_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """`numbering.xml`, and how far each list has been counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstract[element.get(W + "abstractNumId", "")] = _levels(element)
            elif element.tag == W + "num":
                self._add_list(element)

    def _add_list(self, element: Element) -> None:
        name, abstract = element.get(W + "numId", ""), value(element, "abstractNumId") or ""
        levels = dict(self._abstract.get(abstract, {}))
        overrides = element.findall(W + "lvlOverride")
        for override in overrides:
            levels |= _levels(override)
            index, start = number(override.get(W + "ilvl")), number(value(override, "startOverride"))
            if start and index in levels:
                levels[index] = _Level(levels[index].format, levels[index].text, start)
        # Lists of one definition count on together, unless one of them sets its own start.
        self._lists[name] = (f"list {name}" if overrides else abstract, levels)

    def label(self, name: str, level: int) -> str:
        """What stands before the next paragraph of a list: "•", "3.", "二、" … or nothing."""
        counter, levels = self._lists.get(name, ("", {}))
        if level not in levels:
            return ""
        if levels[level].format == "bullet":
            return _BULLET
        self._count(counter, level, levels)
        text = re.sub(r"%([1-9])", lambda match: self._shown(counter, int(match[1]) - 1, levels), levels[level].text)
        return text.strip()

    def _count(self, counter: str, level: int, levels: dict[int, _Level]) -> None:
        key = (counter, level)
        self._counts[key] = self._counts[key] + 1 if key in self._counts else levels[level].start
        for deeper in [k for k in self._counts if k[0] == counter and k[1] > level]:
            del self._counts[deeper]

    def _shown(self, counter: str, level: int, levels: dict[int, _Level]) -> str:
        if level not in levels:
            return ""
        return _shown(self._counts.get((counter, level), levels[level].start), levels[level].format)


def _levels(parent: Element) -> dict[int, _Level]:
    levels = {}
    for element in parent.iterfind(W + "lvl"):
        levels[number(element.get(W + "ilvl"))] = _Level(
            value(element, "numFmt") or "decimal",
            value(element, "lvlText") or "",
            number(value(element, "start"), default=1),
        )
    return levels


def _shown(count: int, style: str) -> str:
    if style == "none":
        return ""
    if style in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"):
        return _chinese(count)
    if style == "ideographTraditional":
        return _STEMS[(count - 1) % 10]
    if style == "decimalEnclosedCircle" and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    letters = chr(ord("a") + (count - 1) % 26)
    shown = {"lowerLetter": letters, "upperLetter": letters.upper()}.get(style)
    if shown is None and style in ("lowerRoman", "upperRoman"):
        shown = _roman(count) if style == "lowerRoman" else _roman(count).upper()
    return shown or str(count)


def _chinese(count: int) -> str:
    tens, ones = divmod(count, 10)
    if not tens or tens > 9:
        return _DIGITS[count] if count < 10 else str(count)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _roman(count: int) -> str:
    shown = ""
    for worth, sign in _ROMAN:
        shown += sign * (count // worth)
        count %= worth
    return shown
