"""The meeting itself: begun, who is there, ended; or held elsewhere, its minutes awaited (P1.6)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from app.agenda.proving import words_of
from app.changes import Changes, changed
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import clock_text, jalali_text
from app.limits import checked_length
from app.meetings.carrying import carry_open
from app.meetings.deeds import MeetingDeed
from app.meetings.drafts import InviteeDraft, PresenceDraft
from app.meetings.entry import OUR_MINUTES, entry_held
from app.meetings.people import checked_people, invitee_columns
from app.meetings.rules import meeting_rules
from app.meetings.states import InviteAnswer, Inviter, MeetingState, Presence
from app.meetings.tables import INVITEES
from app.meetings.texts import PRESENCES
from app.session import OfficeSession
from app.settings import office_calendar
from app.text import SHORT_LIMIT, tidy

_S: Final = MeetingState

#: While it is said who was there.
SEEN_IN: Final = (_S.IN_SESSION, _S.ENDED, _S.MINUTES_AWAITED, _S.MINUTES_RECEIVED)

NOT_YET: Final = "این ساعت هنوز نرسیده است."
BEFORE_BEGIN: Final = "پایان پیش از آغاز جلسه است."
NEXT_BEFORE: Final = "جلسه بعد پیش از این جلسه است."
LEFT_BEFORE: Final = "رفتن پیش از آمدن است."
NO_SUBSTITUTE: Final = "نام جانشین را بنویسید."
NOT_RUNNING: Final = "در حال برگزاری نیست."
NOT_SEEN: Final = "هنوز برگزار نشده است، یا صورتجلسه آن نهایی است."
DUE_EARLY: Final = "مهلت پیش از روز جلسه است."
#: Two desks' clocks may differ a little.
CLOCK_TOLERANCE: Final = timedelta(minutes=5)


def begin_meeting(
    session: OfficeSession, meeting_id: int, version: int, at: datetime | None = None
) -> Changes[int]:
    """Say that a meeting began; open resolutions of earlier ones of its series come before it.

    Args:
        session: The transaction.
        meeting_id: Which.
        version: As read.
        at: When, aware; now when not said.

    Raises:
        InvalidInput: The time lies ahead.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    began = _past(session, at, "at")
    deed.move(_S.IN_SESSION, began_at=began)
    carry_open(deed)
    return deed.finish("begin_meeting", f"ساعت {_clock(began)} آغاز شد.")


def end_meeting(
    session: OfficeSession,
    meeting_id: int,
    version: int,
    at: datetime | None = None,
    next_at: datetime | None = None,
    next_note: str = "",
) -> Changes[int]:
    """Say that a meeting ended; its minutes are written on.

    Args:
        session: The transaction.
        meeting_id: Which.
        version: As read.
        at: When, aware; now when not said.
        next_at: When the next one shall be, aware.
        next_note: What was said of it.

    Raises:
        InvalidInput: It ended before it began or later than now, or the next one lies before it.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    ended = _past(session, at, "at")
    note = words_of(next_note, "next_note", limit=SHORT_LIMIT)
    began = deed.record["began_at"]
    # The form says minutes: a meeting that began in this very minute did not end before it.
    if began is not None and began.replace(second=0, microsecond=0) <= ended:
        ended = max(ended, began)
    deed.move(_S.ENDED, ended_at=ended, next_at=next_at, next_note=note)
    if ended < began:
        raise InvalidInput("at", BEFORE_BEGIN)
    if next_at is not None and next_at < ended:
        raise InvalidInput("next_at", NEXT_BEFORE)
    entry_held(deed, deed.record["secretary"] or OUR_MINUTES)
    return deed.finish("end_meeting", f"ساعت {_clock(ended)} پایان یافت.")


def minutes_expected(
    session: OfficeSession, meeting_id: int, version: int, due_on: date | None = None
) -> Changes[int]:
    """Say that a meeting was held whose minutes its outside secretary sends (U22).

    Args:
        session: The transaction.
        meeting_id: Which.
        version: As read.
        due_on: Until when; the office's days after it when not said.

    Raises:
        InvalidInput: It has not begun yet, or the minutes are due before it.
        NotAllowed: We write its minutes ourselves, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    if deed.record["invites"] != Inviter.OUTSIDE.value:
        raise NotAllowed(f"صورتجلسه {deed.named} را خود دفتر می‌نویسد.")
    if deed.record["starts_at"] > session.desk.clock.now():
        raise InvalidInput("due_on", "این جلسه هنوز برگزار نشده است.")
    held_on = to_tehran(deed.record["starts_at"]).date()
    if due_on is not None and due_on < held_on:
        raise InvalidInput("due_on", DUE_EARLY)
    days = meeting_rules(session).minutes_due_days
    due = due_on or office_calendar(session).add_work_days(held_on, days)
    whom = deed.record["secretary_body"] or deed.record["secretary"] or "دبیر جلسه"
    deed.move(_S.MINUTES_AWAITED, minutes_due_on=due)
    carry_open(deed)
    entry_held(deed, whom, due)
    words = f"برگزار شد؛ صورتجلسه را «{whom}» تا {jalali_text(due)} می‌فرستد."
    return deed.finish("minutes_expected", words)


