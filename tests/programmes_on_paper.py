"""Days of the governor's programme made by hand, for its papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from app.agenda import (
    ChangeMark,
    DayInfo,
    DayProgramme,
    EventKind,
    MarkedChange,
    ProgrammeDay,
    ProgrammeEntry,
)
from app.clock import TEHRAN
from app.hijri import hijri_text
from app.jalali import gregorian_text
from app.marks import Classification

#: Sunday, 1 Azar 1405.
DAY = date(2026, 11, 22)


def day_info(day: date = DAY, **changes: Any) -> DayInfo:
    """A day without anything but its dates, but for `changes`."""
    info = DayInfo(
        day=day,
        hijri=hijri_text(day),
        gregorian=gregorian_text(day),
        day_off="",
        estimated=False,
        occasions=(),
        work_from=time(7, 30),
        work_to=time(14, 30),
        prayer_from=time(12, 15),
        prayer_to=time(12, 45),
        is_public_day=False,
    )
    return replace(info, **changes)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """A moment on Tehran's clock."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=TEHRAN)


def entry_to_print(**changes: Any) -> ProgrammeEntry:
    """A meeting of an hour at ten, but for `changes`."""
    entry = ProgrammeEntry(
        id=1,
        number="1405/ب/12",
        kind=EventKind.MEETING,
        subject="شورای برنامه‌ریزی و توسعه استان",
        place="سالن اجتماعات استانداری",
        starts_at=at(10),
        ends_at=at(11),
        all_day=False,
        people=("دکتر رضا احمدی (معاون هماهنگی امور عمرانی)", "مریم کریمی (مدیرکل دفتر برنامه)"),
        things=(),
        stand_in="",
        preparation=0,
        travel_before=0,
        travel_after=0,
        tentative=False,
        overridden="",
        classification=Classification.ORDINARY,
    )
    return replace(entry, **changes)


def full_day() -> tuple[ProgrammeEntry, ...]:
    """A day with every sort of entry and mark."""
    return (
        entry_to_print(
            id=1,
            subject="هفته دفاع مقدس؛ حضور در ستاد",
            kind=EventKind.TRIP,
            all_day=True,
            people=(),
            place="شهرستان نیشابور",
        ),
        entry_to_print(
            id=2,
            starts_at=at(7, 30),
            ends_at=at(8, 30),
            preparation=15,
            changes=(MarkedChange(ChangeMark.NEW),),
        ),
        entry_to_print(
            id=3,
            kind=EventKind.SITE_VISIT,
            subject="بازدید از پروژه بزرگراه حرم تا حرم، قطعه ششم، و گفتگو با پیمانکاران",
            place="کیلومتر ۳۵ محور نیشابور",
            starts_at=at(9),
            ends_at=at(10, 30),
            preparation=10,
            travel_before=40,
            travel_after=45,
            things=("خودرو تشریفات (۲ دستگاه)",),
            changes=(MarkedChange(ChangeMark.TIME, "۸:۰۰ تا ۹:۳۰"),),
            people=tuple(f"عضو شماره {number} (مدیرکل دستگاه)" for number in range(1, 9)),
        ),
        entry_to_print(
            id=4,
            subject="جلسه شورای تأمین استان",
            starts_at=at(11, 30),
            ends_at=at(12, 15),
            classification=Classification.CONFIDENTIAL,
            overridden="وقت نماز (۱۲:۱۵ تا ۱۲:۴۵)",
            changes=(
                MarkedChange(ChangeMark.PLACE, "دفتر استاندار"),
                MarkedChange(ChangeMark.SUBJECT, "شورای تأمین"),
            ),
        ),
        entry_to_print(
            id=5,
            subject="ملاقات با نماینده مردم در مجلس",
            kind=EventKind.AUDIENCE,
            starts_at=at(13),
            ends_at=at(13, 30),
            place="دفتر استاندار",
            tentative=True,
            people=(),
        ),
        entry_to_print(
            id=6,
            subject="آیین گشایش نمایشگاه کتاب",
            kind=EventKind.CEREMONY,
            starts_at=at(16),
            ends_at=at(17),
            place="نمایشگاه بین‌المللی",
            stand_in="دکتر رضا احمدی",
            people=(),
        ),
        entry_to_print(
            id=7,
            subject="نشست با اصناف",
            starts_at=at(18),
            ends_at=at(19),
            changes=(MarkedChange(ChangeMark.GONE, "لغو شد"),),
        ),
    )


def programme(*entries: ProgrammeEntry, **changes: Any) -> DayProgramme:
    """The second edition of a day."""
    made = DayProgramme(
        info=day_info(occasions=("روز بزرگداشت",)),
        entries=entries,
        public=False,
        edition=2,
        since=1,
        reprint=0,
        seen="",
    )
    return replace(made, **changes)


def week_from(first: date, *entries: ProgrammeEntry, days: int = 7) -> tuple[ProgrammeDay, ...]:
    """Days with the entries that fall on each."""
    made = (first + timedelta(days=number) for number in range(days))
    return tuple(
        ProgrammeDay(day_info(day), tuple(one for one in entries if one.is_on(day))) for day in made
    )
