"""Fields of templates: `{گیرنده}` in a text stands for what a letter knows when it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.errors import InvalidInput
from app.rich_text.document import Block, Cell, Document, Paragraph, Run, joined
from app.text import search_key

_FIELD: Final = re.compile(r"\{([^{}\n]{1,60})\}")

UNKNOWN: Final = "این خانه‌ها شناخته نیستند: {names}. خانه‌های شناخته: {known}."


@dataclass(frozen=True)
class Filled:
    """A template's text with its fields filled in.

    Attributes:
        document: Fields without a value still stand in it, in braces, to be seen and typed over.
        unfilled: Known fields whose value is empty.
        unknown: Fields no value is given for.
    """

    document: Document
    unfilled: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def fields_of(document: Document) -> tuple[str, ...]:
    """The names of the fields in a text, each once, in order."""
    names = (
        found[1].strip()
        for paragraph in document.paragraphs()
        for found in _FIELD.finditer(paragraph.text)
    )
    return tuple(dict.fromkeys(names))


def filled(document: Document, values: Mapping[str, str]) -> Filled:
    """Put values in the place of fields; a value takes the look of its field's first brace.

    Args:
        document: The template's text.
        values: By the field's name; «موضوع» and «موضوع » and letters of an Arabic keyboard are one.
    """
    by_key = {search_key(name): value for name, value in values.items()}
    names = fields_of(document)
    return Filled(
        _each_paragraph(document, lambda paragraph: _filled(paragraph, by_key)),
        tuple(name for name in names if by_key.get(search_key(name)) == ""),
        tuple(name for name in names if search_key(name) not in by_key),
    )


def refuse_unknown_fields(document: Document, known: Collection[str], field: str) -> None:
    """Refuse a template that names fields nobody fills.

    Raises:
        InvalidInput: It names some; the sentence says which, and which there are.
    """
    keys = {search_key(name) for name in known}
    strangers = [name for name in fields_of(document) if search_key(name) not in keys]
    if strangers:
        shown = {"names": _listed(strangers), "known": _listed(known)}
        raise InvalidInput(field, UNKNOWN.format(**shown))


def _listed(names: Collection[str]) -> str:
    return "، ".join(f"{{{name}}}" for name in names)


def _each_paragraph(document: Document, change: Callable[[Paragraph], Paragraph]) -> Document:
    def cell(paragraphs: Cell) -> Cell:
        return tuple(map(change, paragraphs))

    def block(one: Block) -> Block:
        if isinstance(one, Paragraph):
            return change(one)
        return replace(one, rows=tuple(tuple(map(cell, row)) for row in one.rows))

    return Document(tuple(map(block, document.blocks)))


def _filled(paragraph: Paragraph, by_key: Mapping[str, str]) -> Paragraph:
    text = paragraph.text
    runs: list[Run] = []
    end = 0
    for found in _FIELD.finditer(text):
        value = by_key.get(search_key(found[1]), "")
        if not value:
            continue
        runs += _between(paragraph.runs, end, found.start())
        (first, *_) = _between(paragraph.runs, found.start(), found.start() + 1)
        runs.append(replace(first, text=value))
        end = found.end()
    if not end:
        return paragraph
    runs += _between(paragraph.runs, end, len(text))
    return replace(paragraph, runs=joined(runs))


def _between(runs: tuple[Run, ...], start: int, end: int) -> list[Run]:
    """The runs of the letters from `start` to `end` of a paragraph."""
    taken: list[Run] = []
    place = 0
    for run in runs:
        text = run.text[max(0, start - place) : max(0, end - place)]
        if text:
            taken.append(replace(run, text=text))
        place += len(run.text)
    return taken
