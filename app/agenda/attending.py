"""Who comes: the telephone reminders of special meetings (P1.5), and sign-up of staff meetings."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from app.agenda.deeds import EventDeed
from app.agenda.drafts import AttendeeDraft
from app.agenda.people import attendee_row, attending
from app.agenda.proving import checked_attendee, words_of
from app.agenda.states import PLANNED, STAYS_AWAY, WAITING, Answer, AttendeeRole, EventKind
from app.agenda.tables import ATTENDEES
from app.agenda.texts import ANSWERS, EVENT_STATES
from app.changes import Changes, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.session import OfficeSession
from app.text import SHORT_LIMIT

NO_ATTENDEE: Final = "این نام در فهرست حاضران برنامه نیست."
SIGNS_UP: Final = frozenset({AttendeeRole.SIGNED_UP.value, AttendeeRole.CHOSEN.value})


def record_answer(
    session: OfficeSession,
    event_id: int,
    version: int,
    attendee_id: int,
    answer: Answer,
    substitute: str = "",
    note: str = "",
) -> Changes[int]:
    """Write down what an invitee said when he was rung up; by whom and when is kept.

    Raises:
        Clashing: He comes after all, and is not free any more.
        InvalidInput: Who comes in his place is missing.
        NotAllowed: The entry is not planned, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    row = deed.row(ATTENDEES.name, attendee_id, NO_ATTENDEE)
    if deed.state not in PLANNED:
        state = EVENT_STATES[deed.state]
        raise NotAllowed(f"{deed.named} در وضعیت «{state}» است و کسی برای آن خبر نمی‌شود.")
    comes = answer is Answer.SUBSTITUTE
    needed = "نام جانشین را بنویسید." if comes else ""
    name = words_of(substitute, "substitute", needed=needed, limit=SHORT_LIMIT)
    asked = answer is not Answer.NONE
    was_away = row["answer"] in STAYS_AWAY
    deed.set_row(
        ATTENDEES.name,
        attendee_id,
        answer=answer.value,
        substitute=name if comes else "",
        told_at=session.desk.clock.now() if asked else None,
        told_by=session.desk.operator.id if asked else None,
        note=words_of(note, "note", limit=SHORT_LIMIT),
    )
    if was_away and answer not in STAYS_AWAY:
        deed.keep_time()
    who = row["name"] or row["post"] or row["organisation"]
    words = f"«{who}»: {ANSWERS[answer]}"
    return deed.finish("record_answer", f"{words} ({name})." if comes else f"{words}.")


def sign_up(
    session: OfficeSession, event_id: int, version: int, draft: AttendeeDraft
) -> Changes[int]:
    """Write down who wants to come to a staff meeting, and what he wants to raise.

    Raises:
        InvalidFields: Nobody is named, or he signed up already.
        NotAllowed: It is no staff meeting, or it is over.
        NotFound, StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    _require_open_list(deed)
    problems: list[InvalidInput] = []
    checked = checked_attendee(draft, problems)
    if checked is None:
        problems.append(InvalidInput("name", "نام کارمند را بنویسید."))
    if problems or checked is None:
        raise InvalidFields(problems)
    place = len(deed.attendees)
    there = {row["contact_id"] for row in deed.attendees.values()} - {None}
    for one in attending(session, [checked]):
        if one.contact_id in there:
            raise InvalidFields([InvalidInput("name", f"«{one.name}» در فهرست هست.")])
        place += 1
        row = attendee_row(place, one) | {"role": AttendeeRole.SIGNED_UP.value}
        deed.add_row(ATTENDEES.name, **row)
    return deed.finish("sign_up", f"«{checked.name or one.name}» نام‌نویسی کرد.")


def choose_signed_up(
    session: OfficeSession, event_id: int, version: int, attendee_ids: Collection[int]
) -> Changes[int]:
    """Say who of those that signed up for a staff meeting comes; the others stay on the list.

    Raises:
        Clashing: One of them is not free.
        NotAllowed: It is no staff meeting, or it is over.
        NotFound: One of them did not sign up.
        StaleRecord: As for every deed.
    """
    deed = EventDeed(session, event_id, version)
    _require_open_list(deed)
    for number in attendee_ids:
        deed.row(ATTENDEES.name, number, NO_ATTENDEE)
    changes = 0
    for number, row in list(deed.attendees.items()):
        if row["role"] not in SIGNS_UP:
            continue
        role = AttendeeRole.CHOSEN if number in attendee_ids else AttendeeRole.SIGNED_UP
        if row["role"] != role.value:
            deed.set_row(ATTENDEES.name, number, role=role.value)
            changes += 1
    if not changes:
        return changed(event_id)
    chosen = [row for row in deed.attendees.values() if row["role"] == AttendeeRole.CHOSEN.value]
    deed.keep_time()
    return deed.finish("choose_signed_up", f"از نام‌نویسی‌شدگان {len(chosen)} نفر انتخاب شدند.")


def _require_open_list(deed: EventDeed) -> None:
    if deed.event["event_kind"] != EventKind.STAFF_MEETING.value:
        raise NotAllowed("نام‌نویسی تنها برای دیدار با کارکنان است.")
    if deed.state not in WAITING | PLANNED:
        raise NotAllowed(f"{deed.named} برگزار شده یا پایان یافته است.")
