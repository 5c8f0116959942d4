"""The tokens of an RTF file → Document."""

from __future__ import annotations

from dataclasses import replace

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading.colors import BLACK, UNKNOWN, WHITE, alike
from resumesift.reading.flowing import Flow
from resumesift.reading.markers import written_marker
from resumesift.reading.rtf.head import Head
from resumesift.reading.rtf.state import BOXES, HEADS, KEPT, LABELS, SKIPPED, State
from resumesift.reading.rtf.tables import DEEPEST, Tables
from resumesift.reading.rtf.tokens import Token, tokens
from resumesift.reading.sizes import too_large

_MOST = 48 * 1024 * 1024  # bytes; pictures stand in the file as digits
_MOST_TOKENS = 1_000_000
_DEEPEST = 2000  # groups within groups
_TINY = 2.0  # points; nobody reads text below
_BAND = 15  # paragraphs that may stand on a shape anchored before them
_SPECIAL = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "~": "\xa0", "_": "-",
    "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip
_LINE_ENDS = frozenset(("par", "line", "page", "sect", "column", "softline", "softpage", "\n", "\r"))


def read_rtf(data: bytes) -> Document:
    """The document in the bytes of an RTF file; UnreadableError with `damaged`, `too_large`, `no_text` or `empty`.

    No line has a page and no word a box.
    """
    if len(data) > _MOST:
        raise too_large()
    reader = _Reader(data)
    for count, token in enumerate(tokens(data)):
        if count > _MOST_TOKENS:
            raise too_large()
        reader.take(token)
    return reader.document()


