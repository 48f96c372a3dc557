"""What somebody of the directory was here for: calls, visits, cases, as far as they may be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.access import Right
from app.phone_calls import EarlierCall, earlier_calls
from app.protocol import CaseFilter, CaseRow, list_cases
from app.session import OfficeSession
from app.visits import VisitFilter, VisitRow, list_visits

#: So many visits and cases are shown; the registers have all of them.
MOST_VISITS: Final = 10


@dataclass(frozen=True)
class Matters:
    """His calls, visits and cases of protocol work, newest first."""

    calls: Sequence[EarlierCall]
    visits: Sequence[VisitRow]
    cases: Sequence[CaseRow]


def matters_of(session: OfficeSession, contact_id: int) -> Matters:
    """What this operator may see of them."""
    may = session.desk.operator.may
    visits, cases = VisitFilter(contact_id=contact_id), CaseFilter(person_id=contact_id)
    return Matters(
        earlier_calls(session, contact_id=contact_id) if may(Right.READ_CALLS) else (),
        list_visits(session, visits, limit=MOST_VISITS) if may(Right.READ_VISITS) else (),
        list_cases(session, cases, limit=MOST_VISITS) if may(Right.READ_PROTOCOL) else (),
    )
