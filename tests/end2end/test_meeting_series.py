"""A series of three meetings: two desks, what is carried, minutes from outside, one report each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import pytest

from app.check import check_store
from app.clock import FixedClock, from_tehran
from app.errors import NotAllowed
from app.meetings import meeting_sheet, series_sheet
from app.meetings.attending import all_present, begin_meeting, end_meeting, minutes_expected
from app.meetings.carrying import close_carried, note_carried
from app.meetings.closing import close_meeting
from app.meetings.content import locked_content
from app.meetings.cutting import cut_resolution, cuts
from app.meetings.deciding import decide_item
from app.meetings.distributing import distribute, proposed_dispatches
from app.meetings.drafts import (
    AnswerDraft,
    InviteeDraft,
    ItemDecision,
    ItemDraft,
    ReceivedMinutesDraft,
    ResolutionDraft,
    SeriesDraft,
    TopicDraft,
)
from app.meetings.finalising import finalise, reopen
from app.meetings.inviting import invitations_out, record_answer
from app.meetings.planning import meeting_version, plan_meeting
from app.meetings.proposing import meeting_proposal
from app.meetings.receiving import minutes_received
from app.meetings.reporting import proposed_report, report_meeting
from app.meetings.resolutions import resolve
from app.meetings.rows import MeetingSheet
from app.meetings.series import add_topic, begin_series
from app.meetings.sheets import extract_papers
from app.meetings.states import (
    InviteAnswer,
    InviteChannel,
    Inviter,
    ItemKind,
    MeetingState,
)
from app.meetings.writing import text_of
from app.office import Office, open_office
from app.orders import AnswerDraft as ResultDraft
from app.orders import answer_referral, order_sheet
from app.rich_text import plain_text
from desks import ready_desks
from minutes_desks import write_along, write_over

#: Three Mondays, a month apart, half past eight.
DAYS: Final = (date(2026, 9, 21), date(2026, 10, 19), date(2026, 11, 16))
ROAD, WATER, SCHOOL = "اداره کل راه", "شرکت آب و فاضلاب", "نوسازی مدارس"


COUNCIL: Final = SeriesDraft(
    name="شورای برنامه‌ریزی مهرآباد",
    chair="استاندار",
    secretary="دبیر شورا",
    place="سالن شورا",
    members=tuple(
        InviteeDraft(organisation=one, channel=InviteChannel.PHONE) for one in (ROAD, WATER, SCHOOL)
    ),
)
RECEIVED: Final = """صورتجلسه شورا
۱- مقرر شد اداره کل راه نرده پل را تا ۱۴۰۵/۱۰/۱ بگذارد.
۲- مقرر شد شرکت آب و فاضلاب چاه شماره ۳ را تا ۱۴۰۵/۱۰/۱۵ تعمیر کند.
جلسه ساعت ۱۱ پایان یافت."""


@pytest.fixture
def office(made: None, store_url: str) -> Iterator[Office]:
    with open_office(store_url, clock=FixedClock(on(DAYS[0] - timedelta(days=20)))) as office:
        office.sign_in_as()
        yield office


def on(day: date, hour: int = 9) -> datetime:
    """An hour of a day, Tehran's."""
    return from_tehran(day, time(hour))


def go_to(office: Office, day: date, hour: int = 9) -> None:
    clock = office.clock
    assert isinstance(clock, FixedClock)
    clock.set(on(day, hour))


def do(office: Office, deed: Any, meeting: int, *arguments: Any, **more: Any) -> Any:
    """Do something to a meeting as it stands."""
    version = office.read(meeting_version, meeting)
    return office.write(deed, meeting, version, *arguments, **more).value


def sheet(office: Office, meeting: int) -> MeetingSheet:
    return office.read(meeting_sheet, meeting)


def planned(office: Office, series: int, day: date, *titles: str, **more: Any) -> int:
    """The next meeting of the series, with what is proposed and these items."""
    proposal = office.read(meeting_proposal, series_id=series)
    items = (*(proposal.items or ()), *(ItemDraft(title=one) for one in titles))
    draft = replace(proposal, starts_at=on(day), ends_at=on(day, 11), items=items, **more)
    return office.write(plan_meeting, draft).value


def begun(office: Office, meeting: int, day: date) -> None:
    do(office, invitations_out, meeting)
    for one in sheet(office, meeting).invitees:
        do(office, record_answer, meeting, one.id, AnswerDraft(answer=InviteAnswer.ACKNOWLEDGED))
    go_to(office, day)
    do(office, begin_meeting, meeting)
    do(office, all_present, meeting)


def resolved(office: Office, meeting: int, title: str, words: str, who: str) -> int:
    """Resolve something on the item of this title."""
    (item,) = (one.id for one in sheet(office, meeting).items if one.title == title)
    due = office.clock.today() + timedelta(days=10)
    draft = ResolutionDraft(item_id=item, words=words, responsible=who, due_on=due)
    number: int = do(office, resolve, meeting, draft)
    return number


def decided(office: Office, meeting: int) -> None:
    """What is only approved and followed up."""
    for one in sheet(office, meeting).items:
        if one.kind in (ItemKind.APPROVAL, ItemKind.CARRIED):
            do(office, decide_item, meeting, one.id, ItemDecision())


def answered(office: Office, meeting: int, who: str) -> None:
    """Whoever is responsible has done what a meeting resolved."""
    for one in sheet(office, meeting).resolutions:
        if one.responsible == who and one.order_id is not None:
            order = office.read(order_sheet, one.order_id)
            done = ResultDraft(answer="انجام شد.", to_sight=False)
            office.write(answer_referral, order.id, order.version, order.referrals[0].id, done)


def carried(office: Office, meeting: int) -> list[str]:
    """Who still owes what was carried into a meeting."""
    return [one.resolution.responsible for one in sheet(office, meeting).carried]