class _Reader:
    """Takes token by token and writes into a Flow."""

    def __init__(self, data: bytes) -> None:
        self._flow = Flow()
        self._tables = Tables(self._flow)
        self._head = Head(data)
        self._state = State()
        self._groups: list[State] = []
        self._begun = False
        self._dispensable = False
        self._bytes = bytearray()
        self._units = bytearray()
        self._owed = 0
        self._label = ""
        self._band = 0
        self._pictures = False

    def take(self, token: Token) -> None:
        """One more token."""
        if token.kind == "bytes":
            self._text(token.text)
        elif token.kind == "word" and token.word == "u":
            self._unicode(token.number or 0)
        else:
            self._flush()
            if token.kind == "open":
                self._open()
            elif token.kind == "close":
                self._close()
            else:
                self._word(token.word, token.number)

    def document(self) -> Document:
        """The document of all that was taken."""
        self._flush()
        self._tables.enter(0)
        document = self._flow.document("rtf", self._head.metadata())
        if document.lines:
            return document
        if self._pictures:
            raise UnreadableError("The RTF holds pictures without text. Review it by hand.", code="no_text")
        raise UnreadableError("The RTF holds no text. Ask for a new copy.", code="empty")

    def _open(self) -> None:
        if len(self._groups) > _DEEPEST:
            raise UnreadableError(
                "The RTF is damaged. Open it in a word processor and save it as DOCX.", code="damaged"
            )
        self._groups.append(self._state)
        self._state = replace(self._state)
        self._begun, self._dispensable = True, False

    def _close(self) -> None:
        ended, self._state = self._state, self._groups.pop() if self._groups else State()
        self._begun = False
        if ended.target == "label" and self._state.target != "label":
            self._end_label(ended.font)
        if ended.in_box and not self._state.in_box:
            self._flow.end_line()

    def _word(self, word: str, number: int | None) -> None:
        if word == "*":
            self._dispensable = self._begun
            return
        if self._begun:
            self._begin(word)
        self._begun = self._dispensable = False
        state = self._state
        if word == "uc":
            state.skip = 1 if number is None else max(0, min(number, 8))
        elif state.target in HEADS:
            self._head.word(state.target, word, number)
        elif state.target == "page":
            if not (self._letters_word(word, number) or self._paragraph_word(word, number)):
                self._table_word(word, number)
        elif state.target == "label" and word == "f":
            state.font = number or 0

    def _begin(self, word: str) -> None:
        """The first word of a group says what it is for."""
        state = self._state
        self._pictures = self._pictures or word == "pict"
        if word in ("shp", "do"):
            self._band = _BAND
        if word in SKIPPED or (self._dispensable and word not in KEPT):
            state.target = "nowhere"
        elif word in HEADS:
            state.target = word
        elif word in LABELS and state.target == "page":
            state.target, self._label = "label", ""
        elif word in BOXES and state.target == "page":
            self._flow.end_line()
            state.in_box, state.base = True, self._tables.depth
            state.depth = state.base

    def _letters_word(self, word: str, number: int | None) -> bool:
        """A word that says how letters look, or stands for one."""
        state, on = self._state, number != 0
        if word in _SPECIAL:
            self._write(_SPECIAL[word])
        elif word == "plain":
            state.plain()
        elif word == "b":
            state.bold = on
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "fs":
            state.size = 12.0 if number is None else number / 2
        elif word in ("f", "deff"):
            state.font = number or 0
        elif word == "cf":
            state.color = number or 0
        elif word in ("cb", "chcbpat", "highlight"):
            state.shade = number or 0
        else:
            return self._head.takes_page(word, number)
        return True

    def _paragraph_word(self, word: str, number: int | None) -> bool:
        state = self._state
        if word in _LINE_ENDS:
            self._flow.end_line()
            self._band -= 1
        elif word == "tab":
            self._flow.tab()
        elif word == "pard":
            state.depth, state.paragraph_shade = state.base, 0
        elif word == "cbpat":
            state.paragraph_shade = number or 0
        elif word == "intbl":
            state.depth = max(state.depth, state.base + 1)
        elif word == "itap":
            state.depth = state.base + max(0, min(1 if number is None else number, DEEPEST))
        else:
            return False
        return True

    def _table_word(self, word: str, number: int | None) -> None:
        outer, nested = self._state.base + 1, max(self._state.depth, self._state.base + 2)
        if word in ("cell", "nestcell"):
            self._tables.end_cell(outer if word == "cell" else nested)
        elif word in ("row", "nestrow"):
            self._tables.end_row(outer if word == "row" else nested)
        else:
            self._tables.define(word, number)

    def _text(self, text: bytes) -> None:
        self._begun = False
        if self._state.target == "colortbl":
            self._head.end_colors(text.count(b";"))
        elif self._state.target in ("page", "label"):
            skipped = min(self._owed, len(text))
            self._owed -= skipped
            if skipped < len(text):
                self._flush_units()
                self._bytes += text[skipped:]

    def _unicode(self, number: int) -> None:
        self._begun = False
        if self._state.target in ("page", "label"):
            self._flush_bytes()
            self._units += (number & 0xFFFF).to_bytes(2, "little")
            self._owed = self._state.skip

    def _flush(self) -> None:
        self._owed = 0
        self._flush_units()
        self._flush_bytes()

    def _flush_units(self) -> None:
        if self._units:
            units, self._units = bytes(self._units), bytearray()
            self._write(units.decode("utf-16-le", errors="replace"))

    def _flush_bytes(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._write(self._head.decoded(data, self._state.font))

    def _write(self, text: str) -> None:
        state = self._state
        if state.target == "label":
            self._label += text
        elif not state.deleted:
            self._tables.enter(state.depth)
            if self._is_seen():
                self._flow.text(text, state.size, state.bold)
            else:
                self._flow.hide(text)

    def _is_seen(self) -> bool:
        state = self._state
        if state.hidden or state.size < _TINY:
            return False
        shade = state.shade or state.paragraph_shade or self._tables.shade
        paper = UNKNOWN if state.in_box or self._band > 0 else WHITE
        ground = (self._head.color(shade) or UNKNOWN) if shade else paper
        return not alike(self._head.color(state.color) or BLACK, ground)

    def _end_label(self, font: int) -> None:
        symbols = self._head.is_symbols(font) or any("\uf000" <= char <= "\uf0ff" for char in self._label)
        marker = written_marker(self._label, symbols)
        if marker and self._state.target == "page":
            self._tables.enter(self._state.depth)
            self._flow.text(f"{marker} ", self._state.size, self._state.bold)
