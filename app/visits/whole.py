"""One visit whole: what was typed, its course, its orders, its files, its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select, update

from app import journal
from app.access import Right, require
from app.agenda import EventState
from app.agenda.tables import EVENTS, LINKS
from app.attachments import files_of
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.folder import standing_sheet
from app.marks import Classification
from app.orders import orders_of
from app.session import OfficeSession
from app.settings import governor_on
from app.text import persian_digits
from app.visits.closing import missing_to_close
from app.visits.deeds import VISIT_TABLES, seen_visit
from app.visits.drafts import VisitDraft
from app.visits.queries import in_tehran
from app.visits.rows import AppointmentLine, VisitAttemptLine, VisitSheet, VisitStepLine
from app.visits.states import (
    Channel,
    Decision,
    Mode,
    PetitionKind,
    Satisfaction,
    SpecialStatus,
    TellChannel,
    TellOutcome,
    VisitPath,
    VisitState,
)
from app.visits.tables import ATTEMPTS, MANAGERS, PUBLIC_DAYS, VISIT_STEPS, VISITS
from models.operators import Operator

#: What columns are words of.
_MARKS: Final[Mapping[str, Any]] = {
    "path": VisitPath,
    "state": VisitState,
    "special_status": SpecialStatus,
    "channel": Channel,
    "petition_kind": PetitionKind,
    "classification": Classification,
    "decision": Decision,
    "mode": Mode,
    "last_attempt": TellOutcome,
    "satisfaction": Satisfaction,
}
#: An empty word of these is the mark of most, not of none.
_EMPTY_IS_A_MARK: Final = frozenset({"special_status"})


def visit_sheet(session: OfficeSession, visit_id: int) -> VisitSheet:
    """One visit whole.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such visit for him.
    """
    require(session.desk.operator, Right.READ_VISITS)
    visit = seen_visit(session, visit_id)
    taken_by = session.execute(
        select(Operator.full_name).where(Operator.id == visit["operator_id"])
    ).scalar_one()
    came = to_tehran(visit["arrived_at"] or visit["registered_at"])
    governor = governor_on(session, came.date())
    own = {field.name for field in fields(VisitSheet)} & visit.keys()
    return VisitSheet(
        **{name: _shown(name, visit[name]) for name in own},
        taken_by=taken_by,
        public_day=_name_of(session, PUBLIC_DAYS, "number", visit["public_day_id"]),
        manager=_name_of(session, MANAGERS, "name", visit["manager_id"]),
        governor=f"{governor.honorific} {governor.name}".strip() if governor else "",
        governor_acts=governor.acting if governor else False,
        appointment=_appointment(session, visit),
        in_folder=standing_sheet(session, Kind.VISIT, visit_id) is not None,
        gaps=tuple(missing_to_close(session, visit)),
        steps=_steps(session, visit_id),
        tellings=_tellings(session, visit_id),
        orders=tuple(orders_of(session, Kind.VISIT, visit_id)),
        files=files_of(session, Kind.VISIT, visit_id),
    )


def visit_sheets(session: OfficeSession, visit_ids: Sequence[int]) -> list[VisitSheet]:
    """Several visits whole, in the order asked.

    Raises:
        NotFound: One of them is not there for this operator.
    """
    return [visit_sheet(session, visit_id) for visit_id in visit_ids]


def _shown(name: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return to_tehran(value)
    mark = _MARKS.get(name)
    if mark is None:
        return value
    is_none = value is None or (value == "" and name not in _EMPTY_IS_A_MARK)
    return None if is_none else mark(value)


def _name_of(session: OfficeSession, table: Any, column: str, number: int | None) -> str:
    if number is None:
        return ""
    return session.execute(select(table.c[column]).where(table.c.id == number)).scalar() or ""


def _appointment(session: OfficeSession, visit: Mapping[str, Any]) -> AppointmentLine | None:
    """Its time as the programme has it, if this operator may see that."""
    if visit["event_id"] is None:
        return None
    row = session.execute(
        select(EVENTS, LINKS.c.touched_words.label("link_touched"))
        .select_from(
            EVENTS.outerjoin(
                LINKS,
                (LINKS.c.event_id == EVENTS.c.id)
                & (LINKS.c.record_kind == Kind.VISIT.value)
                & (LINKS.c.record_id == visit["id"]),
            )
        )
        .where(
            EVENTS.c.id == visit["event_id"],
            EVENTS.c.classification <= int(session.desk.operator.clearance),
        )
    ).mappings()
    event = row.first()
    if event is None:
        return None
    return AppointmentLine(
        event_id=event["id"],
        number=event["number"],
        state=EventState(event["state"]),
        starts_at=in_tehran(event["starts_at"]),
        ends_at=in_tehran(event["ends_at"]),
        place=event["place"],
        overridden=event["overridden"],
        touched=event["link_touched"] or "",
    )


def _steps(session: OfficeSession, visit_id: int) -> tuple[VisitStepLine, ...]:
    rows = session.execute(
        select(VISIT_STEPS, Operator.full_name)
        .join(Operator, Operator.id == VISIT_STEPS.c.operator_id)
        .where(VISIT_STEPS.c.visit_id == visit_id)
        .order_by(VISIT_STEPS.c.id)
    )
    return tuple(
        VisitStepLine(
            at=to_tehran(row.at),
            by=row.full_name,
            action=row.action,
            words=row.words,
            taken_back=row.taken_back_at is not None,
            is_first=row.action in VISIT_TABLES.first_steps,
        )
        for row in rows
    )


def _tellings(session: OfficeSession, visit_id: int) -> tuple[VisitAttemptLine, ...]:
    rows = session.execute(
        select(ATTEMPTS, Operator.full_name)
        .join(Operator, Operator.id == ATTEMPTS.c.operator_id)
        .where(ATTEMPTS.c.visit_id == visit_id)
        .order_by(ATTEMPTS.c.id)
    )
    return tuple(
        VisitAttemptLine(
            at=to_tehran(row.at),
            by=row.full_name,
            channel=TellChannel(row.channel),
            outcome=TellOutcome(row.outcome),
            words=row.words,
        )
        for row in rows
    )


def visit_version(session: OfficeSession, visit_id: int) -> int:
    """The version a visit stands at.

    Raises:
        NotAllowed, NotFound: As for its sheet.
    """
    require(session.desk.operator, Right.READ_VISITS)
    version: int = seen_visit(session, visit_id)["version"]
    return version


def visit_draft(session: OfficeSession, visit_id: int) -> VisitDraft:
    """A visit as its form holds it.

    Raises:
        NotAllowed, NotFound: As for its sheet.
    """
    require(session.desk.operator, Right.READ_VISITS)
    visit = seen_visit(session, visit_id)
    own = {field.name for field in fields(VisitDraft)} & visit.keys()
    return VisitDraft(
        **{name: _shown(name, visit[name]) for name in own},
        is_present=visit["arrived_at"] is not None,
    )


def count_visit_prints(
    session: OfficeSession, visit_ids: Sequence[int], paper: str
) -> Changes[dict[int, int]]:
    """Count that papers of these visits are printed, so that a reprint can say so.

    Args:
        session: The transaction.
        visit_ids: Which.
        paper: What was printed, as the journal says it.

    Returns:
        How often each had been printed before.
    """
    require(session.desk.operator, Right.READ_VISITS)
    before: dict[int, int] = {}
    for visit_id in visit_ids:
        visit = seen_visit(session, visit_id)
        before[visit_id] = visit["printed_count"]
        session.execute(
            update(VISITS)
            .where(VISITS.c.id == visit_id)
            .values(printed_count=VISITS.c.printed_count + 1)
        )
        journal.note(
            session,
            Kind.VISIT,
            visit_id,
            "print_visit",
            persian_digits(f"{paper} ملاقات {visit['number']} چاپ شد."),
            classification=visit["classification"],
        )
    return changed(before, Kind.VISIT)
