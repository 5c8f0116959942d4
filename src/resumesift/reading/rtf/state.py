"""What a group of RTF inherits: where its text goes and how it looks."""

from __future__ import annotations

from dataclasses import dataclass

_SKIPPED_WORDS = (
    "stylesheet listtable listoverridetable rsidtbl generator xmlnstbl pict objdata objclass result nonshppict "
    "themedata colorschememapping datastore latentstyles filetbl revtbl fldinst bkmkstart bkmkend atnid atnauthor "
    "annotation atnref atntime atrfstart atrfend headerl headerr footer footerl footerr footerf sp sn sv shprslt "
    "pntxta pntxtb pnseclvl template ud xe tc rxe txe private wgrffmtfilter mmathpr ftnsep ftnsepc ftncn aftnsep "
    "aftnsepc aftncn panose falt"
)
SKIPPED = frozenset(_SKIPPED_WORDS.split())
"""Groups whose text is none of the page."""

KEPT = frozenset(("shpinst", "pntext", "listtext", "nesttableprops", "dptxbxtext"))
"""Groups marked as dispensable that hold text of the page, or say what tables look like."""

BOXES = frozenset(("shptxt", "dptxbxtext", "header", "headerf", "footnote"))
"""Groups whose text stands apart from that around them."""

LABELS = frozenset(("pntext", "listtext"))
"""Groups that hold what stands before a list item."""

HEADS = frozenset(("fonttbl", "colortbl", "info"))
"""Groups of the file's head that say something of its text."""


@dataclass(slots=True)
class State:
    """Inherited by inner groups. `target` is where text goes: `page`, `label`, `nowhere` or a group of `HEADS`.

    Sizes in points; colours are numbers of the file's table, 0 where none is set. `depth` counts the tables that the
    paragraph is in, `base` those that the box is in which holds it. `skip` counts the characters that follow a
    Unicode one for old readers.
    """

    target: str = "page"
    font: int = -1
    size: float = 12.0
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    color: int = 0
    shade: int = 0
    paragraph_shade: int = 0
    skip: int = 1
    depth: int = 0
    base: int = 0
    in_box: bool = False

    def plain(self) -> None:
        """The look that letters have where nothing is said."""
        self.size, self.bold, self.hidden, self.deleted, self.color, self.shade = 12.0, False, False, False, 0, 0
