"""The layouts of the Word samples."""

from __future__ import annotations

import datetime
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as File
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

Person = dict[str, Any]
_DAY = datetime.datetime(2026, 6, 1, 9, 0, 0)


def plain(path: Path, person: Person) -> None:
    """Paragraphs, headings and bullets; dates at a tab stop at the right."""
    file = _new(person, Cm(2.2))
    accent = RGBColor.from_string(person["style"]["accent"])
    _run(file.add_paragraph(), person["name"], 20, bold=True, color=accent)
    _run(file.add_paragraph(), "  ·  ".join(person["contact"]), 9.5)
    for section in person["sections"]:
        heading = file.add_paragraph()
        heading.paragraph_format.space_before = Pt(10)
        heading.paragraph_format.keep_with_next = True
        _run(heading, section["title"], 12, bold=True, color=accent)
        if "text" in section:
            file.add_paragraph(section["text"])
        for line in section.get("lines", []):
            file.add_paragraph(line)
        for entry in section.get("entries", []):
            head = file.add_paragraph()
            head.paragraph_format.tab_stops.add_tab_stop(Cm(16.6), WD_TAB_ALIGNMENT.RIGHT)
            head.paragraph_format.space_before = Pt(6)
            head.paragraph_format.keep_with_next = True
            _run(head, entry["title"], 10.5, bold=True)
            _run(head, f"\t{entry['dates']}", 10)
            _run(file.add_paragraph(), entry["company"], 10, italic=True)
            for line in entry["lines"]:
                file.add_paragraph(line, style="List Bullet")
    _save(file, path)


def form(path: Path, person: Person) -> None:
    """A form: fields in pairs, the career as a table in a cell, companies merged over their posts."""
    file = _new(person, Cm(1.8))
    title = file.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(title, person["title"], 18, bold=True)
    table = file.add_table(rows=0, cols=6, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for fields in person["fields"]:
        for number, (cell, text) in enumerate(zip(table.add_row().cells, fields, strict=True)):
            _fill(cell, text, bold=number % 2 == 0)
    _set_widths(table, (2.2, 3.6, 2.2, 4.2, 2.2, 3.0))
    records = person["records"]
    label = _whole_row(table)
    _fill(label, records["label"], bold=True)
    label.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    holder = _whole_row(table)
    _records(holder.add_table(rows=1, cols=4), records)
    for name, text in person["more"]:
        cells = table.add_row().cells
        _fill(cells[0], name, bold=True)
        _fill(cells[1].merge(cells[5]), text)
    _save(file, path)


def _records(table: Table, records: dict[str, Any]) -> None:
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, records["columns"], strict=True):
        _fill(cell, text, bold=True)
    for row in records["rows"]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _fill(cell, text or "")
    _set_widths(table, (2.9, 3.4, 2.3, 8.2))
    for number, row in enumerate(records["rows"], start=1):
        if row[1] is None:
            merged = table.cell(number - 1, 1).merge(table.cell(number, 1))
            for empty in merged.paragraphs[1:]:
                merged._tc.remove(empty._p)


def _set_widths(table: Table, centimetres: tuple[float, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _whole_row(table: Table) -> _Cell:
    cells = table.add_row().cells
    return cells[0].merge(cells[-1])


def _fill(cell: _Cell, text: str, bold: bool = False) -> None:
    spacing = cell.paragraphs[0].paragraph_format
    spacing.space_before = spacing.space_after = Pt(4)
    _run(cell.paragraphs[0], text, 10, bold=bold)


def _run(
    paragraph: Paragraph,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    color: RGBColor | None = None,
) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold = bold or None
    run.italic = italic or None
    if color is not None:
        run.font.color.rgb = color


def _new(person: Person, margin: int) -> File:
    file = Document()
    style = file.styles["Normal"]
    font = person["style"]["font"]
    style.font.name = font
    style.font.size = Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), person["style"].get("east", font))
    style.paragraph_format.space_after = Pt(2)
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = Cm(1.8)
    return file


def _save(file: File, path: Path) -> None:
    """Write the file with a fixed time everywhere, so that the same data give the same bytes."""
    properties = file.core_properties
    properties.author = properties.comments = properties.title = ""
    properties.created = properties.modified = _DAY
    buffer = BytesIO()
    file.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, date_time=(2026, 6, 1, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