def remind_minutes(session: OfficeSession, meeting_id: int, version: int) -> Changes[int]:
    """Say that the secretary was reminded of minutes that are due.

    Raises:
        NotAllowed: No minutes are awaited, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(_S.MINUTES_AWAITED, refusal="در انتظار صورتجلسه نیست.")
    count = deed.record["minutes_reminders"] + 1
    deed.set(minutes_reminders=count, minutes_reminded_on=session.desk.clock.today())
    return deed.finish("remind_minutes", f"یادآوری {count} برای فرستادن صورتجلسه.")


def record_presence(
    session: OfficeSession,
    meeting_id: int,
    version: int,
    invitee_id: int,
    draft: PresenceDraft,
) -> Changes[int]:
    """Say whether an invitee was there, himself or by a substitute, and how long.

    Raises:
        InvalidFields: A substitute nobody named, or he left before he came.
        NotAllowed: The meeting does not run, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*SEEN_IN, refusal=NOT_SEEN)
    row = deed.row(INVITEES.name, invitee_id)
    values = _presence(draft, row)
    if all(row[name] == value for name, value in values.items()):
        return changed(meeting_id)
    deed.set_row(INVITEES.name, invitee_id, **values)
    name = row["name"] or row["organisation"]
    said = PRESENCES[draft.presence] if draft.presence else "هنوز دیده نشده است"
    return deed.finish("record_presence", f"«{name}»: {said}")


def all_present(session: OfficeSession, meeting_id: int, version: int) -> Changes[int]:
    """Say that everybody is there of whom nobody has said anything: himself, or whom he sends.

    Raises:
        NotAllowed: The meeting does not run, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*SEEN_IN, refusal=NOT_SEEN)
    count = 0
    for row in list(deed.part(INVITEES.name).values()):
        if row["presence"] or row["answer"] == InviteAnswer.DECLINED.value:
            continue
        sends = row["answer"] == InviteAnswer.SUBSTITUTE.value and row["substitute"]
        presence = Presence.SUBSTITUTE if sends else Presence.PRESENT
        deed.set_row(INVITEES.name, row["id"], presence=presence.value)
        count += 1
    if not count:
        return changed(meeting_id)
    return deed.finish("all_present", f"{count} نفر حاضر نوشته شدند.")


def add_guest(
    session: OfficeSession, meeting_id: int, version: int, draft: InviteeDraft
) -> Changes[int]:
    """Take somebody in who was not invited and came.

    Raises:
        InvalidFields: Nobody is named, or he stands there already.
        NotAllowed: The meeting does not run, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*SEEN_IN, refusal=NOT_SEEN)
    people = checked_people(session, [draft], "name")
    rows = deed.part(INVITEES.name)
    known = {row["contact_id"] for row in rows.values()} - {None}
    if not people:
        raise InvalidFields([InvalidInput("name", "نام او را بنویسید.")])
    if any(one.contact_id in known for one in people):
        raise InvalidFields([InvalidInput("name", "نام او در فهرست هست.")])
    place = max((row["place"] for row in rows.values()), default=0)
    for number, one in enumerate(people, place + 1):
        columns = invitee_columns(number, one) | {"presence": Presence.PRESENT.value}
        deed.add_row(INVITEES.name, **columns)
    names = "، ".join(one.name or one.organisation for one in people)
    return deed.finish("add_guest", f"«{names}» به حاضران افزوده شد.")


def _presence(draft: PresenceDraft, row: dict[str, Any]) -> dict[str, Any]:
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in ("substitute", "substitute_post", "introduction", "note")
    }
    if draft.presence is Presence.SUBSTITUTE:
        texts["substitute"] = texts["substitute"] or row["substitute"]
        if not texts["substitute"]:
            problems.append(InvalidInput("substitute", NO_SUBSTITUTE))
    if draft.came_at and draft.left_at and draft.left_at < draft.came_at:
        problems.append(InvalidInput("left_at", LEFT_BEFORE))
    if problems:
        raise InvalidFields(problems)
    kept = {name: text or row[name] for name, text in texts.items()}
    seen = draft.presence in (Presence.PRESENT, Presence.SUBSTITUTE)
    return kept | {
        "presence": draft.presence.value,
        "came_at": draft.came_at if seen else None,
        "left_at": draft.left_at if seen else None,
    }


def _past(session: OfficeSession, at: datetime | None, field: str) -> datetime:
    now = session.desk.clock.now()
    if at is not None and at > now + CLOCK_TOLERANCE:
        raise InvalidInput(field, NOT_YET)
    return at or now


def _clock(moment: datetime) -> str:
    return clock_text(to_tehran(moment).time())
