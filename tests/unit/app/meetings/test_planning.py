"""Meetings planned from a series, an entry or alone; moved, called off, begun and ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.access import Right
from app.agenda import (
    Clashing,
    EventDraft,
    EventState,
    When,
    event_sheet,
    move_event,
    request_event,
)
from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound, StaleRecord
from app.groups import GroupDraft, add_group, add_members
from app.letters import LetterState, letter_sheet
from app.letters.body import body_document
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
    SeriesFilter,
    TopicDraft,
    add_guest,
    add_topic,
    all_present,
    amend_meeting,
    amend_series,
    archive_series,
    begin_meeting,
    begin_series,
    cancel_meeting,
    count_meetings,
    drop_topic,
    end_meeting,
    invitations_out,
    invite,
    list_meetings,
    list_series,
    meeting_proposal,
    minutes_expected,
    move_meeting,
    outside_invitation,
    place_of_meeting,
    plan_meeting,
    record_answer,
    record_presence,
    remind_minutes,
    reorder_topics,
    series_sheet,
    take_meeting_step_back,
    take_series_step_back,
    unarchive_series,
)
from app.meetings.states import (
    InviteAnswer,
    InviteeRole,
    Inviter,
    MinutesKind,
    Presence,
)
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.rich_text import plain_text
from meetings_office import END, START, do, on_series, planned, sheet

PEOPLE = (
    InviteeDraft(name="علی احمدی", post="مدیرکل", organisation="راه", rank=2),
    InviteeDraft(name="رضا کریمی", role=InviteeRole.CHAIR),
    InviteeDraft(name="سارا نوری", organisation="آب", rank=1),
)
COUNCIL = SeriesDraft(
    name="شورای ترافیک",
    chair="استاندار",
    place="سالن شهید بهشتی",
    minutes_kind=MinutesKind.SEMI_VERBATIM,
    members=PEOPLE,
)


def council(office: Office, **more: Any) -> int:
    return office.write(begin_series, replace(COUNCIL, request_key=uuid4(), **more)).value


def test_a_series_gives_its_meeting_what_it_has(office: Office) -> None:
    series = council(office)
    on_series(office, add_topic, series, TopicDraft(title="پل هوایی", minutes=20))
    on_series(office, add_topic, series, TopicDraft(title="خط ویژه"))
    number = planned(office, subject="", series_id=series, minutes_kind=MinutesKind.FORM)
    found = sheet(office, number)
    assert (found.subject, found.chair, found.place) == ("شورای ترافیک", "استاندار", COUNCIL.place)
    assert found.session_number == 1
    assert [one.name for one in found.invitees] == ["رضا کریمی", "سارا نوری", "علی احمدی"]
    assert [one.title for one in found.items] == ["پل هوایی", "خط ویژه"]
    topics = office.read(series_sheet, series).topics
    assert {one.meeting_number for one in topics} == {found.number}
    assert office.read(list_series)[0].topics == 0
    second = planned(
        office,
        series_id=series,
        starts_at=START + timedelta(days=7),
        ends_at=END + timedelta(days=7),
    )
    assert sheet(office, second).session_number == 2
    assert sheet(office, second).items == ()


def test_saving_the_same_draft_again_finds_its_record(office: Office) -> None:
    draft = MeetingDraft(subject="آب", starts_at=START, ends_at=END)
    first = office.write(plan_meeting, draft)
    again = office.write(plan_meeting, draft)
    assert first.value == again.value
    assert not again.kinds
    assert office.write(begin_series, COUNCIL).value == office.write(begin_series, COUNCIL).value


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"subject": " "}, "subject"),
        ({"starts_at": None}, "starts_at"),
        ({"ends_at": START}, "ends_at"),
        ({"place": "ا" * 600}, "place"),
        ({"invitees": (InviteeDraft(name="ا", rank=-1),)}, "invitees"),
        ({"items": (ItemDraft(title="ا", minutes=0),)}, "minutes"),
    ],
)
def test_bad_input_is_said_beside_its_field(
    local_office: Office, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidFields) as refused:
        planned(local_office, **wrong)
    assert [one.field for one in refused.value.problems] == [field]


def test_a_group_becomes_its_members_each_once(office: Office) -> None:
    one = office.write(add_contact, ContactDraft(name="احمدی")).value
    two = office.write(add_contact, ContactDraft(name="کریمی")).value
    group = office.write(add_group, GroupDraft(name="شهرداران")).value
    office.write(add_members, group, [one, two])
    people = (InviteeDraft(contact_id=two, rank=1), InviteeDraft(group_id=group))
    found = sheet(office, planned(office, invitees=people)).invitees
    assert [line.name for line in found] == ["کریمی", "احمدی"]


def test_in_the_programme_it_takes_time_that_nothing_else_takes(office: Office) -> None:
    number = planned(office, in_programme=True)
    found = sheet(office, number)
    assert found.event_id is not None
    entry = office.read(event_sheet, found.event_id)
    assert (entry.subject, entry.state) == ("کارگروه آب", EventState.SCHEDULED)
    assert [one.record_id for one in entry.links] == [number]
    with pytest.raises(Clashing):
        planned(office, in_programme=True)
    assert office.read(count_meetings, MeetingFilter()) == 1


def test_it_grows_from_an_entry_and_goes_where_that_goes(office: Office) -> None:
    when = When(starts_at=START, ends_at=END)
    event = office.write(request_event, EventDraft(subject="شورا", when=when, place="سالن")).value
    number = office.write(plan_meeting, MeetingDraft(event_id=event)).value
    found = sheet(office, number)
    assert (found.subject, found.place, found.starts_at) == ("شورا", "سالن", START)
    with pytest.raises(NotAllowed):
        office.read(meeting_proposal, event_id=event)
    later = START + timedelta(days=1)
    do(office, move_meeting, number, later, later + timedelta(hours=1), "سفر")
    assert office.read(event_sheet, event).starts_at == later
    do(office, take_meeting_step_back, number)
    assert office.read(event_sheet, event).starts_at == START
    assert sheet(office, number).starts_at == START
    at = START + timedelta(days=2)
    entry = office.read(event_sheet, event)
    there = When(starts_at=at, ends_at=at + timedelta(hours=1))
    office.write(move_event, event, entry.version, there, "تغییر")
    assert (sheet(office, number).starts_at, sheet(office, number).gaps) == (at, ())
    do(office, cancel_meeting, number, "تعطیل")
    assert office.read(event_sheet, event).state is EventState.CANCELLED
    do(office, take_meeting_step_back, number)
    assert office.read(event_sheet, event).state is EventState.SCHEDULED


def test_it_is_amended_and_its_topics_wait_again_when_they_go(office: Office) -> None:
    series = council(office)
    on_series(office, add_topic, series, TopicDraft(title="پل"))
    number = planned(office, series_id=series)
    proposal = sheet(office, number)
    first = proposal.invitees[0]
    draft = MeetingDraft(
        subject="کارگروه آب",
        place="اتاق ۲",
        items=(ItemDraft(title="تازه"),),
        invitees=(
            InviteeDraft(id=first.id, name=first.name, role=first.role),
            InviteeDraft(name="مهمان"),
        ),
    )
    do(office, amend_meeting, number, draft)
    found = sheet(office, number)
    assert found.place == "اتاق ۲"
    assert [one.title for one in found.items] == ["تازه"]
    assert found.invitees[0].id == first.id
    assert [one.meeting_id for one in office.read(series_sheet, series).topics] == [None]
    do(office, take_meeting_step_back, number)
    assert [one.title for one in sheet(office, number).items] == ["پل"]
    assert len(sheet(office, number).invitees) == 3
    assert [one.meeting_id for one in office.read(series_sheet, series).topics] == [number]


def test_invitations_are_letters_by_rank_with_the_agenda(office: Office) -> None:
    number = planned(office, invitees=PEOPLE, items=(ItemDraft(title="بند یک", presenter="نوری"),))
    letters = do(office, invite, number, uuid4())
    assert len(letters) == 2
    body = office.read(letter_sheet, letters[0])
    assert body.state is LetterState.DRAFT
    text = plain_text(body_document(body.body))
    assert "بند یک" in text
    assert "کارگروه آب" in text
    assert "{" not in text
    with pytest.raises(NotAllowed):
        do(office, invite, number, uuid4())
    with pytest.raises(NotAllowed):
        do(office, invitations_out, number)
    do(office, take_meeting_step_back, number)
    assert office.read(letter_sheet, letters[0]).state is LetterState.WITHDRAWN
    assert len(do(office, invite, number, uuid4())) == 2


def test_whoever_answers_and_whom_he_sends(office: Office) -> None:
    number = planned(office, invitees=PEOPLE)
    who = sheet(office, number).invitees[1]
    with pytest.raises(InvalidFields):
        do(office, record_answer, number, who.id, AnswerDraft(answer=InviteAnswer.SUBSTITUTE))
    answer = AnswerDraft(answer=InviteAnswer.SUBSTITUTE, substitute="حسن پور")
    do(office, record_answer, number, who.id, answer)
    found = sheet(office, number).invitees[1]
    assert (found.answer, found.substitute) == (InviteAnswer.SUBSTITUTE, "حسن پور")
    later = START + timedelta(days=1)
    do(office, move_meeting, number, later, later + timedelta(hours=1), "سفر")
    assert sheet(office, number).invitees[1].answer is InviteAnswer.NONE


def test_who_was_there_late_or_not_at_all(office: Office) -> None:
    starts = office.clock.now() - timedelta(hours=1)
    number = planned(office, starts_at=starts, ends_at=starts + timedelta(hours=3), invitees=PEOPLE)
    with pytest.raises(NotAllowed):
        do(office, record_presence, number, 1, PresenceDraft())
    do(office, begin_meeting, number, starts)
    first, second, third = sheet(office, number).invitees
    do(office, record_presence, number, first.id, PresenceDraft())
    late = starts + timedelta(minutes=12)
    do(office, record_presence, number, second.id, PresenceDraft(came_at=late))
    do(office, add_guest, number, InviteeDraft(name="خبرنگار", role=InviteeRole.GUEST))
    do(office, end_meeting, number)
    found = {one.name: one for one in sheet(office, number).invitees}
    assert found[second.name].late_minutes == 12
    assert found[third.name].is_absent
    assert found["خبرنگار"].presence is Presence.PRESENT
    assert not found[first.name].is_absent
    do(office, all_present, number)
    assert not any(one.is_absent for one in sheet(office, number).invitees)
    with pytest.raises(InvalidFields):
        do(office, record_presence, number, third.id, PresenceDraft(presence=Presence.SUBSTITUTE))
    do(office, take_meeting_step_back, number)
    do(office, take_meeting_step_back, number)
    assert sheet(office, number).state is MeetingState.IN_SESSION
    with pytest.raises(InvalidInput):
        do(office, end_meeting, number, starts - timedelta(hours=1))


def test_an_outside_secretary_invites_and_owes_the_minutes(office: Office) -> None:
    today = office.clock.today()
    number = planned(
        office, invites=Inviter.OUTSIDE, secretary_body="اداره کل راه", in_programme=True
    )
    with pytest.raises(NotAllowed):
        do(office, invite, number, uuid4())
    do(office, outside_invitation, number, OutsideInvitationDraft(asked_on=today))
    assert sheet(office, number).state is MeetingState.PLANNED
    for wrong in ({"number": "12"}, {"dated": today}, {"copy_on": today}):
        with pytest.raises(InvalidFields):
            do(office, outside_invitation, number, OutsideInvitationDraft(**wrong))
    issued = OutsideInvitationDraft(asked_on=today, number="۴۵/۱", dated=today)
    do(office, outside_invitation, number, issued)
    found = sheet(office, number)
    assert (found.state, found.invitation_number) == (MeetingState.INVITED, "45/1")
    assert found.event_id is not None
    assert office.read(event_sheet, found.event_id).state is EventState.INVITED
    with pytest.raises(InvalidInput):
        do(office, minutes_expected, number)


def test_minutes_are_awaited_late_and_reminded_of(office: Office) -> None:
    starts = office.clock.now() - timedelta(days=20)
    number = planned(
        office, starts_at=starts, ends_at=starts + timedelta(hours=1), invites=Inviter.OUTSIDE
    )
    do(office, minutes_expected, number)
    row = office.read(list_meetings, MeetingFilter(view=MeetingView.MINUTES_LATE))[0]
    assert (row.id, row.minutes_late) == (number, True)
    do(office, remind_minutes, number)
    assert sheet(office, number).minutes_reminders == 1
    do(office, take_meeting_step_back, number)
    assert sheet(office, number).minutes_reminders == 0


def test_topics_wait_in_their_order_until_they_are_dropped(office: Office) -> None:
    series = council(office)
    for title in ("الف", "ب", "ج"):
        on_series(office, add_topic, series, TopicDraft(title=title))
    topics = office.read(series_sheet, series).topics
    on_series(office, reorder_topics, series, [topics[2].id])
    on_series(office, drop_topic, series, topics[0].id, "منتفی شد")
    assert [one.title for one in office.read(series_sheet, series).topics] == ["ج", "ب"]
    on_series(office, take_series_step_back, series)
    assert [one.title for one in office.read(series_sheet, series).topics] == ["ج", "الف", "ب"]
    with pytest.raises(InvalidFields):
        on_series(office, drop_topic, series, topics[0].id, " ")
    on_series(office, archive_series, series)
    with pytest.raises(NotAllowed):
        on_series(office, add_topic, series, TopicDraft(title="د"))
    with pytest.raises(InvalidFields):
        planned(office, series_id=series)
    on_series(office, unarchive_series, series)
    on_series(office, amend_series, series, replace(COUNCIL, name="شورای عالی ترافیک"))
    assert office.read(list_series, SeriesFilter("عالی"))[0].id == series


def test_the_list_stands_where_it_is_asked_for(office: Office) -> None:
    numbers = [
        planned(office, starts_at=START + timedelta(days=n), ends_at=END + timedelta(days=n))
        for n in range(4)
    ]
    every = MeetingFilter()
    assert [one.id for one in office.read(list_meetings, every)] == numbers[::-1]
    ahead = MeetingFilter(view=MeetingView.AHEAD)
    assert [one.id for one in office.read(list_meetings, ahead, offset=1, limit=2)] == numbers[1:3]
    assert office.read(place_of_meeting, ahead, numbers[2]) == 2
    assert office.read(place_of_meeting, every, numbers[0]) == 3
    day = (START + timedelta(days=1)).date()
    of_day = MeetingFilter(from_day=day, to_day=day)
    assert [one.id for one in office.read(list_meetings, of_day)] == [numbers[1]]


def test_a_stale_desk_and_one_without_the_right_are_refused(office: Office) -> None:
    number = planned(office, classification=Classification.SECRET)
    version = sheet(office, number).version
    do(
        office,
        amend_meeting,
        number,
        MeetingDraft(subject="دیگر", classification=Classification.SECRET),
    )
    with pytest.raises(StaleRecord):
        office.write(cancel_meeting, number, version, "بیهوده")
    reader = OperatorDraft(
        name="reader",
        full_name="خواننده",
        rights=frozenset({Right.READ_MEETINGS}),
        clearance=Classification.ORDINARY,
    )
    office.write(add_operator, reader)
    office.sign_in_as("reader")
    assert office.read(list_meetings, MeetingFilter()) == []
    with pytest.raises(NotFound):
        sheet(office, number)
    with pytest.raises(NotAllowed):
        planned(office)


def test_it_may_end_in_the_minute_it_began_in(office: Office) -> None:
    now = office.clock.now()
    number = planned(office, starts_at=now, ends_at=now + timedelta(hours=1))
    began = now - timedelta(minutes=1) + timedelta(seconds=40)
    do(office, begin_meeting, number, began)
    do(office, end_meeting, number, now - timedelta(minutes=1))
    assert sheet(office, number).ended_at == began
