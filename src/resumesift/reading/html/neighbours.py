"""Elements side by side: what stands on one line and yet apart, told without the style sheets that were lost."""

from __future__ import annotations

from itertools import islice

from resumesift.reading.archive import Element
from resumesift.reading.html.look import Look, is_block_tag

UNPRINTED_TAGS = (
    "applet area audio canvas datalist del embed head link map math meta noembed noframes noscript object param "
    "picture progress rp rt script source style svg template title track video xml"
)
UNPRINTED = frozenset(UNPRINTED_TAGS.split())
"""Elements whose text is none of the page."""

_SHORT_BLOCK = 60  # characters of a block that may stand beside another
_LONG_TEXT = 100_000  # characters of hidden text that are looked at
_MOST_VALUES = 50  # of a line
_VALUE_TAGS = frozenset(("span", "label", "time"))
# What sets letters and no layout.
_LETTER_ATTRIBUTES = ("style", "lang")


def follows_apart(element: Element) -> bool:
    """Does this value follow another of its line without a space, so that a style must set them apart?

    That is how pages of programs hold values: elements of a line that has no text of its own.
    """
    if not _is_value(element):
        return False
    before, line = element.getprevious(), element.getparent()
    if before is None or before.tail or not _is_value(before) or line is None or (line.text or "").strip():
        return False
    values = list(islice(line, _MOST_VALUES + 1))
    if len(values) > _MOST_VALUES or any((child.tail or "").strip() for child in values):
        return False
    return len(text_within(element, 2)) > 1 or len(text_within(before, 2)) != 1


def _is_value(element: Element) -> bool:
    if element.tag not in _VALUE_TAGS and element.get("class") is None:
        return False
    return not is_block_tag(element.tag) and all(element.get(name) is None for name in _LETTER_ATTRIBUTES)


def stands_beside(element: Element, look: Look) -> bool:
    """Is this a short block set beside what stands before it?"""
    if not (look.floats or (look.display == "inline-block" and is_block_tag(element.tag))):
        return False
    if len(text_within(element, _SHORT_BLOCK)) > _SHORT_BLOCK:
        return False
    return not any(inner is not element and (is_block_tag(inner.tag) or inner.tag == "br") for inner in element.iter())


def text_within(element: Element, most: int = _LONG_TEXT) -> str:
    """The text of an element as it stands in the source, without scripts; soon ended where it is longer than `most`."""
    pieces: list[str] = []
    length = 0
    for inner in element.iter():
        read = isinstance(inner.tag, str) and inner.tag not in UNPRINTED
        for text in (inner.text if read else None, inner.tail if inner is not element else None):
            pieces.append(text or "")
            length += len(text or "")
        if length > 2 * most:
            break
    return " ".join("".join(pieces).split())
