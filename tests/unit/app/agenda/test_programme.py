"""The governor's programme for paper: who sees what of it, editions, and marks of what changed."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from agenda_entries import add_entry, book_room, change_entry, invite
from agenda_seat import do, requested, when
from agenda_times import whole_day
from app.access import Right
from app.agenda import (
    ChangeMark,
    DayProgramme,
    cancel_event,
    count_programme_print,
    month_days,
    move_event,
    postpone_event,
    programme_days,
    programme_of_day,
    weeks_of,
)
from app.agenda.texts import BUSY
from app.clock import TEHRAN
from app.errors import InvalidInput, NotAllowed, StaleRecord
from app.jalali import from_jalali
from app.marks import Classification
from app.office import Office, open_office
from app.operators import OperatorDraft, add_operator
from app.session import OfficeSession
from models.agenda import ProgrammeEdition

DAY = date(2026, 11, 23)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=TEHRAN)


def programme(office: Office, *, public: bool = False) -> DayProgramme:
    return office.read(programme_of_day, DAY, public)


def print_it(office: Office, *, public: bool = False) -> tuple[int, int]:
    seen = programme(office, public=public).seen
    done = office.write(count_programme_print, DAY, public, seen).value
    return done.edition, done.reprint


def marks(office: Office, *, public: bool = False) -> dict[str, list[tuple[ChangeMark, str]]]:
    entries = programme(office, public=public).entries
    return {one.subject: [(mark.mark, mark.was) for mark in one.changes] for one in entries}


def editions(session: OfficeSession) -> list[tuple[date, bool, int, int]]:
    rows = session.execute(
        select(
            ProgrammeEdition.day,
            ProgrammeEdition.public,
            ProgrammeEdition.edition,
            ProgrammeEdition.printed_count,
        ).order_by(ProgrammeEdition.public, ProgrammeEdition.edition)
    )
    return [(day, public, number, count) for day, public, number, count in rows]


def sit_down(office: Office, clearance: Classification, *rights: Right) -> None:
    draft = OperatorDraft(
        name="clerk", full_name="نسرین سپهری", rights=frozenset(rights), clearance=clearance
    )
    office.write(add_operator, draft)
    office.sign_in_as("clerk")


def test_a_day_has_what_takes_the_governor_in_its_order(office: Office) -> None:
    late = office.write(add_entry, at(14), subject="دیدار", place="دفتر").value
    early = office.write(add_entry, at(9), subject="شورا", state="tentative").value
    whole = office.write(
        add_entry, at(0), subject="سفر", all_day=True, ends_at=at(0) + timedelta(days=2)
    ).value
    office.write(add_entry, at(10), subject="بی او", with_governor=False)
    sent = office.write(
        add_entry, at(16), subject="آیین", with_governor=False, stand_in_name="رضا احمدی"
    ).value
    for state in ("requested", "rejected", "cancelled", "postponed"):
        office.write(add_entry, at(11), subject=state, state=state)
    office.write(add_entry, at(23) - timedelta(days=1), subject="دیشب")
    office.write(add_entry, at(0) + timedelta(days=1), subject="فردا")
    office.write(invite, late, "علی رضایی", post="فرماندار", place=2)
    office.write(invite, late, "", organisation="اداره کل راه", place=3)
    office.write(invite, late, "مریم", answer="declined")
    office.write(invite, late, "حسن", answer="substitute", substitute="جواد", place=4)
    office.write(invite, late, "داوطلب", role="signed_up", place=5)
    office.write(book_room, late, "سالن بهشتی")
    shown = programme(office).entries
    assert [one.id for one in shown] == [whole, early, late, sent]
    assert shown[1].tentative
    assert shown[2].people == ("علی رضایی (فرماندار)", "اداره کل راه", "جواد (به جای حسن)")
    assert shown[2].things == ("سالن بهشتی",)
    assert shown[2].hours_on(DAY) == "۱۴:۰۰ تا ۱۵:۰۰"
    assert shown[3].stand_in == "رضا احمدی"
    assert programme(office).info.hijri.startswith("۱۳ جمادی‌الثانی")


def test_hours_over_midnight_say_so(office: Office) -> None:
    office.write(add_entry, at(22), ends_at=at(2) + timedelta(days=1))
    office.write(add_entry, at(21), ends_at=at(0) + timedelta(days=1))
    first, second = office.read(programme_days, DAY, DAY + timedelta(days=1))
    hours = [one.hours_on(DAY) for one in first.entries]
    assert hours == ["۲۱:۰۰ تا ۲۴:۰۰", "۲۲:۰۰ تا روز بعد"]
    (rest,) = second.entries
    assert rest.hours_on(second.info.day) == "از روز پیش تا ۰۲:۰۰"


def test_whoever_lacks_the_clearance_sees_only_the_time(office: Office) -> None:
    secret = Classification.CONFIDENTIAL.value
    office.write(add_entry, at(9), subject="شورای تأمین", place="اتاق", classification=secret)
    assert [one.subject for one in programme(office, public=True).entries] == []
    sit_down(office, Classification.ORDINARY, Right.READ_AGENDA)
    (hidden,) = programme(office).entries
    assert (hidden.subject, hidden.place, hidden.is_hidden) == (BUSY, "", True)
    assert hidden.hours_on(DAY) == "۰۹:۰۰ تا ۱۰:۰۰"
    assert programme(office, public=True).entries == ()


def test_nobody_without_the_right_sees_or_prints(office: Office) -> None:
    sit_down(office, Classification.TOP_SECRET, Right.READ_CALLS)
    with pytest.raises(NotAllowed):
        office.read(programme_of_day, DAY)
    with pytest.raises(NotAllowed):
        office.read(programme_days, DAY, DAY)
    with pytest.raises(NotAllowed):
        office.write(count_programme_print, DAY, False)


def test_days_the_wrong_way_round_or_too_many(office: Office) -> None:
    with pytest.raises(InvalidInput):
        office.read(programme_days, DAY, DAY - timedelta(days=1))
    with pytest.raises(InvalidInput):
        office.read(programme_days, DAY, DAY + timedelta(days=63))


def test_the_first_edition_marks_nothing_and_a_reprint_keeps_its_number(office: Office) -> None:
    office.write(add_entry, at(9), subject="شورا")
    assert (programme(office).edition, programme(office).since) == (1, None)
    assert marks(office) == {"شورا": []}
    assert print_it(office) == (1, 0)
    assert (programme(office).edition, programme(office).reprint) == (1, 1)
    assert print_it(office) == (1, 1)
    assert programme(office).reprint == 2
    assert office.read(editions) == [(DAY, False, 1, 2)]


def test_the_next_edition_marks_what_changed_and_a_reprint_of_it_too(office: Office) -> None:
    moved = office.write(add_entry, at(9), subject="شورا", place="سالن").value
    office.write(add_entry, at(11), subject="مانده")
    gone = office.write(add_entry, at(13), subject="لغوی").value
    away = office.write(add_entry, at(15), subject="رفته").value
    firm = office.write(add_entry, at(17), subject="موقت", state="tentative").value
    print_it(office)
    office.write(change_entry, moved, starts_at=at(10), ends_at=at(11), place="دفتر")
    office.write(change_entry, gone, state="cancelled")
    office.write(
        change_entry,
        away,
        starts_at=at(8, 30, date(2026, 11, 25)),
        ends_at=at(9, 0, date(2026, 11, 25)),
    )
    office.write(change_entry, firm, state="scheduled")
    office.write(invite, firm, "علی")
    office.write(add_entry, at(18), subject="تازه")
    wanted = {
        "شورا": [(ChangeMark.TIME, "۰۹:۰۰ تا ۱۰:۰۰"), (ChangeMark.PLACE, "سالن")],
        "مانده": [],
        "لغوی": [(ChangeMark.GONE, "لغو شد")],
        "رفته": [(ChangeMark.GONE, "به ۱۴۰۵/۰۹/۰۴ ساعت ۰۸:۳۰ رفت")],
        "موقت": [(ChangeMark.PEOPLE, ""), (ChangeMark.STANDING, "رزرو موقت")],
        "تازه": [(ChangeMark.NEW, "")],
    }
    assert (programme(office).edition, programme(office).since) == (2, 1)
    assert marks(office) == wanted
    assert print_it(office) == (2, 0)
    assert marks(office) == wanted
    assert (programme(office).edition, programme(office).reprint) == (2, 1)
    office.write(change_entry, moved, subject="شورای بزرگ")
    assert marks(office) == {
        "شورای بزرگ": [(ChangeMark.SUBJECT, "شورا")],
        "مانده": [],
        "موقت": [],
        "تازه": [],
    }
    assert [one[2:] for one in office.read(editions)] == [(1, 1), (2, 1)]


def test_the_deeds_of_the_programme_are_what_an_edition_marks(office: Office) -> None:
    moved, cancelled, put_off = (
        requested(office, subject=subject, when=when(hour))
        for subject, hour in (("شورا", 8), ("دیدار", 11), ("آیین", 13))
    )
    print_it(office)
    do(office, move_event, moved, when(9), "به خواست رئیس شورا")
    do(office, cancel_event, cancelled, "بیماری")
    do(office, postpone_event, put_off, "سفر")
    assert marks(office) == {
        "شورا": [(ChangeMark.TIME, "۰۸:۰۰ تا ۰۹:۰۰")],
        "دیدار": [(ChangeMark.GONE, "لغو شد")],
        "آیین": [(ChangeMark.GONE, "به تعویق افتاد")],
    }


def test_a_public_edition_counts_by_itself(office: Office) -> None:
    office.write(add_entry, at(9), subject="شورا")
    print_it(office)
    secret = Classification.CONFIDENTIAL.value
    office.write(add_entry, at(10), subject="محرمانه", classification=secret)
    assert print_it(office) == (2, 0)
    assert print_it(office, public=True) == (1, 0)
    office.write(add_entry, at(11), subject="محرمانه دیگر", classification=secret)
    assert print_it(office, public=True) == (1, 1)
    assert print_it(office) == (3, 0)
    assert marks(office, public=True) == {"شورا": []}


def test_a_public_edition_does_not_tell_where_went_what_became_secret(office: Office) -> None:
    council = office.write(add_entry, at(9), subject="شورا").value
    office.write(add_entry, at(10), subject="دیدار")
    print_it(office, public=True)
    tomorrow = {"starts_at": at(9) + timedelta(days=1), "ends_at": at(10) + timedelta(days=1)}
    office.write(change_entry, council, classification=Classification.SECRET.value, **tomorrow)
    assert marks(office, public=True) == {"دیدار": []}
    assert print_it(office, public=True) == (2, 0)
    assert marks(office, public=True) == {"دیدار": []}


def test_what_takes_whole_days_went_to_a_day_and_no_hour(office: Office) -> None:
    trip = requested(office, subject="سفر", when=whole_day(DAY))
    print_it(office)
    do(office, move_event, trip, whole_day(DAY + timedelta(days=1)), "به خواست میزبان")
    assert marks(office) == {"سفر": [(ChangeMark.GONE, "به ۱۴۰۵/۰۹/۰۳ رفت")]}


def test_an_edition_does_not_hang_on_who_prints_nor_tell_him_more(office: Office) -> None:
    secret = Classification.CONFIDENTIAL.value
    council = office.write(add_entry, at(9), subject="شورای تأمین", classification=secret).value
    lowered = office.write(add_entry, at(11), subject="نام پنهان", classification=secret).value
    print_it(office)
    office.write(change_entry, council, state="cancelled")
    office.write(change_entry, lowered, classification=0, subject="نام آشکار")
    sit_down(office, Classification.ORDINARY, Right.READ_AGENDA)
    shown = programme(office).entries
    assert [one.subject for one in shown] == [BUSY, "نام آشکار"]
    assert [one.was for one in shown[0].changes] == ["لغو شد"]
    assert not [one for one in shown[1].changes if one.was]
    assert print_it(office) == (2, 0)
    office.sign_in_as()
    assert programme(office).reprint == 1


def test_what_changed_since_the_preview_is_not_counted(office: Office) -> None:
    entry = office.write(add_entry, at(9), subject="شورا").value
    seen = programme(office).seen
    office.write(change_entry, entry, place="جای دیگر")
    with pytest.raises(StaleRecord):
        office.write(count_programme_print, DAY, False, seen)
    assert office.read(editions) == []


@pytest.fixture
def desks(office: Office, store_url: str) -> Iterator[tuple[Office, Office]]:
    with open_office(store_url) as other:
        other.sign_in_as()
        yield office, other


def test_two_desks_printing_at_once_never_give_one_number_twice(
    desks: tuple[Office, Office],
) -> None:
    office, other = desks
    entry = office.write(add_entry, at(9), subject="شورا").value
    ready = Barrier(2, timeout=20)

    def print_often(desk: Office) -> list[tuple[int, int]]:
        counted = []
        for number in range(8):
            ready.wait()
            if desk is office:
                desk.write(change_entry, entry, subject=f"شورای {number}")
            ready.wait()
            seen = desk.read(programme_of_day, DAY).seen
            ready.wait()
            done = desk.write(count_programme_print, DAY, False, seen).value
            counted.append((done.edition, done.reprint))
        return counted

    with ThreadPoolExecutor(2) as both:
        done = [both.submit(print_often, desk) for desk in (office, other)]
        counted = sorted(one for each in done for one in each.result())
    assert counted == [(edition, again) for edition in range(1, 9) for again in (0, 1)]
    assert [one[2:] for one in office.read(editions)] == [(edition, 2) for edition in range(1, 9)]


def test_weeks_and_months_of_days() -> None:
    assert weeks_of(DAY, DAY) == [(date(2026, 11, 21), date(2026, 11, 27))]
    assert len(weeks_of(date(2026, 11, 27), date(2026, 11, 28))) == 2
    nowruz = from_jalali(1406, 1, 1)
    assert month_days(nowruz - timedelta(days=1), nowruz) == [
        (from_jalali(1405, 12, 1), from_jalali(1405, 12, 29)),
        (nowruz, from_jalali(1406, 1, 31)),
    ]
