"""What the protocol unit of an invented office works on: a delegation whole, and words of others.

Nobody here lives anywhere, and no telephone rings.
"""

from __future__ import annotations

from datetime import time
from typing import Final, NamedTuple

from app.protocol.drafts import CostDraft, PersonDraft, VehicleDraft
from app.protocol.states import EntryKind, PersonRole, Visa

_R = PersonRole
_E = EntryKind


class Hour(NamedTuple):
    """An entry of a programme.

    Attributes:
        day: From 0, the first day.
        minutes: How long.
        host: Who receives them.
    """

    day: int
    at: time
    minutes: int
    kind: EntryKind
    title: str
    second_title: str
    location: str
    second_location: str
    host: str = ""
    with_governor: bool = False


#: The neighbour's delegation, the head first.
DELEGATION: Final = (
    PersonDraft(
        role=_R.HEAD,
        rank="governor",
        name="میرات آنایف",
        second_name="Myrat Annayev",
        post="والی",
        organisation="ولایت هم‌مرز",
        nationality="ترکمنستان",
        language="روسی",
        diet="بدون گوشت قرمز",
        passport="A0912345",
        lodging="مهمانسرای استانداری",
        room="۱۰۱",
        note="فشار خون دارد؛ پزشک همراه باشد.",
    ),
    PersonDraft(
        rank="consul_general",
        name="گل‌جمال آتایوا",
        second_name="Guljemal Ataeva",
        post="سرکنسول",
        organisation="سرکنسولگری",
        nationality="ترکمنستان",
        language="فارسی",
        passport="D0045121",
        room="۱۰۲",
        lodging="مهمانسرای استانداری",
    ),
    PersonDraft(
        rank="deputy_governor",
        name="بردی نورمحمداف",
        second_name="Berdi Nurmammedov",
        post="معاون والی در امور اقتصادی",
        organisation="ولایت هم‌مرز",
        nationality="ترکمنستان",
        language="روسی",
        passport="A0912346",
        lodging="مهمانسرای استانداری",
        room="۱۰۳",
    ),
    PersonDraft(
        rank="director_general",
        name="سردار هوجایف",
        second_name="Serdar Hojayev",
        post="رئیس اتاق بازرگانی",
        organisation="اتاق بازرگانی",
        nationality="ترکمنستان",
        language="انگلیسی",
        diet="گیاهی",
        passport="A0771902",
        lodging="هتل خورشید",
        room="۲۱۴",
    ),
    PersonDraft(
        rank="director_general",
        name="آینا قلیوا",
        second_name="Ayna Gulyeva",
        post="مدیر گمرک مرزی",
        organisation="گمرک",
        nationality="ترکمنستان",
        language="روسی",
        passport="A0660114",
        lodging="هتل خورشید",
        room="۲۱۵",
    ),
    PersonDraft(
        rank="expert",
        name="دولت یازاف",
        second_name="Dovlet Yazov",
        post="کارشناس ترابری",
        organisation="ولایت هم‌مرز",
        nationality="ترکمنستان",
        language="روسی",
        lodging="هتل خورشید",
        room="۲۱۶",
    ),
    PersonDraft(
        role=_R.INTERPRETER,
        name="آرزو نیازوا",
        second_name="Arzu Niyazova",
        post="مترجم",
        organisation="ولایت هم‌مرز",
        nationality="ترکمنستان",
        language="فارسی و روسی",
        passport="A0812777",
        lodging="هتل خورشید",
        room="۲۱۷",
    ),
    PersonDraft(role=_R.HOST, rank="governor", name="سهراب آریان‌فر",
                second_name="Sohrab Arianfar", post="استاندار", organisation="استانداری"),
    PersonDraft(role=_R.HOST, rank="deputy_governor", name="پروین ستوده",
                second_name="Parvin Sotoudeh", post="معاون هماهنگی امور اقتصادی",
                organisation="استانداری"),
    PersonDraft(role=_R.HOST, rank="county_governor", name="بهمن سپیدار",
                second_name="Bahman Sepidar", post="فرماندار مرزبان‌شهر",
                organisation="فرمانداری مرزبان‌شهر"),
    PersonDraft(role=_R.HOST, rank="director_general", name="داوود مظفری",
                second_name="Davoud Mozaffari", post="مدیرکل گمرک",
                organisation="اداره کل گمرک"),
    PersonDraft(role=_R.GUIDE, name="کیوان شایان", second_name="Keyvan Shayan",
                post="کارشناس تشریفات", organisation="استانداری", phone="09590003344"),
)  # fmt: skip

