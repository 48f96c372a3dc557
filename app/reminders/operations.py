"""Every way to change reminders: set, tick off, remove, bring back, put off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import delete, insert, select, update

from app import journal
from app.access import SignedIn, require
from app.changes import Changes, Kind, changed
from app.clock import from_tehran, to_tehran
from app.database import STALE
from app.errors import InvalidInput, NotAllowed, NotFound, StaleRecord
from app.moments import moment_text
from app.operators import operator_of
from app.reminded import Stands, followed, hold_reminders, said_of
from app.reminder_keys import reminder_search_key
from app.reminder_moments import MORNING, REMINDERS, LeadUnit, ReminderState
from app.reminder_sources import SOURCES, TO_BE_REMINDED, seen_parts
from app.reminders.drafts import PAST, CheckedReminder, ReminderDraft, checked
from app.session import OfficeSession
from app.settings import office_calendar
from models.base import table_of
from models.operators import Operator
from models.reminders import Snooze

SNOOZES: Final = table_of(Snooze)

MISSING: Final = "این یادآوری یافت نشد."
SETTLED: Final = "«{title}» دیگر در جریان نیست و یادآوری نمی‌خواهد."


def set_reminder(session: OfficeSession, draft: ReminderDraft) -> Changes[int]:
    """Remind somebody of a record. Saving the same draft again finds its reminder.

    Raises:
        NotAllowed: The operator is never reminded, or the record is settled.
        NotFound: There is no such record, or no such part of it, for this operator.
        InvalidFields: The moment is missing or past, or something typed cannot be taken.
    """
    require(session.desk.operator, TO_BE_REMINDED)
    made = session.execute(
        select(REMINDERS.c.id).where(REMINDERS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    hold_reminders(session, draft.kind, draft.record_id)
    stands = seen_parts(session, draft.kind, draft.record_id).get(draft.part_id)
    if stands is None:
        raise NotFound("این بخش از رکورد یافت نشد.")
    if stands.is_settled:
        raise NotAllowed(SETTLED.format(title=stands.title))
    whom = _whom(session, draft, stands)
    proved = checked(draft, stands, office_calendar(session), session.desk.clock.now())
    row = _row(session, draft, proved, stands, whom)
    number: int = session.execute(
        insert(REMINDERS).values(**row).returning(REMINDERS.c.id)
    ).scalar_one()
    whose = "" if whom.id == session.desk.operator.id else f" برای «{whom.full_name}»"
    _note(session, row | {"id": number}, "set", f"گذاشته شد{whose}: {moment_text(row['due_at'])}.")
    return changed(number, Kind.REMINDER)


def _whom(session: OfficeSession, draft: ReminderDraft, stands: Stands) -> SignedIn:
    """Who shall be reminded: somebody who works here and sees the record."""
    if draft.operator_id in (None, session.desk.operator.id):
        return session.desk.operator
    whom = operator_of(session, draft.operator_id or 0)
    if whom is None:
        raise InvalidInput("operator_id", "این همکار در دفتر یافت نشد.")
    rights = (TO_BE_REMINDED, SOURCES[draft.kind].right)
    if not all(whom.may(one) for one in rights) or stands.classification > whom.clearance:
        raise InvalidInput("operator_id", f"«{whom.full_name}» این رکورد را نمی‌بیند.")
    return whom


def _row(
    session: OfficeSession,
    draft: ReminderDraft,
    proved: CheckedReminder,
    stands: Stands,
    whom: SignedIn,
) -> dict[str, Any]:
    now = session.desk.clock.now()
    anchor = stands.anchors[draft.anchor] if draft.anchor else None
    has_hour = anchor is not None and proved.lead.unit is not LeadUnit.MINUTES
    said = said_of(stands) | {"note": proved.note}
    return said | {
        "search_key": reminder_search_key(said),
        "operator_id": whom.id,
        "made_by": session.desk.operator.id,
        "made_at": now,
        "kind": draft.kind.value,
        "record_id": draft.record_id,
        "part_id": draft.part_id,
        "anchor": draft.anchor,
        "lead_unit": proved.lead.unit.value if anchor else "",
        "lead_count": proved.lead.count if anchor else 0,
        "hour": proved.lead.hour if has_hour else None,
        "anchor_on": anchor.on if anchor else None,
        "anchor_at": anchor.at if anchor else None,
        "due_at": proved.due_at,
        "state": ReminderState.WAITING.value,
        "state_since": now,
        "request_key": draft.request_key,
        "version": 1,
    }


def finish_reminder(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Tick a reminder off; `restore_reminder` brings it back.

    Raises:
        NotFound: There is no such reminder for this operator.
        NotAllowed: It does not wait any more.
        StaleRecord: Another desk changed it since.
    """
    return _settle(session, number, version, ReminderState.DONE, "done", "انجام شد.")


