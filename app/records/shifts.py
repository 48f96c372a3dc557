"""Shifts handed over, as JSON; adding one hands over what stands at that moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.operators import list_operators
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import key_field, text_field
from app.records.plain import Plain, plain, plain_object
from app.session import OfficeSession
from app.shifts import (
    HandOverDraft,
    HandOverRow,
    count_hand_overs,
    hand_over_sheet,
    hand_over_shift,
    list_hand_overs,
)


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    given = {name: value for name, value in values.items() if name != "to"}
    name = values.get("to", "")
    taker = next((one for one in list_operators(session) if one.name == name), None)
    if taker is None:
        raise InvalidInput("to", "نام کوتاه تحویل‌گیرنده را بنویسید؛ «daftar users» آن‌ها را دارد.")
    made = hand_over_shift(session, HandOverDraft(to_id=taker.id, **given))
    return Changes(Added(made.value, taker.full_name), made.kinds)


def _listed(session: OfficeSession, asked: Asked) -> Found:
    rows = list_hand_overs(session, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_hand_overs(session))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = hand_over_sheet(session, number)
    return {
        **plain_object(sheet.row),
        "matters": plain(sheet.state.matters),
        "totals": plain(sheet.state.counted),
        "history": plain(journal.history(session, Kind.HAND_OVER, number)),
    }


SHIFT: Final = RecordKind(
    name="shift",
    fields=(
        text_field("to", "rastgoo"),
        text_field("shift", "صبح"),
        text_field("note", "کلید در کشو است."),
        key_field("request_key"),
    ),
    sheet=HandOverRow,
    extras=("matters", "totals", "history"),
    add=_add,
    listed=_listed,
    whole=_whole,
    searched=False,
)