CARS: Final = (
    VehicleDraft(title="سمند سرمه‌ای", plate="۱۲ ن ۳۴۵ – ۷۴", driver="رحیم صبوری",
                 phone="09590005566", seats=3, note="رئیس هیأت"),
    VehicleDraft(title="ون", plate="۸۱ ج ۱۹۲ – ۷۴", driver="نادر طاهری",
                 phone="09590007788", seats=9),
)  # fmt: skip

#: Two days minute by minute.
PROGRAMME: Final = (
    Hour(0, time(9, 10), 20, _E.RECEPTION, "استقبال در پایانه مرزی",
         "Welcome at the border terminal", "پایانه مرزی مرزبان‌شهر", "Marzban-Shahr terminal",
         "فرماندار مرزبان‌شهر"),
    Hour(0, time(9, 30), 75, _E.JOURNEY, "حرکت به مرکز استان", "Transfer to the provincial centre",
         "از مرز تا مهمانسرا", "Border to guest house"),
    Hour(0, time(11), 60, _E.MEETING, "دیدار با استاندار", "Meeting with the Governor",
         "تالار تشریفات استانداری", "Protocol hall, Governorate", "استاندار", with_governor=True),
    Hour(0, time(12, 0), 20, _E.GIFT, "تبادل هدایا و عکس یادگاری", "Exchange of gifts",
         "تالار تشریفات استانداری", "Protocol hall, Governorate", "استاندار"),
    Hour(0, time(12, 45), 75, _E.MEAL, "ناهار رسمی", "Official lunch",
         "مهمانسرای استانداری", "Guest house", "معاون اقتصادی"),
    Hour(0, time(15), 90, _E.MEETING, "نشست کارشناسی مرز و گمرک", "Experts' session on customs",
         "سالن جلسات گمرک", "Customs house", "مدیرکل گمرک"),
    Hour(0, time(19, 30), 90, _E.MEAL, "شام", "Dinner", "هتل خورشید", "Khorshid hotel",
         "رئیس اتاق بازرگانی"),
    Hour(1, time(8, 30), 90, _E.VISIT, "بازدید از شهرک صنعتی", "Visit to the industrial estate",
         "شهرک صنعتی نیک‌دشت", "Nikdasht estate", "مدیرعامل شهرک‌های صنعتی"),
    Hour(1, time(10, 30), 60, _E.VISIT, "بازدید از باغ‌موزه", "Visit to the garden museum",
         "باغ‌موزه گلدره", "Goldareh museum", "مدیرکل میراث فرهنگی"),
    Hour(1, time(12), 30, _E.MEDIA, "نشست خبری", "Press conference",
         "سالن روابط عمومی", "Press hall", "مدیرکل روابط عمومی"),
    Hour(1, time(14), 15, _E.FAREWELL, "بدرقه در پایانه مرزی", "Farewell at the border",
         "پایانه مرزی مرزبان‌شهر", "Marzban-Shahr terminal", "فرماندار مرزبان‌شهر"),
)  # fmt: skip

DELEGATION_COSTS: Final = (
    CostDraft(title="اقامت و پذیرایی", planned=480_000_000, source="اعتبار تشریفات"),
    CostDraft(title="هدایا", planned=150_000_000, source="اعتبار تشریفات"),
    CostDraft(title="خودرو و سوخت", planned=60_000_000, source="اعتبار جاری"),
)
TRIP_COSTS: Final = (
    CostDraft(title="بلیت رفت و برگشت", planned=900_000_000, source="اعتبار سفرهای خارجی"),
    CostDraft(title="فوق‌العاده مأموریت", planned=620_000_000, source="اعتبار سفرهای خارجی"),
    CostDraft(title="بیمه و روادید", planned=85_000_000, source="اعتبار جاری"),
)

