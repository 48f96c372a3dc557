"""Rich text, neutral: letters and minutes are made of it, the editor and the papers show it.

A `Document` is frozen; it is stored as `to_json` gives it, tidied by `checked` before, and a
template's `{fields}` are put in by `filled`. Floors above make it visible: `reports.rich_text` on
paper, `reports.docx` for other offices, `ui.common.rich_text_edit` on the screen.
"""

from app.rich_text.checking import checked
from app.rich_text.document import (
    DEEPEST_INDENT,
    Block,
    Cell,
    Document,
    ListKind,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TextAlignment,
    from_plain,
    joined,
)
from app.rich_text.fields import Filled, fields_of, filled, refuse_unknown_fields
from app.rich_text.html_reading import from_html
from app.rich_text.html_writing import to_html
from app.rich_text.json_text import (
    UnreadableText,
    block_json,
    from_json,
    table_json,
    to_json,
    whole_json,
)
from app.rich_text.lists import ListCounter, marker, markers
from app.rich_text.plain import is_empty, plain_text

__all__ = [
    "DEEPEST_INDENT",
    "Block",
    "Cell",
    "Document",
    "Filled",
    "ListCounter",
    "ListKind",
    "Paragraph",
    "ParagraphStyle",
    "Run",
    "Table",
    "TextAlignment",
    "UnreadableText",
    "block_json",
    "checked",
    "fields_of",
    "filled",
    "from_html",
    "from_json",
    "from_plain",
    "is_empty",
    "joined",
    "marker",
    "markers",
    "plain_text",
    "refuse_unknown_fields",
    "table_json",
    "to_html",
    "to_json",
    "whole_json",
]
