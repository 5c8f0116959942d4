"""The layouts of the PDF samples; each draws one person, whatever is in the data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas
from sheet import HEIGHT, WIDTH, Sheet, color

Person = dict[str, Any]

GREY = Color(0.38, 0.38, 0.38)
_LEFT, _RIGHT = 52.0, WIDTH - 52.0


def _sheet(path: Path, person: Person) -> tuple[Sheet, Color]:
    sheet = Sheet(path, person["style"]["font"], person.get("name") or person["title"])
    return sheet, color(person["style"].get("accent", "#222222"))


def single(path: Path, person: Person) -> None:
    """One column: company, title and dates on one line, a rule under each heading."""
    sheet, accent = _sheet(path, person)
    sheet.text(_LEFT, sheet.y + 12, person["name"], 21, bold=True)
    sheet.y += 32
    if person.get("headline"):
        sheet.text(_LEFT, sheet.y, person["headline"], 11, color=accent)
        sheet.y += 16
    sheet.text(_LEFT, sheet.y, "　|　".join(person["contact"]), 9.5, color=GREY)
    sheet.y += 6
    for section in person["sections"]:
        sheet.need(60)
        sheet.y += 31
        sheet.text(_LEFT, sheet.y, section["title"], 12.5, bold=True, color=accent)
        sheet.rule(_LEFT, sheet.y + 5, _RIGHT, accent)
        sheet.y += 7
        _free_text(sheet, section, _LEFT, _RIGHT - _LEFT, bullet="•" if len(section.get("lines", [])) > 1 else "")
        for entry in section.get("entries", []):
            sheet.need(50)
            sheet.y += 25
            sheet.text(_LEFT, sheet.y, entry["company"], 10.5, bold=True)
            sheet.text(WIDTH / 2 - 6, sheet.y, entry["title"], 10.5)
            sheet.text(_RIGHT, sheet.y, entry["dates"], 10, align="right", color=GREY)
            sheet.y += 2
            for line in entry["lines"]:
                sheet.prose(_LEFT + 6, line, 10.6, _RIGHT - _LEFT - 6, bullet="•", leading=1.72)
    _hidden(sheet, person)
    sheet.save()


def _free_text(sheet: Sheet, section: dict[str, Any], x: float, width: float, bullet: str = "") -> None:
    if "text" in section:
        sheet.prose(x, section["text"], 10.6, width, leading=1.75)
    for line in section.get("lines", []):
        sheet.prose(x, line, 10.6, width, bullet=bullet, leading=1.75)


def _hidden(sheet: Sheet, person: Person) -> None:
    hidden = person.get("hidden", {})
    if "white" in hidden:
        sheet.prose(_LEFT, hidden["white"], 8, _RIGHT - _LEFT, color=white)
    if "tiny" in hidden:
        sheet.prose(_LEFT, hidden["tiny"], 1, _RIGHT - _LEFT, color=GREY)


def sidebar(path: Path, person: Person) -> None:
    """A coloured bar at the left with white letters, the career at the right."""
    accent = color(person["style"]["accent"])
    edge, main, side = 172.0, 194.0, 20.0

    def backdrop(canvas: Canvas) -> None:
        canvas.setFillColor(accent)
        canvas.rect(0, 0, edge, HEIGHT, stroke=0, fill=1)

    sheet = Sheet(path, person["style"]["font"], person["name"], backdrop)
    sheet.y = 130
    sheet.canvas.setFillColor(white)
    sheet.canvas.setFillAlpha(0.25)
    sheet.canvas.circle(edge / 2, HEIGHT - 78, 40, stroke=0, fill=1)
    sheet.canvas.setFillAlpha(1)
    sheet.canvas.circle(edge / 2, HEIGHT - 70, 13, stroke=0, fill=1)
    for block in person["side"]:
        sheet.y += 27
        sheet.text(side, sheet.y, block["title"], 11.5, bold=True, color=white)
        sheet.rule(side, sheet.y + 5, edge - 20, white, 0.5)
        sheet.y += 6
        for line in block["lines"]:
            sheet.prose(side, line, 9.5, edge - side - 14, color=white, leading=1.65)
    right, sheet.y = WIDTH - 36, 74
    sheet.text(main, sheet.y, person["name"], 24, bold=True, color=accent)
    sheet.y += 21
    sheet.text(main, sheet.y, person["headline"], 11.5, color=GREY)
    for section in person["sections"]:
        sheet.need(60)
        sheet.y += 35
        sheet.text(main, sheet.y, section["title"], 13, bold=True, color=accent)
        sheet.y += 4
        _free_text(sheet, section, main, right - main)
        for entry in section.get("entries", []):
            sheet.need(50)
            sheet.y += 25
            sheet.text(main, sheet.y, entry["title"], 11, bold=True)
            sheet.text(right, sheet.y, entry["dates"], 9.5, align="right", color=GREY)
            sheet.y += 15
            sheet.text(main, sheet.y, entry["company"], 10, color=accent)
            sheet.y += 1
            for line in entry["lines"]:
                sheet.prose(main, line, 10.4, right - main, bullet="·", leading=1.75)
    sheet.save()


def date_column(path: Path, person: Person) -> None:
    """Dates in a column of their own at the left of everything."""
    sheet, accent = _sheet(path, person)
    sheet.text(WIDTH / 2, sheet.y + 14, person["name"], 22, bold=True, align="center")
    sheet.y += 34
    sheet.text(WIDTH / 2, sheet.y, person["headline"], 11, align="center", color=accent)
    sheet.y += 16
    sheet.text(WIDTH / 2, sheet.y, "   ·   ".join(person["contact"]), 9.5, align="center", color=GREY)
    sheet.y += 4
    left, main = 48.0, 158.0
    for section in person["sections"]:
        sheet.need(60)
        sheet.y += 34
        sheet.canvas.setFillColor(accent)
        sheet.canvas.rect(left, HEIGHT - sheet.y - 4, 4, 15, stroke=0, fill=1)
        sheet.text(left + 11, sheet.y, section["title"], 12.5, bold=True, color=accent)
        sheet.y += 5
        _free_text(sheet, section, main, _RIGHT - main)
        for entry in section.get("entries", []):
            sheet.need(50)
            sheet.y += 26
            sheet.text(left, sheet.y, entry["dates"], 10, color=GREY)
            sheet.text(main, sheet.y, entry["company"], 10.5, bold=True)
            sheet.y += 16
            sheet.text(main, sheet.y, entry["title"], 10.5, color=accent)
            for line in entry["lines"]:
                sheet.prose(main, line, 10.6, _RIGHT - main, bullet="–", leading=1.75)
    sheet.save()


def timeline(path: Path, person: Person) -> None:
    """A line down the page with a dot at each station."""
    sheet, accent = _sheet(path, person)
    sheet.text(_LEFT, sheet.y + 12, person["name"], 23, bold=True, color=accent)
    sheet.text(_RIGHT, sheet.y + 12, person["headline"], 11, align="right")
    sheet.y += 32
    sheet.text(_LEFT, sheet.y, "  /  ".join(person["contact"]), 9.5, color=GREY)
    rail, main = _LEFT + 5, _LEFT + 22
    for section in person["sections"]:
        sheet.need(70)
        sheet.y += 34
        sheet.text(_LEFT, sheet.y, section["title"], 13, bold=True, color=accent)
        sheet.y += 3
        _free_text(sheet, section, main, _RIGHT - main)
        for entry in section.get("entries", []):
            sheet.need(56)
            sheet.y += 25
            top = sheet.y - 4
            sheet.canvas.setFillColor(accent)
            sheet.canvas.circle(rail, HEIGHT - top, 3.2, stroke=0, fill=1)
            sheet.text(main, sheet.y, entry["dates"], 9.5, color=accent)
            sheet.y += 16
            sheet.text(main, sheet.y, entry["company"], 10.8, bold=True)
            sheet.text(main + sheet.width(entry["company"], 10.8) + 14, sheet.y, entry["title"], 10.5)
            for line in entry["lines"]:
                sheet.prose(main, line, 10.6, _RIGHT - main, bullet="•", leading=1.75)
            sheet.canvas.setStrokeColor(accent)
            sheet.canvas.setLineWidth(0.7)
            if sheet.y > top:
                sheet.canvas.line(rail, HEIGHT - top - 7, rail, HEIGHT - sheet.y - 6)
    sheet.save()


def classic(path: Path, person: Person) -> None:
    """The English classic: centred name, title in bold, dates at the right, employer below."""
    sheet, accent = _sheet(path, person)
    sheet.text(WIDTH / 2, sheet.y + 12, person["name"], 22, bold=True, align="center", color=accent)
    sheet.y += 30
    sheet.text(WIDTH / 2, sheet.y, "  |  ".join(person["contact"]), 10, align="center")
    left, right = 64.0, WIDTH - 64.0
    for section in person["sections"]:
        sheet.need(60)
        sheet.y += 33
        sheet.text(left, sheet.y, section["title"].upper(), 11, bold=True, color=accent)
        sheet.rule(left, sheet.y + 4, right, accent, 0.8)
        sheet.y += 5
        _free_text(sheet, section, left, right - left)
        for entry in section.get("entries", []):
            sheet.need(50)
            sheet.y += 25
            sheet.text(left, sheet.y, entry["title"], 10.8, bold=True)
            sheet.text(right, sheet.y, entry["dates"], 10, align="right")
            sheet.y += 14
            sheet.text(left, sheet.y, entry["company"], 10.3, color=GREY)
            sheet.y += 1
            for line in entry["lines"]:
                sheet.prose(left + 8, line, 10.8, right - left - 8, bullet="•", leading=1.72)
    sheet.save()


def modern(path: Path, person: Person) -> None:
    """Section names in a margin, employer and title on one line, dates below in grey."""
    sheet, accent = _sheet(path, person)
    margin, main, right = 48.0, 160.0, WIDTH - 48.0
    sheet.text(margin, sheet.y + 16, person["name"], 26, bold=True, color=accent)
    sheet.y += 36
    sheet.text(margin, sheet.y, person["headline"], 11)
    sheet.y += 16
    sheet.text(margin, sheet.y, "   ".join(person["contact"]), 9.5, color=GREY)
    sheet.y += 8
    for section in person["sections"]:
        sheet.need(60)
        sheet.y += 16
        sheet.rule(margin, sheet.y - 4, right, Color(0.8, 0.8, 0.8), 0.5)
        heading = sheet.y + 17
        sheet.text(margin, heading, section["title"], 10.5, bold=True, color=accent)
        sheet.y += 1
        _free_text(sheet, section, main, right - main)
        for number, entry in enumerate(section.get("entries", [])):
            sheet.need(50)
            sheet.y = heading if number == 0 else sheet.y + 22
            sheet.text(main, sheet.y, f"{entry['title']}, {entry['company']}", 10.5, bold=True)
            sheet.y += 14
            sheet.text(main, sheet.y, entry["dates"], 9.5, color=GREY)
            sheet.y += 1
            for line in entry["lines"]:
                sheet.prose(main, line, 10.6, right - main, leading=1.66, bullet="—")
    sheet.save()


def form(path: Path, person: Person) -> None:
    """A ruled form to be filled in: fields in pairs, then records whose cells wrap."""
    sheet, _ = _sheet(path, person)
    sheet.text(WIDTH / 2, sheet.y + 14, person["title"], 19, bold=True, align="center")
    sheet.y += 34
    left = 46.0
    width = WIDTH - 2 * left
    for row in person["fields"]:
        _row(sheet, left, [width * part for part in (0.12, 0.22, 0.12, 0.22, 0.13, 0.19)], row, labels={0, 2, 4})
    for kind in ("records", "education"):
        if kind not in person:
            continue
        block = person[kind]
        widths = [0.15, 0.2, 0.14, 0.51] if kind == "records" else [0.15, 0.35, 0.3, 0.2]
        _row(sheet, left, [width], [block["label"]], labels={0}, center=True)
        _row(sheet, left, [width * part for part in widths], block["columns"], labels={0, 1, 2, 3}, center=True)
        for row in block["rows"]:
            _row(sheet, left, [width * part for part in widths], row)
    for row in person["more"]:
        _row(sheet, left, [width * 0.15, width * 0.85], row, labels={0})
    sheet.save()


def _row(
    sheet: Sheet,
    left: float,
    widths: list[float],
    cells: list[str],
    labels: set[int] = frozenset(),  # type: ignore[assignment]
    center: bool = False,
) -> None:
    size, leading = 10.5, 17.0
    wrapped = [sheet.wrap(text, size, width - 9) for text, width in zip(cells, widths, strict=True)]
    height = max(30.0, max(len(lines) for lines in wrapped) * leading + 14)
    sheet.need(height)
    x = left
    for number, (lines, width) in enumerate(zip(wrapped, widths, strict=True)):
        sheet.canvas.setStrokeColor(black)
        sheet.canvas.setLineWidth(0.6)
        sheet.canvas.rect(x, HEIGHT - sheet.y - height, width, height, stroke=1, fill=0)
        y = sheet.y + (height - len(lines) * leading) / 2 + 12.5
        for line in lines:
            middle = center or number in labels
            sheet.text(
                x + width / 2 if middle else x + 5,
                y,
                line,
                size,
                bold=number in labels,
                align="center" if middle else "left",
            )
            y += leading
        x += width
    sheet.y += height
