"""A public day whole: its managers, petitions in turn order, hand-overs, steps, and what lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import exists, func, select, update

from app import journal
from app.access import Right, require
from app.agenda import EventState
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.marks import Classification
from app.orders import OrderState
from app.public_days.carrying import followers
from app.public_days.deeds import DAY_TABLES, PLANNED, in_turn
from app.public_days.gaps import gaps_of
from app.public_days.managers import agency_key
from app.public_days.queries import in_tehran
from app.public_days.rows import (
    DayStepLine,
    HandOverLine,
    ManagerLine,
    PetitionLine,
    PublicDaySheet,
)
from app.public_days.states import ManagerAnswer, PublicDayState
from app.record_deed import FILE_STEPS
from app.session import OfficeSession
from app.text import persian_digits
from app.visits.states import (
    Decision,
    PetitionKind,
    Satisfaction,
    SpecialStatus,
    VisitState,
)
from app.visits.tables import HAND_OVERS, MANAGERS, PUBLIC_DAY_STEPS, PUBLIC_DAYS, VISITS
from models.agenda import Event
from models.base import table_of
from models.letters import Letter
from models.operators import Operator
from models.orders import Order

_OPERATORS: Final = table_of(Operator)
_ORDERS: Final = table_of(Order)
_EVENTS: Final = table_of(Event)
_LETTERS: Final = table_of(Letter)
_MOMENTS: Final = (
    "starts_at",
    "ends_at",
    "began_at",
    "ended_at",
    "registered_at",
    "last_step_at",
)

#: Orders that were taken back or revoked are none.
_NO_ORDER: Final = (OrderState.WITHDRAWN.value, OrderState.REVOKED.value)


def public_day_sheet(session: OfficeSession, day_id: int) -> PublicDaySheet:
    """A public day whole.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    require(session.desk.operator, Right.READ_VISITS)
    day = DAY_TABLES.seen(session, day_id)
    event = session.execute(
        select(_EVENTS.c.number, _EVENTS.c.state, _EVENTS.c.starts_at, _EVENTS.c.ends_at).where(
            _EVENTS.c.id == day["event_id"]
        )
    ).one()
    petitions = petitions_of(session, day_id)
    counts = _counts(session, day_id)
    own = {one.name for one in fields(PublicDaySheet)} & day.keys()
    values = {name: day[name] for name in own} | {name: in_tehran(day[name]) for name in _MOMENTS}
    values |= {
        "state": PublicDayState(day["state"]),
        "event_number": event.number,
        "registered_by": _operator(session, day["operator_id"]),
        "counts": counts,
        "hidden": sum(counts.values()) - len(petitions),
        "petitions": petitions,
        "managers": managers_of(session, day_id),
        "hand_overs": _hand_overs(session, day_id),
        "steps": _steps(session, day_id),
        "can_take_back": _newest_step(session, day_id),
        "gaps": (),
    }
    is_moved = EventState(event.state) is EventState.CANCELLED or (
        (event.starts_at, event.ends_at) != (day["starts_at"], day["ends_at"])
    )
    values["gaps"] = gaps_of(PublicDaySheet(**values), is_moved=is_moved)
    return PublicDaySheet(**values)


def _operator(session: OfficeSession, number: int) -> str:
    name: str = session.execute(
        select(_OPERATORS.c.full_name).where(_OPERATORS.c.id == number)
    ).scalar_one()
    return name


def _counts(session: OfficeSession, day_id: int) -> dict[VisitState, int]:
    rows = session.execute(
        select(VISITS.c.state, func.count())
        .where(VISITS.c.public_day_id == day_id)
        .group_by(VISITS.c.state)
    )
    return {VisitState(state): count for state, count in rows}


def _newest_step(session: OfficeSession, day_id: int) -> str:
    """What taking back would undo; empty when only the planning stands."""
    steps = [
        one for one in DAY_TABLES.standing_steps(session, day_id) if one["action"] not in FILE_STEPS
    ]
    return "" if steps[-1]["action"] == PLANNED else str(steps[-1]["words"])


def _steps(session: OfficeSession, day_id: int) -> tuple[DayStepLine, ...]:
    steps = PUBLIC_DAY_STEPS.c
    rows = session.execute(
        select(
            steps.id,
            steps.at,
            _OPERATORS.c.full_name,
            steps.action,
            steps.words,
            steps.taken_back_at,
        )
        .join(_OPERATORS, _OPERATORS.c.id == steps.operator_id)
        .where(steps.public_day_id == day_id)
        .order_by(steps.id)
    ).all()
    return tuple(
        DayStepLine(
            row.id,
            to_tehran(row.at),
            row.full_name,
            row.action,
            row.words,
            in_tehran(row.taken_back_at),
        )
        for row in rows
    )


def _hand_overs(session: OfficeSession, day_id: int) -> tuple[HandOverLine, ...]:
    column = HAND_OVERS.c
    handed = (
        select(func.count())
        .where(VISITS.c.hand_over_id == column.id)
        .correlate(HAND_OVERS)
        .scalar_subquery()
    )
    rows = session.execute(
        select(HAND_OVERS, _OPERATORS.c.full_name.label("by"), handed.label("petitions"))
        .join(_OPERATORS, _OPERATORS.c.id == column.handed_by)
        .where(column.public_day_id == day_id)
        .order_by(column.place)
    ).mappings()
    names = [one.name for one in fields(HandOverLine)]
    return tuple(
        HandOverLine(
            **{name: row[name] for name in names if name in row}
            | {"handed_at": to_tehran(row["handed_at"]), "handed_by": row["by"]}
        )
        for row in rows
    )


