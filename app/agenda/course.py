"""An entry's course once it has its time: invitations, held, minutes, report (P1.4 to P1.8).

Whoever has asked his own right, as meetings do, asks for none here (`right=None`).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from app.access import Right
from app.agenda.deeds import EventDeed
from app.agenda.proving import words_of
from app.agenda.rules import agenda_rules
from app.agenda.scheduling import require_time
from app.agenda.states import EventState, Inviter
from app.changes import Changes, Kind
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import jalali_text
from app.orders import require_no_open_orders
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import SHORT_LIMIT, latin_digits

NOT_YET: Final = "این تاریخ هنوز نرسیده است."


def invitations_out(
    session: OfficeSession,
    event_id: int,
    version: int,
    number: str = "",
    dated: date | None = None,
    *,
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Say that the invitations went out; an outside secretary's has a number and a day (P1.4).

    Raises:
        InvalidFields: Number or day of an outside invitation is missing, or the day cannot be.
        NotAllowed: Nobody invites to this entry, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    inviter = Inviter(deed.event["invites"])
    if inviter is Inviter.NOBODY:
        raise NotAllowed(f"برای {deed.named} دعوتنامه‌ای فرستاده نمی‌شود؛ دعوت‌کننده را برگزینید.")
    text = latin_digits(words_of(number, "number", limit=SHORT_LIMIT))
    problems: list[InvalidInput] = []
    if inviter is Inviter.OUTSIDE and not text:
        problems.append(InvalidInput("number", "شماره دعوتنامه را بنویسید."))
    if inviter is Inviter.OUTSIDE and dated is None:
        problems.append(InvalidInput("dated", "تاریخ دعوتنامه را بنویسید."))
    if dated is not None and dated > session.desk.clock.today():
        problems.append(InvalidInput("dated", NOT_YET))
    if problems:
        raise InvalidFields(problems)
    on = dated or session.desk.clock.today()
    deed.move(EventState.INVITED, invitation_number=text, invitation_date=on)
    named = f"دعوتنامه {text}" if text else "دعوتنامه"
    return deed.finish("invitations_out", f"{named} به تاریخ {jalali_text(on)} فرستاده شد.")


def event_held(
    session: OfficeSession,
    event_id: int,
    version: int,
    *,
    with_governor: bool,
    minutes_from: str = "",
    minutes_due_on: date | None = None,
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Say that an entry was held, with the governor or without him (P1.6, P1.7).

    Args:
        session: The transaction.
        event_id: Which.
        version: As read.
        with_governor: He was there; without him his time is not taken any more.
        minutes_from: Who owes the minutes, where there will be any.
        minutes_due_on: Until when; the office's days after it when not said.
        right: What it needs; None where whoever calls has asked his own, as public days do.

    Raises:
        InvalidFields: It has not begun, or the minutes are due before it.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    whom = words_of(minutes_from, "minutes_from", limit=SHORT_LIMIT)
    deed.move(EventState.HELD if with_governor else EventState.HELD_WITHOUT)
    require_time(deed)
    held_on = to_tehran(deed.event["starts_at"]).date()
    if minutes_due_on is not None and minutes_due_on < held_on:
        raise InvalidFields([InvalidInput("minutes_due_on", "مهلت پیش از برگزاری است.")])
    if minutes_due_on is not None and not whom:
        raise InvalidFields([InvalidInput("minutes_from", "صورتجلسه را چه کسی می‌فرستد؟")])
    # What was planned without him takes none of his time, though he came.
    deed.set(with_governor=with_governor and deed.event["with_governor"])
    words = "با حضور استاندار برگزار شد." if with_governor else "بی حضور استاندار برگزار شد."
    if whom:
        due = minutes_due_on or _minutes_due(session, held_on)
        deed.move(EventState.MINUTES_AWAITED, minutes_from=whom, minutes_due_on=due)
        words += f" صورتجلسه را «{whom}» تا {jalali_text(due)} می‌فرستد."
    return deed.finish("event_held", words)


def _minutes_due(session: OfficeSession, held_on: date) -> date:
    days = agenda_rules(session).minutes_due_days
    return office_calendar(session).add_work_days(held_on, days)


def minutes_received(
    session: OfficeSession,
    event_id: int,
    version: int,
    on: date | None = None,
    *,
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Say that the minutes came (P1.7).

    Raises:
        InvalidFields: The day cannot be.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    today = session.desk.clock.today()
    day = on or today
    deed.move(EventState.MINUTES_RECEIVED, minutes_received_on=day)
    if day > today:
        raise InvalidFields([InvalidInput("on", NOT_YET)])
    if day < to_tehran(deed.event["starts_at"]).date():
        raise InvalidFields([InvalidInput("on", "صورتجلسه پیش از برگزاری نمی‌رسد.")])
    return deed.finish("minutes_received", f"صورتجلسه در {jalali_text(day)} رسید.")


def follow_up_event(
    session: OfficeSession,
    event_id: int,
    version: int,
    *,
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Say that what was decided is followed up.

    Raises:
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    deed.move(EventState.FOLLOW_UP)
    return deed.finish("follow_up_event", "پیگیری تصمیم‌ها آغاز شد.")


def report_event(
    session: OfficeSession,
    event_id: int,
    version: int,
    report: str,
    governor_words: str = "",
    *,
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Say that the governor was told what came of it, and what he said (P1.8).

    Args:
        session: The transaction.
        event_id: Which.
        version: As read.
        report: What he was told; the report as written when empty.
        governor_words: His own words.
        right: What it needs; None where whoever calls has asked his own.

    Raises:
        InvalidInput: There is no report.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    needed = "" if deed.event["report"] else "بنویسید چه چیزی گزارش شد."
    told = words_of(report, "report", needed=needed) or deed.event["report"]
    his = words_of(governor_words, "governor_words")
    now = session.desk.clock.now()
    deed.move(EventState.REPORTED, report=told, governor_words=his, reported_at=now)
    said = "به استاندار گزارش شد"
    return deed.finish("report_event", f"{said}: {his}" if his else f"{said}.")


def close_event(
    session: OfficeSession,
    event_id: int,
    version: int,
    *,
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Close an entry of which nothing is left to do.

    Raises:
        NotAllowed: An order on it still runs, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    deed.move(EventState.CLOSED)
    require_no_open_orders(session, Kind.EVENT, event_id)
    return deed.finish("close_event", "بسته شد.")
