"""Rich text at the door: tidied like any text of the office, and not larger than a paper can be."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from app.errors import InvalidInput
from app.rich_text.document import (
    DEEPEST_INDENT,
    Block,
    Cell,
    Document,
    Paragraph,
    Run,
    Table,
    joined,
)
from app.text import LONG_LIMIT, ZWNJ, persian_count, tidy

#: A paragraph is a long text at most, and a document twenty of them: some two hundred pages.
MOST_LETTERS: Final = 20 * LONG_LIMIT
MOST_PARAGRAPHS: Final = 10_000
MOST_ROWS: Final = 500
MOST_COLUMNS: Final = 12

LONG_PARAGRAPH: Final = "یک بند {count} نویسه دارد و {limit} جا دارد؛ آن را به چند بند بشکنید."
LONG_TEXT: Final = "این متن {count} نویسه است و {limit} جا دارد."
MANY_PARAGRAPHS: Final = "این متن {count} بند دارد و تا {limit} بند پذیرفته می‌شود."
MANY_ROWS: Final = "یک جدول {count} سطر دارد و تا {limit} سطر پذیرفته می‌شود."
MANY_COLUMNS: Final = "یک جدول {count} ستون دارد و تا {limit} ستون پذیرفته می‌شود."
#: Paragraphs tidied and remembered: of a long text that is saved as it is typed all are but one.
KNOWN: Final = 8192
_BLANKS: Final = frozenset({" ", "\n", ZWNJ})

UNEVEN: Final = "سطرهای یک جدول هم‌اندازه نیستند."


def checked(document: Document, field: str) -> Document:
    """A document fit to be stored: ی and ک, no control characters, nothing that turns text round.

    Args:
        document: As it was typed or pasted.
        field: The draft's field a refusal belongs beside.

    Raises:
        InvalidInput: It is larger than a paper can be.
    """
    _prove_sizes(document, field)
    return tidied(document)


def tidied(document: Document) -> Document:
    """A document with the letters of each paragraph tidied, however large it is."""
    return Document(tuple(_tidied(block) for block in document.blocks))


def _prove_sizes(document: Document, field: str) -> None:
    paragraphs = list(document.paragraphs())
    sizes = [len(paragraph.text) for paragraph in paragraphs]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if any(len({len(row) for row in table.rows}) > 1 for table in tables):
        raise InvalidInput(field, UNEVEN)
    for sentence, count, limit in (
        (LONG_PARAGRAPH, max(sizes, default=0), LONG_LIMIT),
        (LONG_TEXT, sum(sizes), MOST_LETTERS),
        (MANY_PARAGRAPHS, len(paragraphs), MOST_PARAGRAPHS),
        (MANY_ROWS, max((len(table.rows) for table in tables), default=0), MOST_ROWS),
        (MANY_COLUMNS, max((table.columns for table in tables), default=0), MOST_COLUMNS),
    ):
        if count > limit:
            shown = {"count": _shown(count), "limit": _shown(limit)}
            raise InvalidInput(field, sentence.format(**shown))


def _shown(count: int) -> str:
    return persian_count(count)


def _tidied(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return _tidied_paragraph(block)
    rows = tuple(tuple(_tidied_cell(cell) for cell in row) for row in block.rows)
    return replace(block, rows=rows)


def _tidied_cell(cell: Cell) -> Cell:
    return tuple(_tidied_paragraph(paragraph) for paragraph in cell) or (Paragraph(),)


@lru_cache(maxsize=KNOWN)
def _tidied_paragraph(paragraph: Paragraph) -> Paragraph:
    indent = min(max(paragraph.indent, 0), DEEPEST_INDENT)
    return replace(paragraph, runs=_tidied_runs(paragraph.runs), indent=indent)


def _tidied_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Tidy the paragraph as one text, and find the edges of its runs again.

    A run tidied by itself would lose the half-space or the space it shares with its neighbour.
    """
    if not runs:
        return ()
    whole = "".join(run.text for run in runs)
    text = tidy(whole, multiline=True)
    edges = [0]
    position = 0
    for run in runs[:-1]:
        position += len(run.text)
        edges.append(max(edges[-1], _edge(whole[:position], text)))
    edges.append(len(text))
    return joined(
        replace(run, text=text[start:end])
        for run, (start, end) in zip(runs, pairwise(edges), strict=True)
    )


def _edge(before: str, text: str) -> int:
    """Where in tidied `text` that ends which is tidied from `before`."""
    head = tidy(before, multiline=True)
    end = 0
    for mine, other in zip(head, text, strict=False):
        if mine != other:
            break
        end += 1
    while end and text[end - 1] in _BLANKS:
        end -= 1
    # A blank at the edge goes with the run it was typed in.
    is_mine = before[-1:].isspace() or before[-1:] == ZWNJ
    return end + (is_mine and text[end : end + 1] in _BLANKS)
