"""What the councils of an invented office meet about, say and resolve, in words."""

from __future__ import annotations

from typing import Final, NamedTuple

from app.meetings.drafts import InviteeDraft, SeriesDraft, TopicDraft
from app.meetings.states import InviteChannel, InviteeRole, Inviter, MinutesKind


class Matter(NamedTuple):
    """An item of an agenda, what was said to it, and what was resolved.

    Attributes:
        unit: Who does it; `helper` helps.
        days: Until when, from the meeting on.
        answer: What came back.
    """

    title: str
    presenter: str
    minutes: int
    said: str
    resolved: str
    unit: str
    helper: str
    days: int
    answer: str


MATTERS: Final = (
    Matter(
        "آسفالت راه روستاهای بخش کوهپایه",
        "مدیرکل راه و شهرسازی",
        20,
        "مدیرکل راه گفت زیرسازی دوازده کیلومتر پایان یافته و قیر آن تخصیص نیافته است. "
        "فرماندار مهرآباد خواست پیش از بارندگی آغاز شود.",
        "قیر لازم برای دوازده کیلومتر راه روستایی بخش کوهپایه تأمین و آسفالت آغاز شود.",
        "اداره کل راه و شهرسازی",
        "سازمان مدیریت و برنامه‌ریزی",
        45,
        "قیر تأمین شد و آسفالت شش کیلومتر نخست پایان یافت.",
    ),
    Matter(
        "کم‌آبی شهرک صنعتی",
        "مدیرعامل شرکت شهرک‌های صنعتی",
        15,
        "یازده واحد با نیمی از توان کار می‌کنند. شرکت آب منطقه‌ای چاه جایگزین را شدنی دانست.",
        "پروانه چاه جایگزین شهرک صنعتی صادر و خط انتقال آن برآورد شود.",
        "شرکت آب منطقه‌ای",
        "شرکت شهرک‌های صنعتی",
        30,
        "پروانه صادر شد و برآورد خط انتقال پیوست است.",
    ),
    Matter(
        "کلاس‌های نیمه‌تمام دبیرستان سپیدرود",
        "مدیرکل نوسازی مدارس",
        15,
        "هشتاد درصد کار انجام شده و پیمانکار طلب دارد.",
        "طلب پیمانکار دبیرستان سپیدرود پرداخت و کلاس‌ها تا آغاز نیم‌سال تحویل شود.",
        "اداره کل نوسازی مدارس",
        "خزانه معین استان",
        60,
        "طلب پرداخت شد و چهار کلاس تحویل گردید.",
    ),
    Matter(
        "ساماندهی دست‌فروشان میدان مرکزی",
        "شهردار مرکز استان",
        10,
        "شهردار دو جای تازه پیشنهاد کرد؛ اصناف با یکی از آن‌ها موافق بود.",
        "روزبازار خیابان نگارستان آماده و دست‌فروشان میدان به آن برده شوند.",
        "شهرداری مرکز استان",
        "اتاق اصناف",
        30,
        "روزبازار گشایش یافت و شصت غرفه واگذار شد.",
    ),
    Matter(
        "پرداخت خسارت سیل بهار",
        "مدیرکل مدیریت بحران",
        20,
        "از چهارصد پرونده سیصد و ده پرونده بررسی شده است. بانک‌ها ضامن می‌خواهند.",
        "نود پرونده مانده تا دو هفته بررسی و تسهیلات با یک ضامن پرداخت شود.",
        "اداره کل مدیریت بحران",
        "شورای هماهنگی بانک‌ها",
        15,
        "همه پرونده‌ها بررسی و هفتاد و دو تسهیلات پرداخت شد.",
    ),
    Matter(
        "نوبت‌دهی درمانگاه‌های شهرستان مهرآباد",
        "رئیس دانشگاه علوم پزشکی",
        10,
        "پزشک متخصص دو روز در هفته است و مردم به مرکز استان می‌آیند.",
        "برای درمانگاه مهرآباد دو پزشک متخصص تا پایان ماه جا داده شود.",
        "دانشگاه علوم پزشکی",
        "فرمانداری مهرآباد",
        30,
        "یک متخصص قلب و یک متخصص کودکان آغاز به کار کردند.",
    ),
    Matter(
        "قیمت و انبار نهاده‌های دامی",
        "رئیس سازمان جهاد کشاورزی",
        15,
        "انبار استان برای چهل روز نهاده دارد؛ سهم عشایر دیر می‌رسد.",
        "سهم نهاده عشایر پیش از کوچ پاییزه رسانده و گزارش هفتگی داده شود.",
        "سازمان جهاد کشاورزی",
        "اداره کل امور عشایر",
        20,
        "سهم سه ماه رسانده شد و گزارش چهار هفته پیوست است.",
    ),
    Matter(
        "روشنایی بلوار ورودی شهر",
        "مدیرعامل شرکت توزیع برق",
        10,
        "چهل پایه شکسته و کابل آن دزدیده شده است.",
        "چهل پایه روشنایی بلوار ورودی جایگزین و دوربین گذاشته شود.",
        "شرکت توزیع نیروی برق",
        "شهرداری مرکز استان",
        25,
        "پایه‌ها جایگزین شد؛ دوربین در مرحله خرید است.",
    ),
    Matter(
        "بازگشت معدن سنگ نگین به کار",
        "رئیس سازمان صنعت، معدن و تجارت",
        20,
        "معدن به سبب بدهی حقوق دولتی تعطیل است و چهل کارگر بیکارند.",
        "بدهی معدن نگین قسط‌بندی و پروانه بهره‌برداری آن تمدید شود.",
        "سازمان صنعت، معدن و تجارت",
        "اداره کل امور مالیاتی",
        40,
        "بدهی در دوازده قسط بسته شد و معدن به کار بازگشت.",
    ),
    Matter(
        "ایمنی جاده گردنه خورشید",
        "فرمانده پلیس راه",
        15,
        "در یک سال نه تن جان باختند؛ پیچ سوم نرده ندارد.",
        "نرده و نشانه‌های پیچ سوم گردنه خورشید پیش از زمستان گذاشته شود.",
        "اداره کل راهداری",
        "پلیس راه",
        30,
        "نرده گذاشته شد و نشانه‌ها در دست نصب است.",
    ),
)

