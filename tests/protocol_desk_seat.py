"""A person at the dossier desk of a case of protocol work."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from app.clock import TEHRAN
from app.office import Office
from app.protocol import (
    CaseDraft,
    CaseKind,
    CaseSheet,
    CostDraft,
    EntryDraft,
    EntryKind,
    PersonDraft,
    PersonRole,
    TaskDraft,
    VehicleDraft,
    Visa,
    case_sheet,
    open_case,
    save_costs,
    save_entries,
    save_people,
    save_tasks,
    save_vehicles,
)
from seat import Seat

#: A Sunday eleven days after the standing clock of the window's tests.
ARRIVAL: Final = date(2026, 8, 9)
NAMES: Final = (
    "کاوه مهرپرور", "مینا آذرنوش", "سهراب کیانی", "نرگس یاوری", "فرهاد دانشور", "پریسا نیک‌نام",
    "بهمن رستگار", "شیرین فروزان", "آرش پارسا", "لاله بهمنی", "کیوان سپهری", "مهتاب رهنما",
    "سامان آریا", "هما شایسته", "داریوش بردبار", "گلناز نوری", "پژمان راد", "نسرین پیرنیا",
    "بابک فرزان", "ترانه دلاور", "سیاوش همتی", "رویا ستوده", "امید کاشفی", "زیبا مهرآیین",
    "کامران خردمند",
)  # fmt: skip


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An hour of a day of the case, the first being 0."""
    first = datetime(ARRIVAL.year, ARRIVAL.month, ARRIVAL.day, hour, minute, tzinfo=TEHRAN)
    return first + timedelta(days=day)


def do(office: Office, deed: Any, number: int, *more: Any) -> Any:
    """A deed on a case as it stands."""
    return office.write(deed, number, office.read(case_sheet, number).version, *more).value


def small_case(office: Office, kind: CaseKind = CaseKind.DELEGATION, **more: Any) -> int:
    """A delegation of two with the checklist that came along."""
    values: dict[str, Any] = {
        "kind": kind,
        "subject": "هیأت بازرگانی هرات",
        "country": "افغانستان",
        "city": "هرات",
        "starts_on": ARRIVAL,
        "ends_on": ARRIVAL + timedelta(days=2),
        "body": "کنسولگری افغانستان",
        "owner": "مهسا پیروز",
        "requested_by": "کنسولگری افغانستان",
        "people": (
            PersonDraft(role=PersonRole.HEAD, name=NAMES[0], rank="governor"),
            PersonDraft(name=NAMES[1], rank="director_general"),
        ),
    }
    return office.write(open_case, CaseDraft(**(values | more))).value


def large_case(office: Office, kind: CaseKind = CaseKind.FOREIGN_TRIP) -> int:
    """A case of eighty steps and twenty-five members, with programme, cars and costs."""
    number = small_case(office, kind, subject="سفر استاندار به عشق‌آباد", with_governor=True)
    tasks = tuple(
        TaskDraft(
            stage=1 + place // 10,
            title=f"آماده کردن بخش {place + 1} پرونده سفر",
            days_before=20 - place // 4,
            responsible=NAMES[place % 5],
            document="نامه" if place % 4 == 3 else "",
        )
        for place in range(80)
    )
    do(office, save_tasks, number, tasks)
    cars = tuple(
        VehicleDraft(title=title, plate=f"۱۲ ب {place}۴۵ ایران ۳۶", driver=NAMES[20 + place])
        for place, title in enumerate(("سواری تشریفات", "سواری همراهان", "ون خبرنگاران"))
    )
    do(office, save_vehicles, number, cars)
    cars_there = [one.id for one in office.read(case_sheet, number).vehicles]
    roles = (PersonRole.HEAD, *[PersonRole.MEMBER] * 17, *[PersonRole.HOST] * 4)
    people = tuple(
        PersonDraft(
            role=roles[place] if place < len(roles) else PersonRole.INTERPRETER,
            name=name,
            rank=("governor", "deputy_governor", "director_general", "")[min(place, 3)],
            post="مدیر کل" if place else "استاندار",
            organisation="اداره کل راه و شهرسازی",
            passport=f"A{place:07}",
            passport_until=date(2027 if place % 3 else 2026, 9, 1),
            visa=Visa.ISSUED,
            arrives_at=at(0, 9),
            leaves_at=at(2, 18),
            vehicle_id=cars_there[place % 3] if place < 9 else None,
            lodging="هتل مشهد",
            room=str(200 + place),
        )
        for place, name in enumerate(NAMES)
    )
    do(office, save_people, number, people)
    do(office, save_entries, number, programme())
    costs = (
        CostDraft(title="بلیت", planned=2_400_000_000, spent=2_650_000_000, source="اعتبار سفر"),
        CostDraft(title="هدایا", planned=300_000_000, spent=120_000_000),
        CostDraft(title="اسکان", planned=900_000_000),
    )
    do(office, save_costs, number, costs)
    return number


def programme() -> tuple[EntryDraft, ...]:
    """Three days by the hour, some of it with the governor."""
    kinds = (
        (EntryKind.JOURNEY, "پرواز مشهد–عشق‌آباد", 7, 90, False),
        (EntryKind.RECEPTION, "استقبال در فرودگاه", 9, 20, True),
        (EntryKind.MEETING, "دیدار با والی", 10, 60, True),
        (EntryKind.MEAL, "ناهار رسمی", 13, 75, True),
        (EntryKind.VISIT, "بازدید از منطقه آزاد", 15, 120, False),
        (EntryKind.SPEECH, "سخنرانی در همایش بازرگانان", 15, 45, False),
        (EntryKind.REST, "استراحت", 18, 60, False),
    )
    return tuple(
        EntryDraft(
            kind=kind,
            title=title,
            starts_at=at(day, hour),
            ends_at=at(day, hour) + timedelta(minutes=minutes),
            location="کاخ ریاست",
            host="والی آخال",
            with_governor=with_governor,
        )
        for day in range(3)
        for kind, title, hour, minutes, with_governor in kinds
    )


class CaseDeskSeat:
    """The desk of one case in sight."""

    def __init__(self, seat: Seat, number: int) -> None:
        self.seat, self.number = seat, number

    def open(self) -> CaseDeskSeat:
        """Open the desk by its key, on the case in the list."""
        seat = self.seat
        seat.show_section("protocol")
        seat.settle()
        self.page: Any = seat.page("protocol")
        self.page.show_kept(self.number)
        seat.until(lambda: self.page.sheet is not None and self.page.sheet.id == self.number)
        seat.until(seat.window.action("case_desk").isEnabled)
        seat.window.action("case_desk").trigger()
        self.desk: Any = self.page.current_form()
        seat.settle()
        return self

    def sheet(self) -> CaseSheet:
        """The case as the services have it."""
        return self.seat.other.read(case_sheet, self.number)

    def press(self, *keys: str) -> None:
        """Press these, and wait until nothing is under way."""
        for key in keys:
            self.seat.press(key)
        self.seat.settle()

    def write(self, name: str, text: str) -> None:
        """Type a field of the form of a line anew."""
        self.desk.editor.fields[name].setFocus()
        for key in ("Ctrl+A", "Del"):
            self.seat.press(key)
        self.seat.type(text)

    def other(self, deed: Any, *more: Any) -> Any:
        """Another desk does something to the case."""
        return do(self.seat.other, deed, self.number, *more)

    @property
    def part(self) -> Any:
        """The part in sight."""
        return self.desk.part
