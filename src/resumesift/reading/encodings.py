"""Bytes → text by what the bytes are; what a file says of its own encoding breaks a tie and no more."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024  # bytes that tell the encoding
_FEW = 0.02  # share of the characters beyond ASCII that may be broken in UTF-8
_PLAUSIBLE = 0.7  # share of the pairs of bytes that are common characters, in a Chinese encoding

# Two bytes beyond ASCII as the Chinese encodings have them; a lone one is a letter of a Western encoding.
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x80-\xff]")
_BEYOND = re.compile(rb"[\x80-\xff]")
_RUN = re.compile(rb"[\x80-\xff]{4,}")
# The first level of each standard: 3,755 and 5,401 common characters, and the punctuation.
_COMMON = {
    "gb18030": re.compile(rb"[\xb0-\xd7\xa1-\xa3][\xa1-\xfe]"),
    "big5": re.compile(rb"[\xa4-\xc6\xa1][\x40-\x7e\xa1-\xfe]"),
}
_DECODERS = {"big5": "big5hkscs"}
_LABELS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "cp936": "gb18030", "hz-gb-2312": "gb18030",
    "big5": "big5", "big5-hkscs": "big5", "cp950": "big5",
}  # fmt: skip


def decoded(data: bytes, label: str | None = None) -> str:
    """The text of `data`: by its byte order mark, as UTF-8, else in the Chinese or Western encoding that fits it.

    `label` is the encoding that the file names. Bytes that fit nowhere become U+FFFD.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").lstrip("\ufeff")
    return data.decode(encoding_of(data, label), errors="replace")


def encoding_of(data: bytes, label: str | None = None) -> str:
    """The name of the encoding of bytes without a byte order mark."""
    sample = data[:_SAMPLE]
    if b"\x00" in sample[:4096]:
        return _utf_16(sample)
    if _is_utf_8(data):
        return "utf-8"
    shares = {encoding: _common_share(sample, encoding) for encoding in _COMMON}
    named = _LABELS.get((label or "").strip().lower())
    best = max(shares, key=lambda encoding: (round(shares[encoding], 1), encoding == named))
    if shares[best] < _PLAUSIBLE and not _is_in_runs(sample):
        return "cp1252"
    return _DECODERS.get(best, best)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        # One torn character in a page of good ones does not make it another encoding.
        text = data[:_SAMPLE].decode("utf-8", errors="replace")
        broken, beyond = text.count("\ufffd"), sum(char > "\x7f" for char in text)
        return broken <= _FEW * beyond
    return True


def _utf_16(sample: bytes) -> str:
    """UTF-16 without a mark: the zero bytes of Latin letters and line ends stand on one side."""
    return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"


def _is_in_runs(sample: bytes) -> bool:
    """Does most of what is no ASCII stand in long runs, as in Chinese of rare characters, and not letter by letter?"""
    return 2 * sum(len(run) for run in _RUN.findall(sample)) > len(_BEYOND.findall(sample))


def _common_share(sample: bytes, encoding: str) -> float:
    """The share of what is no ASCII that is made of common characters of the encoding."""
    common, pairs = _COMMON[encoding], 0
    fitting = 0
    for pair in _pairs(sample):
        pairs += 1
        fitting += common.fullmatch(pair) is not None
    return fitting / pairs if pairs else 0.0


def _pairs(sample: bytes) -> Iterator[bytes]:
    return (match[0] for match in _PAIR.finditer(sample))
