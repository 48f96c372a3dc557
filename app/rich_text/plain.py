"""Rich text as letters alone, for search, previews and programs that know no more."""

from __future__ import annotations

from typing import Final

from app.rich_text.document import Cell, Document, Paragraph, Table

#: Between the cells of a row.
BETWEEN_CELLS: Final = " | "


def plain_text(document: Document) -> str:
    """Every word in reading order, a paragraph or a row of a table a line."""
    lines: list[str] = []
    for block in document.blocks:
        lines += [block.text] if isinstance(block, Paragraph) else _table_lines(block)
    return "\n".join(lines)


def _table_lines(table: Table) -> list[str]:
    return [BETWEEN_CELLS.join(_cell_text(cell) for cell in row) for row in table.rows]


def _cell_text(cell: Cell) -> str:
    return " ".join(paragraph.text.replace("\n", " ") for paragraph in cell)


def is_empty(document: Document) -> bool:
    """Whether nothing is written, though there be blank lines or an empty table."""
    return not any(run.text.strip() for part in document.paragraphs() for run in part.runs)
