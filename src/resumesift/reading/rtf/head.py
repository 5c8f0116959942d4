"""The head of an RTF file: code page, fonts, colours, dates."""

from __future__ import annotations

import re
from itertools import islice

from resumesift.reading.encodings import encoding_of
from resumesift.reading.rtf.fonts import SYMBOLS, charset_of, decoded, page_of

_LATIN = "cp1252"
_CODED = re.compile(rb"(?:\\'[0-9a-fA-F]{2})+")
_SAMPLE = 2000  # runs of coded characters that tell the encoding
_WHEN = {"creatim": "created", "revtim": "modified"}
_WHEN_PARTS = frozenset(("yr", "mo", "dy", "hr", "min"))
_PAGES = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}


class Head:
    """Takes the words of the head; `data` is the whole file, to see whether its code page can be true."""

    def __init__(self, data: bytes) -> None:
        self.colors: list[str | None] = []
        self._page = _LATIN
        self._written = _written_in(data)
        self._fonts: dict[int, int] = {}
        self._font = 0
        self._mix: dict[str, int] = {}
        self._dates: dict[str, dict[str, int]] = {}

    def takes_page(self, word: str, number: int | None) -> bool:
        """Is this the word of the file's code page?"""
        if word != "ansicpg" and word not in _PAGES:
            return False
        self._page = _PAGES.get(word) or page_of(number)
        return True

    def word(self, target: str, word: str, number: int | None) -> None:
        """A word in the table of fonts or colours, or among what is told of the file."""
        if target == "fonttbl" and word == "f":
            self._font = number or 0
        elif target == "fonttbl" and word == "fcharset":
            self._fonts[self._font] = number or 0
        elif target == "colortbl" and word in ("red", "green", "blue"):
            self._mix[word] = max(0, min(number or 0, 255))
        elif target == "info" and word in _WHEN:
            self._dates[_WHEN[word]] = {}
        elif target == "info" and word in _WHEN_PARTS and self._dates:
            next(reversed(self._dates.values())).setdefault(word, number or 0)

    def end_colors(self, count: int) -> None:
        """So many colours are whole; the first is most often left to the reader."""
        for _ in range(count):
            mix = "".join(f"{self._mix.get(name, 0):02X}" for name in ("red", "green", "blue"))
            self.colors.append(mix if self._mix else None)
            self._mix = {}

    def color(self, index: int) -> str | None:
        """The colour of a number; None where the file leaves it to the reader."""
        return self.colors[index] if 0 <= index < len(self.colors) else None

    def is_symbols(self, font: int) -> bool:
        """Are the letters of a font signs?"""
        return self._fonts.get(font) == SYMBOLS

    def decoded(self, data: bytes, font: int) -> str:
        """The text of bytes in a font."""
        encoding = charset_of(self._fonts.get(font)) or (self._written if self._page == _LATIN else self._page)
        return decoded(data, encoding, self.is_symbols(font))

    def metadata(self) -> dict[str, str]:
        """When the file was `created` and `modified` (ISO 8601)."""
        dates = {name: _iso(parts) for name, parts in self._dates.items()}
        return {name: date for name, date in dates.items() if date is not None}


def _written_in(data: bytes) -> str:
    """The encoding that the coded characters of a file look like, whatever it says."""
    runs = [
        bytes.fromhex(match[0].replace(b"\\'", b"").decode("ascii")) for match in islice(_CODED.finditer(data), _SAMPLE)
    ]
    beyond = [run for run in runs if max(run) > 0x7F and min(run) >= 0x20]
    return encoding_of(b" ".join(beyond)) if beyond else _LATIN


def _iso(parts: dict[str, int]) -> str | None:
    year, month, day = (parts.get(name, 0) for name in ("yr", "mo", "dy"))
    if not (1980 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04}-{month:02}-{day:02}T{parts.get('hr', 0) % 24:02}:{parts.get('min', 0) % 60:02}:00"
