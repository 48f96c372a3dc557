"""Kept lists as JSON: scripts keep questions under a name, and read how many records each finds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.changes import Changes
from app.errors import InvalidInput
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import choice_field, key_field, text_field
from app.records.plain import Plain, plain
from app.saved_lists import (
    SECTIONS,
    Audience,
    SavedListDraft,
    SavedListRow,
    count_saved_lists,
    save_list,
    saved_lists,
)
from app.search.answering import is_answered
from app.search.matching import asked as question_of
from app.search.wording import require_readable
from app.session import OfficeSession
from app.text import tidy


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    typed = dict(values)
    section = SECTIONS.get(typed.get("section", ""))
    if section is None:
        raise InvalidInput("section", f"یکی از این‌ها: {'، '.join(SECTIONS)}.")
    text = tidy(typed.pop("text", ""))
    require_readable("text", text, session.desk.clock.today())
    draft = SavedListDraft(**{"name": "", **typed}, wanted=section.wanted(text=text))
    made = save_list(session, draft)
    return Changes(Added(made.value, draft.name), made.kinds)


def _listed(session: OfficeSession, asked: Asked) -> Found:
    question = question_of(session, asked.text)
    rows = [row for row in saved_lists(session) if is_answered(question, row.name)]
    shown = rows[: asked.limit]
    counts = count_saved_lists(session, {row.section for row in shown})
    return Found(tuple(_plain(row, counts) for row in shown), len(rows))


def _plain(row: SavedListRow, counts: Mapping[int, int]) -> dict[str, Plain]:
    return {
        "id": row.id,
        "section": row.section,
        "name": row.name,
        "found": counts.get(row.id),
        "audience": plain(row.audience),
        "mine": row.mine,
        "text": getattr(row.wanted, "text", ""),
    }


SAVED_LIST: Final = RecordKind(
    name="saved-list",
    fields=(
        text_field("section", "calls"),
        text_field("name", "آب، هفته گذشته"),
        text_field("text", "آب تاریخ: هفته گذشته"),
        choice_field("audience", Audience, Audience.SELF),
        key_field("request_key"),
    ),
    add=_add,
    listed=_listed,
)
