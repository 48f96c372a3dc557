"""Every form the program prints, as `daftar print --list` names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class FormKind:
    """A form on paper.

    Attributes:
        name: What commands call it.
        persian_name: What people call it.
        page: Size of the paper.
        layouts: Name and Persian name of each layout, the usual one first.
    """

    name: str
    persian_name: str
    page: str
    layouts: tuple[tuple[str, str], ...]


FORMS: Final = (
    FormKind(
        name="morning-list",
        persian_name="فهرست بامداد",
        page="A4",
        layouts=(("day", "شمارها و کارهای روز با خانه‌های نشان"),),
    ),
    FormKind(
        name="call-note",
        persian_name="یادداشت تلفن‌های وارده و صادره",
        page="A5",
        layouts=(("governor", "فرم ویژه کارتابل استاندار"), ("note", "یادداشت واحد تلفن و نمابر")),
    ),
    FormKind(
        name="call-log",
        persian_name="دفتر تماس‌های روز",
        page="A4",
        layouts=(("day", "هر روز در برگی جدا، با جمع روز"),),
    ),
    FormKind(
        name="call-back-list",
        persian_name="فهرست تماس‌های منتظر اعلام نتیجه",
        page="A4",
        layouts=(("order", "به ترتیب تماس"),),
    ),
    FormKind(
        name="register",
        persian_name="دفتر اندیکاتور",
        page="A4",
        layouts=(("book", "چون دفتر صحافی‌شده، هر دفتر جدا"),),
    ),
    FormKind(
        name="separator",
        persian_name="برگه جداکننده اسکن",
        page="A4",
        layouts=(("sheet", "میان نامه‌های یک دسته گذاشته می‌شود"),),
    ),
    FormKind(
        name="arrears",
        persian_name="گزارش معوق‌ها",
        page="A4",
        layouts=(("unit", "واحد به واحد و کهنگی، با جمع و نمودار"),),
    ),
    FormKind(
        name="folder-list",
        persian_name="فهرست کارتابل",
        page="A4",
        layouts=(("sheets", "با جداکننده و خانه‌های نشان"),),
    ),
    FormKind(
        name="order-slip",
        persian_name="برگ دستور و تأیید دستور شفاهی",
        page="A5",
        layouts=(("slip", "یک دستور در یک برگ"),),
    ),
    FormKind(
        name="letter-cover",
        persian_name="برگ ارجاع / هامش‌نامه",
        page="A5",
        layouts=(("cover", "با دستورهای همیشگی برای نشان زدن"),),
    ),
    FormKind(
        name="result-notice",
        persian_name="اعلام نتیجه",
        page="A5",
        layouts=(("letter", "برای هر متقاضی و برگ یک نامه"),),
    ),
    FormKind(
        name="follow-up",
        persian_name="گزارش پیگیری دستورات",
        page="A4",
        layouts=(("unit", "گیرنده به گیرنده، با جمع و نمودار"),),
    ),
    FormKind(
        name="reminder-letter",
        persian_name="نامه پیگیری",
        page="A4",
        layouts=(("unit", "برای هر گیرنده یک نامه"),),
    ),
    FormKind(
        name="letter",
        persian_name="نامه روی سربرگ",
        page="A4",
        layouts=(
            ("full", "با فهرست رونوشت‌ها، نسخه بایگانی"),
            ("addressee", "بی فهرست رونوشت‌ها، نسخه گیرنده"),
        ),
    ),
    FormKind(
        name="labels",
        persian_name="برچسب و پاکت",
        page="A4",
        layouts=(
            ("a4-24", "برچسب A4، ۲۴ تایی"),
            ("a4-21", "برچسب A4، ۲۱ تایی"),
            ("a4-14", "برچسب A4، ۱۴ تایی"),
            ("a4-8", "برچسب A4، ۸ تایی"),
            ("dl", "پاکت DL"),
            ("c5", "پاکت C5"),
        ),
    ),
    FormKind(
        name="receipt",
        persian_name="رسید نامه",
        page="A6",
        layouts=(("a6", "A6 خوابیده"), ("a5", "A5")),
    ),
    FormKind(
        name="dispatch-list",
        persian_name="فهرست ارسال نامه‌ها",
        page="A4",
        layouts=(("channel", "هر راه ارسال در برگی جدا، با جای امضا"),),
    ),
    FormKind(
        name="letterhead",
        persian_name="سربرگ خالی",
        page="A4",
        layouts=(("a4", "سربرگ همیشگی A4"), ("a5", "سربرگ همیشگی A5")),
    ),
    FormKind(
        name="governor-hand-over",
        persian_name="صورت دستورات باز در تغییر استاندار",
        page="A4",
        layouts=(("unit", "با جمع‌ها و نمودارها، گیرنده به گیرنده"),),
    ),
    FormKind(
        name="shift-hand-over",
        persian_name="تحویل شیفت",
        page="A4",
        layouts=(("page", "در یک برگ"),),
    ),
    FormKind(
        name="duty-roster",
        persian_name="برنامه کشیک",
        page="A4",
        layouts=(("days", "هر روز در یک سطر"),),
    ),
    FormKind(
        name="day-programme",
        persian_name="برنامه روزانه استاندار",
        page="A5",
        layouts=(("a5", "A5، با نشان دگرگونی‌ها"), ("a4", "A4، با نشان دگرگونی‌ها")),
    ),
    FormKind(
        name="week-programme",
        persian_name="برنامه هفتگی استاندار",
        page="A4",
        layouts=(("grid", "از شنبه، هر هفته در جدولی خوابیده"),),
    ),
    FormKind(
        name="month-programme",
        persian_name="برنامه ماهانه استاندار",
        page="A4",
        layouts=(("month", "هر ماه در برگی خوابیده"),),
    ),
    FormKind(
        name="meeting-request",
        persian_name="فرم ضرورت برگزاری جلسات و درخواست بازدید",
        page="A4",
        layouts=(("meeting", "ضرورت برگزاری جلسه"), ("visit", "درخواست بازدید، با مسیر")),
    ),
    FormKind(
        name="reminder-sheet",
        persian_name="فهرست یادآوری تلفنی جلسه",
        page="A4",
        layouts=(("invitees", "دعوت‌شدگان با خانه‌های نشان"),),
    ),
    FormKind(
        name="visit-form",
        persian_name="فرم ملاقات",
        page="A4",
        layouts=(
            ("daily", "درخواست ملاقات؛ هر ملاقات ثبت‌شده به راه خود"),
            ("public", "ملاقات عمومی، خالی"),
        ),
    ),
    FormKind(
        name="visit-programme",
        persian_name="فرم تنظیم برنامه ملاقات",
        page="A4",
        layouts=(("days", "روز به روز، با جای تصمیم"),),
    ),
    FormKind(
        name="public-day",
        persian_name="برنامه ملاقات عمومی",
        page="A4",
        layouts=(
            ("pack", "برنامه خوابیده و پس از آن فرم هر مراجع به ترتیب نوبت"),
            ("programme", "تنها برنامه جلسه"),
        ),
    ),
    FormKind(
        name="slot-slips",
        persian_name="برگه‌های نوبت ملاقات عمومی",
        page="A4",
        layouts=(("slips", "هشت برگه در هر ورق، برای بریدن"),),
    ),
    FormKind(
        name="public-day-orders",
        persian_name="صورت دستورات ملاقات عمومی",
        page="A4",
        layouts=(("turn", "به ترتیب نوبت"),),
    ),
    FormKind(
        name="hand-over",
        persian_name="صورت تحویل دستورات و هامش‌ها",
        page="A4",
        layouts=(("receipt", "هر تحویل در برگی جدا، با جای رسید"),),
    ),
    FormKind(
        name="gate-slip",
        persian_name="برگ ورود ملاقات‌کنندگان",
        page="A5",
        layouts=(("a5", "A5، برای نگهبانی"), ("a4", "A4، برای نگهبانی")),
    ),
    FormKind(
        name="statistics",
        persian_name="گزارش عملکرد ملاقات‌های عمومی",
        page="A4",
        layouts=(("period", "جمع‌ها و نمودارهای یک دوره"),),
    ),
    FormKind(
        name="invitation",
        persian_name="دعوتنامه جلسه",
        page="A4",
        layouts=(("letters", "نامه هر دعوت‌شده روی سربرگ، به ترتیب نشستن"),),
    ),
    FormKind(
        name="attendance",
        persian_name="فهرست حضور و غیاب",
        page="A4",
        layouts=(("signed", "با جای امضا"),),
    ),
    FormKind(
        name="minutes",
        persian_name="صورتجلسه",
        page="A4",
        layouts=(("whole", "نهایی‌شده چنان که بسته شد؛ دیگران با نشان پیش‌نویس"),),
    ),
    FormKind(
        name="extract",
        persian_name="گزیده صورتجلسه",
        page="A4",
        layouts=(("addressee", "مصوبات هر گیرنده در برگی جدا"),),
    ),
    FormKind(
        name="resolutions",
        persian_name="مصوبات دستگاه‌ها",
        page="A4",
        layouts=(("agency", "دستگاه به دستگاه، با جمع و نمودار"),),
    ),
    FormKind(
        name="meeting-report",
        persian_name="گزارش نتیجه جلسه به استاندار",
        page="A4",
        layouts=(("report", "مصوبات و نتیجه هر یک، با جای نظر استاندار"),),
    ),
    FormKind(
        name="trip-form-a",
        persian_name="فرم الف سفر خارجی – درخواست سفر مقامات",
        page="A4",
        layouts=(("office", "چیدمان آن را مدیر در مدیریت می‌نویسد"),),
    ),
    FormKind(
        name="trip-form-b",
        persian_name="فرم ب سفر خارجی – گزارش سفر",
        page="A4",
        layouts=(("office", "چیدمان آن را مدیر در مدیریت می‌نویسد"),),
    ),
    FormKind(
        name="trip-five",
        persian_name="فرم‌های پنجگانه هیأت نظارت بر سفرهای خارجی کارکنان دولت",
        page="A4",
        layouts=(
            ("all", "هر پنج فرم"),
            ("1", "مشخصات سفر"),
            ("2", "مشخصات هر مسافر"),
            ("3", "توجیه ضرورت سفر"),
            ("4", "هزینه‌های سفر"),
            ("5", "تعهد و گزارش هر مسافر"),
        ),
    ),
    FormKind(
        name="protocol-checklist",
        persian_name="چک‌لیست تشریفات",
        page="A4",
        layouts=(("steps", "گام‌های پرونده مرحله به مرحله، با جای نشان"),),
    ),
    FormKind(
        name="car-list",
        persian_name="فهرست خودروها و سرنشینان",
        page="A4",
        layouts=(("cars", "خودرو به خودرو، سرنشینان به ترتیب تشریفات"),),
    ),
    FormKind(
        name="trip-summary",
        persian_name="خلاصه و دستاوردهای سفر",
        page="A4",
        layouts=(("summary", "همراهان، برنامه، دستاوردها، هزینه و گیرندگان گزارش"),),
    ),
    FormKind(
        name="delegation-programme",
        persian_name="برنامه هیأت، میهمان یا سفر",
        page="A4",
        layouts=(("days", "روز به روز و دقیقه به دقیقه، با سطر زبان میهمان"),),
    ),
    FormKind(
        name="seating-plan",
        persian_name="نقشه جلوس",
        page="A4",
        layouts=(
            ("case", "چیدمان خود پرونده"),
            ("facing", "دو سوی میز"),
            ("head", "میز با صدر"),
            ("horseshoe", "نعل اسب"),
            ("round", "میز گرد"),
            ("rows", "ردیف تماشاگران"),
        ),
    ),
    FormKind(
        name="badges",
        persian_name="کارت شناسایی میهمانان و همراهان",
        page="A4",
        layouts=(("cards", "هشت کارت A7 در هر برگ، برای بریدن"),),
    ),
    FormKind(
        name="agreement-list",
        persian_name="فهرست توافق‌ها و تفاهم‌نامه‌ها",
        page="A4",
        layouts=(
            ("all", "همه، آنچه رو به پایان است نخست"),
            ("in_force", "تنها معتبرها"),
            ("expiring", "تنها آن‌ها که رو به پایان‌اند"),
            ("expired", "تنها آن‌ها که مدتشان گذشت"),
        ),
    ),
    FormKind(
        name="gift-list",
        persian_name="فهرست هدایا",
        page="A4",
        layouts=(
            ("all", "گرفته‌شده و داده‌شده، هر یک با جمع"),
            ("received", "تنها گرفته‌شده‌ها"),
            ("given", "تنها داده‌شده‌ها"),
            ("unkept", "گرفته‌شده‌های بی شماره اموال"),
        ),
    ),
    FormKind(
        name="phone-directory",
        persian_name="دفتر تلفن",
        page="A4",
        layouts=(("name", "به ترتیب نام"), ("organisation", "زیر نام دستگاه‌ها")),
    ),
)