#: Who travels beside whoever heads a trip.
TRAVELLERS: Final = (
    PersonDraft(
        rank="director_general",
        name="فرهاد ایزدی",
        second_name="Farhad Izadi",
        post="مدیرکل دفتر جذب و حمایت از سرمایه‌گذاری",
        organisation="استانداری",
        passport="R98110022",
        visa=Visa.ISSUED,
        allowance=310_000_000,
    ),
    PersonDraft(
        role=_R.INTERPRETER,
        name="لاله گلستان",
        second_name="Laleh Golestan",
        post="مترجم",
        organisation="استانداری",
        passport="R98110371",
        visa=Visa.ISSUED,
        allowance=210_000_000,
    ),
)

#: What the texts of steps say, by the field.
SAID: Final = {
    "opinion": "هماهنگ با برنامه دیپلماسی استانی است و مانعی ندارد.",
    "necessity": "پیگیری توافق‌های بازارچه مرزی و گشایش خط ترانزیت.",
    "cost_source": "اعتبار سفرهای خارجی استانداری",
    "approved_by": "استاندار",
    "report": "دیدارها برابر برنامه انجام شد؛ دو تفاهم‌نامه آماده امضا و سه پیگیری مشخص شد.",
    "summary": "سفر به هدف خود رسید؛ پیگیری بازارچه با معاونت اقتصادی است.",
    "achievements": "افزایش ساعت کار گمرک مرزی و راه افتادن خط ترانزیت روزانه.",
    "publication": "پایگاه اطلاع‌رسانی استانداری",
    "media": "خبرگزاری‌های استان و سیمای مرکز پوشش دادند.",
    "consulate": "نمایندگی وزارت امور خارجه در استان",
    "result": "روادید صادر شد.",
    "refusal": "ضرورت سفر احراز نشد.",
    "state_reason": "میهمان از سفر بازماند.",
}

#: What was agreed by telephone, by whom.
TALKED: Final = (
    ("دفتر میهمان", "ساعت ورود و شمار همراهان گفته شد."),
    ("نمایندگی وزارت امور خارجه", "فهرست اعضا تا فردا می‌رسد."),
    ("مدیر مهمانسرا", "اتاق‌ها نگه داشته شد."),
)
#: Who was asked for a late report, and what he said.
ASKED: Final = ("سرپرست سفر", "گفت گزارش تا پایان هفته می‌رسد.")
#: The order of the governor on a trip.
ORDERED: Final = "موافقت می‌شود؛ برابر مقررات اقدام و گزارش سفر در موعد فرستاده شود."
NOT_NEEDED: Final = "با هماهنگی میزبان لازم نشد."

#: Who led the cases of the years before.
HEADS: Final = ("خسرو سالاری", "پروین شریفی", "داوود مظفری", "مینا خاوری", "رامین جوادی")

#: Subjects of the years before, by kind and with the country or place.
BEFORE: Final = {
    "foreign_trip": (("نمایشگاه مشترک مرزی", "ترکمنستان"), ("پیگیری ترانزیت", "ازبکستان"),
                     ("دیدار از بندر خشک", "قزاقستان")),
    "outbound_delegation": (("همایش شهرهای راه ابریشم", "ازبکستان"),
                            ("اجلاس استان‌های ساحلی", "عمان")),
    "delegation": (("هیأت بازرگانی", "تاجیکستان"), ("هیأت دانشگاهی", "عراق"),
                   ("هیأت رسانه‌ای", "ارمنستان")),
    "domestic_guest": (("سفر وزیر راه", ""), ("سفر معاون رئیس جمهور", ""),
                       ("سفر نماینده مجلس", "")),
    "ceremony": (("همایش زعفران", ""), ("آیین گشایش بیمارستان", ""), ("بزرگداشت معلمان", "")),
    "pavilion": (("پاویون معاون وزیر", ""), ("پاویون سفیر", ""), ("پاویون نماینده مجلس", "")),
    "consular": (("روادید گروهی بازرگانان", "عراق"), ("یادداشت برای گروه هنری", "ارمنستان")),
    "occasion": (("هفته دولت", ""), ("روز پرستار", ""), ("دهه فجر", "")),
    "country_session": (("ظرفیت‌های بازار عمان", "عمان"), ("ظرفیت‌های بازار قزاقستان", "قزاقستان")),
}  # fmt: skip
