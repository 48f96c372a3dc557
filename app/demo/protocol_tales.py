"""The cases somebody finds who opens the invented office today: nine kinds at their stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Final

from app.demo.protocol_lives import Beside, Tale
from app.demo.protocol_papers import begin_greetings, begin_note
from app.demo.protocol_words import (
    CARS,
    DELEGATION,
    DELEGATION_COSTS,
    PROGRAMME,
    TRAVELLERS,
    TRIP_COSTS,
    Hour,
)
from app.protocol.courses import CaseAction
from app.protocol.drafts import CaseDraft, PersonDraft
from app.protocol.states import (
    CaseKind,
    ConsularKind,
    EntryKind,
    PermitRoute,
    PersonRole,
    SecondLanguage,
    Visa,
)

#: Steps that wait for the report of a trip, and for its receipts.
AFTER_SENDING: Final = frozenset({"summary", "publish", "follow_up"})
AFTER_RETURN: Final = AFTER_SENDING | {
    "report",
    "settle",
    "send_minister",
    "send_presidency",
    "send_foreign",
}

_K = CaseKind
_E = EntryKind
UNIT: Final = "کارشناس تشریفات"
OFFICE: Final = "نمایندگی وزارت امور خارجه"

#: A ceremony, and a session on a country, in the order of its hours.
CEREMONY_HOURS: Final = (
    Hour(0, time(8, 30), 30, _E.RECEPTION, "پذیرایی و ورود میهمانان", "Reception of guests",
         "تالار شهر", "City hall"),
    Hour(0, time(9), 20, _E.CEREMONY, "تلاوت قرآن و سرود", "Anthem", "تالار شهر", "City hall"),
    Hour(0, time(9, 20), 40, _E.SPEECH, "سخنان استاندار", "Address of the Governor",
         "تالار شهر", "City hall", "استاندار"),
    Hour(0, time(10), 60, _E.CEREMONY, "سخنرانی‌ها و تقدیر", "Addresses and awards",
         "تالار شهر", "City hall"),
    Hour(0, time(11, 15), 45, _E.VISIT, "بازدید از نمایشگاه جنبی", "Visit to the exhibition",
         "راهروی تالار", "Foyer"),
)  # fmt: skip
TRIP_HOURS: Final = (
    Hour(0, time(8), 150, _E.JOURNEY, "پرواز رفت", "Outbound flight", "فرودگاه", "Airport"),
    Hour(0, time(15), 60, _E.MEETING, "دیدار با همتای میزبان", "Meeting with the host governor",
         "ساختمان فرمانداری", "Governorate"),
    Hour(1, time(9), 120, _E.CEREMONY, "گشایش نمایشگاه", "Opening of the exhibition",
         "مرکز نمایشگاه", "Expo centre"),
    Hour(1, time(14), 90, _E.MEETING, "نشست با بازرگانان", "Meeting with merchants",
         "اتاق بازرگانی", "Chamber of commerce"),
    Hour(2, time(10), 60, _E.VISIT, "بازدید از بندر خشک", "Visit to the dry port",
         "بندر خشک", "Dry port"),
    Hour(2, time(17), 150, _E.JOURNEY, "پرواز بازگشت", "Return flight", "فرودگاه", "Airport"),
)  # fmt: skip

#: To the forms of the urgent trip.
ANSWERS: Final = {
    "trip-form-a": {
        "دعوت‌نامه": "۱۲/۷۷ به تاریخ ۱۴۰۵/۰۸/۲۰",
        "مسیر سفر": "مشهد – عشق‌آباد – مشهد، زمینی",
        "گونه سفر": "رسمی به دعوت",
        "فوریت": "فوری",
        "محورهای گفت‌وگو": "ساعت کار گذرگاه\nروادید رانندگان",
        "سفر پیشین": "نداشته است",
        "ارز": "هزار دلار",
        "هزینه بر عهده": "استانداری",
    },
    "trip-five-3": {"چرا سفر": "میزبان گفت‌وگوی حضوری خواسته است."},
}


def _travellers(
    person: tuple[int, str], rank: str = "deputy_governor", passport: str = "R97220514"
) -> tuple[PersonDraft, ...]:
    """Somebody of the directory at the head, with whoever goes along."""
    head = PersonDraft(
        role=PersonRole.HEAD,
        rank=rank,
        contact_id=person[0],
        passport=passport,
        visa=Visa.ASKED,
        language="فارسی",
        allowance=420_000_000,
    )
    return head, *TRAVELLERS


def _draft(kind: CaseKind, subject: str, **more: object) -> CaseDraft:
    return replace(CaseDraft(kind=kind, subject=subject, owner=UNIT), **more)  # type: ignore[arg-type]  # by name


def _ahead(people: Sequence[tuple[int, str]]) -> tuple[Tale, ...]:
    """What is under way: one of each kind."""
    border = _draft(
        _K.DELEGATION,
        "هیأت اقتصادی ولایت هم‌مرز",
        second_subject="Economic delegation of the neighbouring province",
        second_language=SecondLanguage.ENGLISH,
        country="ترکمنستان",
        city="مرزبان‌شهر",
        place="مهمانسرای استانداری",
        purpose="گسترش بازارچه مرزی و ساعت کار گمرک",
        body="ولایت هم‌مرز",
        rank="governor",
        with_governor=True,
        host="استاندار",
        requested_by=OFFICE,
        people=DELEGATION,
    )
    urgent = _draft(
        _K.FOREIGN_TRIP,
        "نشست فوری استان‌های هم‌مرز درباره گذرگاه",
        country="ترکمنستان",
        city="عشق‌آباد",
        purpose="بازگشایی گذرگاه پیش از فصل صادرات",
        body="ولایت هم‌مرز",
        rank="deputy_governor",
        requested_by="معاون هماهنگی امور اقتصادی",
        people=_travellers(people[1]),
    )
    return (
        Tale(draft=border, opened=-12, starts=2, nights=1,
             left=frozenset({"country_file", "flags"}), vehicles=CARS,
             hours=PROGRAMME, costs=DELEGATION_COSTS,
             flags="جمهوری اسلامی ایران\nترکمنستان"),
        Tale(draft=urgent, opened=-16, starts=22, nights=2, left=frozenset({"passports"}),
             route=PermitRoute.MINISTER, hours=TRIP_HOURS, costs=TRIP_COSTS,
             answers=ANSWERS, papers=begin_note),
        Tale(draft=_draft(_K.OUTBOUND_DELEGATION, "همایش استان‌های ساحلی", country="عمان",
                          city="مسقط", requested_by="سازمان صنعت، معدن و تجارت",
                          people=_travellers(people[2], "director_general")),
             opened=-5, starts=45, nights=3, costs=TRIP_COSTS),
        Tale(draft=_draft(_K.DOMESTIC_GUEST, "سفر معاون وزیر راه", rank="deputy_minister",
                          with_governor=True, place="مرکز استان", host="استاندار",
                          requested_by="دفتر معاون وزیر", people=(
                              PersonDraft(role=PersonRole.HEAD, rank="deputy_minister",
                                          name="بهرام افراشته", post="معاون وزیر",
                                          organisation="وزارت راه و شهرسازی"),)),
             opened=-9, starts=0, nights=1, left=frozenset({"counties"}), vehicles=CARS[:1],
             hours=PROGRAMME[2:6]),
        Tale(draft=_draft(_K.CEREMONY, "همایش زعفران و گیاهان دارویی", place="تالار شهر",
                          with_governor=True, host="سازمان جهاد کشاورزی"),
             opened=-18, starts=5, left=frozenset({"guests", "invitations"}), hours=CEREMONY_HOURS),
        Tale(draft=_draft(_K.PAVILION, "پاویون مدیرکل گمرک", rank="director_general",
                          flight="۳۴۱ از مرکز", requested_by="اداره کل گمرک", people=(
                              PersonDraft(role=PersonRole.GUEST, rank="director_general",
                                          name="ایرج ستوده", post="مدیرکل"),)),
             opened=-2, starts=1),
        Tale(draft=_draft(_K.CONSULAR, "روادید گروه بازرگانان", country="عراق",
                          consular_kind=ConsularKind.VISA, requested_by="اتاق بازرگانی",
                          people=(PersonDraft(name="نادر ملکی", passport="K11220033"),
                                  PersonDraft(name="سیمین نوری", passport="K11220034"))),
             opened=-6, starts=10),
        Tale(draft=_draft(_K.OCCASION, "مناسبت ماه", place="مرکز استان",
                          with_governor=True),
             opened=-8, starts=12, left=frozenset({"plan"}), papers=begin_greetings),
        Tale(draft=_draft(_K.COUNTRY_SESSION, "ظرفیت‌های بازار ازبکستان", country="ازبکستان",
                          place="سالن شورا", host="معاونت هماهنگی امور اقتصادی"),
             opened=-15, starts=3, hours=CEREMONY_HOURS[1:4]),
    )  # fmt: skip


def _waiting(people: Sequence[tuple[int, str]]) -> tuple[Tale, ...]:
    """Trips whose report, or whose receipts, somebody waits for; cases that came to nothing."""
    return (
        Tale(draft=_draft(_K.FOREIGN_TRIP, "نمایشگاه مشترک", country="ازبکستان", city="سمرقند",
                          requested_by="معاون هماهنگی امور اقتصادی", rank="deputy_governor",
                          people=_travellers(people[1])),
             opened=-75, starts=-32, nights=2, until=CaseAction.RETURN,
             left=AFTER_RETURN, hours=TRIP_HOURS, costs=TRIP_COSTS),
        Tale(draft=_draft(_K.FOREIGN_TRIP, "دیدار از بندر خشک", country="قزاقستان", city="آکتائو",
                          requested_by="اداره کل راهداری و حمل و نقل جاده‌ای",
                          people=_travellers(people[3], "director_general", "R91120077")),
             opened=-92, starts=-46, nights=2, until=Beside.SEND, left=AFTER_SENDING,
             hours=TRIP_HOURS, costs=TRIP_COSTS),
        Tale(draft=_draft(_K.DOMESTIC_GUEST, "سفر هیأت ورزشی", rank="director_general",
                          requested_by="فدراسیون"),
             opened=-24, starts=-6, turns=1, ends_with=CaseAction.REFUSE),
        Tale(draft=_draft(_K.CEREMONY, "آیین گشایش سالن ورزشی", place="سپیدرود"),
             opened=-33, starts=-9, turns=1, ends_with=CaseAction.CANCEL,
             hours=CEREMONY_HOURS),
    )  # fmt: skip


def _over(people: Sequence[tuple[int, str]]) -> tuple[Tale, ...]:
    """One of each kind that was led to its end."""
    ahead = _ahead(people)
    names = {
        _K.FOREIGN_TRIP: ("پیگیری ترانزیت", -160),
        _K.OUTBOUND_DELEGATION: ("همایش شهرهای راه ابریشم", -190),
        _K.DELEGATION: ("هیأت دانشگاهی همسایه", -64),
        _K.DOMESTIC_GUEST: ("سفر معاون رئیس جمهور", -90),
        _K.CEREMONY: ("بزرگداشت معلمان نمونه", -120),
        _K.PAVILION: ("پاویون سفیر", -28),
        _K.CONSULAR: ("یادداشت برای گروه هنری", -44),
        _K.OCCASION: ("هفته دولت", -72),
        _K.COUNTRY_SESSION: ("ظرفیت‌های بازار عمان", -105),
    }
    found = []
    for tale in ahead:
        subject, starts = names[tale.draft.kind]
        draft = replace(tale.draft, subject=subject, second_subject="", with_governor=False)
        if draft.kind in (_K.FOREIGN_TRIP, _K.OUTBOUND_DELEGATION):
            draft = replace(draft, people=_travellers(people[0]))
        if draft.kind is _K.PAVILION:
            draft = replace(draft, rank="ambassador", requested_by=OFFICE)
        found.append(replace(tale, draft=draft, opened=starts - 50, starts=starts,
                             left=frozenset(), papers=None))  # fmt: skip
    return tuple(found)


def tales(people: Sequence[tuple[int, str]], count: int) -> tuple[Tale, ...]:
    """So many of the cases that are played one by one, those under way first."""
    return (*_ahead(people), *_waiting(people), *_over(people))[:count]


#: How many cases are played one by one; the others are of the years before, alike.
PLAYED: Final = 22
