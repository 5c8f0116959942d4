"""The tokens of RTF: braces, control words with their number, bytes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # a control word; one space behind it belongs to it
    rb"|\\'([0-9a-fA-F]{2})"
    rb"|\\([^a-zA-Z])"  # a control symbol
    rb"|([{}])"
    rb"|[\r\n]+"
    rb"|([^\\{}\r\n]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is `open`, `close`, `word` (a control word or symbol, `number` None without one) or `bytes`."""

    kind: str
    word: str = ""
    number: int | None = None
    text: bytes = b""


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file; the binary data of `\\bin` are left out."""
    at = 0
    while at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:
            at += 1
            continue
        at = match.end()
        word, number, code, symbol, brace, text = match.groups()
        if word is not None:
            count = int(number) if number is not None else None
            if word == b"bin":
                at += max(0, count or 0)
            else:
                yield Token("word", word.decode("ascii"), count)
        elif code is not None:
            yield Token("bytes", text=bytes([int(code, 16)]))
        elif symbol is not None:
            yield Token("word", symbol.decode("latin-1"))
        elif brace is not None:
            yield _OPEN if brace == b"{" else _CLOSE
        elif text is not None:
            yield Token("bytes", text=text)
