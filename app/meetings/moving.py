"""Moving a meeting to another time and calling it off, its entry in the programme along with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from app.agenda import EventState, When, cancel_event, move_event, schedule_event
from app.agenda.proving import checked_when, words_of
from app.agenda.states import PLANNED
from app.changes import Changes, changed
from app.meetings.deeds import MeetingDeed
from app.meetings.entry import entry_of
from app.meetings.fields import time_words
from app.meetings.states import MOVABLE, InviteAnswer, MeetingState
from app.meetings.tables import INVITEES, ITEMS, TOPICS
from app.session import OfficeSession

#: An entry that is still ahead, with its time or waiting for another.
_CANCELLABLE: Final = PLANNED | {EventState.POSTPONED}

WHY_MOVED: Final = "سبب جابه‌جایی را بنویسید."
WHY_CANCELLED: Final = "سبب لغو را بنویسید."
NOT_MOVED: Final = "دیگر جابه‌جا نمی‌شود."


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
    led = entry is not None and _move_entry(deed, entry, when, why, override_reason)
    stays = (deed.record["starts_at"], deed.record["ends_at"]) == (when.starts_at, when.ends_at)
    if stays and not led:
        return changed(meeting_id)
    before = time_words(deed.record)
    deed.set(starts_at=when.starts_at, ends_at=when.ends_at, state_reason=why)
    ask_anew(deed)
    words = f"از {before} به {time_words(deed.record)} جابه‌جا شد: {why}"
    return deed.finish("move_meeting", words)


def _move_entry(
    deed: MeetingDeed, entry: Mapping[str, Any], when: When, why: str, override_reason: str
) -> bool:
    """Bring the entry along, if it goes; one that was put off has its time again."""
    state, there = EventState(entry["state"]), (deed.session, entry["id"], entry["version"], when)
    if state in PLANNED:
        done = move_event(*there, why, override_reason, right=None)
    elif state is EventState.POSTPONED:
        done = schedule_event(*there, override_reason=override_reason, right=None)
    else:
        return False
    if done.kinds:
        deed.changed_event(entry["id"])
    return bool(done.kinds)


def ask_anew(deed: MeetingDeed) -> None:
    """Of another time every invitee has to be told again."""
    anew = {"answer": InviteAnswer.NONE.value, "answered_at": None}
    for row in list(deed.part(INVITEES.name).values()):
        if row["answer"] != InviteAnswer.NONE.value:
            deed.set_row(INVITEES.name, row["id"], **anew)


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
    let_topics_wait(deed)
    entry = entry_of(deed)
    if entry is not None and EventState(entry["state"]) in _CANCELLABLE:
        cancel_event(session, entry["id"], entry["version"], why, right=None)
        deed.changed_event(entry["id"])
    return deed.finish("cancel_meeting", f"لغو شد: {why}")


def let_topics_wait(deed: MeetingDeed) -> None:
    """Let the topics of a meeting that is not held wait for another one."""
    topics = [row["topic_id"] for row in deed.part(ITEMS.name).values() if row["topic_id"]]
    rows = deed.session.execute(
        select(TOPICS).where(TOPICS.c.id.in_(topics), TOPICS.c.meeting_id == deed.id)
    ).mappings()
    for row in list(rows):
        deed.set_topic(dict(row), meeting_id=None)
