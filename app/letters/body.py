"""The text of a letter at the door: rich text as JSON, tidied, or nothing at all."""

from __future__ import annotations

from typing import Final

from app.errors import InvalidInput
from app.rich_text import (
    Document,
    UnreadableText,
    checked,
    from_json,
    from_plain,
    is_empty,
    plain_text,
    to_json,
)

#: How stored rich text begins; anything else that was handed over is words.
_STORED: Final = '{"'


def body_document(body: str) -> Document:
    """A letter's text as a document; words that are no JSON are a paragraph a line.

    Raises:
        UnreadableText: It is rich text this program does not know how to read.
    """
    if not body.strip():
        return Document()
    return from_json(body) if body.lstrip().startswith(_STORED) else from_plain(body)


def checked_body(body: str, field: str = "body") -> str:
    """A letter's text fit to be stored; empty when nothing is written in it.

    Raises:
        InvalidInput: It cannot be read, or is larger than a paper can be.
    """
    try:
        document = checked(body_document(body), field)
    except UnreadableText as error:
        raise InvalidInput(field, error.message) from error
    return "" if is_empty(document) else to_json(document)


def body_words(body: str) -> str:
    """What stands in a stored text, without its looks; nothing where it cannot be read."""
    try:
        return plain_text(body_document(body))
    except UnreadableText:
        return ""
