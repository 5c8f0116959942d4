"""HTML text or bytes → Document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from email.utils import parsedate_to_datetime

from lxml import etree

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading.archive import Element
from resumesift.reading.encodings import decoded
from resumesift.reading.flowing import Flow
from resumesift.reading.html.css import StyleSheet
from resumesift.reading.html.walk import Walker
from resumesift.reading.sizes import too_large

_MOST = 32 * 1024 * 1024  # bytes; a saved page with its pictures inside has a few
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# The parser compares each attribute of a tag with all others.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1000
_BY_WORD = re.compile(r"<meta[^>]{1,80}generator[^>]{1,80}microsoft\s+word", re.IGNORECASE)
_HEAD = 8192  # characters in which a page says who made it
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
# Characters that no page shows and that end a parser's string.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_WORD_DATE = re.compile(r"<o:(Created|LastSaved)>\s*(\d{4}-\d\d-\d\d[T\d:.Z+-]*)\s*</o:", re.IGNORECASE)
_META_DATES = {
    "created": "created", "dcterms.created": "created", "dc.date.created": "created", "date": "created",
    "changed": "modified", "modified": "modified", "dcterms.modified": "modified", "last-modified": "modified",
}  # fmt: skip


def read_html(data: bytes) -> Document:
    """The document in the bytes of a page; UnreadableError with `too_large`, `damaged`, `no_text` or `empty`.

    No line has a page and no word a box. Nothing that the page refers to is fetched.
    """
    return document_of(text_of(data), "html")


def text_of(data: bytes, label: str | None = None) -> str:
    """The source of a page; `label` is what surrounds it says of its encoding."""
    if len(data) > _MOST:
        raise too_large()
    named = _CHARSET.search(data[:4096])
    return decoded(data, named[1].decode("ascii") if named else label)


def document_of(
    source: str,
    kind: str,
    sheets: Iterable[str] = (),
    frames: Callable[[str], str | None] = lambda _: None,
    metadata: dict[str, str] | None = None,
) -> Document:
    """The document of a page's source; `sheets` are style sheets that came with it, `frames` gives its inner pages."""
    root = tree_of(source)

    def inner(address: str) -> Element | None:
        text = frames(address)
        return tree_of(text) if text else None

    flow = Flow()
    styles = [style.text or "" for style in root.iter("style") if style.text]
    by_word = _BY_WORD.search(source, 0, _HEAD) is not None
    Walker(flow, StyleSheet([*sheets, *styles]), inner, by_word).walk(root)
    document = flow.document(kind, _dates(source, root) | (metadata or {}))
    if not document.lines:
        raise _without_text(root)
    return document


def tree_of(source: str) -> Element:
    """The tree of a page's source, as forgiving as a browser; UnreadableError `damaged` where it is bottomless."""
    text = _CONTROLS.sub("", _DECLARATION.sub("", source.lstrip("\ufeff")))
    if any(len(_QUOTED.sub("", tag[0]).split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise _damaged()
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError as error:
        raise _damaged() from error
    # Below its deepest level the parser leaves text out and says so only here.
    if root is None or any("xcessive depth" in entry.message for entry in parser.error_log):
        raise _damaged()
    return root


def iso_date(header: str | None) -> str | None:
    """A date of a mail header in ISO 8601."""
    try:
        return parsedate_to_datetime(header).isoformat() if header else None
    except (ValueError, TypeError):
        return None


def _dates(source: str, root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("http-equiv") or meta.get("property") or "").lower()
        content = (meta.get("content") or "").strip()
        if name in _META_DATES and re.match(r"(?:19|20)\d\d-\d\d", content):
            found.setdefault(_META_DATES[name], content)
    for name, date in _WORD_DATE.findall(source[: 256 * 1024]):
        found["created" if name.lower() == "created" else "modified"] = date
    return found


def _damaged() -> UnreadableError:
    return UnreadableError(
        "The web page is damaged. Open it in a browser and print it as PDF, or ask for a new copy.", code="damaged"
    )


def _without_text(root: Element) -> UnreadableError:
    if next(root.iter("img", "svg", "canvas", "object", "embed", "iframe", "script"), None) is not None:
        return UnreadableError(
            "The web page holds no text of its own. Open it in a browser and print it as PDF.", code="no_text"
        )
    return UnreadableError("The web page holds no text. Ask for a new copy.", code="empty")