#: What one meeting puts off and the next is told of.
PUT_OFF: Final = "گزارش تخصیص اعتبارات استان"
HEARD: Final = "گزارش شنیده شد و نسخه‌ای به اعضا داده شد."
LEFT_OUT: Final = "نام یک حاضر در صورتجلسه افتاده بود."

CALLED_OFF: Final = "همزمان با سفر هیئت دولت به استان."

#: Topics that wait for the next meetings of the council.
WAITING: Final = (
    TopicDraft(
        title="گزارش سرشماری کشاورزی",
        presenter="رئیس سازمان مدیریت و برنامه‌ریزی",
        minutes=15,
        origin="نامه سازمان مدیریت",
    ),
    TopicDraft(title="آمادگی راهداری زمستانی", presenter="مدیرکل راهداری", minutes=20),
    TopicDraft(title="پارکینگ بیمارستان مرکزی", minutes=10, origin="درخواست در ملاقات عمومی"),
)

GOVERNOR: Final = "سهراب آریان‌فر"
SECRETARY: Final = "کاوه فرهمند"

#: Post and organisation of the standing members, in their order of rank.
_SEATS: Final = (
    ("معاون سیاسی و امنیتی", "استانداری"),
    ("معاون هماهنگی امور عمرانی", "استانداری"),
    ("فرماندار", "فرمانداری مهرآباد"),
    ("مدیرکل", "اداره کل راه و شهرسازی"),
    ("مدیرعامل", "شرکت آب منطقه‌ای"),
    ("رئیس", "دانشگاه علوم پزشکی"),
    ("شهردار", "شهرداری مرکز استان"),
    ("رئیس", "سازمان جهاد کشاورزی"),
)

COUNCIL: Final = SeriesDraft(
    name="شورای هماهنگی مدیران استان",
    purpose="هماهنگی دستگاه‌ها و پیگیری طرح‌های استان، هر دو ماه یک بار",
    chair=GOVERNOR,
    chair_post="استاندار",
    secretary=SECRETARY,
    secretary_post="مدیرکل حوزه استاندار",
    place="سالن شورا",
    minutes_kind=MinutesKind.SEMI_VERBATIM,
)

WORKING_GROUP: Final = SeriesDraft(
    name="کارگروه تسهیل و رفع موانع تولید",
    purpose="مشکلات واحدهای تولیدی",
    invites=Inviter.OUTSIDE,
    chair=GOVERNOR,
    chair_post="استاندار",
    secretary="منوچهر دادگر",
    secretary_post="دبیر کارگروه",
    secretary_body="سازمان صنعت، معدن و تجارت",
    place="اتاق جلسات سازمان صنعت، معدن و تجارت",
)


#: By what they are invited.
_CHANNELS: Final = (InviteChannel.LETTER, InviteChannel.PHONE, InviteChannel.AUTOMATION)


def members(people: list[tuple[int, str]]) -> tuple[InviteeDraft, ...]:
    """The standing members, as far as there are people for their seats."""
    return tuple(
        InviteeDraft(
            role=InviteeRole.MEMBER,
            rank=rank,
            contact_id=number,
            name=name,
            post=post,
            organisation=organisation,
            channel=_CHANNELS[rank % len(_CHANNELS)],
        )
        for rank, ((number, name), (post, organisation)) in enumerate(
            zip(people, _SEATS, strict=False), 1
        )
    )


#: Minutes as an outside secretary sends them: {} are the words of matters.
RECEIVED: Final = """بسم‌الله‌الرحمن‌الرحیم
صورتجلسه کارگروه تسهیل و رفع موانع تولید
حاضران: مطابق فهرست پیوست
پس از بررسی دستور جلسه، موارد زیر تصویب شد:
{}
جلسه در ساعت ۱۲ پایان یافت."""

RECEIVED_LINE: Final = "{place}- مقرر شد {words} مسئول: {unit}، مهلت: {due}"

#: How a meeting opens and ends, said besides its items.
OPENING: Final = (
    "جلسه با تلاوت آیاتی از قرآن کریم آغاز شد. استاندار از پیگیری مصوبات جلسه پیشین سپاسگزاری کرد."
)
REPORT_WORDS: Final = "ملاحظه شد."