def remove_reminder(session: OfficeSession, number: int, version: int) -> Changes[int]:
    """Take a reminder away; `restore_reminder` brings it back.

    Raises:
        NotFound, NotAllowed, StaleRecord: As for ticking it off.
    """
    return _settle(session, number, version, ReminderState.REMOVED, "remove", "برداشته شد.")


def _settle(
    session: OfficeSession,
    number: int,
    version: int,
    wanted: ReminderState,
    action: str,
    words: str,
) -> Changes[int]:
    row = own_reminder(session, number)
    if row["state"] in (ReminderState.DONE.value, ReminderState.REMOVED.value):
        raise NotAllowed("این یادآوری دیگر منتظر نیست.")
    _save(session, row, version, state=wanted.value)
    _note(session, row, action, words)
    return changed(number, Kind.REMINDER)


def restore_reminder(session: OfficeSession, number: int) -> Changes[int]:
    """Bring back a reminder that was ticked off or removed; where its record is settled it rests.

    Raises:
        NotFound: There is no such reminder for this operator.
    """
    row = own_reminder(session, number)
    if row["state"] not in (ReminderState.DONE.value, ReminderState.REMOVED.value):
        return changed(number)
    hold_reminders(session, Kind(row["kind"]), row["record_id"])
    parts = SOURCES[Kind(row["kind"])].parts(session, row["record_id"])
    waiting = row | {"state": ReminderState.WAITING.value}
    after = followed(waiting, parts.get(row["part_id"]), office_calendar(session))
    _save(session, row, row["version"], **after)
    _note(session, row, "restore", "برگشت.")
    return changed(number, Kind.REMINDER)


def own_reminder(session: OfficeSession, number: int) -> dict[str, Any]:
    """A reminder's columns, if it is this operator's, or he set it, and he may see its record.

    Raises:
        NotFound: There is no such reminder for him.
    """
    operator = session.desk.operator
    row = session.execute(select(REMINDERS).where(REMINDERS.c.id == number)).mappings().first()
    if (
        row is None
        or operator.id not in (row["operator_id"], row["made_by"])
        or row["classification"] > operator.clearance
        or not operator.may(SOURCES[Kind(row["kind"])].right)
    ):
        raise NotFound(MISSING)
    return dict(row)


def _save(session: OfficeSession, row: Mapping[str, Any], version: int, **values: Any) -> None:
    saved = session.execute(
        update(REMINDERS)
        .where(REMINDERS.c.id == row["id"], REMINDERS.c.version == version)
        .values(**values, state_since=session.desk.clock.now(), version=version + 1)
        .returning(REMINDERS.c.id)
    ).scalar()
    if saved is None:
        raise StaleRecord(STALE)


def _note(session: OfficeSession, row: Mapping[str, Any], action: str, words: str) -> None:
    journal.note(
        session,
        Kind.REMINDER,
        row["id"],
        f"{action}_reminder",
        f"یادآوری «{row['title']}» {words}",
        classification=row["classification"],
    )


class PutOff(StrEnum):
    """For how long something due is put off."""

    TEN_MINUTES = "ten_minutes"
    HOUR = "hour"
    TOMORROW = "tomorrow"


@dataclass(frozen=True)
class Due:
    """Something due, as it is put off: what reminds, and the moment it was due at.

    Attributes:
        kind: `Kind.REMINDER`, or of the record that reminds by itself.
    """

    kind: Kind
    record_id: int
    due_at: datetime


def put_off_until(now: datetime, wanted: PutOff) -> datetime:
    """When it is due again."""
    if wanted is PutOff.TOMORROW:
        return from_tehran(to_tehran(now).date() + timedelta(days=1), MORNING)
    return now + (timedelta(hours=1) if wanted is PutOff.HOUR else timedelta(minutes=10))


def put_off(session: OfficeSession, items: Sequence[Due], until: datetime) -> Changes[int]:
    """Put what is due off, for this operator alone; nobody else waits for it later.

    Args:
        session: The transaction.
        items: What.
        until: Aware.

    Returns:
        How many.

    Raises:
        InvalidInput: The moment is past.
        NotFound: One is no reminder of his.
    """
    if until <= session.desk.clock.now():
        raise InvalidInput("at", PAST)
    # One operator at two desks puts off the same thing one after the other.
    me = session.desk.operator.id
    session.execute(select(Operator.id).where(Operator.id == me).with_for_update())
    for item in items:
        if item.kind is Kind.REMINDER:
            words = f"تا {moment_text(until)} عقب افتاد."
            _note(session, own_reminder(session, item.record_id), "put_off", words)
        row = {
            "operator_id": me,
            "kind": item.kind.value,
            "record_id": item.record_id,
        }
        session.execute(
            delete(SNOOZES).where(*(SNOOZES.c[name] == value for name, value in row.items()))
        )
        session.execute(insert(SNOOZES).values(**row, due_at=item.due_at, until=until))
    return changed(len(items), Kind.REMINDER)