def managers_of(session: OfficeSession, day_id: int) -> tuple[ManagerLine, ...]:
    """The managers of a day in their order, with how many petitions concern each."""
    counts = _problems(session, day_id)
    rows = session.execute(
        select(
            MANAGERS,
            func.coalesce(_LETTERS.c.number, "").label("letter_number"),
            func.coalesce(_LETTERS.c.state, "").label("letter_state"),
        )
        .outerjoin(_LETTERS, _LETTERS.c.id == MANAGERS.c.letter_id)
        .where(MANAGERS.c.public_day_id == day_id)
        .order_by(MANAGERS.c.place, MANAGERS.c.id)
    ).mappings()
    names = [one.name for one in fields(ManagerLine)]
    return tuple(
        ManagerLine(
            **{name: row[name] for name in names if name in row}
            | {
                "answer": ManagerAnswer(row["answer"]),
                "told_at": in_tehran(row["told_at"]),
                "problems": counts.get(agency_key(row["organisation_id"], row["organisation"]), 0),
            }
        )
        for row in rows
    )


def _problems(session: OfficeSession, day_id: int) -> dict[object, int]:
    column = VISITS.c
    rows = session.execute(
        select(column.agency_id, column.agency, func.count())
        .where(
            column.public_day_id == day_id,
            column.state != VisitState.WITHDRAWN.value,
            column.classification <= int(session.desk.operator.clearance),
        )
        .group_by(column.agency_id, column.agency)
    )
    counts: dict[object, int] = {}
    for number, agency, count in rows:
        key = agency_key(number, agency)
        counts[key] = counts.get(key, 0) + count
    return counts


def petitions_of(session: OfficeSession, day_id: int) -> tuple[PetitionLine, ...]:
    """The petitions of a day this operator may see, in turn order."""
    rows = _petition_rows(session, VISITS.c.public_day_id == day_id)
    later = followers(session, day_id)
    return tuple(_petition(row, later) for row in sorted(rows, key=in_turn))


def petition_row(session: OfficeSession, visit_id: int) -> tuple[PetitionLine, Mapping[str, Any]]:
    """One petition as a line, and all its columns."""
    (row,) = _petition_rows(session, VISITS.c.id == visit_id)
    later = select(VISITS.c.id).where(
        VISITS.c.carried_from_id == visit_id, VISITS.c.state != VisitState.WITHDRAWN.value
    )
    after = session.execute(later.limit(1)).scalar()
    return _petition(row, {visit_id: after} if after is not None else {}), row


def _petition_rows(session: OfficeSession, condition: Any) -> list[dict[str, Any]]:
    clearance = int(session.desk.operator.clearance)
    on_it = (_ORDERS.c.source_kind == Kind.VISIT.value, _ORDERS.c.source_id == VISITS.c.id)
    newest = (
        select(_ORDERS.c.words)
        .where(*on_it, _ORDERS.c.state.not_in(_NO_ORDER), _ORDERS.c.classification <= clearance)
        .order_by(_ORDERS.c.id.desc())
        .limit(1)
        .correlate(VISITS)
        .scalar_subquery()
    )
    runs = exists().where(*on_it, _ORDERS.c.state == OrderState.OPEN.value).correlate(VISITS)
    manager = func.coalesce(func.nullif(MANAGERS.c.name, ""), MANAGERS.c.organisation, "")
    rows = session.execute(
        select(
            VISITS,
            manager.label("manager"),
            func.coalesce(newest, "").label("order_words"),
            runs.label("has_open_order"),
        )
        .outerjoin(MANAGERS, MANAGERS.c.id == VISITS.c.manager_id)
        .where(condition, VISITS.c.classification <= clearance)
    ).mappings()
    return [dict(row) for row in rows]


_PETITION: Final = tuple(one.name for one in fields(PetitionLine))


def _petition(row: Mapping[str, Any], later: Mapping[int, int]) -> PetitionLine:
    decision, satisfaction = row["decision"], row["satisfaction"]
    values = {name: row[name] for name in _PETITION if name in row} | {
        "state": VisitState(row["state"]),
        "slot_at": in_tehran(row["slot_at"]),
        "special_status": SpecialStatus(row["special_status"]),
        "petition_kind": PetitionKind(row["petition_kind"]),
        "classification": Classification(row["classification"]),
        "decision": Decision(decision) if decision else None,
        "satisfaction": Satisfaction(satisfaction) if satisfaction else None,
        "carried_to_id": later.get(row["id"]),
        "has_open_order": bool(row["has_open_order"]),
    }
    return PetitionLine(**values)


def count_public_day_prints(session: OfficeSession, day_id: int, paper: str) -> Changes[int]:
    """Say that a paper of a day was printed; its reprint is known by that.

    Args:
        session: The transaction.
        day_id: Which.
        paper: What it is called.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    require(session.desk.operator, Right.READ_VISITS)
    day = DAY_TABLES.seen(session, day_id)
    session.execute(
        update(PUBLIC_DAYS)
        .where(PUBLIC_DAYS.c.id == day_id)
        .values(printed_count=PUBLIC_DAYS.c.printed_count + 1)
    )
    words = persian_digits(f"«{paper}» ملاقات عمومی {day['number']} چاپ شد.")
    journal.note(session, Kind.PUBLIC_DAY, day_id, "print_public_day", words)
    return changed(day_id, Kind.PUBLIC_DAY)
