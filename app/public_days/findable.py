"""Public days among all that can be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select

from app.access import Right
from app.changes import Kind
from app.clock import to_tehran
from app.marks import Classification
from app.public_days.queries import PublicDayFilter
from app.public_days.states import PublicDayState
from app.search.findable import Findable, FoundLine
from app.search.lists import keys_by, of_ids
from app.session import OfficeSession
from app.visits.keys import day_keys
from app.visits.tables import PUBLIC_DAYS
from app.visits.texts import PUBLIC_DAY_STATES
from models.search import PUBLIC_DAYS as INDEXED

_CONTEXT: Final = ("note", "state_reason", "report", "reported_to")

_ASKED: Final = of_ids(select(PUBLIC_DAYS), PUBLIC_DAYS.c.id)


def _lines(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    rows = session.ask(_ASKED, {"ids": ids}).mappings()
    return {
        row["id"]: FoundLine(
            kind=Kind.PUBLIC_DAY,
            id=row["id"],
            number=row["number"],
            title=row["title"],
            who=row["place"],
            day=to_tehran(row["starts_at"]).date(),
            state=PUBLIC_DAY_STATES[row["state"]],
            standing=PublicDayState(row["state"]),
            classification=Classification.ORDINARY,
            context="\n".join(row[name] for name in _CONTEXT if row[name]),
        )
        for row in rows
    }


FINDABLE: Final = Findable(
    kind=Kind.PUBLIC_DAY,
    title="روزهای ملاقات عمومی",
    right=Right.READ_VISITS,
    section="public_days",
    wanted=lambda text: PublicDayFilter(text=text),
    indexed=INDEXED,
    table=PUBLIC_DAYS,
    visible=lambda _session: [],
    lines=_lines,
    keys=keys_by(PUBLIC_DAYS, day_keys),
)
