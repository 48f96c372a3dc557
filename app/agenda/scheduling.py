"""Giving an entry its time, fixing, moving, postponing and cancelling it, each with its reason."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.access import Right
from app.agenda.deeds import EventDeed
from app.agenda.drafts import When
from app.agenda.linking import mark_touched
from app.agenda.people import is_told
from app.agenda.proving import checked_when, words_of
from app.agenda.states import PLANNED, STAYS_AWAY, WAITING, Answer, EventState, Move
from app.agenda.tables import ATTENDEES, MOVES
from app.agenda.texts import EVENT_STATES
from app.agenda.texts import MOVES as MOVE_WORDS
from app.agenda.timing import NO_TIME, people_elsewhere, time_columns, when_of
from app.agenda.words import time_words
from app.changes import Changes, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.session import OfficeSession
from app.text import SHORT_LIMIT

WHY_MOVED: Final = "سبب جابه‌جایی را بنویسید."
TELL_LOST: Final = "پس از آگاه شدن دعوت‌شدگان برنامه از زمان خود افتاد؛ به آن‌ها بگویید."
TELL_AGAIN: Final = "پس از آگاه شدن دعوت‌شدگان جابه‌جا شد؛ زمان تازه را به آن‌ها بگویید."


def schedule_event(
    session: OfficeSession,
    event_id: int,
    version: int,
    when: When,
    *,
    tentative: bool = False,
    place: str | None = None,
    override_reason: str = "",
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Give an entry that waits its time; a tentative one may be fixed at another time.

    Args:
        session: The transaction.
        event_id: Which.
        version: As read.
        when: Its time.
        tentative: A hold that warns and does not block.
        place: Where; as it was when not said.
        override_reason: Why it may stand although something is hurt.
        right: What it needs; None where whoever calls has asked his own, as meetings do.

    Raises:
        Clashing: The time is not free.
        InvalidFields: The time cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    reason = words_of(override_reason, "override_reason")
    if deed.state not in WAITING and deed.state is not EventState.TENTATIVE:
        _require_planned(deed)
        raise NotAllowed(f"{deed.named} زمان دارد؛ آن را جابه‌جا کنید.")
    wanted = EventState.TENTATIVE if tentative else EventState.SCHEDULED
    if place is not None:
        deed.set(place=words_of(place, "place", limit=SHORT_LIMIT))
    words = give_time(deed, checked_when(when), wanted)
    deed.take_time(reason)
    return deed.finish("schedule_event", words)


def give_time(deed: EventDeed, when: When, wanted: EventState) -> str:
    """Lead an entry to a planned state at a time; answers with what is said of it."""
    if deed.event["starts_at"] is not None and when != when_of(deed.event):
        _keep_move(deed, Move.MOVED, "", when)
        mark_touched(deed, "به زمان دیگری رفت.")
    if deed.state is not wanted:
        deed.move(wanted)
    deed.set(state_reason="", **time_columns(when))
    _ask_anew(deed)
    planned = "رزرو موقت شد" if wanted is EventState.TENTATIVE else "قطعی شد"
    return f"برای {time_words(deed.event)} {planned}."


def fix_event(
    session: OfficeSession, event_id: int, version: int, override_reason: str = ""
) -> Changes[int]:
    """Make a tentative hold a fixed time, proved free again.

    Raises:
        Clashing: The time is not free any more.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    reason = words_of(override_reason, "override_reason")
    if deed.state is not EventState.TENTATIVE:
        raise NotAllowed(f"{deed.named} رزرو موقت نیست.")
    deed.move(EventState.SCHEDULED)
    deed.take_time(reason)
    return deed.finish("fix_event", f"برای {time_words(deed.event)} قطعی شد.")


