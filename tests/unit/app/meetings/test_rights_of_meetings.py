"""Who may do what with meetings, what is above a clearance, and what desks do at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.access import Right
from app.changes import Kind
from app.errors import AppError, InvalidFields, NotAllowed, NotFound, StaleRecord
from app.journal import history
from app.linked_records import linked_titles
from app.marks import Classification
from app.meetings import (
    AnswerDraft,
    InviteeDraft,
    ItemDraft,
    MeetingDraft,
    MeetingFilter,
    MeetingState,
    MeetingView,
    OutsideInvitationDraft,
    PresenceDraft,
    SeriesDraft,
    TopicDraft,
    add_guest,
    add_topic,
    all_present,
    amend_meeting,
    amend_series,
    amend_topic,
    archive_series,
    begin_meeting,
    begin_series,
    cancel_meeting,
    count_meetings,
    drop_topic,
    end_meeting,
    follow_programme,
    invitations_out,
    invite,
    list_meetings,
    list_series,
    meeting_of_event,
    meeting_proposal,
    meeting_sheet,
    meeting_version,
    minutes_expected,
    move_meeting,
    outside_invitation,
    place_of_meeting,
    record_answer,
    record_presence,
    remind_minutes,
    reorder_topics,
    series_sheet,
    take_meeting_step_back,
    take_series_step_back,
    unarchive_series,
)
from app.meetings.states import Inviter
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.reminder_moments import ReminderState
from app.reminders import ReminderDraft, reminder_sheet, set_reminder
from app.today import today_sheet
from meetings_office import END, START, do, on_series, planned, sheet

DAY = timedelta(days=1)
SOMEBODY = InviteeDraft(name="احمدی")
READER = frozenset({Right.READ_MEETINGS, Right.READ_AGENDA, Right.READ_LETTERS, Right.READ_CALLS})

#: Every deed on a meeting, with what it is given after id and version.
DEEDS: dict[Callable[..., Any], tuple[Any, ...]] = {
    amend_meeting: (MeetingDraft(subject="دیگر"),),
    move_meeting: (START + DAY, END + DAY, "سفر"),
    cancel_meeting: ("سفر",),
    follow_programme: (),
    invite: (uuid4(),),
    invitations_out: (),
    record_answer: (1, AnswerDraft()),
    outside_invitation: (OutsideInvitationDraft(),),
    begin_meeting: (),
    end_meeting: (),
    record_presence: (1, PresenceDraft()),
    all_present: (),
    add_guest: (SOMEBODY,),
    minutes_expected: (),
    remind_minutes: (),
    take_meeting_step_back: (),
}
ON_SERIES: dict[Callable[..., Any], tuple[Any, ...]] = {
    amend_series: (SeriesDraft(name="دیگر"),),
    archive_series: (),
    unarchive_series: (),
    add_topic: (TopicDraft(title="پل"),),
    amend_topic: (TopicDraft(id=1, title="پل"),),
    drop_topic: (1, "نه"),
    reorder_topics: ((1,),),
    take_series_step_back: (),
}


def seated(office: Office, rights: frozenset[Right], clearance: Classification) -> None:
    draft = OperatorDraft(name="other", full_name="میز دیگر", rights=rights, clearance=clearance)
    office.write(add_operator, draft)
    office.sign_in_as("other")


def test_whoever_only_reads_does_nothing(office: Office) -> None:
    series = office.write(begin_series, SeriesDraft(name="شورا")).value
    on_series(office, add_topic, series, TopicDraft(title="راه"))
    number = planned(office, series_id=series, invitees=(SOMEBODY,))
    seated(office, READER, Classification.SECRET)
    before, of_series = sheet(office, number), office.read(series_sheet, series)
    for deed, given in DEEDS.items():
        with pytest.raises(NotAllowed):
            office.write(deed, number, before.version, *given)
    for deed, given in ON_SERIES.items():
        with pytest.raises(NotAllowed):
            office.write(deed, series, of_series.version, *given)
    with pytest.raises(NotAllowed):
        planned(office)
    with pytest.raises(NotAllowed):
        office.write(begin_series, SeriesDraft(name="دیگر"))
    with pytest.raises(NotAllowed):
        office.read(meeting_proposal, series_id=series)
    assert (sheet(office, number), office.read(series_sheet, series)) == (before, of_series)


def test_whoever_may_not_read_meetings_asks_nothing(local_office: Office) -> None:
    number = planned(local_office)
    seated(local_office, frozenset({Right.READ_CALLS}), Classification.SECRET)
    questions: tuple[tuple[Any, tuple[Any, ...]], ...] = (
        (meeting_sheet, (number,)),
        (meeting_version, (number,)),
        (series_sheet, (1,)),
        (list_series, ()),
        (list_meetings, (MeetingFilter(),)),
        (count_meetings, (MeetingFilter(),)),
        (place_of_meeting, (MeetingFilter(), number)),
        (meeting_of_event, (1,)),
    )
    for ask, given in questions:
        with pytest.raises(NotAllowed):
            local_office.read(ask, *given)
    assert "meetings" not in {
        card.section for card, _count in local_office.read(today_sheet).counts
    }


def test_what_is_above_a_clearance_is_not_there(office: Office) -> None:
    secret = Classification.SECRET
    series = office.write(begin_series, SeriesDraft(name="شورا")).value
    on_series(office, add_topic, series, TopicDraft(title="راه"))
    hidden = planned(
        office, series_id=series, classification=secret, in_programme=True, invitees=(SOMEBODY,)
    )
    event = sheet(office, hidden).event_id
    council = office.write(begin_series, SeriesDraft(name="امنیت", classification=secret)).value
    rights = READER | {Right.HOLD_MEETINGS, Right.REGISTER_LETTERS, Right.PLAN_AGENDA}
    seated(office, rights, Classification.ORDINARY)
    for view in MeetingView:
        assert office.read(list_meetings, MeetingFilter(view=view)) == []
        assert office.read(count_meetings, MeetingFilter(view=view)) == 0
    assert office.read(place_of_meeting, MeetingFilter(), hidden) is None
    assert event is not None
    assert office.read(meeting_of_event, event) is None
    assert office.read(linked_titles, [(Kind.MEETING, hidden)]) == {}
    assert office.read(history, Kind.MEETING, hidden) == []
    (row,) = office.read(list_series)
    assert (row.id, row.meetings, row.last_on) == (series, 0, None)
    found = office.read(series_sheet, series)
    assert found.meetings == ()
    assert [one.meeting_number for one in found.topics] == [""]
    counts = {card.name: count for card, count in office.read(today_sheet).counts}
    assert counts["meetings_today"] == 0
    for deed, given in DEEDS.items():
        with pytest.raises(NotFound) as told:
            office.write(deed, hidden, 1, *given)
        assert told.value.message == "این جلسه در دفتر یافت نشد."
    for deed, given in ON_SERIES.items():
        with pytest.raises(NotFound):
            office.write(deed, council, 1, *given)
    for number in (council, 999):
        with pytest.raises(NotFound):
            planned(office, series_id=number)
    for draft in ({"classification": secret}, {"event_id": event}):
        with pytest.raises(AppError):
            planned(office, **draft)


def test_every_deed_tells_a_desk_that_another_was_faster(local_office: Office) -> None:
    office = local_office
    series = office.write(begin_series, SeriesDraft(name="شورا")).value
    on_series(office, add_topic, series, TopicDraft(title="راه"))
    number = planned(office, invitees=(SOMEBODY,))
    do(office, amend_meeting, number, MeetingDraft(subject="تازه"))
    before = sheet(office, number)
    for deed, given in DEEDS.items():
        with pytest.raises(StaleRecord):
            office.write(deed, number, before.version - 1, *given)
    for deed, given in ON_SERIES.items():
        with pytest.raises(StaleRecord):
            office.write(deed, series, 1, *given)
    assert sheet(office, number) == before


def test_a_topic_is_taken_once_and_not_taken_away_after(office: Office) -> None:
    series = office.write(begin_series, SeriesDraft(name="شورا")).value
    on_series(office, add_topic, series, TopicDraft(title="راه"))
    topic = office.read(series_sheet, series).topics[0].id
    draft: dict[str, Any] = {
        "series_id": series,
        "items": (ItemDraft(title="راه", topic_id=topic),),
    }
    first = planned(office, **draft)
    with pytest.raises(InvalidFields) as refused:
        planned(office, **draft)
    assert refused.value.problems[0].field == "items"
    with pytest.raises(InvalidFields):
        planned(office, items=draft["items"])
    for deed, given in (
        (take_series_step_back, ()),
        (drop_topic, (topic, "نه")),
        (amend_topic, (TopicDraft(id=topic, title="پل"),)),
    ):
        with pytest.raises(NotAllowed):
            on_series(office, deed, series, *given)
    do(office, cancel_meeting, first, "تعطیل")
    assert office.read(series_sheet, series).topics[0].meeting_id is None
    second = planned(office, **draft)
    with pytest.raises(NotAllowed, match="راه"):
        do(office, take_meeting_step_back, first)
    assert office.read(series_sheet, series).topics[0].meeting_id == second


def test_reminders_go_with_the_meeting(office: Office) -> None:
    number = planned(office, invites=Inviter.OUTSIDE)
    draft = ReminderDraft(kind=Kind.MEETING, record_id=number, anchor="start")
    start = office.write(set_reminder, draft).value
    due = office.read(reminder_sheet, start).at
    do(office, move_meeting, number, START + DAY, END + DAY, "سفر")
    assert office.read(reminder_sheet, start).at == due + DAY
    do(office, cancel_meeting, number, "سفر")
    assert office.read(reminder_sheet, start).state is ReminderState.LET_GO
    do(office, take_meeting_step_back, number)
    assert office.read(reminder_sheet, start).state is ReminderState.WAITING


def test_the_day_shows_its_meetings_and_the_minutes_that_are_owed(office: Office) -> None:
    now = office.clock.now()
    later = planned(office, starts_at=now + timedelta(hours=3), ends_at=now + timedelta(hours=4))
    first = planned(office, starts_at=now, ends_at=now + timedelta(hours=1))
    gone = planned(office, starts_at=now, ends_at=now + timedelta(hours=1))
    do(office, cancel_meeting, gone, "تعطیل")
    planned(office)  # tomorrow
    old = planned(office, starts_at=now - 20 * DAY, ends_at=now - 19 * DAY, invites=Inviter.OUTSIDE)
    do(office, minutes_expected, old)
    day = office.read(today_sheet)
    counts = {card.name: count for card, count in day.counts if card.section == "meetings"}
    assert counts == {"meetings_today": 2, "unfinished_minutes": 1, "meeting_minutes_late": 1}
    for card, count in day.counts:
        if card.section == "meetings":
            assert office.read(count_meetings, card.wanted) == count
    lines = {listing.name: rows for listing, rows in day.lists}["meetings"]
    assert [one.record_id for one in lines] == [first, later]
    assert office.read(place_of_meeting, MeetingFilter(view=MeetingView.TODAY), later) == 1
    do(office, begin_meeting, first)
    assert sheet(office, first).state is MeetingState.IN_SESSION
