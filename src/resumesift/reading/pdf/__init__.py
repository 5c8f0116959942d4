"""PDF → Document.

- `pdfium`, `rendering`: the thin layer over PDFium; pages drawn by it.
- `glyphs`, `textobjects`, `ligatures`, `garbled`: the runs of a page, and whether their letters can be trusted.
- `drawings`, `ink`: rules and areas; what a person cannot see.
- `pictures`, `picture_pages`, `bands`: pages whose picture says more than their text.
- `mended`, `second`: damaged files, and pdfplumber for what PDFium does not read.
- `dates`: when the file says that it was made.
- `read`: all of it, page by page; the order of reading is `reading.layout`'s.
"""

from resumesift.reading.pdf.read import read_pdf

__all__ = ["read_pdf"]
