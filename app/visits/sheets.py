"""What the papers of visits carry: the form, a day's visitors, who may come in at the gate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import and_, not_, or_, select

from app.access import Right, require
from app.agenda.tables import EVENTS
from app.clock import from_tehran, to_tehran
from app.errors import InvalidInput, NotFound
from app.marks import Classification
from app.session import OfficeSession
from app.text import search_key
from app.visits.earlier import EarlierSheet
from app.visits.history import matter_history
from app.visits.in_the_house import visits_of_day
from app.visits.queries import in_tehran
from app.visits.rows import VisitRow, VisitSheet
from app.visits.rules import visit_rules
from app.visits.states import Mode, VisitPath, VisitState
from app.visits.tables import MANAGERS, PUBLIC_DAYS, VISITS
from app.visits.whole import visit_sheet

#: Of a visitors' programme, or of a slip for the gate, at once.
MOST_DAYS: Final = 62

NO_DAY: Final = "این ملاقات عمومی در دفتر یافت نشد."

_C: Final = VISITS.c

#: What the journal calls the form; a reprint is known by that.
FORM: Final = "فرم"


@dataclass(frozen=True)
class DayOfForm:
    """The public day a petition is of, as its form names it; moments in Tehran time."""

    number: str
    starts_at: datetime
    place: str


@dataclass(frozen=True)
class FormSheet:
    """A visit as its form carries it.

    Attributes:
        earlier: What the visitor came with before.
        day: The public day of a petition.
        managers: Who is asked to attend because of it.
    """

    visit: VisitSheet
    earlier: EarlierSheet
    day: DayOfForm | None = None
    managers: tuple[str, ...] = ()


@dataclass(frozen=True)
class VisitorLine:
    """A visitor of a day.

    Attributes:
        at: His time in the programme, else when he came; Tehran time.
        is_appointed: It is his time in the programme.
    """

    row: VisitRow
    at: datetime
    is_appointed: bool
    companions: str
    mode: Mode | None
    decision_words: str


@dataclass(frozen=True)
class PublicDayOfDay:
    """A public day that is held on a day, in one line; moments in Tehran time."""

    number: str
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class VisitorsOfDay:
    """The visitors of one day in the order of their time."""

    day: date
    visitors: tuple[VisitorLine, ...]
    public_days: tuple[PublicDayOfDay, ...]


@dataclass(frozen=True)
class GateLine:
    """Who may come in, and when.

    Attributes:
        at: Tehran time; None of whoever has no hour.
        group_size: How many they are, of a group.
        host: Whom he comes to, where it is not the governor.
    """

    visit_id: int
    at: datetime | None
    name: str
    father_name: str
    national_id: str
    companions: str
    group_size: int | None
    host: str
    classification: Classification


@dataclass(frozen=True)
class GateSheet:
    """Who may come in on one day, for the guards.

    Attributes:
        text: What the office says to the guards.
    """

    day: date
    lines: tuple[GateLine, ...]
    text: str


def visit_forms(session: OfficeSession, visit_ids: Sequence[int]) -> list[FormSheet]:
    """Visits as their forms carry them, in the order asked.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: One of them is not there for him.
    """
    require(session.desk.operator, Right.READ_VISITS)
    return [_form(session, visit_id) for visit_id in visit_ids]


def _form(session: OfficeSession, visit_id: int) -> FormSheet:
    sheet = visit_sheet(session, visit_id)
    sheet = replace(sheet, steps=(), files=(), gaps=())
    earlier = matter_history(session, visit_id)
    if sheet.public_day_id is None:
        return FormSheet(sheet, earlier)
    return FormSheet(sheet, earlier, _day_of(session, sheet.public_day_id), _asked(session, sheet))


def _day_of(session: OfficeSession, day_id: int) -> DayOfForm:
    day = PUBLIC_DAYS.c
    row = session.execute(
        select(day.number, day.starts_at, day.place).where(day.id == day_id)
    ).first()
    if row is None:
        raise NotFound(NO_DAY)
    return DayOfForm(row.number, to_tehran(row.starts_at), row.place)


def _asked(session: OfficeSession, sheet: VisitSheet) -> tuple[str, ...]:
    """The managers of its agency, and whoever spoke to it."""
    rows = session.execute(
        select(MANAGERS)
        .where(MANAGERS.c.public_day_id == sheet.public_day_id)
        .order_by(MANAGERS.c.place, MANAGERS.c.id)
    ).mappings()
    return tuple(_called(row) for row in rows if _concerns(row, sheet))


def _concerns(manager: Mapping[Any, Any], sheet: VisitSheet) -> bool:
    if manager["id"] == sheet.manager_id:
        return True
    if sheet.agency_id is not None and manager["organisation_id"] is not None:
        return bool(manager["organisation_id"] == sheet.agency_id)
    own = search_key(sheet.agency)
    return bool(own) and search_key(manager["organisation"]) == own


def _called(manager: Mapping[Any, Any]) -> str:
    parts = (manager["name"], manager["post"], manager["organisation"])
    return "، ".join(dict.fromkeys(part for part in parts if part))


# -- a day's visitors --------------------------------------------------------------------------


def visitors_of_days(
    session: OfficeSession, from_day: date, to_day: date
) -> tuple[VisitorsOfDay, ...]:
    """The visitors of each day from a day to a day, both among them.

    Raises:
        NotAllowed: The operator may not read visits.
        InvalidInput: The days are the wrong way round, or too many.
    """
    require(session.desk.operator, Right.READ_VISITS)
    return tuple(_visitors(session, day) for day in visit_days(from_day, to_day))


def visit_days(from_day: date, to_day: date) -> list[date]:
    """The days from a day to a day, both among them.

    Raises:
        InvalidInput: They are the wrong way round, or too many.
    """
    count = (to_day - from_day).days + 1
    if count < 1:
        raise InvalidInput("to_day", "پایان پیش از آغاز است.")
    if count > MOST_DAYS:
        raise InvalidInput("to_day", "تا دو ماه با هم چاپ می‌شود.")
    return [from_day + timedelta(days=number) for number in range(count)]


def _visitors(session: OfficeSession, day: date) -> VisitorsOfDay:
    rows = visits_of_day(session, day)
    names = ("id", "companions", "mode", "decision_words")
    more = {
        one["id"]: one
        for one in session.execute(
            select(*(_C[name] for name in names)).where(_C.id.in_([row.id for row in rows]))
        ).mappings()
    }
    return VisitorsOfDay(
        day,
        tuple(_visitor(row, more[row.id], day) for row in rows),
        tuple(_public_days(session, day)),
    )


def _visitor(row: VisitRow, more: Mapping[Any, Any], day: date) -> VisitorLine:
    is_appointed = row.appointment_at is not None and row.appointment_at.date() == day
    return VisitorLine(
        row=row,
        at=row.appointment_at if is_appointed and row.appointment_at else row.at,
        is_appointed=is_appointed,
        companions=more["companions"],
        mode=Mode(more["mode"]) if more["mode"] else None,
        decision_words=more["decision_words"],
    )


def _public_days(session: OfficeSession, day: date) -> Iterator[PublicDayOfDay]:
    column = PUBLIC_DAYS.c
    begin, end = _bounds(day)
    rows = session.execute(
        select(column.number, column.title, column.place, column.starts_at, column.ends_at)
        .where(column.starts_at >= begin, column.starts_at < end, column.state != "cancelled")
        .order_by(column.starts_at, column.id)
    )
    for row in rows:
        starts, ends = to_tehran(row.starts_at), to_tehran(row.ends_at)
        yield PublicDayOfDay(row.number, row.title, row.place, starts, ends)


def _bounds(day: date) -> tuple[datetime, datetime]:
    return from_tehran(day, time()), from_tehran(day + timedelta(days=1), time())


# -- the gate ----------------------------------------------------------------------------------

_AHEAD: Final = (
    VisitState.APPOINTED,
    VisitState.PRESENT,
    VisitState.ANNOUNCED,
    VisitState.AGREED,
)
_TO_SESSION: Final = (VisitState.LISTED, VisitState.PRESENTED, VisitState.ACCEPTED)
_EXPECTED: Final = tuple(state.value for state in (*_AHEAD, *_TO_SESSION))
_GATE: Final = (
    "id",
    "visitor_name",
    "father_name",
    "national_id",
    "companions",
    "group_size",
    "host",
    "classification",
    "arrived_at",
    "slot_at",
    "path",
    "turn",
)


def gate_of_day(session: OfficeSession, day: date) -> GateSheet:
    """Who may come in on a day: who has a time with the governor, and the day's petitioners.

    Raises:
        NotAllowed: The operator may not read visits.
    """
    require(session.desk.operator, Right.READ_VISITS)
    begin, end = _bounds(day)
    own = and_(EVENTS.c.starts_at >= begin, EVENTS.c.starts_at < end)
    # Who came today and was given a time on another day comes in on that one.
    is_later = and_(EVENTS.c.starts_at.is_not(None), EVENTS.c.starts_at >= end)
    came = and_(_C.arrived_at >= begin, _C.arrived_at < end, not_(is_later))
    petitioners = and_(PUBLIC_DAYS.c.starts_at >= begin, PUBLIC_DAYS.c.starts_at < end)
    rows = _gate_rows(session, _C.state.in_(_EXPECTED), or_(own, came, petitioners))
    return GateSheet(day, tuple(_gate(row) for row in rows), visit_rules(session).gate_text)


def gate_of_visits(session: OfficeSession, visit_ids: Sequence[int]) -> tuple[GateSheet, ...]:
    """A slip for certain visitors, one a day; whoever has no hour may come in today.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: One of them is not there for him.
    """
    require(session.desk.operator, Right.READ_VISITS)
    for visit_id in visit_ids:
        visit_sheet(session, visit_id)
    days: dict[date, list[GateLine]] = {}
    for row in _gate_rows(session, _C.id.in_(visit_ids)):
        line = _gate(row)
        day = line.at.date() if line.at is not None else session.desk.clock.today()
        days.setdefault(day, []).append(line)
    text = visit_rules(session).gate_text
    return tuple(GateSheet(day, tuple(lines), text) for day, lines in sorted(days.items()))


def gate_of_public_day(session: OfficeSession, day_id: int) -> GateSheet:
    """The petitioners of a public day, in turn order.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
    """
    require(session.desk.operator, Right.READ_VISITS)
    day = _day_of(session, day_id).starts_at.date()
    rows = _gate_rows(session, _C.public_day_id == day_id, _C.state.in_(_EXPECTED))
    return GateSheet(day, tuple(_gate(row) for row in rows), visit_rules(session).gate_text)


def _gate_rows(session: OfficeSession, *conditions: Any) -> list[dict[str, Any]]:
    rows = session.execute(
        select(
            *(_C[name] for name in _GATE),
            EVENTS.c.starts_at,
            PUBLIC_DAYS.c.starts_at.label("session_at"),
        )
        .select_from(
            VISITS.outerjoin(EVENTS, EVENTS.c.id == _C.event_id).outerjoin(
                PUBLIC_DAYS, PUBLIC_DAYS.c.id == _C.public_day_id
            )
        )
        .where(_C.classification <= int(session.desk.operator.clearance), *conditions)
    ).mappings()
    return sorted((dict(row) for row in rows), key=_by_hour)


def _by_hour(row: Mapping[str, Any]) -> tuple[bool, float, int, int]:
    at = _comes_at(row)
    return at is None, at.timestamp() if at else 0.0, row["turn"] or 0, row["id"]


def _comes_at(row: Mapping[str, Any]) -> datetime | None:
    if row["path"] == VisitPath.PUBLIC.value:
        return in_tehran(row["slot_at"] or row["session_at"])
    return in_tehran(row["starts_at"] or row["arrived_at"])


def _gate(row: Mapping[str, Any]) -> GateLine:
    return GateLine(
        visit_id=row["id"],
        at=_comes_at(row),
        name=row["visitor_name"],
        father_name=row["father_name"],
        national_id=row["national_id"],
        companions=row["companions"],
        group_size=row["group_size"],
        host=row["host"],
        classification=Classification(row["classification"]),
    )
