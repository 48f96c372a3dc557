"""Visits, entries, meetings and protocol work found by what they say, whoever writes it last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

import agenda_seat
import meetings_seat
import minutes_seat
import protocol_office
import public_seat
import visits_seat
from app.access import Right
from app.agenda import (
    AttendeeDraft,
    EventFilter,
    EventView,
    amend_event,
    count_events,
    event_sheet,
    list_events,
)
from app.agenda.finding import suggest_events
from app.changes import Kind
from app.check.search import search_tables_agree
from app.check.search_keys import records_are_found
from app.clock import FixedClock
from app.marks import Classification
from app.meetings import (
    MeetingFilter,
    count_series,
    list_meetings,
    list_series,
)
from app.meetings.deciding import decide_item
from app.meetings.deeds import take_meeting_step_back, take_series_step_back
from app.meetings.drafts import ItemDecision, ResolutionDraft
from app.meetings.finalising import finalise
from app.meetings.following import (
    ResolutionFilter,
    ResolutionView,
    count_resolutions,
    list_resolutions,
)
from app.meetings.reading import series_sheet
from app.meetings.resolutions import amend_resolution, resolve
from app.meetings.series import amend_series
from app.meetings.series_lists import SeriesFilter
from app.meetings.states import ItemState, MeetingState
from app.meetings.tables import MEETINGS
from app.meetings.writing import save_text
from app.office import Office
from app.protocol import (
    AgreementDraft,
    AgreementFilter,
    AgreementKind,
    CaseDraft,
    CaseFilter,
    CaseKind,
    GiftDirection,
    GiftDraft,
    GiftFilter,
    PersonDraft,
    TaskFilter,
    amend_case,
    count_case_tasks,
    list_agreements,
    list_case_tasks,
    list_cases,
    list_gifts,
    record_agreement,
    record_gift,
    save_people,
    take_case_step_back,
)
from app.public_days import (
    PublicDayFilter,
    accept_rest,
    close_list,
    list_public_days,
    open_list,
    present_list,
    take_public_day_step_back,
)
from app.search.everything import search_everything
from app.search_sources import KEYED
from app.session import OfficeSession
from app.visits import (
    VisitFilter,
    amend_visit,
    count_visits,
    list_visits,
    visit_place,
    visit_sheet,
)

S = MeetingState
#: An order says what the resolution it chases says; it is found with that.
SOURCES = tuple(one for one in KEYED if one.kind is not Kind.ORDER)


def found(office: Office, text: str) -> dict[str, list[str]]:
    """What a question finds: titles of lines, by the group they are in."""
    answer = office.read(search_everything, text, SOURCES)
    return {group.source.title: [line.title for line in group.lines] for group in answer.groups}


def sound(office: Office) -> None:
    """Every key is what its writers would write, and every search table what the keys say."""

    def faults(session: OfficeSession) -> list[str]:
        connection = session.connection()
        every = (*records_are_found(connection), *search_tables_agree(connection))
        return [one.words for one in every]

    assert office.read(faults) == []


def only_ordinary(office: Office) -> None:
    office.operator = replace(office.operator, clearance=Classification.ORDINARY)


def test_a_visit_is_found_by_all_that_was_written_of_it(office: Office) -> None:
    visit = visits_seat.received(office, agency="شرکت آب و فاضلاب")
    others = visits_seat.received(office, visitor_name="مریم سپهری", subject="وام", problem="")
    for text in (
        "رستگ",
        "چاه خشک",
        "1405/م/",
        "«چاه روستا»",
        "از: رستگار",
        "واحد: فاضلاب",
        "به: آب",
    ):
        rows = office.read(list_visits, VisitFilter(text=text))
        assert (text, [row.id for row in rows if row.id == visit]) == (text, [visit])
    assert [row.id for row in office.read(list_visits, VisitFilter(text="وام"))] == [others]
    assert office.read(list_visits, VisitFilter(text="از: فاضلاب")) == []
    assert office.read(count_visits, VisitFilter(text="تاریخ: امروز")) == 2
    assert office.read(count_visits, VisitFilter(text="تاریخ: دیروز")) == 0
    sheet = office.read(visit_sheet, visit)
    draft = replace(visits_seat.VISITOR, subject="برق روستا", problem="قطعی برق")
    office.write(amend_visit, visit, sheet.version, draft)
    assert office.read(list_visits, VisitFilter(text="چاه")) == []
    assert found(office, "قطعی برق") == {"ملاقات‌ها": ["برق روستا"]}
    sound(office)


def test_parts_of_words_are_found_where_no_word_begins_so(office: Office) -> None:
    visit = visits_seat.received(office)
    assert [row.id for row in office.read(list_visits, VisitFilter(text="ستگار"))] == [visit]
    assert office.read(count_visits, VisitFilter(text="ستگار")) == 1
    assert office.read(visit_place, VisitFilter(text="ستگار"), visit) == 0
    # A word of the problem is found from its beginning only.
    assert office.read(list_visits, VisitFilter(text="شکیده")) == []


def test_a_list_goes_on_after_a_row_whatever_is_asked(office: Office, clock: FixedClock) -> None:
    for _ in range(7):
        visits_seat.received(office)
        clock.advance(timedelta(minutes=1))
    for wanted in (VisitFilter(), VisitFilter(text="رستگار"), VisitFilter(text="تاریخ: امروز")):
        whole = [row.id for row in office.read(list_visits, wanted)]
        assert len(whole) == 7
        walked: list[int] = []
        while True:
            after = walked[-1] if walked else None
            page = [row.id for row in office.read(list_visits, wanted, after=after, limit=3)]
            if not page:
                break
            walked += page
        assert walked == whole
        assert [office.read(visit_place, wanted, number) for number in whole] == list(range(7))
        back = office.read(list_visits, wanted, after=whole[5], offset=-3, limit=2)
        assert [row.id for row in back] == whole[3:5]
        assert office.read(count_visits, wanted, most=4) == 5


def test_what_is_above_the_clearance_is_neither_found_nor_counted(office: Office) -> None:
    secret = Classification.SECRET
    agenda_seat.requested(office, classification=secret)
    case = protocol_office.opened(office, subject="سفر محرمانه", classification=secret)
    office.write(
        record_gift,
        GiftDraft(item="قالیچه ترکمن", name="بردی‌اف", given_on=date(2026, 11, 22), case_id=case),
    )
    assert set(found(office, "ایمنی")) == {"برنامه‌ها"}
    assert set(found(office, "سفر")) >= {"پرونده‌های تشریفات", "گام‌های تشریفات"}
    assert set(found(office, "قالیچه")) == {"هدایا"}
    assert set(found(office, "قالیچه طبقه: سری")) == {"هدایا"}
    assert found(office, "قالیچه طبقه: عادی") == {}
    only_ordinary(office)
    for text in ("ایمنی", "سفر محرمانه", "قالیچه", "مهرپرور", "یمنی"):
        assert found(office, text) == {}
    assert office.read(count_events, EventFilter(text="ایمنی")) == 0
    assert office.read(suggest_events, "ایمنی") == []
    assert office.read(list_gifts, GiftFilter(text="قالیچه")) == []
    assert office.read(count_case_tasks, TaskFilter(text="سفر")) == 0


def test_without_the_right_there_is_no_group(office: Office) -> None:
    visits_seat.received(office)
    agenda_seat.requested(office, subject="رستگار")
    assert set(found(office, "رستگار")) == {"ملاقات‌ها", "برنامه‌ها"}
    rights = office.operator.rights - {Right.READ_VISITS}
    office.operator = replace(office.operator, rights=rights)
    assert set(found(office, "رستگار")) == {"برنامه‌ها"}


def test_an_entry_is_found_by_its_form_and_whoever_attends(office: Office) -> None:
    event = agenda_seat.requested(office)
    wanted = ("حادثه‌خیز", "از: احمدی", "واحد: «راه و شهرسازی»", "نوع: برنامه ایمنی")
    for text in wanted:
        assert found(office, text) == {"برنامه‌ها": ["کمیسیون ایمنی راه‌ها"]}
    assert [row.id for row in office.read(suggest_events, "حادثه")] == [event]
    sheet = office.read(event_sheet, event)
    attendee = AttendeeDraft(name="نرگس یاوری", organisation="هلال احمر")
    draft = replace(agenda_seat.REQUEST, attendees=(attendee,))
    office.write(amend_event, event, sheet.version, draft)
    assert set(found(office, "به: یاوری")) == {"برنامه‌ها"}
    assert set(found(office, "واحد: هلال")) == {"برنامه‌ها"}
    asked = EventFilter(text="یاوری", view=EventView.WAITING)
    assert [row.id for row in office.read(list_events, asked)] == [event]
    sound(office)


def test_minutes_are_found_once_they_are_locked(office: Office) -> None:
    number = minutes_seat.meeting(
        office, state=S.ENDED, ended_at=minutes_seat.moment(minutes_seat.DAY, 11)
    )
    first, second = minutes_seat.items_of(office, number)
    office.write(save_text, number, first, 0, minutes_seat.body("سیلاب کشف‌رود بررسی شد."))
    assert found(office, "سیلاب") == {}
    draft = ResolutionDraft(item_id=first, words="دیواره ساخته شود.", responsible="اداره دارایی")
    minutes_seat.do(office, resolve, number, draft)
    minutes_seat.do(office, decide_item, number, second, ItemDecision(state=ItemState.NOTED))
    minutes_seat.do(office, finalise, number)
    assert found(office, "کشفرود") == {"جلسات و صورتجلسه‌ها": ["جلسه آزمون"]}
    line = office.read(search_everything, "سیلاب", SOURCES).groups[0].lines[0]
    assert "سیلاب کشف‌رود" in line.context
    minutes_seat.do(office, take_meeting_step_back, number)
    assert found(office, "سیلاب") == {}


def test_a_resolution_is_found_by_its_words_its_meeting_and_who_does_it(office: Office) -> None:
    number = minutes_seat.meeting(office)
    draft = ResolutionDraft(words="دیواره ساخته شود.", responsible="اداره کل راه")
    resolution = minutes_seat.do(office, resolve, number, draft)
    for text in ("دیواره", "1405/ص", "جلسه آزمون دیواره", "به: راه", "واحد: راه"):
        (line,) = office.read(list_resolutions, ResolutionFilter(text=text))
        assert line.id == resolution
    anew = replace(draft, words="سیل‌بند ساخته شود.")
    minutes_seat.do(office, amend_resolution, number, resolution, anew)
    assert office.read(count_resolutions, ResolutionFilter(text="دیواره")) == 0
    # Whoever is to carry it out has an order of the same words.
    assert found(office, "سیلبند")["مصوبات"] == ["سیل‌بند ساخته شود."]
    minutes_seat.do(office, take_meeting_step_back, number)
    assert found(office, "دیواره")["مصوبات"] == ["دیواره ساخته شود."]
    (group,) = office.read(search_everything, "نوع:مصوبات دیواره", SOURCES).groups
    assert group.lines[0].id == number
    only_ordinary(office)
    minutes_seat.set_row(office, MEETINGS, number, classification=3)
    assert "مصوبات" not in found(office, "دیواره")
    every = ResolutionFilter(text="دیواره", view=ResolutionView.ALL)
    assert office.read(list_resolutions, every) == []


def test_meetings_are_found_by_the_name_their_series_has_now(office: Office) -> None:
    series = meetings_seat.council(office)
    meetings_seat.planned(office, series, subject="بررسی طرح‌ها")
    asked = MeetingFilter(text="برنامه‌ریزی توسعه")
    assert len(office.read(list_meetings, asked)) == 1
    sheet = office.read(series_sheet, series)
    draft = replace(meetings_seat.COUNCIL, name="ستاد اقتصاد مقاومتی")
    office.write(amend_series, series, sheet.version, draft)
    assert office.read(list_meetings, asked) == []
    assert len(office.read(list_meetings, MeetingFilter(text="اقتصاد مقاومتی"))) == 1
    assert set(found(office, "به: مرادی")) == {"جلسات و صورتجلسه‌ها"}
    assert [row.id for row in office.read(list_series, SeriesFilter("اقتصاد"))] == [series]
    assert office.read(count_series, SeriesFilter("عمرانی")) == 1
    sound(office)
    office.write(take_series_step_back, series, office.read(series_sheet, series).version)
    assert len(office.read(list_meetings, asked)) == 1
    sound(office)


def test_a_case_is_found_by_its_people_and_its_steps_by_the_case(office: Office) -> None:
    case = protocol_office.opened(office, subject="سفر عشق‌آباد")
    sheet = protocol_office.sheet
    assert [row.id for row in office.read(list_cases, CaseFilter(text="مهرپرور"))] == [case]
    people = (PersonDraft(name="لیلا فروتن", organisation="اتاق بازرگانی"),)
    protocol_office.do(office, save_people, case, people)
    assert office.read(list_cases, CaseFilter(text="مهرپرور")) == []
    assert set(found(office, "واحد: بازرگانی")) == {"پرونده‌های تشریفات"}
    sound(office)
    protocol_office.do(office, take_case_step_back, case)
    assert [row.id for row in office.read(list_cases, CaseFilter(text="به: مهرپرور"))] == [case]
    tasks = office.read(count_case_tasks, TaskFilter(text="عشق‌آباد"))
    assert tasks > 2
    draft = CaseDraft(
        kind=CaseKind.FOREIGN_TRIP,
        subject="سفر مرو",
        starts_on=protocol_office.START,
        ends_on=protocol_office.END,
        country="ترکمنستان",
    )
    office.write(amend_case, case, sheet(office, case).version, draft)
    assert office.read(count_case_tasks, TaskFilter(text="عشق‌آباد")) == 0
    rows = office.read(list_case_tasks, TaskFilter(text="مرو"), limit=tasks + 1)
    assert len(rows) == tasks
    more = office.read(list_case_tasks, TaskFilter(text="مرو"), after=rows[1].id, limit=100)
    assert [row.id for row in more] == [row.id for row in rows[2:]]
    sound(office)
    protocol_office.do(office, take_case_step_back, case)
    assert office.read(count_case_tasks, TaskFilter(text="مرو")) == 0
    sound(office)


def test_gifts_and_agreements_are_found_by_both_sides(office: Office) -> None:
    day = date(2026, 11, 22)
    given = GiftDraft(item="قالیچه ترکمن", name="بردی‌اف", given_on=day)
    received = replace(
        given, item="جام نقره", direction=GiftDirection.RECEIVED, request_key=uuid4()
    )
    office.write(record_gift, given)
    office.write(record_gift, received)
    assert [row.item for row in office.read(list_gifts, GiftFilter(text="به: بردی"))] == [
        "قالیچه ترکمن"
    ]
    assert [row.item for row in office.read(list_gifts, GiftFilter(text="از: بردی"))] == [
        "جام نقره"
    ]
    draft = AgreementDraft(
        kind=AgreementKind.MEMORANDUM,
        title="گسترش بازارچه مرزی",
        country="ترکمنستان",
        other_party="استانداری آخال",
        signed_on=day,
        subject="تأسیس بازارچه",
    )
    office.write(record_agreement, draft)
    for text in ("بازارچه آخال", "به: آخال", "واحد: آخال", "تاسیس"):
        assert len(office.read(list_agreements, AgreementFilter(text=text))) == 1
    sound(office)


def test_petitions_are_found_after_their_day_wrote_them(office: Office) -> None:
    day = public_seat.planned(office, title="ملاقات مردمی", note="تالار همایش")
    asked = PublicDayFilter(text="همایش")
    assert [row.id for row in office.read(list_public_days, asked)] == [day]
    public_seat.do(office, open_list, day)
    for number in range(3):
        public_seat.petition(office, day, number)
    public_seat.do(office, close_list, day)
    public_seat.do(office, present_list, day)
    public_seat.do(office, accept_rest, day)
    public_seat.do(office, take_public_day_step_back, day)
    assert len(found(office, "درخواست‌کننده")["ملاقات‌ها"]) == 3
    on_day = VisitFilter(text="درخواست‌کننده", public_day_id=day)
    assert [row.turn for row in office.read(list_visits, on_day)] == [1, 2, 3]
    sound(office)


@pytest.mark.parametrize(
    "text", ["«", ":", "از:", "* OR 'x' --", '"', 'a" NEAR b', "(", "تاریخ: ؟"]
)
def test_anything_can_be_asked(office: Office, text: str) -> None:
    visits_seat.received(office)
    office.read(list_visits, VisitFilter(text=text))
    office.read(list_events, EventFilter(text=text))
    found(office, text)
