"""Rich text as it is stored: JSON that says its version and is read without guessing.

What is as usual is left out, so that most paragraphs are one short object. A version or a word
this program does not know is refused: read half, it would be saved half.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.errors import AppError
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
)
from app.text import persian_digits

VERSION: Final = 1

NEWER: Final = "این متن را نسخه تازه‌تری از برنامه نوشته است و این نسخه آن را نمی‌خواند."
BROKEN: Final = "این متن آسیب دیده است و خوانده نمی‌شود (بند {place})."

_LOOKS: Final = ("bold", "italic", "underline")
_PARAGRAPH_KEYS: Final = frozenset({"runs", "style", "alignment", "indent", "list"})
_TABLE_KEYS: Final = frozenset({"rows", "header", "shares"})


class UnreadableText(AppError):
    """A stored rich text that this program does not know how to read."""


def to_json(document: Document) -> str:
    """A document as stored; the same document always gives the same letters."""
    return whole_json(map(block_json, document.blocks))


def whole_json(blocks: Any) -> str:
    """The JSON of a document from the `block_json` of each of its blocks."""
    return f'{{"version":{VERSION},"blocks":[{",".join(blocks)}]}}'


def block_json(block: Block) -> str:
    """The JSON of one paragraph or table."""
    if isinstance(block, Paragraph):
        return json.dumps(_paragraph(block), ensure_ascii=False, separators=(",", ":"))
    rows = [[list(map(block_json, cell)) for cell in row] for row in block.rows]
    return table_json(rows, block.shares, has_header=block.has_header)


def table_json(
    rows: Sequence[Sequence[Sequence[str]]], shares: Sequence[float], *, has_header: bool
) -> str:
    """The JSON of a table from that of the paragraphs of its cells."""
    shown = ",".join(
        "[" + ",".join("[" + ",".join(cell) + "]" for cell in row) + "]" for row in rows
    )
    extra = (',"header":true' if has_header else "") + (
        f',"shares":{json.dumps(list(shares))}' if shares else ""
    )
    return f'{{"rows":[{shown}]{extra}}}'


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    shown: dict[str, Any] = {"runs": [_run(run) for run in paragraph.runs]}
    if paragraph.style is not ParagraphStyle.BODY:
        shown["style"] = paragraph.style.value
    if paragraph.alignment is not TextAlignment.JUSTIFIED:
        shown["alignment"] = paragraph.alignment.value
    if paragraph.indent:
        shown["indent"] = paragraph.indent
    if paragraph.list_kind is not ListKind.NONE:
        shown["list"] = paragraph.list_kind.value
    return shown


def _run(run: Run) -> str | dict[str, Any]:
    looks = {name: True for name in _LOOKS if getattr(run, name)}
    return {"text": run.text, **looks} if looks else run.text


def from_json(text: str) -> Document:
    """A document as it was stored.

    Raises:
        UnreadableText: It is newer than this program, or no rich text.
    """
    try:
        stored = json.loads(text)
    except (ValueError, RecursionError):
        raise _broken(0) from None
    if not isinstance(stored, dict) or set(stored) != {"version", "blocks"}:
        raise _broken(0)
    version = stored["version"]
    if type(version) is not int or version < 1:
        raise _broken(0)
    if version > VERSION:
        raise UnreadableText(NEWER)
    return Document(
        tuple(_read(number, block) for number, block in enumerate(_items(stored["blocks"]), 1))
    )


def _broken(place: int) -> UnreadableText:
    return UnreadableText(BROKEN.format(place=persian_digits(str(place))))


def _read(number: int, stored: Any) -> Block:
    try:
        if isinstance(stored, dict) and "rows" in stored:
            return _read_table(stored)
        return _read_paragraph(stored)
    except ValueError:
        raise _broken(number) from None


def _items(stored: Any) -> list[Any]:
    if not isinstance(stored, list):
        raise _broken(0)
    return stored


def _known(stored: Any, keys: frozenset[str]) -> Mapping[str, Any]:
    if not isinstance(stored, dict) or not set(stored) <= keys:
        raise ValueError(stored)
    return stored


def _listed(stored: Any) -> list[Any]:
    if not isinstance(stored, list):
        raise ValueError(stored)  # noqa: TRY004  # every fault of the text is one to the caller
    return stored


def _read_paragraph(stored: Any) -> Paragraph:
    fields = _known(stored, _PARAGRAPH_KEYS)
    indent = fields.get("indent", 0)
    if type(indent) is not int or not 0 <= indent <= DEEPEST_INDENT:
        raise ValueError(indent)
    return Paragraph(
        tuple(_read_run(run) for run in _listed(fields.get("runs"))),
        ParagraphStyle(fields.get("style", ParagraphStyle.BODY)),
        TextAlignment(fields.get("alignment", TextAlignment.JUSTIFIED)),
        indent,
        ListKind(fields.get("list", ListKind.NONE)),
    )


def _read_run(stored: Any) -> Run:
    if isinstance(stored, str):
        return Run(stored)
    fields = _known(stored, frozenset({"text", *_LOOKS}))
    looks = {name: fields.get(name, False) for name in _LOOKS}
    text = fields.get("text")
    if not isinstance(text, str) or not all(type(look) is bool for look in looks.values()):
        raise ValueError(stored)
    return Run(text, **looks)


def _read_table(stored: Any) -> Table:
    fields = _known(stored, _TABLE_KEYS)
    rows = tuple(
        tuple(_read_cell(cell) for cell in _listed(row)) for row in _listed(fields["rows"])
    )
    shares = _listed(fields.get("shares", []))
    has_header = fields.get("header", False)
    if type(has_header) is not bool or len({len(row) for row in rows}) > 1:
        raise ValueError(stored)
    if not all(type(share) in {int, float} and share > 0 for share in shares):
        raise ValueError(shares)
    return Table(rows, has_header, tuple(map(float, shares)))


def _read_cell(stored: Any) -> Cell:
    return tuple(_read_paragraph(paragraph) for paragraph in _listed(stored))
