"""After a meeting: minutes received and cut, sent to whom they concern, reported, closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agenda import EventState, event_sheet
from app.changes import Kind
from app.check.proving import check_store
from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields, InvalidInput, NotAllowed, StaleRecord
from app.marks import Classification
from app.meetings import (
    DispatchDraft,
    MeetingDraft,
    MeetingSheet,
    MeetingState,
    ReceivedMinutesDraft,
    ResolutionFilter,
    ResolutionView,
    begin_meeting,
    close_meeting,
    count_resolutions,
    cuts,
    distribute,
    end_meeting,
    list_resolutions,
    meeting_sheet,
    minutes_expected,
    minutes_received,
    plan_meeting,
    proposed_dispatches,
    proposed_report,
    put_report_in_folder,
    receipt_of,
    report_meeting,
    resolutions_by_agency,
    save_received_text,
    take_meeting_step_back,
)
from app.meetings.cutting import pieces
from app.meetings.drafts import CoResponsible, InviteeDraft, ResolutionDraft
from app.meetings.finalising import finalise, reopen
from app.meetings.resolutions import resolve
from app.meetings.sheets import extract_papers
from app.meetings.states import DispatchPart, InviteChannel, Inviter, ResolutionState
from app.office import Office
from app.order_sources import record_order_on
from app.orders import AnswerDraft, OrderDraft, answer_referral, order_sheet
from app.orders.settling import settle_order

ROADS, WATER = "اداره کل راه", "شرکت آب"


def planned(office: Office, **more: Any) -> int:
    starts = office.clock.now() - timedelta(hours=3)
    values: dict[str, Any] = {
        "subject": "شورای ترافیک",
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=2),
        "invitees": (InviteeDraft(name="علی احمدی", organisation="راه"),),
    }
    return office.write(plan_meeting, MeetingDraft(**(values | more))).value


def sheet(office: Office, number: int) -> MeetingSheet:
    return office.read(meeting_sheet, number)


def do(office: Office, deed: Any, number: int, *more: Any) -> Any:
    return office.write(deed, number, sheet(office, number).version, *more).value


def held(office: Office, **more: Any) -> int:
    """A meeting that resolved two things and locked its minutes."""
    number = planned(office, **more)
    do(office, begin_meeting, number, office.clock.now() - timedelta(hours=3))
    due = office.clock.today() + timedelta(days=10)
    first = ResolutionDraft(
        words="آسفالت شود.",
        responsible=ROADS,
        co_responsible=(CoResponsible(name=WATER),),
        due_on=due,
    )
    do(office, resolve, number, first)
    do(office, resolve, number, ResolutionDraft(words="لوله عوض شود.", responsible=WATER))
    do(office, end_meeting, number)
    do(office, finalise, number)
    return number


def answered(office: Office, number: int) -> None:
    """Whoever was asked answers; nobody has seen the answers yet."""
    for line in sheet(office, number).resolutions:
        assert line.order_id is not None
        for referral in office.read(order_sheet, line.order_id).referrals:
            version = office.read(order_sheet, line.order_id).version
            office.write(
                answer_referral, line.order_id, version, referral.id, AnswerDraft(answer="شد.")
            )


def settled(office: Office, number: int) -> None:
    """What a meeting resolved is done."""
    for line in sheet(office, number).resolutions:
        assert line.order_id is not None
        office.write(settle_order, line.order_id, "شد.", "انجام شد.")


def test_minutes_go_to_whom_they_concern_with_receipt(office: Office) -> None:
    number = held(office)
    proposed = office.read(proposed_dispatches, number)
    assert [(one.part, one.name) for one in proposed] == [
        (DispatchPart.MINUTES, "علی احمدی"),
        (DispatchPart.EXTRACT, ROADS),
        (DispatchPart.EXTRACT, WATER),
    ]
    do(office, distribute, number, proposed)
    found = sheet(office, number)
    assert found.state is MeetingState.DISTRIBUTED
    assert office.read(proposed_dispatches, number) == []
    do(office, receipt_of, number, found.dispatches[0].id, "۱۲۳")
    assert sheet(office, number).dispatches[0].received_on == office.clock.today()
    ahead = office.clock.today() + timedelta(days=1)
    with pytest.raises(InvalidFields):
        do(office, receipt_of, number, found.dispatches[0].id, "", ahead)
    do(office, take_meeting_step_back, number)
    do(office, take_meeting_step_back, number)
    assert sheet(office, number).state is MeetingState.FINALISED
    assert sheet(office, number).dispatches == ()


def test_an_extract_says_what_concerns_one(office: Office) -> None:
    number = held(office)
    of_water, of_roads = office.read(extract_papers, number, [WATER, ROADS])
    assert [one.words for one in of_water.lines] == ["آسفالت شود.", "لوله عوض شود."]
    assert [one.words for one in of_roads.lines] == ["آسفالت شود."]
    stranger = DispatchDraft(part=DispatchPart.EXTRACT, name="بیگانه")
    for wrong in ((stranger,), ()):
        with pytest.raises(InvalidFields):
            do(office, distribute, number, wrong)


def test_what_is_secret_goes_by_hand(office: Office) -> None:
    number = held(office, classification=Classification.SECRET)
    by_mail = DispatchDraft(name="راه", channel=InviteChannel.EMAIL)
    with pytest.raises(InvalidFields) as refused:
        do(office, distribute, number, (by_mail,))
    assert refused.value.problems[0].field == "channel"
    do(office, distribute, number, (replace(by_mail, channel=InviteChannel.BY_HAND),))


def test_it_is_reported_once_all_is_answered_and_closed_when_done(office: Office) -> None:
    number = held(office, in_programme=False)
    with pytest.raises(NotAllowed) as refused:
        do(office, report_meeting, number, "گزارش")
    assert sheet(office, number).resolutions[0].number.split("/")[0] != ""
    assert "نرسیده است" in refused.value.message
    answered(office, number)
    with pytest.raises(InvalidInput):
        do(office, report_meeting, number, "  ")
    report = office.read(proposed_report, number)
    assert "آسفالت شود." in report
    do(office, report_meeting, number, report, "خوب است")
    found = sheet(office, number)
    assert (found.state, found.governor_words) == (MeetingState.REPORTED, "خوب است")
    assert {line.state for line in found.resolutions} == {ResolutionState.REPORTED}
    his = OrderDraft(words="زودتر", given_on=office.clock.today())
    office.write(record_order_on, Kind.MEETING, number, his)
    with pytest.raises(NotAllowed):
        do(office, close_meeting, number)
    do(office, take_meeting_step_back, number)
    do(office, close_meeting, number)
    found = sheet(office, number)
    assert found.state is MeetingState.CLOSED
    assert {line.state for line in found.resolutions} == {ResolutionState.DONE}
    do(office, take_meeting_step_back, number)
    do(office, take_meeting_step_back, number)
    assert sheet(office, number).state is MeetingState.FINALISED
    assert check_store(office.database) == []


def test_the_report_goes_through_the_folder(office: Office) -> None:
    number = held(office)
    with pytest.raises(NotAllowed):
        do(office, put_report_in_folder, number, "گزارش")
    answered(office, number)
    do(office, put_report_in_folder, number, "همه انجام شد.")
    with pytest.raises(NotAllowed):
        do(office, report_meeting, number, "گزارش")
    draft = OrderDraft(words="تقدیر شود.", given_on=office.clock.today())
    order = office.write(record_order_on, Kind.MEETING, number, draft).value
    found = sheet(office, number)
    assert (found.state, found.governor_words) == (MeetingState.REPORTED, "تقدیر شود.")
    assert office.read(order_sheet, order).words == "تقدیر شود."
    do(office, take_meeting_step_back, number)
    assert sheet(office, number).state is MeetingState.FINALISED
    do(office, take_meeting_step_back, number)
    do(office, report_meeting, number, "گزارش")
    assert check_store(office.database) == []


RECEIVED = """بسم الله الرحمن الرحیم
جلسه با حضور مدیران آغاز شد.
۱- مقرر شد اداره کل راه تا ۱۴۰۵/۱۰/۱۵ جاده را
آسفالت کند.
۲) شرکت آب موظف شد لوله را عوض کند.
۳- درباره مدارس گفتگو شد.
حاضران:
۱- علی احمدی
"""


def test_received_minutes_are_cut(office: Office) -> None:
    roads = office.write(add_contact, ContactDraft(name=ROADS)).value
    number = planned(office, invites=Inviter.OUTSIDE, secretary_body="فرمانداری")
    do(office, minutes_expected, number)
    today = office.clock.today()
    for wrong in (
        ReceivedMinutesDraft(received_on=today + timedelta(days=1)),
        ReceivedMinutesDraft(dated=today - timedelta(days=9)),
        ReceivedMinutesDraft(dated=today, received_on=today - timedelta(days=1)),
    ):
        with pytest.raises(InvalidFields):
            do(office, minutes_received, number, wrong)
    do(office, minutes_received, number, ReceivedMinutesDraft(number="۷۷", text=RECEIVED))
    found = office.read(cuts, sheet(office, number).received_text)
    assert [one.number for one in found] == ["1", "2", "3"]
    assert [one.resolves for one in found] == [True, True, False]
    assert found[0].words.endswith("آسفالت کند.")
    assert found[0].responsible_id == roads
    assert found[0].due_on == date(2027, 1, 5)
    cut = ResolutionDraft(
        words=found[0].words,
        their_number=found[0].number,
        responsible_id=found[0].responsible_id,
        due_on=found[0].due_on,
    )
    do(office, resolve, number, cut)
    line = sheet(office, number).resolutions[0]
    assert (line.their_number, line.responsible) == ("1", ROADS)
    do(office, save_received_text, number, "متن دیگر")
    do(office, take_meeting_step_back, number)
    assert "آسفالت" in sheet(office, number).received_text
    do(office, finalise, number)
    with pytest.raises(NotAllowed):
        do(office, save_received_text, number, "متن دیگر")
    do(office, reopen, number, "غلط چاپی")
    assert sheet(office, number).state is MeetingState.MINUTES_RECEIVED


def test_its_entry_goes_along_to_the_end(office: Office) -> None:
    number = planned(office, in_programme=True)
    event = sheet(office, number).event_id
    assert event is not None
    do(office, begin_meeting, number, office.clock.now() - timedelta(hours=3))
    do(office, end_meeting, number)
    assert office.read(event_sheet, event).state is EventState.MINUTES_AWAITED
    do(office, finalise, number)
    assert office.read(event_sheet, event).state is EventState.MINUTES_RECEIVED
    do(office, distribute, number, [DispatchDraft(name="راه")])
    assert office.read(event_sheet, event).state is EventState.FOLLOW_UP
    do(office, report_meeting, number, "گزارش")
    do(office, close_meeting, number)
    assert office.read(event_sheet, event).state is EventState.CLOSED
    for _step in range(5):
        do(office, take_meeting_step_back, number)
    assert office.read(event_sheet, event).state is EventState.SCHEDULED
    assert check_store(office.database) == []


def test_resolutions_are_listed_by_who_owes_them(office: Office) -> None:
    number = held(office)
    late = ResolutionFilter(view=ResolutionView.LATE)
    assert office.read(count_resolutions, ResolutionFilter()) == 2
    assert office.read(list_resolutions, late) == []
    agencies = office.read(resolutions_by_agency, ResolutionFilter())
    assert {one.agency for one in agencies} == {ROADS, WATER}
    settled(office, number)
    assert office.read(count_resolutions, ResolutionFilter()) == 0
    done = ResolutionFilter(view=ResolutionView.DONE, text="آسفالت")
    assert [one.state for one in office.read(list_resolutions, done)] == [ResolutionState.DONE]


def test_a_stale_desk_sends_nothing(office: Office) -> None:
    number = held(office)
    version = sheet(office, number).version
    do(office, distribute, number, [DispatchDraft(name="راه")])
    with pytest.raises(StaleRecord):
        office.write(distribute, number, version, [DispatchDraft(name="آب")])


_WORDS = st.sampled_from(
    ["مقرر شد راه ساخته شود", "متن", "", "۱- مقرر شد", "۲) بند", "• نکته", "حاضران:", "12. x", "\r"]
)


@given(st.lists(_WORDS).map("\n".join))
def test_pieces_lie_in_the_text_and_never_over_each_other(text: str) -> None:
    found = pieces(text)
    for one in found:
        assert 0 <= one.start <= one.end <= len(text)
        assert one.words
    for one, other in pairwise(found):
        assert one.end <= other.start
