"""The words of protocol work every floor uses: kinds of cases, states, roles, answers."""

from __future__ import annotations

from typing import Final

CASE_KINDS: Final[dict[str, str]] = {
    "foreign_trip": "سفر خارجی",
    "outbound_delegation": "اعزام هیأت استان",
    "delegation": "هیأت خارجی",
    "domestic_guest": "میهمان عالی‌رتبه داخلی",
    "ceremony": "مراسم و همایش",
    "pavilion": "پاویون",
    "consular": "امور کنسولی",
    "occasion": "مناسبت",
    "country_session": "نشست تخصصی کشورها",
}

CASE_STATES: Final[dict[str, str]] = {
    "requested": "درخواست‌شده",
    "planned": "در تدارک",
    "ordered": "دستور گرفته شد",
    "examined": "بررسی شد",
    "permit_asked": "منتظر مجوز",
    "permitted": "مجوز رسید",
    "prepared": "آماده",
    "under_way": "در سفر",
    "returned": "منتظر گزارش",
    "reported": "گزارش رسید",
    "sent": "گزارش فرستاده شد",
    "summed_up": "جمع‌بندی شد",
    "published": "منتشر شد",
    "accepted": "پذیرفته شد",
    "drafted": "برنامه تنظیم شد",
    "approved": "برنامه تأیید شد",
    "arrived": "در استان",
    "departed": "بدرقه شد",
    "held": "برگزار شد",
    "asked": "فرستاده شد",
    "answered": "پاسخ رسید",
    "refused": "موافقت نشد",
    "cancelled": "لغو شد",
    "closed": "بسته شد",
}

TASK_STATES: Final[dict[str, str]] = {
    "open": "مانده",
    "done": "انجام شد",
    "not_needed": "لازم نیست",
}

ANCHORS: Final[dict[str, str]] = {
    "start": "روز آغاز",
    "end": "روز پایان",
    "opened": "روز گشودن پرونده",
}

CONDITIONS: Final[dict[str, str]] = {
    "": "همیشه",
    "rank": "از این مقام به بالا",
    "governor": "با حضور استاندار",
    "route": "از این مسیر مجوز",
}

PERMIT_ROUTES: Final[dict[str, str]] = {
    "": "—",
    "headquarters": "الف: ستاد هماهنگی روابط اقتصادی خارجی",
    "minister": "ب: وزیر کشور (استان مرزی، فوری)",
}

PERSON_ROLES: Final[dict[str, str]] = {
    "head": "رئیس هیأت",
    "member": "عضو",
    "guest": "میهمان",
    "companion": "همراه",
    "interpreter": "مترجم",
    "security": "حفاظت",
    "host": "میزبان",
    "guide": "مهماندار",
}

VISAS: Final[dict[str, str]] = {
    "": "—",
    "not_needed": "لازم نیست",
    "asked": "درخواست شد",
    "issued": "صادر شد",
    "refused": "رد شد",
}

ENTRY_KINDS: Final[dict[str, str]] = {
    "journey": "جابه‌جایی",
    "reception": "استقبال",
    "meeting": "دیدار",
    "visit": "بازدید",
    "ceremony": "مراسم",
    "speech": "سخنرانی",
    "meal": "پذیرایی",
    "media": "رسانه",
    "gift": "اهدای هدیه",
    "rest": "استراحت",
    "farewell": "بدرقه",
}

CONVERSATION_CHANNELS: Final[dict[str, str]] = {
    "phone": "تلفن",
    "in_person": "حضوری",
    "letter": "نامه",
    "fax": "دورنگار",
    "email": "رایانامه",
    "messenger": "پیام‌رسان",
}

CONVERSATION_DIRECTIONS: Final[dict[str, str]] = {"ours": "ما با او", "theirs": "او با ما"}

RECIPIENTS: Final[dict[str, str]] = {
    "minister": "وزیر کشور",
    "presidency": "نهاد ریاست جمهوری",
    "foreign_ministry": "وزارت امور خارجه",
}

DISPATCH_CHANNELS: Final[dict[str, str]] = {
    "government_network": "شبکه دولت",
    "automation": "اتوماسیون",
    "courier": "پیک",
    "post": "پست",
    "by_hand": "دستی",
}

CONSULAR_KINDS: Final[dict[str, str]] = {
    "": "—",
    "visa": "روادید",
    "note": "یادداشت رسمی",
    "residence": "اقامت",
    "passport": "گذرنامه",
    "other": "دیگر",
}

LETTER_PURPOSES: Final[dict[str, str]] = {
    "congratulation": "تبریک",
    "condolence": "تسلیت",
    "invitation": "دعوت",
    "note": "یادداشت به سفارت",
    "request": "درخواست",
    "report": "گزارش",
}

LANGUAGES: Final[dict[str, str]] = {
    "": "—",
    "en": "انگلیسی",
    "ar": "عربی",
    "ru": "روسی",
    "fr": "فرانسوی",
    "tr": "ترکی",
}

SEATINGS: Final[dict[str, str]] = {
    "facing": "دو سوی میز",
    "head": "میز با صدر",
    "horseshoe": "نعل اسب",
    "round": "میز گرد",
    "rows": "ردیف تماشاگران",
}

GIFT_DIRECTIONS: Final[dict[str, str]] = {"given": "داده شد", "received": "گرفته شد"}

AGREEMENT_KINDS: Final[dict[str, str]] = {
    "agreement": "موافقت‌نامه",
    "memorandum": "یادداشت تفاهم",
    "protocol": "صورتجلسه همکاری",
    "sister_city": "خواهرخواندگی",
    "contract": "قرارداد",
}

AGREEMENT_STATES: Final[dict[str, str]] = {
    "in_force": "معتبر",
    "expiring": "رو به پایان",
    "expired": "مدت گذشت",
    "ended": "پایان یافت",
}
