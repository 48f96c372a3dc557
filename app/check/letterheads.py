"""Proofs of the letterheads: each can be read, and has the emblem it names."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.changes import Kind
from app.check.faults import Fault, Part
from app.errors import InvalidInput
from app.letterheads import Page, UnreadableLayout, checked_layout, layout_from_json
from models.attachments import Attachment
from models.letterheads import Letterhead


def letterheads_can_be_printed(connection: Connection) -> Iterator[Fault]:
    """Every letterhead reads, fits its paper and has its emblem; a size has one default at most."""
    defaults: dict[str, str] = {}
    for row in connection.execute(
        select(
            Letterhead.id,
            Letterhead.name,
            Letterhead.page,
            Letterhead.layout,
            Letterhead.emblem_id,
            Letterhead.is_default,
            Attachment.record_kind,
            Attachment.record_id,
            Attachment.removed_at,
        )
        .outerjoin(Attachment, Attachment.id == Letterhead.emblem_id)
        .order_by(Letterhead.id)
    ):
        for words in _unprintable(row.page, row.layout):
            yield _fault(row.id, f"سربرگ «{row.name}»: {words}")
        owner = (row.record_kind, row.record_id, row.removed_at)
        if row.emblem_id is not None and owner != (Kind.LETTERHEAD.value, row.id, None):
            yield _fault(row.id, f"سربرگ «{row.name}» نشان خود را ندارد.")
        if row.is_default and row.page in defaults:
            both = f"«{defaults[row.page]}» و «{row.name}»"
            yield _fault(row.id, f"{both} هر دو سربرگ همیشگی یک کاغذند.")
        if row.is_default:
            defaults.setdefault(row.page, row.name)


def _unprintable(page: str, layout: str) -> Iterator[str]:
    try:
        size = Page(page)
        read = layout_from_json(layout, size)
    except (ValueError, UnreadableLayout):
        yield "چیدمان خوانده نمی‌شود."
        return
    problems: list[InvalidInput] = []
    checked_layout(read, size, problems)
    for problem in problems:
        yield problem.message


def _fault(number: int, words: str) -> Fault:
    return Fault(Part.LETTERHEADS, Kind.LETTERHEAD.value, number, words)
