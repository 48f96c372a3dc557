"""What the calendar is told: entries, what clashes in sight, days; and what makes it so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from agenda_times import MONDAY, bookings_of, meeting, set_event, span, stand, whole_day
from app.access import Right
from app.agenda import (
    AgendaRules,
    AttendeeDraft,
    DayInfo,
    EventKind,
    EventState,
    ResourceKind,
    ResourceUse,
    WayKind,
)
from app.agenda.calendar import calendar_entries
from app.agenda.checking import check_time, clashes_of, free_slots, ways_out
from app.agenda.days import day_infos
from app.agenda.occasions import (
    OccasionCalendar,
    OccasionDraft,
    add_occasion,
    known_occasions,
    occasions,
    remove_occasion,
)
from app.agenda.resources import (
    ResourceDraft,
    add_resource,
    amend_resource,
    archive_resource,
    resources,
)
from app.agenda.rules import agenda_rules, save_agenda_rules
from app.contacts import ContactDraft, add_contact
from app.errors import InvalidFields, InvalidInput, NotAllowed, StaleRecord
from app.hijri import hijri_date
from app.jalali import from_jalali, to_jalali
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.settings import GovernorLine, appoint_governor, close_day, correct_hijri_month
from app.workdays import LUNAR_HOLIDAYS, SOLAR_HOLIDAYS

DAY = timedelta(days=1)


def room(office: Office, **fields: Any) -> int:
    return office.write(add_resource, replace(ResourceDraft(name="اتاق جلسات"), **fields)).value


# -- entries ---------------------------------------------------------------------------------------


def test_a_week_has_its_entries_and_what_clashes_among_them(office: Office) -> None:
    hall, cars = room(office), room(office, kind=ResourceKind.VEHICLE, name="خودرو", quantity=2)
    car = (ResourceUse(resource_id=cars),)
    first = office.write(stand, meeting("شورا", span("10:00", "11:00", travel_before=20))).value
    second = office.write(stand, meeting("دیدار", span("10:30", "12:00"), place="تالار")).value
    third = office.write(
        stand,
        meeting(
            "کمیته",
            span("09:00", "10:00"),
            with_governor=False,
            uses=(ResourceUse(resource_id=hall), *car),
        ),
    ).value
    night = replace(span("22:00", "23:00"), ends_at=span("01:00", "02:00", MONDAY + DAY).ends_at)
    fourth = office.write(
        stand, meeting("سفر", night, kind=EventKind.TRIP, tentative=True, uses=car)
    ).value
    office.write(stand, meeting("درخواست"))
    entries = office.read(calendar_entries, MONDAY, MONDAY)
    assert [entry.id for entry in entries] == [third, first, second, fourth]
    assert [entry.clashes for entry in entries] == [(), (second,), (first,), ()]
    assert entries[0].subjects == (f"r{hall}", f"r{cars}")
    assert entries[1].busy_from == span("09:40", "10:00").starts_at
    assert entries[3].tentative
    assert entries[2].place == "تالار"
    # Over midnight it stands in both days; the touching end of a day is not in it.
    assert [entry.id for entry in office.read(calendar_entries, MONDAY + DAY, MONDAY + DAY)] == [
        fourth
    ]
    assert office.read(calendar_entries, MONDAY + 2 * DAY, MONDAY + 3 * DAY) == []
    (own,) = office.read(calendar_entries, MONDAY, MONDAY, (f"r{hall}",))
    assert own.id == third
    # Of two cars the third entry at once is one too many, and all three are marked.
    more = [
        office.write(
            stand, meeting("x", span("09:30", "10:30"), with_governor=False, uses=car)
        ).value
        for _car in range(2)
    ]
    marked = {entry.id: entry.clashes for entry in office.read(calendar_entries, MONDAY, MONDAY)}
    assert marked[third] == tuple(more)
    office.write(set_event, first, {"state": EventState.CANCELLED.value})
    assert first not in {entry.id for entry in office.read(calendar_entries, MONDAY, MONDAY)}


def test_of_a_hidden_entry_only_the_time_is_told(office: Office) -> None:
    office.write(
        stand,
        meeting(
            "دیدار محرمانه",
            span("10:00", "11:00"),
            place="خانه",
            requester_name="رضا",
            classification=Classification.SECRET,
        ),
    )
    draft = OperatorDraft(
        name="planner", full_name="نسرین سپهری", rights=frozenset({Right.READ_AGENDA})
    )
    office.write(add_operator, draft)
    office.sign_in_as("planner")
    (entry,) = office.read(calendar_entries, MONDAY, MONDAY)
    assert entry.is_hidden
    assert (entry.subject, entry.kind, entry.subjects) == ("مشغول", EventKind.BLOCKED, ("r1",))
    assert (entry.number, entry.place, entry.who) == ("", "", "")
    assert "محرمانه" not in repr(entry)


def test_the_calendar_asks_for_its_right_and_for_days(office: Office, clerk: int) -> None:
    for days in ((MONDAY, MONDAY - DAY), (MONDAY, MONDAY + 500 * DAY)):
        with pytest.raises(InvalidInput):
            office.read(calendar_entries, *days)
        with pytest.raises(InvalidInput):
            office.read(day_infos, *days)
    office.sign_in_as("clerk")
    for asking in (calendar_entries, day_infos):
        with pytest.raises(NotAllowed):
            office.read(asking, MONDAY, MONDAY)


# -- bookings --------------------------------------------------------------------------------------


def test_bookings_say_whose_time_is_taken(office: Office) -> None:
    person = office.write(add_contact, ContactDraft(name="مریم کاویانی")).value
    hall, car = room(office), room(office, kind=ResourceKind.VEHICLE, name="خودرو", quantity=3)
    deputy = room(office, kind=ResourceKind.DEPUTY, contact_id=person)
    when = span("10:00", "11:00", travel_before=30, travel_after=15, preparation=10)
    uses = [ResourceUse(resource_id=one) for one in (hall, deputy, car, car)]
    attendees = (AttendeeDraft(contact_id=person), AttendeeDraft(name="مهمان"))
    number = office.write(stand, meeting("x", when, attendees=attendees, uses=tuple(uses))).value
    rows = {row.subject_key: row for row in office.read(bookings_of, number)}
    assert set(rows) == {"r1", f"c{person}", f"r{hall}", f"r{car}"}
    assert rows[f"r{car}"].quantity == 2
    assert (rows["r1"].busy_from, rows["r1"].busy_to) == (
        span("09:20", "11:15").starts_at,
        span("09:20", "11:15").ends_at,
    )
    assert rows[f"r{hall}"].busy_from == when.starts_at
    assert all(row.holds and not row.tentative for row in rows.values())
    waiting = office.write(stand, meeting("x")).value
    assert [(row.holds, row.busy_from) for row in office.read(bookings_of, waiting)] == [
        (False, None)
    ]


def test_of_cars_the_greatest_use_counts_and_not_the_sum(office: Office) -> None:
    car = room(office, kind=ResourceKind.VEHICLE, name="سواری", quantity=2)
    one = (ResourceUse(resource_id=car),)
    for hours in (("09:00", "10:00"), ("10:00", "11:00")):
        office.write(stand, meeting("x", span(*hours), with_governor=False, uses=one))
    draft = meeting("y", span("09:00", "11:00"), with_governor=False, uses=one)
    assert office.read(clashes_of, draft) == []
    (clash,) = office.read(
        clashes_of, replace(draft, uses=(ResourceUse(resource_id=car, quantity=2),))
    )
    assert clash.words == "در این زمان از «سواری» ۱ تا آزاد است و ۲ تا خواسته شده است."
    asked = office.read(
        check_time,
        keys_and_quantities={f"r{car}": 3},
        when=span("13:00", "14:00"),
        event_id=None,
        kind=EventKind.MEETING,
        with_governor=False,
    )
    assert [one.rule.value for one in asked] == ["capacity"]


# -- ways out --------------------------------------------------------------------------------------


def test_ways_out_are_free_for_everybody(office: Office) -> None:
    person = office.write(add_contact, ContactDraft(name="مریم کاویانی")).value
    who = (AttendeeDraft(contact_id=person),)
    office.write(stand, meeting("شورا", span("10:00", "11:00")))
    office.write(
        stand, meeting("کمیته", span("11:20", "12:00"), with_governor=False, attendees=who)
    )
    draft = meeting("دیدار", span("10:55", "12:00"), attendees=who)
    ways = office.read(ways_out, draft)
    assert ways[0].words == "وقت آزاد همه: دوشنبه ۲ آذر ۱۴۰۵، ۱۲:۴۵ تا ۱۳:۵۰"
    assert {way.kind for way in ways} == {WayKind.FREE}
    ways = office.read(ways_out, meeting("دیدار", span("10:55", "11:40")))
    assert [way.words for way in ways[:2]] == [
        "۱۵ دقیقه دیرتر: دوشنبه ۲ آذر ۱۴۰۵، ۱۱:۱۰ تا ۱۱:۵۵",
        "وقت آزاد همه: دوشنبه ۲ آذر ۱۴۰۵، ۱۱:۱۰ تا ۱۱:۵۵",
    ]
    ways = office.read(ways_out, meeting("دیدار", span("11:00", "12:15")))
    assert [way.words for way in ways if way.kind is WayKind.SHORTEN] == [
        "۱۰ دقیقه کوتاه‌تر: دوشنبه ۲ آذر ۱۴۰۵، ۱۱:۱۰ تا ۱۲:۱۵"
    ]
    for way in ways:
        when = replace(span("10:00", "11:00"), starts_at=way.starts_at, ends_at=way.ends_at)
        assert not any(one.blocks for one in office.read(clashes_of, meeting("x", when)))
    assert office.read(ways_out, meeting("دیدار", span("13:00", "14:00"))) == []
    assert office.read(ways_out, meeting("دیدار")) == []


def test_a_whole_day_is_led_to_another_day(office: Office) -> None:
    office.write(stand, meeting("شورا", span("10:00", "11:00", MONDAY + DAY)))
    (way, *_rest) = office.read(ways_out, meeting("همایش", whole_day(MONDAY + DAY)))
    assert (way.kind, way.words) == (WayKind.FREE, "وقت آزاد همه: دوشنبه ۲ آذر ۱۴۰۵")


def test_free_slots_lie_in_the_offices_hours(office: Office) -> None:
    office.write(stand, meeting("شورا", span("08:00", "12:00")))
    slots = office.read(free_slots, ["r1"], 60, MONDAY - DAY, MONDAY, 3)
    # Today what is left of it, then the day after.
    assert slots == [
        (
            span("10:30", "11:30", MONDAY - DAY).starts_at,
            span("10:30", "11:30", MONDAY - DAY).ends_at,
        ),
        (
            span("12:45", "13:45", MONDAY - DAY).starts_at,
            span("12:45", "13:45", MONDAY - DAY).ends_at,
        ),
        (span("12:45", "13:45").starts_at, span("12:45", "13:45").ends_at),
    ]


# -- days ------------------------------------------------------------------------------------------


def info(office: Office, day: date) -> DayInfo:
    (found,) = office.read(day_infos, day, day)
    return found


def test_a_day_in_three_calendars_with_its_hours(office: Office) -> None:
    day = info(office, MONDAY)
    assert (day.hijri, day.gregorian) == ("۱۳ جمادی‌الثانی ۱۴۴۸", "۲۳ نوامبر ۲۰۲۶")
    assert (day.day_off, day.estimated) == ("", False)
    assert (day.work_from, day.work_to) == (time(7, 30), time(14, 30))
    assert (day.prayer_from, day.prayer_to) == (time(12, 15), time(12, 45))
    friday = info(office, from_jalali(1405, 9, 6))
    assert (friday.day_off, friday.work_from, friday.prayer_from) == ("جمعه", None, None)
    assert info(office, from_jalali(1404, 12, 2)).work_from == time(9, 0)
    assert info(office, from_jalali(1403, 12, 30)).day_off == "نوروز"


def test_a_sighted_month_moves_what_hangs_on_it(office: Office) -> None:
    student_day = from_jalali(1405, 9, 16)
    assert "روز دانشجو" in info(office, student_day).occasions
    # Of a year whose months nobody has sighted yet.
    day = from_jalali(1409, 1, 1)
    while hijri_date(day).day != 20 or hijri_date(day).month != 6:
        day += DAY
    assert "ولادت حضرت فاطمه؛ روز زن (تخمینی)" in info(office, day).occasions
    year = hijri_date(day).year
    office.write(correct_hijri_month, year, 6, day - 18 * DAY)
    assert info(office, day).hijri.startswith("۱۹ ")
    assert "تخمینی" not in info(office, day).hijri
    assert info(office, day + DAY).occasions[-1] == "ولادت حضرت فاطمه؛ روز زن"


def test_the_offices_own_occasions_and_closures(office: Office) -> None:
    once = OccasionDraft(month=9, day=2, year=1405, title="  روز استان ")
    number = office.write(add_occasion, once).value
    assert office.write(add_occasion, once).value == number
    office.write(
        add_occasion,
        OccasionDraft(calendar=OccasionCalendar.LUNAR, month=6, day=13, title="روز شهر"),
    )
    assert info(office, MONDAY).occasions == ("روز استان", "روز شهر")
    assert info(office, from_jalali(1406, 9, 2)).occasions[:1] != ("روز استان",)
    assert [line.when for line in office.read(occasions)] == ["۲ آذر ۱۴۰۵", "۱۳ جمادی‌الثانی قمری"]
    office.write(remove_occasion, number, 1)
    with pytest.raises(StaleRecord):
        office.write(remove_occasion, number, 1)
    assert info(office, MONDAY).occasions == ("روز شهر",)
    office.write(remove_occasion, number, 2, removed=False)
    assert "روز استان" in info(office, MONDAY).occasions
    office.write(close_day, MONDAY, "سردی هوا", "۱۲۳")
    assert info(office, MONDAY).day_off == "سردی هوا"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"month": 13}, "month"),
        ({"month": 7, "day": 31}, "day"),
        ({"month": 12, "day": 30, "year": 1404}, "day"),
        ({"year": 1200}, "year"),
        ({"calendar": OccasionCalendar.LUNAR, "day": 31}, "day"),
    ],
)
def test_an_occasion_that_is_none(office: Office, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidFields) as refused:
        office.write(add_occasion, replace(OccasionDraft(title="x"), **fields))
    assert [one.field for one in refused.value.problems] == [field]


def test_known_occasions_are_days_and_no_days_off() -> None:
    for line in known_occasions():
        days_off = SOLAR_HOLIDAYS if line.calendar is OccasionCalendar.SOLAR else LUNAR_HOLIDAYS
        assert (line.month, line.day) not in days_off, line
        assert line.title
        if line.calendar is OccasionCalendar.SOLAR:
            assert to_jalali(from_jalali(1403, line.month, line.day))[1:] == (line.month, line.day)
    assert len(known_occasions()) == len(set(known_occasions())) > 80


# -- settings --------------------------------------------------------------------------------------


def test_rules_are_kept_as_typed(office: Office) -> None:
    assert office.read(agenda_rules) == AgendaRules()
    rules = AgendaRules(
        number="ب/{yy}/{serial}",
        work_from=time(8, 15),
        gap=20,
        public_weekday=2,
        public_first=MONDAY,
    )
    office.write(save_agenda_rules, rules)
    assert office.read(agenda_rules) == rules
    assert not office.write(save_agenda_rules, rules).kinds


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"number": "ب"}, "number"),
        ({"work_to": time(7, 30)}, "work_to"),
        ({"half_day_to": time(7, 0)}, "half_day_to"),
        ({"ramadan_to": time(8, 0)}, "ramadan_to"),
        ({"prayer_to": time(12, 0)}, "prayer_to"),
        ({"public_to": time(8, 0)}, "public_to"),
        ({"day_to": time(6, 0)}, "day_to"),
        ({"gap": -1}, "gap"),
        ({"gap": 121}, "gap"),
        ({"lead_days": 61}, "lead_days"),
        ({"minutes_due_days": -1}, "minutes_due_days"),
        ({"public_every": 0}, "public_every"),
        ({"public_weekday": 7}, "public_weekday"),
        ({"public_weekday": 2}, "public_first"),
        ({"public_weekday": 3, "public_first": MONDAY}, "public_first"),
    ],
)
def test_a_wrong_rule_is_named(office: Office, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidFields) as refused:
        office.write(save_agenda_rules, replace(AgendaRules(), **fields))
    assert [one.field for one in refused.value.problems] == [field]


def test_resources_are_kept_in_their_order(office: Office, clerk: int) -> None:
    governor = GovernorLine(MONDAY - DAY, "جناب آقای", "رضا احمدی", "استاندار", acting=False)
    office.write(appoint_governor, governor)
    car = room(office, kind=ResourceKind.VEHICLE, name="خودرو", quantity=3)
    hall = room(office, seats=40)
    person = office.write(add_contact, ContactDraft(name="مریم کاویانی")).value
    deputy = room(office, kind=ResourceKind.DEPUTY, contact_id=person, name="")
    lines = office.read(resources)
    assert [line.id for line in lines] == [1, deputy, hall, car]
    assert [line.name for line in lines][:2] == ["جناب آقای رضا احمدی", "مریم کاویانی"]
    assert [line.subject_key for line in lines] == ["r1", f"c{person}", f"r{hall}", f"r{car}"]
    changed = ResourceDraft(kind=ResourceKind.VEHICLE, name="خودروی دفتر", quantity=2)
    office.write(amend_resource, car, 1, changed)
    assert not office.write(amend_resource, car, 2, changed).kinds
    with pytest.raises(StaleRecord):
        office.write(archive_resource, car, 1)
    office.write(archive_resource, car, 2)
    assert car not in [line.id for line in office.read(resources)]
    (kept,) = (line for line in office.read(resources, with_archived=True) if line.id == car)
    assert (kept.is_archived, kept.kind, kept.quantity) == (True, ResourceKind.VEHICLE, 2)
    for deed in (
        lambda: office.write(archive_resource, 1, 1),
        lambda: office.write(amend_resource, 1, 1, changed),
        lambda: room(office, kind=ResourceKind.GOVERNOR),
    ):
        with pytest.raises(NotAllowed):
            deed()
    office.sign_in_as("clerk")
    with pytest.raises(NotAllowed):
        room(office)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"quantity": 0}, "quantity"),
        ({"seats": 0}, "seats"),
        ({"note": "ن" * 501}, "note"),
        ({"kind": ResourceKind.DEPUTY}, "contact_id"),
        ({"kind": ResourceKind.DEPUTY, "contact_id": 99}, "contact_id"),
    ],
)
def test_a_resource_that_is_none(office: Office, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidFields) as refused:
        room(office, **fields)
    assert [one.field for one in refused.value.problems] == [field]


def test_a_deputy_stands_once(office: Office) -> None:
    person = office.write(add_contact, ContactDraft(name="مریم کاویانی")).value
    room(office, kind=ResourceKind.DEPUTY, contact_id=person)
    with pytest.raises(InvalidFields):
        room(office, kind=ResourceKind.DEPUTY, contact_id=person)
