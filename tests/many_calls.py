"""A register of some thousand calls, copied from one in a moment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import func, insert, select

from app.changes import Changes, Kind, changed
from app.office import Office
from app.session import OfficeSession
from app.text import search_text
from models.base import table_of
from models.calls import Call

_CALLS = table_of(Call)


def add_many_calls(office: Office, count: int) -> None:
    """Add so many calls before the oldest one, a minute apart, by ones who are numbered."""
    office.write(_copied, count)


def _copied(session: OfficeSession, count: int) -> Changes[None]:
    oldest = session.execute(
        select(_CALLS).order_by(_CALLS.c.called_at, _CALLS.c.id).limit(1)
    ).mappings()
    row: dict[str, Any] = dict(oldest.one())
    last = session.execute(select(func.max(_CALLS.c.id))).scalar_one()
    copies = [
        {
            **row,
            "id": last + number,
            "serial": row["serial"] + 100_000 + number,
            "number": f"م/{number}",
            "request_key": uuid4(),
            "caller_name": f"کس {number}",
            "search_key": search_text((f"کس {number}", row["subject"])),
            "called_at": row["called_at"] - timedelta(minutes=number),
        }
        for number in range(1, count + 1)
    ]
    session.execute(insert(_CALLS), copies)
    if session.is_shared:
        session.execute(select(func.setval("calls_id_seq", last + count)))
    return changed(None, Kind.CALL)
