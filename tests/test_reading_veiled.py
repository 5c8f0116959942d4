"""Text that a hidden layer or a clipping path keeps from the page."""

from __future__ import annotations

import pytest

from raw_pdfs import HELVETICA, raw_pdf, stream
from resumesift.reading import read_bytes

SHOWN = b"BT /F1 12 Tf 60 780 Td (Jane Miller, Store Manager at Quarry Ltd, 2019 - 2021) Tj ET\n"
CLAIM = b"BT /F1 12 Tf 60 600 Td (Ten years as a sales director) Tj ET\n"
ON_LAYER = b"/OC /Layer BDC " + CLAIM + b"EMC"


def page(content: bytes, state: bytes = b"/ON") -> bytes:
    """A page with a layer `/Layer` that is on or off."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << %s [6 0 R] >> >> >>" % state
    resources = b"<< /Font << /F1 5 0 R >> /Properties << /Layer 6 0 R >> >>"
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % resources
    pages, layer = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /OCG /Name (Notes) >>"
    return raw_pdf(catalog, pages, leaf, stream(SHOWN + content), HELVETICA, layer)


@pytest.mark.parametrize(
    "data",
    [
        page(ON_LAYER, b"/OFF"),
        page(b"q 0 0 10 10 re W n " + CLAIM + b"Q"),
        page(b"q 50 590 400 40 re W n 300 100 20 20 re W n " + CLAIM + b"Q"),
    ],
    ids=["layer", "clip", "two-clips"],
)
def test_veiled_text_leaves_the_document_and_is_told(data: bytes) -> None:
    document = read_bytes(data)
    assert "director" not in document.text
    assert [(finding.code, finding.page) for finding in document.findings] == [("hidden_text", 1)]
    assert "sales director" in (document.findings[0].quote or "")


@pytest.mark.parametrize(
    "data",
    [page(ON_LAYER), page(b"q 50 590 400 40 re W n " + CLAIM + b"Q"), page(b"q 0 0 595 842 re W n " + CLAIM + b"Q")],
    ids=["layer", "clip", "clip-of-the-page"],
)
def test_text_on_a_layer_that_is_shown_or_inside_its_clip_stays(data: bytes) -> None:
    document = read_bytes(data)
    assert "director" in document.text
    assert document.findings == ()
