"""PDFs written object by object, for what no PDF library writes: odd fonts, damage."""

from __future__ import annotations

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>"
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of objects 1, 2, 3 …, the first of them the catalog."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def stream(content: bytes) -> bytes:
    """A stream object."""
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def one_page(content: bytes, *more: bytes, font: bytes = HELVETICA) -> bytes:
    """A PDF of one page with a font /F1 (object 4); `more` are the objects from 6 on."""
    catalog, pages = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return raw_pdf(catalog, pages, PAGE, font, stream(content), *more)


def text_lines(*lines: bytes, size: int = 10) -> bytes:
    """A content stream that writes lines under each other with /F1."""
    shown = b" T* ".join(b"(%s) Tj" % line for line in lines)
    return b"BT /F1 %d Tf 14 TL 60 780 Td %s ET" % (size, shown)
