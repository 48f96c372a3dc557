"""What is said in invented visits and public days."""

from __future__ import annotations

from typing import Final

from app.visits import Decision, ResultDraft, SpecialStatus

#: Most visitors have no special status.
STATUSES: Final = (SpecialStatus.NONE,) * 7 + (
    SpecialStatus.VETERAN,
    SpecialStatus.UNDER_RELIEF,
    SpecialStatus.DISABLED,
)

#: Under which category the affairs of a unit stand.
CATEGORY_OF: Final[dict[str, str]] = {
    "معاونت هماهنگی امور عمرانی": "راه",
    "معاونت هماهنگی امور اقتصادی": "سرمایه‌گذاری و تولید",
    "دفتر امور شهری": "شهری و روستایی",
}

#: What the expert of the inspection office wrote on the form.
SAID: Final = (
    "پرونده بررسی شد؛ درخواست قابل طرح در جلسه است.",
    "دستگاه مربوط پاسخ کتبی نداده است؛ حضور مدیر آن لازم است.",
    "پیش‌تر نیز مراجعه کرده و به نتیجه نرسیده است.",
)

#: What the governor decided of petitions that do not come before him, with his words.
OUTCOMES: Final = (
    (Decision.ANSWER, "از راه دفتر امور شهری پاسخ داده شود."),
    (Decision.REFUSE, "موضوع در صلاحیت مراجع قضایی است."),
    (Decision.ANSWER, "مدارک کامل شود و به صندوق معرفی گردد."),
)

#: What he orders in the session and in visits.
ORDERED: Final = (
    "بررسی و تا ده روز گزارش شود.",
    "مطابق مقررات مساعدت و نتیجه به متقاضی اعلام شود.",
    "با حضور متقاضی جلسه‌ای برگزار و مشکل حل شود.",
    "از محل اعتبارات شهرستان پیگیری شود.",
    "علت تأخیر تا پایان هفته نوشته شود.",
)

#: What the inspection office reports back.
RESULTS: Final = (
    ResultDraft(words="درخواست انجام شد و سند آن پیوست است.", number="بازرسی-۴۱۲"),
    ResultDraft(words="به صندوق معرفی شد و نوبت گرفت.", number="بازرسی-۴۱۵"),
    ResultDraft(words="با مقررات کنونی شدنی نیست؛ راهنمایی شد.", number="بازرسی-۴۱۹"),
)

#: What came of petitions that were heard, without an order of the governor's.
NOTED: Final = (
    "راهنمایی شد و مدیر دستگاه در جلسه پاسخ داد.",
    "مدیر دستگاه پذیرفت که تا دو هفته انجام دهد.",
    "مدارک او کم بود؛ کامل می‌کند و به دستگاه می‌برد.",
    "با مقررات کنونی شدنی نیست؛ برای او گفته شد.",
)

#: What visitors were told.
TOLD: Final = (
    "پاسخ همان‌جا گفته شد.",
    "گفته شد که درخواست به دستگاه مربوط رفت.",
    "راهنمایی شد که از راه سامانه پیگیری کند.",
    "نتیجه بررسی گفته شد.",
)

#: Why a visitor is not received by the governor.
WHY_NOT: Final = (
    "موضوع در صلاحیت شهرداری است.",
    "پرونده در دادگاه است.",
    "پیش‌تر پاسخ گرفته است.",
)

#: Who receives visitors in his place.
STAND_INS: Final = (
    "معاون هماهنگی امور عمرانی",
    "مدیرکل حوزه استاندار",
    "مدیرکل امور اجتماعی",
)
