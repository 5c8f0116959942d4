"""MHTML and saved mail → Document: the page among the parts, with the style sheets and frames that came with it."""

from __future__ import annotations

import base64
import binascii
import email
import re
from collections.abc import Iterator
from email.message import Message
from urllib.parse import unquote

from resumesift.document import Document
from resumesift.errors import UnreadableError
from resumesift.reading.encodings import decoded
from resumesift.reading.html.read import document_of, iso_date, text_of
from resumesift.reading.sizes import too_large
from resumesift.reading.sniff import sniff_format
from resumesift.reading.text import read_text

_MOST = 48 * 1024 * 1024  # bytes; pictures stand in the file as base64
_PAGES = ("text/html", "application/xhtml+xml")
_ATTACHED_RESUMES = frozenset(("pdf", "docx", "doc", "rtf", "odt", "zip", "rar", "7z", "wordml"))
_OF_MAILS = ("To", "Cc", "Bcc", "Received", "Return-Path", "Delivered-To")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def read_mhtml(data: bytes) -> Document:
    """The document in a saved page or mail; UnreadableError with `damaged`, `too_large`, or as in `read_html`.

    A mail that carries files is refused (`not_a_resume_format`): the résumé is in them and not in the letter. So is one
    that holds neither a page nor a text among its parts.
    """
    if len(data) > _MOST:
        raise too_large()
    try:
        message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
        parts = list(_leaves(message))
    except (RecursionError, ValueError, LookupError) as error:
        raise _damaged() from error
    if any(part.get_content_disposition() == "attachment" and _is_resume(part) for part in parts):
        raise UnreadableError(
            "The file is a saved mail that carries files. Save the résumé that is attached to it, and screen that.",
            code="not_a_resume_format",
        )
    date = iso_date(str(message["Date"]) if message["Date"] else None)
    metadata = {"modified": date} if date else {}
    page = _page(message, parts)
    if page is not None:
        pages = {key: part for part in parts if part.get_content_type() in _PAGES for key in _addresses(part)}
        sheets = [decoded(_content(part), _label(part)) for part in parts if part.get_content_type() == "text/css"]

        def inner(address: str) -> str | None:
            part = pages.get(_plain(address))
            return text_of(_content(part), _label(part)) if part is not None and part is not page else None

        return document_of(text_of(_content(page), _label(page)), "mhtml", sheets, inner, metadata)
    text = next((part for part in parts if part.get_content_type() == "text/plain" and _content(part).strip()), None)
    if text is None or text is message:
        raise _mail() if _is_mail(message) else _damaged()
    return Document("mhtml", read_text(decoded(_content(text), _label(text))).lines, metadata=metadata)


def _leaves(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if not part.is_multipart())


def _page(message: Message, parts: list[Message]) -> Message | None:
    """The page that the file is about: the one that it names as its start, else the first."""
    pages = [part for part in parts if part.get_content_type() in _PAGES and _content(part).strip()]
    start = _plain(str(message.get_param("start") or ""))
    named = [part for part in pages if start and start in _addresses(part)]
    return next(iter(named or pages), None)


def _addresses(part: Message) -> Iterator[str]:
    for name in ("Content-ID", "Content-Location"):
        if part[name]:
            yield _plain(str(part[name]))


def _plain(address: str) -> str:
    return unquote(address.strip().strip("<>").removeprefix("cid:")).strip()


def _label(part: Message) -> str | None:
    charset = part.get_content_charset()
    return charset if isinstance(charset, str) else None


def _content(part: Message) -> bytes:
    """The bytes of a part, also of base64 that lost its end."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return b""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64" and part.defects:
        letters = _NO_BASE64.sub(b"", str(part.get_payload()).encode("ascii", errors="ignore"))
        try:
            return base64.b64decode(letters[: len(letters) // 4 * 4])
        except binascii.Error:
            return content
    return content


def _is_resume(part: Message) -> bool:
    return sniff_format(_content(part)) in _ATTACHED_RESUMES


def _is_mail(message: Message) -> bool:
    """Was it sent, or written to be? Browsers name themselves as the sender of a page that they save."""
    return any(message[name] for name in _OF_MAILS) or "@" in str(message["From"])


def _mail() -> UnreadableError:
    return UnreadableError(
        "The file is a saved mail. Screen the résumé that was attached to it, or save what the mail says as PDF.",
        code="not_a_resume_format",
    )


def _damaged() -> UnreadableError:
    return UnreadableError(
        "The saved page is damaged or incomplete: no page was found in it. Ask for a new copy, or for a PDF.",
        code="damaged",
    )
