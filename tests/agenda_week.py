"""A full week of a governor, by hand: for the painted views, their pictures and their figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from app.agenda.rows import CalendarEntry, DayInfo
from app.agenda.spans import moment_at
from app.agenda.states import EventKind, EventState
from app.hijri import hijri_text
from app.jalali import gregorian_text, weekday_index
from app.marks import Classification

#: Saturday, 7 Azar 1405.
SATURDAY = date(2026, 11, 28)
TODAY = SATURDAY + timedelta(days=2)
GOVERNOR = "r1"
DEPUTY = "c11"
ROOM = "r4"
CAR = "r7"


def entry(
    number: int,
    subject: str,
    day: int,
    begin: str,
    end: str,
    *,
    kind: EventKind = EventKind.MEETING,
    state: EventState = EventState.SCHEDULED,
    place: str = "",
    who: str = "",
    subjects: Sequence[str] = (GOVERNOR,),
    road: int = 0,
    clashes: Sequence[int] = (),
    first: date = SATURDAY,
) -> CalendarEntry:
    """An entry of a day of the week, with hours as «08:30»."""
    on = first + timedelta(days=day)
    from_minute, to_minute = (int(one[:2]) * 60 + int(one[3:]) for one in (begin, end))
    return CalendarEntry(
        number,
        1,
        f"1405/ب/{number}",
        kind,
        state,
        subject,
        place,
        who,
        moment_at(on, from_minute),
        moment_at(on, to_minute),
        False,
        moment_at(on, from_minute - road),
        moment_at(on, to_minute + road),
        state is EventState.TENTATIVE,
        Classification.ORDINARY,
        tuple(subjects),
        tuple(clashes),
        False,
        False,
        False,
        False,
        GOVERNOR in subjects,
    )


def days_long(number: int, subject: str, day: int, days: int, **more: object) -> CalendarEntry:
    """An entry of whole days."""
    made = entry(number, subject, day, "00:00", "24:00", kind=EventKind.TRIP)
    end = moment_at(SATURDAY + timedelta(days=day + days), 0)
    made = replace(made, ends_at=end, busy_to=end, all_day=True, with_governor=False)
    return replace(made, **more)  # type: ignore[arg-type]  # fields of an entry


_K, _S = EventKind, EventState
_BOTH = (GOVERNOR, ROOM)


def full_week() -> list[CalendarEntry]:
    """A week with everything the calendar can show."""
    return [
        entry(
            1,
            "شورای معاونان",
            0,
            "08:00",
            "09:00",
            place="اتاق جلسات استاندار",
            subjects=(*_BOTH, DEPUTY),
            state=_S.INVITED,
        ),
        entry(
            2,
            "کارگروه سازگاری با کم‌آبی استان",
            0,
            "09:30",
            "11:00",
            place="سالن شهید رجایی",
            who="شرکت آب منطقه‌ای",
            subjects=(GOVERNOR, "r5"),
        ),
        entry(
            3,
            "بازدید از شهرک صنعتی توس و گفتگو با سرمایه‌گذاران",
            0,
            "13:30",
            "15:00",
            kind=_K.SITE_VISIT,
            place="شهرک صنعتی توس",
            road=30,
            subjects=(GOVERNOR, CAR),
        ),
        entry(
            4,
            "ملاقات نماینده تربت‌حیدریه",
            0,
            "11:30",
            "12:00",
            kind=_K.AUDIENCE,
            place="دفتر استاندار",
        ),
        entry(
            5,
            "ستاد تسهیل و رفع موانع تولید",
            1,
            "08:30",
            "10:30",
            place="سالن شهید رجایی",
            subjects=(GOVERNOR, DEPUTY, "r5"),
            state=_S.MINUTES_AWAITED,
        ),
        entry(
            6,
            "مصاحبه زنده صدا و سیما",
            1,
            "10:00",
            "11:00",
            kind=_K.INTERVIEW,
            place="استودیو مرکز خراسان",
            state=_S.TENTATIVE,
            clashes=(5,),
        ),
        replace(
            entry(
                7,
                "جلسه با مدیران بانک‌های استان",
                1,
                "14:00",
                "15:30",
                road=0,
                place="اتاق جلسات استاندار",
                subjects=_BOTH,
            ),
            is_overridden=True,
        ),
        entry(
            8,
            "کمیسیون ماده پنج",
            2,
            "08:00",
            "09:30",
            subjects=(DEPUTY, ROOM),
            place="اتاق جلسات استاندار",
        ),
        replace(
            entry(
                9,
                "ملاقات عمومی چهره به چهره",
                2,
                "09:00",
                "12:00",
                kind=_K.PUBLIC_MEETING,
                place="سالن همایش استانداری",
            ),
            is_special=True,
        ),
        replace(
            entry(10, "", 2, "13:00", "14:00", kind=_K.MEETING), is_hidden=True, subject="مشغول"
        ),
        replace(
            entry(
                11,
                "شورای تأمین",
                2,
                "14:30",
                "16:00",
                place="اتاق جلسات استاندار",
                subjects=(GOVERNOR, ROOM),
            ),
            is_special=True,
            is_series=True,
        ),
        replace(
            entry(
                12, "شورای اداری استان", 3, "08:00", "10:00", place="سالن همایش", state=_S.INVITED
            ),
            is_series=True,
        ),
        entry(
            13,
            "دیدار با کارکنان حوزه استاندار",
            3,
            "10:15",
            "10:45",
            kind=_K.STAFF_MEETING,
            place="نمازخانه",
        ),
        entry(
            14,
            "آیین گشایش نمایشگاه کتاب",
            3,
            "16:00",
            "18:00",
            kind=_K.CEREMONY,
            place="نمایشگاه بین‌المللی",
            road=20,
            subjects=(GOVERNOR, CAR),
        ),
        entry(15, "وقت بسته: رسیدگی به کارتابل", 3, "11:00", "12:00", kind=_K.BLOCKED),
        entry(16, "جلسه هماهنگی مدیریت بحران", 4, "08:00", "08:30", subjects=(DEPUTY,)),
        entry(
            17,
            "شورای مسکن",
            4,
            "08:30",
            "10:00",
            subjects=(GOVERNOR, DEPUTY, "r5"),
            state=_S.TENTATIVE,
        ),
        entry(18, "دیدار با استادان دانشگاه", 4, "10:00", "11:30", kind=_K.AUDIENCE),
        entry(19, "پیگیری مصوبات سفر", 4, "10:30", "11:30", clashes=(18,), subjects=_BOTH),
        entry(20, "مرور گزارش‌ها", 4, "11:15", "11:45", clashes=(18, 19)),
        entry(21, "نماز جمعه", 6, "11:30", "13:30", kind=_K.CEREMONY, place="حرم مطهر"),
        days_long(22, "سفر هیئت دولت به استان", 3, 2),
        days_long(23, "مرخصی معاون عمرانی", 0, 1, kind=EventKind.PERSONAL, subjects=(DEPUTY,)),
    ]


def infos(first: date, days: int = 7) -> list[DayInfo]:
    """What the days are: Thursday and Friday off, Monday the public day."""
    found = []
    for number in range(days):
        day = first + timedelta(days=number)
        place = weekday_index(day)
        off = {5: "پنجشنبه", 6: "جمعه"}.get(place, "")
        occasions: tuple[str, ...] = ()
        if day == SATURDAY + timedelta(days=4):
            off, occasions = "شهادت حضرت فاطمه زهرا (س)", ()
        if day == SATURDAY:
            occasions = ("روز نیروی دریایی",)
        found.append(
            DayInfo(
                day,
                hijri_text(day),
                gregorian_text(day),
                off,
                place == 4,
                occasions,
                None if off else time(7, 30),
                None if off else time(14, 30),
                None if off else time(12, 15),
                None if off else time(12, 45),
                place == 2,
            )
        )
    return found


def crowded_week(count: int = 60) -> list[CalendarEntry]:
    """So many entries in one week, as the figure asks."""
    made = full_week()
    subjects = [one.subject or "جلسه محرمانه" for one in made]
    number = 100
    while len(made) < count:
        day, turn = number % 6, number // 6 % 11
        hour = 7 + turn
        made.append(
            entry(
                number,
                f"{subjects[number % len(subjects)]} {number}",
                day,
                f"{hour:02}:15",
                f"{hour + 1:02}:00",
                place="سالن شهید رجایی",
                road=15 if number % 5 == 0 else 0,
                kind=list(EventKind)[number % 10],
            )
        )
        number += 1
    return made
