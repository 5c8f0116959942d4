"""ZIP archives and XML that a stranger sent: no entities, no network, no bombs."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from lxml import etree

from resumesift.errors import UnreadableError

Element = Any
"""An lxml element; lxml ships no types."""

_MAX_PART = 32 * 1024 * 1024  # bytes of XML; a résumé has well under one MB


class Archive:
    """The ZIP of an office file. UnreadableError `damaged` or `encrypted` where it does not open."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise damaged() from error
        self._names = {name.lower(): name for name in self._zip.namelist()}

    @property
    def names(self) -> frozenset[str]:
        """The names of its files in lower case."""
        return frozenset(self._names)

    def read(self, name: str) -> bytes | None:
        """The content of a file, None where there is none of that name."""
        actual = self._names.get(name.lower())
        if actual is None:
            return None
        try:
            with self._zip.open(actual) as part:
                data = part.read(_MAX_PART + 1)
        except NotImplementedError as error:
            raise damaged() from error
        except RuntimeError as error:
            raise encrypted() from error
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise damaged() from error
        if len(data) > _MAX_PART:
            raise damaged()
        return data


def parsed(data: bytes) -> Element:
    """The root element of XML; UnreadableError `damaged` where it is none."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged() from error


def local(element: Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def damaged() -> UnreadableError:
    """The error for an office file that does not hold together."""
    return UnreadableError(
        "The file is damaged or incomplete. Open it in a word processor and save it again, or ask for a new copy.",
        code="damaged",
    )


def encrypted() -> UnreadableError:
    """The error for an office file with a password."""
    return UnreadableError(
        "The file is protected by a password. Save it without one, or ask for a copy that opens.", code="encrypted"
    )
