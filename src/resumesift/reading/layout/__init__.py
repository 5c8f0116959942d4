"""What is printed on a page → blocks of rows in reading order, whoever read it: a PDF's text layer or its picture.

- `printed`: what there is on a page, runs of glyphs, rules and areas.
- `lines`, `spacing`: runs → pieces and rows; words whose letters are set apart.
- `tables`, `closing`: ruled tables, and those whose rules do not close.
- `columns`, `labels`: columns and side bars; section labels in a narrow column.
- `rows`, `stacks`, `cards`, `dated`: what belongs together, wrapped cells, dates over each other, entries side by side.
- `turned`, `furniture`: what is no text of the page, stamps, watermarks, page numbers, repeated headers.
- `blocks`: all of it, page by page.
"""
