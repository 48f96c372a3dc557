"""Moving a meeting to another time and calling it off, its entry in the programme along with it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import select

from app.agenda import EventState, When, cancel_event, move_event
from app.agenda.proving import checked_when, words_of
from app.agenda.states import PLANNED
from app.changes import Changes, changed
from app.errors import NotAllowed
from app.meetings.deeds import MeetingDeed
from app.meetings.entry import entry_of
from app.meetings.fields import time_words
from app.meetings.states import MOVABLE, InviteAnswer, MeetingState
from app.meetings.tables import INVITEES, ITEMS, TOPICS
from app.session import OfficeSession

WHY_MOVED: Final = "سبب جابه‌جایی را بنویسید."
WHY_CANCELLED: Final = "سبب لغو را بنویسید."
NOT_MOVED: Final = "دیگر جابه‌جا نمی‌شود."
NO_ENTRY_TIME: Final = "برنامه این جلسه در تقویم زمانی ندارد؛ جلسه را جابه‌جا یا لغو کنید."


def move_meeting(
    session: OfficeSession,
    meeting_id: int,
    version: int,
    starts_at: datetime,
    ends_at: datetime,
    reason: str,
    override_reason: str = "",
) -> Changes[int]:
    """Move a meeting to another time; whoever has answered is asked anew.

    Raises:
        Clashing: The time is not free in the programme; nothing was written.
        InvalidInput: The reason is missing.
        InvalidFields: The time cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*MOVABLE, refusal=NOT_MOVED)
    why = words_of(reason, "reason", needed=WHY_MOVED)
    when = checked_when(When(starts_at=starts_at, ends_at=ends_at))
    entry = entry_of(deed)
    if entry is not None and EventState(entry["state"]) in PLANNED:
        moved = move_event(
            session, entry["id"], entry["version"], when, why, override_reason, right=None
        )
        if moved.kinds:
            deed.changed_event(entry["id"])
    if (deed.record["starts_at"], deed.record["ends_at"]) == (when.starts_at, when.ends_at):
        return changed(meeting_id)
    before = time_words(deed.record)
    deed.set(starts_at=when.starts_at, ends_at=when.ends_at, state_reason=why)
    _ask_anew(deed)
    words = f"از {before} به {time_words(deed.record)} جابه‌جا شد: {why}"
    return deed.finish("move_meeting", words)


def _ask_anew(deed: MeetingDeed) -> None:
    """Of another time every invitee has to be told again."""
    anew = {"answer": InviteAnswer.NONE.value, "answered_at": None}
    for row in list(deed.part(INVITEES.name).values()):
        if row["answer"] != InviteAnswer.NONE.value:
            deed.set_row(INVITEES.name, row["id"], **anew)


def follow_programme(session: OfficeSession, meeting_id: int, version: int) -> Changes[int]:
    """Take over the time its entry was given in the programme itself.

    Raises:
        NotAllowed: The entry has no time, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    deed.require(*MOVABLE, refusal=NOT_MOVED)
    entry = entry_of(deed)
    stands = entry is not None and entry["state"] != EventState.CANCELLED.value
    if entry is None or entry["starts_at"] is None or not stands:
        raise NotAllowed(NO_ENTRY_TIME)
    times = {name: entry[name] for name in ("starts_at", "ends_at")}
    if all(deed.record[name] == value for name, value in times.items()):
        return changed(meeting_id)
    before = time_words(deed.record)
    deed.set(**times)
    _ask_anew(deed)
    words = f"به پیروی از تقویم از {before} به {time_words(deed.record)} رفت."
    return deed.finish("follow_programme", words)


def cancel_meeting(
    session: OfficeSession, meeting_id: int, version: int, reason: str
) -> Changes[int]:
    """Call a meeting off; its number stays, its topics wait for another one.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed: It has begun, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    why = words_of(reason, "reason", needed=WHY_CANCELLED)
    deed.move(MeetingState.CANCELLED, state_reason=why)
    _let_topics_wait(deed)
    entry = entry_of(deed)
    if entry is not None and EventState(entry["state"]) in PLANNED:
        cancel_event(session, entry["id"], entry["version"], why, right=None)
        deed.changed_event(entry["id"])
    return deed.finish("cancel_meeting", f"لغو شد: {why}")


def _let_topics_wait(deed: MeetingDeed) -> None:
    topics = [row["topic_id"] for row in deed.part(ITEMS.name).values() if row["topic_id"]]
    rows = deed.session.execute(
        select(TOPICS).where(TOPICS.c.id.in_(topics), TOPICS.c.meeting_id == deed.id)
    ).mappings()
    for row in list(rows):
        deed.set_topic(dict(row), meeting_id=None)
