"""Ways to reach the person: e-mail addresses, telephone numbers and links, as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from resumesift.addresses import EMAIL
from resumesift.resume import Contacts
from resumesift.scripts import WIDE

_LINK = re.compile(
    rf"(?:https?://|www\.)[^\s|,，;；、()（）<>{WIDE}]+"
    r"|(?<![\w@/.])(?:linkedin\.com/|github\.com/|gitee\.com/|behance\.net/|dribbble\.com/|medium\.com/@?)[\w./%~-]+",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![A-Za-z0-9_.+-])(?:"
    r"(?:\(?(?:\+|00)\s?\d{1,3}\)?[\s.-]?)(?:\(?[\dx*]{1,5}\)?[\s.-]?){2,6}"
    r"|1[3-9][\dx*](?:[\s-]?[\dx*]{4}){2}|1[3-9][\dx*]{3,9}(?:[\s-]?[\dx*]{2,4})?"
    r"|\(?0\d{1,4}\)?[\s-][\dx*]{3,4}[\s-]?[\dx*]{3,4}|\(?[2-9]\d\d\)?[\s.-][\dx*]{3}[\s.-][\dx*]{4}"
    r"|\(\d{2,3}\)\s?[\dx*]{4}[\s-]?[\dx*]{4}|09[\dx*]{2}[\s-][\dx*]{3}[\s-][\dx*]{3}"
    r")(?![A-Za-z0-9_%]|\.\d)",
    re.IGNORECASE,
)
_MARKS_OF_LINK = ("://", "www.", ".com/", ".net/")
_SHORTEST, _LONGEST = 8, 16


def contacts_in(text: str) -> Contacts:
    """All addresses, numbers and links of `text`, each once, in its order."""
    lower = text.lower()
    may_link = any(mark in lower for mark in _MARKS_OF_LINK)
    return Contacts(
        emails=_once(match.group().rstrip(".") for match in EMAIL.finditer(text)),
        phones=_once(" ".join(match.group().split()) for match in _PHONE.finditer(text) if _is_number(match.group())),
        links=_once(match.group().rstrip(".") for match in _LINK.finditer(text)) if may_link else (),
    )


def _is_number(words: str) -> bool:
    digits = sum(char.isdigit() or char in "xX*" for char in words)
    return _SHORTEST <= digits <= _LONGEST and sum(char.isdigit() for char in words) >= _SHORTEST // 2


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
