"""Code pages of RTF: those of the file and those of its fonts."""

from __future__ import annotations

_OF_CHARSET = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437",
}  # fmt: skip
SYMBOLS = 2  # the charset of fonts whose letters are signs
_OF_PAGE = {
    936: "gb18030",
    950: "cp950",
    932: "cp932",
    949: "cp949",
    65001: "utf-8",
    10000: "mac-roman",
    54936: "gb18030",
}
_SYMBOLS_START = 0xF000  # where a symbol font keeps its first 256 signs
_LATIN = "cp1252"


def page_of(number: int | None) -> str:
    """The encoding of a code page by its number."""
    if number in _OF_PAGE:
        return _OF_PAGE[number]
    name = f"cp{number}"
    return name if number is not None and _is_known(name) else _LATIN


def charset_of(number: int | None) -> str | None:
    """The encoding of a font by its charset; None where it is the file's own (default, ANSI of any kind)."""
    return None if number in (None, 0, 1) else _OF_CHARSET.get(number or 0)


def decoded(data: bytes, encoding: str, symbols: bool) -> str:
    """The text of bytes in a font; signs of a symbol font in the private use area, as word processors keep them."""
    if symbols:
        return "".join(chr(_SYMBOLS_START + byte) if byte > 0x20 else chr(byte) for byte in data)
    return data.decode(encoding, errors="replace")


def _is_known(name: str) -> bool:
    try:
        return bool("".encode(name) == b"")
    except LookupError:
        return False
