"""Rich text as HTML, for word processors and mail programs that take it from the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final

from app.rich_text.document import (
    Block,
    Cell,
    Document,
    ListKind,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TextAlignment,
)

_TAGS: Final = {
    ParagraphStyle.BODY: "p",
    ParagraphStyle.HEADING: "h1",
    ParagraphStyle.SUBHEADING: "h2",
}
_LISTS: Final = {ListKind.BULLETS: "ul", ListKind.NUMBERS: "ol"}
_ALIGNMENTS: Final = {
    TextAlignment.JUSTIFIED: "justify",
    TextAlignment.START: "right",
    TextAlignment.CENTRE: "center",
    TextAlignment.END: "left",
}
_LOOKS: Final = (("bold", "b"), ("italic", "i"), ("underline", "u"))
#: Points of one step of indent.
STEP: Final = 36


def to_html(document: Document) -> str:
    """A document as the body of a page that runs from right to left."""
    return f'<html><body dir="rtl">{"".join(_blocks(document.blocks))}</body></html>'


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for is_table, group in groupby(blocks, key=lambda block: isinstance(block, Table)):
        if is_table:
            yield from (_table(block) for block in group if isinstance(block, Table))
        else:
            yield from _paragraphs([block for block in group if isinstance(block, Paragraph)])


def _paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Paragraphs, the items of lists inside the lists they open and close."""
    opened: list[ListKind] = []
    for one in paragraphs:
        depth = 0 if one.list_kind is ListKind.NONE else one.indent + 1
        while len(opened) > depth or (
            len(opened) == depth and depth and opened[-1] != one.list_kind
        ):
            yield f"</{_LISTS[opened.pop()]}>"
        while len(opened) < depth:
            opened.append(one.list_kind)
            yield f"<{_LISTS[one.list_kind]}>"
        yield f"<li>{_paragraph(one)}</li>" if depth else _paragraph(one)
    while opened:
        yield f"</{_LISTS[opened.pop()]}>"


def _paragraph(paragraph: Paragraph) -> str:
    tag = _TAGS[paragraph.style]
    style = f"text-align:{_ALIGNMENTS[paragraph.alignment]}"
    if paragraph.indent and paragraph.list_kind is ListKind.NONE:
        style += f";margin-right:{STEP * paragraph.indent}pt"
    return f'<{tag} dir="rtl" style="{style}">{"".join(map(_run, paragraph.runs))}</{tag}>'


def _run(run: Run) -> str:
    shown = escape(run.text).replace("\n", "<br>")
    for name, tag in _LOOKS:
        if getattr(run, name):
            shown = f"<{tag}>{shown}</{tag}>"
    return shown


def _table(table: Table) -> str:
    columns = "".join(f'<col width="{share:.3%}">' for share in table.widths())
    rows = [_row(row) for row in table.rows]
    head = f"<thead>{rows.pop(0)}</thead>" if table.has_header and rows else ""
    body = "".join(rows)
    return (
        f'<table dir="rtl" border="1" cellspacing="0" cellpadding="4" width="100%">'
        f"{columns}{head}<tbody>{body}</tbody></table>"
    )


def _row(row: Sequence[Cell]) -> str:
    return "<tr>" + "".join(f"<td>{''.join(_paragraphs(cell))}</td>" for cell in row) + "</tr>"
