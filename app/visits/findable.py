"""Visits among all that can be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import select

from app.access import Right
from app.changes import Kind
from app.clock import to_tehran
from app.marks import Classification
from app.search.findable import Findable, FoundLine
from app.search.lists import keys_by, of_ids
from app.session import OfficeSession
from app.visits.cards import who_of
from app.visits.keys import visit_keys
from app.visits.queries import VisitFilter, seen_visits
from app.visits.states import VisitState
from app.visits.tables import VISITS
from app.visits.texts import VISIT_STATES
from models.search import VISITS as INDEXED

#: What a line cuts its words from.
_CONTEXT: Final = ("problem", "expert_opinion", "decision_words", "result", "note", "companions")

_ASKED: Final = of_ids(select(VISITS), VISITS.c.id)


def _lines(session: OfficeSession, ids: Sequence[int]) -> Mapping[int, FoundLine]:
    rows = session.ask(_ASKED, {"ids": ids}).mappings()
    return {
        row["id"]: FoundLine(
            kind=Kind.VISIT,
            id=row["id"],
            number=row["number"],
            title=row["subject"],
            who=who_of(dict(row)),
            day=to_tehran(row["arrived_at"] or row["registered_at"]).date(),
            state=VISIT_STATES[row["state"]],
            standing=VisitState(row["state"]),
            classification=Classification(row["classification"]),
            context="\n".join(row[name] for name in _CONTEXT if row[name]),
        )
        for row in rows
    }


FINDABLE: Final = Findable(
    kind=Kind.VISIT,
    title="ملاقات‌ها",
    right=Right.READ_VISITS,
    section="visits",
    wanted=lambda text: VisitFilter(text=text),
    indexed=INDEXED,
    table=VISITS,
    visible=seen_visits,
    lines=_lines,
    keys=keys_by(VISITS, visit_keys),
)
