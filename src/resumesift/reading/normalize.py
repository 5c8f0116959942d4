"""Text as the rest of the program wants it, with each character's way back to what the file holds."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from resumesift.reading.radicals import RADICALS
from resumesift.scripts import is_ideograph

# Nothing to do: ASCII, CJK ideographs and the punctuation that stays as it is.
_PLAIN = re.compile(r"[ -~–—‘-”•…·、。〈-】\u4e00-\u9fff]*")
# Each character has one for itself, whatever stands around it: full-width ASCII and unusual spaces besides.
_ONE_TO_ONE = re.compile(r"[ -~–—‘-”•…·、。〈-】\u4e00-\u9fff\uff01-\uff5e\u00a0\u2000-\u200a\u202f\u3000©®×é]*")
_CID = re.compile(r"\(cid:\d+\)")

# NFKC would make a digit of an enumerator or a footnote mark, and a date of "⒈2016"; fractions, marks and spacing
# accents come out as something that nobody wrote. Parenthesised and squared words (㈠ ㈱ ㎡ ℡) read well.
_KEPT = frozenset("²³¹ºª™℠…‥¨¯´¸˘˙˚˛˝‗￣¼½¾ℹ") | frozenset(
    chr(code)
    for start, end in (
        (0x2070, 0x209F),  # superscripts and subscripts
        (0x2150, 0x215F),  # fractions
        (0x2189, 0x2189),
        (0x2460, 0x24FF),  # circled, parenthesised and dotted numbers and letters
        (0x3251, 0x325F),
        (0x3280, 0x32BF),  # circled ideographs and numbers
        (0x1F100, 0x1F1FF),  # numbers with a comma or full stop, letters in boxes
    )
    for code in range(start, end + 1)
)

# Look-alikes that are typed or printed for a plain character and that NFKC leaves alone (or breaks up).
_LOOK_ALIKES = {
    **RADICALS,
    "\u00ad": "-",  # LaTeX fonts print it for the dash of a date
    "\ufffe": "-",  # how PDFium gives a hyphen at the end of a line
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u02dc": "~",
    "\u223c": "~",
    "\u301c": "~",
    "\u2236": ":",
    "\ufe30": ":",
    "\u2028": " ",
    "\u2029": " ",
    "\u2800": " ",
    "\u3164": " ",
    "\uffa0": " ",
}

# Ligatures of fonts without a map to Unicode, as text readers give them.
_LOST_LIGATURES = {"Ɵ": "ti", "ƞ": "tf", "Ʃ": "tt", "ƫ": "tti", "Ō": "ft"}

# Private use: the bullets of Symbol and Wingdings, as word processors write them.
_BULLETS = frozenset("\uf0b7\uf0a7\uf0a8\uf0d8\uf06c\uf06e\uf071\uf075\uf076\uf0fc")
_SYMBOL_RUN = re.compile(r"[\uf020-\uf07e]{3,}|[\uf030-\uf039]{2,}")
# Digits that fonts keep in the private use area: Lato's tabular ones, Adobe's old-style ones.
_PRIVATE_DIGITS = {chr(start + digit): str(digit) for start in (0xF356, 0xF730) for digit in range(10)}
_EXTERNAL_LINK = "\uf35d"  # a digit of Lato, but alone it is the arrow that icon fonts put beside a link
_SMALL_CAPITALS = {chr(0xF761 + index): chr(ord("a") + index) for index in range(26)}

_DROPPED_MARKS = re.compile(r"[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef\ufffc]")


def normalize(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The text with one form for each character, and where each of its characters came from.

    NFKC where that says what a reader sees, CJK radicals as ideographs, every space a plain one, no control,
    zero-width, direction or icon characters, accents composed. The second value gives for each character of the
    result the index in `text` of the character that it came from (never falling); None where they are one to one.
    The result can be empty (a word of icons), and holds no line break or tab.
    """
    if "(cid:" not in text:
        if (text.isascii() and text.isprintable()) or _PLAIN.fullmatch(text):
            return text, None
        if _ONE_TO_ONE.fullmatch(text):
            return "".join([_replacement(char) for char in text]), None
    return _normalize_each(text)


def _normalize_each(text: str) -> tuple[str, tuple[int, ...] | None]:
    pieces: list[str] = []
    origin: list[int] = []
    skipped = {index for match in _CID.finditer(text) for index in range(*match.span())}
    symbols = {index for match in _SYMBOL_RUN.finditer(text) for index in range(*match.span())}
    for index, char in enumerate(text):
        if index in skipped:
            continue
        if index in symbols:
            new = chr(ord(char) - 0xF000)
        else:
            new = _in_context(text, index) if _needs_context(char) else _replacement(char)
        for piece in new:
            composed = _composed(pieces[-1], piece) if pieces else None
            if composed is not None:
                pieces[-1] = composed
            else:
                pieces.append(piece)
                origin.append(index)
    result = "".join(pieces)
    same = len(origin) == len(text) and all(index == source for index, source in enumerate(origin))
    return result, None if same else tuple(origin)


@cache
def _needs_context(char: str) -> bool:
    return char in RADICALS or char in _LOST_LIGATURES or "\ue000" <= char <= "\uf8ff"


def _in_context(text: str, index: int) -> str:
    char = text[index]
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    if char in RADICALS:
        # Some exports print the radical and then the ideograph itself.
        return "" if RADICALS[char] == after else RADICALS[char]
    if char in _LOST_LIGATURES:
        # Ō begins words of its own (Ōsaka); a capital esh or eng stands beside no lower-case letter.
        if _is_lower(before) or (char != "Ō" and _is_lower(after)):
            return _LOST_LIGATURES[char]
        return char
    return _private_use(char, before, after)


def _private_use(char: str, before: str, after: str) -> str:
    if char in _PRIVATE_DIGITS:
        lone = after not in _PRIVATE_DIGITS and before not in _PRIVATE_DIGITS
        is_link = char == _EXTERNAL_LINK and lone and not is_ideograph(before) and not is_ideograph(after)
        return "" if is_link else _PRIVATE_DIGITS[char]
    if char in _SMALL_CAPITALS:
        neighbours = (before, after)
        in_word = any(side in _SMALL_CAPITALS or (side.isascii() and side.isalpha()) for side in neighbours)
        return _SMALL_CAPITALS[char] if in_word else ""
    return "•" if char in _BULLETS else ""


def _is_lower(char: str) -> bool:
    return "a" <= char <= "z" or "ﬀ" <= char <= "ﬆ"


@cache
def _replacement(char: str) -> str:
    """What stands for a character whatever its neighbours are."""
    if char in _LOOK_ALIKES:
        return _LOOK_ALIKES[char]
    if char in _KEPT:
        return char
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    if char.isspace():
        return " "
    if category in ("Cc", "Cf", "Co", "Cn") or _DROPPED_MARKS.match(char):
        return ""
    new = unicodedata.normalize("NFKC", char)
    if new[0] == " ":
        return " " if new == " " else char
    return "".join(_LOOK_ALIKES.get(piece, piece) for piece in new)


def _composed(before: str, mark: str) -> str | None:
    """Letter and combining accent as one character, None where there is none."""
    if mark < "\u0300" or not unicodedata.combining(mark):
        return None
    one = unicodedata.normalize("NFC", before + mark)
    return one if len(one) == 1 else None
