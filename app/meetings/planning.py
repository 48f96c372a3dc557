"""Planning a meeting: from an entry of the programme, of a series, or standing alone (P1.4)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlalchemy import func, insert, select

from app import journal
from app.access import Right, require, require_may_classify
from app.agenda import (
    AttendeeDraft,
    EventDraft,
    EventKind,
    LinkedRecord,
    Origin,
    When,
    link_record,
    request_event,
)
from app.agenda import Inviter as EntryInviter
from app.agenda.deeds import seen_event
from app.agenda.states import AttendeeRole
from app.agenda.tables import EVENTS
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.meetings.agenda_items import NOT_WAITING, item_columns, replace_items
from app.meetings.deeds import (
    MEETING_TABLES,
    PLANNED,
    MeetingDeed,
    seen_meeting,
    seen_series,
    series_name,
)
from app.meetings.drafts import InviteeDraft, MeetingDraft
from app.meetings.fields import (
    NO_TIME,
    checked_meeting,
    columns_of,
    first_columns,
    time_words,
)
from app.meetings.keys import meeting_search_key
from app.meetings.people import invitee_columns, replace_people
from app.meetings.proposing import completed
from app.meetings.rules import meeting_rules
from app.meetings.states import (
    LOCKED,
    MOVABLE,
    OVER,
    InviteeRole,
    Inviter,
)
from app.meetings.tables import (
    INVITEES,
    ITEMS,
    MEETING_STEPS,
    MEETINGS,
    SERIES,
    TOPICS,
)
from app.numbering import MEETINGS as NUMBERS
from app.numbering import take_number
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits, search_key

ARCHIVED: Final = "این سلسله جلسات بایگانی شده است؛ نخست آن را بازگردانید."
IS_LOCKED: Final = "دیگر ویرایش نمی‌شود؛ صورتجلسه آن نهایی یا کار آن تمام است."


def plan_meeting(session: OfficeSession, draft: MeetingDraft) -> Changes[int]:
    """Plan a meeting: numbered, with its agenda and whom it invites.

    Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, the year is closed, or none can grow from the entry.
        InvalidFields: Something typed cannot be taken.
        Clashing: Its time in the programme is not free; nothing was written.
        NotFound: There is no such series or entry for him.
    """
    require(session.desk.operator, Right.HOLD_MEETINGS)
    made = session.execute(
        select(MEETINGS.c.id).where(MEETINGS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    if draft.event_id is not None:
        # Another desk may make its meeting at the same moment.
        session.execute(select(EVENTS.c.id).where(EVENTS.c.id == draft.event_id).with_for_update())
    # What is proposed waits for whoever plans the meeting before it.
    session_number = _hold_series(session, draft.series_id)
    full = completed(session, draft)
    require_may_classify(session.desk.operator, full.classification)
    checked = checked_meeting(session, full)
    _hold_topics(session, checked)
    kinds = {Kind.MEETING}
    event_id = checked.event_id
    if event_id is None and checked.in_programme:
        event_id = request_event(session, _entry(checked), right=None).value
    meeting_id = _write(session, checked, event_id, session_number)
    if event_id is not None:
        kinds.add(Kind.EVENT)
        link = LinkedRecord(kind=Kind.MEETING, id=meeting_id)
        link_record(session, event_id, seen_event(session, event_id)["version"], link, right=None)
    if checked.series_id is not None:
        kinds.add(Kind.MEETING_SERIES)
    return changed(meeting_id, *kinds)


def _entry(draft: MeetingDraft) -> EventDraft:
    """The meeting as an entry of the programme, which asks whether everybody is free."""
    if draft.starts_at is None or draft.ends_at is None:  # proved before
        raise InvalidFields([InvalidInput("starts_at", NO_TIME)])
    outside = draft.invites is Inviter.OUTSIDE
    return EventDraft(
        kind=EventKind.MEETING,
        subject=draft.subject,
        classification=draft.classification,
        origin=Origin.OFFICE,
        when=When(starts_at=draft.starts_at, ends_at=draft.ends_at),
        place=draft.place,
        invites=EntryInviter.OUTSIDE if outside else EntryInviter.OFFICE,
        secretary=draft.secretary_body or draft.secretary,
        attendees=tuple(_attendee(one) for one in draft.invitees or ()),
        override_reason=draft.override_reason,
        request_key=draft.request_key,
    )


def _attendee(one: InviteeDraft) -> AttendeeDraft:
    needed = one.role in (InviteeRole.CHAIR, InviteeRole.SECRETARY, InviteeRole.MEMBER)
    return AttendeeDraft(
        role=AttendeeRole.REQUIRED if needed else AttendeeRole.OPTIONAL,
        contact_id=one.contact_id,
        name=one.name,
        post=one.post,
        organisation=one.organisation,
        phone=one.phone,
    )


def _hold_series(session: OfficeSession, series_id: int | None) -> int | None:
    """The number of the next meeting of a series, which other desks wait for until then.

    Raises:
        InvalidFields: The series was put away.
        NotFound: There is no such series for him.
    """
    if series_id is None:
        return None
    seen_series(session, series_id)
    held_row = session.execute(
        select(SERIES.c.archived_at).where(SERIES.c.id == series_id).with_for_update()
    ).one()
    if held_row.archived_at is not None:
        raise InvalidFields([InvalidInput("series_id", ARCHIVED)])
    last = session.execute(
        select(func.max(MEETINGS.c.session_number)).where(MEETINGS.c.series_id == series_id)
    ).scalar()
    return (last or 0) + 1


def _hold_topics(session: OfficeSession, draft: MeetingDraft) -> None:
    """Let nobody else take the topics of its agenda.

    Raises:
        InvalidFields: One does not wait in its series any more.
    """
    wanted = {one.topic_id: one.title for one in draft.items or () if one.topic_id is not None}
    waiting = session.execute(
        select(TOPICS.c.id)
        .where(
            TOPICS.c.id.in_(wanted),
            TOPICS.c.series_id == draft.series_id,
            TOPICS.c.meeting_id.is_(None),
            TOPICS.c.dropped_at.is_(None),
        )
        .with_for_update()
    ).scalars()
    gone = wanted.keys() - set(waiting)
    if gone:
        words = NOT_WAITING.format(title=wanted[min(gone)])
        raise InvalidFields([InvalidInput("items", words)])


def _write(
    session: OfficeSession, draft: MeetingDraft, event_id: int | None, session_number: int | None
) -> int:
    today = session.desk.clock.today()
    number = take_number(session, NUMBERS, meeting_rules(session).number, today)
    meeting = columns_of(draft) | first_columns(session, draft)
    meeting |= {
        "series_id": draft.series_id,
        "session_number": session_number,
        "event_id": event_id,
        "starts_at": draft.starts_at,
        "ends_at": draft.ends_at,
        "year": number.year,
        "serial": number.serial,
        "number": number.text,
        "number_key": search_key(number.text),
    }
    words = persian_digits(f"جلسه {number.text} برای {time_words(meeting)} برنامه‌ریزی شد.")
    invitees = [invitee_columns(place, one) for place, one in enumerate(draft.invitees or (), 1)]
    items = [item_columns(place, one) for place, one in enumerate(draft.items or (), 1)]
    key = meeting_search_key(meeting, series_name(session, meeting), invitees, items, ())
    meeting |= {"last_step": words[:SHORT_LIMIT], "search_key": key}
    meeting_id: int = session.execute(
        insert(MEETINGS).returning(MEETINGS.c.id), meeting
    ).scalar_one()
    for columns in invitees:
        session.execute(insert(INVITEES).values(meeting_id=meeting_id, **columns))
    for columns in items:
        session.execute(insert(ITEMS).values(meeting_id=meeting_id, **columns))
    for one in draft.items or ():
        if one.topic_id is not None:
            session.execute(
                TOPICS.update().where(TOPICS.c.id == one.topic_id).values(meeting_id=meeting_id)
            )
    step = MEETING_TABLES.step_row(session, meeting_id, PLANNED, words)
    session.execute(insert(MEETING_STEPS).values(**step))
    secrecy = int(draft.classification)
    journal.note(session, Kind.MEETING, meeting_id, PLANNED, words, classification=secrecy)
    return meeting_id


def amend_meeting(
    session: OfficeSession, meeting_id: int, version: int, draft: MeetingDraft
) -> Changes[int]:
    """Correct a meeting; its time is moved, not corrected, and its agenda stands once it runs.

    Raises:
        InvalidFields: Something typed cannot be taken, or one goes who has an invitation.
        NotAllowed: Its minutes are locked, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    if deed.state in LOCKED | OVER:
        raise NotAllowed(persian_digits(f"{deed.named} {IS_LOCKED}"))
    require_may_classify(session.desk.operator, draft.classification)
    times = {name: deed.record[name] for name in ("starts_at", "ends_at")}
    checked = checked_meeting(session, replace(draft, **times))
    wanted = columns_of(checked)
    values = {name: value for name, value in wanted.items() if deed.record[name] != value}
    deed.set(**values)
    is_changed = bool(values)
    if draft.invitees is not None:
        people = checked.invitees or ()
        is_changed |= replace_people(deed, INVITEES.name, people, invited=True)
    if draft.items is not None and deed.state in MOVABLE:
        is_changed |= replace_items(deed, checked.items or ())
    if not is_changed:
        return changed(meeting_id)
    return deed.finish("amend_meeting", "مشخصات جلسه ویرایش شد.")


def meeting_version(session: OfficeSession, meeting_id: int) -> int:
    """The version a deed on a meeting begins on.

    Raises:
        NotAllowed: The operator may not read meetings.
        NotFound: There is no such meeting for him.
    """
    require(session.desk.operator, Right.READ_MEETINGS)
    version: int = seen_meeting(session, meeting_id)["version"]
    return version
