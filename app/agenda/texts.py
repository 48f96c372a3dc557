"""The words of the programme every floor uses: kinds, states, roles, answers, rules."""

from __future__ import annotations

from typing import Final

EVENT_KINDS: Final[dict[str, str]] = {
    "meeting": "جلسه",
    "site_visit": "بازدید",
    "audience": "ملاقات",
    "public_meeting": "ملاقات عمومی",
    "staff_meeting": "دیدار با کارکنان",
    "ceremony": "مراسم",
    "trip": "سفر",
    "interview": "مصاحبه",
    "personal": "شخصی",
    "blocked": "وقت بسته",
}

EVENT_STATES: Final[dict[str, str]] = {
    "requested": "درخواست‌شده",
    "in_review": "در بررسی معاون",
    "needs_completion": "نیازمند تکمیل",
    "rejected": "رد شد",
    "tentative": "رزرو موقت",
    "scheduled": "قطعی",
    "invited": "دعوت‌شده",
    "held": "برگزار شد",
    "held_without": "بی حضور استاندار برگزار شد",
    "postponed": "به تعویق افتاد",
    "cancelled": "لغو شد",
    "minutes_awaited": "در انتظار صورتجلسه",
    "minutes_received": "صورتجلسه رسید",
    "follow_up": "در پیگیری",
    "reported": "به استاندار گزارش شد",
    "closed": "بسته شد",
}

EVENT_ORIGINS: Final[dict[str, str]] = {
    "agency": "دستگاه اجرایی",
    "county": "فرمانداری",
    "superior": "مقام بالاتر",
    "office": "خود دفتر",
    "person": "شخص",
}

EVENT_CHANNELS: Final[dict[str, str]] = {
    "letter": "نامه",
    "automation": "اتوماسیون",
    "phone": "تلفن",
    "in_person": "حضوری",
    "own": "دستور استاندار",
}

OPINIONS: Final[dict[str, str]] = {
    "asked": "پاسخ نداده",
    "suitable": "مناسب",
    "not_suitable": "نامناسب",
    "needs_completion": "نیازمند تکمیل",
}

ATTENDEE_ROLES: Final[dict[str, str]] = {
    "required": "حضور لازم",
    "optional": "در صورت امکان",
    "host": "میزبان",
    "secretary": "دبیر",
    "press": "رسانه",
    "signed_up": "نام‌نویسی کرده",
    "chosen": "انتخاب‌شده",
}

ANSWERS: Final[dict[str, str]] = {
    "none": "تماس نگرفته",
    "told": "گفته شد",
    "substitute": "جانشین می‌آید",
    "declined": "نمی‌آید",
    "no_answer": "پاسخ نداد",
}

INVITERS: Final[dict[str, str]] = {
    "office": "همین دفتر",
    "outside": "دبیرخانه بیرونی",
    "nobody": "دعوتنامه ندارد",
}

PRESS_NEEDS: Final[dict[str, str]] = {
    "photo": "عکس",
    "film": "فیلم",
    "reporter": "خبرنگار",
    "broadcaster": "صدا و سیما",
}

RESOURCE_KINDS: Final[dict[str, str]] = {
    "governor": "استاندار",
    "deputy": "معاون",
    "room": "اتاق",
    "vehicle": "خودرو",
}

MOVES: Final[dict[str, str]] = {
    "moved": "جابه‌جا شد",
    "postponed": "به تعویق افتاد",
    "cancelled": "لغو شد",
}

SERIES_RULES: Final[dict[str, str]] = {
    "weekly": "هفتگی",
    "monthly_day": "ماهانه، در روز ماه",
    "monthly_weekday": "ماهانه، در روز هفته",
}

DAY_OFF_RULES: Final[dict[str, str]] = {
    "drop": "برگزار نمی‌شود",
    "next": "روز کاری بعد",
    "ask": "پرسیده شود",
}

CLASH_RULES: Final[dict[str, str]] = {
    "entry": "برنامه دیگر",
    "capacity": "ظرفیت",
    "hours": "ساعت کار",
    "ramadan": "ساعت کار رمضان",
    "prayer": "وقت نماز",
    "day_off": "روز تعطیل",
    "public_day": "روز ملاقات عمومی",
    "gap": "فاصله میان برنامه‌ها",
    "lead_time": "مهلت برنامه‌ریزی",
    "past": "زمان گذشته",
}

#: What whoever may not see an entry sees of it.
BUSY: Final = "مشغول"
