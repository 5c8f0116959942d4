"""Files of a size that no résumé has."""

from __future__ import annotations

from resumesift.errors import UnreadableError


def too_large() -> UnreadableError:
    """The error for a file that would take too long to read, and holds no résumé."""
    return UnreadableError(
        "The file is far larger than a résumé is. Save it as PDF or DOCX, or review it by hand.", code="too_large"
    )
