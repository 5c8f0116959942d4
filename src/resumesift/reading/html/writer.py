"""Text of a page → a Flow, with white space as a browser shows it and the marker of an item before its text."""

from __future__ import annotations

import re

from resumesift.reading.flowing import Flow
from resumesift.reading.html.look import Style
from resumesift.scripts import WIDE

_SPACES = " \t\r\n\f"
_WHITE = re.compile(f"[{_SPACES}]+")
# Word breaks the lines of its source between Chinese characters too; others only where the page has a space.
_BETWEEN_WIDE = re.compile(f"(?<=[{WIDE}])[ \t]*[\r\n][{_SPACES}]*(?=[{WIDE}])")
# Two and more spaces that may not be broken are how pages set values of a line apart.
_SET_APART = re.compile(r"\xa0{2,}(?: \xa0+)*")
_WIDE_SPACE = "\u2003\u2003"
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKED = re.compile(r"\s*(?:[•·●○■□◆◇▪▫➢➤✓✔★☆※]|[(（]?\d{1,2}[.)、）．](?!\d))")
_SYMBOLS_START = 0xF000  # where a symbol font keeps its first 256 signs


class Writer:
    """Writes into `flow`. `marker` is what stands before the next text; `torn`: the source is one of Word."""

    def __init__(self, flow: Flow, torn: bool = False) -> None:
        self.flow = flow
        self._torn = torn
        self.marker = ""
        self._space = False
        self._starts_line = True

    def write(self, text: str, style: Style) -> None:
        """Text as the source has it, in one style; hidden text is noted as such."""
        if not style.is_seen:
            self.flow.hide(text)
        elif style.symbols:
            self._put("".join(_symbol(char) for char in text), style)
        elif style.spacing == "normal":
            self._collapsed(text, style)
        else:
            first, *others = _LINE_END.split(text)
            self._kept(first, style)
            for line in others:
                self.end_line()
                self._kept(line, style)

    def tab(self) -> None:
        """What follows stands apart."""
        self.flow.tab()
        self.forget_space()

    def end_line(self) -> None:
        """What follows stands on another line."""
        self.flow.end_line()
        self.forget_space()

    def forget_space(self) -> None:
        """White space at a line's start is not shown."""
        self._space, self._starts_line = False, True

    def _kept(self, line: str, style: Style) -> None:
        first, *others = line.split("\t")
        self._put(first, style)
        for part in others:
            self.flow.tab()
            self._put(part, style)

    def _collapsed(self, text: str, style: Style) -> None:
        whole = _SET_APART.sub(_WIDE_SPACE, _BETWEEN_WIDE.sub("", text) if self._torn else text)
        self._space = self._space or whole[0] in _SPACES
        words = _WHITE.sub(" ", whole).strip(" ")
        if words:
            self._put(f" {words}" if self._space and not self._starts_line else words, style)
            self._space = whole[-1] in _SPACES

    def _put(self, text: str, style: Style) -> None:
        if self.marker and text.strip():
            if not _MARKED.match(text):
                self.flow.text(f"{self.marker} ", style.size, style.bold)
                text = text.lstrip()
            self.marker = ""
        if text:
            self.flow.text(text, style.size, style.bold)
            self._space = self._starts_line = False


def _symbol(char: str) -> str:
    return chr(_SYMBOLS_START + ord(char)) if "!" <= char <= "\xff" and char != "\xa0" else char
