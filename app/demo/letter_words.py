"""What letters of an invented office are about, and what is written in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.letters import LetterChannel, LetterKind


@dataclass(frozen=True)
class Matter:
    """A subject letters are written about.

    Attributes:
        subject: `{county}`, `{village}` and `{count}` are filled in.
        keywords: As typed.
        unit: The unit it is referred to.
    """

    subject: str
    kind: LetterKind
    keywords: str
    unit: str


_L = LetterKind

MATTERS: Final = (
    Matter(
        "درخواست اعتبار بازگشایی راه روستای {village}",
        _L.REQUEST,
        "راه، {county}",
        "معاونت هماهنگی امور عمرانی",
    ),
    Matter(
        "گزارش پیشرفت {count} طرح عمرانی {county}",
        _L.REPORT,
        "طرح عمرانی، {county}",
        "معاونت هماهنگی امور عمرانی",
    ),
    Matter("کمبود آب آشامیدنی {county}", _L.LETTER, "آب، {county}", "دفتر امور شهری"),
    Matter(
        "استعلام بدهی بیمه واحدهای تولیدی {county}",
        _L.INQUIRY,
        "بیمه، تولید",
        "معاونت هماهنگی امور اقتصادی",
    ),
    Matter("دعوت به نشست شورای برنامه‌ریزی {county}", _L.INVITATION, "دعوت، شورا", "روابط عمومی"),
    Matter(
        "شکایت از تأخیر پروانه ساختمان در {county}",
        _L.COMPLAINT,
        "شکایت، پروانه",
        "دفتر بازرسی و رسیدگی به شکایات",
    ),
    Matter(
        "تأمین معلم دبستان {village} برای {count} دانش‌آموز",
        _L.REQUEST,
        "آموزش، {village}",
        "دفتر امور روستایی و شوراها",
    ),
    Matter("بخشنامه صرفه‌جویی انرژی در دستگاه‌ها", _L.CIRCULAR, "بخشنامه، انرژی", "دفتر فنی"),
    Matter(
        "خسارت سرمازدگی {count} هکتار از باغ‌های {county}",
        _L.REPORT,
        "خسارت، باغ",
        "معاونت هماهنگی امور اقتصادی",
    ),
    Matter("تبریک انتصاب شایسته", _L.CONGRATULATION, "تبریک", "روابط عمومی"),
    Matter(
        "اختلاف ملکی ساختمان اداره در {county}", _L.LETTER, "اختلاف ملکی، {county}", "دفتر حقوقی"
    ),
    Matter(
        "آمادگی دستگاه‌ها برای بارش‌های {county}",
        _L.LETTER,
        "بحران، هواشناسی",
        "اداره کل مدیریت بحران",
    ),
    Matter(
        "پیگیری نامه پیشین درباره اشتغال {county}",
        _L.REMINDER,
        "اشتغال، {county}",
        "دفتر جذب و حمایت از سرمایه‌گذاری",
    ),
)

INTERNAL: Final = (
    "یادداشت اداری: برنامه جلسه‌های هفته آینده",
    "یادداشت اداری: درخواست کارتابل تکمیلی",
    "یادداشت اداری: گزارش نامه‌های معوق واحدها",
    "یادداشت اداری: فهرست اموال دبیرخانه",
)

#: What the office writes to its own units, to whom, and how.
INSIDE: Final = (
    "ابلاغ مصوبه‌های شورای اداری استان",
    "فرستادن گزارش ماهانه اقدام‌ها",
    "معرفی نماینده واحد برای کارگروه سلامت اداری",
    "آماده‌سازی پاسخ نامه‌های معوق",
)
UNITS: Final = (
    "معاونت هماهنگی امور عمرانی",
    "معاونت هماهنگی امور اقتصادی",
    "دفتر حقوقی",
    "دفتر امور شهری",
    "فرمانداری مهرآباد",
)
INSIDE_TEXTS: Final = (
    (
        "با سلام،",
        "درباره «{subject}»، خواهشمند است اقدام لازم انجام و نتیجه تا پایان هفته به حوزه استاندار "
        "گزارش شود.",
    ),
    (
        "با احترام،",
        "پیرو گفت‌وگوی جلسه هماهنگی، «{subject}» برای آگاهی و اقدام آن واحد فرستاده می‌شود.",
    ),
)

OPINIONS: Final = (
    "با سابقه است؛ نامه پیشین پیوست شد.",
    "نیاز به پاسخ دارد.",
    "در صلاحیت معاونت است.",
    "",
    "",
)
FILED: Final = (
    "برای آگاهی رسیده و پاسخی نمی‌خواهد.",
    "رونوشت است و اقدام با دستگاه دیگری است.",
    "پاسخ آن پیش‌تر فرستاده شده است.",
)
ORDERS: Final = (
    "{unit}: بررسی و نتیجه اعلام شود.",
    "{unit}: اقدام لازم انجام گیرد.",
    "{unit} پیگیری کند و گزارش دهد.",
    "{unit}: با هماهنگی فرمانداری اقدام شود.",
)
ANNULLED: Final = ("دو بار ثبت شده بود.", "به نشانی نادرست رسیده و برگشت داده شد.")
CHANGES: Final = ("بند دوم کوتاه‌تر شود.", "عنوان گیرنده اصلاح شود.")
WITHDRAWN: Final = ("موضوع در جلسه حل شد.", "نامه دیگری جای آن را گرفت.")
LATE: Final = "در روز تعطیل رسیده بود و پس از آن ثبت شد."
ENCLOSURES: Final = ("گزارش کارشناسی", "نقشه محل", "صورتجلسه", "فهرست اعتبارات", "رونوشت سوابق")
COPIES: Final = ("جهت آگاهی", "جهت اطلاع و اقدام", "برای پیگیری")

#: By what letters come, with how often out of a hundred; secret ones come by hand.
CHANNELS: Final = (
    (LetterChannel.AUTOMATION, 34),
    (LetterChannel.GOVERNMENT_NETWORK, 14),
    (LetterChannel.POST, 16),
    (LetterChannel.COURIER, 10),
    (LetterChannel.BY_HAND, 9),
    (LetterChannel.FAX, 6),
    (LetterChannel.BARID, 4),
    (LetterChannel.ECE, 5),
    (LetterChannel.EMAIL, 2),
)
#: Channels with numbers, moments and operators of their own.
ELECTRONIC: Final = frozenset(
    {
        LetterChannel.AUTOMATION,
        LetterChannel.GOVERNMENT_NETWORK,
        LetterChannel.BARID,
        LetterChannel.ECE,
    }
)

TEXTS: Final = (
    (
        "با سلام و احترام،",
        "بازگشت به نامه آن دستگاه درباره «{subject}»، موضوع در این استانداری بررسی شد.",
        "خواهشمند است دستور فرمایید اقدام لازم انجام و نتیجه به این دفتر اعلام شود.",
    ),
    (
        "سلام علیکم؛",
        "به آگاهی می‌رساند «{subject}» در دستور کار شورای برنامه‌ریزی استان قرار گرفته است.",
        "شایسته است گزارش تکمیلی تا پایان هفته فرستاده شود.",
    ),
    (
        "با احترام،",
        "پیرو هماهنگی‌های انجام‌شده درباره «{subject}»، مراتب برای اقدام ابلاغ می‌گردد.",
    ),
)