def move_event(
    session: OfficeSession,
    event_id: int,
    version: int,
    when: When,
    reason: str = "",
    override_reason: str = "",
    *,
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Move a planned entry to another time; what hangs on it is marked.

    Whoever has asked his own right, as visits do, asks for none here.

    Raises:
        Clashing: The time is not free.
        InvalidInput: A fixed one needs its reason.
        InvalidFields: The time cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    _require_planned(deed)
    when = checked_when(when)
    if when == when_of(deed.event):
        return changed(event_id)
    is_fixed = deed.state is not EventState.TENTATIVE
    why = words_of(reason, "reason", needed=WHY_MOVED if is_fixed else "")
    override = words_of(override_reason, "override_reason")
    words = shift_time(deed, when, why)
    deed.take_time(override)
    return deed.finish("move_event", words)


def shift_time(deed: EventDeed, when: When, reason: str) -> str:
    """Write another time of a planned entry; answers with what is said of it."""
    before = time_words(deed.event)
    _keep_move(deed, Move.MOVED, reason, when)
    deed.set(**time_columns(when))
    if deed.event["series_id"] is not None:
        deed.set(detached=True)
    _ask_anew(deed)
    words = f"از {before} به {time_words(deed.event)} جابه‌جا شد"
    mark_touched(deed, f"{words}.")
    return f"{words}: {reason}" if reason else f"{words}."


def postpone_event(
    session: OfficeSession, event_id: int, version: int, reason: str
) -> Changes[int]:
    """Take a planned entry's time from it until another is found; the reason is kept.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    words = words_of(reason, "reason", needed="سبب به تعویق افتادن را بنویسید.")
    deed.move(EventState.POSTPONED, state_reason=words)
    _lose(deed, Move.POSTPONED, words)
    deed.set(**NO_TIME)
    return deed.finish("postpone_event", f"به تعویق افتاد: {words}")


def cancel_event(
    session: OfficeSession,
    event_id: int,
    version: int,
    reason: str,
    *,
    right: Right | None = Right.PLAN_AGENDA,
) -> Changes[int]:
    """Cancel an entry; what hangs on it is marked, its number and time stay to be read.

    Whoever has asked his own right, as visits do, asks for none here.

    Raises:
        InvalidInput: The reason is missing.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version, right=right)
    words = words_of(reason, "reason", needed="سبب لغو را بنویسید.")
    deed.move(EventState.CANCELLED, state_reason=words)
    _lose(deed, Move.CANCELLED, words)
    return deed.finish("cancel_event", f"لغو شد: {words}")


def _lose(deed: EventDeed, move: Move, reason: str) -> None:
    """Keep that a time was lost, and mark what hangs on it."""
    if deed.event["starts_at"] is not None:
        _keep_move(deed, move, reason, None)
    mark_touched(deed, f"{MOVE_WORDS[move]}: {reason}")
    told = any(is_told(row) for row in deed.attendees.values())
    if told or deed.before["state"] == EventState.INVITED.value:
        deed.set(touched_words=TELL_LOST)


def _keep_move(deed: EventDeed, move: Move, reason: str, when: When | None) -> None:
    desk = deed.session.desk
    deed.add_row(
        MOVES.name,
        at=desk.clock.now(),
        operator_id=desk.operator.id,
        move=move.value,
        reason=reason,
        from_start=deed.event["starts_at"],
        from_end=deed.event["ends_at"],
        to_start=_part(when, "starts_at"),
        to_end=_part(when, "ends_at"),
    )
    deed.set(moved_count=deed.event["moved_count"] + 1)


def _part(when: When | None, name: str) -> datetime | None:
    return None if when is None else getattr(when, name)


def _ask_anew(deed: EventDeed) -> None:
    """At another time whoever was told has to be told again.

    Whoever stays away and is elsewhere then too goes on staying away: nobody waits for him.
    """
    away = {row["contact_id"] for row in deed.attendees.values() if row["answer"] in STAYS_AWAY} - {
        None
    }
    elsewhere = people_elsewhere(deed.session, away, when_of(deed.event), deed.id)
    told = [
        number
        for number, row in deed.attendees.items()
        if is_told(row) and not (row["answer"] in STAYS_AWAY and row["contact_id"] in elsewhere)
    ]
    for number in told:
        deed.set_row(
            ATTENDEES.name,
            number,
            answer=Answer.NONE.value,
            substitute="",
            told_at=None,
            told_by=None,
        )
    if told or deed.state is EventState.INVITED:
        deed.set(touched_words=TELL_AGAIN)


def _require_planned(deed: EventDeed) -> None:
    if deed.state not in PLANNED:
        state = EVENT_STATES[deed.state]
        raise NotAllowed(f"{deed.named} در وضعیت «{state}» است و جابه‌جا نمی‌شود.")


def require_time(deed: EventDeed) -> None:
    """Refuse a deed on an entry whose time has not come.

    Raises:
        InvalidFields: It begins later.
    """
    if deed.event["starts_at"] > deed.session.desk.clock.now():
        words = "این برنامه هنوز آغاز نشده است؛ اگر زودتر برگزار شد نخست آن را جابه‌جا کنید."
        raise InvalidFields([InvalidInput("with_governor", words)])
