"""Calls among all that can be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select

from app.access import Right
from app.changes import Kind
from app.clock import to_tehran
from app.marks import Classification
from app.phone_calls.keys import call_keys
from app.phone_calls.listing import CallFilter, visible_calls
from app.phone_calls.operations import CALLS
from app.phone_calls.states import CallState
from app.search.findable import Findable, FoundLine
from app.search.lists import keys_by, of_ids
from app.session import OfficeSession
from app.texts import CALL_STATES
from models.search import CALLS as INDEXED

_SHOWN: Final = (
    "id",
    "number",
    "caller_name",
    "caller_post",
    "organisation",
    "phone",
    "called_at",
    "subject",
    "request",
    "result",
    "state",
    "classification",
)
_ASKED: Final = of_ids(select(*(CALLS.c[name] for name in _SHOWN)), CALLS.c.id)


def _lines(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    rows = session.ask(_ASKED, {"ids": ids})
    return {row.id: _line(row) for row in rows}


def _line(row: Any) -> FoundLine:
    who = row.caller_name or row.caller_post or row.phone
    return FoundLine(
        kind=Kind.CALL,
        id=row.id,
        number=row.number,
        title=row.subject,
        who=" · ".join(part for part in (who, row.organisation) if part),
        day=to_tehran(row.called_at).date(),
        state=CALL_STATES[row.state],
        standing=CallState(row.state),
        classification=Classification(row.classification),
        context="\n".join(part for part in (row.request, row.result) if part),
    )


FINDABLE: Final = Findable(
    kind=Kind.CALL,
    title="تماس‌ها",
    right=Right.READ_CALLS,
    section="calls",
    wanted=lambda text: CallFilter(text=text),
    indexed=INDEXED,
    table=CALLS,
    visible=visible_calls,
    lines=_lines,
    keys=keys_by(CALLS, call_keys),
)
