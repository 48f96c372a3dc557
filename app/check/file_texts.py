"""Proofs of the text of files: of contents that are there, whole, and found by what it says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, select

from app.check.faults import Fault, Part, streamed
from app.file_texts import TextState
from app.text import search_text
from models.attachments import ContentPart, ContentText, TextPiece
from models.base import table_of

_PARTS = table_of(ContentPart)
_TEXTS = table_of(ContentText)
_PIECES = table_of(TextPiece)


def texts_agree(connection: Connection) -> Iterator[Fault]:
    """Every text is of a content, says how far it was read, and has its pieces without a gap."""
    contents = set(connection.execute(select(_PARTS.c.sha256).where(_PARTS.c.place == 0)).scalars())
    known: dict[str, Any] = {row.sha256: row for row in connection.execute(select(_TEXTS))}
    for sha256, row in known.items():
        if sha256 not in contents:
            yield _fault(sha256, "از هیچ محتوایی نیست")
        if not 0 <= row.unseen_pages <= row.read_pages <= row.pages:
            yield _fault(sha256, "شمار صفحه‌های خوانده‌شده‌اش درست نیست")
        elif row.read_pages < row.pages and row.state in _WHOLE:
            yield _fault(sha256, "خوانده‌شده نام دارد و همه صفحه‌هایش خوانده نشده است")
    pieces = select(_PIECES).order_by(_PIECES.c.sha256, _PIECES.c.place)
    for sha256, rows in groupby(streamed(connection, pieces), attrgetter("sha256")):
        yield from _faults_of(sha256, list(rows), known.get(sha256))
        if (row := known.pop(sha256, None)) is not None and row.state == TextState.EMPTY.value:
            yield _fault(sha256, "بی‌متن نام دارد و متن دارد")
    for sha256, row in known.items():
        if row.state == TextState.READ.value:
            yield _fault(sha256, "خوانده‌شده نام دارد و هیچ تکه‌ای از آن نیست")


#: States of contents all of whose pages were looked at.
_WHOLE = {TextState.READ.value, TextState.EMPTY.value, TextState.WAITING.value}


def _faults_of(sha256: str, pieces: list[Any], row: Any) -> Iterator[Fault]:
    if row is None:
        yield _fault(sha256, "تکه دارد و خود آن نیست")
        return
    if [piece.place for piece in pieces] != list(range(len(pieces))):
        yield _fault(sha256, "تکه‌ای از آن نیست")
    page = 0
    for piece in pieces:
        if not page <= piece.first_page <= piece.last_page < row.read_pages:
            yield _fault(sha256, "صفحه‌های تکه‌هایش درست نیست")
        page = piece.last_page
        if piece.search_key != search_text((), (piece.text,)):
            yield _fault(sha256, "کلید جستجوی تکه‌اش با متن آن نمی‌خواند")


def _fault(sha256: str, words: str) -> Fault:
    return Fault(Part.FILES, "file_text", None, f"متن {sha256[:12]}… {words}.")
