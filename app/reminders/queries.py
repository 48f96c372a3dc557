"""Every way to ask for reminders: one's own, and those one set for others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import time, timedelta
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, and_, or_, select

from app.access import require
from app.changes import Kind
from app.clock import from_tehran, to_tehran
from app.listing import bounded_count, key_of, listed
from app.moments import moment_text
from app.operators import list_operators
from app.reminder_keys import reminder_keys
from app.reminder_moments import REMINDERS, Anchor, ReminderState, lead_of, moment_of
from app.reminder_sources import SOURCES, TO_BE_REMINDED, seen_parts
from app.reminders.operations import SNOOZES, own_reminder
from app.reminders.rows import (
    DAY_LEADS,
    HOUR_LEADS,
    AnchorChoice,
    RecordReminders,
    ReminderFilter,
    ReminderRow,
    ReminderView,
    day_words,
    lead_words,
)
from app.search.lists import keys_by
from app.search.small_registers import SmallRegister
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import isolate
from models.base import alias_of, table_of
from models.operators import Operator

PAGE: Final = 200
#: More on one record are a list of their own.
MOST_ON_RECORD: Final = 20

Sheet = TypeVar("Sheet")

_WHOM = alias_of(table_of(Operator), "whom")
_MAKER = alias_of(table_of(Operator), "maker")


def list_reminders(
    session: OfficeSession,
    wanted: ReminderFilter,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = PAGE,
) -> list[ReminderRow]:
    """Reminders as filtered: what waits soonest first, what is done newest first.

    Args:
        session: Who asks.
        wanted: The filter.
        after: The reminder before the page; None for the first.
        offset: How many are passed over after it.
        limit: How many at most.

    Raises:
        NotAllowed: The operator may see no records that remind.
    """
    done = wanted.view is ReminderView.DONE
    order = REMINDERS.c.state_since.desc() if done else REMINDERS.c.due_at
    found = _asked(session, wanted)
    return _rows(session, found, order, after=after, offset=offset, limit=limit)


def count_reminders(
    session: OfficeSession, wanted: ReminderFilter, *, most: int | None = None
) -> int:
    """How many reminders the filter finds; with `most`, no more than one above it.

    Raises:
        NotAllowed: As for the list.
    """
    statement = select(REMINDERS.c.id).where(_asked(session, wanted))
    return bounded_count(session, statement, most)


def reminder_sheet(session: OfficeSession, number: int) -> ReminderRow:
    """One reminder.

    Raises:
        NotFound: There is none of this operator, or of a record he may see.
    """
    own_reminder(session, number)
    (row,) = _rows(session, REMINDERS.c.id == number, REMINDERS.c.id)
    return row


def own_due(session: OfficeSession, most: int) -> list[ReminderRow]:
    """What reminds this operator now, the oldest first; without what he put off."""
    now = session.desk.clock.now()
    due = and_(
        _own(session),
        REMINDERS.c.state == ReminderState.WAITING.value,
        REMINDERS.c.due_at <= now,
        or_(SNOOZES.c.until.is_(None), SNOOZES.c.until <= now),
    )
    return _rows(session, due, REMINDERS.c.due_at, limit=most)


def record_reminders(session: OfficeSession, kind: Kind, record_id: int) -> RecordReminders:
    """What a form needs to remind somebody of a record.

    Raises:
        NotAllowed: The operator may not see such records.
        NotFound: There is no such record for him.
    """
    parts = seen_parts(session, kind, record_id)
    on_it = and_(
        REMINDERS.c.kind == kind.value,
        REMINDERS.c.record_id == record_id,
        REMINDERS.c.state == ReminderState.WAITING.value,
        _seen(session),
    )
    source, highest = SOURCES[kind], max(one.classification for one in parts.values())
    colleagues = tuple(
        (one.id, one.full_name)
        for one in list_operators(session)
        if one.active
        and one.id != session.desk.operator.id
        and {TO_BE_REMINDED, source.right} <= one.rights
        and one.clearance >= highest
    )
    return RecordReminders(
        kind,
        record_id,
        {number: one.title for number, one in parts.items()},
        parts[0].is_settled,
        tuple(_choices(session, kind, parts)),
        colleagues,
        tuple(_rows(session, on_it, REMINDERS.c.due_at)),
        highest,
    )


def with_reminders(
    question: Callable[[OfficeSession, int], Sheet], kind: Kind
) -> Callable[[OfficeSession, int], tuple[Sheet, tuple[ReminderRow, ...]]]:
    """The question that asks for a record whole, and besides for what reminds this operator of it.

    Args:
        question: Asks for the record by its id, and for the rights on it.
        kind: Of the record.
    """

    def asked(session: OfficeSession, record_id: int) -> tuple[Sheet, tuple[ReminderRow, ...]]:
        on_it = and_(
            REMINDERS.c.kind == kind.value,
            REMINDERS.c.record_id == record_id,
            REMINDERS.c.state != ReminderState.REMOVED.value,
            _seen(session),
        )
        sheet = question(session, record_id)
        return sheet, tuple(_rows(session, on_it, REMINDERS.c.due_at, limit=MOST_ON_RECORD))

    return asked


def _choices(session: OfficeSession, kind: Kind, parts: Mapping[int, Any]) -> list[AnchorChoice]:
    calendar, now = office_calendar(session), session.desk.clock.now()
    names = SOURCES[kind].anchors
    choices = []
    for number, stands in parts.items():
        for anchor, where in stands.anchors.items():
            called = _called(names[anchor], stands.title, parts)
            for lead in _leads(where):
                at = moment_of(where, lead, calendar)
                if at > now:
                    words = f"{day_words(lead, called)} — {isolate(moment_text(at))}"
                    choices.append(AnchorChoice(number, anchor, lead, words))
    return choices


def _called(name: str, title: str, parts: Mapping[int, Any]) -> str:
    """A date by its name, and by whose it is where there are several."""
    several = sum(len(one.anchors) for one in parts.values()) > 1
    return f"{name} «{title.split(':', maxsplit=1)[0]}»" if several else name


def _leads(anchor: Anchor) -> Sequence[Any]:
    return DAY_LEADS if anchor.at is None else (*HOUR_LEADS, *DAY_LEADS)


def _asked(session: OfficeSession, wanted: ReminderFilter) -> ColumnElement[bool]:
    require(session.desk.operator, TO_BE_REMINDED)
    return and_(_views(session)[wanted.view], *ASKED_REMINDERS.answering(session, wanted.text))


def _views(session: OfficeSession) -> dict[ReminderView, ColumnElement[bool]]:
    """What each view shows."""
    me = session.desk.operator.id
    waiting = REMINDERS.c.state == ReminderState.WAITING.value
    tomorrow = from_tehran(session.desk.clock.today() + timedelta(days=1), time())
    return {
        ReminderView.WAITING: and_(_own(session), waiting),
        ReminderView.TODAY: and_(_own(session), waiting, REMINDERS.c.due_at < tomorrow),
        ReminderView.DONE: and_(
            _own(session),
            REMINDERS.c.state.in_([ReminderState.DONE.value, ReminderState.LET_GO.value]),
        ),
        ReminderView.FOR_OTHERS: and_(
            _seen(session), waiting, REMINDERS.c.made_by == me, REMINDERS.c.operator_id != me
        ),
    }


def _own(session: OfficeSession) -> ColumnElement[bool]:
    return and_(_seen(session), REMINDERS.c.operator_id == session.desk.operator.id)


def _seen(session: OfficeSession) -> ColumnElement[bool]:
    """His own and those he set, of records he may see."""
    operator = session.desk.operator
    kinds = [kind.value for kind, source in SOURCES.items() if operator.may(source.right)]
    return and_(
        REMINDERS.c.kind.in_(kinds),
        REMINDERS.c.classification <= int(operator.clearance),
        or_(REMINDERS.c.operator_id == operator.id, REMINDERS.c.made_by == operator.id),
    )


#: How reminders are asked for.
ASKED_REMINDERS: Final = SmallRegister(
    title="یادآوری‌ها",
    table=REMINDERS,
    keys=keys_by(REMINDERS, reminder_keys),
    section="reminders",
    right=TO_BE_REMINDED,
    visible=lambda session: [or_(*_views(session).values())],
    at=REMINDERS.c.due_at,
)


def _rows(
    session: OfficeSession,
    asked: ColumnElement[bool],
    order: Any,
    *,
    after: int | None = None,
    offset: int = 0,
    limit: int = PAGE,
) -> list[ReminderRow]:
    me = session.desk.operator.id
    put_off = and_(
        SNOOZES.c.operator_id == me,
        SNOOZES.c.kind == Kind.REMINDER.value,
        SNOOZES.c.record_id == REMINDERS.c.id,
        SNOOZES.c.due_at == REMINDERS.c.due_at,
    )
    statement = (
        select(
            REMINDERS,
            _WHOM.c.full_name.label("whom"),
            _MAKER.c.full_name.label("maker"),
            SNOOZES.c.until,
        )
        .join(_WHOM, _WHOM.c.id == REMINDERS.c.operator_id)
        .join(_MAKER, _MAKER.c.id == REMINDERS.c.made_by)
        .outerjoin(SNOOZES, put_off)
        .where(asked)
    )
    sorted_by = (order, REMINDERS.c.id)
    key = None if after is None else key_of(session, sorted_by, REMINDERS.c.id == after)
    rows = listed(session, statement, sorted_by, after=key, offset=offset, limit=limit)
    now = session.desk.clock.now()
    return [_row(dict(row._mapping), me, now) for row in rows]  # noqa: SLF001  # documented


def _row(row: Mapping[str, Any], me: int, now: Any) -> ReminderRow:
    anchors = SOURCES[Kind(row["kind"])].anchors
    until = row["until"]
    return ReminderRow(
        id=row["id"],
        version=row["version"],
        kind=Kind(row["kind"]),
        record_id=row["record_id"],
        part_id=row["part_id"],
        number=row["number"],
        subject=row["title"],
        note=row["note"],
        at=to_tehran(row["due_at"]),
        relative=lead_words(lead_of(row), anchors[row["anchor"]]) if row["anchor"] else "",
        state=ReminderState(row["state"]),
        operator=row["whom"],
        made_by=row["maker"],
        is_mine=row["operator_id"] == me,
        classification=row["classification"],
        put_off_until=to_tehran(until) if until is not None and until > now else None,
    )
