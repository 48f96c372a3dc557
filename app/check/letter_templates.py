"""Proof of the templates of letters: each can be begun with, and none is named like another."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.changes import Kind
from app.check.faults import Fault, Part
from app.errors import AppError
from app.letters import TEMPLATE_FIELDS, LetterKind, body_document
from app.rich_text import from_plain, refuse_unknown_fields
from app.text import search_key
from models.letters import LetterTemplate

_KINDS = frozenset(LetterKind)


def templates_agree(connection: Connection) -> Iterator[Fault]:
    """Every template can be read, names fields there are and a kind there is, and is the only one.

    One that was taken off the list can be brought back, and is read as well; its name may be
    another's by now.
    """
    seen: set[str] = set()
    rows = connection.execute(
        select(
            LetterTemplate.id,
            LetterTemplate.name,
            LetterTemplate.letter_kind,
            LetterTemplate.subject,
            LetterTemplate.body,
            LetterTemplate.removed_at,
        ).order_by(LetterTemplate.id)
    )
    for number, name, kind, subject, body, removed_at in rows:
        if kind and kind not in _KINDS:
            yield _fault(number, f"گونه الگوی «{name}» شناخته نیست.")
        for text, is_rich in ((subject, False), (body, True)):
            wrong = _wrong(text, is_rich=is_rich)
            if wrong:
                yield _fault(number, f"الگوی «{name}»: {wrong}")
        if removed_at is not None:
            continue
        key = search_key(name)
        if key in seen:
            yield _fault(number, f"بیش از یک الگوی نامه «{name}» نام دارد.")
        seen.add(key)


def _wrong(text: str, *, is_rich: bool) -> str:
    """What is wrong with a template's words; empty when nothing is."""
    try:
        document = body_document(text) if is_rich else from_plain(text)
        refuse_unknown_fields(document, TEMPLATE_FIELDS, "body")
    except AppError as error:
        return error.message
    return ""


def _fault(number: int, words: str) -> Fault:
    return Fault(Part.TEMPLATES, Kind.LETTER_TEMPLATE.value, number, words)