def test_three_meetings_of_a_series(office: Office, store_url: str) -> None:
    series = office.write(begin_series, COUNCIL).value
    version = office.read(series_sheet, series).version
    office.write(add_topic, series, version, TopicDraft(title="راه روستای ده‌نو"))
    first = _first(office, series)
    second = _second(office, series, first, store_url)
    third = _third(office, series, first, second)
    _reported(office, first, second, third)
    assert office.read(series_sheet, series).open_resolutions == ()
    assert check_store(office.database) == []


def _first(office: Office, series: int) -> int:
    """Held, minuted, locked, and sent to whom it concerns."""
    first = planned(office, series, DAYS[0], "آب شهرک", in_programme=True, override_reason="آزمون")
    assert [one.title for one in sheet(office, first).items] == ["راه روستای ده‌نو", "آب شهرک"]
    begun(office, first, DAYS[0])
    resolved(office, first, "راه روستای ده‌نو", "راه آسفالت شود.", ROAD)
    go_to(office, DAYS[0], 11)
    do(office, end_meeting, first)
    with pytest.raises(NotAllowed, match="آب شهرک"):
        do(office, finalise, first)
    resolved(office, first, "آب شهرک", "خط انتقال ساخته شود.", WATER)
    do(office, finalise, first)
    dispatches = office.read(proposed_dispatches, first)
    do(office, distribute, first, dispatches)
    own = office.read(extract_papers, first, [WATER])[0].lines
    assert [one.words for one in own] == ["خط انتقال ساخته شود."]
    assert sheet(office, first).state is MeetingState.DISTRIBUTED
    return first


def _second(office: Office, series: int, first: int, store_url: str) -> int:
    """What is open comes first; two desks write the same minutes, and both are read there."""
    go_to(office, DAYS[1] - timedelta(days=5))
    second = planned(office, series, DAYS[1], "مدرسه سپیدرود")
    kinds = [one.kind for one in sheet(office, second).items]
    assert kinds == [ItemKind.APPROVAL, ItemKind.CARRIED, ItemKind.ORDINARY]
    begun(office, second, DAYS[1])
    assert carried(office, second) == [ROAD, WATER]
    for one in sheet(office, second).carried:
        if one.resolution.responsible == WATER:
            do(office, note_carried, second, one.id, "تا یک ماه دیگر پایان می‌یابد.")
        else:
            do(office, close_carried, second, one.id, "انجام شد.")
    decided(office, second)
    resolved(office, second, "مدرسه سپیدرود", "چهار کلاس ساخته شود.", SCHOOL)
    item = sheet(office, second).items[-1].id
    said = _written_at_once(office, store_url, second, item)
    go_to(office, DAYS[1], 11)
    do(office, end_meeting, second)
    do(office, finalise, second)
    assert said in str(office.read(locked_content, second, 1))
    do(office, reopen, second, "نام یک حاضر افتاده بود.")
    do(office, finalise, second)
    assert sheet(office, second).edition == 2
    do(office, distribute, second, office.read(proposed_dispatches, second))
    return second


def _written_at_once(office: Office, store_url: str, meeting: int, item: int) -> str:
    """Two processes write one item; whoever read an older text is told, and nothing is lost."""
    desks = ready_desks(
        store_url, write_along, [(meeting, item, name, 4) for name in ("منشی", "دبیر")]
    )
    for desk in desks:
        desk.begin()
    assert [desk.end() for desk in desks] == ["done", "done"]
    stale = ready_desks(store_url, write_over, [(meeting, item, 1, "رونویسی")])[0]
    stale.begin()
    assert stale.end() == "TextMoved"
    written = plain_text(office.read(text_of, meeting, item).document).split("\n")
    assert sorted(written) == sorted(
        f"{name} {one}" for name in ("منشی", "دبیر") for one in range(4)
    )
    return written[0]


def _third(office: Office, series: int, first: int, second: int) -> int:
    """Held elsewhere: its minutes come, and are cut into resolutions."""
    go_to(office, DAYS[2] - timedelta(days=5))
    third = planned(
        office, series, DAYS[2], invites=Inviter.OUTSIDE, secretary_body="فرمانداری مهرآباد"
    )
    go_to(office, DAYS[2], 12)
    do(office, minutes_expected, third)
    assert carried(office, third) == [WATER, SCHOOL]
    go_to(office, DAYS[2] + timedelta(days=3))
    received = ReceivedMinutesDraft(number="۱۲/۴۰", received_on=office.clock.today(), text=RECEIVED)
    do(office, minutes_received, third, received)
    pieces = office.read(cuts, RECEIVED)
    assert len(pieces) == 2
    for piece, who in zip(pieces, (ROAD, WATER), strict=True):
        draft = ResolutionDraft(words=piece.words, responsible=who, due_on=piece.due_on)
        do(office, cut_resolution, third, draft)
    decided(office, third)
    do(office, finalise, third)
    assert [one.responsible for one in sheet(office, third).resolutions] == [ROAD, WATER]
    return third


def _reported(office: Office, first: int, second: int, third: int) -> None:
    """One report of each meeting to the governor, when all it resolved is answered."""
    with pytest.raises(NotAllowed, match="آب"):
        do(office, report_meeting, first, "گزارش")
    for meeting, who in ((first, WATER), (second, SCHOOL), (third, ROAD), (third, WATER)):
        answered(office, meeting, who)
    for meeting in (first, second, third):
        words = office.read(proposed_report, meeting)
        assert "انجام شد" in words
        do(office, report_meeting, meeting, words, "ملاحظه شد.")
        do(office, close_meeting, meeting)
        assert sheet(office, meeting).state is MeetingState.CLOSED
